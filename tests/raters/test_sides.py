"""Which side somebody belongs to, however people write it."""

from __future__ import annotations

import pytest

from kam_partnership.raters.rater import Side, as_side


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
