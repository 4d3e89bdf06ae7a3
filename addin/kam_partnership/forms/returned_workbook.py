"""Reading a questionnaire that came back as a workbook, from whatever program."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kam_partnership.cells import CellValue, address
from kam_partnership.forms.form import NAME_KEY, OPEN_KEYS, FormCode, comment_key, company_named, rating_key
from kam_partnership.forms.form_layout import LABEL_OFFSET, RATING_OFFSET
from kam_partnership.forms.returned import AnsweredQuestion, ReturnedForm, as_typed, as_words, code_in
from kam_partnership.plain_text import on_one_line
from kam_partnership.raters.rater import Side
from kam_partnership.xlsx.closed_cells import ClosedCells

_Cells = Mapping[tuple[int, int], CellValue]

_KEY: Final = re.compile(rf"[1-9]\d{{0,3}}[abc]?|{NAME_KEY}|{'|'.join(OPEN_KEYS)}")


def read_form_workbook(path: Path) -> ReturnedForm | None:
    """What stands in the fields of a form; None for a workbook that is no form.

    Fields are found by the keys beside them, so it does not matter what a program did to names, styles and protection,
    or whether somebody put a column or a row between.

    Raises:
        FileUnreadable: when the file cannot be read, or is a form of a newer version.
    """
    cells = ClosedCells(path, whole=False)
    for sheet in cells.structure.sheets:
        values = cells.sheet(sheet.name).values
        code = _code(values, path)
        if code is not None:
            return _Page(values).form(path, code, sheet.name, from_1904=cells.structure.dates_from_1904)
    return None


def _code(values: _Cells, path: Path) -> FormCode | None:
    """The last one: it stands at the end, and nobody's words before it are taken for it."""
    texts = [value for _, value in sorted(values.items(), key=lambda item: item[0]) if isinstance(value, str)]
    return next((code for words in reversed(texts) if (code := code_in(words, path)) is not None), None)


class _Page:
    """The sheet of a form while it is read."""

    def __init__(self, values: _Cells) -> None:
        self._values = values
        keys = {place: key for place, value in values.items() if (key := _as_key(value)) is not None}
        columns = Counter(column for _, column in keys)
        self._column = max(columns, key=lambda column: columns[column], default=1)
        # A key that stands twice, in a text that looks like one: the first one is ours.
        self._rows: dict[str, int] = {}
        for (row, column), key in sorted(keys.items()):
            if column == self._column:
                self._rows.setdefault(key, row)

    def form(self, path: Path, code: FormCode, sheet: str, *, from_1904: bool) -> ReturnedForm:
        numbers = [int(key) for key in self._rows if key.isdigit()]
        first = min(numbers, default=0)
        return ReturnedForm(
            path,
            code,
            on_one_line(as_words(self._beside(NAME_KEY, LABEL_OFFSET))),
            self._company(rating_key(first, Side.SUPPLIER)),
            self._company(rating_key(first, Side.KEY_ACCOUNT)),
            tuple(self._question(number) for number in sorted(numbers)),
            tuple(as_words(self._beside(key, LABEL_OFFSET)) for key in OPEN_KEYS),
            sheet,
            from_1904,
        )

    def _question(self, number: int) -> AnsweredQuestion:
        keys = [rating_key(number, side) for side in Side]
        supplier, key_account = (self._rating(key) for key in keys)
        return AnsweredQuestion(
            on_one_line(as_words(self._beside(str(number), LABEL_OFFSET))),
            supplier,
            key_account,
            as_words(self._beside(comment_key(number), LABEL_OFFSET)),
            (self._place(keys[0]), self._place(keys[1])),
        )

    def _company(self, key: str) -> str:
        return company_named(on_one_line(as_words(self._beside(key, LABEL_OFFSET))))

    def _beside(self, key: str, offset: int) -> CellValue:
        row = self._rows.get(key)
        return None if row is None else self._values.get((row, self._column + offset))

    def _rating(self, key: str) -> CellValue:
        """A number that a program with the other decimal sign made a text of is the number that its writer sees."""
        value = self._beside(key, RATING_OFFSET)
        return as_typed(value) if isinstance(value, str) else value

    def _place(self, key: str) -> str:
        row = self._rows.get(key)
        return "" if row is None else address(row, self._column + RATING_OFFSET)


def _as_key(value: CellValue) -> str | None:
    """The key that a cell holds; some programs make numbers of those that are digits only."""
    if isinstance(value, float) and value.is_integer():
        value = f"{value:.0f}"
    return value if isinstance(value, str) and _KEY.fullmatch(value) else None
