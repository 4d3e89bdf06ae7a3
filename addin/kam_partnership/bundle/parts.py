"""What a bundle is made of, as its bill of materials and its licences tell it."""

from __future__ import annotations

import email.parser
import io
import itertools
import re
import zipfile
from dataclasses import dataclass, field
from email.message import Message
from typing import Final

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kam_partnership.bundle.targets import EmbeddablePython, Target
from kam_partnership.installation.product import sha256

_LICENCE_FILES: Final = ("licen", "copying", "notice", "authors")
_UNKNOWN: Final = ("", "UNKNOWN")
_CLASSIFIER: Final = "License :: OSI Approved :: "
_LONGEST_NAME: Final = 60
#: SPDX's name, by part and by what the part calls its licence, where the licence's text was read and leaves no doubt.
#: Programs that read bills put a name to such words themselves; one makes BSD-4-Clause of ReportLab's.
READ_AS: Final = {
    ("argcomplete", "Apache Software License"): "Apache-2.0",
    ("defusedxml", "PSFL"): "PSF-2.0",
    ("font-source-sans-pro", "SIL OFL 1.1"): "OFL-1.1-RFN",
    ("markdown-it-py", "MIT License"): "MIT",
    ("mdurl", "MIT License"): "MIT",
    ("reportlab", "BSD License"): "BSD-3-Clause",
    ("sortedcontainers", "Apache 2.0"): "Apache-2.0",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part.

    Attributes:
        name: in the index's normal form; "python" for Python itself.
        file: its name in the bundle; "" for Python, which is many.
        licence: an SPDX expression where the part gives one or its text is one's, else its own words.
        licence_texts: by their place in the part.
        needs: names of other parts.
    """

    name: str
    version: str
    summary: str
    home: str
    file: str
    sha256: str
    licence: str
    licence_texts: dict[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()


def part_of_wheel(file: str, content: bytes, environment: dict[str, str]) -> Part:
    """A wheel as a part; ``environment`` answers the markers of what it needs."""
    with zipfile.ZipFile(io.BytesIO(content)) as wheel:
        [metadata] = [
            name for name in wheel.namelist() if name.endswith(".dist-info/METADATA") and name.count("/") == 1
        ]
        about = email.parser.Parser().parsestr(wheel.read(metadata).decode())
        texts = _licence_texts(wheel)
    name = canonicalize_name(str(about["Name"]))
    words = licence_told(about)
    return Part(
        name,
        str(about["Version"]),
        str(about["Summary"] or ""),
        _home(about),
        file,
        sha256(content),
        READ_AS.get((name, words), words),
        texts,
        _needs(about, environment),
    )


def part_of_python(python: EmbeddablePython, files: dict[str, bytes]) -> Part:
    """Python as a part; its hash is the one of the archive that holds its files."""
    texts = {name: _decoded(files[name]) for name in files if "/" not in name and _is_licence(name)}
    summary, home = "the original embeddable Python for Windows", "https://www.python.org/"
    return Part("python", python.version, summary, home, "", python.member_sha256, "PSF-2.0", texts)


def markers(target: Target, python: EmbeddablePython) -> dict[str, str]:
    """What the markers of requirements ask, as that Windows answers."""
    return {
        "os_name": "nt",
        "sys_platform": "win32",
        "platform_system": "Windows",
        "platform_machine": target.machine,
        "platform_python_implementation": "CPython",
        "platform_release": "10",
        "platform_version": "10.0.19045",
        "implementation_name": "cpython",
        "implementation_version": python.version,
        "python_version": python.short,
        "python_full_version": python.version,
        "extra": "",
    }


def applies(marker: Marker | None, environment: dict[str, str]) -> bool:
    """Whether a requirement holds there."""
    return marker is None or marker.evaluate(environment)


def _licence_texts(wheel: zipfile.ZipFile) -> dict[str, str]:
    """Those beside the metadata and, for what a part took over, such as fonts, among its files; each text once.

    Without any, what its modules begin with.
    """
    named = sorted(filter(_is_licence, wheel.namelist()), key=lambda name: (".dist-info/" not in name, name))
    texts: dict[str, str] = {}  # places by their text
    for name in named:
        texts.setdefault(_decoded(wheel.read(name)), name)
    if texts:
        return {name: words for words, name in texts.items()}
    modules = [name for name in wheel.namelist() if re.fullmatch(r"[^/]+/__init__\.py", name)]
    comments = {name: _opening_comment(_decoded(wheel.read(name))) for name in modules}
    return {name: comment for name, comment in comments.items() if "copyright" in comment.lower()}


#: Programs about licences, and lists of all there are.
_NO_TEXT: Final = (".py", ".pyc", ".pyi", ".json", ".json.about")


def _is_licence(name: str) -> bool:
    file = name.lower().rpartition("/")[2]
    return any(word in file for word in _LICENCE_FILES) and not file.endswith(_NO_TEXT)


def _opening_comment(module: str) -> str:
    lines = itertools.takewhile(lambda line: line.startswith("#"), module.splitlines())
    return "\n".join(line.removeprefix("#").removeprefix(" ") for line in lines)


def _decoded(content: bytes) -> str:
    return content.decode("utf-8", "replace")


def licence_told(about: Message) -> str:
    """What the metadata of a wheel call its licence; "" for nothing."""
    expression = str(about["License-Expression"] or "")
    if expression:
        return expression
    words = str(about["License"] or "").strip()
    if words not in _UNKNOWN and len(words) <= _LONGEST_NAME and "\n" not in words:
        return words
    classifiers = [str(one) for one in about.get_all("Classifier", [])]
    named = [one.removeprefix(_CLASSIFIER) for one in classifiers if one.startswith(_CLASSIFIER)]
    return ", ".join(named)


def _home(about: Message) -> str:
    urls = dict(str(one).split(", ", 1) for one in about.get_all("Project-URL", []))
    return str(about["Home-page"] or "") or next(iter(urls.values()), "")


def _needs(about: Message, environment: dict[str, str]) -> tuple[str, ...]:
    told = map(Requirement, map(str, about.get_all("Requires-Dist", [])))
    return tuple(sorted({canonicalize_name(one.name) for one in told if applies(one.marker, environment)}))
