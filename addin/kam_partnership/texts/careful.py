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
}

_ENGLISH: dict[str, str] = {
    "error.file_other_format": (
        "{file}: the workbook is saved in the format {format}, which is not read here. Please open it in Excel and "
        "save it with “Save as” as “Excel Workbook (*.xlsx)”."
    ),
}

CAREFUL: dict[Language, dict[str, str]] = {Language.DE: _GERMAN, Language.EN: _ENGLISH}
