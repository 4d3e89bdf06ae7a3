"""The command that carries content into a fresh template: upgrade."""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from kam_partnership.assessment import TypedCell
from kam_partnership.carry.add_ins import add_in_notes, edition_of
from kam_partnership.carry.content import Note
from kam_partnership.carry.own_content import collect
from kam_partnership.carry.transfer_report import news_lines, report_lines, summary
from kam_partnership.carry.write import write
from kam_partnership.cli.output_path import refuse_existing, same_file, workbook_path
from kam_partnership.cli.written import told_written
from kam_partnership.errors import FileUnwritable
from kam_partnership.saving import Stamp, reserved, write_atomically
from kam_partnership.shipped_files import Edition
from kam_partnership.texts import text
from kam_partnership.xlsx.package import read_bytes


def upgrade(options: argparse.Namespace) -> int:
    """All that is the user's own, carried into a fresh template."""
    source: Path = options.file
    target = source if options.out is None else workbook_path(options.out)
    in_place = options.out is None or same_file(target, source)
    if not in_place:
        refuse_existing(target, options.force)
    read_bytes(source)  # a missing file is told before anything is made in its folder
    with reserved(target):
        return _upgraded(options, source, target, in_place=in_place)


def _upgraded(options: argparse.Namespace, source: Path, target: Path, *, in_place: bool) -> int:
    since = Stamp.of(source) if in_place else None
    content = collect(source, may_lack_criteria=True)
    if target.suffix.lower() != ".xlsx":  # in place, such as an .xlsm
        raise FileUnwritable("not_a_file_name", file=str(target))
    language = options.language or content.language
    if options.language is not None:  # a language that was asked for is the one the add-in writes in too
        chosen = {"language": TypedCell(str(language), "", "")}
        content = dataclasses.replace(content, general={**content.general, **chosen})
    template = edition_of(source) if options.edition is None else Edition(options.edition)
    written = write(content, language, now=dt.datetime.now(), template=template)
    notes: Sequence[Note] = (*content.notes, *add_in_notes(source, template), *written.notes)
    kept = _keep(source) if in_place and any(note.is_doubtful for note in notes) else None
    write_atomically(target, written.data, unchanged_since=since)
    print(summary(content, language))
    for line in (*report_lines(notes, language), *news_lines(content, language)):
        print(line)
    if kept is not None:
        print(text("carry.backup", language, path=kept))
    told_written(options, target, language, lite=template is Edition.LITE)
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
