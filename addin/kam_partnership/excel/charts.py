"""Bringing back charts that were deleted or damaged, from the template, their series pointing to this workbook.

In Excel a copy of the template is opened beside the workbook and the charts are copied over; Excel then leads them to
the copy, as to any other workbook. Changing that link's source to the workbook itself turns every reference at once:
series, labels, error bars and titles. Without Excel the parts of the file are copied.
"""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlwings as xw

from kam_partnership.errors import ChangeIncomplete, KamError
from kam_partnership.excel.change import after_the_change, one_change
from kam_partnership.excel.click import language_of
from kam_partnership.excel.host import NeedsExcel, file_of, on_windows, without_excel
from kam_partnership.excel.live import place_of, range_of
from kam_partnership.excel.log import note_failure
from kam_partnership.excel.trouble import REFUSED
from kam_partnership.shipped_files import template_path
from kam_partnership.texts import Language
from kam_partnership.workbook import names

#: Excel's number for links to other workbooks.
_EXCEL_LINKS = 1
#: A text, which is left alone, or a reference to another workbook: 'C:\\folder\\[file.xlsx]Daten'!, [file.xlsx]Daten!
_TEXT_OR_ELSEWHERE = re.compile(
    r""""(?:[^"]|"")*"|'(?:[^'\[]|'')*\[[^\]]*\]((?:[^']|'')+)'!|\[[^\]]*\]([^\s'!,()]+)!"""
)
#: What the name of a damaged chart ends in while its successor takes its place.
_OLD = "old"


class ChartsRefused(KamError):
    """The charts cannot be brought back here; nothing was changed."""


@dataclass(frozen=True, slots=True)
class _Sheets:
    """The names of the sheets that charts stand on and read from, by the roles of template_charts."""

    names: Mapping[Any, str]

    @classmethod
    def of(cls, book: xw.Book) -> _Sheets:
        """Raises NameMissing."""
        from kam_partnership.workbook.our_charts import ROLE_NAMES, Role

        found = {}
        for role, name in ROLE_NAMES.items():
            single = role in (Role.ANALYSIS, Role.DATA)  # the others are columns of tables
            found[role] = place_of(book, name).sheet if single else range_of(book, name).sheet.name
        return cls(found)


def restore(book: xw.Book, *, may_replace: Callable[[], bool]) -> list[str]:
    """Bring back what is missing or damaged.

    Args:
        book: an open workbook of ours.
        may_replace: asked when all is well; True replaces the partnership diagram all the same.

    Returns:
        the internal names of the charts that are new; none when there was nothing to do.

    Raises:
        NeedsExcel: on the Mac.
        ChartsRefused: when the workbook is of another template, or not a file yet, or Excel did not turn the
            references; nothing is changed.
        NameMissing: when the workbook has lost internal names.
    """
    # Only here, because reading the template needs libraries that no other click does.
    from kam_partnership.workbook.our_charts import DIAGRAM

    language = language_of(book)
    range_of(book, names.STATE_BLOCK)  # without it the workbook is not ours
    _refuse_other_template(book)
    sheets = _Sheets.of(book)
    _refuse_early_template(book, sheets)
    if without_excel(book):
        document = book.impl.document
        wanted = document.damaged_charts(language) or ([DIAGRAM] if may_replace() else [])
        if wanted:
            document.restore_charts(wanted, language)
        return wanted
    if not on_windows(book):
        raise NeedsExcel("charts_need_windows")
    if file_of(book) is None and "://" not in str(book.api.FullName):
        raise ChartsRefused("save_as_file_first")
    wanted = list(_damaged(book, sheets, language)) or ([DIAGRAM] if may_replace() else [])
    if wanted:
        _copy_from_template(book, sheets, wanted, language)
    return wanted


def _refuse_other_template(book: xw.Book) -> None:
    """The charts of another template may read other cells."""
    version = str(range_of(book, names.GENERAL_CELLS["template_version"]).raw_value or "")
    if version != names.TEMPLATE_VERSION:
        raise ChartsRefused("charts_of_another_template", version=version, known=names.TEMPLATE_VERSION)


def _refuse_early_template(book: xw.Book, sheets: _Sheets) -> None:
    """Those of an early state of this template do."""
    from kam_partnership.workbook.our_charts import BAND_HEADING, Role

    cell, heading = BAND_HEADING
    if book.sheets[sheets.names[Role.DATA]].range(cell).raw_value != heading:
        raise ChartsRefused("charts_of_an_early_template", version=names.TEMPLATE_VERSION)


