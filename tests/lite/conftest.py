"""What the tests of the pane share."""

from __future__ import annotations

from pathlib import Path

import pytest

from kam_partnership.texts import Language
from support.lite.shipped import shipped_program


@pytest.fixture(scope="session")
def german() -> str:
    return shipped_program(Language.DE)


@pytest.fixture(scope="session")
def pane_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pane")
