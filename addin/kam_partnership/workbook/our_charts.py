"""Our charts by the names that Excel shows for them, and the sheets they belong to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from kam_partnership.workbook import names
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure, charts_in


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


def has_chart(package: Package, sheet_part: str, chart: str) -> bool:
    """True when the worksheet shows a chart of that name; a drawing that it only relates to is not shown."""
    if _DRAWING.search(package.parts[sheet_part]) is None:
        return False
    drawings = package.parts_of_type("drawing", sheet_part)
    shown = (found for drawing in drawings if drawing in package.parts for found in charts_in(package, drawing))
    return any(found.name == chart for found in shown)
