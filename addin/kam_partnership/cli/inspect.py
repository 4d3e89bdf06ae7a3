"""Commands that only read: score, check, render."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from kam_partnership.assessment import has_errors
from kam_partnership.cli import summary, tables
from kam_partnership.cli.output_path import refuse_existing
from kam_partnership.cli.reading import Reading
from kam_partnership.cli.terminal import print_json
from kam_partnership.cli.written import told_written
from kam_partnership.errors import FileUnreadable, Refused
from kam_partnership.saving import reserved, write_atomically
from kam_partnership.workbook.judged_file import JudgedFile, judge
from kam_partnership.workbook.score_json import finding_objects, score_object

WIDTHS = 200, 8000
PICTURES = ".png", ".svg", ".pdf"


def score(options: argparse.Namespace) -> int:
    """The figures of one or more workbooks."""
    if options.json and options.format not in ("", "json"):
        raise Refused("two_formats", format=options.format)
    form = "json" if options.json else options.format
    if form == "" and len(options.files) > 1 and tables.draws():
        form = "table"
    if form == "":
        return _each(options, summary.print_score)
    if form == "json":
        return _each_as_json(options, scored)
    from kam_partnership.cli.score_rows import print_csv, print_scores

    reading = Reading(options)
    print_csv(reading) if form == "csv" else print_scores(reading)
    return reading.told()


def scored(judged: JudgedFile) -> dict[str, Any]:
    """What ``score --json`` tells about one workbook."""
    return score_object(judged, judged.language, judged.assessment)


def check(options: argparse.Namespace) -> int:
    """The findings of one or more workbooks."""
    worst = False

    def told(judged: JudgedFile) -> dict[str, Any]:
        nonlocal worst
        worst = worst or has_errors(judged.findings)
        return {"file": str(judged.path), "findings": finding_objects(judged.findings, judged.language)}

    def printed(judged: JudgedFile) -> None:
        nonlocal worst
        worst = worst or has_errors(judged.findings)
        summary.print_findings(judged, many=len(options.files) > 1)

    code = _each_as_json(options, told, always_list=True) if options.json else _each(options, printed)
    return code or int(worst)


def _each(options: argparse.Namespace, as_text: Callable[[JudgedFile], None]) -> int:
    """Tell people about each workbook while they are read."""
    reading = Reading(options)
    for one in reading:
        if isinstance(one, JudgedFile):
            as_text(one)
    return reading.told()


def _each_as_json(
    options: argparse.Namespace, as_object: Callable[[JudgedFile], dict[str, Any]], *, always_list: bool = False
) -> int:
    """Tell programs about all of them; one object for one file, unless a list is always wanted."""
    reading = Reading(options)
    objects = [
        as_object(one) if isinstance(one, JudgedFile) else {"file": str(one.path), "error": one.message}
        for one in reading
    ]
    print_json(objects if reading.many or always_list else objects[0])
    return reading.told()


def render(options: argparse.Namespace) -> int:
    """A picture of the diagram; the ending of its name decides between PNG, SVG and PDF."""
    if options.out.suffix.lower() not in PICTURES:
        raise Refused("picture_kind", file=str(options.out))
    if not WIDTHS[0] <= options.width <= WIDTHS[1]:
        raise Refused("picture_width", width=options.width, least=WIDTHS[0], most=WIDTHS[1])
    judged = judge(options.file, options.language)
    refuse_existing(options.out, options.force, inputs=[options.file])
    picture = picture_of(judged, options.width, options.out.suffix)
    with reserved(options.out):
        write_atomically(options.out, picture)
    told_written(options, options.out, judged.language)
    return 0


def picture_of(judged: JudgedFile, width: int = 1600, ending: str = ".png") -> bytes:
    """The diagram as a picture: a PNG, or an SVG or PDF by the ending of its file's name.

    Raises:
        FileUnreadable: when the settings are invalid, so that there is no scale to draw on.
    """
    # Only here, because drawing needs libraries that no other command does.
    from kam_partnership.diagram.picture import draw_picture
    from kam_partnership.diagram.scene import build_scene

    if judged.assessment.settings is None:
        raise FileUnreadable(judged.why_no_diagram, file=judged.file, finding=judged.settings_trouble())
    scene = build_scene(judged.assessment, judged.figures, judged.workbook.previous)
    if ending.lower() == ".svg":
        from kam_partnership.diagram.svg import draw_svg

        return draw_svg(scene, judged.language, judged.key_account, width)
    if ending.lower() == ".pdf":
        from kam_partnership.diagram.pdf import draw_pdf

        return draw_pdf(scene, judged.language, judged.key_account)
    return draw_picture(scene, judged.language, judged.key_account, width)
