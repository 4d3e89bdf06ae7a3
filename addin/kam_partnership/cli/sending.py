"""The command prepare: a copy that can leave the house, from a closed file."""

from __future__ import annotations

import argparse
from pathlib import Path

from kam_partnership.cli.output_path import refuse_existing, same_file
from kam_partnership.cli.written import told_written
from kam_partnership.errors import FileUnwritable, Refused
from kam_partnership.saving import write_atomically
from kam_partnership.sending import cleaning_told, prepared
from kam_partnership.texts import text
from kam_partnership.workbook.judged_file import judge
from kam_partnership.xlsx.package import read_bytes


def prepare(options: argparse.Namespace) -> int:
    """A copy without the add-in's functions, without links and without names of people."""
    source: Path = options.file
    target: Path = options.out
    if same_file(target, source):
        raise FileUnwritable("copy_is_itself", file=str(target))
    if target.suffix.lower() != source.suffix.lower():
        raise Refused("copy_other_kind", file=str(target), suffix=source.suffix)
    refuse_existing(target, options.force)
    language = judge(source, options.language).language  # tells best what is wrong with a file
    data, cleaning = prepared(read_bytes(source), str(source), author=text("prepare.author", language))
    write_atomically(target, data)
    for line in cleaning_told(cleaning, language):
        print(line)
    told_written(options, target, language)
    return 0
