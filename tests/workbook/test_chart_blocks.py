"""What profile, gap bars and trend draw equals this program's own figures, on workbooks of any size."""

from __future__ import annotations

import datetime as dt
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import tiers
from building.criteria_points import HEADINGS as PROFILE
from building.data_block import CRITERIA_COLUMN, GAPS_COLUMN, TICKS_COLUMN, TREND_COLUMN
from building.gaps_block import HEADINGS as GAPS
from building.ticks_block import HEADINGS as TICKS
from kam_partnership.assessment import Assessment, Figures, PairFigures
from kam_partnership.cells import ErrorValue
from kam_partnership.diagram import design
from kam_partnership.excel import snapshot as history
from kam_partnership.excel.live import range_of
from kam_partnership.headless import open_book
from kam_partnership.texts import shown
from kam_partnership.workbook import names
from kam_partnership.workbook.history_rows import serial_number
from kam_partnership.workbook.judged_file import judge
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from support import workbooks
from support.libreoffice import cell_values, needs_libreoffice, recalculate

TREND = ("n", "count", "date", "supplier", "key account", "balance")
LINES = ("edge", "zero", "below", "above")
BLOCKS = {
    "profile": (CRITERIA_COLUMN, PROFILE, 60),
    "ticks": (TICKS_COLUMN, TICKS, 8),
    "hint": (TICKS_COLUMN + len(TICKS), ("middle", "hint y", "hint"), 1),
    "gaps": (GAPS_COLUMN, GAPS, 10),
    "trend": (TREND_COLUMN, TREND, 60),
    "lines": (TREND_COLUMN + len(TREND) + 1, LINES, 2),
}
Row = dict[str, Any]
Blocks = dict[str, list[Row]]


def is_missing(value: object) -> bool:
    return str(value) == "#N/A"


def blocks_from(cell: Callable[[int, int], Any]) -> Blocks:
    """The blocks by the headings above them; rows and columns count from 1."""
    found: Blocks = {}
    for block, (first, headings, count) in BLOCKS.items():
        columns = {heading: first + 1 + offset for offset, heading in enumerate(headings)}
        assert {heading: cell(1, column) for heading, column in columns.items()} == {name: name for name in headings}
        found[block] = [{name: cell(row, column) for name, column in columns.items()} for row in range(2, count + 2)]
    return found


def headless_blocks(path: Path, sheet: str = "Daten") -> Blocks:
    with open_book(path) as book:
        book.app.calculate()
        rows = book.sheets[sheet].range((1, 1), (61, TREND_COLUMN + 14)).raw_value
    return blocks_from(lambda row, column: rows[row - 1][column - 1])


def libreoffice_blocks(path: Path, folder: Path) -> Blocks:
    values = cell_values(recalculate(path, folder))
    return blocks_from(lambda row, column: as_number(values.get(("Daten", row, column))))


def as_number(value: Any) -> Any:
    """Dates back to serial numbers: openpyxl goes by the cells' formats."""
    if isinstance(value, dt.datetime):
        return serial_number(value.date())
    return 0.0 if value == dt.time(0, 0) else value


def assert_profile(rows: list[Row], assessment: Assessment) -> None:
    settings = assessment.settings
    assert settings is not None
    count = min(60, len(assessment.criteria))
    for n, row in enumerate(rows, start=1):
        assert isinstance(row["supplier x"], float | int), "a text among the x makes Excel count 1, 2, 3"
        if n > count:
            assert is_missing(row["height"])
            assert is_missing(row["name height"])
            assert not row["name"]
            continue
        criterion = assessment.criteria[n - 1]
        height = pytest.approx(1 - (n - 0.5) / count)
        assert row["name"].startswith(f"{n}  {criterion.title[:40]}")
        assert row["name height"] == height
        if not criterion.rated:
            assert is_missing(row["height"])
            continue
        supplier, key_account = (
            settings.share_of_scale(value) for value in (criterion.supplier, criterion.key_account)
        )  # type: ignore[arg-type]
        assert row["height"] == height
        assert (row["true X"] - 1) / design.GRID == pytest.approx(supplier, abs=1e-9)
        assert row["true Y"] == pytest.approx(key_account, abs=1e-9)
        if abs(supplier - key_account) > 0.04:  # else the markers give way to each other
            assert (row["supplier x"], row["key account x"]) == pytest.approx((supplier, key_account), abs=1e-9)
        assert 0 <= row["supplier x"] <= 1 and 0 <= row["key account x"] <= 1  # noqa: PT018


