"""The criteria as the diagram draws them, on the hidden sheet: the formulas of ``workbook.diagram.crowd``."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from building import formulas as f
from building.writer import Writer
from kam_partnership.assessment import DIAGRAM_CAPACITY
from kam_partnership.diagram import design

#: First row below the headings, counted from 0; first columns of what is drawn and of the steps to it.
FIRST, CRITERIA_COLUMN, CROWD_COLUMN = 1, 13, 94
_DRAWN = ("n", "rated", "x", "y", "same", "nth", "X", "Y", "label")
_STEPS = ("columns", "rows", "step", "row", "along", "across", "half", "placed y")
_COLUMNS = {
    heading: first + offset
    for first, headings in ((CRITERIA_COLUMN, _DRAWN), (CROWD_COLUMN, _STEPS))
    for offset, heading in enumerate(headings)
}


def column_of(heading: str) -> str:
    """The letters of a column."""
    return str(xl_col_to_name(_COLUMNS[heading]))


def whole_column(heading: str) -> str:
    """All of a column's values, as formulas on the same sheet refer to them."""
    letters = column_of(heading)
    return f"${letters}${FIRST + 1}:${letters}${FIRST + DIAGRAM_CAPACITY}"


def write_criteria(writer: Writer, sheet: Any, heading_format: Any) -> None:
    """A point for each rated criterion; coinciding ones stand close together."""
    for heading, column in _COLUMNS.items():
        sheet.write(0, column, heading, heading_format)
    for row in range(FIRST, FIRST + DIAGRAM_CAPACITY):
        for heading, value in _formulas(row).items():
            if isinstance(value, str):
                writer.formula(sheet, (row, _COLUMNS[heading]), value)
            else:
                sheet.write(row, _COLUMNS[heading], value)


def _formulas(row: int) -> dict[str, str | int]:
    def cell(heading: str) -> str:
        return str(xl_rowcol_to_cell(row, _COLUMNS[heading], col_abs=True))

    n, rated, x, y, same, nth = map(cell, _DRAWN[:6])
    columns, rows, step, in_row, along, across, half, placed_y = map(cell, _STEPS)
    share = {
        "x": f"({f.in_row(f.SUPPLIERS, n)}-{f.LOW})/({f.HIGH}-{f.LOW})",
        "y": f"({f.in_row(f.KEY_ACCOUNTS, n)}-{f.LOW})/({f.HIGH}-{f.LOW})",
    }
    return {
        "n": row,
        "rated": f.rated_in_row(n),
        "x": f"=IF({rated}=1,{share['x']},0)",
        "y": f"=IF({rated}=1,{share['y']},0)",
        "same": _count_same(row, through_end=True),
        "nth": _count_same(row, through_end=False),
        "columns": f"=ROUNDUP(SQRT({same}),0)",
        "rows": f"=ROUNDUP({same}/{columns},0)",
        "step": f"=MIN({design.SPREAD:g},{design.LONGEST_ROW:g}/MAX(1,{columns}-1))",
        "row": f"=INT(({nth}-1)/{columns})",
        "along": f"={nth}-1-{columns}*{in_row}-(MIN({columns},{same}-{columns}*{in_row})-1)/2",
        "across": f"=({rows}-1)/2-{in_row}",
        "half": f"=({columns}+{rows}-2)/2*{step}",
        "placed y": f"=MEDIAN({half},{y},1-{half})+({along}+{across})*{step}",
        "X": f"=IF({rated}=1,1+{design.GRID}*(MEDIAN({half},{x},1-{half})+({along}-{across})*{step}),1)",
        "Y": f"=IF({rated}=1,{placed_y},NA())",
        "label": f'=IF({rated}=1,{n}&"","")',
    }


def _count_same(row: int, *, through_end: bool) -> str:
    """How many points coincide with this one: all of them, or those down to this one."""
    last = FIRST + DIAGRAM_CAPACITY if through_end else row + 1
    conditions = []
    for heading, wanted in (("rated", "1"), ("x", ""), ("y", "")):
        letters = column_of(heading)
        area = f"${letters}${FIRST + 1}:${letters}{'$' if through_end else ''}{last}"
        conditions.append(f"{area},{wanted or f'${letters}{row + 1}'}")
    return f"=IF(${column_of('rated')}{row + 1}=1,COUNTIFS({','.join(conditions)}),1)"
