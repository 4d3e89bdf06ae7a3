"""What came of joining a CRM export, in sentences and for programs; the sheet says the same in rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from kam_partnership.portfolio.account import Account
from kam_partnership.portfolio.crm_rows import Amount, CrmFacts, Field
from kam_partnership.texts import Language, short_number, text

if TYPE_CHECKING:  # joining needs pandas; telling what an account has does not
    from kam_partnership.portfolio.crm_join import Joined, Match, NearMiss

#: So many names are told at once; the sheet and JSON have all of them.
_SHOWN: Final = 8
#: What can be answered: with options on the command line, and elsewhere in files.
_ANSWERED: Final = ("doubles", "near")


def crm_lines(joined: Joined, language: Language, confirmed: str = "") -> Iterator[str]:
    """Everything that somebody should know who is about to believe the figures, the most important first.

    Args:
        confirmed: the file in which matching can be decided, for somebody who has no options to type; "" for one who has.
    """
    export = joined.export
    told: dict[str, list[str]] = {
        "doubles": [_double(double.account, [row.row for row in double.rows], language) for double in joined.doubles],
        "near": [_near(near, language) for near in joined.near_misses],
        "unmatched": [row.shown for row in joined.unmatched],
        "without": [account.name for account in joined.without],
        "without_amount": [account.name for account in joined.without_amount],
        "other_currency": [_with_currency(match, joined, language) for match in joined.other_currency],
        "lost": list(joined.lost),
        "hidden_rows": list(map(str, export.hidden_rows)),
        "not_understood": [left.words for left in export.left_out if left.why == "not_understood"],
    }
    yield crm_summary(joined, language)
    columns = [
        f"{text(f'portfolio.crm.field.{field}', language)} „{words}“" for field, words in export.headings.items()
    ]
    yield text("portfolio.crm.columns", language, columns=", ".join(columns))
    for key, names in told.items():
        if names:
            values = {"currency": joined.currency or text("portfolio.crm.no_currency", language)}
            shown = _listed(names, language, separator="; " if key == "near" else ", ")
            told_key = f"portfolio.crm.told.{key}"
            if confirmed and key in _ANSWERED:
                told_key, values = f"{told_key}.in_file", {**values, "file": confirmed}
            yield text(told_key, language, count=len(names), names=shown, **values)
    for guess in export.guessed:
        value = short_number(guess.value, language)
        yield text("portfolio.crm.guessed", language, sample=guess.sample, heading=guess.heading, value=value)
    for field, headings in export.unsure.items():
        named = ", ".join(_quoted(heading, language) for heading in headings)
        values = {"field": _field(field, language), "columns": named, "option": f"{headings[0]}={field}"}
        yield text("portfolio.crm.unsure" + (".in_file" if confirmed else ""), language, **values)
    others = [one for one in export.left_out if one.why not in ("not_understood", "rule")]
    left = [one.words if one.row is None else f"{one.words} ({one.row})" for one in others]
    if left:
        yield text("portfolio.crm.told.left_out", language, count=len(left), names=_listed(left, language))
    if export.annual_revenue:
        yield text("portfolio.crm.annual_revenue", language, heading=export.headings[Field.REVENUE])


def crm_summary(joined: Joined, language: Language) -> str:
    """How many accounts have their figures, in one sentence."""
    count = len(joined.matches) + len(joined.doubles) + len(joined.without)
    open_questions = len(joined.doubles) + len(joined.near_misses)
    words = text("portfolio.crm.summary", language, matched=len(joined.matches), accounts=count)
    if open_questions:
        words += " " + text("portfolio.crm.open", language, count=open_questions)
    return words


def figures_object(joined: Joined) -> dict[str, Any]:
    """What ``portfolio --json`` tells of the export as "figures"; keys are English."""
    export = joined.export
    return {
        "file": export.file,
        "columns": {str(field): heading for field, heading in export.headings.items()},
        "rows": len(export.rows),
        "matched": len(joined.matches),
        "unmatched_rows": joined.unmatched_names,
        "accounts_without": [account.file for account in joined.without],
        "doubles": [double.account.name for double in joined.doubles],
        "near_misses": [
            {
                "row": near.row.row,
                "name": near.row.shown,
                "accounts": [account.name for account in near.accounts],
                "files": [account.file for account in near.accounts],
                "reason": str(near.doubt),
            }
            for near in joined.near_misses
        ],
        "matches": [
            {
                "file": match.account.file,
                "rows": [row.row for row in match.rows],
                "name": match.rows[0].shown,
                "by": str(match.how),
            }
            for match in joined.matches
        ],
        "currency": joined.currency or None,
        "other_currency": [match.account.file for match in joined.other_currency],
        "without_amount": [account.file for account in joined.without_amount],
        "left_out": [{"row": left.row, "words": left.words, "reason": left.why} for left in export.left_out],
        "guessed": [{"column": one.heading, "sample": one.sample, "value": one.value} for one in export.guessed],
        "hidden_rows": list(export.hidden_rows),
        "confirmed_but_gone": list(joined.lost),
    }


def crm_object(facts: CrmFacts | None) -> dict[str, Any] | None:
    """What an account's "crm" is in ``portfolio --json``."""
    if facts is None:
        return None
    return {
        "revenue": _amount(facts.revenue),
        "potential": _amount(facts.potential),
        "owner": facts.owner or None,
        "segment": facts.segment or None,
    }


def _amount(amount: Amount | None) -> dict[str, Any] | None:
    return None if amount is None else {"value": amount.value, "currency": amount.currency or None}


def _double(account: Account, rows: Sequence[int], language: Language) -> str:
    return text("portfolio.crm.double", language, name=account.name, rows=", ".join(map(str, rows)))


def _near(near: NearMiss, language: Language) -> str:
    accounts = " / ".join(_quoted(account.name, language) for account in near.accounts)
    return text(f"portfolio.crm.near.{near.doubt}", language, row=near.row.row, name=near.row.shown, accounts=accounts)


def _with_currency(match: Match, joined: Joined, language: Language) -> str:
    amount = joined.export.figure_of(match.facts)
    code = amount.currency if amount else ""
    return f"{match.account.name} ({code or text('portfolio.crm.no_currency', language)})"


def _field(field: Field, language: Language) -> str:
    return text(f"portfolio.crm.field.{field}", language)


def _quoted(words: str, language: Language) -> str:
    return text("portfolio.crm.quoted", language, words=words)


def _listed(names: Iterable[str], language: Language, separator: str = ", ") -> str:
    every = list(names)
    shown = separator.join(every[:_SHOWN])
    more = len(every) - _SHOWN
    return shown if more <= 0 else f"{shown} {text('portfolio.crm.more', language, count=more)}"
