"""Texts and tables stay where they belong."""

from __future__ import annotations

import pytest

from kam_partnership.report.fitting import figure_room, fitting_footer, grown, keeps_words_whole, lines_needed, pieces
from kam_partnership.report.page_content import Point


def test_a_line_may_end_behind_a_hyphen_between_letters_only() -> None:
    assert pieces("Steinberger-Lindenthal") == ["Steinberger-", "Lindenthal"]
    assert pieces("Know-how") == ["Know-", "how"]
    assert [pieces(word) for word in ("−1,5", "2026-11-26", "-x", "x-")] == [["−1,5"], ["2026-11-26"], ["-x"], ["x-"]]
    wide = lines_needed("Steinberger-Lindenthal", 12, 500)
    assert (wide, lines_needed("Steinberger-Lindenthal", 12, 85)) == (1, 2)


def test_a_word_wider_than_its_column_is_noticed() -> None:
    rows = [("Instandhaltungsdienstleistungen", "x")]
    assert keeps_words_whole(rows, (250, 20), 12, (6, 4))
    assert not keeps_words_whole(rows, (120, 20), 12, (6, 4))


def test_rows_breathe_only_as_far_as_there_is_room() -> None:
    assert grown([20, 30], [50, 50], 200) == [50, 50]
    assert sum(grown([20, 30], [50, 50], 75)) == pytest.approx(75)
    assert grown([20, 60], [50, 50], 50) == [20, 60], "never lower than the words need"


def test_words_begin_behind_the_widest_figure() -> None:
    none, short, wide = (Point("Worte", figure) for figure in ("", "7", "100 %"))
    assert figure_room((none, none), 16) == 0
    assert 0 < figure_room((short, none), 16) < figure_room((short, wide), 16)


def test_a_footer_without_room_loses_a_part_of_the_names_never_that_it_is_confidential() -> None:
    footer = "Beispiel Antriebe GmbH  –  Muster Maschinenbau AG  ·  26.11.2026  ·  Vertraulich"
    assert fitting_footer(footer, (11, 8), 700) == (footer, 11)
    words, size = fitting_footer(footer, (11, 8), 220)
    assert (words, size) == ("Beispiel Antriebe GmbH\u00a0…  ·  26.11.2026  ·  Vertraulich", 8)
