"""How a report speaks: in which language, to whom, and what it calls the two sides. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kam_partnership.diagram.lettering import printable
from kam_partnership.report.page_content import FOOTER_MARK, Audience, Page, Report
from kam_partnership.report.shortening import sayable_name, short_name, shortened
from kam_partnership.texts import Language, date_text, number_text, short_number, shown, text
from kam_partnership.texts.catalogue import has_text
from kam_partnership.texts.criteria import LONGEST_TITLE

#: A company's name in a sentence; in a legend or the footer; along an axis of the diagram.
LONGEST_NAME, LONGEST_LABEL, LONGEST_AXIS = 42, 56, 30


def clean(words: str) -> str:
    """What a person typed, on one line and without characters that no file can hold."""
    return " ".join(printable(words.replace("\u00ad", "")).split())


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks for the supplier ("we").

    Attributes:
        supplier, key_account: the companies' names as typed; "" when nobody has filled them in.
    """

    language: Language
    audience: Audience
    supplier: str = ""
    key_account: str = ""

    @property
    def to_customer(self) -> bool:
        """True when the customer reads it."""
        return self.audience is Audience.CUSTOMER

    def say(self, key: str, **values: object) -> str:
        """One of the report's texts, in the customer's wording where there is one; of so many things with ``count``."""
        own = f"report.{key}"
        if self.to_customer and has_text(f"{own}.customer", self.language):
            own += ".customer"
        return text(own, self.language, **values)

    def number(self, value: float | None, *, signed: bool = False, beside: float | None = None) -> str:
        """A figure with one decimal, with more where the limit beside it asks for them."""
        return number_text(value, self.language, signed=signed, beside=beside)

    def short(self, value: float) -> str:
        """A setting or rating with no more decimals than it has, two at most."""
        return short_number(float(shown(value, 2)), self.language)

    def criterion(self, title: str, number: int, longest: int = LONGEST_TITLE) -> str:
        """A criterion's title, short enough for its place; its number when it has none."""
        return shortened(clean(title), longest) or self.say("unnamed", number=number)

    @property
    def account(self) -> str:
        """The key account in a sentence: who does something."""
        return sayable_name(self.key_account, LONGEST_NAME) or self.say("account.nominative")

    @property
    def account_dative(self) -> str:
        """The key account behind "mit"; English has one form for both."""
        return sayable_name(self.key_account, LONGEST_NAME) or self.say("account.dative")

    @property
    def account_accusative(self) -> str:
        """The key account behind "für"."""
        return sayable_name(self.key_account, LONGEST_NAME) or self.say("account.accusative")

    @property
    def labels(self) -> tuple[str, str]:
        """What charts call the two sides."""
        names = (self.supplier, self.key_account)
        generic = self.say("supplier"), self.say("key_account")
        told = [short_name(name, LONGEST_LABEL) or other for name, other in zip(names, generic, strict=True)]
        return (told[0], told[1]) if told[0] != told[1] else generic

    @property
    def axes(self) -> tuple[str, str]:
        """What stands along the axes of the customer's diagram; a long name would leave them."""
        us, them = (
            self.say("axis", name=name) if len(name) <= LONGEST_AXIS else self.say(f"axis.{pronoun}")
            for name, pronoun in zip(self.labels, ("us", "them"), strict=True)
        )
        return us, them

    @property
    def parties(self) -> str:
        """Both companies."""
        return f"{self.labels[0]}  –  {self.labels[1]}"

    def report(self, date: dt.date | None, pages: tuple[Page, ...]) -> Report:
        """The whole report of a day: its title and, on each page, for whom and of when it is."""
        account = self.labels[1] if self.to_customer else self.account_dative
        footer = [self.parties, *([date_text(date, self.language)] if date is not None else [])]
        if not self.to_customer:
            footer.append(self.say("confidential"))
        return Report(
            language=self.language,
            audience=self.audience,
            title=self.say("document", account=account, supplier=self.labels[0]),
            footer=FOOTER_MARK.join(footer),
            pages=pages,
        )


def capitalised(words: str) -> str:
    """With a capital at the start, the rest as it is."""
    return words[:1].upper() + words[1:]
