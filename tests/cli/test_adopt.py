"""``kam-partnership adopt``: from the merged workbook of a meeting to the account's own one, as a new state."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kam_partnership.cells import CellValue
from kam_partnership.cli.inspect import scored
from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from kam_partnership.texts import Language
from kam_partnership.texts.criteria import CRITERIA
from kam_partnership.workbook import names
from kam_partnership.workbook.closed_file import read_workbook
from kam_partnership.workbook.history_and_measures import read_plan
from kam_partnership.workbook.judged_file import judge
from kam_partnership.xlsx.dates import serial_number
from support import workbooks
from support.agreed import MEETING, Agreed, fill, merged_bytes, merged_file

TITLES = [criterion.title for criterion in CRITERIA[Language.DE][:5]]
BEFORE = dt.date(2026, 10, 5)
OLD = Path(__file__).parents[1] / "data" / "template_1_0"
Told = tuple[int, str, str]


def write(path: Path, cells: dict[tuple[str, int], CellValue]) -> Path:
    """Cells of columns by name and row counted from 0."""
    with open_book(path) as book:
        for (name, row), value in cells.items():
            book.names[name].refers_to_range[row, 0].raw_value = value
        book.save()
    return path


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rated on 5 October: every criterion 8 against 6, with evidence for the second one."""
    rows = tuple((title, 1.0, 8.0, 6.0) for title in TITLES)
    content = workbooks.Content(workbooks.SCALES[0], rows, evidence=("", "Termintreue 98 %"))
    path = workbooks.fill(tmp_path_factory.mktemp("filled") / "kunde.xlsx", content)
    day = {
        (names.GENERAL_CELLS["date"], 0): serial_number(BEFORE),
        (names.GENERAL_CELLS["key_account"], 0): "Muster AG",
    }
    return write(path, day)


@pytest.fixture
def account(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "kunde.xlsx"))


@pytest.fixture
def merged(tmp_path: Path) -> Callable[..., Path]:
    def make(agreed: dict[str, Agreed], **options: Any) -> Path:
        return merged_file(tmp_path / "alle.xlsx", options.pop("titles", TITLES), agreed, **options)

    return make


