"""From a recognised list to the content of a new workbook, its scale included."""

from __future__ import annotations

from dataclasses import dataclass

from kam_partnership.assessment import Settings, TypedCell
from kam_partnership.carry.content import OwnColumn, TableContent, UserContent
from kam_partnership.carry.recognise import FoundList, SheetGrid
from kam_partnership.cells import CellValue
from kam_partnership.texts.language import Language

#: A workbook starts with this scale, which almost every list fits.
USUAL_SCALE = (0.0, 10.0)


@dataclass(frozen=True, slots=True)
class Imported:
    """A list as the content of a workbook; ``settings`` only where the ratings do not fit the usual scale."""

    content: UserContent
    settings: Settings | None


def imported(sheet: SheetGrid, found: FoundList, language: Language) -> Imported:
    """The criteria of a recognised list, with further columns as the user's own."""
    rows = tuple({key: sheet.values.get((row, column)) for key, column in found.columns.items()} for row in found.rows)
    own = tuple(
        OwnColumn(
            " ".join(str(sheet.values.get((found.heading_row, column), "")).split()),
            "gap",
            tuple(sheet.values.get((row, column)) for row in found.rows),
        )
        for column in found.notes
    )
    settings = None if fits_usual_scale(sheet, found) else scaled_settings(*found.scale)
    cells: dict[str, TypedCell] = {}
    if settings is not None:
        for field in ("scale_min", "scale_max", "tolerance", "level_cooperation", "level_strategic"):
            cells[field] = TypedCell(getattr(settings, field), "", "")
    table = TableContent(rows, own, sheet=found.sheet)
    return Imported(UserContent(settings=cells, tables={"criteria": table}, language=language), settings)


def ratings(sheet: SheetGrid, found: FoundList) -> list[float]:
    """All numbers in the two rating columns."""
    places = [(row, found.columns[side]) for row in found.rows for side in ("supplier", "key_account")]
    values: list[CellValue] = [sheet.values.get(place) for place in places]
    return [value for value in values if isinstance(value, float)]


def fits_usual_scale(sheet: SheetGrid, found: FoundList) -> bool:
    """True when every rating lies on the scale that a workbook starts with."""
    return all(USUAL_SCALE[0] <= rating <= USUAL_SCALE[1] for rating in ratings(sheet, found))


def scaled_settings(low: float, high: float) -> Settings:
    """The usual tolerance and limits in the same proportion on another scale."""
    usual = Settings()
    factor = (high - low) / usual.span
    return Settings(
        low,
        high,
        usual.tolerance * factor,
        low + (usual.level_cooperation - usual.scale_min) * factor,
        low + (usual.level_strategic - usual.scale_min) * factor,
    )
