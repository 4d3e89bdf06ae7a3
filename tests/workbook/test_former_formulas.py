"""Workbooks of template 1.1 whose hidden sheet still has a formula in each cell, as builds up to November 2026 made it.

tests/data/template_1_1 was written by the last of them. It is the second opinion on today's array formulas, too:
whatever people type, both must draw the same.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import tiers
from kam_partnership.cells import CellValue, ErrorValue
from kam_partnership.excel import charts
from kam_partnership.excel.live import range_of
from kam_partnership.headless import open_book
from kam_partnership.workbook import names
from kam_partnership.workbook.our_charts import BAND_HEADING
from kam_partnership.workbook.template_charts import CHARTS
from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from support import workbooks
from support.strict import run

FORMER = Path(__file__).resolve().parent.parent / "data" / "template_1_1" / "filled_deu.xlsx"
COLUMNS = (names.WEIGHT_COLUMN, names.SUPPLIER_COLUMN, names.KEY_ACCOUNT_COLUMN)
TARGET = (names.TARGET_CELLS["supplier"], names.TARGET_CELLS["key_account"])
#: On the hidden sheet: the band's lower border, and what stands over it.
LOWER, BAND = "E2:E42", "J2:J42"
Rows = list[tuple[CellValue, CellValue, CellValue]]
Kind = Callable[[random.Random, float, float], Rows]


@pytest.fixture
def former(tmp_path: Path) -> Path:
    return Path(shutil.copy(FORMER, tmp_path / "former.xlsx"))


def test_they_have_no_finding(former: Path) -> None:
    told = run(["check", former, "--json"])
    assert told.code == 0, told
    assert "formula-changed" not in told.out


def test_their_diagram_can_be_brought_back_after_an_update(former: Path, tmp_path: Path) -> None:
    before = former.read_bytes()
    with open_book(former) as book, pytest.raises(charts.ChartsRefused, match="charts_of_an_early_template"):
        charts.restore(book, may_replace=lambda: True)
    assert former.read_bytes() == before
    new = tmp_path / "new.xlsx"
    assert run(["upgrade", former, "--out", new]).code == 0
    with open_book(new) as book:
        assert charts.restore(book, may_replace=lambda: True) == ["KAM_Diagram"]
        book.save()
    assert drawn(new) == drawn(former)


def crowded(chance: random.Random, low: float, high: float) -> Rows:
    """Three places at which criteria stand close together, some exactly."""
    places = [(chance.random(), chance.random()) for _ in range(3)]
    rows: Rows = []
    for _ in range(24):
        near = chance.choice(places)
        pair = [min(1.0, max(0.0, part + chance.choice((0.0, 0.01, -0.028, 0.04)))) for part in near]
        rows.append((chance.choice((1.0, 2.0, None)), *(low + (high - low) * part for part in pair)))
    return rows


def in_corners(chance: random.Random, low: float, high: float) -> Rows:
    """Equal ratings, and the ends of the scale."""
    return [(1.0, chance.choice((low, high)), chance.choice((low, high, low))) for _ in range(24)]


def odd(chance: random.Random, low: float, high: float) -> Rows:
    """Whatever stands in cells besides numbers."""
    strange: Sequence[CellValue] = (None, "7,5", "x", ErrorValue("#DIV/0!"), True, False, high + 1, low - 0.5)

    def rating() -> CellValue:
        return chance.choice(strange) if chance.random() < 0.2 else low + (high - low) * chance.randint(0, 20) / 20

    weights: Sequence[CellValue] = (1.0, 1.0, 2.5, None, 0.0, -1.0, "viel", ErrorValue("#N/A"), True)
    return [(chance.choice(weights), rating(), rating()) for _ in range(24)]


def few(chance: random.Random, low: float, high: float) -> Rows:
    """The first two rows only."""
    rated = [(1.0, chance.uniform(low, high), chance.uniform(low, high)) for _ in range(2)]
    return [*rated, *((None, None, None) for _ in range(22))]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("former")
    old, new = Path(shutil.copy(FORMER, folder / "old.xlsx")), folder / "new.xlsx"
    told = run(["upgrade", old, "--out", new])
    assert told.code == 0, told
    return old, new


def test_an_update_draws_what_was_drawn(both: tuple[Path, Path]) -> None:
    old, new = both
    assert drawn(old) == drawn(new)
    assert formulas(new) < formulas(old) / 3
    assert values(old, []) == close_to(values(new, []))


@tiers.thinned(seed=1)
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", [crowded, in_corners, odd, few])
def test_whatever_is_typed_is_drawn_as_before(kind: Kind, seed: int, both: tuple[Path, Path]) -> None:
    chance = random.Random(f"{seed}")
    settings = chance.choice(workbooks.SCALES)
    low, high = settings[:2]
    rows = kind(chance, low, high)
    target = chance.choice(((None, None), (high, high), (low + (high - low) * 0.8, low + (high - low) * 0.7)))
    cells: list[tuple[str, list[list[CellValue]]]] = [
        *((name, [[value]]) for name, value in zip(names.SETTING_CELLS.values(), settings, strict=True)),
        *((name, [[value]]) for name, value in zip(TARGET, target, strict=True)),
        *((name, [[row[place]] for row in rows]) for place, name in enumerate(COLUMNS)),
    ]
    old, new = (values(path, cells) for path in both)
    assert old == close_to(new)
    assert sum(isinstance(value, float) for block in old for value in block) > 500


def drawn(path: Path) -> list[Area]:
    """What the charts read."""
    package = Package.open(path)
    parts = [chart.part for sheet in Structure.read(package).sheets for chart in sheet.charts if chart.name in CHARTS]
    found = {parse_area(formula.text or "") for part in parts for formula in package.xml(part).iter("{*}f")}
    return sorted((area for area in found if area), key=lambda area: area.reference)


def formulas(path: Path) -> int:
    package = Package.open(path)
    data = Structure.read(package).resolve(names.CHART_DATA)
    assert data is not None
    part = next(sheet.part for sheet in Structure.read(package).sheets if sheet.name == data.sheet)
    return len(list(package.xml(part).iter("{*}f")))


def values(path: Path, cells: Sequence[tuple[str, list[list[CellValue]]]]) -> list[list[object]]:
    """What the charts' cells hold when this is typed."""
    with open_book(path) as book:
        for name, block in cells:
            area = range_of(book, name)
            area.options("raw").value = block if len(block) > 1 else block[0][0]
        book.app.calculate()
        areas = drawn(path)
        blocks = {(a.sheet, a.reference): flat(book.sheets[a.sheet].range(a.reference).raw_value) for a in areas}
        data = next(sheet for sheet, cells in blocks if cells == BAND)
        heading = book.sheets[data].range(BAND_HEADING[0]).raw_value
    if heading == BAND_HEADING[1]:  # stacked twice on the lower border, it is the upper one, which stood there
        pairs = zip(blocks[data, LOWER], blocks[data, BAND], strict=True)
        blocks[data, BAND] = [float(str(low)) + 2 * float(str(half)) for low, half in pairs]
    return list(blocks.values())


def flat(block: object) -> list[object]:
    if not isinstance(block, list | tuple):
        return ["" if block is None else block]
    return [value for part in block for value in flat(part)]


def close_to(blocks: list[list[object]]) -> list[list[object]]:
    return [
        [pytest.approx(value, abs=1e-9) if isinstance(value, float) else value for value in block] for block in blocks
    ]