def _damaged(book: xw.Book, sheets: _Sheets, language: Language) -> Iterator[str]:
    from kam_partnership.workbook.our_charts import CHARTS, Role
    from kam_partnership.workbook.template_charts import cells_of_formulas, expected_cells

    for chart, role in CHARTS.items():
        found = _named(book.sheets[sheets.names[role]], chart)
        formulas = [_series_formulas(one) for one in found]
        shown = [None if one is None else cells_of_formulas(one, sheets.names[Role.DATA]) for one in formulas]
        if shown != [expected_cells(language, chart)]:
            yield chart


def _named(sheet: xw.Sheet, name: str) -> list[xw.Chart]:
    return [chart for chart in sheet.charts if chart.name == name]


def _series_formulas(chart: xw.Chart) -> list[str] | None:
    """None when Excel cannot tell the formula of a series: its cells are gone."""
    series = chart.api[1].SeriesCollection()
    try:
        return [str(series(number).Formula) for number in range(1, int(series.Count) + 1)]
    except Exception as error:
        if getattr(error, "hresult", None) != REFUSED:
            raise
        return None


# ---------------------------------------------------------------------- copying in Excel for Windows
def _copy_from_template(book: xw.Book, sheets: _Sheets, charts: Sequence[str], language: Language) -> None:
    shown = book.sheets.active
    old = [(chart, one) for chart in charts for one in _named(_sheet_of(book, sheets, chart), chart)]
    with one_change() as undo:
        undo.callback(_try_to_show, book, shown)
        fresh: dict[str, xw.Chart] = {}
        with _opened_template(book, language) as donor:
            donor_sheets = _Sheets.of(donor)
            _rename_data_sheet(donor, donor_sheets, sheets)
            shift = _table_shift(donor, donor_sheets, book, sheets)
            for chart in charts:
                model = _named(_sheet_of(donor, donor_sheets, chart), chart)[0]
                fresh[chart] = _pasted(book, _sheet_of(book, sheets, chart), model, undo)
                _place_like(fresh[chart], model, shift if chart == _diagram() else (0.0, 0.0))
            _turn_links(book, donor, list(fresh.values()))
            copy = donor.name
        _refuse_foreign_links(book, sheets, fresh, language, copy)
        for chart, one in old:
            undo.callback(_rename, one, chart)
            one.name = f"{chart}_{_OLD}"
        for chart, one in fresh.items():
            one.name = chart
        _delete(book, sheets, old, undo)
    with after_the_change():
        _show(book, shown)


def _diagram() -> str:
    from kam_partnership.workbook.our_charts import DIAGRAM

    return DIAGRAM


def _sheet_of(book: xw.Book, sheets: _Sheets, chart: str) -> xw.Sheet:
    from kam_partnership.workbook.our_charts import CHARTS

    return book.sheets[sheets.names[CHARTS[chart]]]


def _show(book: xw.Book, sheet: xw.Sheet) -> None:
    book.activate()
    sheet.activate()


def _try_to_show(book: xw.Book, sheet: xw.Sheet) -> None:
    """After a failure: which sheet is shown is no reason to tell that something could not be taken back."""
    try:
        _show(book, sheet)
    except Exception as error:
        note_failure(error, "")


@contextmanager
def _opened_template(book: xw.Book, language: Language) -> Iterator[xw.Book]:
    """A copy of the template under a name that no open workbook has, read only; it is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="kam-"))
    try:
        copy = folder / f"KAM_{secrets.token_hex(4)}.xlsx"
        shutil.copyfile(template_path(language), copy)
        donor = book.app.books.open(str(copy), update_links=False, read_only=True, add_to_mru=False)
        try:
            yield donor
        finally:
            _close(donor)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _close(donor: xw.Book) -> None:
    """A copy of the template that stays open is a nuisance, not a failure."""
    try:
        donor.close()
    except Exception as error:
        note_failure(error, "")


def _rename_data_sheet(donor: xw.Book, donor_sheets: _Sheets, sheets: _Sheets) -> None:
    """Links are turned by sheet names, so the data sheets must be called the same."""
    from kam_partnership.workbook.our_charts import Role

    wanted = sheets.names[Role.DATA]
    if donor_sheets.names[Role.DATA] != wanted:
        donor.sheets[donor_sheets.names[Role.DATA]].name = wanted


def _table_shift(donor: xw.Book, donor_sheets: _Sheets, book: xw.Book, sheets: _Sheets) -> tuple[float, float]:
    """So far has the criteria table grown to the right and moved down since it was the template's, in points."""
    from kam_partnership.workbook.our_charts import Role

    ranges = [
        one.sheets[names_of.names[Role.MAIN]].tables[names.CRITERIA_TABLE].range
        for one, names_of in ((donor, donor_sheets), (book, sheets))
    ]
    (right, top), (right_now, top_now) = [(one.left + one.width, one.top) for one in ranges]
    return right_now - right, top_now - top