def largest(figures: Figures) -> list[PairFigures]:
    return [pair for pair in figures.gap_ranking if round(pair.priority, 9) > 0][:10]


def assert_gaps(rows: list[Row], figures: Figures) -> None:
    wanted = largest(figures)
    assert [row["row"] for row in rows] == [pair.criterion.number for pair in wanted] + [0] * (10 - len(wanted))
    for row, pair in zip(rows, wanted, strict=False):
        gap = pair.criterion.gap or 0.0
        assert row["priority"] == pytest.approx(pair.priority, abs=1e-8)
        assert row["gap"] == pytest.approx(gap, abs=1e-9)
        bar = gap if shown(gap, 1) else 0.0  # no label says "+0.0"
        assert row["supplier more"] + row["key account more"] == pytest.approx(bar, abs=1e-9)
        assert row["name"].startswith(f"{pair.criterion.number}  {pair.criterion.title[:40]}")
    for row in rows[len(wanted) :]:
        assert (row["gap"], row["supplier more"], row["key account more"]) == (0, 0, 0)
    reach = max((abs(row["gap"]) for row in rows), default=0)
    assert rows[1]["reach"] == -rows[0]["reach"]
    assert rows[1]["reach"] > reach


def assert_trend(rows: list[Row], states: dict[dt.date, tuple[float, float]]) -> None:
    days = sorted(states)[-60:]
    for row, day in zip(rows, days, strict=False):
        supplier, key_account = states[day]
        assert row["date"] == serial_number(day)
        assert (row["supplier"], row["key account"]) == pytest.approx((supplier, key_account), abs=1e-9)
        assert row["balance"] == pytest.approx(key_account - supplier, abs=1e-9)
    for row in rows[len(days) :]:
        assert row["date"] == (serial_number(days[-1]) if days else 0)
        assert all(is_missing(row[heading]) for heading in ("supplier", "key account", "balance"))


def saved_states(path: Path, count: int, seed: int) -> dict[dt.date, tuple[float, float]]:
    """Save states of other ratings, in no order of time."""
    chance = random.Random(seed)
    days = chance.sample([dt.date(2020, 1, 1) + dt.timedelta(days=n) for n in range(2000)], count)
    states = {}
    with open_book(path) as book:
        suppliers = range_of(book, names.SUPPLIER_COLUMN)
        for day in days:
            suppliers[0, 0].raw_value = chance.randint(1, 5)
            saved = history.snapshot(book, today=day, date=day)
            assert saved is not None
            figures = saved.outcome.figures
            states[day] = (figures.supplier_score or 0.0, figures.key_account_score or 0.0)
        book.save()
    return states


def content(count: int) -> workbooks.Content:
    """Rated and unrated rows, weights, ties and long titles."""
    chance = random.Random(count)
    settings = workbooks.SCALES[(1, 16, 60, 70).index(count)]
    low, high = settings[:2]

    def rating() -> float | None:
        return None if chance.random() < 0.1 and count > 1 else low + (high - low) * chance.randint(0, 10) / 10

    rows = tuple(
        (
            f"Kriterium {n}" if n % 7 else f"Ein recht langer Titel für ein eigenes Kriterium mit der Nummer {n}",
            chance.choice((1.0, 1.0, 2.0, 3.0, None)),
            rating(),
            rating(),
        )
        for n in range(1, count + 1)
    )
    return workbooks.Content(settings, rows)


@needs_libreoffice
@tiers.thinned(count=2)
@pytest.mark.parametrize("count", [1, 16, 60, 70])
def test_every_engine_draws_what_this_program_computes(count: int, tmp_path: Path) -> None:
    path = workbooks.fill(tmp_path / "kam.xlsx", content(count))
    states = saved_states(path, 3, seed=count)
    told = judge(path, None)
    for blocks in (headless_blocks(path), libreoffice_blocks(path, tmp_path / "libreoffice")):
        assert_profile(blocks["profile"], told.assessment)
        assert_gaps(blocks["gaps"], told.figures)
        assert_trend(blocks["trend"], states)


