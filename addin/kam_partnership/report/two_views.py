"""The pages for a meeting of both sides: what we see, what you see, where we want to understand you better. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kam_partnership.raters.merged import CriterionResult, Merged
from kam_partnership.raters.rater import Side as Viewer
from kam_partnership.report.page_content import Audience, Page, Point, Profile, Rated, Report, Side, Table
from kam_partnership.report.voice import Voice, capitalised, clean
from kam_partnership.texts import Language

#: So many criteria can be read on one page; so many fit into a table with their questions.
_PROFILE_ROWS, _TABLE_ROWS = 20, 5
_LONGEST_TITLE = 64
#: Wordings of the question about a criterion that the sides see differently.
_QUESTIONS = 5


def build_two_views(
    merged: Merged,
    names: tuple[str, str],
    headline: str,
    language: Language,
    audience: Audience,
    *,
    title_of: Callable[[str], str] = str,
) -> Report:
    """The four pages.

    Args:
        merged: what several people gave, with both sides' views.
        names: of supplier and key account, as typed.
        headline: what two views have to say to each other; the customer reads none.
        title_of: a criterion's title as this report writes it.

    Raises:
        ValueError: without two views.
    """
    if merged.two_views is None:
        raise ValueError("a report of two views needs both")
    voice = Voice(language, audience, clean(names[0]), clean(names[1]))
    compared = [one for one in merged.by_difference if one.between is not None]
    pages = (
        _both(merged, voice, headline),
        *(_one_side(merged, voice, view, compared, title_of) for view in Viewer),
        _to_understand(merged, voice, compared, title_of),
    )
    return voice.report(None, pages)


def _both(merged: Merged, voice: Voice, headline: str) -> Page:
    """Both sides' four scores beside each other."""
    points = []
    for of, score in ((Side.SUPPLIER, "supplier_score"), (Side.KEY_ACCOUNT, "key_account_score")):
        for view, seen in merged.sides.items():
            words = voice.say(f"two.{of}.{view}", account=voice.account)
            points.append(Point(words, voice.number(getattr(seen, score)), of))
    counts = {str(view): seen.raters for view, seen in merged.sides.items()}
    low, high = voice.short(merged.settings.scale_min), voice.short(merged.settings.scale_max)
    points.append(Point(voice.say("two.people", account=voice.account_dative, low=low, high=high, **counts)))
    if voice.to_customer:
        points.append(Point(voice.say("two.both_count")))
    elif merged.view_gap is not None:
        tolerance = voice.short(merged.settings.tolerance)
        points.append(Point(voice.say("two.gap", gap=voice.number(abs(merged.view_gap)), tolerance=tolerance)))
    title = voice.say("two.title") if voice.to_customer else headline
    return Page("both", title, tuple(points), notes=_notes(voice, "both"))


def _one_side(
    merged: Merged, voice: Voice, view: Viewer, compared: Sequence[CriterionResult], title_of: Callable[[str], str]
) -> Page:
    """What one side says of both, on the criteria that the sides see most differently first."""
    rated = [(one, one.within[view].supplier.mean, one.within[view].key_account.mean) for one in compared]
    shown = tuple(
        Rated(one.number, voice.criterion(title_of(one.title), one.number), supplier, key_account)
        for one, supplier, key_account in rated[:_PROFILE_ROWS]
        if supplier is not None and key_account is not None
    )
    title = capitalised(voice.say(f"two.view.{view}", account=voice.account))
    alternative = voice.say("alt.profile", supplier=voice.labels[0], account=voice.labels[1])
    seen = merged.sides[view]
    points = (
        Point(voice.say(f"two.{Side.SUPPLIER}.{view}", account=voice.account), voice.number(seen.supplier_score), Side.SUPPLIER),  # noqa: E501
        Point(voice.say(f"two.{Side.KEY_ACCOUNT}.{view}", account=voice.account), voice.number(seen.key_account_score), Side.KEY_ACCOUNT),  # noqa: E501
        Point(voice.say("two.order")),
    )  # fmt: skip
    picture = Profile(shown, merged.settings, voice.labels) if shown else None
    return Page(str(view), title, points, picture=picture, alternative=alternative, notes=_notes(voice, "view"))


def _to_understand(
    merged: Merged, voice: Voice, compared: Sequence[CriterionResult], title_of: Callable[[str], str]
) -> Page:
    """The criteria that the sides see differently, each with a question."""
    apart = [one for one in compared if one.sides_disagree]
    shown = apart[:_TABLE_ROWS]
    title = voice.say("two.understand", account=voice.account_accusative)
    notes = _notes(voice, "understand")
    if not shown:
        none = voice.say("two.none", tolerance=voice.short(merged.settings.tolerance))
        return Page("understand", title, (Point(none),), notes=notes)
    heads = (
        voice.say("head.rating"),
        voice.say("gaps.head.criterion"),
        voice.say("two.head.supplier"),
        voice.say("two.head.key_account"),
        voice.say("two.head.question"),
    )
    rows = tuple(
        (
            str(one.number),
            voice.criterion(title_of(one.title), one.number, _LONGEST_TITLE),
            *(_pair(voice, one, view) for view in Viewer),
            voice.say(f"two.question.{turn % _QUESTIONS + 1}"),
        )
        for turn, one in enumerate(shown)
    )
    points = [Point(voice.say("two.read"))]
    if len(apart) > len(shown):
        points.append(Point(voice.say("two.further", count=len(apart) - len(shown))))
    table = Table(heads, rows, (0.05, 0.29, 0.13, 0.13, 0.4), (0, 2, 3))
    return Page("understand", title, tuple(points), table=table, notes=notes)


def _pair(voice: Voice, criterion: CriterionResult, view: Viewer) -> str:
    """What a side says of both: "7.4 : 4.0"."""
    return " : ".join(voice.number(criterion.within[view].of(of).mean) for of in Viewer)


def _notes(voice: Voice, page: str) -> tuple[str, ...]:
    return tuple(voice.say(f"two.note.{page}.{number}") for number in (1, 2))
