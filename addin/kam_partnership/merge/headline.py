"""What a merged workbook says first: the difference between the sides in one sentence, with its figures."""

from __future__ import annotations

from collections.abc import Iterator

from kam_partnership.raters.merged import Merged
from kam_partnership.raters.rater import Side
from kam_partnership.raters.sides import Headline, SideView
from kam_partnership.texts import Language, number_text, short_number, text, zone_text


def headline_text(merged: Merged, language: Language) -> str:
    """The headline, without a full stop."""
    headline, views = merged.headline, merged.two_views
    key = f"merge.headline.{headline}"
    if views is not None and headline is Headline.STRONGER:
        return text(f"{key}.{views[0].giving}", language)
    if views is not None and headline is Headline.APART:
        return text(f"{key}.{views[0].giving}.{views[1].giving}", language)
    return text(key, language)


def details_text(merged: Merged, language: Language) -> str:
    """What the headline rests on: how each side sees it, how far both lie apart, on how many criteria."""
    if merged.headline is Headline.NOTHING:
        return text("merge.note.nothing", language)
    if merged.headline is Headline.TOGETHER:
        balance = number_text(
            merged.figures["net_balance"].mean, language, signed=True, beside=merged.settings.tolerance
        )
        zone = "–" if merged.zone is None else zone_text(merged.zone, language)
        return text("merge.verdict.together", language, count=merged.count, balance=balance, zone=zone)
    return " ".join([*_seen(merged, language), *_compared(merged, language), *_few(merged, language)])


def verdict_text(merged: Merged, language: Language) -> str:
    """Headline and details, as ``merge --json`` and the terminal tell it."""
    return f"{headline_text(merged, language)}. {details_text(merged, language)}"


def compared_criteria(merged: Merged) -> tuple[int, int]:
    """On how many criteria the sides disagree, and on how many that is known."""
    known = [one.sides_disagree for one in merged.criteria if one.sides_disagree is not None]
    return sum(known), len(known)


def _seen(merged: Merged, language: Language) -> Iterator[str]:
    for side in Side:
        view: SideView | None = merged.sides.get(side)
        if view is not None:
            balance = number_text(view.net_balance, language, signed=True, beside=merged.settings.tolerance)
            zone = zone_text(view.zone, language)
            yield text(f"merge.seen.{side}", language, count=view.raters, balance=balance, zone=zone)


def _compared(merged: Merged, language: Language) -> Iterator[str]:
    if merged.view_gap is None:
        return
    gap = number_text(abs(merged.view_gap), language, beside=merged.settings.tolerance)
    yield text("merge.verdict.gap", language, gap=gap, tolerance=short_number(merged.settings.tolerance, language))
    if merged.headline is Headline.LEVEL and merged.two_views is not None:
        supplier, key_account = (number_text(view.level, language) for view in merged.two_views)
        yield text("merge.verdict.level", language, supplier=supplier, key_account=key_account)
    apart, known = compared_criteria(merged)
    if apart:
        yield text("merge.verdict.criteria.apart", language, apart=apart, all=known)
    elif known:
        yield text("merge.verdict.criteria.none", language, count=known)
    else:
        yield text("merge.verdict.criteria.unknown", language)


def _few(merged: Merged, language: Language) -> Iterator[str]:
    single = [side for side in Side if (view := merged.sides.get(side)) is not None and view.raters == 1]
    if len(merged.sides) == len(Side) == len(single):
        yield text("merge.verdict.single.both", language)
    elif single and len(merged.sides) == len(Side):
        yield text(f"merge.verdict.single.{single[0]}", language)
    elif single:
        yield text("merge.verdict.single.alone", language)
    missing = [side for side in Side if side not in merged.sides]
    if len(missing) == 1:
        yield text(f"merge.verdict.open.{missing[0]}", language)
