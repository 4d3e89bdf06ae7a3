"""What people typed on the sheet of the analysis, whose rows recompute fills, is named before it is gone."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from carry import damage
from kam_partnership.carry.editions import is_known_text
from kam_partnership.cells import is_blank
from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from kam_partnership.texts import Language
from kam_partnership.workbook import analysis, names
from kam_partnership.workbook.analysis import RowKind
from kam_partnership.workbook.analysis_rows import analysis_rows
from kam_partnership.workbook.judged_file import judge

FORMER = sorted((Path(__file__).parents[1] / "data").glob("template_1_0*/*.xlsx"))
#: Beside the verdict, a figure, its headings and outside the block; a number; one over a word of ours.
TYPED = {"H5": "Rückfrage", "I16": "Jahresgespräch", "H7": "Notiz", "K9": "außen", "G10": 42, "C9": "Unser Wert"}


@pytest.fixture
def computed(path: Path) -> Path:
    """With every kind of row that recompute writes without Excel."""
    assert run(["snapshot", str(path), "--date", "2026-06-01"]) == 0
    with open_book(path) as book:
        book.names[names.EVIDENCE_COLUMN].refers_to_range[0].raw_value = "Beispiel aus dem Mai. " * 12
        book.names[names.SUPPLIER_COLUMN].refers_to_range[6].raw_value = 5.0
        book.app.calculate()
        book.save()
    assert run(["recompute", str(path)]) == 0
    return path


def test_each_is_told_with_its_cell_and_the_old_file_is_kept(
    computed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def typed(book: Any) -> None:
        for cell, value in TYPED.items():
            book["Auswertung"][cell] = value

    damage.edited(computed, typed)
    before = computed.read_bytes()
    capsys.readouterr()
    assert run(["upgrade", str(computed)]) == 1
    told = capsys.readouterr().out
    assert [f"Auswertung!{cell}: „{value}“" in told for cell, value in TYPED.items()] == [True] * len(TYPED)
    assert told.count("Auswertung!") == len(TYPED)
    assert computed.with_name(f"{computed.name}.bak").read_bytes() == before


def test_what_recompute_wrote_is_nobodys(computed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kinds = {row[0].value for row in openpyxl.load_workbook(computed)["Auswertung"].iter_rows(max_col=1)}
    assert {str(kind) for kind in RowKind} - {"", RowKind.LIVE} <= kinds
    assert run(["upgrade", str(computed)]) == 0
    assert "Alles wurde übernommen." in capsys.readouterr().out


@pytest.mark.parametrize("language", Language)
def test_beside_what_differs_each_kind_of_row_holds_only_words_of_ours(language: Language, computed: Path) -> None:
    rows = analysis_rows(judge(computed, language), dt.datetime(2026, 11, 28))
    for row in rows:
        differing = analysis.FILLED.get(RowKind(row[analysis.KIND] or ""), frozenset())
        others = [value for column, value in enumerate(row) if column not in differing and not is_blank(value)]
        assert [value for value in others if not is_known_text(str(value))] == []


@pytest.mark.parametrize("file", FORMER, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_an_analysis_of_an_earlier_template_is_nobodys_either(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copy(file, tmp_path))
    run(["upgrade", str(copy), "--lang", "de"])
    assert "Auswertung!" not in capsys.readouterr().out