@pytest.fixture
def adopt(capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    def call(merged: Path, account: Path, *options: str | Path) -> Told:
        capsys.readouterr()
        code = run(["adopt", str(merged), "--into", str(account), "--lang", "de", *map(str, options)])
        return code, *capsys.readouterr()

    return call


def rated(path: Path) -> list[tuple[float | None, float | None, str]]:
    """What ``score`` sees: both ratings and the evidence."""
    return [(one["supplier"], one["key_account"], one["evidence"] or "") for one in score(path)["criteria"]]


def score(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(scored(judge(path, None)), default=str))
    return found


def history(path: Path) -> dict[dt.date, list[tuple[float | None, float | None]]]:
    """The saved states by their days: both ratings of each criterion."""
    return {
        state.date: [(one.supplier, one.key_account) for one in state.assessment.criteria]
        for state in read_plan(path).history
        if state.assessment is not None
    }


class TestANewState:
    def test_what_was_agreed_is_in_the_workbook_and_the_rest_is_as_it_was(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        agreed: dict[str, Agreed] = {TITLES[0]: (7, 6.5, "Früher gefragt"), TITLES[2]: (None, 4, None)}
        code, out, err = adopt(merged(agreed), account)
        assert (code, err) == (0, "")
        assert rated(account) == [
            (7.0, 6.5, "Vereinbart am 24.11.2026: Früher gefragt"),
            (8.0, 6.0, "Termintreue 98 %"),
            (8.0, 4.0, ""),
            (8.0, 6.0, ""),
            (8.0, 6.0, ""),
        ]
        assert out.splitlines() == [
            f"1  {TITLES[0]}: Lieferant 8 → 7; Key Account 6 → 6,5; Grund ergänzt",
            f"3  {TITLES[2]}: Key Account 6 → 4",
            "Vereinbartes zu 2 Kriterien übernommen; die Mappe steht jetzt auf dem 24.11.2026.",
            "Der Stand davor steht im Verlauf unter dem 05.10.2026.",
            f"Geschrieben: {account}",
        ]

    def test_the_state_before_is_in_the_history_and_the_change_is_told(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        adopt(merged({TITLES[0]: (7, 6.5, None)}), account)
        assert history(account) == {BEFORE: [(8.0, 6.0)] * 5}
        told = score(account)
        assert told["date"] == str(MEETING)
        since = told["since_last"]
        assert since["date"] == str(BEFORE)
        [change] = since["criteria"]
        assert (change["supplier_then"], change["supplier_now"]) == (8.0, 7.0)
        assert (change["key_account_then"], change["key_account_now"]) == (6.0, 6.5)

    def test_excel_reads_the_same(self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]) -> None:
        """openpyxl as somebody who knows nothing of us."""
        adopt(merged({TITLES[0]: (7, 6.5, None)}), account)
        book = openpyxl.load_workbook(account)
        rows = [[cell.value for cell in row] for row in book["Partnerschaft"].iter_rows()]
        [row] = [row for row in rows if TITLES[0] in row]
        place = row.index(TITLES[0])
        assert row[place : place + 4] == [TITLES[0], 1, 7, 6.5]
        [(sheet, cell)] = book.defined_names[names.GENERAL_CELLS["date"]].destinations
        assert book[sheet][cell.replace("$", "")].value == dt.datetime.combine(MEETING, dt.time())

    def test_evidence_is_added_to_what_stands_there(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        adopt(merged({TITLES[1]: (8, None, "+immer noch")}), account)
        assert rated(account)[1] == (8.0, 6.0, "Termintreue 98 % · Vereinbart am 24.11.2026: +immer noch")

    def test_a_second_time_nothing_is_written(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        path = merged({TITLES[1]: (7, 5, "weil")})
        adopt(path, account)
        data = account.read_bytes()
        code, out, err = adopt(path, account)
        assert (code, err) == (0, "")
        assert "steht schon in der Mappe" in out
        assert account.read_bytes() == data

    def test_what_both_confirm_as_it_is_makes_a_new_state_too(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        assert adopt(merged({TITLES[1]: (8, 6, None)}), account)[0] == 0
        assert score(account)["date"] == str(MEETING)
        assert history(account).keys() == {BEFORE}

    def test_out_leaves_the_file_alone(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told], tmp_path: Path
    ) -> None:
        path, before = merged({TITLES[0]: (1, 2, None)}), account.read_bytes()
        out = tmp_path / "neu.xlsx"
        assert adopt(path, account, "-o", out)[0] == 0
        assert account.read_bytes() == before
        assert rated(out)[0][:2] == (1.0, 2.0)
        assert adopt(path, account, "-o", out)[0] == 3  # it is there now
        assert adopt(path, account, "-o", path, "--force")[0] == 3  # what is read is never replaced

    def test_a_whole_meeting_equals_a_direct_rating(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told], tmp_path: Path
    ) -> None:
        pairs = {title: (float(n), 10.0 - n) for n, title in enumerate(TITLES, start=1)}
        adopt(merged({title: (*pair, None) for title, pair in pairs.items()}), account)
        rows = tuple((title, 1.0, *pair) for title, pair in pairs.items())
        direct = workbooks.fill(tmp_path / "direkt.xlsx", workbooks.Content(workbooks.SCALES[0], rows))
        figures = "supplier_score", "key_account_score", "net_balance", "gross_imbalance", "balance_score", "level"
        mine, theirs = score(account), score(direct)
        assert [mine[key] for key in figures] == [theirs[key] for key in figures]
        assert mine["criteria"][0]["contribution"] == theirs["criteria"][0]["contribution"]

    def test_titles_match_across_languages(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        english = [criterion.title for criterion in CRITERIA[Language.EN][:5]]
        path = merged({english[3]: (1, 2, "because")}, titles=english, language=Language.EN)
        assert adopt(path, account)[0] == 0
        assert rated(account)[3] == (1.0, 2.0, "Vereinbart am 24.11.2026: because")


class TestTheHistory:
    def test_a_state_that_stands_there_already_is_not_saved_again(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        assert run(["snapshot", str(account)]) == 0
        assert adopt(merged({TITLES[0]: (7, 6, None)}), account)[0] == 0
        assert history(account) == {BEFORE: [(8.0, 6.0)] * 5}

    def test_another_state_of_that_day_is_not_replaced_in_silence(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        assert run(["snapshot", str(account)]) == 0
        write(account, {(names.SUPPLIER_COLUMN, 0): 9.0})
        path, before = merged({TITLES[0]: (7, 6, None)}), account.read_bytes()
        code, out, err = adopt(path, account)
        assert (code, out) == (2, "")
        assert "05.10.2026" in err
        assert "--force" in err
        assert account.read_bytes() == before
        assert adopt(path, account, "--force")[0] == 0
        assert history(account)[BEFORE][0] == (9.0, 6.0)

    def test_without_a_date_the_state_before_stands_under_the_day_before_the_meeting(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        write(account, {(names.GENERAL_CELLS["date"], 0): None})
        code, out, _ = adopt(merged({TITLES[0]: (7, 6, None)}), account)
        assert code == 0
        assert "unter dem 23.11.2026, dem Tag vor dem Treffen" in out
        assert history(account).keys() == {dt.date(2026, 11, 23)}
        assert score(account)["since_last"]["date"] == "2026-11-23"

    def test_of_a_workbook_that_nobody_has_rated_there_is_nothing_to_save(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        write(account, {(name, row): None for name in (names.SUPPLIER_COLUMN, names.KEY_ACCOUNT_COLUMN) for row in range(5)})  # noqa: E501  # fmt: skip
        code, out, _ = adopt(merged({TITLES[0]: (7, 6, None)}), account)
        assert code == 0
        assert "Lieferant – → 7" in out
        assert "In den Verlauf kam nichts" in out
        assert history(account) == {}

    def test_on_the_day_of_the_state_itself_both_states_are_kept(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        path = fill(merged({TITLES[0]: (7, 6, None)}), {}, date=BEFORE)
        assert adopt(path, account)[0] == 0
        assert history(account) == {BEFORE: [(8.0, 6.0)] * 5}
        assert rated(account)[0][:2] == (7.0, 6.0)

    def test_a_meeting_before_the_state_overwrites_nothing(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        path, before = fill(merged({TITLES[0]: (7, 6, None)}), {}, date=dt.date(2026, 9, 1)), account.read_bytes()
        code, _, err = adopt(path, account)
        assert code == 2
        assert "01.09.2026" in err
        assert "05.10.2026" in err
        assert account.read_bytes() == before


class TestWhatHasNoPlaceIsNamed:
    def test_a_criterion_that_the_workbook_lacks_is_not_added_in_silence(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        path = merged({"Preis": (7, 6, None), TITLES[0]: (5, 5, None)}, titles=[*TITLES, "Preis"])
        code, _, err = adopt(path, account)
        assert code == 1
        assert "Preis" in err
        assert "kam-partnership criteria add" in err
        assert len(rated(account)) == 5
        assert rated(account)[0][:2] == (5.0, 5.0)
        assert run(["criteria", "add", str(account), "--title", "Preis"]) == 0
        assert adopt(path, account)[0] == 0
        assert rated(account)[5][:2] == (7.0, 6.0)
        assert history(account)[BEFORE] == [(8.0, 6.0)] * 5

    @pytest.mark.parametrize("name", ["filled_deu.xlsx"])
    def test_a_workbook_of_template_1_0_takes_ratings_but_has_no_place_for_reasons(
        self, name: str, tmp_path: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        account = Path(shutil.copy(OLD / name, tmp_path / "alt.xlsx"))
        before = rated(account)
        owner = read_workbook(account).inputs.general_text("key_account")
        titles = [one["title"] for one in score(account)["criteria"]]
        agreed: dict[str, Agreed] = {titles[0]: (1, 2, "weil"), titles[1]: (3, None, None)}
        path = merged(agreed, titles=titles, account=owner)
        code, _, err = adopt(path, account)
        assert code == 1
        assert "kam-partnership upgrade" in err
        assert titles[0] in err
        assert rated(account)[:2] == [(1.0, 2.0, ""), (3.0, before[1][1], "")]
        assert run(["upgrade", str(account)]) in (0, 1)
        assert adopt(path, account)[0] == 0
        assert rated(account)[0] == (1.0, 2.0, "Vereinbart am 24.11.2026: weil")

    def test_evidence_that_is_a_formula_stays_one(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        write(account, {(names.EVIDENCE_COLUMN, 0): '="98 "&"%"'})
        code, _, err = adopt(merged({TITLES[0]: (7, 6, "weil")}), account)
        assert code == 1
        assert "Formel" in err
        assert rated(account)[0] == (7.0, 6.0, "98 %")

    def test_evidence_that_would_not_fit_into_the_cell_stays(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        write(account, {(names.EVIDENCE_COLUMN, 0): "x" * 32_700})
        code, _, err = adopt(merged({TITLES[0]: (7, 6, "y" * 100)}), account)
        assert (code, rated(account)[0][2]) == (1, "x" * 32_700)
        assert TITLES[0] in err


def test_the_whole_way_from_the_copies_to_the_agreed_view(
    account: Path, tmp_path: Path, adopt: Callable[..., Told], capsys: pytest.CaptureFixture[str]
) -> None:
    """survey, people who rate, merge, the meeting, adopt; what merge says leads there."""
    folder, out = tmp_path / "kopien", tmp_path / "alle.xlsx"
    assert run(["survey", str(account), "-o", str(folder), "--raters", "Anna", "Bert", "--whole"]) == 0
    copies = sorted(folder.glob("*.xlsx"))
    for number, copy in enumerate(copies):
        columns = (names.SUPPLIER_COLUMN, names.KEY_ACCOUNT_COLUMN)
        write(copy, {(name, row): float(row + number) for name in columns for row in range(5)})
    capsys.readouterr()
    sides = ["--key-account", str(copies[1])]
    assert run(["merge", str(copies[0]), *sides, "-o", str(out), "--lang", "de"]) == 0
    told = capsys.readouterr().out
    assert "Gemeinsame Sicht" in told
    assert "kam-partnership adopt alle.xlsx --into MAPPE" in told
    pairs = {title: (float(n), 9.0 - n, None) for n, title in enumerate(TITLES)}
    assert adopt(fill(out, pairs), account)[0] == 0
    assert [one[:2] for one in rated(account)] == [one[:2] for one in pairs.values()]


def test_long_titles_that_are_cut_in_the_history_are_told(
    tmp_path: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
) -> None:
    titles = [f"{n} " + "x" * 900 for n in range(40)]
    rows = tuple((title, 1.0, 8.0, 6.0) for title in titles)
    account = workbooks.fill(tmp_path / "lang.xlsx", workbooks.Content(workbooks.SCALES[0], rows))
    code, out, _ = adopt(merged({titles[0]: (7, 6, None)}, titles=titles), account)
    assert code == 0
    assert "im Verlauf gekürzt" in out


def test_merging_again_never_replaces_what_was_agreed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = tuple((title, 1.0, 8.0, 6.0) for title in TITLES)
    answer = workbooks.fill(tmp_path / "anna.xlsx", workbooks.Content(workbooks.SCALES[0], rows))
    out = tmp_path / "alle.xlsx"
    assert run(["merge", str(answer), "-o", str(out)]) == 0
    assert run(["merge", str(answer), "-o", str(out), "--force"]) == 0  # nobody has typed anything yet
    before = fill(out, {}, cells={"H11": "unter uns"}).read_bytes()
    capsys.readouterr()
    assert run(["merge", str(answer), "-o", str(out), "--force", "--lang", "de"]) == 3
    assert "auf keinen Fall ersetzt" in capsys.readouterr().err
    assert out.read_bytes() == before


def test_other_commands_say_what_a_merged_workbook_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = tuple((title, 1.0, 8.0, 6.0) for title in TITLES)
    answer = workbooks.fill(tmp_path / "anna.xlsx", workbooks.Content(workbooks.SCALES[0], rows))
    out = tmp_path / "alle.xlsx"
    assert run(["merge", str(answer), "-o", str(out)]) == 0
    further = {
        "score": [],
        "prepare": ["-o", "p.xlsx"],
        "upgrade": ["--out", "u.xlsx"],
        "recompute": ["--out", "r.xlsx"],
    }
    for command, arguments in further.items():
        capsys.readouterr()
        places = [str(tmp_path / one) if one.endswith(".xlsx") else one for one in arguments]
        assert run([command, str(out), *places, "--lang", "de"]) == 3, command
        told = capsys.readouterr().err
        assert "merge" in told, (command, told)
        assert "kam-partnership new" not in told, command


class TestRefused:
    @pytest.mark.parametrize(
        ("options", "words"),
        [
            ({"account": "Andere AG"}, ("Andere AG", "Muster AG")),
            ({"scale_min": 1.0, "scale_max": 6.0, "level_strategic": 5.0}, ("1 – 6", "0 – 10")),
        ],
        ids=["another account", "another scale"],
    )
    def test_what_belongs_to_another_account_or_scale(
        self,
        account: Path,
        merged: Callable[..., Path],
        adopt: Callable[..., Told],
        options: dict[str, Any],
        words: tuple[str, str],
    ) -> None:
        before = account.read_bytes()
        code, out, err = adopt(merged({TITLES[0]: (5, 5, None)}, **options), account)
        assert (code, out) == (2, "")
        assert all(word in err for word in words)
        assert account.read_bytes() == before

    def test_the_same_name_in_another_spelling_is_the_same_account(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        assert adopt(merged({TITLES[0]: (5, 5, None)}, account=" MUSTER  ag "), account)[0] == 0

    @pytest.mark.parametrize(
        ("agreed", "date", "code"),
        [
            ({TITLES[0]: ("viel", 5, None)}, MEETING, 2),
            ({TITLES[0]: (11, 5, None)}, MEETING, 2),
            ({TITLES[0]: ("=5", 5, None)}, MEETING, 2),
            ({}, MEETING, 2),
            ({TITLES[0]: (5, 5, None)}, None, 2),
        ],
    )
    def test_what_does_not_fit_on_the_page_changes_nothing(
        self,
        account: Path,
        tmp_path: Path,
        adopt: Callable[..., Told],
        agreed: dict[str, Agreed],
        date: dt.date | None,
        code: int,
    ) -> None:
        path, before = tmp_path / "alle.xlsx", account.read_bytes()
        path.write_bytes(merged_bytes(TITLES))
        told = adopt(fill(path, agreed, date=date), account)
        assert told[:2] == (code, "")
        assert str(path) in told[2]
        assert "Gemeinsame Sicht" in told[2]
        assert account.read_bytes() == before

    def test_files_that_are_none_or_something_else(
        self, account: Path, adopt: Callable[..., Told], merged: Callable[..., Path], tmp_path: Path
    ) -> None:
        code, _, err = adopt(account, account)
        assert code == 3
        assert "keine Seite für Vereinbartes" in err
        assert adopt(tmp_path / "fehlt.xlsx", account)[0] == 3
        path = merged({TITLES[0]: (5, 5, None)})
        assert adopt(path, tmp_path / "fehlt.xlsx")[0] == 3
        assert adopt(path, path)[0] == 3

    def test_invalid_settings_of_the_workbook_are_named(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        write(account, {(names.SETTING_CELLS["tolerance"], 0): "viel"})
        code, _, err = adopt(merged({TITLES[0]: (5, 5, None)}), account)
        assert code == 2
        assert "Toleranz" in err

    def test_a_date_of_the_workbook_that_is_none(
        self, account: Path, merged: Callable[..., Path], adopt: Callable[..., Told]
    ) -> None:
        write(account, {(names.GENERAL_CELLS["date"], 0): "Oktober"})
        code, _, err = adopt(merged({TITLES[0]: (5, 5, None)}), account)
        assert code == 2
        assert "„Oktober“ ist kein Datum" in err

    def test_the_workbook_to_adopt_into_must_be_said(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as left:
            run(["adopt", "alle.xlsx", "--lang", "de"])
        assert left.value.code == 2
        assert "--into" in capsys.readouterr().err
