"""The group Hilfe: the guide, the diagnosis, and which versions are at work."""

from __future__ import annotations

import platform
from pathlib import Path

import xlwings as xw

from kam_partnership import __version__
from kam_partnership.errors import KamError
from kam_partnership.excel.live import range_of
from kam_partnership.excel.log import log_path
from kam_partnership.texts import UNDEFINED, Language, text
from kam_partnership.workbook import names


class GuideMissing(KamError):
    """A workbook of ours without its guide."""


#: A dialog shows at most so many problems.
SHOWN_PROBLEMS = 5


def show_guide(book: xw.Book) -> str:
    """Turn to the sheet with the guide, and give its name.

    Raises:
        NameMissing: when the workbook is not ours.
        GuideMissing: when the sheet was deleted or renamed.
    """
    range_of(book, names.STATE_BLOCK)
    titles = {text("sheet.guide", language) for language in Language}
    # One by one, from the end where it stands: a loop over the collection itself is not asked again when Excel is busy.
    sheets = (book.sheets[number] for number in reversed(range(len(book.sheets))))
    sheet = next((sheet for sheet in sheets if sheet.name in titles), None)
    if sheet is None:
        raise GuideMissing("guide_missing")
    if not sheet.visible:
        sheet.visible = True
    sheet.activate()
    return str(sheet.name)


def diagnosis(language: Language) -> str:
    """What the doctor finds on this computer, short enough for a dialog."""
    # Only here, because looking at files needs libraries that no other click does.
    from kam_partnership.installation.checks.table import examine
    from kam_partnership.installation.checks.verdict import Status
    from kam_partnership.installation.checks.wording import check_text, remedy_text
    from kam_partnership.installation.product import what_is_left
    from kam_partnership.installation.this_computer import this_computer

    computer = this_computer()
    results = examine(computer, what_is_left())
    problems = [result for result in results if result.verdict.status is Status.PROBLEM]
    fine = sum(result.verdict.status is Status.OK for result in results)
    key = "diagnosis.problems" if problems else "diagnosis.fine"
    paragraphs = [text(key, language, count=len(problems), fine=fine)]
    for result in problems[:SHOWN_PROBLEMS]:
        remedy = remedy_text(result, language)
        paragraphs.append(f"•  {check_text(result, language)}" + (f"\n→  {remedy}" if remedy else ""))
    if len(problems) > SHOWN_PROBLEMS:
        paragraphs.append(text("diagnosis.more", language, count=len(problems) - SHOWN_PROBLEMS))
    log = log_path()
    paragraphs.append(text("diagnosis.log" if log.exists() else "diagnosis.no_log", language, log=log))
    paragraphs.append(text("diagnosis.read_more", language, call=computer.installer.call))
    return "\n\n".join(paragraphs)


def about(book: xw.Book, language: Language) -> str:
    """Versions, licence, where the log is, and whether a newer version lies ready."""
    told = text(
        "about.text",
        language,
        version=__version__,
        addin=_addin_version(book) or UNDEFINED,
        workbook=_workbook_version(book) or text("about.not_ours", language),
        template=names.TEMPLATE_VERSION,
        python=platform.python_version(),
        xlwings=xw.__version__,
        log=log_path(),
    )
    return "\n\n".join(filter(None, (told, _updates_text(language))))


def _updates_text(language: Language) -> str:
    """What lies ready where the IT department puts newer versions; "" when it has not said where."""
    from kam_partnership.installation.checks.table import examine_updates
    from kam_partnership.installation.checks.wording import check_text
    from kam_partnership.installation.product import what_is_left
    from kam_partnership.installation.this_computer import this_computer

    result = examine_updates(this_computer(), what_is_left())
    return "" if result is None else check_text(result, language)


def _addin_version(book: xw.Book) -> str:
    """The version of the add-in file that Excel has loaded; "" when it does not tell."""
    from kam_partnership.installation.product import ADDIN_NAME, identify

    try:
        # Excel does not list add-ins among its workbooks, but knows them by name.
        found = identify(Path(book.app.books[ADDIN_NAME].fullname).read_bytes())
    except Exception:  # on the Mac, without Excel, or an add-in of another name: nothing to worry about
        return ""
    return found.version if found is not None else ""


def _workbook_version(book: xw.Book) -> str:
    try:
        value = range_of(book, names.GENERAL_CELLS["template_version"]).raw_value
    except Exception:  # not ours
        return ""
    return "" if value is None else str(value)
