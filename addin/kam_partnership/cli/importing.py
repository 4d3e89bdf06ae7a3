"""``new --from``: a fresh workbook with the criteria and ratings of a list that somebody else made."""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import sys
from pathlib import Path

from kam_partnership.assessment import TypedCell
from kam_partnership.carry.content import UserContent
from kam_partnership.carry.imported_list import imported
from kam_partnership.carry.transfer_report import report_lines
from kam_partnership.carry.write import write
from kam_partnership.cli.exit_codes import WRONG_USAGE
from kam_partnership.cli.output_path import refuse_existing, workbook_path
from kam_partnership.cli.written import told_written
from kam_partnership.errors import FileUnreadable, KamError
from kam_partnership.foreign.preview import preview, refusal
from kam_partnership.foreign.reader import read_sheets
from kam_partnership.foreign.recognise import recognise
from kam_partnership.foreign.verdict import Found, NoList, Reading
from kam_partnership.saving import reserved, write_atomically
from kam_partnership.shipped_files import Edition
from kam_partnership.texts import Language, locale_language, text
from kam_partnership.workbook.closed_file import read_workbook


def import_list(options: argparse.Namespace) -> int:
    """Read, show, ask where it is not sure, write."""
    language = options.language or locale_language()
    target = workbook_path(options.file)
    source: Path = options.source
    refuse_existing(target, options.force, inputs=[source])
    _refuse_ours(source)
    sheets = read_sheets(source)
    found = recognise(sheets, {"supplier": options.supplier, "key_account": options.account})
    if isinstance(found, NoList):
        key, details = refusal(found, sheets, str(source), language)
        raise FileUnreadable(key, file=str(source), **details)
    for line in preview(found, sheets, language):
        print(line)
    reading = found.readings[0] if found.is_sure or options.yes else _asked(found, source, language)
    if reading is None:
        return WRONG_USAGE
    content = _with_names(imported(reading, language), options)
    written = write(content, language, now=dt.datetime.now(), template=Edition(options.edition))
    with reserved(target):
        write_atomically(target, written.data)
    print(text("list.done", language, count=len(reading.rows)))
    for note in report_lines(written.notes, language) if written.notes else ():
        print(note)
    told_written(options, target, language, lite=Edition(options.edition) is Edition.LITE)
    return 0


def _refuse_ours(source: Path) -> None:
    """A workbook of ours holds more than a list: upgrade carries all of it."""
    if source.suffix.lower() not in (".xlsx", ".xlsm"):
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


def _asked(found: Found, source: Path, language: Language) -> Reading | None:
    """The reading that somebody at a terminal chooses; None when the answer is no, or nobody can answer."""
    several = len(found.readings) > 1
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        key = "list.needs_choice" if several else "list.needs_yes"
        print(text(key, language, file=source.name), file=sys.stderr)
        return None
    question = text("list.ask_which", language, count=len(found.readings)) if several else text("list.ask", language)
    try:
        answer = input(question).strip().casefold()
    except EOFError:
        answer = ""
    if answer.isdecimal() and several and 1 <= int(answer) <= len(found.readings):
        return found.readings[int(answer) - 1]
    if answer in text("list.yes", language).split():
        return found.readings[0]
    print(text("list.declined", language))
    return None
