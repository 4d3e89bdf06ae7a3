"""What is installed, and how to tell one add-in file from another."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kam_partnership import __version__
from kam_partnership.errors import FileUnreadable
from kam_partnership.shipped_files import ADDIN_NAME as ADDIN_NAME
from kam_partnership.shipped_files import addin_path
from kam_partnership.xlsx.package import Package, read_bytes

#: Names the user's configuration file; the build writes the same name into the add-in's VBA.
PROJECT_NAME: Final = "kam_partnership"

_CORE_PART = "docProps/core.xml"
_XLWINGS = "xlwings "


@dataclass(frozen=True, slots=True)
class Product:
    """The files that this version of the package brings along.

    Attributes:
        addin: the add-in file.
        applescript: xlwings' bridge between Excel for Mac and Python.
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
    """Of the xlwings that is installed; asked without importing it, which would bring along what it finds beside it."""
    return importlib.metadata.version("xlwings")


def packaged_product() -> Product:
    """The product as it came with this package. Raises FileUnreadable when a part of it is missing."""
    found = importlib.util.find_spec("xlwings")
    folder = Path(found.origin).parent if found is not None and found.origin is not None else Path()
    script = folder / f"xlwings-{xlwings_version()}.applescript"
    return Product(read_bytes(addin_path()), read_bytes(script), __version__)


def identify(addin: bytes) -> Identity | None:
    """What an add-in file says about itself; None for a file that is no add-in of ours."""
    try:
        core = Package.open(addin, ADDIN_NAME).xml(_CORE_PART)
    except FileUnreadable:
        return None
    keywords = core.findtext("{*}keywords") or ""
    return Identity(
        version=core.findtext("{*}version") or "",
        xlwings_version=keywords.removeprefix(_XLWINGS) if keywords.startswith(_XLWINGS) else "",
    )


def sha256(content: bytes) -> str:
    """The fingerprint that people compare."""
    return hashlib.sha256(content).hexdigest()
