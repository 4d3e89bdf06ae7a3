"""The words of the report are there in both languages, with the same blanks."""

from __future__ import annotations

import pytest

from kam_partnership.texts import Language, de
from kam_partnership.texts.report import REPORT
from texts.test_texts import blanks


def test_both_languages_have_the_same_texts_and_no_other_module_has_them_too() -> None:
    assert REPORT[Language.DE].keys() == REPORT[Language.EN].keys()
    assert not REPORT[Language.DE].keys() & de.TEXTS.keys()


@pytest.mark.parametrize("key", sorted(REPORT[Language.DE]))
def test_both_languages_fill_in_the_same_blanks(key: str) -> None:
    assert blanks(REPORT[Language.DE][key]) == blanks(REPORT[Language.EN][key])
