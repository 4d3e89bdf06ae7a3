"""Workbooks with extreme weights and scales: native formulas, Python and every command, without an unexpected error."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import tiers
from kam_partnership.cli.inspect import scored
from kam_partnership.headless import open_book
from kam_partnership.texts import Language
from kam_partnership.workbook import names
from kam_partnership.workbook.judged_file import judge
from support import workbooks
from support.libreoffice import named_values, needs_libreoffice, recalculate_all
from support.strict import run

NUMBERS = [name for name in names.FIGURE_CELLS if name != "zone"]
#: What is no size of the scale: equal, not only close. The verdict tells the zone and which criteria tip it.
COUNTED = ("supplier_heavy", "key_account_heavy", "balanced_pairs", "mixed", "provisional", "verdict")
CELLS = {**names.FIGURE_CELLS, **names.FURTHER_FIGURE_CELLS}
#: The largest number that Excel lets anybody type is 9.99E+307; beyond it, sums of two weights are none.
KINDS = ("weights far apart", "a heavy criterion nobody rated", "a huge scale", "everything huge")


def extreme(kind: str, seed: int) -> workbooks.Content:
    chance = random.Random(f"{kind} {seed}")
    size = 10.0 ** chance.randint(12, 300) if "huge" in kind else 10.0
    settings = (0.0, size, size * 0.125, size * 0.375, size * 0.75)
    exponent = 300 if kind != "a huge scale" else 2

    def weight() -> float:
        return 10.0 ** chance.randint(-exponent, exponent)

    def rating() -> float:
        return size * chance.randint(0, 16) / 16

    rows = [(f"Kriterium {n}", weight(), rating(), rating()) for n in range(1, 17)]
    if kind == "a heavy criterion nobody rated":
        rows = [(title, 1e-30 * n, s, k) for n, (title, _, s, k) in enumerate(rows, start=1)]
        rows[7] = ("unbewertet", 1e300, None, rating())  # type: ignore[assignment]
    return workbooks.Content(settings, tuple(rows))


def agree(told: dict[str, object], native: dict[str, object], span: float, *, counted: bool = True) -> None:
    for name in NUMBERS:
        assert native[names.FIGURE_CELLS[name]] == pytest.approx(told[name], rel=1e-9, abs=1e-9 * span), name
    for name in COUNTED if counted else ():
        assert native[CELLS[name]] == told[name], name
    if counted:
        assert native[CELLS["share_beyond"]] == pytest.approx(told["share_beyond"], abs=1e-9)


@pytest.mark.parametrize("kind", KINDS)
def test_native_formulas_equal_score_on_extreme_workbooks(kind: str, tmp_path: Path) -> None:
    for seed in range(tiers.rounds(1, 25)):
        content = extreme(kind, seed)
        path = workbooks.fill(tmp_path / f"{seed}.xlsx", content)
        told = scored(judge(path, Language.DE))
        with open_book(path) as book:
            book.app.calculate()
            native = {name: book.names[name].refers_to_range.raw_value for name in CELLS.values()}
        agree(told, native, content.settings[1])


@needs_libreoffice
def test_libreoffice_computes_the_same(tmp_path: Path) -> None:
    # In huge numbers LibreOffice takes neighbours for equal, so a gap as large as the tolerance may be either.
    every = [extreme(kind, 100) for kind in tiers.some(KINDS, 2)]
    paths = [workbooks.fill(tmp_path / f"{n}.xlsx", content) for n, content in enumerate(every)]
    for saved, path, content in zip(recalculate_all(paths, tmp_path / "lo"), paths, every, strict=True):
        agree(
            scored(judge(path, Language.DE)),
            named_values(saved),
            content.settings[1],
            counted=content.settings[1] < 1e9,
        )


@tiers.thinned(kind=2)
@pytest.mark.parametrize("kind", KINDS)
def test_every_command_copes_with_extreme_workbooks(kind: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    path = workbooks.fill(tmp_path / "folder" / "extreme.xlsx", extreme(kind, 7))
    for arguments in (
        ["score", path, "--json"],
        ["score", path],
        ["check", path],
        ["recompute", path, "--out", tmp_path / "recomputed.xlsx"],
        ["snapshot", path, "--out", tmp_path / "snapshot.xlsx"],
        ["render", path, "-o", tmp_path / "picture.png"],
        ["report", path, "-o", tmp_path / "report.pptx"],
        ["report", path, "-o", tmp_path / "report.pdf"],
        ["merge", path, "-o", tmp_path / "merged.xlsx"],
        ["portfolio", path.parent, "-o", tmp_path / "portfolio.xlsx"],
        ["upgrade", path, "--out", tmp_path / "upgraded.xlsx"],
        ["prepare", path, "-o", tmp_path / "prepared.xlsx"],
    ):
        ran = run(arguments)
        assert (ran.mistake, ran.code) == ("", 0), (arguments, ran.err)
