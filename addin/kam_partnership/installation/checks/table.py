"""All checks in the order in which people should read them, and carrying them out."""

from __future__ import annotations

from kam_partnership.errors import FileUnreadable
from kam_partnership.installation.checks import addin, excel, libraries, python, updates
from kam_partnership.installation.checks.verdict import (
    NO_ACCESS,
    NOT_HERE,
    PROGRAM_FIRST,
    Check,
    CheckResult,
    Verdict,
    problem,
    skipped,
)
from kam_partnership.installation.computer import Computer, Platform
from kam_partnership.installation.product import Product

_WINDOWS = frozenset({Platform.WINDOWS})
_MAC = frozenset({Platform.MAC})
_EXCEL = _WINDOWS | _MAC
_EVERYWHERE = frozenset(Platform)

CHECKS = (
    Check("excel-found", excel.found, _EXCEL),
    Check("addin-present", addin.present, _EXCEL),
    Check("addin-current", addin.current, _EXCEL),
    Check("addin-once", addin.only_one, _EXCEL),
    Check("addin-enabled", addin.not_disabled, _WINDOWS),
    Check("addin-unmarked", addin.not_marked, _WINDOWS),
    Check("addin-path", addin.path_short_enough, _WINDOWS),
    Check("addins-allowed", excel.addins_allowed, _WINDOWS),
    Check("start-folder-trusted", excel.start_folder_trusted, _WINDOWS),
    Check("configuration", python.configuration_readable, _EXCEL),
    Check("interpreter", python.interpreter, _EXCEL),
    Check("environment", python.this_environment, _EXCEL),
    Check("store-python", python.not_from_store, _WINDOWS),
    Check("onedrive", python.not_in_onedrive, _WINDOWS),
    Check("program-whole", libraries.program_whole, _EVERYWHERE),
    Check("libraries-there", libraries.there, _EVERYWHERE),
    Check("libraries-whole", libraries.whole, _EVERYWHERE),
    Check("libraries-load", libraries.load, _EVERYWHERE),
    Check("libraries-versions", libraries.versions, _EVERYWHERE),
    Check("calculation", libraries.calculation, _EVERYWHERE),
    Check("xlwings-version", addin.xlwings_version, _EVERYWHERE),
    Check("xlwings-dll", python.dlls, _WINDOWS),
    Check("python-starts", python.starts, _EVERYWHERE),
    Check("pywin32-cache", python.pywin32_cache, _WINDOWS),
    Check("applescript", addin.applescript, _MAC),
    Check("mac-automation", excel.automation, _MAC),
    Check("updates", updates.ready, _EVERYWHERE),
)


#: Takes the place of the last one when somebody asks for it.
_ONLINE = Check("updates", updates.ready_or_online, _EVERYWHERE)


def examine(computer: Computer, product: Product, *, online: bool = False) -> list[CheckResult]:
    """Carry out every check; one that cannot be made stops none of the others.

    ``online`` also reads the page for newer versions, where the IT department has configured one.
    """
    checks = [*CHECKS[:-1], _ONLINE] if online else CHECKS
    phrases = computer.installer.phrases()
    return [CheckResult(check.code, _verdict(check, computer, product), phrases) for check in checks]


def examine_updates(computer: Computer, product: Product) -> CheckResult | None:
    """Only whether a newer version lies ready in a folder or file; None when nobody said where."""
    check = CHECKS[-1]
    verdict = _verdict(check, computer, product)
    return None if verdict.case == "none_configured" else CheckResult(check.code, verdict, computer.installer.phrases())


def _verdict(check: Check, computer: Computer, product: Product) -> Verdict:
    if computer.platform not in check.platforms:
        return skipped(NOT_HERE)
    try:
        return check.look(computer, product)
    except FileUnreadable:  # a file of our own
        return skipped(PROGRAM_FIRST)
    except OSError as error:  # antivirus, a lock, or a folder that macOS does not open to us
        return problem(NO_ACCESS, path=error.filename or "?", reason=error.strerror or error)
