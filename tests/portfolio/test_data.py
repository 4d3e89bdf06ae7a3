"""Long tables for Power BI, pandas and SQL: stable keys and types, sums as the portfolio's, nothing replaced."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import unicodedata
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest

from kam_partnership.cli.main import run
from kam_partnership.frames import COLUMNS, Tables, read_frames
from kam_partnership.headless import open_book
from kam_partnership.plain_text import same_title
from kam_partnership.portfolio.data_files import FILES, WORKBOOK
from kam_partnership.portfolio.data_rows import criterion_keys
from kam_partnership.portfolio.long_tables import Kind, account_keys
from kam_partnership.workbook import names
from portfolio.exports import text
from portfolio.made_up import TODAY
from support import workbooks
from support.libreoffice import find_soffice
from support.many_workbooks import Stamp, Typed, random_typed, write_many

DAY = TODAY.isoformat()


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Accounts with histories and measures; two of one name; an export of the CRM for some of them."""
    folder = tmp_path_factory.mktemp("data")
    write_many(folder, 6)
    twin = Stamp().workbook(random_typed(1))
    (folder / "Zweitwerk").mkdir()
    (folder / "Zweitwerk" / "Account 00001.xlsx").write_bytes(twin)
    rich = folder / "Region 00" / "Account 00002.xlsx"
    rows = (
        ("Treffen", "offen", 46000.0, 12.5),
        ("Plan", "in Arbeit", 50000.0, None),
        ("Fertig", "erledigt", 46000.0, 3.0),
    )
    with open_book(rich) as book:
        title = book.names[names.CRITERION_COLUMN].refers_to_range[0, 0].raw_value
        for row, values in enumerate(rows):
            for key, value in zip(("measure", "status", "due", "supplier_value"), values, strict=True):
                book.names[names.MEASURE_COLUMNS[key]].refers_to_range[row, 0].raw_value = value
        book.names[names.MEASURE_COLUMNS["criterion"]].refers_to_range[0, 0].raw_value = f" {title.upper()} "
        book.save()
    workbooks.save_state(rich, 45800.0, 4.0, 6.0)
    return folder


@pytest.fixture(scope="module")
def tables(accounts: Path) -> Tables:
    return read_frames(accounts, today=TODAY)


@pytest.fixture
def written(accounts: Path, tmp_path: Path) -> Path:
    export = tmp_path / "crm.csv"
    name = random_typed(3).key_account
    export.write_text(text([["Account", "Revenue", "Owner"], [name, "1250.5 EUR", "Anke"]]), encoding="utf-8")
    command = ["portfolio", str(accounts), "--data", str(tmp_path / "d"), "--date", DAY, "--lang", "de"]
    assert run([*command, "--figures", str(export)]) == 0
    return tmp_path / "d"


def test_every_column_has_the_type_that_the_dictionary_says(tables: Tables) -> None:
    for name, frame in tables._asdict().items():
        assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == dict(COLUMNS[name])


def test_keys_are_unique_and_join(tables: Tables) -> None:
    accounts, criteria, history, measures = tables
    assert accounts["account"].is_unique
    assert not criteria.duplicated(["account", "criterion"]).any()
    assert not history.duplicated(["account", "date"]).any()
    assert not measures.duplicated(["account", "number"]).any()
    for frame in (criteria, history, measures):
        assert set(frame["account"]) <= set(accounts["account"])
    joined = measures.merge(criteria, on=["account", "criterion"])
    assert joined["measure"].tolist() == ["Treffen"]  # though its criterion was typed in capitals
    twins = accounts[accounts["key_account"] == random_typed(1).key_account]
    assert sorted(twins["account"]) == ["Region 00/Account 00001.xlsx", "Zweitwerk/Account 00001.xlsx"]


