"""The program that a workbook of the Lite edition holds for the add-in xlwings Lite: ours, or somebody else's.

``lite_releases.json`` is written by ``addin/build.py``: the hash of each program that was ever published, and of
today's. A release keeps its entry for good.
"""

from __future__ import annotations

import functools
import hashlib
import json
import posixpath
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Final, NamedTuple

from kam_partnership.assessment import Code, Finding
from kam_partnership.plain_text import readable
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.web_extensions import WebExtension, leads_nowhere, web_extensions

#: xlwings Lite in Microsoft's store.
ADD_IN: Final = "wa200008175"
#: The settings that hold the program, and the packages that it needs.
PROGRAM, REQUIREMENTS = "main.py", "requirements.txt"
#: Written by the add-in: which versions it found for the packages that were asked for.
_PINNED: Final = "requirements-pinned.txt"
#: Names of add-ins by their identities in Microsoft's store.
_KNOWN: Final = {ADD_IN: "xlwings Lite"}
_OFFICE, _PYTHON = "office.", ".py"
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


class AddIn(NamedTuple):
    """A web add-in of Office that keeps something in a workbook.

    Attributes:
        name: as people know it, or its identity in its store; "" when the file does not tell.
        code: the names of the files of its program; none where it keeps settings only.
        release: of ours, when the program is one; None for all other programs, and without one.
    """

    name: str
    code: tuple[str, ...] = ()
    release: Release | None = None

    @property
    def is_foreign(self) -> bool:
        """True for a program that is no release of ours, or that nobody can read."""
        return bool(self.code) and self.release is None


def add_ins(package: Package) -> tuple[AddIn, ...]:
    """What the web add-ins of Office keep in the workbook; usually one or none."""
    return tuple(_add_in(extension) for extension in web_extensions(package))


def _add_in(extension: WebExtension) -> AddIn:
    name = _KNOWN.get(extension.add_in, readable(extension.add_in))
    if extension.is_damaged:
        return AddIn(name, (readable(posixpath.basename(extension.part)),))
    files = tuple(map(readable, code_files(extension)))
    return AddIn(name, files, release_of(extension) if files else None)


def lite_extensions(package: Package) -> tuple[WebExtension, ...]:
    """What xlwings Lite keeps in the workbook; usually one part or none.

    A company that hosts the add-in itself gives it an identity of its own: there the program's name tells.
    """
    return tuple(found for found in web_extensions(package) if found.add_in == ADD_IN or PROGRAM in found.settings)


def code_findings(package: Package) -> Iterator[Finding]:
    """Programs in the workbook that are no release of ours, and what is left of those that are gone."""
    for add_in in add_ins(package):
        if add_in.is_foreign:
            yield Finding(Code.FOREIGN_CODE, details={"add_in": add_in.name or "?", "files": ", ".join(add_in.code)})
    if leads_nowhere(package):
        yield Finding(Code.CODE_MISSING)


def code_files(extension: WebExtension) -> Mapping[str, str]:
    """The files that the add-in keeps, programs and others, by their names.

    Settings of xlwings Lite have no ending, unlike its files; Office's own begin with its name. What other add-ins
    call their settings is theirs: there only an ending of Python counts.
    """
    known = extension.add_in == ADD_IN or PROGRAM in extension.settings
    return {
        name: str(value)
        for name, value in extension.settings.items()
        if (known and "." in name and not name.casefold().startswith(_OFFICE)) or name.casefold().endswith(_PYTHON)
    }


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
