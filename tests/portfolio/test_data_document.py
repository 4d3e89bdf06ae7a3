"""docs/data.md is the dictionary of the long tables, and its examples run."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from kam_partnership.cli.main import run
from kam_partnership.frames import COLUMNS
from kam_partnership.portfolio.long_tables import Kind
from support.many_workbooks import write_many
from support.workbooks import GERMAN, Content, fill

DOCUMENT = (Path(__file__).parents[2] / "docs" / "data.md").read_text("utf-8")
UNITS = {"scale", "share", "points", "criteria", "measures", "findings", "days", ""}


def dictionary(table: str) -> list[list[str]]:
    section = DOCUMENT.partition(f"### {table}:")[2].partition("###")[0].partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if "|" in line]
    return rows[2:]


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_stands_in_the_dictionary_with_its_type(table: str) -> None:
    told = {row[0]: row[1] for row in dictionary(table)}
    assert told == {column: kind.name.lower() for column, kind in COLUMNS[table].items()}
    assert list(told) == list(COLUMNS[table])


@pytest.mark.parametrize("table", COLUMNS)
def test_every_number_has_a_unit_or_none(table: str) -> None:
    currencies = {column for column in COLUMNS[table] if column.endswith("currency")}
    assert {row[2] for row in dictionary(table)} <= UNITS | currencies


def test_the_types_of_pandas_are_told() -> None:
    for kind in Kind:
        assert f"`{kind}`" in DOCUMENT


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("document")
    write_many(folder / "ACCOUNTS", 4)
    assert run(["portfolio", str(folder / "ACCOUNTS"), "--data", str(folder / "TABLES")]) == 0
    return folder / "TABLES"


def examples(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOCUMENT.partition("## Examples")[2], re.DOTALL)


def test_the_pandas_example_runs(tables: Path) -> None:
    (code,) = examples("python")
    told: dict[str, object] = {}
    exec(code.replace("TABLES", tables.as_posix()), told)
    answer = told["answer"]
    assert isinstance(answer, pd.DataFrame)
    assert answer["count"].sum() == 4 * 16


def test_the_duckdb_examples_run(tables: Path) -> None:
    queries = [query.replace("TABLES", tables.as_posix()) for query in examples("sql")]
    rows = duckdb.sql(queries[0]).fetchall()
    assert sum(row[2] for row in rows) == 4
    assert duckdb.sql(queries[1]).fetchall() == []  # these accounts have no measures


def test_no_account_is_lost_as_the_examples_tell_duckdb_to_read(tmp_path: Path) -> None:
    """Left to guess, it takes the account of the file #4711.xlsx for a comment, and says nothing."""
    (tmp_path / "ACCOUNTS").mkdir()
    for name in ("#4711", "A"):
        rows = (("Preis & Leistung", 1.0, 7.0, 3.0),)
        path = fill(tmp_path / "ACCOUNTS" / f"{name}.xlsx", Content((1.0, 10.0, 2.0, 4.5, 7.5), rows), GERMAN)
        if name != "A":
            assert run(["rate", str(path), "--criterion", "1", "--evidence", "5' 3\""]) == 0
    assert run(["portfolio", str(tmp_path / "ACCOUNTS"), "--data", str(tmp_path / "TABLES")]) == 0
    (found,) = re.findall(r"read_csv\('TABLES/criteria.csv'.*?\)", "".join(examples("sql")))
    query = f"SELECT account FROM {found.replace('TABLES', (tmp_path / 'TABLES').as_posix())}"
    assert sorted(duckdb.sql(query).fetchall()) == [("#4711.xlsx",), ("A.xlsx",)]
