"""How texts are filled in: findings, errors, verdicts, numbers and dates."""

from __future__ import annotations

import datetime as dt

import pytest

from kam_partnership.assessment import Code
from kam_partnership.assessment.findings import Finding
from kam_partnership.errors import KamError
from kam_partnership.texts import (
    Language,
    as_language,
    date_text,
    error_text,
    finding_text,
    number_text,
    robust_text,
    text,
    value_text,
)
from kam_partnership.texts.language import month_text, percent_text, short_month_text, short_number


def test_a_verdict_that_hangs_on_single_criteria_names_any_of_them() -> None:
    assert robust_text((), Language.DE) == "stabil"
    assert robust_text((3,), Language.DE) == "kippt ohne Nr. 3"
    assert robust_text((3, 5, 7), Language.DE) == "kippt ohne Nr. 3, 5 oder 7"
    assert robust_text((3, 5), Language.EN) == "changes without no. 3 or 5"


def test_one_thing_has_a_form_of_its_own() -> None:
    assert text("doctor.problems", Language.DE, count=1).startswith("1 Problem.")
    assert text("doctor.problems", Language.DE, count=2).startswith("2 Probleme.")
    assert text("merge.title", Language.EN, account="ACME", count=1) == "ACME: one view"


def test_a_text_that_is_not_there_is_a_mistake_of_this_program() -> None:
    for key in ("cli.nothing", "nothing.at.all"):
        with pytest.raises(KeyError):
            text(key, Language.DE)
    with pytest.raises(KeyError):
        text("doctor.problems", Language.DE)  # of how many?


@pytest.mark.parametrize("code", Code)
@pytest.mark.parametrize("language", Language)
def test_every_finding_says_what_to_do(code: Code, language: Language) -> None:
    details = {
        "number": 3, "title": "T", "first": 1, "value": "x", "scale_min": 0.0, "scale_max": 10.0, "side": "supplier",
        "name": "KAM_X", "version": "2.0.0", "known": "1.0.0", "count": 61, "capacity": 60,
        "field": "tolerance", "rule": "tolerance", "chart": "KAM_Diagram", "date": dt.date(2025, 5, 7), "meant": 7.5,
        "reason": "half", "of": "measure", "add_in": "xlwings Lite", "files": "main.py",
        "table": "KAM_Criteria", "columns": "Nr",
    }  # fmt: skip
    sentence = finding_text(Finding(code, "Blatt", "D9", details), language)
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_numbers_look_as_people_write_them() -> None:
    assert number_text(-1.875, Language.DE) == "−1,9"
    assert number_text(-0.04, Language.DE, signed=True) == "0,0"
    assert number_text(2, Language.EN, signed=True) == "+2.0"
    assert number_text(None, Language.EN) == "–"
    assert short_number(10.0, Language.DE) == "10"
    assert short_number(-1.5, Language.DE) == "−1,5"
    assert percent_text(0.625, Language.EN) == "63%"
    assert percent_text(0.28, Language.DE) == "28\u00a0%"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (61.25, "61,3"),  # exactly in the middle: Excel rounds away from zero
        (56.25, "56,3"),
        (-4.25, "−4,3"),
        (8.35, "8,4"),  # a little less in binary
        (7.3 - 6.05, "1,3"),  # with noise of the subtraction
        (0.049999, "0,0"),
        (-0.049999, "0,0"),
        (-1e-300, "0,0"),
        (1e15, "1000000000000000,0"),
    ],
)
def test_numbers_are_rounded_as_excel_shows_them(value: float, words: str) -> None:
    assert number_text(value, Language.DE) == words


def test_per_cent_is_rounded_as_excel_shows_it() -> None:
    assert [percent_text(share, Language.EN) for share in (0.285, 0.125, 0.005, 1.0)] == ["29%", "13%", "1%", "100%"]


def test_dates_look_as_people_write_them() -> None:
    day = dt.date(2026, 3, 4)
    assert date_text(day, Language.DE) == "04.03.2026"
    assert date_text(day, Language.EN) == "4 Mar 2026"
    assert month_text(day, Language.DE) == "März 2026"
    assert short_month_text(day, Language.DE) == "Mär 2026"


@pytest.mark.parametrize(
    ("name", "language"),
    [("de_AT", Language.DE), ("German", Language.DE), ("EN", Language.EN), ("fr", None), (None, None)],
)
def test_languages_are_recognised_by_their_usual_names(name: str | None, language: Language | None) -> None:
    assert as_language(name) is language


def test_long_cell_texts_are_quoted_short() -> None:
    assert len(value_text("x" * 500, Language.DE)) == 40


def test_an_error_names_its_file_in_full() -> None:
    path = "C:/" + "x" * 100 + ".xlsx"
    assert path in error_text(KamError("file_not_found", file=path), Language.DE)
