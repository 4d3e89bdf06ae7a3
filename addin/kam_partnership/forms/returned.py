"""A questionnaire that came back, whatever it was filled in with: what stands in its fields, nothing guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kam_partnership.assessment import TypedColumn
from kam_partnership.cells import CellValue
from kam_partnership.errors import FileUnreadable
from kam_partnership.forms.form import FormCode, FormIsNewer
from kam_partnership.plain_text import on_one_line, readable


@dataclass(frozen=True, slots=True)
class PlacedColumn(TypedColumn):
    """Values whose places do not follow each other, each named on its own."""

    places: tuple[str, ...] = field(kw_only=True)

    def cell(self, index: int) -> str:
        """Where the value at ``index`` stands, counted from 0: a cell, or the key of a field."""
        return self.places[index]


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """One criterion: its title as the form has it, what stands in its fields, and where these are."""

    title: str
    supplier: CellValue = None
    key_account: CellValue = None
    comment: str = ""
    places: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class ReturnedForm:
    """What came back.

    Attributes:
        path: of the file.
        code: the reference that it was recognised by.
        name: as the person left it; "" when they took it out.
        supplier, key_account: the companies that it names; "" when it names none.
        questions: in the order of the form, with those that nobody answered.
        said: the answers to the open questions; "" for none.
        sheet: that of the form; "" in a PDF.
        from_1904: how its dates are counted.
    """

    path: Path
    code: FormCode
    name: str
    supplier: str
    key_account: str
    questions: tuple[AnsweredQuestion, ...]
    said: tuple[str, ...]
    sheet: str = ""
    from_1904: bool = False


def code_in(words: str, path: Path) -> FormCode | None:
    """The reference of a form in one of its texts.

    Raises:
        FileUnreadable: for a form of a version that this program does not know.
    """
    try:
        return FormCode.found_in(words)
    except FormIsNewer as newer:
        raise FileUnreadable("form_is_newer", file=str(path), version=str(newer)) from None


def as_words(value: CellValue) -> str:
    """What somebody wrote in a field for words, in their own lines; a number as they see it."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.15g}"
    lines = (on_one_line(line) for line in readable(str(value).replace("\r", "\n")).split("\n"))
    return "\n".join(line for line in lines if line)


#: A number as people type it. What could be thousands as well as decimals, such as 1,000, is none.
_TYPED: Final = re.compile(r"[-−+]?\d{1,9}(?:[.,]\d{1,2})?", re.ASCII)


def as_typed(words: str) -> CellValue:
    """The number that somebody typed with a point or a comma; else the text, which is then told; None for nothing."""
    plain = words.strip()
    if not _TYPED.fullmatch(plain):
        return plain or None
    return float(plain.replace("−", "-").replace(",", "."))
