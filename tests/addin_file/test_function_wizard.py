"""Excel's function wizard explains the KAM functions in the user's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin_file import vba_in_memory
from addin_file.test_addin_functions import SIGNATURES
from addin_file.vba_in_memory import AddinInMemory
from kam_partnership.sending.formulas import FUNCTIONS
from kam_partnership.shipped_files import ADDIN_NAME
from kam_partnership.texts import Language, text
from kam_partnership.texts.catalogue import part_texts


def described(addin: AddinInMemory) -> dict[str, vba_in_memory.Described]:
    return {name.rpartition("!")[2]: words for name, words in addin.excel.described.items()}


@pytest.mark.parametrize(
    ("language", "column"),
    [(vba_in_memory.GERMANY, Language.DE), (vba_in_memory.AUSTRIA, Language.DE), (vba_in_memory.USA, Language.EN)],
)
def test_every_function_has_category_description_and_help_for_each_argument(
    addin_path: Path, language: int, column: Language
) -> None:
    addin = AddinInMemory(addin_path, language=language)
    addin.open_event()
    assert addin.excel.described == {}, "Excel refuses while it loads the add-in"
    addin.find_time()
    found = described(addin)
    assert found.keys() == SIGNATURES.keys()
    for name, arguments in SIGNATURES.items():
        assert found[name].category == text("wizard.category", column)
        assert found[name].description == text(f"wizard.function.{name}", column)
        assert found[name].arguments == tuple(text(f"wizard.argument.{argument}", column) for argument in arguments)
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


@pytest.mark.parametrize("language", Language)
def test_functions_and_arguments_are_those_of_the_add_in(language: Language) -> None:
    arguments = {argument for arguments in SIGNATURES.values() for argument in arguments}
    expected = {f"wizard.function.{name}" for name in SIGNATURES} | {f"wizard.argument.{name}" for name in arguments}
    told = {key for key in part_texts(language, "functions") if key.startswith("wizard.")}
    assert told == expected | {"wizard.category"}
    assert set(FUNCTIONS) == SIGNATURES.keys()
