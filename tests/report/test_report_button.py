"""The ribbon's button Bericht: from the saved file only, for the own people or the customer."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings as xw

from kam_partnership.excel import ribbon
from kam_partnership.excel.host import SaveFirst
from kam_partnership.excel.save_report import save_report
from kam_partnership.headless import open_book
from kam_partnership.texts import Language
from support import workbooks

pptx = pytest.importorskip("pptx")
DE = Language.DE


@pytest.fixture
def book(workbook: Path, tmp_path: Path) -> Iterator[xw.Book]:
    with open_book(Path(shutil.copy(workbook, tmp_path))) as opened:
        yield opened


def answer(book: xw.Book, button: str) -> None:
    object.__setattr__(book.app.impl, "answer", lambda alert: button)


def titles(path: Path) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in pptx.Presentation(io.BytesIO(path.read_bytes())).slides]


@pytest.mark.parametrize(("button", "start"), [("no", "Der Lieferant gibt mehr"), ("yes", "So sehen wir")])
def test_it_asks_for_whom_and_writes_five_slides(book: xw.Book, tmp_path: Path, button: str, start: str) -> None:
    answer(book, button)
    done = save_report(book, DE)
    assert done is not None
    [file] = tmp_path.glob("*.pptx")
    assert str(file) in done
    assert "Eine ungültige Eingabe" in done
    assert len(titles(file)) == 5
    assert titles(file)[0].startswith(start)


def test_changing_ones_mind_writes_nothing(book: xw.Book, tmp_path: Path) -> None:
    answer(book, "cancel")
    assert save_report(book, DE) is None
    assert not list(tmp_path.glob("*.pptx"))


def test_a_workbook_that_has_changed_is_to_be_saved_first(book: xw.Book, tmp_path: Path) -> None:
    book.names["KAM_ColSupplier"].refers_to_range[0, 0].raw_value = 1.0
    with pytest.raises(SaveFirst, match="save_first"):
        save_report(book, DE)
    assert not list(tmp_path.glob("*.pptx"))


def test_the_click_tells_where_it_is(book: xw.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(book, "no")
    monkeypatch.setattr(xw.Book, "caller", staticmethod(lambda: book))
    ribbon.report()
    [question, told] = book.app.impl.alerts
    assert "für den Kunden" in question.prompt
    [file] = tmp_path.glob("*.pptx")
    assert str(file) in told.prompt
    assert "Eine ungültige Eingabe" in told.prompt


def test_an_unrated_workbook_is_told_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_book(Path(shutil.copy(workbooks.GERMAN, tmp_path))) as book:
        answer(book, "no")
        monkeypatch.setattr(xw.Book, "caller", staticmethod(lambda: book))
        ribbon.report()
        assert "nichts zu berichten" in book.app.impl.alerts[-1].prompt
    assert not list(tmp_path.glob("*.pptx"))
