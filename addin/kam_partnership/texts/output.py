"""The words of workbooks and reports that we write, as far as several of them share them.

The same keys in both languages; ``texts.catalogue`` adds them to all other texts.
"""

from __future__ import annotations

from kam_partnership.texts.language import Language

_GERMAN: dict[str, str] = {
    "error.output_is_input": (
        "{file}: Daraus wird gelesen, darum wird sie nicht ersetzt, auch nicht mit --force. Bitte wählen Sie für das "
        "Ergebnis einen anderen Namen."
    ),
    "error.extra_missing": ("Dafür fehlt die Bibliothek {library}. Bitte installieren Sie sie mit: {command}"),
}

_ENGLISH: dict[str, str] = {
    "error.output_is_input": (
        "{file}: this is what is read, so it is not replaced, not even with --force. Please choose another name for "
        "the result."
    ),
    "error.extra_missing": "This needs the library {library}. Please install it with: {command}",
}

OUTPUT = {Language.DE: _GERMAN, Language.EN: _ENGLISH}
