"""From a workbook's file to a report's file: reads, judges, builds, and hands over to a writer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from kam_partnership.assessment import Severity
from kam_partnership.errors import FileUnreadable, ReportRefused
from kam_partnership.report.build import Material, build_report
from kam_partnership.report.page_content import Audience, Report
from kam_partnership.saving import write_atomically
from kam_partnership.texts import Language
from kam_partnership.workbook.analysis_rows import placed_text
from kam_partnership.workbook.history_and_measures import read_plan
from kam_partnership.workbook.judged_file import judge
from kam_partnership.workbook.lite_code import AddIn

#: Stands for "when it was made" where the assessment has no date: the same input gives the same bytes.
NO_DATE = dt.date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Made:
    """A report before it is written.

    Attributes:
        errors: findings that keep inputs from counting, one line each, in the report's language.
        moment: what the file will say about when it was made.
    """

    report: Report
    errors: tuple[str, ...]
    moment: dt.datetime


def make_report(file: Path, audience: Audience, language: Language | None = None) -> Made:
    """The report of a workbook as it was saved.

    Args:
        language: of the report; None takes the workbook's.

    Raises:
        ReportRefused: when nothing is rated yet.
        FileUnreadable: when the file cannot be read, is not ours, or its settings are invalid.
    """
    judged = judge(file, language)
    workbook, figures = judged.workbook, judged.figures
    if judged.assessment.settings is None:
        raise FileUnreadable(judged.why_no_diagram, file=str(file), finding=judged.settings_trouble())
    if not figures.pairs:
        raise ReportRefused("report_unrated", file=str(file))
    errors = tuple(
        placed_text(finding, judged.language, judged.main_sheet)
        for finding in judged.findings
        if finding.severity is Severity.ERROR
    )
    material = Material(
        supplier=judged.supplier,
        key_account=judged.key_account,
        date=workbook.date,
        assessment=judged.assessment,
        figures=figures,
        plan=read_plan(file),
        previous=workbook.previous,
        since_last=judged.since_last,
        next_review=judged.next_review,
        error_count=len(errors),
    )
    moment = dt.datetime.combine(workbook.date or NO_DATE, dt.time())
    return Made(build_report(material, judged.language, audience), errors, moment)


def write_report(made: Made, out: Path, template: Path | None = None) -> tuple[AddIn, ...]:
    """Write it as PDF or PowerPoint, by the ending of the name.

    Args:
        template: a company's presentation, for PowerPoint.

    Returns:
        the web add-ins of Office that the presentation holds; nothing of them is in the report.

    Raises:
        FileUnreadable: when the template cannot be used.
        FileUnwritable: when the report cannot be saved there.
    """
    if out.suffix.lower() == ".pdf":
        from kam_partnership.report.pages import write_pages

        write_atomically(out, write_pages(made.report))
        return ()
    from kam_partnership.report.slides import write_slides
    from kam_partnership.report.template import Template, open_template

    base = Template(None, ()) if template is None else open_template(template)
    write_atomically(out, write_slides(made.report, base.presentation, made.moment))
    return base.left_out
