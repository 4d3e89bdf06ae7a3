"""The words of several raters are there in both languages, with the same blanks, and every one is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from kam_partnership.merge.answers import Remark
from kam_partnership.raters.merged import Protection
from kam_partnership.raters.rater import Side
from kam_partnership.texts import Language, de
from kam_partnership.texts.catalogue import CATALOGUES
from kam_partnership.texts.merged_workbook import MERGED_WORKBOOK
from kam_partnership.texts.merging import MERGING
from kam_partnership.texts.raters import RATERS, as_side
from texts.test_texts import blanks

MODULES = (RATERS, MERGING, MERGED_WORKBOOK)
BOTH = {language: {k: v for module in MODULES for k, v in module[language].items()} for language in Language}


def test_both_languages_have_the_same_texts_and_no_other_module_has_them_too() -> None:
    assert BOTH[Language.DE].keys() == BOTH[Language.EN].keys()
    assert len(BOTH[Language.DE]) == sum(len(module[Language.DE]) for module in MODULES)
    assert not BOTH[Language.DE].keys() & de.TEXTS.keys()


@pytest.mark.parametrize("key", sorted(BOTH[Language.DE]))
def test_both_languages_fill_in_the_same_blanks(key: str) -> None:
    assert blanks(BOTH[Language.DE][key]) == blanks(BOTH[Language.EN][key])


def test_every_remark_and_every_protection_has_its_words() -> None:
    assert {f"merge.remark.{remark}" for remark in Remark} <= BOTH[Language.DE].keys()
    assert {f"merge.note.{one}" for one in Protection if one is not Protection.NAMED} <= CATALOGUES[Language.DE].keys()


def test_no_error_text_is_left_over() -> None:
    sources = "".join(
        path.read_text("utf-8") for path in (Path(__file__).parents[2] / "addin" / "kam_partnership").rglob("*.py")
    )
    errors = [key.removeprefix("error.") for key in BOTH[Language.DE] if key.startswith("error.")]
    assert [key for key in errors if f'("{key}"' not in sources] == []


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Lieferant", Side.SUPPLIER),
        (" supplier ", Side.SUPPLIER),
        ("Key Account", Side.KEY_ACCOUNT),
        ("key_account", Side.KEY_ACCOUNT),
        ("KEY-ACCOUNT", Side.KEY_ACCOUNT),
        ("Kunde", Side.KEY_ACCOUNT),
        ("", None),
        (None, None),
        ("Chef", None),
    ],
)
def test_a_side_is_understood_in_both_languages(words: object, side: Side | None) -> None:
    assert as_side(words) is side
