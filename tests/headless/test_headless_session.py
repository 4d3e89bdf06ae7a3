"""Opening, saving and leaving: what happens to files and to xlwings."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
import xlwings as xw

from kam_partnership.errors import FileUnreadable, FileUnwritable, UnsupportedWithoutExcel
from kam_partnership.headless import open_book


def test_a_command_finds_its_book_as_it_does_in_excel(path: Path) -> None:
    with open_book(path) as book:
        assert xw.Book.caller() == book
        assert xw.apps.active == book.app
        assert (book.name, book.fullname) == (path.name, str(path.resolve()))
        assert [b.name for b in book.app.books] == [path.name]


@pytest.mark.parametrize("fails", [False, True])
def test_xlwings_is_left_as_it_was_found(path: Path, fails: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(xw.Book, "_mock_caller", raising=False)
    before = (xw.engines.active, list(xw.engines), hasattr(xw.Book, "_mock_caller"))
    try:
        with open_book(path):
            assert xw.engines.active is not before[0]
            if fails:
                raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    assert (xw.engines.active, list(xw.engines), hasattr(xw.Book, "_mock_caller")) == before


def test_a_second_book_inside_the_first_leaves_the_first_as_caller(path: Path, torture_path: Path) -> None:
    with open_book(path) as outer:
        with open_book(torture_path) as inner:
            assert xw.Book.caller() == inner
        assert xw.Book.caller() == outer


def test_closing_without_saving_leaves_the_file_alone(path: Path) -> None:
    before = path.read_bytes()
    with open_book(path) as book:
        book.sheets[0].range("C7").raw_value = 3
    assert path.read_bytes() == before


def test_saving_an_unchanged_book_writes_the_same_bytes(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "Kopie.xlsx"
    with open_book(path) as book:
        book.save(copy)
    assert copy.read_bytes() == path.read_bytes()


def test_save_as_makes_the_copy_the_open_book(path: Path, tmp_path: Path) -> None:
    copy, before = tmp_path / "Kopie.xlsx", path.read_bytes()
    with open_book(path) as book:
        book.sheets[0].range("C7").raw_value = 3
        book.save(copy)
        assert book.fullname == str(copy.resolve())
        book.sheets[0].range("C8").raw_value = 2.5
        book.save()
    assert path.read_bytes() == before
    with open_book(copy) as book:
        assert book.sheets[0].range("C7:C8").raw_value == ((3.0,), (2.5,))


def test_saving_twice_gives_the_same_bytes(path: Path) -> None:
    with open_book(path) as book:
        book.sheets[0].range("C7").raw_value = 3
        book.save()
        first = path.read_bytes()
        book.save()
    assert path.read_bytes() == first


def test_nothing_but_the_workbook_is_left_in_the_folder(path: Path) -> None:
    with open_book(path) as book:
        book.sheets[0].range("C7").raw_value = 3
        book.save()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_failed_save_keeps_the_old_file_and_leaves_no_rest(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with open_book(path) as book:
        book.sheets[0].range("C7").raw_value = 3
        with pytest.raises(FileUnwritable, match=r"file_not_writable.*in use"):
            book.save()
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_saving_keeps_the_rights_of_the_file(path: Path) -> None:
    path.chmod(0o640)
    with open_book(path) as book:
        book.sheets[0].range("C7").raw_value = 3
        book.save()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_workbook_cannot_be_saved_as_another_kind_of_file(path: Path) -> None:
    with open_book(path) as book, pytest.raises(FileUnwritable, match=r"file_kind_differs.*xlsx"):
        book.save(path.with_suffix(".xlsm"))


def test_a_folder_that_does_not_exist_is_named(path: Path) -> None:
    with open_book(path) as book, pytest.raises(FileUnwritable, match="fehlt"):
        book.save(path.parent / "fehlt" / "x.xlsx")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (None, "file_not_found"),
        (b"", "file_not_a_workbook"),
        (b"name;value\n", "file_not_a_workbook"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), "file_encrypted"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_by_name(tmp_path: Path, content: bytes | None, key: str) -> None:
    file = tmp_path / "schlecht.xlsx"
    if content is not None:
        file.write_bytes(content)
    before = xw.engines.active
    with pytest.raises(FileUnreadable, match=r"schlecht\.xlsx") as caught, open_book(file):
        pass
    assert caught.value.key == key
    assert xw.engines.active is before


def test_settings_of_the_screen_are_remembered_and_alerts_are_answered(path: Path) -> None:
    with open_book(path) as book:
        app = book.app
        app.screen_updating, app.enable_events, app.status_bar = False, False, "Rechne …"
        app.calculation = "manual"
        assert (app.screen_updating, app.enable_events, app.status_bar) == (False, False, "Rechne …")
        assert app.calculation == "manual"
        assert app.alert("Weiter?", "KAM", "yes_no") == "yes"
        app.impl.answer = lambda alert: "no"
        assert app.alert("Wirklich?", "KAM", "yes_no") == "no"
        assert [(a.prompt, a.title, a.buttons) for a in app.impl.alerts] == [
            ("Weiter?", "KAM", "yes_no"),
            ("Wirklich?", "KAM", "yes_no"),
        ]
    with open_book(path) as book:  # nothing is carried over into the next session
        assert (book.app.impl.alerts, book.app.calculation) == ([], "automatic")


def test_selecting_and_activating_are_remembered_and_do_not_change_the_file(path: Path) -> None:
    before = path.read_bytes()
    with open_book(path) as book:
        assert book.sheets.active.name == "Partnerschaft"
        book.sheets["Versteckt"].activate()
        book.sheets[0].range("B7:B8").select()
        assert book.sheets.active.name == "Versteckt"
        assert book.selection == book.sheets[0].range("B7:B8")
        book.save()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("member", "use"),
    [
        ("Range.color", lambda book: book.sheets[0]["A1"].color),
        ("Range.color", lambda book: setattr(book.sheets[0]["A1"], "color", (1, 2, 3))),
        ("Range.number_format", lambda book: setattr(book.sheets[0]["A1"], "number_format", "0")),
        ("Range.row", lambda book: setattr(book.sheets[0]["A1"].impl, "row", 3)),
        ("Range.HorizontalAlignment", lambda book: book.sheets[0]["A1"].api.HorizontalAlignment),
        ("Range.delete", lambda book: book.sheets[0]["A1"].delete()),
        ("Sheet.shapes", lambda book: book.sheets[0].shapes),
        ("Sheet.visible", lambda book: setattr(book.sheets[0], "visible", False)),
        ("Sheet.name", lambda book: setattr(book.sheets[0], "name", "Neu")),
        ("Sheets.add", lambda book: book.sheets.add("Neu")),
        ("Tables.add", lambda book: book.sheets[0].tables.add(book.sheets[0]["A1:B2"])),
        ("TableRow.delete", lambda book: book.sheets[0].tables[0].rows[0].delete()),
        ("TableRows.add in the middle", lambda book: book.sheets[0].tables[0].rows.add(index=1)),
        ("Charts.add", lambda book: book.sheets[0].charts.add()),
        ("Names.add", lambda book: book.names.add("Neu", "=1")),
        ("Name.delete", lambda book: book.names["KAM_Quoted"].delete()),
        ("Book.to_pdf", lambda book: book.impl.to_pdf("x.pdf", "standard")),
        ("Book.save with a password", lambda book: book.save(password="geheim")),
        ("App.run", lambda book: book.macro("Start")()),
        ("Books.add", lambda book: book.app.books.add()),
    ],
)
def test_what_only_excel_can_do_says_so_by_name(path: Path, member: str, use: object) -> None:
    with open_book(path) as book, pytest.raises(UnsupportedWithoutExcel, match=member):
        use(book)  # type: ignore[operator]
