"""The fake Excel refuses what Excel refuses: otherwise the tests over it would prove little."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.fake_com import OpenWorkbook
from support.fake_com.accesses import EXCEPTION

Step = Callable[[Any], object]


@pytest.fixture
def open_workbook(opened: Callable[[Path], OpenWorkbook], rated: Path) -> OpenWorkbook:
    return opened(rated)


def write(sheet: str, cell: str, value: object) -> Step:
    def step(book: Any) -> None:
        book.sheets[sheet].range(cell).raw_value = value

    return step


def read(open_workbook: OpenWorkbook, sheet: str, cell: str) -> Any:
    found: list[Any] = []
    open_workbook.run(lambda book: found.append(book.sheets[sheet].range(cell).raw_value))
    return found[0]


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(lambda book: book.sheets["Auswertung"].range("A1").select(), id="select on an inactive sheet"),
        pytest.param(lambda book: book.sheets["Daten"].impl.activate(), id="activate a hidden sheet"),
        pytest.param(lambda book: book.sheets["Gibt es nicht"].name, id="a sheet that does not exist"),
        pytest.param(lambda book: book.names["KAM_Weg"].refers_to, id="a name that does not exist"),
        pytest.param(write("Daten", "A1", 1.0), id="write to a locked cell"),
        pytest.param(write("Partnerschaft", "K40", "=nicht(("), id="write an impossible formula"),
        pytest.param(write("Partnerschaft", "K40", "x" * 32768), id="write a text that is too long"),
    ],
)
def test_it_refuses_with_error_1004(open_workbook: OpenWorkbook, step: Step) -> None:
    before = open_workbook.contents()
    with pytest.raises(Exception, match="Ausnahmefehler") as refused:
        open_workbook.run(step)
    assert refused.value.hresult == EXCEPTION  # type: ignore[attr-defined]
    assert open_workbook.contents() == before


def test_a_member_that_excel_lacks_is_no_endless_loop(open_workbook: OpenWorkbook) -> None:
    with pytest.raises(AttributeError):
        open_workbook.run(lambda book: book.api.NoSuchMember)


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("'=1+1", "=1+1"),
        ("=1+1", 2.0),
        ("+1+1", 2.0),
        ("12", 12.0),
        ("50%", 0.5),
        ("1/2", 46000.0),
        ("WAHR", True),
        ("Text", "Text"),
        (None, None),
        ("=1/0", -2146826281),
    ],
)
def test_what_is_written_is_taken_as_typed(open_workbook: OpenWorkbook, written: object, held: object) -> None:
    open_workbook.run(write("Partnerschaft", "K40", written))
    assert read(open_workbook, "Partnerschaft", "K40") == held


def test_dates_come_as_moments(open_workbook: OpenWorkbook) -> None:
    open_workbook.run(lambda book: book.names["KAM_Date"].refers_to_range.api.__setattr__("Value", 46347.0))
    found: list[Any] = []
    open_workbook.run(lambda book: found.append(book.names["KAM_Date"].refers_to_range.raw_value))
    assert found[0].date() == dt.date(2026, 11, 21)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), dt.datetime(2026, 1, 1), object()])
def test_what_pywin32_cannot_hand_over_is_no_value(open_workbook: OpenWorkbook, value: object) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011 - a TypeError or an error of Excel's
        open_workbook.run(write("Partnerschaft", "K40", value))


def test_a_block_must_have_the_size_of_its_range(open_workbook: OpenWorkbook) -> None:
    with pytest.raises(AssertionError):
        open_workbook.run(write("Partnerschaft", "K40:L41", [[1.0, 2.0]]))


def test_an_added_row_can_be_deleted_again(open_workbook: OpenWorkbook) -> None:
    def add_and_delete(book: Any) -> None:
        row = book.sheets["Partnerschaft"].tables["KAM_Criteria"].rows.add()
        assert len(book.sheets["Partnerschaft"].tables["KAM_Criteria"].rows) == 17
        row.delete()

    before = open_workbook.contents()
    open_workbook.run(add_and_delete)
    assert open_workbook.contents() == before
