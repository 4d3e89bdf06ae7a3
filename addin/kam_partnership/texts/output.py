"""The words of workbooks and reports that we write, as far as several of them share them.

The same keys in both languages; ``texts.catalogue`` adds them to all other texts.
"""

from __future__ import annotations

from kam_partnership.texts.language import Language

_GERMAN: dict[str, str] = {
    "error.extra_missing": ("Dafür fehlt die Bibliothek {library}. Bitte installieren Sie sie mit: {command}"),
}

_ENGLISH: dict[str, str] = {
    "error.extra_missing": "This needs the library {library}. Please install it with: {command}",
}

OUTPUT = {Language.DE: _GERMAN, Language.EN: _ENGLISH}
