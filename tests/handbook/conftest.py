"""The year that the handbook tells, lived through the product's own commands."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kam_partnership.texts import Language

DOCS = Path(__file__).parents[2] / "docs"
sys.path.append(str(DOCS))  # where the story stands, beside the pages that it is told on

from handbook_year import Year, live  # noqa: E402

_YEARS: dict[Language, Year] = {}


@pytest.fixture
def year(language: Language, tmp_path_factory: pytest.TempPathFactory) -> Year:
    """All its files; read only."""
    if language not in _YEARS:
        _YEARS[language] = live(tmp_path_factory.mktemp("year"), language)
    return _YEARS[language]
