"""Exports of a CRM join the accounts right or ask; nothing is swallowed; JSON, sheet and stderr tell the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_partnership.cli.main import run
from kam_partnership.errors import FileUnreadable, Refused
from kam_partnership.foreign.crm_export import read_export
from kam_partnership.plain_text import same_name
from kam_partnership.portfolio.account import Account
from kam_partnership.portfolio.company_names import spellings
from kam_partnership.portfolio.crm_join import Joined, join
from kam_partnership.portfolio.crm_rows import CrmFacts, Export, ExportRow, Field
from portfolio.exports import ACCOUNTS, BY_FILE, EXPORTS, Truth, text, workbook
from portfolio.made_up import account
from support.many_workbooks import Stamp, Typed

FOLDER = [account(name, 5, 5, file=f"Ordner/k{n}.xlsx") for n, name in enumerate(ACCOUNTS)]
FOLDER.append(account("", 5, 5, file=f"Ordner/{BY_FILE}.xlsx"))


@pytest.fixture(params=EXPORTS, ids=lambda make: make.__name__)
def case(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Truth]:
    make: Callable[[Path], tuple[Path, Truth]] = request.param
    return make(tmp_path)


def test_every_row_is_joined_right_or_asked_about(case: tuple[Path, Truth]) -> None:
    path, truth = case
    joined = join(read_export(path), FOLDER)
    found = {m.account.name: m.facts.revenue for m in joined.matches}
    assert {name: amount and (amount.value, amount.currency) for name, amount in found.items()} == truth.revenue
    assert {d.account.name: [row.row for row in d.rows] for d in joined.doubles} == truth.doubles
    assert {n.row.name: [a.name for a in n.accounts] for n in joined.near_misses} == truth.near
    assert [row.name for row in joined.unmatched] == list(truth.unmatched)
    assert {a.name for a in joined.without} == truth.without
    assert [left.words for left in joined.export.left_out if left.why != "rule"] == list(truth.left_out)
    first = next(iter(joined.matches), None)
    assert first is None or not truth.owner or first.facts.owner == truth.owner


def test_every_row_and_every_account_stands_in_one_place(case: tuple[Path, Truth]) -> None:
    joined = join(read_export(case[0]), FOLDER)
    places = [row.row for m in joined.matches for row in m.rows] + [row.row for d in joined.doubles for row in d.rows]
    places += [n.row.row for n in joined.near_misses] + [row.row for row in joined.unmatched]
    assert sorted(places) == [row.row for row in joined.export.rows]
    accounts = [m.account.file for m in joined.matches] + [d.account.file for d in joined.doubles]
    assert sorted(accounts + [a.file for a in joined.without]) == sorted(a.file for a in FOLDER)


def test_amounts_of_different_currencies_are_not_compared(case: tuple[Path, Truth]) -> None:
    joined = join(read_export(case[0]), FOLDER)
    sized = [one for one in joined.apply(FOLDER) if one.size is not None]
    assert all(one.crm and one.crm.revenue and one.crm.revenue.currency == joined.currency for one in sized)
    other = {match.account.file for match in joined.other_currency}
    with_amount = {match.account.file for match in joined.matches if match.facts.revenue}
    assert {one.file for one in sized} == with_amount - other


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The accounts as workbooks."""
    folder, stamp = tmp_path_factory.mktemp("crm"), Stamp()
    for number, name in enumerate(ACCOUNTS):
        ratings = [(5.0 + number / 10, 5.0)] * 3
        (folder / f"k{number}.xlsx").write_bytes(stamp.workbook(Typed(name, ratings)))
    (folder / f"{BY_FILE}.xlsx").write_bytes(stamp.workbook(Typed("", [(5.0, 5.0)] * 3)))
    return folder


