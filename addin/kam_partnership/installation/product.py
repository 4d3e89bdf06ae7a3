"""What is installed, and how to tell one add-in file from another."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from kam_partnership import __version__
from kam_partnership.errors import FileUnreadable
from kam_partnership.loading import load
from kam_partnership.repairing import installed_version
from kam_partnership.shipped_files import ADDIN_NAME as ADDIN_NAME
from kam_partnership.shipped_files import addin_path

#: Names the user's configuration file; the build writes the same name into the add-in's VBA.
PROJECT_NAME: Final = "kam_partnership"

_CORE_PART = "docProps/core.xml"
#: No file of properties is larger.
_LARGEST_CORE = 100_000
#: What else unpacking a damaged archive raises.
_UNPACKING = (zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
_XLWINGS = "xlwings "


@dataclass(frozen=True, slots=True)
class Product:
    """The files that this version of the package brings along.

    Attributes:
        addin: the add-in file.
        applescript: xlwings' bridge between Excel for Mac and Python; empty when xlwings is not whole.
        version: ours.
    """

    addin: bytes
    applescript: bytes
    version: str

    @property
    def identity(self) -> Identity:
        """Whose add-in it is, and for which xlwings."""
        found = identify(self.addin)
        if found is None:
            raise FileUnreadable("file_not_a_workbook", file=ADDIN_NAME, reason=_CORE_PART)
        return found

    @property
    def applescript_name(self) -> str:
        """The name under which the add-in's VBA calls the script: it carries xlwings' version."""
        return f"xlwings-{self.identity.xlwings_version}.applescript"


@dataclass(frozen=True, slots=True)
class Identity:
    """What an add-in file says about itself; "" where it says nothing."""

    version: str
    xlwings_version: str


def xlwings_version() -> str:
    """Of the xlwings that is installed, "" when it is not; importing it would bring along what it finds beside it."""
    return installed_version("xlwings")


def packaged_product() -> Product:
    """The product as it came with this package.

    Raises:
        FileUnreadable: when the add-in is missing.
        LibraryMissing: when xlwings is missing or not whole.
    """
    found = what_is_left()
    if not found.addin:
        raise FileUnreadable("file_not_found", file=str(addin_path()))
    if not found.applescript:
        load("xlwings")  # which tells what is wrong with it, unless it is nothing but the script
        raise FileUnreadable("file_not_found", file=str(_applescript_path()))
    return found


def what_is_left() -> Product:
    """The same for a look at what is wrong: files that are missing are empty."""
    return Product(_content(addin_path()), _content(_applescript_path()), __version__)


def _applescript_path() -> Path:
    found = importlib.util.find_spec("xlwings")
    folder = Path(found.origin).parent if found is not None and found.origin is not None else Path()
    return folder / f"xlwings-{xlwings_version()}.applescript"


def _content(path: Path) -> bytes:
    """Of a file of this program; empty when it is missing or something stands before it."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def identify(addin: bytes) -> Identity | None:
    """What an add-in file says about itself; None for a file that is no add-in of ours.

    Read without any library of others: whoever finds out what is wrong must not need what may be wrong.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(addin)) as archive:
            if archive.getinfo(_CORE_PART).file_size > _LARGEST_CORE:
                return None
            properties = archive.read(_CORE_PART).decode("utf-8")
        if "<!" in properties:  # entities, which no Office program writes there
            return None
        core = ElementTree.fromstring(properties)  # noqa: S314 - nothing in it can grow
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, ElementTree.ParseError, *_UNPACKING):
        return None
    keywords = core.findtext("{*}keywords") or ""
    return Identity(
        version=core.findtext("{*}version") or "",
        xlwings_version=keywords.removeprefix(_XLWINGS) if keywords.startswith(_XLWINGS) else "",
    )


def sha256(content: bytes) -> str:
    """The fingerprint that people compare."""
    return hashlib.sha256(content).hexdigest()
