"""The texts at build time: the .po files people and translators' tools edit, and the compiled .mo files beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import polib

from kam_partnership.texts import Language, catalogue, text

#: Keys of the wizard's words in the sheet ``labels``; the VBA module FunctionWizard looks for them.
CATEGORY_KEY = "wizard.category"
FUNCTION_KEY = "wizard.function."
#: Stands between the helps for a function's arguments.
SEPARATOR = "|"

_FOLDER = Path(catalogue.__file__).parent


def source_path(language: Language, part: str) -> Path:
    """The file that a part's texts are edited in."""
    return _FOLDER / language / f"{part}.po"


def read_source(language: Language, part: str) -> polib.POFile:
    """The texts of a part with their comments, in the order of the file."""
    return polib.pofile(str(source_path(language, part)), encoding="utf-8", check_for_duplicates=True)


def compiled_texts() -> dict[Path, bytes]:
    """Every compiled file with its content."""
    return {
        source_path(language, part).with_suffix(".mo"): read_source(language, part).to_binary()
        for language in Language
        for part in catalogue.PARTS
    }


def ribbon_texts() -> dict[str, dict[Language, str]]:
    """What the ribbon shows, in the order of the German file: control's id and part, or ``message.…`` -> text."""
    return {
        entry.msgid.removeprefix("control."): {language: text(entry.msgid, language) for language in Language}
        for entry in read_source(Language.DE, "ribbon_labels")
    }


def wizard_texts(signatures: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Mapping[Language, str]]]:
    """The function wizard's words by their keys: the category, then each function's purpose and its arguments' helps.

    Args:
        signatures: the arguments of each function, in their order.
    """
    yield CATEGORY_KEY, {language: text(CATEGORY_KEY, language) for language in Language}
    for function, arguments in signatures.items():
        keys = (FUNCTION_KEY + function, *(f"wizard.argument.{argument}" for argument in arguments))
        yield keys[0], {language: SEPARATOR.join(text(key, language) for key in keys) for language in Language}
