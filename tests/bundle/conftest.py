"""A bundle of tiny wheels and a made-up Python: put together in a moment, by the same code."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kam_partnership.bundle import build
from kam_partnership.bundle.archive import zipped
from kam_partnership.bundle.build import Bundle
from kam_partnership.bundle.own_wheel import own_wheel
from kam_partnership.bundle.targets import Target

PYTHON_FILES = {
    "python.exe": b"MZ python",
    "pythonw.exe": b"MZ pythonw",
    "python312._pth": b"python312.zip\r\n.\r\n\r\n#import site\r\n",
    "python312.zip": b"PK",
    "LICENSE.txt": b"A. HISTORY OF THE SOFTWARE",
}


def wheel(name: str, version: str, *needs: str, more: Mapping[str, bytes] | None = None) -> tuple[str, bytes]:
    """(file name, content) of a wheel with one module."""
    stem = f"{name}-{version}"
    requires = "".join(f"Requires-Dist: {need}\n" for need in needs)
    files = {
        f"{name}/__init__.py": b"VALUE = 1\n",
        f"{name}/tests/test_it.py": b"assert True\n",
        f"{stem}.dist-info/METADATA": (
            f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\nLicense-Expression: MIT\n"
            f"Project-URL: Homepage, https://example.org/{name}\n{requires}"
        ).encode(),
        f"{stem}.dist-info/licenses/LICENSE": f"You may use {name}.".encode(),
        **(more or {}),
    }
    files[f"{stem}.dist-info/RECORD"] = "".join(
        f"{place},,\n" for place in [*files, f"{stem}.dist-info/RECORD"]
    ).encode()
    return f"{stem}-py3-none-any.whl", zipped(files)


def wheels() -> dict[str, bytes]:
    """xlwings with its DLL, and what it needs on Windows alone."""
    dll = {"xlwings-0.37.8.data/data/xlwings64-0.37.8.dll": b"MZ dll", "xlwings-0.37.8.data/scripts/x.py": b"#!python"}
    needs = ('pywin32; platform_system == "Windows"', 'psutil; platform_system == "Darwin"')
    return dict(
        [
            wheel("xlwings", "0.37.8", *needs, more=dll),
            wheel("pywin32", "312"),
            wheel("pillow", "13.0.0"),
        ]
    )  # fmt: skip


@pytest.fixture(scope="session")
def ours() -> tuple[str, bytes]:
    return own_wheel()


@pytest.fixture(scope="session")
def bundle(ours: tuple[str, bytes]) -> Bundle:
    return build.assemble(Target.AMD64, PYTHON_FILES, wheels(), ours)
