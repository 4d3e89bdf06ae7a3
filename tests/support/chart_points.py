"""What the native diagram draws, from the cells of the hidden sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from building.criteria_points import HEADINGS
from building.data_block import CRITERIA_COLUMN
from building.point_rows import POINT_COLUMN
from kam_partnership.diagram import design
from kam_partnership.headless import open_book

Place = tuple[float, float]
#: label and place in the plot
Points = dict[str, list[tuple[str, Place]]]
_ROWS, _COLUMNS = 130, 110


def chart_points(path: Path, sheet: str = "Daten") -> Points:
    """Recalculated by this program's own engine."""
    with open_book(path) as book:
        book.app.calculate()
        block: Sequence[Sequence[Any]] = book.sheets[sheet].range((1, 1), (_ROWS, _COLUMNS)).raw_value
    return points_from(lambda row, column: block[row - 1][column - 1])


def points_from(cell: Callable[[int, int], Any]) -> Points:
    """By the names of the series; rows and columns count from 1."""
    found: Points = {}
    for row in range(2, _ROWS + 1):
        key, x, y, label = (cell(row, POINT_COLUMN + offset) for offset in range(1, 5))
        if key:
            _add(found.setdefault(str(key), []), x, y, label)
    for key, (x_head, y_head, label_head) in {
        "criteria": ("X", "Y", "label"),
        "bubbles": ("X", "bubble Y", "times"),
        "marks": ("true X", "mark Y", "name"),
    }.items():
        columns = [CRITERIA_COLUMN + 1 + HEADINGS.index(head) for head in (x_head, y_head, label_head)]
        places = found.setdefault(key, [])
        for row in range(2, 62):
            _add(places, *(cell(row, column) for column in columns))
    return found


def _add(places: list[tuple[str, Place]], x: Any, y: Any, label: Any) -> None:
    assert isinstance(x, float | int), "a text among the x makes Excel count 1, 2, 3"
    if isinstance(y, float | int):
        places.append((str(label or ""), ((x - 1) / design.GRID, float(y))))
