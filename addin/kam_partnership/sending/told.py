"""What a person reads about a copy that was made ready to leave the house."""

from __future__ import annotations

from kam_partnership.plain_text import readable
from kam_partnership.sending.content import Left
from kam_partnership.sending.prepare import Cleaning
from kam_partnership.texts import Language, text

_SHOWN_PLACES = 8


def cleaning_told(cleaning: Cleaning, language: Language, *, most: int | None = None) -> list[str]:
    """What was removed and what stays, a line each; of what stays only the first ``most`` where there is no room."""
    counts = {
        "functions": cleaning.functions,
        "linked": cleaning.linked,
        "dropped": cleaning.dropped,
        "links": cleaning.links,
        "properties": cleaning.properties,
        "authors": cleaning.authors,
    }
    lines = [text(f"prepare.{key}", language, count=count) for key, count in counts.items() if count]
    if cleaning.broken:
        lines.insert(min(len(lines), 2), text("prepare.broken", language, places=_some(cleaning.broken)))
    if cleaning.inside:
        lines.insert(0, text("prepare.inside", language, sheet=cleaning.inside))
    lines = lines or [text("prepare.clean", language)]
    if cleaning.left:
        shown = cleaning.left if most is None else cleaning.left[:most]
        lines += [text("prepare.stays", language, count=len(cleaning.left))]
        lines += [f"  {_stays(left, language)}" for left in shown]
        if len(shown) < len(cleaning.left):
            lines.append(text("prepare.stays.more", language, count=len(cleaning.left) - len(shown)))
    return [*lines, text("prepare.limits", language)]


def _stays(left: Left, language: Language) -> str:
    """One thing that stays, on one line: what, where, what it says."""
    where = "!".join(part for part in (left.sheet, left.place) if part)
    says = text("prepare.stays.quote", language, quote=readable(left.quote)) if left.quote else ""
    return f"{text(f'prepare.stays.{left.kind}', language)}: {where}{says}"


def _some(words: tuple[str, ...]) -> str:
    return ", ".join(words[:_SHOWN_PLACES]) + (", …" if len(words) > _SHOWN_PLACES else "")
