"""References as formulas and names write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.references import parse_structured, rewrite, shifted


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("A1", Area("Heim", 1, 1, 1, 1)),
        ("$B$2:D5", Area("Heim", 2, 2, 5, 4)),
        ("D5:B2", Area("Heim", 2, 2, 5, 4)),
        ("=Blatt1!A1", Area("Blatt1", 1, 1, 1, 1)),
        ("Maßnahmen!A1", Area("Maßnahmen", 1, 1, 1, 1)),
        ("'Blatt''s 2'!$XFD$1048576", Area("Blatt's 2", 1048576, 16384, 1048576, 16384)),
        ("XFE1", None),
        ("A1048577", None),
        ("A0", None),
        ("'[2]Blatt 1'!A1", None),
        ("KAM_Date", None),
        ("A1:B2,C3", None),
        ("A:A", None),
        ("", None),
    ],
)
def test_a_plain_reference_names_an_area(text: str, area: Area | None) -> None:
    assert parse_area(text, "Heim") == area


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("KAM_Criteria", ("KAM_Criteria", ())),
        ("=KAM_Criteria[Key Account]", ("KAM_Criteria", ("Key Account",))),
        ("T[Gewicht '[1-3'] '#]", ("T", ("Gewicht [1-3] #",))),
        ("T['#Nr]", ("T", ("'#Nr",))),
        ("T[[#This Row],[A b]:[C]]", ("T", ("#This Row", "A b", "C"))),
        ("T[[#Headers],['#]]", ("T", ("#Headers", "'#"))),
        ("T[]", ("T", ())),
        ("T[a]+1", None),
        ("1+1", None),
    ],
)
def test_a_structured_reference_names_a_table_and_its_items(text: str, parsed: object) -> None:
    assert parse_structured(text) == parsed


@pytest.mark.parametrize(
    ("formula", "two_down"),
    [
        ("=A1+$B$2+C$3+$D4", "=A3+$B$2+C$3+$D6"),
        ("=SUM(A1:B2,'Blatt''s 2'!C3)", "=SUM(A3:B4,'Blatt''s 2'!C5)"),
        ('="A1"&A1&"B""2"', '="A1"&A3&"B""2"'),
        ("=LOG10(A1)+ATAN2(B1,C1)", "=LOG10(A3)+ATAN2(B3,C3)"),
        ("=T[[#This Row],[A1]]*T[B2]", "=T[[#This Row],[A1]]*T[B2]"),
        ("=T['[A1]+A1", "=T['[A1]+A3"),
        ("=[1]Blatt!A1+'[1]Blatt 1'!A1", "=[1]Blatt!A1+'[1]Blatt 1'!A1"),
        ("=KAM_A1+Name1.A1+A1_x+xA1", "=KAM_A1+Name1.A1+A1_x+XA3"),
        ("=Maßnahmen!A1*1E5", "=Maßnahmen!A3*1E5"),
    ],
)
def test_a_formula_copied_down_keeps_what_is_fixed_and_what_is_no_reference(formula: str, two_down: str) -> None:
    assert shifted(formula, 2) == two_down


@given(st.text(alphabet="AB12$!:'[]#\"()+,ßx_. ", max_size=30))
def test_rewriting_without_a_change_leaves_any_text_as_it_is(text: str) -> None:
    assert rewrite(text, lambda reference: reference) == text


@given(st.text(max_size=30))
def test_any_text_is_a_reference_or_not_but_never_an_accident(text: str) -> None:
    parse_area(text)
    parse_structured(text)
