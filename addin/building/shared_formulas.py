"""What the file says once: formulas that are the same row for row stand in it once, as Excel itself writes them.

The file gets smaller, and every program opens it sooner.
"""

from __future__ import annotations

from lxml import etree

from kam_partnership.cells import address
from kam_partnership.xlsx.areas import parse_area
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.references import shifted
from kam_partnership.xlsx.sheet_cells import FORMULA_TAG, ROW_TAG, cell_elements

#: Fewer cells are not worth it.
_FEWEST = 3


def share_formulas(package: Package, part: str, first_column: int = 1) -> None:
    """Write runs of equal formulas below each other as one shared formula in a sheet's part.

    Args:
        package: the workbook; the part changes.
        part: of the sheet.
        first_column: what stands left of it, counted from 1, is left alone.
    """
    root = package.xml(part)
    columns: dict[int, dict[int, etree._Element]] = {}
    for row, column, cell in cell_elements(root):
        formula = cell.find(FORMULA_TAG)
        if formula is not None and not formula.attrib and column >= first_column:
            columns.setdefault(column, {})[row] = formula
    number = 0
    for column, formulas in columns.items():
        for run in _runs(formulas):
            first, last = address(run[0], column), address(run[-1], column)
            for row in run:
                formula = formulas[row]
                formula.set("t", "shared")
                if row == run[0]:
                    formula.set("ref", f"{first}:{last}")
                else:
                    formula.text = None
                formula.set("si", str(number))
            number += 1
    package.put_xml(part, root)


def without_spans(package: Package, part: str) -> None:
    """Leave out which columns each row uses: a hint that no program needs, and a third of a kilobyte."""
    root = package.xml(part)
    for row in root.iter(ROW_TAG):
        row.attrib.pop("spans", "")
    package.put_xml(part, root)


def one_formula_for_arrays(package: Package, part: str) -> None:
    """Leave only the results in those cells of a sheet's part that an array formula above them fills."""
    root = package.xml(part)
    filled: dict[int, int] = {}  # column -> last row of the array that began above
    for row, column, cell in cell_elements(root):
        formula = cell.find(FORMULA_TAG)
        if formula is None:
            continue
        area = parse_area(formula.get("ref", ""), "") if formula.get("t") == "array" else None
        if area is not None:
            filled[column] = area.bottom
        elif row <= filled.get(column, 0):
            cell.remove(formula)
    package.put_xml(part, root)


def _runs(formulas: dict[int, etree._Element]) -> list[range]:
    """Rows below each other whose formulas are the first one's, moved down."""
    runs: list[range] = []
    for row in sorted(formulas):
        if runs and row == runs[-1].stop:
            first = runs[-1].start
            if shifted(formulas[first].text or "", row - first) == formulas[row].text:
                runs[-1] = range(first, row + 1)
                continue
        runs.append(range(row, row + 1))
    return [run for run in runs if len(run) >= _FEWEST]
