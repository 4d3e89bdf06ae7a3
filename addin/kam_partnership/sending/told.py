"""What a person reads about a copy that was made ready to leave the house."""

from __future__ import annotations

from kam_partnership.plain_text import readable
from kam_partnership.sending.content import Left
from kam_partnership.sending.prepare import Cleaning
from kam_partnership.texts import Language, text
from kam_partnership.workbook.lite_code import AddIn

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
    lines[:0] = [_taken_out(add_in, language) for add_in in cleaning.add_ins]
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


def _taken_out(add_in: AddIn, language: Language) -> str:
    """Which add-in went, with which files."""
    name = add_in.name or text("prepare.add_in_unknown", language)
    if not add_in.code:
        return text("prepare.add_in", language, name=name)
    whose = "prepare.code_ours" if add_in.release else "prepare.code_foreign"
    return text("prepare.code", language, name=name, files=_some(add_in.code), whose=text(whose, language))


def _stays(left: Left, language: Language) -> str:
    """One thing that stays, on one line: what, where, what it says."""
    where = "!".join(part for part in (left.sheet, left.place) if part)
    says = text("prepare.stays.quote", language, quote=readable(left.quote)) if left.quote else ""
    return f"{text(f'prepare.stays.{left.kind}', language)}: {where}{says}"


def _some(words: tuple[str, ...]) -> str:
    return ", ".join(words[:_SHOWN_PLACES]) + (", …" if len(words) > _SHOWN_PLACES else "")
