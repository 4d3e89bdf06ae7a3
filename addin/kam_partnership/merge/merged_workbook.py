"""The merged workbook: one sheet for each question, native charts, real tables. Needs XlsxWriter."""

from __future__ import annotations

from kam_partnership.merge.agreed_sheet import write_agreed
from kam_partnership.merge.criteria_sheet import write_criteria
from kam_partnership.merge.disagreement_sheet import write_disagreement
from kam_partnership.merge.evidence_sheet import write_evidence
from kam_partnership.merge.figures_sheet import write_criteria_figures, write_figures
from kam_partnership.merge.matching_sheet import write_matching
from kam_partnership.merge.merge_report import MergeReport
from kam_partnership.merge.overview_sheet import write_overview
from kam_partnership.merge.page import Page
from kam_partnership.merge.views_sheet import write_views
from kam_partnership.output.book import OutputBook
from kam_partnership.raters.merged import Protection
from kam_partnership.texts import text


def merged_workbook(report: MergeReport) -> bytes:
    """The file. The same report always gives the same bytes."""
    book = OutputBook(report.language, text("merge.document", report.language))
    page = Page(book, report)
    write_overview(page)
    if report.merged.protection is not Protection.NOTHING:
        write_agreed(page)
        write_criteria(page)
        write_views(page)
        write_disagreement(page)
        write_figures(page)
        write_criteria_figures(page)
        write_evidence(page)
    write_matching(page)
    page.write_charts()
    return book.to_bytes()
