"""Our charts by the names that Excel shows for them, and the sheets they belong to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from kam_partnership.workbook import names
from kam_partnership.xlsx.namespaces import CHART
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Sheet, Structure, charts_in


class Role(StrEnum):
    """What a sheet is for, whatever it is called."""

    MAIN = "main"
    ANALYSIS = "analysis"
    HISTORY = "history"
    DATA = "data"


#: A name that leads to the sheet of each role.
ROLE_NAMES: Final[Mapping[Role, str]] = {
    Role.DATA: names.CHART_DATA,
    Role.MAIN: names.SUPPLIER_COLUMN,
    Role.ANALYSIS: names.ANALYSIS_START,
    Role.HISTORY: names.HISTORY_COLUMNS["date"],
}

#: A heading on the data sheet, and its cell. Early workbooks of template 1.1 say "upper border" there, and our diagram
#: would draw its lines at sums of what stands below.
BAND_HEADING: Final = ("J1", "half the band")

#: The chart that people look at first.
DIAGRAM: Final = "KAM_Diagram"
#: Name of a chart in the workbook -> the sheet it belongs to.
CHARTS: Final[Mapping[str, Role]] = {
    DIAGRAM: Role.MAIN,
    "KAM_Profile": Role.ANALYSIS,
    "KAM_Gaps": Role.ANALYSIS,
    "KAM_Trend": Role.HISTORY,
}

#: The element of a sheet that shows a drawing.
_DRAWING: Final = re.compile(rb"<(?:\w+:)?drawing\b")


def sheets_by_role(structure: Structure) -> dict[Role, str]:
    """The names of the sheets; without those whose names are lost."""
    areas = {role: structure.resolve(name) for role, name in ROLE_NAMES.items()}
    return {role: area.sheet for role, area in areas.items() if area is not None}


def shows_chart(package: Package, structure: Structure, sheet: Sheet, chart: str) -> bool:
    """True when a worksheet shows our chart of that name, or one under another name that shows cells of our hidden
    sheets: openpyxl gives all charts new names. A drawing that the sheet only relates to is not shown."""
    if _DRAWING.search(package.parts[sheet.part]) is None:
        return False
    drawings = package.parts_of_type("drawing", sheet.part)
    shown = [found for drawing in drawings if drawing in package.parts for found in charts_in(package, drawing)]
    if any(found.name == chart for found in shown):
        return True
    hidden = {area.sheet for name in names.HIDDEN_SHEETS if (area := structure.resolve(name)) is not None}
    return any(
        (element.text or "").partition("!")[0].strip("'").replace("''", "'") in hidden
        for found in shown
        if found.part in package.parts
        for element in package.xml(found.part).iter(f"{{{CHART}}}f")
    )