@tiers.thinned(seed=lambda seed: seed % 3)
@pytest.mark.parametrize("seed", range(200, 212))
def test_odd_inputs_draw_only_the_rated_pairs(seed: int, tmp_path: Path) -> None:
    path = workbooks.fill(tmp_path / "kam.xlsx", workbooks.random_content(seed))
    if seed % 3 == 1:
        workbooks.sort_rows(path, seed)
    if seed % 3 == 2:
        workbooks.move_columns(path, (1, 0, 4, 3, 2, 5), extra="Notiz")
    told, blocks = judge(path, None), headless_blocks(path)
    assert_profile(blocks["profile"], told.assessment)
    assert_gaps(blocks["gaps"], told.figures)


@needs_libreoffice
@tiers.thinned(seed=1)
@pytest.mark.parametrize("seed", range(240, 246))
def test_libreoffice_draws_only_the_rated_pairs_of_odd_inputs(seed: int, tmp_path: Path) -> None:
    path = workbooks.fill(tmp_path / "kam.xlsx", workbooks.random_content(seed))
    told, blocks = judge(path, None), libreoffice_blocks(path, tmp_path / "libreoffice")
    assert_profile(blocks["profile"], told.assessment)
    assert_gaps(blocks["gaps"], told.figures)


def test_equal_priorities_stand_in_the_order_of_the_table(tmp_path: Path) -> None:
    # 3 x 1, 1 x 3, 2 x 1.5: equal, though a computer's division tells them apart
    rows = tuple((f"K{n}", *((3.0, 5.0, 6.0), (1.0, 5.0, 2.0), (2.0, 5.0, 6.5))[n % 3]) for n in range(16))
    path = workbooks.fill(tmp_path / "kam.xlsx", workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows))
    assert [row["row"] for row in headless_blocks(path)["gaps"]] == list(range(1, 11))
    assert [pair.criterion.number for pair in judge(path, None).figures.gap_ranking] == list(range(1, 17))


def test_the_largest_gap_is_shown_though_it_stands_beyond_what_the_profile_holds(tmp_path: Path) -> None:
    rows = tuple((f"K{n}", 1.0, 5.0, 10.0 if n == 66 else 6.0) for n in range(1, 71))
    path = workbooks.fill(tmp_path / "kam.xlsx", workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows))
    assert headless_blocks(path)["gaps"][0]["name"] == "66  K66"


def test_a_weight_stands_behind_the_name(tmp_path: Path) -> None:
    rows = (("A", 2.0, 1.0, 9.0), ("B", None, 1.0, 8.0), ("C", 1.0, 1.0, 7.0), *((None, None, None, None),) * 13)
    path = workbooks.fill(tmp_path / "kam.xlsx", workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows))
    assert [row["name"] for row in headless_blocks(path)["gaps"][:3]] == ["1  A  ×2", "2  B", "3  C"]


def test_criteria_that_agree_everywhere_differ_nowhere_and_those_not_rated_yet_may_differ(tmp_path: Path) -> None:
    for rating, words in ((5.0, "Kein Unterschied"), (None, "Noch kein Unterschied")):
        rows = tuple((f"K{n}", 1.0, 5.0, 5.0 if n < 16 else rating) for n in range(1, 17))
        path = workbooks.fill(tmp_path / f"{words}.xlsx", workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows))
        assert headless_blocks(path)["gaps"][0]["name"] == words


def test_more_states_than_the_chart_holds_show_the_latest(tmp_path: Path) -> None:
    path = workbooks.fill(tmp_path / "kam.xlsx", content(1))
    states = {}
    with open_book(path) as book:
        table = range_of(book, names.HISTORY_COLUMNS["date"]).sheet.tables[names.HISTORY_TABLE]
        table.resize(table.range.resize(66))
        days = [dt.date(2026, 1, 1) - dt.timedelta(days=31 * n) for n in range(65)]
        states = {day: (float(n % 7), float(n % 5)) for n, day in enumerate(days)}
        range_of(book, names.HISTORY_COLUMNS["date"]).raw_value = [[serial_number(day)] for day in days]
        scores = zip(("supplier_score", "key_account_score"), zip(*states.values(), strict=True), strict=True)
        for key, values in scores:
            range_of(book, names.HISTORY_COLUMNS[key]).raw_value = [[value] for value in values]
        book.save()
    assert_trend(headless_blocks(path)["trend"], states)