def test_sums_equal_the_portfolios(accounts: Path, tables: Tables, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["portfolio", str(accounts), "--json", "--date", DAY]) == 0
    told = json.loads(capsys.readouterr().out)["accounts"]
    frame = tables.accounts.set_index("file")
    assert len(frame) == len(told)
    for one in told:
        row = frame.loc[one["file"]]
        for figure in ("net_balance", "level", "coverage", "supplier_score", "open_measures", "overdue_measures"):
            assert row[figure] == one[figure]
        assert (row["zone"], row["verdict"]) == (one["zone"], one["verdict"])
    measures, criteria = tables.measures, tables.criteria
    assert measures["open"].sum() == frame["open_measures"].sum() == sum(one["open_measures"] for one in told) == 2
    assert measures["overdue"].sum() == frame["overdue_measures"].sum() == 1
    balances = criteria.groupby("account")["contribution"].sum()
    expected = tables.accounts.set_index("account")["net_balance"]
    assert (balances - expected).abs().max() < 1e-9
    imbalances = criteria.groupby("account")["priority"].sum()
    assert (imbalances - tables.accounts.set_index("account")["gross_imbalance"]).abs().max() < 1e-9
    assert criteria.groupby("account")["rated"].sum().sum() == frame["rated_pairs"].sum()


def test_the_history_is_that_of_the_workbooks(tables: Tables) -> None:
    history = tables.history
    assert history[["supplier_score", "key_account_score"]].to_numpy().tolist() == [[4.0, 6.0]]
    assert tables.accounts["previous_date"].dropna().tolist() == history["date"].tolist()


# ---------------------------------------------------------------------- files
def test_pandas_reads_back_what_was_written(written: Path) -> None:
    for name, columns in COLUMNS.items():
        days = [column for column, kind in columns.items() if kind is Kind.DAY]
        types = {column: str(kind) for column, kind in columns.items() if kind is not Kind.DAY}
        frame = pd.read_csv(written / f"{name}.csv", dtype=types, parse_dates=days)
        assert list(frame.columns) == list(columns)
        workbook = pd.read_excel(written / WORKBOOK, sheet_name=name)
        assert list(workbook.columns) == list(columns)
        assert len(workbook) == max(len(frame), 1) or frame.empty
        for column, kind in columns.items():
            if kind is Kind.NUMBER and len(frame):
                assert frame[column].fillna(-99).tolist() == pytest.approx(workbook[column].fillna(-99).tolist())
    accounts = pd.read_csv(written / "accounts.csv")
    assert accounts["revenue"].sum() == 1250.5
    assert accounts["revenue_currency"].dropna().tolist() == ["EUR"]


def test_duckdb_finds_the_types_by_itself(written: Path) -> None:
    of_kind = {
        Kind.TEXT: "VARCHAR",
        Kind.NUMBER: "DOUBLE",
        Kind.COUNT: "BIGINT",
        Kind.FLAG: "BOOLEAN",
        Kind.DAY: "DATE",
    }
    for name, columns in COLUMNS.items():
        path = (written / f"{name}.csv").as_posix()
        found = duckdb.sql(f"DESCRIBE SELECT * FROM read_csv('{path}', header=true)").fetchall()
        filled = pd.read_csv(path).notna().any()
        for column, seen, *_ in found:
            if filled[column]:
                assert seen in (of_kind[columns[column]], "BIGINT" if columns[column] is Kind.NUMBER else ""), column
    query = f"SELECT sum(contribution) FROM read_csv('{(written / 'criteria.csv').as_posix()}', header=true)"
    frame = pd.read_csv(written / "accounts.csv")
    assert duckdb.sql(query).fetchall()[0][0] == pytest.approx(frame["net_balance"].sum(), abs=1e-9)


@pytest.mark.libreoffice
def test_libreoffice_reads_numbers_days_and_truth_values(written: Path, tmp_path: Path) -> None:
    soffice = find_soffice()
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    out = tmp_path / "lo"
    filters = "CSV:44,34,76,1,,1033,false,true"  # comma, quotation mark, UTF-8, English, special numbers recognised
    call = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    call += [
        f"--infilter={filters}",
        "--outdir",
        str(out),
        str(written / "accounts.csv"),
        str(written / "measures.csv"),
    ]
    subprocess.run(call, check=True, capture_output=True, timeout=180)
    for name in ("accounts", "measures"):
        sheet = openpyxl.load_workbook(out / f"{name}.xlsx").active
        head = [cell.value for cell in sheet[1]]
        types = {Kind.TEXT: str, Kind.NUMBER: (int, float), Kind.COUNT: int, Kind.FLAG: bool, Kind.DAY: dt.datetime}
        assert head == list(COLUMNS[name])
        for row in sheet.iter_rows(min_row=2):
            for column, cell in zip(head, row, strict=True):
                if cell.value is not None and COLUMNS[name][column] is not Kind.TEXT:
                    assert isinstance(cell.value, types[COLUMNS[name][column]]), (name, column, cell.value)


