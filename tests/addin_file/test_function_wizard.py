"""Excel's function wizard explains the KAM functions in the user's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin_file import vba_in_memory
from addin_file.test_addin_functions import SIGNATURES
from addin_file.vba_in_memory import AddinInMemory
from kam_partnership.shipped_files import ADDIN_NAME
from kam_partnership.texts.functions import ARGUMENTS, CATEGORY, FUNCTIONS, SEPARATOR


def described(addin: AddinInMemory) -> dict[str, vba_in_memory.Described]:
    return {name.rpartition("!")[2]: words for name, words in addin.excel.described.items()}


@pytest.mark.parametrize(
    ("language", "column"),
    [(vba_in_memory.GERMANY, "de"), (vba_in_memory.AUSTRIA, "de"), (vba_in_memory.USA, "en")],
)
def test_every_function_has_category_description_and_help_for_each_argument(
    addin_path: Path, language: int, column: str
) -> None:
    addin = AddinInMemory(addin_path, language=language)
    addin.open_event()
    assert addin.excel.described == {}, "Excel refuses while it loads the add-in"
    addin.find_time()
    found = described(addin)
    assert found.keys() == SIGNATURES.keys()
    for name, arguments in SIGNATURES.items():
        assert found[name].category == CATEGORY[column]
        assert found[name].description == FUNCTIONS[name][column]
        assert found[name].arguments == tuple(ARGUMENTS[argument][column] for argument in arguments)
    assert set(addin.excel.described) == {f"'{ADDIN_NAME}'!{name}" for name in SIGNATURES}


@pytest.mark.parametrize("refused_from", [None, 0, 4], ids=["all done", "refused at once", "refused midway"])
def test_excel_and_the_add_in_are_afterwards_as_before(addin_path: Path, refused_from: int | None) -> None:
    addin = AddinInMemory(addin_path)
    addin.excel.refuses_after = refused_from
    addin.open_event()
    addin.find_time()
    workbook = addin.excel._this_workbook
    assert workbook.is_addin
    assert workbook.saved, "else Excel asks on closing whether to save the add-in"
    assert addin.excel.screen_updating
    assert addin.excel.enable_events
    assert addin.messages == []
    assert len(addin.excel.described) == (len(SIGNATURES) if refused_from is None else refused_from)


def test_nobody_sees_or_hears_it(addin_path: Path) -> None:
    addin = AddinInMemory(addin_path)
    addin.open_event()
    addin.find_time()
    assert addin.excel.seen_meanwhile == {(False, False)}


def test_no_text_is_longer_than_the_wizard_shows() -> None:
    texts = [words[language] for words in (*FUNCTIONS.values(), *ARGUMENTS.values()) for language in CATEGORY]
    assert all(0 < len(text) <= 255 for text in texts)
    assert not [text for text in texts if SEPARATOR in text]
    assert {language for words in (*FUNCTIONS.values(), *ARGUMENTS.values()) for language in words} == {"de", "en"}


def test_functions_and_arguments_are_those_of_the_add_in() -> None:
    assert FUNCTIONS.keys() == SIGNATURES.keys()
    assert ARGUMENTS.keys() == {argument for arguments in SIGNATURES.values() for argument in arguments}
