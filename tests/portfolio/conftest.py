"""A folder of generated workbooks, and accounts made up for the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.many_workbooks import write_many


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty good workbooks in a folder below; read only."""
    place = tmp_path_factory.mktemp("accounts")
    write_many(place, 40)
    return place
