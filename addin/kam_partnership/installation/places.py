"""Where Excel and the add-in's VBA look for files."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from kam_partnership.installation.computer import Computer, Hive, Platform
from kam_partnership.installation.product import ADDIN_NAME, PROJECT_NAME

EXCEL_KEY: Final = r"Software\Microsoft\Office\16.0\Excel"
_EXCEL_PROGRAM = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
_MAC_START = "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
_MAC_CONFIGURATION = "Library/Containers/com.microsoft.Excel/Data"
_MAC_SCRIPTS = "Library/Application Scripts/com.microsoft.Excel"


def start_folder(computer: Computer) -> PurePath:
    """The user's own start folder: Excel opens whatever lies there, and trusts it."""
    if computer.platform is Platform.MAC:
        return computer.home / _MAC_START
    return _roaming(computer) / "Microsoft" / "Excel" / "XLSTART"


def installed_addin(computer: Computer) -> PurePath:
    """Where the add-in lies once it is installed."""
    return start_folder(computer) / ADDIN_NAME


def other_start_folders(computer: Computer) -> list[PurePath]:
    """Further folders that this Excel opens files from: the one of the whole computer, and one the user may set."""
    if computer.platform is not Platform.WINDOWS:
        return []
    folders = []
    if program := excel_program(computer):
        folders.append(program.parent / "XLSTART")
    chosen = computer.registry.values(Hive.USER, rf"{EXCEL_KEY}\Options").get("altstartup")
    if isinstance(chosen, str) and chosen:
        folders.append(computer.path(chosen))
    return [folder for folder in folders if folder != start_folder(computer)]


def excel_program(computer: Computer) -> PurePath | None:
    """Excel itself."""
    if computer.platform is Platform.MAC:
        applications = [computer.path("/Applications"), computer.home / "Applications"]
        candidates = [folder / "Microsoft Excel.app" for folder in applications]
        return next((path for path in candidates if computer.files.is_folder(path)), None)
    for hive in Hive:
        program = computer.registry.values(hive, _EXCEL_PROGRAM).get("")
        if isinstance(program, str) and program:
            return computer.path(program.strip('"'))
    return None


def configuration_file(computer: Computer) -> PurePath:
    """The user's configuration; the only one that the add-in listens to beside its own sheet."""
    if computer.platform is Platform.MAC:
        return computer.home / _MAC_CONFIGURATION / f"{PROJECT_NAME}.conf"
    profile = computer.folder_of("USERPROFILE") or computer.home
    return profile / f".{PROJECT_NAME}" / f"{PROJECT_NAME}.conf"


def common_configuration_file(computer: Computer) -> PurePath:
    """What the IT department sets for everybody on this computer. The add-in itself never reads it."""
    if computer.platform is Platform.WINDOWS:
        folder = computer.folder_of("PROGRAMDATA") or computer.path(r"C:\ProgramData")
        return folder / PROJECT_NAME / f"{PROJECT_NAME}.conf"
    folder = computer.path("/Library/Application Support" if computer.platform is Platform.MAC else "/etc")
    return folder / PROJECT_NAME / f"{PROJECT_NAME}.conf"


def applescript_folder(computer: Computer) -> PurePath:
    """Where Excel for Mac looks for the scripts that it may run."""
    return computer.home / _MAC_SCRIPTS


def log_file(computer: Computer) -> PurePath:
    """Where the ribbon's commands write details of unexpected errors."""
    return computer.temporary / "kam-partnership.log"


def _roaming(computer: Computer) -> PurePath:
    return computer.folder_of("APPDATA") or computer.home / "AppData" / "Roaming"
