"""What install, uninstall and doctor say; both languages of a text stand together."""

from __future__ import annotations

from typing import Final

from kam_partnership.texts.doctor import EXCEL_CHECKS, PATH_TROUBLES, PYTHON_CHECKS
from kam_partnership.texts.language import Language

_LANGUAGES = (Language.DE, Language.EN)

_COMMANDS: Final = {
    "install.done": ("KAM Partnerschaft {version} ist installiert.", "KAM Partnership {version} is installed."),
    "install.upgraded": (
        "KAM Partnerschaft wurde von Version {previous} auf {version} aktualisiert.",
        "KAM Partnership was upgraded from version {previous} to {version}.",
    ),
    "install.unchanged": (
        "KAM Partnerschaft {version} ist schon installiert, es war nichts zu tun.",
        "KAM Partnership {version} is installed already, nothing was left to do.",
    ),
    "install.next": (
        "Bitte Excel neu starten; dann erscheint die Registerkarte „KAM Partnerschaft“. "
        "Fehlt sie, sagt „kam-partnership doctor“, warum.",
        "Please restart Excel; then the tab “KAM Partnership” appears. "
        "If it does not, “kam-partnership doctor” says why.",
    ),
    "install.prepared": (
        "Der Ordner für die IT ist fertig. Alles Weitere steht in {path}.",
        "The folder for the IT department is ready. Everything else stands in {path}.",
    ),
    "uninstall.removed": ("Entfernt: {path}", "Removed: {path}"),
    "uninstall.done": (
        "Das Add-in ist entfernt. Ihre Mappen bleiben, wie sie sind. Das Programm selbst entfernt "
        "„pip uninstall kam-partnership“.",
        "The add-in is removed. Your workbooks stay as they are. “pip uninstall kam-partnership” removes the "
        "program itself.",
    ),
    "uninstall.nothing": (
        "Das Add-in ist auf diesem Computer nicht installiert, es war nichts zu tun.",
        "The add-in is not installed on this computer, nothing was left to do.",
    ),
    "doctor.title": (
        "KAM Partnerschaft {version} auf {system}, Python {python}",
        "KAM Partnership {version} on {system}, Python {python}",
    ),
    "doctor.system.mac": ("dem Mac", "the Mac"),
    "doctor.system.other": ("einem System ohne Excel", "a system without Excel"),
    "doctor.elsewhere": (
        "Alles, was mit Excel zu tun hat, lässt sich nur unter Windows und auf dem Mac prüfen.",
        "Whatever has to do with Excel can be checked on Windows and on the Mac only.",
    ),
    "doctor.none": ("Keine Probleme.", "No problems."),
    "doctor.one": (
        "1 Problem. Bitte beheben und noch einmal prüfen.",
        "1 problem. Please mend it and check again.",
    ),
    "doctor.many": (
        "{count} Probleme. Bitte von oben nach unten beheben und noch einmal prüfen.",
        "{count} problems. Please mend them from top to bottom and check again.",
    ),
}

_ERRORS: Final = {
    "error.install_needs_excel": (
        "Das Add-in läuft in Excel für Windows und für den Mac, nicht auf diesem System. "
        "„kam-partnership install --target ORDNER“ bereitet hier einen Ordner zum Verteilen vor. "
        "Mappen auswerten können Sie auch ohne Excel: „kam-partnership recompute DATEI“.",
        "The add-in works in Excel for Windows and for the Mac, not on this system. "
        "“kam-partnership install --target FOLDER” prepares a folder for distribution here. "
        "Workbooks can be evaluated without Excel, too: “kam-partnership recompute FILE”.",
    ),
    "error.uninstall_needs_excel": (
        "Auf diesem System gibt es kein Excel und darum nichts zu entfernen. Einen mit „install --target“ "
        "vorbereiteten Ordner können Sie einfach löschen.",
        "There is no Excel on this system, and so nothing to remove. A folder made with “install --target” can "
        "simply be deleted.",
    ),
    "error.file_locked_by_excel": (
        "{file}: Die Datei ist gesperrt, wahrscheinlich ist Excel noch offen. Bitte alle Excel-Fenster schließen "
        "und den Befehl wiederholen. Es wurde nichts geändert.",
        "{file}: the file is locked, probably Excel is still open. Please close all Excel windows and run the "
        "command again. Nothing was changed.",
    ),
    "error.mac_access_denied": (
        "{file}: macOS erlaubt den Zugriff nicht. Bitte unter Systemeinstellungen > Datenschutz & Sicherheit > "
        "App-Management (oder Festplattenvollzugriff) das Terminal erlauben und den Befehl wiederholen. "
        "Es wurde nichts geändert.",
        "{file}: macOS denies access. Please allow Terminal under System Settings > Privacy & Security > "
        "App Management (or Full Disk Access) and run the command again. Nothing was changed.",
    ),
    "error.file_not_written": (
        "{file}: Die Datei lässt sich nicht schreiben oder entfernen ({reason}). Es wurde nichts geändert.",
        "{file}: the file cannot be written or removed ({reason}). Nothing was changed.",
    ),
    "error.pythonw_missing": (
        "{file}: Diese Datei fehlt, Excel kann Python ohne sie nicht starten. Bitte eine Umgebung mit Python von "
        "python.org anlegen und „kam-partnership“ dort installieren.",
        "{file}: this file is missing, without it Excel cannot start Python. Please make an environment with "
        "Python from python.org and install “kam-partnership” there.",
    ),
}

_TEXTS: Final = {**_COMMANDS, **_ERRORS, **EXCEL_CHECKS, **PYTHON_CHECKS}


def installation_texts(language: Language) -> dict[str, str]:
    """All texts of this module in one language."""
    place = _LANGUAGES.index(language)
    texts = {key: both[place] for key, both in _TEXTS.items()}
    for key, both in PATH_TROUBLES.items():
        wrong, remedy = both[place]
        texts[f"error.{key}"] = f"{wrong} {remedy}"
        texts[f"doctor.interpreter.{key}"] = wrong
        texts[f"doctor.interpreter.{key}.remedy"] = remedy
    return texts
