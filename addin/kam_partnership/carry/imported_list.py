"""From a reading of a list to the content of a new workbook, its scale included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from kam_partnership.assessment import TypedCell
from kam_partnership.carry.content import Anchor, CarriedComment, OwnColumn, TableContent, UserContent
from kam_partnership.cells import CellValue, address
from kam_partnership.foreign.columns import weight_in
from kam_partnership.foreign.sheet import Cell
from kam_partnership.foreign.verdict import SIDES, LeftColumn, Reading
from kam_partnership.texts.language import Language
from kam_partnership.xlsx.number_formats import GENERAL, shows_a_date

_DAY = "dd.mm.yyyy"


def imported(reading: Reading, language: Language) -> UserContent:
    """The criteria of a list, with further columns as the user's own, and settings where its scale is not the usual."""
    rows = tuple(_row(reading, row) for row in reading.rows)
    own = tuple(_own_column(reading, left) for left in reading.own_columns)
    table = TableContent(rows, own, sheet=reading.sheet.name)
    return UserContent(
        settings=_settings_cells(reading),
        tables={"criteria": table},
        comments=tuple(_comments(reading)),
        language=language,
    )


def _settings_cells(reading: Reading) -> dict[str, TypedCell]:
    settings = reading.scale.settings
    fields = ("scale_min", "scale_max", "tolerance", "level_cooperation", "level_strategic")
    return {} if settings is None else {field: TypedCell(getattr(settings, field), "", "") for field in fields}


def _row(reading: Reading, row: int) -> Mapping[str, CellValue]:
    read = {key: _value(reading, key, reading.sheet.cell(row, column)) for key, column in reading.columns.items()}
    # Without weights in the list every row shows the usual one, not only those the template begins with.
    return {"weight": 1.0} | read


def _value(reading: Reading, key: str, cell: Cell | None) -> CellValue:
    if cell is None:
        return None
    if key in SIDES and cell.number is not None:
        return reading.scale.of_workbook(cell.number)
    if key == "weight" and (weight := weight_in(cell)) is not None:
        return weight
    return cell.text or cell.value


def _own_column(reading: Reading, left: LeftColumn) -> OwnColumn:
    cells = [reading.sheet.cell(row, left.column) for row in reading.rows]
    dates = [cell for cell in cells if cell is not None and cell.is_date and isinstance(cell.value, float)]
    formats = Counter(cell.number_format for cell in (dates or cells) if cell is not None)
    shown = formats.most_common(1)[0][0] if formats else GENERAL
    if dates and not shows_a_date(shown):
        shown = _DAY
    return OwnColumn(left.heading, "gap", tuple(None if cell is None else cell.value for cell in cells), shown)


def _comments(reading: Reading) -> Iterator[CarriedComment]:
    """What somebody noted beside a criterion or a rating."""
    keys = {column: key for key, column in reading.columns.items()}
    own = {left.column: left.heading for left in reading.own_columns}
    places = {row: index for index, row in enumerate(reading.rows)}
    for (row, column), text in sorted(reading.sheet.comments.items()):
        if row in places and (name := keys.get(column) or own.get(column)):
            anchor = Anchor(table="criteria", row=places[row], column=name)
            yield CarriedComment(anchor, text, "", reading.sheet.name, address(row, column))
