"""Commands that carry content into a fresh template: upgrade, and new with a list to import."""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from kam_partnership.assessment import TypedCell
from kam_partnership.carry.content import Note, UserContent
from kam_partnership.carry.foreign import read_sheets
from kam_partnership.carry.import_list import fits_usual_scale, imported, ratings
from kam_partnership.carry.own_content import collect
from kam_partnership.carry.recognise import (
    FEWEST_ROWS,
    FoundList,
    SheetGrid,
    column_name,
    is_sure,
    looks_like,
    recognise,
)
from kam_partnership.carry.transfer_report import report_lines, summary
from kam_partnership.carry.write import write
from kam_partnership.cells import address, column_letters
from kam_partnership.cli import inspect
from kam_partnership.errors import FileUnreadable, FileUnwritable, KamError
from kam_partnership.saving import Stamp, reserved, write_atomically
from kam_partnership.texts import Language, locale_language, short_number, text, value_text
from kam_partnership.workbook.closed_file import read_workbook
from kam_partnership.xlsx.bounds import WORKBOOK_ENDINGS
from kam_partnership.xlsx.package import read_bytes

WRONG_USAGE = 2
_PREVIEWED_ROWS = 4
_LONGEST_TITLE = 52
_SHOWN_WORDS = 8


def upgrade(options: argparse.Namespace) -> int:
    """All that is the user's own, carried into a fresh template."""
    source: Path = options.file
    target: Path = options.out or source
    in_place = options.out is None or inspect.same_file(options.out, source)
    if not in_place:
        inspect.refuse_existing(target, options.force)
    read_bytes(source)  # a missing file is told before anything is made in its folder
    with reserved(target):
        return _upgraded(options, source, target, in_place=in_place)


def _upgraded(options: argparse.Namespace, source: Path, target: Path, *, in_place: bool) -> int:
    since = Stamp.of(source) if in_place else None
    content = collect(source, may_lack_criteria=True)
    if target.suffix.lower() != ".xlsx":
        raise FileUnwritable("not_a_file_name", file=str(target))
    language = options.language or content.language
    if options.language is not None:  # a language that was asked for is the one the add-in writes in too
        chosen = {"language": TypedCell(str(language), "", "")}
        content = dataclasses.replace(content, general={**content.general, **chosen})
    written = write(content, language, now=dt.datetime.now())
    notes: Sequence[Note] = (*content.notes, *written.notes)
    kept = _keep(source) if in_place and any(note.is_doubtful for note in notes) else None
    write_atomically(target, written.data, unchanged_since=since)
    print(summary(content, language))
    for line in report_lines(notes, language):
        print(line)
    if kept is not None:
        print(text("carry.backup", language, path=kept))
    print(text("cli.wrote", language, path=target))
    return int(any(note.is_typed_loss for note in notes))


def _keep(source: Path) -> Path:
    """The old file beside the new one when something of it is not in there; no other command reads it."""
    number = 1
    kept = source.with_name(source.name + ".bak")
    while kept.exists():
        number += 1
        kept = source.with_name(f"{source.name}.bak{number}")
    write_atomically(kept, read_bytes(source))
    return kept


# ---------------------------------------------------------------------- import
def import_list(options: argparse.Namespace) -> int:
    """A fresh workbook with the criteria and ratings of a foreign list."""
    language = options.language or locale_language()
    target = inspect.workbook_path(options.file)
    source: Path = options.source
    inspect.refuse_existing(target, options.force, inputs=[source])
    _refuse_ours(source)
    sheets = read_sheets(source)
    lists = recognise(sheets)
    if not lists:
        looked = ", ".join(sheet.name or source.name for sheet in sheets)
        raise FileUnreadable("no_list_found", file=str(source), rows=FEWEST_ROWS, sheets=looked)
    found = lists[0]
    sheet = next(sheet for sheet in sheets if sheet.name == found.sheet)
    for line in _preview(sheet, lists, language):
        print(line)
    if not options.yes and not _is_certain(sheet, lists):
        refused = _ask(language)
        if refused is not None:
            return refused
    result = imported(sheet, found, language)
    content = _with_names(result.content, options)
    written = write(content, language, now=dt.datetime.now())
    with reserved(target):
        write_atomically(target, written.data)
    print(text("import.done", language, count=len(found.rows)))
    for note in (line for line in report_lines(written.notes, language) if written.notes):
        print(note)
    print(text("cli.wrote", language, path=target))
    return 0


def _refuse_ours(source: Path) -> None:
    """A workbook of ours holds more than a list: upgrade carries all of it."""
    if source.suffix.lower() not in WORKBOOK_ENDINGS:
        return
    try:
        workbook = read_workbook(source)
    except KamError:
        return
    if workbook.inputs.suppliers is not None:
        raise FileUnreadable("list_is_ours", file=str(source))