def _pasted(book: xw.Book, sheet: xw.Sheet, model: xw.Chart, undo: ExitStack) -> xw.Chart:
    """A copy of a chart on a sheet, which is shown, since Excel pastes on no other."""
    book.activate()
    sheet.activate()
    before = len(sheet.charts)
    model.api[0].Copy()
    undo.callback(_delete_beyond, sheet, before)  # first: Excel may paste and then fail to say so
    sheet.api.Paste()
    if len(sheet.charts) != before + 1:
        raise ChartsRefused("chart_not_pasted")
    return sheet.charts[before]


def _delete_beyond(sheet: xw.Sheet, count: int) -> None:
    while len(sheet.charts) > count:
        sheet.charts[len(sheet.charts) - 1].delete()


def _place_like(fresh: xw.Chart, model: xw.Chart, shift: tuple[float, float]) -> None:
    fresh.left, fresh.top = max(0.0, model.left + shift[0]), max(0.0, model.top + shift[1])
    fresh.width, fresh.height = model.width, model.height


def _turn_links(book: xw.Book, donor: xw.Book, charts: Sequence[xw.Chart]) -> None:
    """Every reference to the copy of the template becomes one to the workbook itself."""
    try:
        book.api.ChangeLink(str(donor.api.FullName), str(book.api.FullName), _EXCEL_LINKS)
    except Exception as error:
        if getattr(error, "hresult", None) != REFUSED:
            raise
    # What Excel has turned needs no second turn; what it has not, is told by its brackets.
    for chart in charts:
        series = chart.api[1].SeriesCollection()
        for number in range(1, int(series.Count) + 1):
            one = series(number)
            formula = str(one.Formula)
            if (turned := at_home(formula)) != formula:
                one.Formula = turned


def at_home(formula: str) -> str:
    """A series formula whose references lead to the workbook itself instead of another one."""
    return _TEXT_OR_ELSEWHERE.sub(_at_home, formula)


def _at_home(found: re.Match[str]) -> str:
    quoted, plain = found.groups()
    if quoted is not None:
        return f"'{quoted}'!"
    return f"{plain}!" if plain is not None else found[0]


def _refuse_foreign_links(
    book: xw.Book, sheets: _Sheets, fresh: Mapping[str, xw.Chart], language: Language, copy: str
) -> None:
    """Believe Excel only what it shows afterwards."""
    from kam_partnership.workbook.our_charts import Role
    from kam_partnership.workbook.template_charts import cells_of_formulas, expected_cells

    for chart, one in fresh.items():
        formulas = _series_formulas(one)
        if formulas is None or cells_of_formulas(formulas, sheets.names[Role.DATA]) != expected_cells(language, chart):
            raise ChartsRefused("chart_links_left")
    links = book.api.LinkSources(_EXCEL_LINKS)
    if any(copy.casefold() in str(link).casefold() for link in links or ()):
        raise ChartsRefused("chart_links_left")


def _rename(chart: xw.Chart, name: str) -> None:
    chart.name = name


def _delete(book: xw.Book, sheets: _Sheets, old: Sequence[tuple[str, xw.Chart]], undo: ExitStack) -> None:
    """Take the damaged charts away. This cannot be taken back, so it comes last.

    Raises:
        ChangeIncomplete: when only some of them could be deleted.
    """
    for number, (chart, one) in enumerate(old):
        try:
            one.delete()
        except Exception as error:
            left = sum(name == chart for name, _ in old[number:])
            if _is_gone(_sheet_of(book, sheets, chart), f"{chart}_{_OLD}", left):
                continue
            if number == 0:
                raise
            undo.pop_all()  # the fresh ones are all there is now
            raise ChangeIncomplete("charts_incomplete") from error


def _is_gone(sheet: xw.Sheet, name: str, count: int) -> bool:
    """Whether fewer than so many charts have that name: Excel may delete one and then fail to say so."""
    try:
        return len(_named(sheet, name)) < count
    except Exception:  # Excel is gone altogether, which the undoing finds out too
        return False
