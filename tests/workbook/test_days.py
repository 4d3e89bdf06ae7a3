"""Days in a workbook: what is due is seen at opening, and what is no day is told with its cell."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

import tiers
from kam_partnership.assessment import Code
from kam_partnership.excel import commands
from kam_partnership.excel.live import range_of
from kam_partnership.headless import open_book
from kam_partnership.texts import Language, finding_text
from kam_partnership.workbook import names
from kam_partnership.workbook.days import DAY_NAMES, SUSPECTS
from kam_partnership.workbook.judged_file import judge
from kam_partnership.xlsx.dates import AFTER_LAST_DAY
from support.libreoffice import needs_libreoffice, to_pdf
from support.workbooks import ENGLISH, GERMAN

PAST, FUTURE = 43831.0, 69763.0  # 1 January 2020 and 2091: on the same side of today for a long while
DUE, DONE = names.MEASURE_COLUMNS["due"], "erledigt"
Row = tuple[str, object, str]


def filled(tmp_path: Path, rows: Iterable[Row] = (), template: Path = GERMAN, **cells: object) -> Path:
    """A workbook with measures (words, day, status) and single cells by their names."""
    path = Path(shutil.copy(template, tmp_path / "kam.xlsx"))
    with open_book(path) as book:
        for index, row in enumerate(rows):
            for key, value in zip(("measure", "due", "status"), row, strict=True):
                range_of(book, names.MEASURE_COLUMNS[key])[index, 0].raw_value = value
        for name, value in cells.items():
            range_of(book, name)[0, 0].raw_value = value
        book.app.calculate()
        book.save()
    return path


def shown(path: Path, *cells: str) -> list[object]:
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    return [sheet[cell].value or "" for cell in cells]


# ---------------------------------------------------------------------- what is due
def test_the_line_holds_the_earliest_day_of_open_measures_and_the_review(tmp_path: Path) -> None:
    rows = [
        ("Erledigtes", 40000, DONE),
        ("Später", 46400, ""),
        ("Angebot\nprüfen", 46380, "vereinbart"),
        ("Ohne", "", ""),
    ]
    path = filled(tmp_path, rows, **{names.NEXT_REVIEW: 46397.0})
    day, words, review = shown(path, "C4", "D4", "I4")
    assert (day, words, review) == (46380, "Angebot prüfen", "10.01.2027")


@pytest.mark.parametrize(
    "rows", [(), [("Nie", "gestern", "")], [("Nie", -1.0, "")], [("", PAST, "")], [("Erledigt", PAST, DONE)]],
    ids=["nothing", "text", "negative", "without words", "done"],
)  # fmt: skip
def test_nothing_open_and_dated_leaves_the_line_empty(tmp_path: Path, rows: list[Row]) -> None:
    assert shown(filled(tmp_path, rows), "C4", "D4", "I4") == ["", "", ""]


@pytest.mark.parametrize("template", [GERMAN, ENGLISH])
def test_what_the_cells_hold_is_hidden_and_only_looks_ask_for_today(template: Path) -> None:
    book = openpyxl.load_workbook(template)
    [(hidden, place)] = book.defined_names[names.DUE_SOON].destinations
    assert book[hidden][place].value == 14
    sheet = book.worksheets[0]
    looks = {str(one.sqref): one.rules for one in sheet.conditional_formatting}
    for cell in ("C4", "D4", "I4"):
        assert sheet[cell].number_format == ";;;"
        overdue, soon = looks[cell]
        assert "TODAY()" in overdue.formula[0]
        assert f"TODAY()+{names.DUE_SOON}" in soon.formula[0]
        assert overdue.stopIfTrue
        assert "◆" in overdue.dxf.numFmt.formatCode or cell == "D4"  # never by colour alone


@tiers.before_release("the looks of the cells, above")
@needs_libreoffice
def test_it_is_seen_when_overdue_and_only_then(tmp_path: Path) -> None:
    for day, seen in ((PAST, True), (FUTURE, False)):
        path = filled(tmp_path, [("Angebot prüfen", day, "")], **{names.NEXT_REVIEW: day})
        pdf = to_pdf(path, tmp_path)
        text = PdfReader(pdf).pages[0].extract_text()
        assert ("Maßnahme überfällig seit 01.01.2020:" in text) is seen
        assert ("Überprüfung überfällig seit 01.01.2020" in text) is seen
        assert ("Angebot prüfen" in text) is seen


# ---------------------------------------------------------------------- what is no day
NO_DAYS: Mapping[str, object] = {
    names.GENERAL_CELLS["date"]: "heute",
    names.NEXT_REVIEW: "bald",
    names.MEASURES_AS_OF: True,
    DUE: "gestern",
    names.HISTORY_COLUMNS["date"]: 3e6,
}


def test_each_place_for_a_day_is_told_the_same_closed_and_open(tmp_path: Path) -> None:
    path = filled(tmp_path, **NO_DAYS)
    closed = [finding for finding in judge(path).findings if finding.code is Code.DATE_INVALID]
    with open_book(path) as book:
        opened = [finding for finding in commands.check(book).findings if finding.code is Code.DATE_INVALID]
    assert opened == closed
    assert [(finding.sheet, finding.cell) for finding in closed] == [
        ("Partnerschaft", "L3"), ("Partnerschaft", "P3"), ("Maßnahmen", "J3"), ("Maßnahmen", "H10"), ("Verlauf", "B27"),
    ]  # fmt: skip
    for language in Language:
        said = [finding_text(finding, language) for finding in closed]
        assert len(set(said)) == len(DAY_NAMES)
        assert "gestern" in said[3]


@pytest.mark.parametrize("value", [1.0, 46000.0, 46000.75, AFTER_LAST_DAY - 1.0])
def test_days_are_nothing_wrong(tmp_path: Path, value: float) -> None:
    path = filled(tmp_path, **dict.fromkeys(DAY_NAMES.values(), value))
    assert not [finding for finding in judge(path).findings if finding.code is Code.DATE_INVALID]


@pytest.mark.parametrize("value", ["gestern", 0.0, -1.0, float(AFTER_LAST_DAY), True, "'46000"])
def test_the_state_block_suspects_whatever_is_no_day(tmp_path: Path, value: object) -> None:
    path = filled(tmp_path, **{DUE: value})
    assert [finding.cell for finding in judge(path).findings if finding.code is Code.DATE_INVALID] == ["H10"]
    with open_book(path) as book:
        state = dict(range_of(book, names.STATE_BLOCK).raw_value)
    assert state[SUSPECTS] == 1


def test_an_older_workbook_is_asked_cell_by_cell(tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "data" / "template_1_0" / "history_measures_deu.xlsx"
    path = filled(tmp_path, template=old, **{DUE: "gestern"})
    with open_book(path) as book:
        told = [finding for finding in commands.check(book).findings if finding.code is Code.DATE_INVALID]
    assert [finding.details["value"] for finding in told] == ["gestern"]
    assert told == [finding for finding in judge(path).findings if finding.code is Code.DATE_INVALID]


# ---------------------------------------------------------------------- who gains
@pytest.mark.parametrize(
    ("values", "share", "words"),
    [
        ((30000.0, 10000.0), 0.75, "Key Account 25 %"),
        ((30000.0, None), "–", "Werte für den Key Account fehlen"),
        ((None, 10000.0), "–", "Werte für den Lieferanten fehlen"),
        ((None, None), "–", "Bitte Werte je Maßnahme eintragen"),
        ((-5.0, 10000.0), "–", "Nicht beide gewinnen: kein Anteil"),
        ((0.0, 10000.0), 0.0, "Key Account 100 %"),
    ],
)
def test_a_share_needs_values_of_both_sides(
    tmp_path: Path, values: tuple[float | None, float | None], share: object, words: str
) -> None:
    columns = (names.MEASURE_COLUMNS[f"{side}_value"] for side in ("supplier", "key_account"))
    path = filled(tmp_path, [("Angebot", None, "")], **dict(zip(columns, values, strict=True)))
    with open_book(path) as book:
        tile = range_of(book, names.MEASURE_FIGURES["supplier_share"])
        assert (tile.raw_value, tile.offset(1, 0).raw_value) == (share, words)
