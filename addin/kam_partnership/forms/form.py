"""What a questionnaire asks, whatever it is made of: names, scale, criteria, where it goes back to. Pure.

Every field has a key that people see beside it, and that the answer is found by when the form comes back: "3a" is
what the supplier does for the third criterion, "3b" the key account, "3c" the comment.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kam_partnership.assessment.settings import Scale
from kam_partnership.raters.rater import Side
from kam_partnership.texts import Language, date_text, short_number, text
from kam_partnership.texts.criteria import ANCHORS_AT, Anchors

#: Keys of the fields that belong to no criterion: the person's name, and the open questions.
NAME_KEY: Final = "N"
OPEN_KEYS: Final = ("A", "B")

_VERSION: Final = 1
_SIDES: Final = {Side.SUPPLIER: "S", Side.KEY_ACCOUNT: "C"}
#: What every reference of a form begins with, of whatever version: the version, and its details.
FORM_MARK: Final = re.compile(r"\bSURVEY([0-9]+)/(\S+)")
_NUMBER: Final = r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?"
_DETAILS: Final = re.compile(rf"([SC])/(de|en)/(\d{{1,4}})/({_NUMBER})/({_NUMBER})", re.ASCII)


def rating_key(number: int, side: Side) -> str:
    """Of the field for what a side does for a criterion, numbers counted from 1."""
    return f"{number}{'a' if side is Side.SUPPLIER else 'b'}"


def comment_key(number: int) -> str:
    """Of the field for the comment on a criterion, numbers counted from 1."""
    return f"{number}c"


class FormIsNewer(ValueError):
    """A form of a version that this program does not know yet."""


@dataclass(frozen=True, slots=True)
class FormCode:
    """The reference at the end of a form: how it is recognised, and what it does not say otherwise.

    It is the same for everybody who answers for a side in a language: it identifies nobody.

    Attributes:
        side: whom the person answers for.
        questions: the number of criteria when it was sent.
        scale: of the ratings.
    """

    side: Side
    language: Language
    questions: int
    scale: Scale

    def __str__(self) -> str:
        ends = (f"{end:.15g}" for end in (self.scale.low, self.scale.high))
        return "/".join((f"SURVEY{_VERSION}", _SIDES[self.side], self.language, str(self.questions), *ends))

    @classmethod
    def found_in(cls, words: str) -> FormCode | None:
        """The reference that stands in a text; None where there is none.

        Raises:
            FormIsNewer: when its version is not known.
        """
        found = FORM_MARK.search(words)
        if found is None:
            return None
        version, details = found.groups()
        if int(version) > _VERSION:
            raise FormIsNewer(version)
        matched = _DETAILS.fullmatch(details)
        if matched is None:
            return None
        letter, language, questions, low, high = matched.groups()
        side = next(side for side, one in _SIDES.items() if one == letter)
        try:
            return cls(side, Language(language), int(questions), Scale(float(low), float(high)))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Question:
    """A criterion as it is asked. ``explanation`` is "" for one of the user's own."""

    title: str
    explanation: str
    anchors: Anchors


@dataclass(frozen=True, slots=True)
class Form:
    """The questionnaire for one person.

    Attributes:
        person: whom it is for; they may change the name.
        side: whom they answer for.
        supplier, key_account: names of the companies; "" when unknown.
        return_to, by: whom to send it back to, and until when; "" and None when it is not said.

    Raises:
        ValueError: without a question.
    """

    person: str
    side: Side
    language: Language
    supplier: str
    key_account: str
    scale: Scale
    questions: tuple[Question, ...]
    return_to: str = ""
    by: dt.date | None = None

    def __post_init__(self) -> None:
        if not self.questions:
            raise ValueError("a form asks at least one question")

    @property
    def code(self) -> FormCode:
        """The reference at its end."""
        return FormCode(self.side, self.language, len(self.questions), self.scale)

    def phrase(self, key: str, **values: object) -> str:
        """One of our own texts in the language of the form."""
        return text(f"form.{key}", self.language, **values)

    def company(self, side: Side) -> str:
        """What a company is called on the form."""
        return self.named(side) or self.phrase(side)

    def named(self, side: Side) -> str:
        """The name of a company; "" when unknown."""
        return self.supplier if side is Side.SUPPLIER else self.key_account

    @property
    def ends(self) -> dict[str, str]:
        """The ends of the scale as people read them."""
        low, high = (short_number(end, self.language) for end in (self.scale.low, self.scale.high))
        return {"low": low, "high": high}

    def lead(self) -> Iterator[str]:
        """What comes first: what this is about, and how to answer."""
        companies = {str(side): self.company(side) for side in Side}
        yield self.phrase("lead.1", company=self.company(self.side), **companies)
        yield self.phrase("lead.2", **self.ends)
        yield self.phrase("lead.3")

    @property
    def back(self) -> str:
        """Whom to send it back to, and until when."""
        if self.by is None:
            return self.phrase("back.to", return_to=self.return_to) if self.return_to else self.phrase("back.none")
        date = date_text(self.by, self.language)
        if self.return_to:
            return self.phrase("back.both", date=date, return_to=self.return_to)
        return self.phrase("back.by", date=date)

    def anchors(self, question: Question) -> list[str]:
        """What a low, a middle and a high rating of a criterion look like, a line each."""
        low, length = self.scale.low, self.scale.high - self.scale.low
        return [
            self.phrase("anchor", value=short_number(low + share * length, self.language), words=words)
            for share, words in zip(ANCHORS_AT, question.anchors, strict=True)
        ]


def company_named(label: str) -> str:
    """The name of a company by what the form calls it; "" for the words that stand where a name is unknown."""
    unknown = {text(f"form.{side}", language) for side in Side for language in Language}
    return "" if label in unknown else label
