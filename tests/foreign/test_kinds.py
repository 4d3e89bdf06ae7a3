"""Each kind of list that was once read wrongly, by the dozen in every run and by the hundred with KAM_FULL=1."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest

from foreign.kinds import TWISTS, Made
from kam_partnership.carry.imported_list import imported
from kam_partnership.cells import ErrorValue
from kam_partnership.errors import FileUnreadable
from kam_partnership.foreign.preview import preview, refusal
from kam_partnership.foreign.reader import read_sheets
from kam_partnership.foreign.recognise import recognise
from kam_partnership.foreign.sheet import Cell, Sheet, sheet_of_cells
from kam_partnership.foreign.verdict import Found, NoList
from kam_partnership.texts import Language, error_text
from support.foreign_files import write_file
from tiers import rounds

COUNT = rounds(25, 400)
ENDINGS = (".csv", ".csv", ".xlsx", ".xls", ".ods", ".xlsb")
DIALECTS = (
    {},
    {"separator": "\t"},
    {"encoding": "utf-8-sig"},
    {"encoding": "utf-16"},
    {"separator": ",", "decimal": "."},
    {"separator": "|", "decimal": "."},
    {"quote_all": True},
)


def verdict_of(made: Made, path: Path, rng: random.Random) -> Found | NoList:
    ending = rng.choice(ENDINGS)
    dialect = rng.choice(DIALECTS) if ending == ".csv" else {}
    return recognise(read_sheets(write_file(path, ending, made.table(), **dialect)))


def is_meant(made: Made, found: Found) -> bool:
    """The first reading takes the columns and rows that the list was made of; of several for a side, one of them."""
    reading = found.readings[0]
    titles = [reading.sheet.cell(row, reading.columns["criterion"]) for row in reading.rows]
    shown = [cell.text if cell else "" for cell in titles]
    keys = {"criterion": "title", "supplier": "supplier", "key_account": "key_account", "weight": "weight"}
    taken = {key: made.columns[column - 1][0] for key, column in reading.columns.items()}
    wanted = {key: name for key, name in keys.items() if made.has(name)}
    return taken == wanted and shown == [" ".join(str(title).split()) for title in made.cells("title")]


@pytest.mark.parametrize("kind", TWISTS)
def test_every_list_of_a_kind_gets_the_right_answer(kind: str, tmp_path: Path) -> None:
    wrong = []
    for seed in range(COUNT):
        rng = random.Random(f"{kind} {seed}")  # the same lists in every run
        made, right = TWISTS[kind](rng)
        verdict = verdict_of(made, tmp_path, rng)
        if isinstance(verdict, NoList):
            answer, is_right = verdict.key, verdict.key in right.split()
        else:
            answer = "sure" if verdict.is_sure else "ask"
            sides_by_order = "sides_by_order" in {doubt.key for doubt in verdict.doubts}
            is_right = answer == right and (is_meant(made, verdict) or sides_by_order)
        if not is_right:
            told = [doubt.key for doubt in verdict.doubts] if isinstance(verdict, Found) else verdict.details
            wrong.append(f"seed {seed}: {answer} instead of {right}, {told}\n{made.table().rows}")
    assert not wrong, f"{len(wrong)} of {COUNT}\n" + "\n".join(wrong[:5])


ODD = (
    "Kriterium",
    "Lieferant",
    "Kunde 2025",
    "Summe",
    "Note",
    "gewichtet",
    "70 %",
    "1 = sehr gut, 6 = schlecht",
    "x" * 90,
)


def disturbed(rng: random.Random) -> Sheet:
    """A list of some kind with a few cells that do not belong there, or with blank rows in its middle."""
    made, _ = rng.choice(list(TWISTS.values()))(rng)
    cells: dict[tuple[int, int], Cell] = {}
    for r, row in enumerate(made.table().rows, start=1):
        for c, value in enumerate(row, start=1):
            if isinstance(value, str):
                cells[r, c] = Cell(value)
            elif value is not None:
                cells[r, c] = Cell(46_000.0, is_date=True) if isinstance(value, dt.date) else Cell(float(value))
    last = max(row for row, _ in cells)
    for _ in range(rng.randint(0, 6)):
        odd = (Cell(rng.choice(ODD)), Cell(rng.uniform(-5, 2_000)), Cell(True), Cell(ErrorValue("#N/A")), Cell(1e300))
        cells[rng.randint(1, last + 3), rng.randint(1, 8)] = rng.choice(odd)
    if rng.random() < 0.2:
        gap = rng.randint(2, last)
        cells = {(row + 3 * (row >= gap), column): cell for (row, column), cell in cells.items()}
    return sheet_of_cells("Blatt", cells, is_text=rng.random() < 0.2, comments={(2, 2): "x"})


def test_cells_that_do_not_belong_there_are_told_in_both_languages_and_break_nothing() -> None:
    found = 0
    for seed in range(20 * COUNT):
        sheets = [disturbed(random.Random(f"odd {seed}"))]
        verdict = recognise(sheets)
        for language in Language:
            if isinstance(verdict, NoList):
                key, details = refusal(verdict, sheets, "liste", language)
                assert error_text(FileUnreadable(key, file="liste", **details), language)
            else:
                found += 1
                assert all(isinstance(line, str) for line in preview(verdict, sheets, language))
                for reading in verdict.readings:
                    assert imported(reading, language).tables["criteria"].rows
    assert found > 10 * COUNT
