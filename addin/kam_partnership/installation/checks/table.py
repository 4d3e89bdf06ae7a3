"""All checks in the order in which people should read them, and carrying them out."""

from __future__ import annotations

from kam_partnership.installation.checks import addin, excel, python
from kam_partnership.installation.checks.verdict import Check, CheckResult, Verdict, problem, skipped
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
    Check("xlwings-version", addin.xlwings_version, _EVERYWHERE),
    Check("xlwings-dll", python.dlls, _WINDOWS),
    Check("python-starts", python.starts, _EVERYWHERE),
    Check("pywin32-cache", python.pywin32_cache, _WINDOWS),
    Check("applescript", addin.applescript, _MAC),
    Check("mac-automation", excel.automation, _MAC),
)

#: Cases that every check can end in; their texts are the same for all.
NOT_HERE, NO_ACCESS = "not_here", "no_access"
SHARED_CASES = frozenset({NOT_HERE, NO_ACCESS, "absent"})


def examine(computer: Computer, product: Product) -> list[CheckResult]:
    """Carry out every check; one that cannot be made stops none of the others."""
    return [CheckResult(check.code, _verdict(check, computer, product)) for check in CHECKS]


def _verdict(check: Check, computer: Computer, product: Product) -> Verdict:
    if computer.platform not in check.platforms:
        return skipped(NOT_HERE)
    try:
        return check.look(computer, product)
    except OSError as error:  # antivirus, a lock, or a folder that macOS does not open to us
        return problem(NO_ACCESS, path=error.filename or "?", reason=error.strerror or error)
