"""Is the add-in there, the right one, once, and does Excel run it?"""

from __future__ import annotations

import fnmatch
import re
from pathlib import PurePath

from kam_partnership.installation import places
from kam_partnership.installation.checks.verdict import (
    ABSENT,
    LIBRARIES_FIRST,
    PROGRAM_FIRST,
    Verdict,
    fine,
    problem,
    skipped,
)
from kam_partnership.installation.computer import Computer, Hive, Platform
from kam_partnership.installation.product import ADDIN_NAME, Product, identify, sha256

#: Excel and Windows refuse longer paths to a workbook.
LONGEST_WORKBOOK_PATH = 218

_COPIES = "kam_partnerschaft*.xla*"
_QUOTED = re.compile(r'"([^"]+)"')


def present(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001 - one shape for all checks
    """The add-in lies in a start folder. Antivirus programs like to take it away again."""
    if addin := _found(computer):
        return fine(path=addin)
    expected = places.installed_addin(computer)
    if computer.files.is_file(places.configuration_file(computer)):
        return problem("vanished", path=expected)
    return problem("missing", path=expected)


def current(computer: Computer, product: Product) -> Verdict:
    """The add-in there is the one that belongs to this package, byte for byte."""
    addin = _found(computer)
    if addin is None:
        return skipped(ABSENT)
    if not product.addin:
        return skipped(PROGRAM_FIRST)
    content = computer.files.read(addin)
    if content == product.addin:
        return fine(version=product.version, hash=sha256(content))
    identity = identify(content)
    if identity is None:
        return problem("damaged", path=addin)
    if identity.version != product.version:
        return problem("other_version", path=addin, found=identity.version or "?", version=product.version)
    return problem("altered", path=addin, hash=sha256(content), expected=sha256(product.addin))


def xlwings_version(computer: Computer, product: Product) -> Verdict:
    """The add-in calls a DLL and a script that carry xlwings' version in their names."""
    found = computer.xlwings_version
    if not found:
        return skipped(LIBRARIES_FIRST)
    if (wanted := product.identity.xlwings_version) != found:
        return problem("package_differs", wanted=wanted or "?", found=found, repair=computer.installer.then_set_up())
    addin = _found(computer)
    identity = identify(computer.files.read(addin)) if addin else product.identity
    if identity and identity.xlwings_version != found:  # a damaged file is told by another check
        return problem("addin_differs", wanted=identity.xlwings_version or "?", found=found)
    return fine(version=found)


def only_one(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001
    """No second copy is loaded from elsewhere: two would show two tabs, or the older one would win."""
    found = _found(computer)
    others = [path for path in [*_copies(computer), *_opened(computer)] if path != found]
    if others:
        return problem("copies", paths=", ".join(str(path) for path in dict.fromkeys(others)))
    return fine() if found else skipped(ABSENT)


def not_marked(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001
    """Windows has not marked the file as coming from the internet."""
    addin = _found(computer)
    if addin is None:
        return skipped(ABSENT)
    try:
        mark = computer.files.read(computer.path(f"{addin}:Zone.Identifier"))
    except OSError:  # no such stream, or a disk that knows none
        return fine()
    zone = re.search(rb"ZoneId\s*=\s*(\d)", mark)
    return problem("marked", path=addin) if zone is None or zone[1] in b"34" else fine()


def not_disabled(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001
    """Excel has not put the add-in on its list of disabled items, as it does after a crash."""
    items = computer.registry.values(Hive.USER, rf"{places.EXCEL_KEY}\Resiliency\DisabledItems")
    disabled = any(isinstance(item, bytes) and _names_addin(item) for item in items.values())
    return problem("disabled") if disabled else fine()


def path_short_enough(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001
    """Excel can open a file with this path."""
    path = places.installed_addin(computer)
    if len(str(path)) > LONGEST_WORKBOOK_PATH:
        return problem("too_long", path=path, length=len(str(path)), limit=LONGEST_WORKBOOK_PATH)
    return fine()


def applescript(computer: Computer, product: Product) -> Verdict:
    """The script lies where Excel for Mac looks for it."""
    if not product.applescript:
        return skipped(LIBRARIES_FIRST)
    path = places.applescript_folder(computer) / product.applescript_name
    if not computer.files.is_file(path):
        return problem("missing", path=path)
    if computer.files.read(path) != product.applescript:
        return problem("altered", path=path)
    return fine(path=path)


def _found(computer: Computer) -> PurePath | None:
    """The add-in that Excel loads: from the user's own start folder, else from the one of the computer."""
    folders = [places.start_folder(computer), *places.other_start_folders(computer)]
    return next((folder / ADDIN_NAME for folder in folders if computer.files.is_file(folder / ADDIN_NAME)), None)


def _copies(computer: Computer) -> list[PurePath]:
    """Every file in a start folder that looks like ours, such as "KAM_Partnerschaft (1).xlam"."""
    found = []
    for folder in [places.start_folder(computer), *places.other_start_folders(computer)]:
        if computer.files.is_folder(folder):
            names = computer.files.names(folder)
            found += [folder / name for name in names if fnmatch.fnmatchcase(name.lower(), _COPIES)]
    return found


def _opened(computer: Computer) -> list[PurePath]:
    """Copies that Excel loads because somebody ticked them in the dialog Excel-Add-Ins."""
    if computer.platform is not Platform.WINDOWS:
        return []
    options = computer.registry.values(Hive.USER, rf"{places.EXCEL_KEY}\Options")
    found = []
    for name, value in options.items():
        if re.fullmatch(r"open\d*", name) and isinstance(value, str):
            quoted = _QUOTED.search(value)
            path = computer.path(quoted[1] if quoted else value.removeprefix("/R").strip())
            if fnmatch.fnmatchcase(path.name.lower(), _COPIES):
                found.append(path)
    return found


def _names_addin(item: bytes) -> bool:
    # Two UTF-16 strings behind three numbers of four bytes: the path and a description.
    return ADDIN_NAME.lower() in item[12:].decode("utf-16-le", "ignore").lower()
