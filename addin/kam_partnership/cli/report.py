"""The command report: five pages for the meeting, as PowerPoint or PDF."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from kam_partnership.assessment import Severity
from kam_partnership.cli.inspect import no_diagram, refuse_existing
from kam_partnership.cli.inspected import Inspected, inspect
from kam_partnership.errors import ReportRefused
from kam_partnership.output.extras import require
from kam_partnership.report.build import Material, build_report
from kam_partnership.report.content import Audience, Report
from kam_partnership.texts import Language, text
from kam_partnership.workbook.analysis_rows import placed_text
from kam_partnership.workbook.package import write_atomically
from kam_partnership.workbook.plan import read_plan

KINDS = ".pptx", ".pdf"


def report(options: argparse.Namespace) -> int:
    """Write the report; findings that matter are told on standard error."""
    out: Path = options.out
    kind = out.suffix.lower()
    if kind not in KINDS:
        raise ReportRefused("report_kind", file=str(out))
    if options.template is not None and kind == ".pdf":
        raise ReportRefused("report_template_pdf")
    refuse_existing(out, options.force)
    inspected = inspect(options.file, options.language)
    audience = Audience(options.audience)
    write_report(inspected, out, audience, options.template)
    _tell_errors(inspected)
    if audience is Audience.CUSTOMER:
        print(text("report.customer", inspected.language), file=sys.stderr)
    print(text("report.wrote", inspected.language, path=out))
    return 0


def write_report(inspected: Inspected, out: Path, audience: Audience, template: Path | None = None) -> None:
    """Build the report of a workbook and write it as PowerPoint or PDF, by the ending of its name.

    Raises:
        ReportRefused: when nothing is rated yet.
        FileUnreadable: when the settings are invalid, or the template is none.
        FileUnwritable: when the report cannot be saved there.
        ExtraMissing: when a library for reports is not installed.
    """
    content = _content(inspected, audience)
    moment = dt.datetime.combine(inspected.workbook.date or dt.date(2026, 1, 1), dt.time())
    if out.suffix.lower() == ".pdf":
        require("reports", "reportlab")
        from kam_partnership.report.pages import write_pages

        write_atomically(out, write_pages(content))
        return
    require("reports", "pptx", "xlsxwriter")
    from kam_partnership.report.slides import write_slides
    from kam_partnership.report.template import open_template

    base = None if template is None else open_template(template)
    write_atomically(out, write_slides(content, base, moment))


def _content(inspected: Inspected, audience: Audience) -> Report:
    if inspected.assessment.settings is None:
        raise no_diagram(inspected)
    if not inspected.figures.pairs:
        raise ReportRefused("report_unrated", file=str(inspected.path))
    workbook = inspected.workbook
    material = Material(
        supplier=workbook.general_text("supplier"),
        key_account=workbook.general_text("key_account"),
        date=workbook.date,
        assessment=inspected.assessment,
        figures=inspected.figures,
        plan=read_plan(inspected.path),
        previous=workbook.previous,
        error_count=len(error_lines(inspected, inspected.language)),
    )
    return build_report(material, inspected.language, audience)


def error_lines(inspected: Inspected, language: Language) -> list[str]:
    """The findings that keep inputs from counting, one line each."""
    sheet = inspected.workbook.inputs.sheet
    errors = (finding for finding in inspected.findings if finding.severity is Severity.ERROR)
    return [placed_text(finding, language, sheet) for finding in errors]


def _tell_errors(inspected: Inspected) -> None:
    lines = error_lines(inspected, inspected.language)
    if not lines:
        return
    key = "report.errors.one" if len(lines) == 1 else "report.errors"
    print(text(key, inspected.language, count=len(lines)), file=sys.stderr)
    for line in lines:
        print(f"  {line}", file=sys.stderr)
