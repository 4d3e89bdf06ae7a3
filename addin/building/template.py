"""Builds the workbooks under templates/: the same bytes on every build.

Two passes: the first workbook is recalculated by the headless engine's backend, the second carries the
results as cached values, so that Protected View, mail previews and phones show real numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from building import diagram_chart, gaps_chart, profile_chart, trend_chart
from building.analysis_sheet import add_gaps_chart, write_analysis_sheet
from building.blank_texts import mark_blank_texts
from building.catalogue_sheet import write_catalogue_sheet
from building.criteria_points import write_criteria
from building.data_sheet import DataSheet
from building.diagram_points import DiagramPoints
from building.gaps_block import write_gaps_block
from building.guide_sheet import write_guide_sheet
from building.history_sheet import write_history_sheet
from building.measures_sheet import write_lists, write_measures_sheet
from building.package import compressed
from building.partnership_sheet import HELP_COLUMN, PartnershipSheet
from building.questions_sheet import write_questions_sheet
from building.row_heights import let_rows_fit, let_these_rows_fit
from building.settings_sheet import write_settings_sheet
from building.shared_formulas import one_formula_for_arrays, share_formulas, without_spans
from building.state_sheet import StateSheet
from building.talk_sheet import write_talk_sheet
from building.ticks_block import write_profile_hint, write_ticks_block
from building.trend_block import write_trend_block, write_trend_lines
from building.writer import CachedValues, Writer
from kam_partnership.cells import ErrorValue
from kam_partnership.output.chart_xml import Values
from kam_partnership.shipped_files import TEMPLATE_NAMES
from kam_partnership.texts import Language
from kam_partnership.workbook import names
from kam_partnership.xlsx.areas import parse_area
from kam_partnership.xlsx.calculation import Calculator
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure

FILE_NAMES = TEMPLATE_NAMES


def build_template(language: Language) -> bytes:
    """The workbook of one language edition, as it is shipped."""
    return compressed(unpacked_template(language))  # made once, mailed often


def unpacked_template(language: Language) -> bytes:
    """The same workbook, not compressed: nearly all of the time goes there."""
    first = _pass(language, {})
    return _pass(language, _recalculated(first))


def _pass(language: Language, cached: CachedValues) -> bytes:
    writer = Writer(language, cached)
    page = PartnershipSheet(writer)
    talk = writer.sheet("talk")
    analysis = write_analysis_sheet(writer)
    write_measures_sheet(writer)
    write_questions_sheet(writer)
    write_history_sheet(writer)
    write_catalogue_sheet(writer)
    write_settings_sheet(writer)
    write_guide_sheet(writer)
    state, data = StateSheet(writer), DataSheet(writer)
    state.write()
    data.write()
    write_lists(writer, data.sheet)
    page.write(state)
    gaps = write_gaps_block(writer, data)
    add_gaps_chart(writer, analysis, gaps)
    growing = write_talk_sheet(writer, talk, state, gaps)
    charts = _charts(writer, data)
    package = Package.open(writer.close())
    structure = Structure.read(package)
    places = {chart.name: chart.part for sheet in structure.sheets for chart in sheet.charts}
    for name, build in charts.items():
        package.parts[places[name]] = build(lambda cells: _values(cached, cells))
    bars = places[gaps_chart.NAME]
    package.put_xml(bars, gaps_chart.complete(package.xml(bars), writer.text("gaps.note")))
    let_rows_fit(package, (names.MEASURES_TABLE, names.CATALOG_TABLE, names.QUESTIONS_TABLE))
    let_these_rows_fit(package, structure, talk.get_name(), growing)
    mark_blank_texts(package)
    parts = {sheet.name: sheet.part for sheet in structure.sheets}
    one_formula_for_arrays(package, parts[data.name])
    share_formulas(package, parts[data.name])
    share_formulas(package, parts[page.sheet.get_name()], HELP_COLUMN + 1)
    for part in parts.values():
        without_spans(package, part)
    return package.to_bytes(compress=False)


def _charts(writer: Writer, data: DataSheet) -> dict[str, Callable[[Values], bytes]]:
    """The data behind the charts are written; each chart by the name of the place kept for it.

    XlsxWriter cannot write these charts, so it only keeps their places.
    """
    states = write_trend_block(writer, data)
    lines = write_trend_lines(writer, data, states)
    criteria, ticks = write_criteria(writer, data), write_ticks_block(writer, data)
    points, nothing = DiagramPoints(writer, data, criteria, ticks), write_profile_hint(writer, data)
    return {
        diagram_chart.NAME: lambda values: diagram_chart.diagram(writer, points, values, data.title_cell),
        profile_chart.NAME: lambda values: profile_chart.profile(writer, criteria, ticks, nothing, values),
        trend_chart.NAME: lambda values: trend_chart.trend(writer, states, lines, values),
    }


def _values(cached: CachedValues, cells: str) -> Sequence[object]:
    """Cached values of an absolute range such as 'Daten'!$A$1:$A$9."""
    area = parse_area(cells)
    assert area is not None  # noqa: S101 - the ranges come from the data sheet
    return [
        cached.get((area.sheet, row - 1, column - 1), "")
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
    ]


def _recalculated(workbook: bytes) -> CachedValues:
    """All values of a workbook after recalculation, by sheet, row and column counted from 0."""
    calculator = Calculator(Package.open(workbook, "template"), is_ours=lambda _: True)
    calculator.recalculate()
    values: dict[tuple[str, int, int], object] = {}
    for sheet in calculator.sheet_names:
        area = calculator.used_area(sheet)
        for row, cells in enumerate(calculator.values(area), start=area.top - 1):
            for column, value in enumerate(cells, start=area.left - 1):
                if value is not None:
                    values[sheet, row, column] = str(value) if isinstance(value, ErrorValue) else value
    return values
