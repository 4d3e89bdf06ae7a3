"""What a person reads about a copy that was made ready to leave the house."""

from __future__ import annotations

from kam_partnership.sending.prepare import Cleaning
from kam_partnership.texts import Language, text

_SHOWN_PLACES = 8


def cleaning_told(cleaning: Cleaning, language: Language) -> list[str]:
    """What was removed, a line each."""
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
    if cleaning.left:
        lines.append(text("prepare.left", language, parts=_some(cleaning.left)))
    return lines or [text("prepare.clean", language)]


def _some(words: tuple[str, ...]) -> str:
    return ", ".join(words[:_SHOWN_PLACES]) + (", …" if len(words) > _SHOWN_PLACES else "")