def test_a_row_without_scores_or_with_a_text_for_a_date_breaks_no_line(tmp_path: Path) -> None:
    path = workbooks.fill(tmp_path / "kam.xlsx", content(1))
    states = saved_states(path, 4, seed=7)
    with open_book(path) as book:
        date = range_of(book, names.HISTORY_COLUMNS["date"])
        score = range_of(book, names.HISTORY_COLUMNS["supplier_score"])
        left_out = sorted(states)[0]
        row = [value[0] for value in date.raw_value].index(serial_number(left_out))
        date[row, 0].raw_value = "im Frühjahr"
        second = sorted(states)[1]
        row = [value[0] for value in date.raw_value].index(serial_number(second))
        score[row, 0].raw_value = None
        book.save()
    rows = headless_blocks(path)["trend"]
    assert [row["date"] for row in rows[:3]] == [serial_number(day) for day in sorted(states)[1:]]
    assert is_missing(rows[0]["supplier"])
    assert is_missing(rows[0]["balance"])
    assert rows[1]["supplier"] == pytest.approx(states[sorted(states)[2]][0])


@pytest.fixture(scope="module", params=["headless", "libreoffice"])
def empty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Blocks:
    if request.param == "headless":
        return headless_blocks(workbooks.GERMAN)
    return libreoffice_blocks(workbooks.GERMAN, tmp_path_factory.mktemp("libreoffice"))


@needs_libreoffice
class TestAnEmptyWorkbook:
    def test_says_in_words_that_there_is_nothing_yet(self, empty: Blocks) -> None:
        assert empty["hint"][0]["hint"] == "Noch kein Kriterium ist für beide Seiten bewertet."
        assert empty["gaps"][0]["name"] == "Noch kein Unterschied"

    def test_has_nothing_but_gaps_where_lines_and_points_would_be(self, empty: Blocks) -> None:
        assert_trend(empty["trend"], {})
        assert all(is_missing(row["height"]) for row in empty["profile"])
        assert all(row["gap"] == 0 for row in empty["gaps"])
        assert all(is_missing(row[heading]) for row in empty["lines"] for heading in LINES[1:])

    def test_shows_its_scale_all_the_same(self, empty: Blocks) -> None:
        assert [row["label"] for row in empty["ticks"][:6]] == ["0", "2", "4", "6", "8", "10"]
        assert (empty["gaps"][0]["reach"], empty["gaps"][1]["reach"]) == (-9, 9)


@pytest.mark.parametrize("settings", [(10.0, 0.0, 1.5, 4.0, 7.0), (0.0, "zehn", 1.5, 4.0, 7.0)])
def test_invalid_settings_draw_nothing_and_no_error(settings: tuple[Any, ...], tmp_path: Path) -> None:
    rows = tuple((f"K{n}", 1.0, 5.0, 6.0) for n in range(16))
    path = workbooks.fill(tmp_path / "kam.xlsx", workbooks.Content(settings, rows))
    blocks = headless_blocks(path)
    assert all(is_missing(row["height"]) and row["supplier x"] is not None for row in blocks["profile"])
    for block in blocks.values():
        assert not [
            row for row in block for value in row.values() if str(value).startswith("#") and not is_missing(value)
        ]


@needs_libreoffice
@tiers.thinned(count=1)
@pytest.mark.parametrize("count", [70, 1])
def test_no_visible_cell_shows_an_error(count: int, tmp_path: Path) -> None:
    path = workbooks.fill(tmp_path / "kam.xlsx", content(count))
    saved_states(path, 2, seed=count)
    values = cell_values(recalculate(path, tmp_path / "libreoffice"))
    assert not {place: v for place, v in values.items() if place[0] != "Daten" and str(v).startswith("#")}
    with open_book(path) as book:
        for sheet in book.sheets:
            if sheet.name != "Daten":
                block = sheet.used_range.raw_value
                rows = block if isinstance(block, tuple) else ((block,),)
                assert not [value for row in rows for value in row if isinstance(value, ErrorValue)]


# ---------------------------------------------------------------------- the charts themselves
CHARTS = {"KAM_Diagram": "Partnerschaft", "KAM_Profile": "Auswertung", "KAM_Gaps": "Auswertung", "KAM_Trend": "Verlauf"}


