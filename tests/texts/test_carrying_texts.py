"""The words of upgrade and import are there in both languages, with the same blanks."""

from __future__ import annotations

import pytest

from kam_partnership.texts import Language, de
from kam_partnership.texts.carrying import CARRYING
from texts.test_texts import blanks


def test_both_languages_have_the_same_texts_and_no_other_module_has_them_too() -> None:
    assert CARRYING[Language.DE].keys() == CARRYING[Language.EN].keys()
    assert not CARRYING[Language.DE].keys() & de.TEXTS.keys()


@pytest.mark.parametrize("key", sorted(CARRYING[Language.DE]))
def test_both_languages_fill_in_the_same_blanks(key: str) -> None:
    assert blanks(CARRYING[Language.DE][key]) == blanks(CARRYING[Language.EN][key])
