"""The shapes of all formulas of our templates, for ``check`` and for calculating without Excel."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from kam_partnership.workbook import names
from kam_partnership.workbook.known_formulas import CURRENT, FILE_NAME, criteria_columns, state_place
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.formula_shapes import formula_shape

KNOWN_FORMULAS = Path(__file__).resolve().parents[1] / "kam_partnership" / "workbook" / FILE_NAME


def known_formulas(templates: Iterable[Path]) -> bytes:
    """The file with the entry of this release made anew from its templates; those of earlier ones stay."""
    stored = json.loads(KNOWN_FORMULAS.read_text("utf-8")) if KNOWN_FORMULAS.exists() else {}
    places: dict[str, set[str]] = {}
    every: set[str] = set()
    for path in templates:
        _collect(ClosedCells(path), places, every)
    stored[CURRENT] = {
        "places": {place: sorted(shapes) for place, shapes in sorted(places.items())},
        "all": sorted(every),
    }
    text = json.dumps(dict(sorted(stored.items())), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _collect(cells: ClosedCells, places: dict[str, set[str]], every: set[str]) -> None:
    meant = criteria_columns(cells.structure)
    for name in (*names.WATCHED_FORMULAS, *names.MEASURE_FIGURES.values()):
        area = cells.structure.resolve(name)
        formula = None if area is None else cells.sheet(area.sheet).formulas.get((area.top, area.left))
        if formula:
            places.setdefault(name, set()).add(formula_shape(formula, meant or (lambda _: "")))
    hidden = {area.sheet for name in names.HIDDEN_SHEETS if (area := cells.structure.resolve(name))}
    state = cells.structure.resolve(names.STATE_BLOCK)
    if state is not None:
        block = cells.sheet(state.sheet)
        for row in range(state.top, state.bottom + 1):
            formula = block.formulas.get((row, state.left + 1))
            if formula:
                place = state_place(str(block.values.get((row, state.left))))
                places.setdefault(place, set()).add(formula_shape(formula, meant or (lambda _: "")))
    for sheet in cells.structure.sheets:
        if sheet.name not in hidden:
            every |= {formula_shape(formula) for formula in cells.sheet(sheet.name).formulas.values() if formula}