def _with_names(content: UserContent, options: argparse.Namespace) -> UserContent:
    given = {"key_account": options.account, "supplier": options.supplier}
    general = {key: TypedCell(value, "", "") for key, value in given.items() if value}
    return dataclasses.replace(content, general=general)


def _is_certain(sheet: SheetGrid, lists: Sequence[FoundList]) -> bool:
    return is_sure(lists) and (lists[0].scale_known or fits_usual_scale(sheet, lists[0]))


def _ask(language: Language) -> int | None:
    """Ask on a terminal; an exit code when the answer is no or nobody can answer."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print(text("import.needs_yes", language), file=sys.stderr)
        return WRONG_USAGE
    try:
        answer = input(text("import.ask", language))
    except EOFError:
        answer = ""
    if answer.strip().casefold() in text("import.yes", language).split():
        return None
    print(text("import.declined", language))
    return WRONG_USAGE


def _preview(sheet: SheetGrid, lists: Sequence[FoundList], language: Language) -> Iterator[str]:
    found = lists[0]
    place = text("import.sheet", language, sheet=found.sheet, range=found.reference) if found.sheet else found.reference
    yield text("import.found", language, count=len(found.rows), place=place)
    for key in ("criterion", "weight", "supplier", "key_account"):
        if key in found.columns:
            letters = text("import.column", language, letters=column_name(found, key))
            yield f"  {text(f'head.{key}', language):<14}{letters:<12}{_heading(sheet, found, key, language)}"
    yield ""
    for row in found.rows[:_PREVIEWED_ROWS]:
        yield _row_line(sheet, found, row, language)
    if len(found.rows) > _PREVIEWED_ROWS:
        yield "  " + text("import.more_rows", language, count=len(found.rows) - _PREVIEWED_ROWS)
    yield ""
    if found.notes:
        columns = ", ".join(f"{column_letters(c)} ({sheet.values.get((found.heading_row, c))})" for c in found.notes)
        yield text("import.ignored", language, columns=columns)
    if found.words:
        yield text("import.words", language, places=_words(sheet, found, language))
    yield from _scale_lines(sheet, found, language)
    if not found.sides_named:
        yield text("import.sides_guessed", language)
    if not is_sure(lists) and found.sides_named:
        yield text("import.rivals", language, sheets=", ".join(other.sheet for other in lists[1:]))


def _heading(sheet: SheetGrid, found: FoundList, key: str, language: Language) -> str:
    value = sheet.values.get((found.heading_row, found.columns[key])) if found.heading_row else None
    return (
        f"„{value}“"
        if isinstance(value, str) and language is Language.DE
        else (f"“{value}”" if isinstance(value, str) else text("import.no_heading", language))
    )


def _row_line(sheet: SheetGrid, found: FoundList, row: int, language: Language) -> str:
    title = " ".join(str(sheet.values.get((row, found.columns["criterion"])) or "").split())
    short = title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"
    values = [
        sheet.values.get((row, found.columns[key]))
        for key in ("weight", "supplier", "key_account")
        if key in found.columns
    ]
    shown = "".join(f"{value_text(value, language):>8}" for value in values)
    return f"  {short:<{_LONGEST_TITLE}}{shown}"


def _words(sheet: SheetGrid, found: FoundList, language: Language) -> str:
    """The rating cells that hold no number, with what they hold."""
    shown = [
        f"{address(*place)} ({value_text(sheet.values.get(place), language)})" for place in found.words[:_SHOWN_WORDS]
    ]
    return ", ".join(shown) + (" …" if len(found.words) > _SHOWN_WORDS else "")


def _scale_lines(sheet: SheetGrid, found: FoundList, language: Language) -> Iterator[str]:
    low, high = (short_number(end, language) for end in found.scale)
    if fits_usual_scale(sheet, found):
        like = looks_like(found, ratings(sheet, found)) or (found.scale if found.scale != (0.0, 10.0) else None)
        if like is not None:
            ends = {"low": short_number(like[0], language), "high": short_number(like[1], language)}
            yield text("import.scale.looks_like", language, **ends)
        else:
            yield text("import.scale", language, low=low, high=high)
        return
    settings = imported(sheet, found, language).settings
    yield text("import.scale" if found.scale_known else "import.scale.guessed", language, low=low, high=high)
    if settings is not None:
        values = {
            "tolerance": short_number(settings.tolerance, language),
            "cooperation": short_number(settings.level_cooperation, language),
            "strategic": short_number(settings.level_strategic, language),
        }
        yield text("import.scale.set", language, low=low, high=high, **values)
    if not found.scale_known:
        yield text("import.scale_unsure", language)
