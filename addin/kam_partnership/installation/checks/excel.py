"""Is Excel there, and do its settings and the company's rules let an add-in run?"""

from __future__ import annotations

from pathlib import PurePath

from kam_partnership.installation import places
from kam_partnership.installation.checks.verdict import Verdict, fine, problem, skipped
from kam_partnership.installation.computer import Computer, Hive
from kam_partnership.installation.configuration import expanded
from kam_partnership.installation.product import Product

#: Where rules may stand, the strongest first: the company's group policies, its cloud policies, the user's settings.
_RULES = (
    r"Software\Policies\Microsoft\Office\16.0",
    r"Software\Policies\Microsoft\Cloud\Office\16.0",
    r"Software\Microsoft\Office\16.0",
)
_ENABLE_ALL_MACROS = 1
#: The policy template knows Location0 to Location19.
_MOST_LOCATIONS = 20


def found(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001 - one shape for all checks
    """There is an Excel for the desktop."""
    program = places.excel_program(computer)
    return fine(path=program) if program else problem("missing")


def addins_allowed(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001
    """No rule forbids VBA or unsigned add-ins. These rules count in trusted folders, too."""
    if _rule(computer, "Common", "VBAOff") == 1:
        return problem("vba_off")
    if _rule(computer, r"Excel\Security", "DisableAllAddins") == 1:
        return problem("addins_off")
    if _rule(computer, r"Excel\Security", "RequireAddinSig") == 1:
        return problem("signature")
    return fine()


def start_folder_trusted(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001
    """Excel trusts its start folder, so that the add-in's macros run without asking."""
    if _rule(computer, r"Excel\Security", "VBAWarnings") == _ENABLE_ALL_MACROS:
        return fine()
    if _rule(computer, r"Excel\Security\Trusted Locations", "AllLocationsDisabled") == 1:
        return problem("locations_off")
    folder = places.start_folder(computer)
    only_company = _rule(computer, r"Common\Security\Trusted Locations", "Allow User Locations") == 0
    if only_company and not _company_trusts(folder, computer):
        return problem("only_company_locations", path=folder)
    if str(folder).startswith("\\\\"):
        allowed = _rule(computer, r"Excel\Security\Trusted Locations", "AllowNetworkLocations") == 1
        return fine() if allowed else problem("network", path=folder)
    return fine()


def automation(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001
    """macOS tells no program whether the user allowed it to steer Excel."""
    return skipped("hidden")


def _company_trusts(folder: PurePath, computer: Computer) -> bool:
    """Whether the company's policies name this folder, or one above it, as a trusted location."""
    for start in _RULES[:-1]:
        for number in range(_MOST_LOCATIONS):
            key = rf"{start}\Excel\Security\Trusted Locations\Location{number}"
            location = computer.registry.values(Hive.USER, key)
            path = expanded(str(location.get("path", "")), computer)
            if path == folder or (path.name and location.get("allowsubfolders") == 1 and path in folder.parents):
                return True
    return False


def _rule(computer: Computer, key: str, name: str) -> object:
    """The value that counts, or None when there is no such rule."""
    for start in _RULES:
        for hive in Hive:
            value = computer.registry.values(hive, rf"{start}\{key}").get(name.lower())
            if value is not None:
                return value
    return None
