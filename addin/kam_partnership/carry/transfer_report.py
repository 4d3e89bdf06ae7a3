"""The report of a carrying in the user's language: what was left behind first, then what else is good to know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from kam_partnership.carry.content import KIND, Note, NoteCode, UserContent
from kam_partnership.cells import is_blank
from kam_partnership.texts import Language, text, value_text
from kam_partnership.texts.catalogue import numbered

#: Found in the same way, one line for each sheet is enough: people want to check the places, not the number.
_GROUPED = {
    NoteCode.FOUND_BY_ORDER,
    NoteCode.FOUND_BY_HEADING,
    NoteCode.FOUND_BY_TABLE,
    NoteCode.FOUND_BY_COPY,
    NoteCode.FORMULA_RESTORED,
}
#: The same formula down a column is told once.
_ONCE_A_COLUMN = {NoteCode.FORMULA_AS_VALUE, NoteCode.FORMULA_LOST}
_SHOWN_PLACES = 12
_TOLD_ONE_BY_ONE = 3


def summary(content: UserContent, language: Language) -> str:
    """What was carried, in one sentence."""
    return text(
        "carry.summary",
        language,
        criteria=0 if "criteria" not in content.tables else len(content.tables["criteria"].rows),
        history=_filled(content, "history"),
        measures=_filled(content, "measures"),
        answers=_filled(content, "questions", KIND["questions"].answers),
        sheets=len(content.sheets),
        comments=len(content.comments),
    )


def _filled(content: UserContent, table: str, columns: Collection[str] = ()) -> int:
    """How many rows of a table hold something, or something in one of these columns; empty ones wait for more."""
    rows = content.tables[table].rows if table in content.tables else ()
    return sum(any(not is_blank(row.get(key)) for key in columns or row) for row in rows)


def report_lines(notes: Sequence[Note], language: Language) -> list[str]:
    """Lines for people; a heading before each part, "everything carried" when nothing was left behind."""
    losses = [note for note in notes if note.is_loss]
    others = [note for note in notes if not note.is_loss]
    lines = [text("carry.losses" if losses else "carry.no_losses", language)]
    lines += [f"  {line}" for line in _lines(losses, language)]
    if others:
        lines.append(text("carry.others", language))
        lines += [f"  {line}" for line in _lines(others, language)]
    return lines


def news_lines(content: UserContent, language: Language) -> list[str]:
    """What the new template has that the old workbook had not; nothing where it is of the same kind."""
    if not content.before_1_1:
        return []
    return [text("carry.new", language), *(f"  {line}" for line in numbered("carry.new", language))]


def _lines(notes: Sequence[Note], language: Language) -> Iterator[str]:
    told: set[tuple[NoteCode, str]] = set()
    seen: set[tuple[NoteCode, str, str]] = set()
    columns: dict[tuple[NoteCode, str, str], int] = Counter(map(_column, notes))
    for note in notes:
        group, column = (note.code, note.sheet), _column(note)
        if note.code in _GROUPED:
            if group not in told:
                told.add(group)
                yield _group_text([n for n in notes if (n.code, n.sheet) == group], language)
        elif note.code in _ONCE_A_COLUMN and columns[column] > _TOLD_ONE_BY_ONE:
            if column not in seen:
                seen.add(column)
                more = text("carry.more_cells", language, count=columns[column] - 1)
                yield f"{note_text(note, language)} {more}"
        else:
            yield note_text(note, language)


def _column(note: Note) -> tuple[NoteCode, str, str]:
    return note.code, note.sheet, note.cell.rstrip("0123456789")


def note_text(note: Note, language: Language) -> str:
    """One line of the report."""
    words = text(f"carry.{note.code}", language, **_details(note, language))
    place = "!".join(part for part in (note.sheet, note.cell) if part)
    return f"{place}: {words}" if place else words


def _group_text(notes: Sequence[Note], language: Language) -> str:
    whats = [_details(note, language) for note in notes]
    places = [f"{note.cell} ({what['what']})" for note, what in zip(notes, whats, strict=True)]
    shown = ", ".join(places[:_SHOWN_PLACES]) + (" …" if len(places) > _SHOWN_PLACES else "")
    return f"{notes[0].sheet}: " + text(f"carry.{notes[0].code}", language, places=shown)


def _details(note: Note, language: Language) -> dict[str, object]:
    details: dict[str, object] = {}
    for key, value in note.details.items():
        if key == "what_key":
            details["what"] = text(str(value), language)
        elif key in ("value", "text") and not isinstance(value, str):
            details[key] = value_text(value, language)  # type: ignore[arg-type]
        else:
            details[key] = " ".join(value.split()) if isinstance(value, str) else value
    details.setdefault("what", details.get("value", details.get("name", "")))
    return details
