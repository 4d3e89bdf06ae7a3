"""The add-in's worksheet functions in the cells of the analysis sheet: on demand, and away again.

They stand in the column of the figures, in the rows where recompute else writes values, so nothing else of the
sheet changes, and the cells are those that are not locked. The kind of their rows says so (``RowKind.LIVE``).

A function is written with the add-in's name before it, so that Excel takes ours and no other one of that name. None
is called like a defined name of the workbook: to Excel both would be one word, since capitals do not matter to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import xlwings as xw

from kam_partnership.cells import CellValue
from kam_partnership.errors import KamError
from kam_partnership.excel.host import NeedsExcel, on_windows
from kam_partnership.excel.live import LiveWorkbook
from kam_partnership.excel.trouble import unless_refused
from kam_partnership.shipped_files import ADDIN_NAME
from kam_partnership.workbook import analysis, names
from kam_partnership.workbook.analysis import RowKind

_RATINGS = (
    names.SUPPLIER_COLUMN,
    names.KEY_ACCOUNT_COLUMN,
    names.WEIGHT_COLUMN,
    names.SETTING_CELLS["scale_min"],
    names.SETTING_CELLS["scale_max"],
)

#: The figures that have a worksheet function, with its arguments: defined names, so that they follow every change.
FUNCTIONS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "supplier_score": ("KAM_SUPPLIER_SCORE", _RATINGS),
    "key_account_score": ("KAM_KEY_ACCOUNT_SCORE", _RATINGS),
    "net_balance": ("KAM_NET_BALANCE", _RATINGS),
    "gross_imbalance": ("KAM_GROSS_IMBALANCE", _RATINGS),
    "balance_score": ("KAM_BALANCE_SCORE", _RATINGS),
    "level": ("KAM_PARTNERSHIP_LEVEL", _RATINGS),
    "coverage": ("KAM_RATED_COVERAGE", _RATINGS),
}
#: The zone follows by the workbook's own formula: KAM_ZONE_NAME would name it in Excel's language, not the workbook's.
NATIVE: Mapping[str, str] = {"zone": f"={names.FIGURE_CELLS['zone']}"}
LIVE_FIGURES = (*FUNCTIONS, *NATIVE)


def formula_of(figure: str) -> str:
    """The cell's formula, English and with commas, as Excel takes it in every language."""
    if figure in NATIVE:
        return NATIVE[figure]
    function, arguments = FUNCTIONS[figure]
    return f"='{ADDIN_NAME}'!{function}({','.join(arguments)})"


def functions_stand(live: LiveWorkbook) -> bool:
    """Whether the analysis sheet holds worksheet functions now."""
    count = live.state["analysis.live"]
    return isinstance(count, float) and count > 0


def reason_against_functions(book: xw.Book) -> KamError | None:
    """Why worksheet functions cannot be entered here; None when they can."""
    if not on_windows(book):
        return NeedsExcel("functions_need_windows")
    # Add-ins are no part of the collection when it is counted, but known by their names. A formula that names
    # a file that is not open would make Excel ask where it is.
    addin = unless_refused(lambda: book.app.api.Workbooks(ADDIN_NAME))
    return NeedsExcel("addin_not_loaded", addin=ADDIN_NAME) if addin is None else None


def with_functions(
    live: LiveWorkbook, rows: Sequence[list[CellValue]], functions: bool | None
) -> Sequence[list[CellValue]]:
    """The rows of the analysis, as they are written: with functions instead of figures where they shall stand.

    Args:
        functions: whether they shall; None leaves it as it is, but without them where they do not work.
    """
    if functions is None:
        functions = functions_stand(live) and reason_against_functions(live.book) is None
    if not functions:
        return rows
    changed = [list(row) for row in rows]
    first = analysis.FIRST_FIGURE_ROW - analysis.FIRST_ROW
    for row, figure in zip(changed[first:], analysis.FIGURE_ORDER, strict=False):
        if figure in LIVE_FIGURES:
            row[analysis.KIND] = f"'{RowKind.LIVE}"
            row[analysis.SUPPLIER] = formula_of(figure)
    return changed
