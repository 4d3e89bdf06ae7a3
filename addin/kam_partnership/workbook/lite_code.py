"""The program that a workbook of the Lite edition holds for the add-in xlwings Lite: ours, or somebody else's.

``lite_releases.json`` is written by ``addin/build.py``: the hash of each program that was ever published, and of
today's. A release keeps its entry for good.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Final, NamedTuple

from kam_partnership.shipped_files import Edition
from kam_partnership.xlsx.package import Package, read_bytes
from kam_partnership.xlsx.web_extensions import WebExtension, web_extensions

#: xlwings Lite in Microsoft's store.
ADD_IN: Final = "wa200008175"
#: The settings that hold the program, and the packages that it needs.
PROGRAM, REQUIREMENTS = "main.py", "requirements.txt"
#: Written by the add-in: which versions it found for the packages that were asked for.
_PINNED: Final = "requirements-pinned.txt"
FILE_NAME: Final = "lite_releases.json"


class Release(NamedTuple):
    """A program of ours as it was published.

    Attributes:
        version: of the product.
        language: that it speaks, such as "de".
        requirements: the packages that it asks for, as they stand in its file.
    """

    version: str
    language: str
    requirements: str


def lite_extensions(package: Package) -> tuple[WebExtension, ...]:
    """What xlwings Lite keeps in the workbook; usually one part or none. Raises FileUnreadable when it is damaged."""
    return tuple(extension for extension in web_extensions(package) if extension.add_in == ADD_IN)


def edition_of(path: Path) -> Edition:
    """What a workbook file was made for: the Lite edition where xlwings Lite keeps anything in it.

    Raises FileUnreadable.
    """
    package = Package.look_into(read_bytes(path), str(path))
    return Edition.LITE if lite_extensions(package) else Edition.PLAIN


def code_files(extension: WebExtension) -> Mapping[str, str]:
    """The files that the add-in keeps, programs and others, by their names; its own settings have no ending."""
    return {name: str(value) for name, value in extension.settings.items() if "." in name}


def release_of(extension: WebExtension) -> Release | None:
    """Which release of ours the add-in would run; None when a file was changed or added, or is somebody else's."""
    files = dict(code_files(extension))
    release = _releases().get(code_hash(files.pop(PROGRAM, "")))
    if release is None or files.pop(REQUIREMENTS, "").split() != release.requirements.split():
        return None
    files.pop(_PINNED, None)
    return None if files else release


def code_hash(program: str) -> str:
    """SHA-256 of a program, in hexadecimal; how its lines end does not matter, since editors change that."""
    return hashlib.sha256(program.replace("\r\n", "\n").encode()).hexdigest()


@functools.cache
def _releases() -> Mapping[str, Release]:
    stored = json.loads(resources.files(__package__).joinpath(FILE_NAME).read_text("utf-8"))
    return {entry.pop("sha256"): Release(**entry) for entry in stored}
