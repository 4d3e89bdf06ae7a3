"""Does Excel find the right Python, and does that Python start?"""

from __future__ import annotations

import re
from pathlib import PurePath

from kam_partnership.installation import configuration, places
from kam_partnership.installation.checks import libraries
from kam_partnership.installation.checks.verdict import ABSENT, LIBRARIES_FIRST, Verdict, fine, problem, skipped
from kam_partnership.installation.computer import Computer, Platform
from kam_partnership.installation.product import Product

#: Excel waits about a minute for Python. One that needs half of that on its own will sometimes be too late.
LONGEST_START = 30.0

START_CODE = (
    "import xlwings, kam_partnership, kam_partnership.excel.ribbon, kam_partnership.excel.udfs; "
    "print('kam-partnership-doctor', xlwings.__version__, kam_partnership.__version__)"
)
_DLLS = ("xlwings32-{}.dll", "xlwings64-{}.dll")
#: Where pip takes xlwings' wheel for every system, which has no DLL (findings/): bringing it anew changes nothing.
_WITHOUT_DLL = ("win-arm64", "win32")
_ONEDRIVE = ("ONEDRIVE", "ONEDRIVECOMMERCIAL", "ONEDRIVECONSUMER")


def configuration_readable(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001 - one shape for all checks
    """The configuration is there and VBA can read it."""
    path = places.configuration_file(computer)
    if not computer.files.is_file(path):
        return problem("missing", path=path)
    try:
        settings = configuration.user_settings(computer)
    except configuration.ConfigurationDamaged as error:
        return problem("unreadable", path=path, reason=error)
    key = configuration.interpreter_key(computer)
    if key not in settings:
        return problem("no_interpreter", path=path, entry=key)
    if empty := [name for name, value in settings.items() if not value]:
        return problem("empty", path=path, keys=", ".join(empty))
    return fine(path=path)


def interpreter(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001
    """The configured Python exists, opens no console window, and Excel can start it from that path."""
    path = configuration.chosen_interpreter(computer)
    if path is None:
        return skipped(ABSENT)
    if not computer.files.is_file(path):
        return problem("missing", path=path)
    if computer.platform is Platform.WINDOWS and path.name.lower() != "pythonw.exe":
        return problem("console", path=path)
    if trouble := configuration.path_trouble(path, computer):
        return problem(trouble, file=path)
    return fine(path=path)


def this_environment(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001
    """The configured Python is the one whose ``kam-partnership`` the user just called."""
    path = configuration.chosen_interpreter(computer)
    if path is None:
        return skipped(ABSENT)
    if _same_folder(path, computer):
        return fine()
    return problem("other", path=path, here=computer.interpreter)


def dlls(computer: Computer, product: Product) -> Verdict:
    """xlwings' DLLs lie where the add-in looks: beside the interpreter or one folder above."""
    if not computer.xlwings_version:
        return skipped(LIBRARIES_FIRST)
    path = configuration.started_by_excel(computer)
    folders = [path.parent, path.parent.parent]
    version = product.identity.xlwings_version
    wanted = [name.format(version) for name in _DLLS]
    there = [name for folder in folders if computer.files.is_folder(folder) for name in computer.files.names(folder)]
    missing = [name for name in wanted if name.lower() not in {name.lower() for name in there}]
    if not missing:
        return fine(names=", ".join(wanted))
    if computer.python_platform in _WITHOUT_DLL:
        return problem("none_for_this_python", missing=", ".join(missing), python=computer.python_platform)
    others = sorted({name for name in there if re.fullmatch(r"xlwings(32|64)-.*\.dll", name, re.IGNORECASE)})
    told = {"missing": ", ".join(missing), "folder": path.parent}
    if others:
        return problem("other_version", others=", ".join(others), repair=computer.installer.then_set_up(), **told)
    repair = computer.installer.anew([f"xlwings=={version}"])
    if computer.installer.bundled:
        return problem("vanished", repair=repair, **told)
    return problem("missing", repair=repair, **told)


def starts(computer: Computer, product: Product) -> Verdict:
    """The Python that Excel will start loads xlwings and this package in good time."""
    path = configuration.started_by_excel(computer)
    try:
        run = computer.programs.run_python(path, START_CODE, LONGEST_START)
    except OSError as error:
        return problem("not_started", path=path, reason=error.strerror or error)
    if run.exit_code is None:
        return problem("slow", path=path, seconds=round(LONGEST_START))
    answer = run.output.split()
    if run.exit_code != 0 and libraries.told(computer, product):
        return skipped(LIBRARIES_FIRST)
    if run.exit_code != 0 or answer[:1] != ["kam-partnership-doctor"]:
        return problem(
            "failed",
            path=path,
            reason=run.complaint or run.exit_code,
            repair=computer.installer.then_set_up(),
        )
    if answer[1:] != [product.identity.xlwings_version, product.version]:
        return problem(
            "versions",
            path=path,
            xlwings=answer[1],
            version=answer[2],
            repair=computer.installer.then_set_up(),
        )
    return fine(path=path)


def pywin32_cache(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001
    """pywin32's cache of Excel's interface is whole; a damaged one stops every call."""
    cache = computer.temporary / "gen_py"
    folder = cache / computer.python_version
    if not computer.files.is_folder(folder):
        return fine()
    damaged = [name for name in computer.files.names(folder) if not _whole(folder, name, computer)]
    return problem("damaged", path=cache, names=", ".join(damaged)) if damaged else fine()


def not_in_onedrive(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001
    """OneDrive does not move or lend away the Python that Excel needs."""
    path = configuration.started_by_excel(computer)
    for folder in filter(None, map(computer.folder_of, _ONEDRIVE)):
        if path.is_relative_to(folder):
            return problem("inside", path=path, folder=folder)
    return fine()


def not_from_store(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001
    """The Python is no app of the Microsoft Store."""
    if configuration.is_store_python(computer.python_home):
        return problem("store", path=computer.python_home)
    return fine()


def _same_folder(path: PurePath, computer: Computer) -> bool:
    here = computer.interpreter.parent
    short = computer.programs.short_path(here / path.name)
    return path.parent == here or path == short


def _whole(folder: PurePath, name: str, computer: Computer) -> bool:
    """Whether an entry of the cache is complete: a module or package that knows its classes."""
    path = folder / name
    if name == "__pycache__":
        return True
    if name == "dicts.dat":
        return bool(computer.files.read(path))
    if computer.files.is_folder(path):
        path /= "__init__.py"
    elif not name.endswith(".py") or name == "__init__.py":
        return True
    return computer.files.is_file(path) and b"CLSIDToClassMap" in computer.files.read(path)
