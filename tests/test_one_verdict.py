"""One verdict: whoever asks, sheet, terminal, programs, slides and portfolio tell the same sentence."""

from __future__ import annotations

import datetime as dt
import json
import random
from pathlib import Path

import pytest

import tiers
from kam_partnership.cells import CellValue
from kam_partnership.cli.main import run
from kam_partnership.excel import commands
from kam_partnership.excel.live import range_of
from kam_partnership.headless import open_book
from kam_partnership.portfolio.read import read_account
from kam_partnership.report.making import make_report
from kam_partnership.report.page_content import Audience
from kam_partnership.workbook import analysis, names
from support import workbooks

SETTINGS = (0.0, 10.0, 1.5, 4.0, 7.0)
#: How many criteria, how many of them rated, and how: even, ours, theirs, in turn, by chance.
CASES = (
    (1, 1, "even"), (2, 2, "turn"), (16, 2, "ours"), (16, 16, "turn"), (16, 10, "theirs"), (3, 3, "chance"),
    (16, 16, "even"), (40, 40, "chance"), (5, 4, "chance"), (16, 8, "turn"), (24, 24, "ours"), (7, 3, "chance"),
)  # fmt: skip
PAIRS = {"even": ((6, 6), (5, 5.5)), "ours": ((9, 3), (6, 5)), "theirs": ((2, 8), (5, 6)), "turn": ((9, 3), (3, 9))}


def filled(path: Path, case: tuple[int, int, str]) -> Path:
    """A workbook of that case with its target, saved with the results of its own formulas."""
    count, rated, kind = case
    chance = random.Random(repr(case))
    rows: list[workbooks.Row] = []
    for n in range(count):
        pair: tuple[CellValue, CellValue] = (None, None)
        if n < rated:
            by_chance = chance.randint(0, 20) / 2, chance.randint(0, 20) / 2
            pair = by_chance if kind == "chance" else PAIRS[kind][n % 2]
        rows.append((f"Kriterium {n + 1}", chance.choice((None, 1.0, 3.0)), *pair))
    workbooks.fill(path, workbooks.Content(SETTINGS, tuple(rows)))
    with open_book(path) as book:
        for side, value in zip(names.TARGET_CELLS.values(), (7.0, 6.5), strict=True):
            range_of(book, side).raw_value = value
        commands.recompute(book, now=dt.datetime(2026, 11, 21, 14, 5))
        book.app.calculate()
        book.save()
    return path


@pytest.mark.parametrize("case", tiers.some(CASES, 3))
def test_sheet_terminal_programs_slides_and_portfolio_tell_the_same(
    case: tuple[int, int, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = filled(tmp_path / "kam.xlsx", case)
    with open_book(path) as book:
        on_the_page = range_of(book, "KAM_Verdict").raw_value
        start = range_of(book, names.ANALYSIS_START)
        rows = range(start.row, start.row + analysis.RANKING_ROW)
        in_analysis = [str(start.sheet.range((row, start.column + analysis.SIGN)).raw_value or "") for row in rows]
    assert run(["score", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    verdict = told["verdict"]
    assert on_the_page == verdict
    assert verdict in " ".join(line for line in in_analysis if line)
    assert run(["score", str(path)]) == 0
    terminal = capsys.readouterr().out.splitlines()
    assert verdict in terminal[0]
    stand = make_report(path, Audience.INTERNAL).report.pages[0]
    assert stand.points[0].words == verdict
    assert stand.points[-1].words == terminal[1].strip()  # the target
    assert stand.points[-1].words in in_analysis
    assert run(["portfolio", str(path), "--json"]) == 0
    (account,) = json.loads(capsys.readouterr().out)["accounts"]
    assert (account["verdict"], account["target"]) == (verdict, told["target"])
    assert read_account(path).account.since_last is None  # type: ignore[union-attr]