def test_json_sheet_and_standard_error_tell_the_same(
    case: tuple[Path, Truth], accounts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, truth = case
    out = tmp_path / "portfolio.xlsx"
    command = ["portfolio", str(accounts), "-o", str(out), "--json", "--figures", str(path), "--lang", "de"]
    assert run(command) == 0
    told = capsys.readouterr()
    figures = json.loads(told.out)["figures"]
    assert figures["matched"] == len(truth.revenue)
    assert sorted(figures["unmatched_rows"]) == sorted([*truth.unmatched, *truth.near])
    assert sorted(figures["doubles"]) == sorted(truth.doubles)
    assert {near["name"] for near in figures["near_misses"]} == set(truth.near)
    names = {BY_FILE if name == "" else name for name in (Path(f).stem for f in figures["accounts_without"])}
    assert len(names) == len(truth.without)

    sheet = openpyxl.load_workbook(out)["CRM"]
    rows = [[cell.value for cell in row[1:]] for row in sheet.iter_rows(min_row=6)]
    status = [row[0] for row in rows]
    assert sum(word == "Account ohne Zeile" for word in status) == len(figures["accounts_without"])
    assert sum(word == "Mehrere Zeilen: keine zählt" for word in status) == sum(map(len, truth.doubles.values()))
    unmatched = {row[2] for row in rows if row[0] == "Zeile ohne Account"}
    near = {row[2] for row in rows if str(row[0]).startswith("Vielleicht gemeint")}
    assert unmatched | near == set(figures["unmatched_rows"])

    assert f"{figures['matched']} von {len(FOLDER)} Accounts zugeordnet" in told.err
    for name in (*truth.doubles, *truth.near, *truth.unmatched[:8], *truth.left_out):
        assert name in told.err
    if figures["accounts_without"]:
        assert f"Accounts ohne Zeile ({len(figures['accounts_without'])})" in told.err
    if truth.unmatched:
        assert f"Zeilen ohne Account ({len(truth.unmatched)})" in told.err


CASES = {
    "salesforce.csv": (
        "\ufeff"
        + text(
            [
                ["Account Name", "Annual Revenue Currency", "Annual Revenue", "Account Owner"],
                ["Muster AG", "EUR", "1250000.00", "Anke Beispiel"],
                ["Beispiel GmbH & Co, KG", "EUR", "830000.00", "Anke Beispiel"],
                ["Nordhafen Pumpem SE", "CHF", "412500.50", "Bernd Muster"],
                ["Fernab Ventile AG", "EUR", "99000.00", "Bernd Muster"],
                ["MUSTER AG", "EUR", "40000.00", "Bernd Muster"],
            ]
        ),
        {"Beispiel GmbH & Co. KG": 830_000.0},
        {"Nordhafen Pumpem SE": (412_500.5, "CHF")},
    ),
    "dynamics.csv": (
        text(
            [
                ["Firmenname", "Jahresumsatz", "Besitzer"],
                ["Muster AG", "1.250.000,00 €", "Anke Beispiel"],
                ["Beispiel GmbH & Co, KG", "830.000,00 €", "Anke Beispiel"],
                ["Nordhafen-Pumpen", "412.500,50 €", "Bernd Muster"],
                ["Südtal Antreibe GmbH", "77.000,00 €", "Bernd Muster"],
                ["Fernab Ventile AG", "99.000,00 €", "Bernd Muster"],
                ["Muster AG", "40.000,00 €", "Bernd Muster"],
            ],
            ";",
        ),
        {"Beispiel GmbH & Co. KG": 830_000.0, "Nordhafen Pumpen SE": 412_500.5},
        {"Südtal Antreibe GmbH": (77_000.0, "EUR")},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_exports_that_were_refused_as_they_came(name: str, tmp_path: Path) -> None:
    content, revenue, near = CASES[name]
    path = tmp_path / name
    path.write_bytes(content.encode("utf-8" if content.startswith("\ufeff") else "cp1252"))
    told = join(read_export(path), FOLDER[:4])
    assert {m.account.name: m.facts.revenue and m.facts.revenue.value for m in told.matches} == revenue
    assert [double.account.name for double in told.doubles] == ["Muster AG"]
    amounts = {one.row.name: one.row.facts.revenue for one in told.near_misses}
    assert {row: amount and (amount.value, amount.currency) for row, amount in amounts.items()} == near
    assert [row.name for row in told.unmatched] == ["Fernab Ventile AG"]
    assert "Südtal Antriebe GmbH" in {one.name for one in told.without}


# ---------------------------------------------------------------------- what a person says
def test_a_confirmed_name_is_kept_and_not_asked_again(
    accounts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "export.csv"
    path.write_text(text([["Account", "Revenue"], ["Nordhafen Pumpem", "5"], ["Mustar AG", "7"]]), encoding="utf-8")
    command = ["portfolio", str(accounts), "--json", "--figures", str(path), "-o", str(tmp_path / "a.xlsx")]
    assert run([*command, "--same", "Nordhafen Pumpem=Nordhafen Pumpen SE", "--same", "Mustar AG=-"]) == 0
    capsys.readouterr()
    kept = (tmp_path / "kam-matching.csv").read_text("utf-8-sig")
    assert "Nordhafen Pumpem;Nordhafen Pumpen SE" in kept.splitlines()
    assert "Mustar AG;-" in kept.splitlines()
    assert kept.startswith("# KAM")
    command[-1] = str(tmp_path / "b.xlsx")
    assert run(command) == 0
    figures = json.loads(capsys.readouterr().out)["figures"]
    assert [match["by"] for match in figures["matches"]] == ["confirmed"]
    assert (figures["near_misses"], figures["unmatched_rows"]) == ([], ["Mustar AG"])


def test_the_kept_file_may_be_edited_and_saved_by_excel(accounts: Path, tmp_path: Path) -> None:
    path, kept = tmp_path / "export.csv", tmp_path / "kam-matching.csv"
    path.write_text(text([["Account", "Revenue"], ["Nordhafen Pumpem", "5"]]), encoding="utf-8")
    kept.write_bytes('"# Notiz, von Hand"\r\ncrm_name,account\r\nNordhafen Pumpem,k2.xlsx\r\n'.encode("cp1252"))
    command = ["portfolio", str(accounts), "--figures", str(path), "-o", str(tmp_path / "a.xlsx")]
    before = kept.read_bytes()
    assert run(command) == 0
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["CRM"]
    assert "Von Ihnen bestätigt" in [cell.value for cell in sheet["B"]]
    assert kept.read_bytes() == before  # nothing new was said


def test_a_name_that_looks_like_a_formula_is_kept_harmless(accounts: Path, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(text([["Account", "Revenue"], ["=Muster()", "5"]]), encoding="utf-8")
    command = ["portfolio", str(accounts), "--figures", str(path), "-o", str(tmp_path / "a.xlsx"), "--force", "--json"]
    assert run([*command, "--same", "=Muster()=Muster AG"]) == 0
    assert "'=Muster();Muster AG" in (tmp_path / "kam-matching.csv").read_text("utf-8-sig")
    assert run(command) == 0
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["CRM"]
    assert "Von Ihnen bestätigt" in [cell.value for cell in sheet["B"]]


@pytest.mark.parametrize("same", ["Niemand=Muster AG", "Mustar AG=Niemand AG"])
def test_what_is_confirmed_must_be_there(
    same: str, accounts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "export.csv"
    path.write_text(text([["Account", "Revenue"], ["Mustar AG", "7"]]), encoding="utf-8")
    out = tmp_path / "a.xlsx"
    assert run(["portfolio", str(accounts), "--figures", str(path), "-o", str(out), "--same", same]) == 2
    assert "Niemand" in capsys.readouterr().err
    assert not out.exists()
    assert not (tmp_path / "kam-matching.csv").exists()


def test_yes_confirms_only_what_can_mean_one_account(accounts: Path, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    rows = [["Account", "Revenue"], ["Nordhafen Pumpem", "5"], ["Mustar AG", "7"], ["Muster X AG", "9"]]
    path.write_text(text(rows), encoding="utf-8")
    assert run(["portfolio", str(accounts), "--figures", str(path), "-o", str(tmp_path / "a.xlsx"), "--yes"]) == 0
    kept = (tmp_path / "kam-matching.csv").read_text("utf-8-sig").splitlines()[-1]
    assert kept == "Nordhafen Pumpem;Nordhafen Pumpen SE"


@pytest.mark.parametrize(("answers", "kept"), [("1 k", 2), ("j n", 2), ("x 7", 0), ("", 0), ("a", 0), ("1 a", 1)])
def test_a_person_at_a_terminal_is_asked(
    answers: str, kept: int, accounts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "export.csv"
    path.write_text(text([["Account", "Revenue"], ["Nordhafen Pumpem", "5"], ["Mustar AG", "7"]]), encoding="utf-8")
    given = iter(answers.split())

    def answer(_question: str) -> str:
        try:
            return next(given)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    command = ["portfolio", str(accounts), "--figures", str(path), "-o", str(tmp_path / "a.xlsx"), "--lang", "de"]
    assert run(command) == 0
    file = tmp_path / "kam-matching.csv"
    lines = file.read_text("utf-8-sig").splitlines() if file.exists() else []
    assert len([line for line in lines if not line.startswith("#")][1:]) == kept


# ---------------------------------------------------------------------- columns
def joined(tmp_path: Path, rows: list[list[str]], **more: object) -> Joined:
    path = tmp_path / "export.csv"
    path.write_text(text(rows, ";"), encoding="utf-8")
    return join(read_export(path, **more), FOLDER)  # type: ignore[arg-type]


def test_two_columns_that_could_be_the_revenue_are_a_question(tmp_path: Path) -> None:
    rows = [["Kunde", "Umsatz 2025", "Umsatz 2026"], ["Muster AG", "1", "2"]]
    with pytest.raises(Refused, match=r"Umsatz 2025.*Umsatz 2026"):
        joined(tmp_path, rows)
    told = joined(tmp_path, rows, meant={"Umsatz 2026": Field.REVENUE})
    assert told.matches[0].facts.revenue is not None
    assert told.matches[0].facts.revenue.value == 2.0


def test_two_columns_that_could_be_the_owner_are_told_and_none_is_taken(tmp_path: Path) -> None:
    told = joined(tmp_path, [["Kunde", "Umsatz", "Betreuer", "KAM"], ["Muster AG", "1", "A", "B"]])
    assert told.matches[0].facts.owner == ""
    assert told.export.unsure == {Field.OWNER: ("Betreuer", "KAM")}


def test_a_person_says_what_a_column_is(tmp_path: Path) -> None:
    meant = {"Bezeichnung": Field.ACCOUNT, "Wert 7": Field.POTENTIAL, "Umsatz": Field.REVENUE}
    told = joined(tmp_path, [["Bezeichnung", "Umsatz", "Wert 7"], ["Muster AG", "1", "2"]], meant=meant)
    facts = told.matches[0].facts
    assert (facts.revenue and facts.revenue.value, facts.potential and facts.potential.value) == (1.0, 2.0)


def test_a_person_says_it_on_the_command_line(
    accounts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "export.csv"
    path.write_text(text([["Zeile", "Wert 7"], ["Muster AG", "7"]]), encoding="utf-8")
    command = ["portfolio", str(accounts), "--json", "--figures", str(path), "--match"]
    assert run([*command, "Zeile=account", "--match", "Wert 7=Revenue"]) == 0
    assert json.loads(capsys.readouterr().out)["figures"]["columns"] == {"account": "Zeile", "revenue": "Wert 7"}
    assert run([*command, "Zeile=kunde"]) == 2
    assert "account, file, revenue, potential" in capsys.readouterr().err
    assert run([*command, "Zeil=account"]) == 3
    assert '„Zeil“. Die Überschriften sind: "Zeile", "Wert 7"' in capsys.readouterr().err


def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    rows = [["Kunde", "Umsatz"], ["Muster AG", "1"]]
    for more in ({"meant": {"Erlös": Field.REVENUE}}, {"size_by": "Erlös"}):
        with pytest.raises(FileUnreadable, match=r"Erlös.*Kunde.*Umsatz"):
            joined(tmp_path, rows, **more)


@pytest.mark.parametrize(
    ("amounts", "read", "sample"),
    [
        (["1.250", "830.000"], [1250.0, 830_000.0], "1.250"),
        (["1.250", "830,5"], [1250.0, 830.5], ""),
        (["1.250,00", "2.000"], [1250.0, 2000.0], ""),
        (["1250", "830"], [1250.0, 830.0], ""),
    ],
)
def test_an_amount_that_may_mean_two_numbers_is_told(
    amounts: list[str], read: list[float], sample: str, tmp_path: Path
) -> None:
    rows = [["Muster AG", amounts[0]], ["Huber GesmbH", amounts[1]]]
    told = joined(tmp_path, [["Kunde", "Umsatz"], *rows])
    assert [match.facts.revenue and match.facts.revenue.value for match in told.matches] == read
    assert [guess.sample for guess in told.export.guessed] == ([sample] if sample else [])


def test_an_export_without_accounts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="figures_without_account"):
        joined(tmp_path, [["Vertrag", "Umsatz"], ["17", "1"]])


def test_several_sheets_with_an_export_are_a_question(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    workbook(path, [["Kunde", "Umsatz"], ["Muster AG", 1.0]])
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book.active).title = "2025"
    book.save(path)
    with pytest.raises(Refused, match="figures_several_sheets"):
        read_export(path)


def test_rows_that_a_filter_hides_and_sheets_that_are_not_read_are_told(
    accounts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "filtered.xlsx"
    workbook(path, [["Kunde", "Umsatz"], ["Muster AG", 1.0], ["Huber GesmbH", 2.0]])
    book = openpyxl.load_workbook(path)
    book.active.row_dimensions[3].hidden = True
    for title, state in (("Notizen", "visible"), ("hiddenSheet", "hidden")):
        other = book.create_sheet(title)
        other["A1"], other.sheet_state = "x", state
    book.save(path)
    export = read_export(path)
    assert export.hidden_rows == (3,)
    assert [(left.words, left.why) for left in export.left_out] == [
        ("Notizen", "sheet"),
        ("hiddenSheet", "hidden_sheet"),
    ]
    command = ["portfolio", str(accounts), "-o", str(tmp_path / "p.xlsx"), "--figures", str(path), "--lang", "de"]
    assert run(command) == 0
    told = capsys.readouterr().err
    assert "Ausgeblendete Zeilen, etwa durch einen Filter, wurden mitgelesen (1): 3." in told
    assert "Notizen, hiddenSheet" in told


# ---------------------------------------------------------------------- joining
def test_a_row_for_two_accounts_of_one_name_is_given_to_none(tmp_path: Path) -> None:
    twins = [account("Muster AG", 5, 5, file="a.xlsx"), account("Muster  ag", 5, 5, file="b.xlsx")]
    path = tmp_path / "export.csv"
    path.write_text(text([["Account", "Revenue"], ["Muster AG", "7"]]), encoding="utf-8")
    told = join(read_export(path), twins)
    assert (told.matches, len(told.near_misses[0].accounts)) == ((), 2)
    said = join(read_export(path), twins, {"Muster AG": "b.xlsx"})
    assert [match.account.file for match in said.matches] == ["b.xlsx"]


def test_a_sister_company_does_not_take_the_place_of_the_one_named(tmp_path: Path) -> None:
    told = joined(tmp_path, [["Kunde", "Umsatz"], ["Muster AG", "1"], ["Muster GmbH", "2"]])
    assert [match.rows[0].name for match in told.matches] == ["Muster AG"]
    assert [(near.row.name, str(near.doubt)) for near in told.near_misses] == [("Muster GmbH", "other_row_fits_better")]


def test_a_column_of_currencies_beside_an_amount_tells_its_currency_though_it_names_another(tmp_path: Path) -> None:
    head = ["Accountname", "Jahresumsatz Währung", "Umsatz 2026", "Potenzial Währung", "Potenzial"]
    told = joined(tmp_path, [head, ["Muster AG", "CHF", "100", "EUR", "7"]])
    facts = told.matches[0].facts
    assert facts.revenue is not None
    assert facts.potential is not None
    assert (facts.revenue.currency, facts.potential.currency) == ("CHF", "EUR")


def test_rows_are_added_up_only_when_somebody_asks_and_never_over_currencies(tmp_path: Path) -> None:
    rows = [["Kunde", "Umsatz"], ["Muster AG", "1 EUR"], ["Muster AG", "2 EUR"], ["Huber GesmbH", "1 EUR"]]
    path = tmp_path / "export.csv"
    path.write_text(text([*rows, ["Huber GesmbH", "2 CHF"]], ";"), encoding="utf-8")
    plain, added = (join(read_export(path), FOLDER, add_up=asked) for asked in (False, True))
    assert [double.account.name for double in plain.doubles] == ["Muster AG", "Huber Ges.m.b.H."]
    assert [double.account.name for double in added.doubles] == ["Huber Ges.m.b.H."]
    assert added.matches[0].facts.revenue is not None
    assert added.matches[0].facts.revenue.value == 3.0


NAMES = st.sampled_from(
    [
        *ACCOUNTS,
        "muster ag",
        "Muster GmbH",
        "MÜLLER & Soehne",
        "Mustar AG",
        "Huber",
        "Nordhafen",
        BY_FILE,
        "Fernab",
        "SE",
    ]
) | st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)


@given(st.lists(NAMES, max_size=12), st.lists(NAMES, max_size=6), st.booleans())
def test_no_row_is_lost_or_taken_twice_whatever_the_names(rows: list[str], folder: list[str], add_up: bool) -> None:
    export = Export("x.csv", {}, tuple(ExportRow(n, name, CrmFacts()) for n, name in enumerate(rows, 2)))
    accounts = [account(name, 5, 5, file=f"{n}.xlsx") for n, name in enumerate(folder)]
    told = join(export, accounts, add_up=add_up)
    found = [row.row for match in told.matches for row in match.rows] + [r.row for d in told.doubles for r in d.rows]
    found += [near.row.row for near in told.near_misses] + [row.row for row in told.unmatched]
    assert sorted(found) == [row.row for row in export.rows]
    files = [one.account.file for one in (*told.matches, *told.doubles)] + [one.file for one in told.without]
    assert sorted(files) == sorted(one.file for one in accounts)
    for match in told.matches:
        for row in match.rows:  # nothing is taken that is only similar
            same = same_name(row.name) == same_name(match.account.name)
            assert same or spellings(row.name) & (spellings(match.account.name) | spellings(match.account.file[:-5]))


def test_the_order_of_rows_and_accounts_does_not_matter(tmp_path: Path) -> None:
    rows = [["Nordhafen Pumpem", "1"], ["Muster AG", "2"], ["Muster SE", "3"], ["Fernab", "4"]]

    def result(order: list[list[str]], folder: list[Account]) -> tuple[object, ...]:
        path = tmp_path / "export.csv"
        path.write_text(text([["Account", "Revenue"], *order]), encoding="utf-8")
        told = join(read_export(path), folder)
        near = {(near.row.name, tuple(a.name for a in near.accounts)) for near in told.near_misses}
        return {(m.account.name, m.rows[0].name) for m in told.matches}, near, {row.name for row in told.unmatched}

    assert result(rows, FOLDER) == result(rows[::-1], FOLDER[::-1])