def chart_parts(path: Path) -> dict[str, etree._Element]:
    package = Package.open(path)
    sheets = Structure.read(package).sheets
    return {chart.name: package.xml(chart.part) for sheet in sheets for chart in sheet.charts}


def test_each_chart_stands_on_its_sheet_and_is_told_in_words() -> None:
    sheets = Structure.read(Package.open(workbooks.GERMAN)).sheets
    assert {chart.name: sheet.name for sheet in sheets for chart in sheet.charts} == CHARTS
    with zipfile.ZipFile(workbooks.GERMAN) as archive:
        drawings = [
            etree.fromstring(archive.read(n))
            for n in archive.namelist()
            if "/drawings/drawing" in n and n.endswith(".xml")
        ]
    told = {e.get("name"): e.get("descr") for drawing in drawings for e in drawing.iter("{*}cNvPr")}
    assert told.keys() == CHARTS.keys()
    assert all(len(words or "") > 60 for words in told.values())


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_draws_the_hidden_sheet_and_leaves_gaps(name: str) -> None:
    chart = chart_parts(workbooks.GERMAN)[name]
    assert chart.find(".//{*}plotVisOnly").get("val") == "0"
    assert chart.find(".//{*}dispBlanksAs").get("val") == "gap"
    assert all("Daten" in (formula.text or "") for formula in chart.iter("{*}f"))


def test_saved_copies_in_the_charts_are_those_of_the_cells(tmp_path: Path) -> None:
    path = workbooks.fill(tmp_path / "kam.xlsx", content(16))
    states = saved_states(path, 2, seed=1)
    trend = chart_parts(path)["KAM_Trend"]
    series = {s.findtext(".//{*}tx/{*}v"): s for s in trend.iter("{*}ser")}
    points = series["Lieferant investiert"].findall("{*}yVal//{*}pt")
    shown = [float(point.findtext("{*}v")) for point in points if point.findtext("{*}v") != "#N/A"]
    assert shown == pytest.approx([states[day][0] for day in sorted(states)])
    profile = chart_parts(path)["KAM_Profile"]
    labels = [point.findtext("{*}v") or "" for point in profile.iterfind(".//{*}dlblRangeCache/{*}pt")]
    assert any(label.startswith("16  Kriterium 16") for label in labels)


def test_the_gap_bars_say_what_they_show_and_how_they_are_ordered() -> None:
    axis = chart_parts(workbooks.GERMAN)["KAM_Gaps"].find(".//{*}valAx/{*}title")
    lines = ["".join(paragraph.itertext()) for paragraph in axis.iter("{*}p")]
    assert lines[-1] == "Balken: Differenz  ·  Reihenfolge: Gewicht × Differenz"


def test_points_at_the_end_of_the_scale_stand_beside_the_titles_not_on_them() -> None:
    profile = chart_parts(workbooks.GERMAN)["KAM_Profile"]
    ends = [float(axis.find(".//{*}min").get("val")) for axis in profile.iter("{*}valAx")]
    assert ends[0] < 0
    assert headless_blocks(workbooks.GERMAN)["profile"][0]["origin"] == ends[0]


def test_the_trends_axis_counts_days() -> None:
    trend = chart_parts(workbooks.GERMAN)["KAM_Trend"]
    formats = [axis.find("{*}numFmt").get("formatCode") for axis in trend.iter("{*}valAx")]
    assert '[<2]"";dd.mm.yyyy' in formats


def test_the_history_tells_what_to_do_until_there_is_a_state(tmp_path: Path) -> None:
    path = workbooks.fill(tmp_path / "kam.xlsx", content(1))
    with open_book(path) as book:
        hint = book.sheets["Verlauf"].range("B5")
        assert hint.raw_value.startswith("Noch kein Stand festgehalten.")
        history.snapshot(book, today=dt.date(2026, 11, 21))
        assert not hint.raw_value


def test_a_sorted_and_grown_table_keeps_names_and_points_together(tmp_path: Path) -> None:
    path = workbooks.sort_rows(workbooks.fill(tmp_path / "kam.xlsx", content(60)), seed=3)
    told = judge(path, None)
    assert [c.title for c in told.assessment.criteria[:3]] != ["Kriterium 1", "Kriterium 2", "Kriterium 3"]
    assert_profile(headless_blocks(path)["profile"], told.assessment)
