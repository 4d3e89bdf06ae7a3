"""The command report: five pages for the meeting, as PowerPoint or PDF."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kam_partnership.cli.output_path import refuse_existing
from kam_partnership.cli.written import told_written
from kam_partnership.errors import ReportRefused
from kam_partnership.report.making import make_report, write_report
from kam_partnership.report.page_content import Audience
from kam_partnership.texts import text

KINDS = ".pptx", ".pdf"


def report(options: argparse.Namespace) -> int:
    """Write the report; inputs that do not count are told on standard error."""
    out: Path = options.out
    kind = out.suffix.lower()
    if kind not in KINDS:
        raise ReportRefused("report_kind", file=str(out))
    if options.template is not None and kind == ".pdf":
        raise ReportRefused("report_template_pdf")
    refuse_existing(out, options.force)
    audience = Audience(options.audience)
    made = make_report(options.file, audience, options.language)
    left_out = write_report(made, out, options.template)
    language = made.report.language
    for add_in in left_out:
        blanks = {"name": add_in.name or "?", "file": options.template.name}
        print(text("report.template_add_in", language, **blanks), file=sys.stderr)
    if made.errors:
        print(text("report.errors", language, count=len(made.errors)), file=sys.stderr)
        for line in made.errors:
            print(f"  {line}", file=sys.stderr)
    if audience is Audience.CUSTOMER:
        print(text("report.customer", language), file=sys.stderr)
    told_written(options, out, language, key="report.wrote")
    return 0
