"""What is saved in the history can be read back: whatever the titles, also years later."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kam_partnership.assessment import Assessment, Criterion, Settings, compute_figures
from kam_partnership.errors import HistoryTooLong
from kam_partnership.workbook import names
from kam_partnership.workbook.history_rows import (
    SavedAssessment,
    cell_length,
    decode_ratings,
    encode_ratings,
    titles_fit,
)
from kam_partnership.xlsx.limits import MAX_CELL_TEXT
from support import strategies

any_title = st.text(alphabet=st.characters(), max_size=60) | st.sampled_from(
    ["=1+1", "'=A1", '"', "\\", "_x000B_", "\x00\x0b\x1f\x7f\x85", "\ud800", "\ufffe\uffff", "😀" * 20, "\n\r\t", "…"]
)


def with_titles(assessment: Assessment, titles: list[str]) -> Assessment:
    named = (replace(c, title=titles[i % len(titles)]) for i, c in enumerate(assessment.criteria))
    return Assessment(assessment.settings, tuple(named))


def criteria(count: int, title: str) -> Assessment:
    return Assessment(Settings(), tuple(Criterion(n, title, 1.0, 9.0, 4.5) for n in range(1, count + 1)))


@given(strategies.assessments(), st.lists(any_title, min_size=1, max_size=8))
def test_settings_titles_weights_and_ratings_come_back_exactly(assessment: Assessment, titles: list[str]) -> None:
    # From which coverage a verdict is final belongs to today, not to what was saved.
    settings = replace(assessment.settings, minimum_coverage=Settings().minimum_coverage)
    saved = with_titles(replace(assessment, settings=settings), titles)
    assert decode_ratings(encode_ratings(saved)) == saved
    assert compute_figures(saved) == compute_figures(decode_ratings(encode_ratings(saved)))  # type: ignore[arg-type]


@given(st.lists(any_title, min_size=1, max_size=8))
def test_any_xml_file_can_hold_the_text_and_no_program_misreads_it(titles: list[str]) -> None:
    text = encode_ratings(with_titles(criteria(8, ""), titles))
    element = etree.Element("v")
    element.text = text  # lxml refuses what XML cannot hold
    assert etree.fromstring(etree.tostring(element)).text == text
    assert text.startswith("{"), "never a formula, a number or a date"
    assert "_x000B_" not in text


def test_the_text_is_short() -> None:
    text = encode_ratings(Assessment(Settings(), (Criterion(1, "Zielbild", None, 9.0, None),)))
    assert text == '{"v":1,"settings":[0,10,1.5,4,7],"criteria":[["Zielbild",null,9,null]]}'


@given(st.integers(1, 350), st.sampled_from(["Ein Titel üblicher Länge", "x" * 200, "😀" * 60, "\ud800\x01" * 30]))
def test_a_text_that_would_not_fit_gets_shorter_titles_and_keeps_every_number(count: int, title: str) -> None:
    assessment = criteria(count, title)
    text = encode_ratings(assessment)
    assert cell_length(text) <= MAX_CELL_TEXT
    read = decode_ratings(text)
    assert read is not None
    assert [(c.weight, c.supplier, c.key_account) for c in read.criteria] == [(1.0, 9.0, 4.5)] * count
    for criterion in read.criteria:
        assert criterion.title == title or title.startswith(criterion.title.removesuffix("…").rstrip())
    assert titles_fit(assessment) == all(criterion.title == title for criterion in read.criteria)


def test_one_endless_title_does_not_shorten_the_others() -> None:
    many = (Criterion(1, "x" * 40_000, 1.0, 1.0, 1.0), *(Criterion(n, f"Kriterium {n}") for n in range(2, 61)))
    read = decode_ratings(encode_ratings(Assessment(Settings(), many)))
    assert read is not None
    assert [criterion.title for criterion in read.criteria[1:]] == [f"Kriterium {n}" for n in range(2, 61)]


def test_more_criteria_than_any_cell_holds_are_refused_with_their_number() -> None:
    with pytest.raises(HistoryTooLong, match="count=3000"):
        encode_ratings(criteria(3000, "Ein Titel üblicher Länge"))


@pytest.mark.parametrize(
    "text",
    [
        None, "", 7.0, True, "kein JSON", "[]", "{}", "null", '{"v":2,"settings":[0,10,1.5,4,7],"criteria":[]}',
        '{"v":1,"settings":[0,10],"criteria":[]}', '{"v":1,"settings":[10,0,1.5,4,7],"criteria":[]}',
        '{"v":1,"settings":[0,10,1.5,4,true],"criteria":[]}', '{"v":1,"settings":[0,10,1.5,4,7],"criteria":7}',
        '{"v":1,"settings":[0,10,1.5,4,7],"criteria":[["T",1,9]]}',
        '{"v":1,"settings":[0,10,1.5,4,7],"criteria":[["T",1,99,1]]}',
        '{"v":1,"settings":[0,10,1.5,4,7],"criteria":[["T",-1,9,1]]}',
        '{"v":1,"settings":[0,10,1.5,4,7],"criteria":[[1,1,9,1]]}',
        '{"v":1,"settings":[0,10,1.5,4,7],"criteria":[["T",NaN,9,1]]}',
        '{"v":1,"settings":[0,10,1.5,4,7],"criteria":[["T",1e999,9,1]]}',
        '{"v":1,"settings":[0,1' + "0" * 400 + ',1.5,4,7],"criteria":[]}', "[" * 100_000,
    ],
)  # fmt: skip
def test_a_text_that_someone_changed_is_nothing_rather_than_wrong(text: object) -> None:
    assert decode_ratings(text) is None


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda inner: st.lists(inner, max_size=4)))
def test_no_text_at_all_makes_reading_fail(rows: object) -> None:
    decode_ratings(json.dumps({"v": 1, "settings": [0, 10, 1.5, 4, 7], "criteria": rows}))


def test_a_row_has_a_cell_for_each_column() -> None:
    saved = SavedAssessment(dt.date(2026, 11, 21), "", "Kooperation", criteria(2, "T"))
    cells = saved.cells()
    assert list(cells) == [*names.HISTORY_COLUMNS, *(f"target.{side}" for side in names.HISTORY_TARGET_COLUMNS)]
    assert (cells["date"], cells["author"], cells["supplier_score"], cells["net_balance"]) == (46347.0, None, 9.0, -4.5)


@pytest.mark.parametrize("assessment", [Assessment(None, ()), Assessment(Settings(), (Criterion(1, "T"),))])
def test_there_is_no_row_without_figures(assessment: Assessment) -> None:
    with pytest.raises(ValueError, match="rated pair"):
        SavedAssessment(dt.date(2026, 11, 21), "A", "–", assessment)
