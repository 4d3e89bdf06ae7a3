"""Bars for differences as XlsxWriter draws them: to the left where the supplier gives more, else to the right."""

from __future__ import annotations

from collections.abc import Mapping

from kam_partnership.diagram import design

#: Behind the bars, as other charts have it.
GRIDLINES: Mapping[str, object] = {"visible": True, "line": {"color": f"#{design.GRID_LINE}", "width": 0.5}}


def font(size: float, colour: str, *, bold: bool = False) -> dict[str, object]:
    """Letters of a chart; size in points."""
    return {"name": "Calibri", "size": size, "bold": bold, "color": f"#{colour}"}


def bars(name: str, categories: str, values: str, colour: str, **labels: object) -> dict[str, object]:
    """A series of bars, both directions in one row.

    Args:
        categories, values: ranges of cells.
        labels: how the numbers beside the bars look.
    """
    return {
        "name": name,
        "categories": f"={categories}",
        "values": f"={values}",
        "fill": {"color": f"#{colour}"},
        "border": {"none": True},
        "gap": 45,
        "overlap": 100,
        "data_labels": {"value": True, **labels, "font": font(9, design.NAVY, bold=True)},
    }
