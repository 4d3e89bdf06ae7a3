"""Commands for the add-in on this computer: install, uninstall, doctor."""

from __future__ import annotations

import argparse
import sys

from kam_partnership import __version__
from kam_partnership.cli.exit_codes import DONE, FOUND_ERRORS, WRONG_USAGE
from kam_partnership.cli.terminal import as_json
from kam_partnership.errors import KamError
from kam_partnership.installation import it_folder
from kam_partnership.installation.checks.table import examine
from kam_partnership.installation.checks.verdict import NOT_HERE, CheckResult, Status
from kam_partnership.installation.checks.wording import check_text, remedy_text
from kam_partnership.installation.computer import Computer, Platform
from kam_partnership.installation.install import (
    Installation,
    NeedsExcelComputer,
    plan_installation,
    plan_removal,
    removed_files,
    written_files,
)
from kam_partnership.installation.product import packaged_product, what_is_left
from kam_partnership.installation.steps import carry_out
from kam_partnership.installation.this_computer import this_computer
from kam_partnership.texts import Language, error_text, locale_language, saying, text

_MARKS = {Status.OK: "OK", Status.PROBLEM: "PROBLEM", Status.SKIPPED: "–"}


def install(options: argparse.Namespace) -> int:
    """The add-in for this user, or a folder for the IT department."""
    language: Language = options.language or locale_language()
    computer, product = this_computer(), packaged_product()
    if options.target is not None:
        for path in it_folder.prepare(options.target, computer, product, force=options.force):
            print(text("cli.wrote", language, path=path))
        print(text("install.prepared", language, path=options.target / it_folder.TEXT_NAMES[language]))
        return DONE
    try:
        planned = plan_installation(computer, product)
    except NeedsExcelComputer as error:
        return _refuse(error, language)
    carry_out(planned.steps, computer)
    _tell_installed(planned, product.version, computer.installer.call, language)
    return DONE


def uninstall(options: argparse.Namespace) -> int:
    """Takes away what install and the add-in made."""
    language: Language = options.language or locale_language()
    computer = this_computer()
    try:
        steps = plan_removal(computer)
    except NeedsExcelComputer as error:
        return _refuse(error, language)
    carry_out(steps, computer)
    for path in removed_files(steps):
        print(text("uninstall.removed", language, path=path))
    if steps:
        print(text("uninstall.done", language, repair=computer.installer.removal().in_words(saying(language))))
    else:
        print(text("uninstall.nothing", language))
    return DONE


def doctor(options: argparse.Namespace) -> int:
    """Looks for everything that keeps the add-in from working, and says what to do."""
    language: Language = options.language or locale_language()
    computer = this_computer()
    results = examine(computer, what_is_left(), online=options.updates)
    if options.json:
        print(as_json({"checks": [_object(result, language) for result in results]}))
    else:
        _print_results(results, computer, language)
    return FOUND_ERRORS if _count(results, Status.PROBLEM) else DONE


def _refuse(error: KamError, language: Language) -> int:
    print(error_text(error, language), file=sys.stderr)
    return WRONG_USAGE


def _tell_installed(planned: Installation, version: str, call: str, language: Language) -> None:
    for path in written_files(planned.steps):
        print(text("cli.wrote", language, path=path))
    if not planned.steps:
        print(text("install.unchanged", language, version=version))
        return
    if planned.previous is None or planned.previous == version:
        print(text("install.done", language, version=version))
    else:
        print(text("install.upgraded", language, previous=planned.previous or "?", version=version))
    print(text("install.next", language, call=call))


def _object(result: CheckResult, language: Language) -> dict[str, str | None]:
    return {
        "code": result.code,
        "status": str(result.verdict.status),
        "message": check_text(result, language),
        "remedy": remedy_text(result, language),
    }


def _print_results(results: list[CheckResult], computer: Computer, language: Language) -> None:
    system = (
        "Windows" if computer.platform is Platform.WINDOWS else text(f"doctor.system.{computer.platform}", language)
    )
    print(text("doctor.title", language, version=__version__, system=system, python=computer.python_version))
    print()
    shown = [result for result in results if result.verdict.case != NOT_HERE]
    for result in shown:
        print(f"{_MARKS[result.verdict.status]:<8} {check_text(result, language)}")
        if remedy := remedy_text(result, language):
            print(f"{'':<8} → {remedy}")
    print()
    if computer.platform is Platform.OTHER:
        print(text("doctor.elsewhere", language))
    problems = _count(results, Status.PROBLEM)
    print(text("doctor.problems" if problems else "doctor.none", language, count=problems))


def _count(results: list[CheckResult], status: Status) -> int:
    return sum(result.verdict.status is status for result in results)
