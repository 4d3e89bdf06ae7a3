"""A filled workbook for the tests of carrying, and how to run a command on it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from kam_partnership.workbook import names
from support.workbooks import GERMAN, Content, fill

ROWS = (
    ("Frühe Einbindung in neue Vorhaben", 2.0, 9.0, 4.0),
    ("Eigenes Kriterium: Nachhaltigkeit & mehr", None, 6.5, 7.0),
    ("1/2 Zusage", 1.0, "7,5", 3.0),
    ("Zusagen verlässlich einhalten", 0.5, 8.0, None),
    ("''in Häkchen'", 1.0, True, 5.0),
    (None, None, None, None),
    ("Wissen und Know-how aktiv teilen", 3.0, 2.0, 10.0),
)
RATINGS = '{"criteria":[["Zusagen verlässlich einhalten",1,8,4],["Eigenes",1,2,3]]}'
HISTORY = {"date": 46000.0, "author": "A. Beispiel", "supplier_score": 6.2, "key_account_score": 5.4,
           "net_balance": -0.8, "level": 5.8, "zone": "Kooperation", "ratings": RATINGS}  # fmt: skip
GENERAL = {"key_account": "Müller & Söhne", "supplier": "3/4 GmbH", "author": "'Anna", "date": 46347.0}


def score(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What ``score --json`` says, but for the file's name."""
    capsys.readouterr()
    assert run(["score", "--json", "--lang", "de", str(path)]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    told.pop("file")
    return told


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A German workbook with seven rows, odd entries, own settings and one saved assessment."""
    path = fill(tmp_path_factory.mktemp("carry") / "mappe.xlsx", Content((1.0, 10.0, 2.0, 4.5, 7.5), ROWS), GERMAN)
    with open_book(path) as book:
        for key, value in GENERAL.items():
            text = f"'{value}" if isinstance(value, str) else value
            book.names[names.GENERAL_CELLS[key]].refers_to_range.raw_value = text
        for key, value in HISTORY.items():
            text = f"'{value}" if isinstance(value, str) else value
            book.names[names.HISTORY_COLUMNS[key]].refers_to_range.raw_value = text
        book.names[names.CRITERION_COLUMN].refers_to_range[2].raw_value = "'1/2 Zusage"
        book.app.calculate()
        book.save()
    return path


@pytest.fixture
def path(original: Path, tmp_path: Path) -> Path:
    """A copy that the test may change."""
    return Path(shutil.copy(original, tmp_path))
