"""The add-in as users receive it, and a fresh build of it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from building.addin_file import build_addin

ADDIN = Path(__file__).parents[2] / "addin" / "KAM_Partnerschaft.xlam"


@pytest.fixture(scope="session")
def addin_path() -> Path:
    return ADDIN


@pytest.fixture(scope="session")
def addin_parts(addin_path: Path) -> dict[str, bytes]:
    """The parts of the file: name -> content."""
    with zipfile.ZipFile(addin_path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="session")
def fresh_addin() -> bytes:
    return build_addin()
