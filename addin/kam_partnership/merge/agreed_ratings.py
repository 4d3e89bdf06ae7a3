"""Reading back what both sides agreed on: the page of a merged workbook after the meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kam_partnership.assessment.intake import as_number, as_title
from kam_partnership.assessment.settings import Scale
from kam_partnership.cells import CellValue, ErrorValue, address, is_blank
from kam_partnership.errors import AdoptionRefused, FileUnreadable, FileUnwritable
from kam_partnership.workbook import names
from kam_partnership.workbook.agreed_key import Key, key_of
from kam_partnership.xlsx.areas import Area
from kam_partnership.xlsx.bounds import refuse_long_table
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.dates import FIRST_DAY, serial_date

_RATINGS = "supplier", "key_account"
_TYPED = (*_RATINGS, "reason")
#: A message names at most so many cells.
_SHOWN_CELLS = 8


@dataclass(frozen=True, slots=True)
class AgreedCriterion:
    """What both sides agree on for one criterion; at least one of the three.

    Attributes:
        title: as it stands on the page.
        key: what it shares with the same criterion of other workbooks.
        supplier, key_account: ratings in scale units; None where nothing was agreed.
        reason: on one line; "" where none was written.
    """

    title: str
    key: Key
    supplier: float | None
    key_account: float | None
    reason: str

    def __post_init__(self) -> None:
        if self.supplier is None and self.key_account is None and not self.reason:
            raise ValueError("nothing is agreed")


@dataclass(frozen=True, slots=True)
class AgreedRatings:
    """The page as a whole.

    Attributes:
        file: where it stands.
        date: of the meeting.
        account: the key account's name; "" when the page does not say.
        scale: that all ratings lie on.
        criteria: those with anything typed, in the order of the page; none twice.
    """

    file: Path
    date: dt.date
    account: str
    scale: Scale
    criteria: tuple[AgreedCriterion, ...]


def read_agreed(path: Path) -> AgreedRatings:
    """Read the page of a closed file.

    Raises:
        FileUnreadable: when the file cannot be read, or has no such page.
        AdoptionRefused: when nothing is agreed yet, or something typed there is no rating, reason or date; the message
            names file, sheet and cells.
    """
    return _Page(path).agreed()


def refuse_losing_agreed(path: Path) -> None:
    """Raises FileUnwritable for a merged workbook in which somebody typed on that page, right or wrong."""
    if path.exists() and _holds_agreed(path):
        raise FileUnwritable("agreed_would_be_lost", file=str(path))


def _holds_agreed(path: Path) -> bool:
    try:
        return bool(_Page(path).filled_rows())
    except FileUnreadable:
        return False


class _Page:
    """The page while it is read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._cells = ClosedCells(path, whole=False)
        self._columns = {key: self._area(name) for key, name in names.AGREED_COLUMNS.items()}
        self._single = {key: self._area(name) for key, name in names.AGREED_CELLS.items()}
        first = self._columns["supplier"]
        self._sheet, self._top = first.sheet, first.top
        self._rows = self._cells.rows(self._sheet)

    def agreed(self) -> AgreedRatings:
        scale = self._scale()
        filled = self.filled_rows()
        if not filled:
            raise AdoptionRefused("agreed_nothing", file=str(self._path), sheet=self._sheet)
        self._refuse_unfit(filled, scale)
        criteria = [self._criterion(row) for row in filled]
        self._refuse_twice(filled, criteria)
        account = self._value(self._single["account"])
        return AgreedRatings(self._path, self._date(), as_title(account), scale, tuple(criteria))

    def filled_rows(self) -> Sequence[int]:
        """The rows in which anything was typed; also those that people added below the table."""
        last = self._rows.last_row([area.left for area in self._columns.values()])
        return [row for row in range(self._top, last + 1) if any(not self._blank(row, key) for key in _TYPED)]

    # ------------------------------------------------------------------ places
    def _area(self, name: str) -> Area:
        area = self._cells.structure.resolve(name)
        if area is None:
            raise FileUnreadable("agreed_no_page", file=str(self._path))
        refuse_long_table(str(self._path), name, area.shape[0])
        return area

    def _at(self, row: int, key: str) -> CellValue:
        return self._cells.value(self._sheet, row, self._columns[key].left)

    def _blank(self, row: int, key: str) -> bool:
        return not self._has_formula(row, key) and is_blank(self._at(row, key))

    def _has_formula(self, row: int, key: str) -> bool:
        return self._rows.has_formula(row, self._columns[key].left)

    def _value(self, area: Area) -> CellValue:
        return self._cells.value(area.sheet, area.top, area.left)

    # ------------------------------------------------------------------ what stands there
    def _scale(self) -> Scale:
        low, high = (as_number(self._value(self._single[key])) for key in ("scale_min", "scale_max"))
        try:
            if low is None or high is None:
                raise ValueError
            return Scale(low, high)
        except ValueError:
            raise FileUnreadable("agreed_no_scale", file=str(self._path), sheet=self._sheet) from None

    def _date(self) -> dt.date:
        area = self._single["date"]
        value = self._value(area)
        date = serial_date(value, from_1904=self._cells.structure.dates_from_1904)
        if date is None or date < FIRST_DAY:
            key = "agreed_date_missing" if is_blank(value) else "agreed_date_invalid"
            cell = address(area.top, area.left)
            raise AdoptionRefused(key, file=str(self._path), sheet=area.sheet, cell=cell, value=value)
        return date

    def _criterion(self, row: int) -> AgreedCriterion:
        title = as_title(self._at(row, "criterion"))
        supplier, key_account = (as_number(self._at(row, key)) for key in _RATINGS)
        reason = as_title(self._at(row, "reason"))
        return AgreedCriterion(title, key_of(self._at(row, "key"), title), supplier, key_account, reason)

    # ------------------------------------------------------------------ what must not stand there
    def _refuse_unfit(self, rows: Sequence[int], scale: Scale) -> None:
        typed = [(row, key, self._at(row, key)) for row in rows for key in _TYPED if not self._blank(row, key)]
        ratings = [one for one in typed if one[1] in _RATINGS]

        def refuse(key: str, cells: Iterable[tuple[int, str, CellValue]], **details: object) -> None:
            places = [address(row, self._columns[column].left) for row, column, _ in cells]
            if places:
                told = ", ".join(places[:_SHOWN_CELLS]) + (" …" if len(places) > _SHOWN_CELLS else "")
                raise AdoptionRefused(key, file=str(self._path), sheet=self._sheet, cells=told, **details)

        def off(value: CellValue) -> bool:
            number = as_number(value)
            return number is not None and not scale.low <= number <= scale.high

        refuse("agreed_formula", (one for one in typed if self._has_formula(*one[:2])))
        refuse("agreed_no_number", (one for one in ratings if as_number(one[2]) is None))
        refuse("agreed_off_scale", (one for one in ratings if off(one[2])), low=scale.low, high=scale.high)
        refuse("agreed_no_text", (one for one in typed if isinstance(one[2], ErrorValue)))
        refuse("agreed_no_title", (one for one in typed if not as_title(self._at(one[0], "criterion"))))

    def _refuse_twice(self, rows: Sequence[int], criteria: Sequence[AgreedCriterion]) -> None:
        seen: dict[Key, int] = {}
        for row, criterion in zip(rows, criteria, strict=True):
            first = seen.setdefault(criterion.key, row)
            if first != row:
                both = ", ".join(address(one, self._columns["criterion"].left) for one in (first, row))
                raise AdoptionRefused(
                    "agreed_twice", file=str(self._path), sheet=self._sheet, cells=both, title=criterion.title
                )
