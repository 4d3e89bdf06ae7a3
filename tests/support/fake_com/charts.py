"""Charts as far as commands meet them: what they show, where they stand, and how Excel copies them."""
# ruff: noqa: N802 - Excel's own names

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kam_partnership.xlsx.namespaces import CHART
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from support.fake_com.accesses import ComObject, com_method, com_property, refuse

if TYPE_CHECKING:
    from support.fake_com.sheets import Worksheet
    from support.fake_com.workbook import Workbook

_CHART = f"{{{CHART}}}"


@dataclass
class ChartState:
    """A chart: where it stands, in points, and every reference to cells that it has.

    Attributes:
        formulas: one for each series, as Excel tells them.
        others: references that no series formula tells: labels, error bars, the title.
    """

    name: str
    left: float
    top: float
    width: float
    height: float
    formulas: list[str]
    others: list[str] = field(default_factory=list)

    def copy(self, book: str) -> ChartState:
        """The chart as it arrives in another workbook: it leads back to the one it came from."""

        def abroad(reference: str) -> str:
            return re.sub(r"'([^']+)'!", rf"'[{book}]\1'!", reference)

        return replace(self, formulas=[*map(abroad, self.formulas)], others=[*map(abroad, self.others)])

    def turn(self, old: str, new: str) -> None:
        """Replace a part of every reference."""
        self.formulas = [formula.replace(old, new) for formula in self.formulas]
        self.others = [other.replace(old, new) for other in self.others]

    @property
    def references(self) -> list[str]:
        return [*self.formulas, *self.others]


def charts_of(package: Package, structure: Structure) -> dict[str, list[ChartState]]:
    """The charts of a workbook file by sheet."""
    found: dict[str, list[ChartState]] = {}
    for sheet in structure.sheets:
        for number, chart in enumerate(sheet.charts):
            root = package.xml(chart.part)
            formulas, told = [], set()
            for order, series in enumerate(root.iter(f"{_CHART}ser"), start=1):
                parts = [
                    element.findtext(f".//{_CHART}f") or ""
                    for tag in ("cat", "xVal", "val", "yVal")
                    for element in series.iterfind(f"{_CHART}{tag}")
                ]
                told |= set(parts)
                title = series.findtext(f"{_CHART}tx/{_CHART}v") or ""
                formulas.append(f'=SERIES("{title}",{",".join(parts)},{order})')
            others = [element.text or "" for element in root.iter("{*}f") if element.text not in told]
            place = 400.0 + 450 * number, 120.0, 445.5, 483.0
            found.setdefault(sheet.name, []).append(ChartState(chart.name, *place, formulas, others))
    return found


class ChartObjects(ComObject):
    """The charts of a sheet."""

    def __init__(self, sheet: Worksheet) -> None:
        super().__init__(sheet._accesses)
        self._sheet = sheet

    @property
    def states(self) -> list[ChartState]:
        return self._sheet.workbook.charts.setdefault(self._sheet.name, [])

    Count = com_property(lambda self: len(self.states))
    Parent = com_property(lambda self: self._sheet)

    @com_method
    def __call__(self, key: str | int) -> ChartObject:
        for number, state in enumerate(self.states, start=1):
            if key in (number, state.name):
                return ChartObject(self._sheet, state)
        return refuse("Die Item-Methode des ChartObjects-Objektes konnte nicht ausgeführt werden.")

    Item = __call__

    def __iter__(self) -> Iterator[ChartObject]:
        self._accesses.note("ChartObjects._NewEnum")
        for state in list(self.states):
            self._accesses.note("ChartObjects.Next")
            yield ChartObject(self._sheet, state)


class ChartObject(ComObject):
    """The frame around a chart."""

    def __init__(self, sheet: Worksheet, state: ChartState) -> None:
        super().__init__(sheet._accesses)
        self.sheet, self.state = sheet, state

    Parent = com_property(lambda self: self.sheet)
    Chart = com_property(lambda self: Chart(self))  # noqa: PLW0108 - defined below

    @com_method
    def Copy(self) -> None:
        self.sheet.workbook.application.clipboard = self.state.copy(self.sheet.workbook.name)

    @com_method
    def Delete(self) -> None:
        states = self.sheet.workbook.charts[self.sheet.name]
        if not any(state is self.state for state in states):
            refuse("Das Objekt gibt es nicht mehr")
        states[:] = [state for state in states if state is not self.state]
        self.sheet.workbook.changes += 1


def _kept(name: str, attribute: str) -> com_property:
    def write(self: ChartObject, value: Any) -> None:
        if name == "Name" and any(
            other is not self.state and other.name == value for other in self.sheet.workbook.charts[self.sheet.name]
        ):
            refuse("Dieser Name ist bereits vergeben.")
        setattr(self.state, attribute, value)
        self.sheet.workbook.changes += 1

    member = com_property(lambda self: getattr(self.state, attribute)).setter(write)
    member.__set_name__(ChartObject, name)
    return member


for _name in ("Name", "Left", "Top", "Width", "Height"):
    setattr(ChartObject, _name, _kept(_name, _name.lower()))


class Chart(ComObject):
    """A chart inside its frame."""

    def __init__(self, frame: ChartObject) -> None:
        super().__init__(frame._accesses)
        self.frame = frame

    @com_method
    def SeriesCollection(self) -> SeriesCollection:
        return SeriesCollection(self.frame)


class SeriesCollection(ComObject):
    """The series of a chart."""

    def __init__(self, frame: ChartObject) -> None:
        super().__init__(frame._accesses)
        self._frame = frame

    Count = com_property(lambda self: len(self._frame.state.formulas))

    @com_method
    def __call__(self, number: int) -> Series:
        return Series(self._frame, number)


class Series(ComObject):
    """One series of a chart."""

    def __init__(self, frame: ChartObject, number: int) -> None:
        super().__init__(frame._accesses)
        self._frame, self._index = frame, number - 1

    @com_property
    def Formula(self) -> str:
        formula = self._frame.state.formulas[self._index]
        if "#REF!" in formula:
            refuse("Die Formula-Eigenschaft des Series-Objektes kann nicht zugeordnet werden.")
        return formula

    @Formula.setter
    def Formula(self, formula: str) -> None:
        self._frame.state.formulas[self._index] = formula
        self._frame.sheet.workbook.changes += 1


def paste(sheet: Worksheet) -> None:
    """What Worksheet.Paste does with a chart on the clipboard."""
    application = sheet.workbook.application
    if application.clipboard is None or application.active_sheet != sheet.name:
        refuse("Die Paste-Methode des Worksheet-Objektes konnte nicht ausgeführt werden.")
    states = sheet.workbook.charts.setdefault(sheet.name, [])
    fresh = replace(application.clipboard, name=f"Diagramm {len(states) + 1}", left=48.0, top=15.0)
    fresh.formulas, fresh.others = list(fresh.formulas), list(fresh.others)
    states.append(fresh)
    sheet.workbook.changes += 1


def links(workbook: Workbook) -> tuple[str, ...] | None:
    """The other workbooks that charts lead to, as Excel lists them."""
    references = [one for states in workbook.charts.values() for state in states for one in state.references]
    found = {name for reference in references for name in re.findall(r"\[([^\]]+)\]", reference)}
    return tuple(sorted(found)) or None
