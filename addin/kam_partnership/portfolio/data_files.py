"""The long tables as files: a CSV each, and one workbook with four tables. Needs pandas and XlsxWriter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pandas as pd

from kam_partnership.output.book import Column, OutputBook, Value
from kam_partnership.portfolio.long_tables import COLUMNS, Kind, Tables
from kam_partnership.texts import Language
from kam_partnership.xlsx.limits import MAX_ROW

WORKBOOK: Final = "kam-data.xlsx"
FILES: Final = (*(f"{table}.csv" for table in Tables._fields), WORKBOOK)
_HEAD_ROWS: Final = 1
_WIDTHS: Final = {Kind.TEXT: 24, Kind.DAY: 12}
_DATE_FORMAT: Final = "yyyy-mm-dd"


def data_files(tables: Tables) -> dict[str, bytes]:
    """Every file by its name; the same tables give the same bytes. No workbook where a sheet cannot hold a table."""
    files = {f"{table}.csv": _csv(frame) for table, frame in tables._asdict().items()}
    if max(map(len, tables)) + _HEAD_ROWS <= MAX_ROW:
        files[WORKBOOK] = _workbook(tables)
    return files


def existing(folder: Path) -> list[Path]:
    """Those of the files that are there already."""
    return [path for name in FILES if (path := folder / name).exists()]


def _csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 without a mark, commas, decimal points, ISO dates, true and false, nothing for a missing value."""
    plain = frame.copy()
    for name in plain.columns:
        if str(plain[name].dtype) == Kind.FLAG:
            plain[name] = plain[name].map({True: "true", False: "false"}, na_action="ignore").astype("object")
    text: str = plain.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\r\n")
    return text.encode("utf-8", "replace")


def _workbook(tables: Tables) -> bytes:
    book = OutputBook(Language.EN, "KAM Partnership data")
    for table, frame in tables._asdict().items():
        sheet = book.sheet(table)
        columns = [Column(name, _WIDTHS.get(kind, 11), _look(kind)) for name, kind in COLUMNS[table].items()]
        book.table(sheet, (0, 0), f"KAM_{table}", columns, list(_rows(table, frame)), head_pixels=20)
        sheet.freeze_panes(_HEAD_ROWS, 1)
    return book.to_bytes()


def _look(kind: Kind) -> dict[str, object]:
    return {"num_format": _DATE_FORMAT} if kind is Kind.DAY else {}


def _rows(table: str, frame: pd.DataFrame) -> Iterator[tuple[Value, ...]]:
    kinds = list(COLUMNS[table].values())
    for row in frame.itertuples(index=False, name=None):
        yield tuple(_value(kind, cell) for kind, cell in zip(kinds, row, strict=True))


def _value(kind: Kind, cell: object) -> Value:
    if pd.isna(cell):
        return None
    if kind is Kind.DAY:
        return dt.date.fromisoformat(str(cell)[:10])
    if kind is Kind.FLAG:
        return bool(cell)
    return str(cell) if kind is Kind.TEXT else float(cell)  # type: ignore[arg-type]
