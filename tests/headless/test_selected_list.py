"""Aus Auswahl without Excel: the same button on a closed file, which is read as ``new --from`` reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kam_partnership.excel import ribbon
from kam_partnership.headless import open_book
from kam_partnership.workbook.closed_file import read_workbook
from support.foreign_files import table_of, write_xlsx

LIST = table_of(
    """
Bewertung unserer Zusammenarbeit||||
Kriterium|Gewicht|Lieferant|Kunde|Notiz
Qualität|3|8|5|im Werk
Termintreue|2|7|6|
Preis|1|9|2|
Summe|6|24|13|""",
    "Bewertung",
)
THREE = [("Qualität", 3, 8, 5), ("Termintreue", 2, 7, 6), ("Preis", 1, 9, 2)]


def criteria(path: Path) -> list[tuple[object, ...]]:
    """Title, weight and both ratings of each criterion."""
    inputs = read_workbook(path).inputs
    columns = (inputs.titles, inputs.weights, inputs.suppliers, inputs.key_accounts)
    return list(zip(*(column.values for column in columns if column is not None), strict=True))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_xlsx(tmp_path / "liste.xlsx", LIST)
    return tmp_path / "liste.xlsx"


def clicked(path: Path, cells: str, value: float | None = None) -> list[str]:
    with open_book(path) as book:
        sheet = book.sheets["Bewertung"]
        if value is not None:
            sheet.range("C3").raw_value = value
        if cells:
            sheet.range(cells).select()
        ribbon.from_selection()
        return [alert.prompt for alert in book.app.impl.alerts]


@pytest.mark.parametrize("cells", ["A2:E6", "B4"])
def test_it_works_on_a_closed_file(path: Path, cells: str) -> None:
    before = path.read_bytes()
    [asked] = clicked(path, cells)
    assert "Erkannt: 3 Kriterien" in asked or "Recognised: 3 criteria" in asked
    [file] = [other for other in path.parent.glob("*.xlsx") if other != path]
    assert criteria(file) == THREE
    assert path.read_bytes() == before


def test_it_sees_what_was_typed_and_not_saved(path: Path) -> None:
    clicked(path, "A2:E5", 4.0)
    [file] = [other for other in path.parent.glob("*.xlsx") if other != path]
    assert criteria(file)[0] == ("Qualität", 3, 4, 5)


def test_it_asks_for_a_selection(path: Path) -> None:
    [asked] = clicked(path, "")
    assert "markieren" in asked or "select" in asked
