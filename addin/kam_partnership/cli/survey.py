"""The command survey: what to send to the people who are asked to rate."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kam_partnership.carry.invitations import invitations
from kam_partnership.carry.own_content import collect
from kam_partnership.carry.survey_files import hints, make_packets, packet_texts, write_packets
from kam_partnership.plain_text import on_one_line
from kam_partnership.raters.rater import Side
from kam_partnership.texts import text


def survey(options: argparse.Namespace) -> int:
    """Forms and messages for everybody, with nobody's answers; nothing is ever replaced."""
    content = collect(options.file)
    side = Side.KEY_ACCOUNT if options.side == "customer" else Side.SUPPLIER
    people = invitations(options.raters)
    packets = make_packets(
        content,
        options.file,
        people,
        side=side,
        language=options.language,
        return_to=on_one_line(options.return_to),
        by=options.by,
        whole=options.whole,
    )
    folder: Path = options.out
    write_packets(packets, folder)
    options.written = folder
    language = options.language or content.language
    for line in packet_texts(packets, folder, language):
        print(line)
    for line in hints(packets, content, options.file, language):
        print(line, file=sys.stderr)
    print(text("survey.done", language, count=len(packets), folder=folder, file=options.file))
    return 0
