"""Saving a state: one row a day, whole or not at all, found again whatever users did to the table."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw

from kam_partnership.errors import CellsBelowTable, SnapshotExists, SnapshotRefused
from kam_partnership.excel import click, ribbon
from kam_partnership.excel import snapshot as history
from kam_partnership.excel.commands import look
from kam_partnership.excel.live import range_of, read_live
from kam_partnership.headless import open_book
from kam_partnership.workbook import names
from kam_partnership.workbook.history_rows import decode_ratings, serial_number
from kam_partnership.workbook.judged_file import judge
from support import workbooks

TODAY = dt.date(2026, 11, 21)
ROWS = tuple((f"Kriterium {n}", 1.0 + n % 3, float(n % 11), float((n * 7) % 11)) for n in range(1, 17))
CONTENT = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), ROWS)


@pytest.fixture(scope="module")
def rated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workbooks.fill(tmp_path_factory.mktemp("rated") / "kam.xlsx", CONTENT)


@pytest.fixture
def path(rated: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(rated, tmp_path / "kam.xlsx"))


@pytest.fixture
def book(path: Path) -> Iterator[xw.Book]:
    with open_book(path) as opened:
        yield opened


def rows_of(book: xw.Book) -> list[dict[str, Any]]:
    columns = {}
    for key, name in names.HISTORY_COLUMNS.items():
        values = range_of(book, name).raw_value
        columns[key] = [row[0] for row in values] if isinstance(values, tuple) else [values]
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def put(book: xw.Book, name: str, value: object) -> None:
    range_of(book, name).raw_value = value


class TestARow:
    def test_holds_date_author_zone_every_figure_and_every_rating(self, book: xw.Book) -> None:
        put(book, "KAM_Author", "A. Beispiel")
        saved = history.snapshot(book, today=TODAY)
        assert saved is not None
        [row] = rows_of(book)
        figures = saved.outcome.figures
        for key in ("supplier_score", "key_account_score", "net_balance", "gross_imbalance", "balance_score", "level"):
            assert row[key] == getattr(figures, key), key
        assert (row["date"], row["author"], row["coverage"]) == (serial_number(TODAY), "A. Beispiel", figures.coverage)
        assert row["zone"] == range_of(book, "KAM_Zone").raw_value
        assert decode_ratings(row["ratings"]) == saved.outcome.assessment

    def test_holds_the_target_of_that_day(self, book: xw.Book) -> None:
        targets = [range_of(book, name) for name in names.HISTORY_TARGET_COLUMNS.values()]
        history.snapshot(book, today=dt.date(2026, 10, 1))
        assert [cells[0, 0].raw_value for cells in targets] == [None, None]
        for name, value in zip(names.TARGET_CELLS.values(), (6.5, 4.0), strict=True):
            put(book, name, value)
        history.snapshot(book, today=TODAY)
        targets = [range_of(book, name) for name in names.HISTORY_TARGET_COLUMNS.values()]
        assert [cells[1, 0].raw_value for cells in targets] == [6.5, 4.0]

    def test_takes_the_empty_first_row_before_the_table_grows(self, book: xw.Book) -> None:
        for day, count in ((1, 1), (2, 2), (3, 3)):
            history.snapshot(book, today=dt.date(2026, 10, day))
            assert len(rows_of(book)) == count

    def test_takes_a_row_that_someone_emptied(self, book: xw.Book) -> None:
        for day in (1, 2, 3):
            history.snapshot(book, today=dt.date(2026, 10, day))
        area = range_of(book, names.HISTORY_COLUMNS["date"])
        left = area[1, 0]
        left.sheet.range((left.row, left.column), (left.row, left.column + 10)).raw_value = [[None] * 11]
        history.snapshot(book, today=TODAY)
        days = [serial_number(day) for day in (dt.date(2026, 10, 1), TODAY, dt.date(2026, 10, 3))]
        assert [row["date"] for row in rows_of(book)] == days

    def test_is_appended_and_leaves_the_others_where_they_stand(self, book: xw.Book) -> None:
        for day in (20, 5, 12):
            history.snapshot(book, today=TODAY, date=dt.date(2026, 10, day))
        assert [row["date"] for row in rows_of(book)] == [46315.0, 46300.0, 46307.0]

    @pytest.mark.parametrize("author", ["=1+1", "1/2", "'x", "TRUE", "50%"])
    def test_keeps_the_authors_name_a_text(self, book: xw.Book, author: str) -> None:
        put(book, "KAM_Author", f"'{author}")
        history.snapshot(book, today=TODAY)
        assert rows_of(book)[0]["author"] == author

    def test_is_the_previous_position_of_a_later_assessment(self, book: xw.Book) -> None:
        history.snapshot(book, today=TODAY, date=dt.date(2026, 5, 23))
        history.snapshot(book, today=TODAY, date=dt.date(2025, 5, 23))
        put(book, "KAM_Date", serial_number(TODAY))
        book.app.calculate()
        previous = [range_of(book, name).raw_value for name in ("KAM_PreviousDate", "KAM_PreviousSupplier")]
        assert previous == [serial_number(dt.date(2026, 5, 23)), rows_of(book)[0]["supplier_score"]]


class TestTheDate:
    def test_is_the_one_that_was_asked_for(self, book: xw.Book) -> None:
        put(book, "KAM_Date", serial_number(TODAY))
        saved = history.snapshot(book, today=TODAY, date=dt.date(2026, 2, 1))
        assert saved is not None
        assert (saved.date, rows_of(book)[0]["date"]) == (dt.date(2026, 2, 1), 46054.0)

    def test_is_else_the_workbooks_own_without_its_time_of_day(self, book: xw.Book) -> None:
        put(book, "KAM_Date", 46054.75)
        history.snapshot(book, today=TODAY)
        assert rows_of(book)[0]["date"] == 46054.0

    def test_is_else_today(self, book: xw.Book) -> None:
        history.snapshot(book, today=TODAY)
        assert rows_of(book)[0]["date"] == serial_number(TODAY)

    @pytest.mark.parametrize("value", ["21. November", -3.0, True])
    def test_is_never_guessed_from_something_else(self, book: xw.Book, value: object) -> None:
        put(book, "KAM_Date", value)
        with pytest.raises(SnapshotRefused, match=r"snapshot_date_invalid.*Partnerschaft!L3"):
            history.snapshot(book, today=TODAY)

    def test_is_one_that_excel_can_count(self, book: xw.Book) -> None:
        with pytest.raises(SnapshotRefused, match="snapshot_date_too_early"):
            history.snapshot(book, today=TODAY, date=dt.date(1899, 12, 31))


class TestTheSameDay:
    def test_is_replaced_when_that_is_wanted(self, book: xw.Book) -> None:
        history.snapshot(book, today=TODAY)
        put(book, names.SUPPLIER_COLUMN, [[10.0]] * 16)
        saved = history.snapshot(book, today=TODAY, may_replace=lambda day: True)
        assert saved is not None
        assert saved.replaced
        [row] = rows_of(book)
        assert row["supplier_score"] == 10.0
        assert decode_ratings(row["ratings"]) == saved.outcome.assessment

    def test_is_refused_where_nobody_can_be_asked(self, book: xw.Book) -> None:
        history.snapshot(book, today=TODAY)
        before = rows_of(book)
        put(book, names.SUPPLIER_COLUMN, [[10.0]] * 16)
        with pytest.raises(SnapshotExists):
            history.snapshot(book, today=TODAY)
        assert rows_of(book) == before

    def test_is_known_also_when_a_time_was_typed_to_it(self, book: xw.Book) -> None:
        history.snapshot(book, today=TODAY)
        put(book, names.HISTORY_COLUMNS["date"], serial_number(TODAY) + 0.6)
        with pytest.raises(SnapshotExists):
            history.snapshot(book, today=TODAY)


class TestNothingIsWritten:
    """The file would be saved byte for byte as it was."""

    @pytest.mark.parametrize(
        ("name", "value", "key"),
        [
            (names.SUPPLIER_COLUMN, [[None]] * 16, "snapshot_without_figures"),
            (names.SUPPLIER_COLUMN, [["x"]] * 16, "snapshot_without_figures"),
            ("KAM_ScaleMax", -1.0, "snapshot_settings_invalid"),
        ],
    )
    def test_without_figures(self, path: Path, name: str, value: object, key: str) -> None:
        with open_book(path) as book:
            put(book, name, value)
            book.app.calculate()
            book.save()
        before = path.read_bytes()
        with open_book(path) as book:
            with pytest.raises(SnapshotRefused, match=key):
                history.snapshot(book, today=TODAY)
            book.save()
        assert path.read_bytes() == before

    def test_when_something_stands_below_the_table(self, book: xw.Book) -> None:
        history.snapshot(book, today=TODAY)
        below = range_of(book, names.HISTORY_COLUMNS["date"]).offset(1, 0)
        below.raw_value = "Notiz"
        with pytest.raises(CellsBelowTable):
            history.snapshot(book, today=TODAY, date=dt.date(2026, 1, 1))
        assert len(rows_of(book)) == 1


def test_columns_are_found_after_users_rearranged_them(path: Path) -> None:
    workbook = openpyxl.load_workbook(path)
    sheet = next(sheet for sheet in workbook.worksheets if names.HISTORY_TABLE in sheet.tables)
    table = sheet.tables[names.HISTORY_TABLE]
    first = sheet[table.ref][0][0]
    # The table is empty, so columns are moved by exchanging their headings; names follow headings.
    order = [9, 0, 3, 2, 1, 10, 4, 5, 6, 7, 8]
    headings = [table.tableColumns[index].name for index in order]
    for offset, heading in enumerate(headings):
        table.tableColumns[offset].name = sheet.cell(first.row, first.column + offset).value = heading
    workbook.save(path)
    with open_book(path) as book:
        saved = history.snapshot(book, today=TODAY)
        assert saved is not None
        [row] = rows_of(book)
        assert (row["date"], row["level"]) == (serial_number(TODAY), saved.outcome.figures.level)
        assert range_of(book, names.HISTORY_COLUMNS["date"]).column == first.column + 1


class TestTheButton:
    @pytest.fixture(autouse=True)
    def _today(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Frozen(dt.date):
            @classmethod
            def today(cls) -> dt.date:
                return TODAY

        monkeypatch.setattr(click.dt, "date", Frozen)

    def test_tells_in_the_status_bar_what_it_did(self, book: xw.Book) -> None:
        ribbon.snapshot()
        assert book.app.status_bar == "KAM Partnerschaft: Stand vom 21.11.2026 im Blatt Verlauf festgehalten."
        assert book.app.impl.alerts == []

    def test_pressed_twice_asks_and_then_replaces(self, book: xw.Book) -> None:
        ribbon.snapshot()
        ribbon.snapshot()
        [alert] = book.app.impl.alerts
        assert alert.buttons == "yes_no"
        assert "21.11.2026" in alert.prompt
        assert len(rows_of(book)) == 1
        assert book.app.status_bar == "KAM Partnerschaft: Stand vom 21.11.2026 im Blatt Verlauf ersetzt."

    def test_answered_with_no_leaves_the_file_as_it_was(self, path: Path) -> None:
        with open_book(path) as book:
            ribbon.snapshot()
            put(book, names.SUPPLIER_COLUMN, [[10.0]] * 16)
            book.save()
        before = path.read_bytes()
        with open_book(path) as book:
            book.app.impl.answer = lambda alert: "no"
            ribbon.snapshot()
            assert len(book.app.impl.alerts) == 1
            assert book.app.status_bar == "KAM Partnerschaft: Der festgehaltene Stand bleibt, wie er ist."
            book.save()
        assert path.read_bytes() == before

    def test_says_what_is_still_to_be_done_before_there_is_something_to_save(self, book: xw.Book) -> None:
        put(book, names.SUPPLIER_COLUMN, [[None]] * 16)
        ribbon.snapshot()
        [alert] = book.app.impl.alerts
        assert alert.mode == "info", "nothing went wrong"
        assert "mindestens ein Kriterium" in alert.prompt

    def test_tells_when_titles_had_to_be_cut(self, book: xw.Book) -> None:
        put(book, names.CRITERION_COLUMN, [[f"{n} " + "x" * 3000] for n in range(16)])
        ribbon.snapshot()
        [alert] = book.app.impl.alerts
        assert "gekürzt" in alert.prompt
        read = decode_ratings(rows_of(book)[0]["ratings"])
        assert read is not None
        assert [criterion.supplier for criterion in read.criteria] == [row[2] for row in ROWS]


DATA = Path(__file__).resolve().parents[1] / "data"
OLDER = (
    DATA / "template_1_0" / "history_measures_deu.xlsx",
    DATA / "template_1_0_two_sheets" / "history_measures_deu.xlsx",
)


class TestTheLastOneBefore:
    """What live Excel is told of it is what the closed file says."""

    @pytest.mark.parametrize("older", OLDER, ids=lambda path: path.parent.name)
    def test_in_workbooks_from_before_template_1_1(self, older: Path, tmp_path: Path) -> None:
        path = Path(shutil.copy(older, tmp_path))
        with open_book(path) as book:
            live = look(read_live(book))
        assert live.previous is not None
        assert live.previous.assessment is not None
        closed = judge(path)
        assert (live.previous, live.since_last, live.verdict) == (closed.previous, closed.since_last, closed.verdict)

    @pytest.mark.parametrize("scale_max", [10.0, 20.0])
    def test_also_when_the_scale_has_changed_since(self, book: xw.Book, path: Path, scale_max: float) -> None:
        put(book, "KAM_Date", serial_number(TODAY))
        history.snapshot(book, today=TODAY, date=dt.date(2026, 5, 1))
        range_of(book, names.SUPPLIER_COLUMN)[2, 0].raw_value = 9.5
        put(book, "KAM_ScaleMax", scale_max)
        put(book, "KAM_TargetSupplier", 5.0)
        put(book, "KAM_TargetKeyAccount", 5.5)
        put(book, "KAM_NextReview", serial_number(TODAY) + 90)
        book.app.calculate()
        live = look(read_live(book))
        book.save()
        closed = judge(path)
        assert live.since_last is not None
        assert live.since_last.scale_changed is (scale_max > 10)
        assert (live.previous, live.since_last) == (closed.previous, closed.since_last)
        assert (live.target, live.figures, live.verdict) == (closed.target, closed.figures, closed.verdict)
        told = {key: cell.value for key, cell in live.inputs.general.items()}
        assert (told["next_review"], told["currency"]) == (serial_number(TODAY) + 90, "EUR")
