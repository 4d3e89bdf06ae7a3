"""Each kind of list that was once read wrongly, by the dozen in every run and by the hundred with KAM_FULL=1."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from foreign.kinds import TWISTS, Made
from kam_partnership.foreign.reader import read_sheets
from kam_partnership.foreign.recognise import recognise
from kam_partnership.foreign.verdict import Found, NoList
from support.foreign_files import write_file

COUNT = 400 if os.environ.get("KAM_FULL") else 25
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