def test_two_runs_give_the_same_bytes_and_nothing_is_replaced_unasked(accounts: Path, written: Path) -> None:
    first = {name: (written / name).read_bytes() for name in FILES}
    command = ["portfolio", str(accounts), "--data", str(written), "--date", DAY, "--lang", "de"]
    (written / FILES[0]).unlink()
    assert run(command) == 3
    assert not (written / FILES[0]).exists()  # not even what would have been free
    assert run([*command, "--force"]) == 0
    assert run([*command, "--force"]) == 0
    again = {name: (written / name).read_bytes() for name in FILES}
    assert again["criteria.csv"] == first["criteria.csv"]
    assert not [path for path in written.iterdir() if path.name not in FILES]


def test_the_tables_may_lie_among_the_accounts(accounts: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(accounts, tmp_path / "alle"))
    command = ["portfolio", str(folder), "--data", str(folder), "--force"]
    assert run(command) == 0
    assert run(command) == 0  # the workbook with the tables is no account that could not be read


def test_texts_of_strangers_stay_texts(tmp_path: Path) -> None:
    ratings = [(5.0, 5.0)] * 4
    titles = ('=cmd|"/c calc"!A1', 'Komma, Semikolon; "Anführung"', "Zeile", "x" * 300)
    (tmp_path / "a.xlsx").write_bytes(Stamp().workbook(Typed("=1+1", ratings, titles=titles)))
    assert run(["portfolio", str(tmp_path), "--data", str(tmp_path / "d")]) == 0
    frame = pd.read_csv(tmp_path / "d" / "criteria.csv", dtype="string")
    assert frame["title"].tolist()[:2] == list(titles[:2])
    cell = openpyxl.load_workbook(tmp_path / "d" / WORKBOOK)["criteria"]["D2"]
    assert (cell.value, cell.data_type) == (titles[0], "s")


# ---------------------------------------------------------------------- keys
def test_an_accounts_key_says_nothing_of_others_and_nothing_of_the_computer(tmp_path: Path) -> None:
    (tmp_path / "Süd").mkdir()
    one = account_keys([str(tmp_path / "Süd" / "A.xlsx")], [tmp_path])
    assert one == ["Süd/A.xlsx"]
    mac = str(tmp_path / unicodedata.normalize("NFD", "Süd") / "A.xlsx")
    assert account_keys([str(tmp_path / "Süd" / "B.xlsx"), mac], [tmp_path])[1] == one[0]
    assert account_keys([str(tmp_path / "Süd" / "A.xlsx")], [tmp_path / "Süd" / "A.xlsx"]) == ["A.xlsx"]
    both = account_keys([str(tmp_path / "Süd" / "A.xlsx")], [tmp_path / "Süd", tmp_path / "Nord"])
    assert both == ["Süd/A.xlsx"]


def test_criteria_of_one_title_are_told_apart() -> None:
    titles = ["Preis", " PREIS ", "Preis (2)", "", "", "Preis"]
    keys = criterion_keys(titles)
    assert len(set(keys)) == len(keys)
    assert keys[0] == same_title("Preis")
    assert keys[2] == same_title("Preis (2)")


# ---------------------------------------------------------------------- others that read
def test_a_dask_cluster_gives_the_same_frames(accounts: Path, tables: Tables) -> None:
    distributed = pytest.importorskip("distributed")
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, protocol="tcp", dashboard_address=None, silence_logs=50
    )
    with cluster:
        told = read_frames(accounts, today=TODAY, dask=cluster.scheduler_address)
    for one, other in zip(tables, told, strict=True):
        pd.testing.assert_frame_equal(one, other)


def test_what_cannot_be_read_is_named(accounts: Path, tmp_path: Path) -> None:
    (tmp_path / "fremd.xlsx").write_bytes(b"kein Excel")
    told = read_frames([accounts, tmp_path], today=TODAY)
    assert told.accounts.attrs["failed"] == [str(tmp_path / "fremd.xlsx")]
