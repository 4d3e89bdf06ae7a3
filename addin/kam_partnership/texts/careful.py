"""Words around files that are strange, and what is told before anybody could be hurt by it.

The same keys in both languages; ``texts.catalogue`` adds them to all other texts.
"""

from __future__ import annotations

from kam_partnership.texts.language import Language

_GERMAN: dict[str, str] = {
    "error.file_other_format": (
        "{file}: Die Mappe ist im Format {format} gespeichert, das hier nicht gelesen wird. Bitte in Excel öffnen und "
        "mit „Speichern unter“ als „Excel-Arbeitsmappe (*.xlsx)“ speichern."
    ),
    "error.file_unexpected": (
        "{file}: Diese Datei konnte nicht verarbeitet werden; ein unerwarteter Fehler ({reason}). Bitte melden Sie ihn."
    ),
    "error.output_lost": (
        "Die Ausgabe ist nicht angekommen ({reason}). Ist das Laufwerk voll, auf das sie geht? Die Mappen sind heil: "
        "Dateien werden ganz geschrieben oder gar nicht."
    ),
    "error.library_missing": (
        "Die Bibliothek „{library}“ lässt sich nicht laden ({reason}). Bitte das Add-in neu installieren; fehlt sie "
        "danach immer noch, sperrt sie vielleicht Ihre IT. „kam-partnership doctor“ prüft die Installation."
    ),
    "error.too_many_names": (
        "{file}: Die Mappe hat {count} definierte Namen; mehr als {limit} werden nicht gelesen. Bitte in Excel unter "
        "„Formeln, Namens-Manager“ löschen, was niemand braucht."
    ),
}

_ENGLISH: dict[str, str] = {
    "error.file_other_format": (
        "{file}: the workbook is saved in the format {format}, which is not read here. Please open it in Excel and "
        "save it with “Save as” as “Excel Workbook (*.xlsx)”."
    ),
    "error.file_unexpected": (
        "{file}: this file could not be processed; an unexpected error ({reason}). Please report it."
    ),
    "error.output_lost": (
        "The output did not arrive ({reason}). Is the drive full that it goes to? The workbooks are sound: files are "
        "written as a whole or not at all."
    ),
    "error.library_missing": (
        "The library “{library}” cannot be loaded ({reason}). Please install the add-in again; if it is still missing "
        "then, your IT department may block it. “kam-partnership doctor” examines the installation."
    ),
    "error.too_many_names": (
        "{file}: the workbook has {count} defined names; more than {limit} are not read. Please delete in Excel, under "
        "“Formulas, Name Manager”, those that nobody needs."
    ),
}

CAREFUL: dict[Language, dict[str, str]] = {Language.DE: _GERMAN, Language.EN: _ENGLISH}
