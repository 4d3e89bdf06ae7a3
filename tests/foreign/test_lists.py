"""What users get for lists as they come: none is read wrongly without a question, and nearly all are read right."""

from __future__ import annotations

from pathlib import Path

import pytest

from foreign.lists import EXAMPLES, Example
from foreign.second_lists import SECOND
from foreign.third_lists import THIRD
from kam_partnership.cells import column_letters
from kam_partnership.foreign.reader import read_sheets
from kam_partnership.foreign.recognise import recognise
from kam_partnership.foreign.verdict import Found, NoList, Reading
from support.foreign_files import write_file

#: Of all lists so many must be answered as a careful person would, for each of the two sets.
FEWEST_RIGHT = 0.9


def verdict_of(example: Example, folder: Path) -> Found | NoList:
    path = write_file(folder, example.ending, *example.tables, **example.dialect)
    return recognise(read_sheets(path))


def columns_of(reading: Reading) -> str:
    keys = ("criterion", "weight", "supplier", "key_account")
    return ",".join(column_letters(reading.columns[key]) if key in reading.columns else "" for key in keys)


def is_meant(reading: Reading, example: Example) -> bool:
    """The reading is the one that the list's author means."""
    scale = reading.scale.low, reading.scale.high
    sheet = not example.sheet or reading.sheet.name == example.sheet
    return (columns_of(reading), len(reading.rows), scale, sheet) == (
        example.columns,
        example.count,
        example.scale,
        True,
    )


def trouble(example: Example, verdict: Found | NoList) -> str:
    """What is wrong with a verdict: "" when it is right, beginning with "WRONG" when it is wrong without a question."""
    if isinstance(verdict, NoList):
        right = example.verdict == "no" and verdict.key in example.reason.split()
        return "" if right else f"refused: {verdict.key}"
    meant = [is_meant(reading, example) for reading in verdict.readings]
    told = [doubt.key for doubt in verdict.doubts]
    seen = f"{columns_of(verdict.readings[0])} {len(verdict.readings[0].rows)} {verdict.readings[0].scale} {told}"
    if verdict.is_sure:
        wrong = not (example.verdict in ("sure", "ask") and meant[0])
        return f"WRONG, not asked: {seen}" if wrong else "" if example.verdict == "sure" else f"not asked: {seen}"
    if example.verdict == "ask":
        return "" if meant[0] and example.reason in told else f"asked otherwise: {seen}"
    return f"asked: {seen}"


@pytest.mark.parametrize("examples", [EXAMPLES, SECOND, THIRD], ids=["first", "second", "third"])
def test_no_list_is_read_wrongly_without_a_question_and_nine_in_ten_are_read_right(
    examples: tuple[Example, ...], tmp_path: Path
) -> None:
    found: dict[str, str] = {}
    for example in examples:
        folder = tmp_path / f"{len(found)}"
        folder.mkdir()
        found[example.name] = trouble(example, verdict_of(example, folder))
    assert len(found) == len(examples), "two lists of one name"
    told = {name: what for name, what in found.items() if what}
    right = 1 - len(told) / len(found)
    print(
        f"{len(found)} lists, {right:.0%} right, wrong without a question: {sum('WRONG' in w for w in told.values())}"
    )
    for name, what in told.items():
        print(f"  {name}: {what}")
    assert not [name for name, what in told.items() if what.startswith("WRONG")]
    assert right >= FEWEST_RIGHT


def test_the_sets_are_large_and_hold_every_format_and_both_languages() -> None:
    assert len(EXAMPLES) >= 60
    for examples in (EXAMPLES, SECOND, THIRD):
        assert {example.ending for example in examples} == {".csv", ".xlsx", ".xls", ".xlsb", ".ods"}
        words = " ".join(str(cell) for example in examples for table in example.tables for cell in table.rows[0])
        assert "Kunde" in words
        assert "Customer" in words
