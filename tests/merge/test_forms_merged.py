"""merge reads forms like workbooks: the same ratings give the same figures, and nobody counts twice."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import tiers
from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from kam_partnership.merge.answers import Remark, read_answers
from kam_partnership.workbook import names
from support.forms import fill_form_pdf, fill_form_workbook, whole_copies
from support.workbooks import Content, fill

PEOPLE = ("Anna Muster", "Bert Öl", "Cem:kunde:en", "Dóra:kunde", "Eva:kunde")
TITLES = (
    "Preis & Leistung",
    "Zusagen verlässlich einhalten",
    "Preis & Leistung",
    "Service",
    "Feedback einholen und umsetzen",
)
ROWS = tuple((title, weight, 7.0, 5.0) for title, weight in zip(TITLES, (3.0, 1.0, None, 0.0, 0.25), strict=True))
Merged = Callable[..., tuple[int, str, str]]
#: (criterion, side) -> rating
Ratings = dict[tuple[int, str], float]


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The account's workbook: weights of all kinds, a title that stands twice, a criterion of ours."""
    return fill(tmp_path_factory.mktemp("account") / "kunde.xlsx", Content((0.0, 10.0, 1.5, 4.0, 7.0), ROWS))


@pytest.fixture(scope="module")
def forms(account: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forms")
    assert run(["survey", str(account), "-o", str(folder), "--lang", "de", "--raters", *PEOPLE]) == 0
    return folder


@pytest.fixture
def merged(capsys: pytest.CaptureFixture[str]) -> Merged:
    def call(*arguments: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(["merge", "--lang", "de", *map(str, arguments)])
        return code, *capsys.readouterr()

    return call


def form_of(forms: Path, person: str, ending: str) -> Path:
    [path] = forms.glob(f"*{person.partition(':')[0]}{ending}")
    return path


def some_ratings(chance: random.Random) -> Ratings:
    """A few are missing; whoever rates at all rates one criterion for both sides."""
    places = [(number, side) for number in range(1, len(TITLES) + 1) for side in "ab"]
    kept = {place for place in places if chance.random() < 0.85} | {(2, "a"), (2, "b")}
    return {place: chance.randint(0, 40) / 4 for place in places if place in kept}


def answer(forms: Path, person: str, ratings: Ratings, to: Path, **words: str) -> Path:
    """Somebody's form, filled in: a workbook or a PDF, as the name of the file says."""
    form = form_of(forms, person, to.suffix)
    typed = {f"{number}{side}": rating for (number, side), rating in ratings.items()}
    if to.suffix == ".pdf":
        as_words = {key: f"{rating:g}".replace(".", ",") for key, rating in typed.items()}
        return fill_form_pdf(form, to, as_words | words)
    return fill_form_workbook(form, to, typed | words)


def rate_copy(path: Path, ratings: Ratings) -> Path:
    with open_book(path) as book:
        for name, side in ((names.SUPPLIER_COLUMN, "a"), (names.KEY_ACCOUNT_COLUMN, "b")):
            values = [[ratings.get((number, side))] for number in range(1, len(TITLES) + 1)]
            book.names[name].refers_to_range.raw_value = values
        book.save()
    return path


def told(output: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(output)
    return found


@tiers.thinned(seed=1)
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("anonymous", [[], ["--anonymous"]])
def test_forms_and_whole_copies_with_the_same_ratings_say_the_same(
    seed: int, anonymous: list[str], account: Path, forms: Path, tmp_path: Path, merged: Merged
) -> None:
    chance = random.Random(seed)
    given = {person: some_ratings(chance) for person in PEOPLE}
    copies = [
        rate_copy(path, given[person])
        for path, person in zip(whole_copies(account, tmp_path / "copies", *PEOPLE), PEOPLE, strict=True)
    ]
    returned = [
        answer(forms, person, ratings, tmp_path / f"{number}{chance.choice(('.xlsx', '.pdf'))}")
        for number, (person, ratings) in enumerate(given.items())
    ]
    whole = merged(*copies, "--json", *anonymous)
    by_form = merged(*returned, "--base", account, "--json", *anonymous)
    mixed = merged(*copies[:2], *returned[2:], "--base", account, "--json", *anonymous)
    assert (whole[0], by_form[0], mixed[0]) == (0, 0, 0)
    assert told(by_form[1]) == told(whole[1])
    assert told(mixed[1]) == told(whole[1])


class TestTheBase:
    def test_forms_alone_are_refused_with_a_remedy(self, forms: Path, tmp_path: Path, merged: Merged) -> None:
        path = answer(forms, "Anna Muster", some_ratings(random.Random(1)), tmp_path / "anna.pdf")
        code, output, errors = merged(path, "-o", tmp_path / "alle.xlsx")
        assert (code, output) == (2, "")
        assert "anna.pdf" in errors
        assert "--base" in errors
        assert not (tmp_path / "alle.xlsx").exists()

    def test_the_accounts_workbook_among_the_answers_gives_the_weights_and_counts_when_it_is_rated(
        self, account: Path, forms: Path, tmp_path: Path, merged: Merged
    ) -> None:
        path = answer(forms, "Anna Muster", some_ratings(random.Random(1)), tmp_path / "anna.xlsx")
        code, output, _ = merged(path, account, "--json")
        assert (code, told(output)["count"]) == (0, 2)
        [unrated] = whole_copies(account, tmp_path / "copies", "Niemand")
        code, output, errors = merged(path, unrated, "-o", tmp_path / "alle.xlsx")
        assert code == 0
        assert f"Gewichte und Einstellungen der Fragebögen: {unrated}" in errors
        assert "1 von 1" in errors

    def test_another_scale_is_told_and_nothing_is_converted(
        self, account: Path, forms: Path, tmp_path: Path, merged: Merged
    ) -> None:
        other = fill(tmp_path / "andere.xlsx", Content((1.0, 5.0, 0.5, 2.0, 3.0), (("Service", 1.0, 2.0, 3.0),)))
        path = answer(forms, "Anna Muster", some_ratings(random.Random(1)), tmp_path / "anna.xlsx")
        code, _, errors = merged(path, "--base", other, "--json")
        assert code == 3
        assert "0 – 10" in errors
        assert "1 – 5" in errors

    def test_a_weight_that_is_none_is_told_before_anything_is_computed(
        self, account: Path, forms: Path, tmp_path: Path, merged: Merged
    ) -> None:
        rows = ((TITLES[0], "viel", 2.0, 3.0), (TITLES[1], 1.0, 2.0, 3.0))
        bad = fill(tmp_path / "schlecht.xlsx", Content((0.0, 10.0, 1.5, 4.0, 7.0), rows))
        path = answer(forms, "Anna Muster", some_ratings(random.Random(1)), tmp_path / "anna.xlsx")
        code, _, errors = merged(path, "--base", bad, "--json")
        assert code == 2
        assert "schlecht.xlsx: Bei Kriterium 1" in errors

    def test_a_criterion_that_the_account_no_longer_has_counts_with_weight_1_and_it_is_told(
        self, forms: Path, tmp_path: Path
    ) -> None:
        rows = tuple(row for row in ROWS if row[0] != "Service")
        base = fill(tmp_path / "kunde.xlsx", Content((0.0, 10.0, 1.5, 4.0, 7.0), rows))
        path = answer(forms, "Anna Muster", {(4, "a"): 5.0, (4, "b"): 6.0}, tmp_path / "anna.xlsx")
        [one] = read_answers([path], lambda _: None, base=base).answers
        assert one.remarks == (Remark.WEIGHT_ASSUMED,)
        assert [row.weight for row in one.rater.assessment.criteria] == [3.0, 1.0, 1.0, 1.0, 0.25]


class TestWhatPeopleTyped:
    def test_what_is_no_number_is_told_with_file_and_field_and_the_rest_counts(
        self, account: Path, forms: Path, tmp_path: Path, merged: Merged
    ) -> None:
        ratings = {(number, side): 5.0 for number in (1, 2, 3, 4) for side in "ab"}
        path = answer(
            forms, "Anna Muster", ratings, tmp_path / "anna.pdf", **{"1a": "n/a", "2b": "11", "3a": "7.5", "4a": ""}
        )
        code, output, errors = merged(path, "--base", account, "--json")
        assert code == 0
        found = told(output)
        assert [(one["file"], one["cell"], one["code"]) for one in found["findings"]] == [
            ("anna.pdf", "1a", "rating-not-a-number"),
            ("anna.pdf", "2b", "rating-out-of-scale"),
        ]
        assert "anna.pdf: 1a: „n/a“ ist keine Zahl" in errors
        assert found["figures"]["supplier_score"]["mean"] == 7.5  # the third criterion alone

    def test_a_text_in_a_cell_is_told_with_the_cell(
        self, account: Path, forms: Path, tmp_path: Path, merged: Merged
    ) -> None:
        ratings = {(2, "a"): 5.0, (2, "b"): 6.0}
        path = answer(forms, "Anna Muster", ratings, tmp_path / "anna.xlsx", **{"1a": "7-8"})
        _, output, errors = merged(path, "--base", account, "--json")
        sheet = openpyxl.load_workbook(path).worksheets[0]
        [finding] = (one for one in told(output)["findings"] if one["code"] == "rating-not-a-number")
        assert sheet[finding["cell"]].value == "7-8"
        assert f"anna.xlsx: Fragebogen {finding['cell']}: „7-8“ ist keine Zahl" in errors

    def test_comments_become_what_the_person_sees_it_by(self, account: Path, forms: Path, tmp_path: Path) -> None:
        for ending in (".xlsx", ".pdf"):
            path = answer(forms, "Dóra", {(2, "a"): 5.0, (2, "b"): 6.0}, tmp_path / f"dora{ending}",
                          **{"2c": "Anruf am Freitag", "5c": "", "B": "Ein Termin"})  # fmt: skip
            [one] = read_answers([path], lambda _: None, base=account).answers
            assert one.rater.evidence == {2: "Anruf am Freitag"}
            assert one.rater.said == ("", "Ein Termin")

    def test_a_form_without_ratings_does_not_count(
        self, account: Path, forms: Path, tmp_path: Path, merged: Merged
    ) -> None:
        good = answer(forms, "Bert Öl", some_ratings(random.Random(2)), tmp_path / "bert.xlsx")
        code, output, errors = merged(form_of(forms, "Anna Muster", ".pdf"), good, "--base", account, "--json")
        assert (code, told(output)["count"]) == (1, 1)
        assert "noch kein Kriterium" in errors

    def test_rows_that_somebody_lost_are_told(self, account: Path, forms: Path, tmp_path: Path) -> None:
        path = answer(forms, "Anna Muster", {(2, "a"): 5.0, (2, "b"): 6.0}, tmp_path / "anna.xlsx")
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        first = next(cell.row for cell in sheet["A"] if cell.value == "4")
        sheet.delete_rows(first, 3)
        book.save(path)
        [one] = read_answers([path], lambda _: None, base=account).answers
        assert Remark.FIELDS_LOST in one.remarks


class TestNobodyCountsTwice:
    def test_both_forms_of_one_person_count_once(
        self, account: Path, forms: Path, tmp_path: Path, merged: Merged
    ) -> None:
        ratings = some_ratings(random.Random(3))
        paths = [answer(forms, "Eva", ratings, tmp_path / f"eva{ending}") for ending in (".xlsx", ".pdf")]
        code, output, errors = merged(*paths, "--base", account, "--json")
        assert (code, told(output)["count"]) == (1, 1)
        assert "eva.pdf" in errors

    def test_late_answers_are_merged_again_with_the_others(
        self, account: Path, forms: Path, tmp_path: Path, merged: Merged
    ) -> None:
        people = [person.partition(":")[0] for person in PEOPLE]
        listed = tmp_path / "leute.csv"
        listed.write_text("Abteilung;Name\n" + "".join(f"Einkauf;{name.upper()}\n" for name in people), "utf-8")
        paths = [
            answer(forms, person, some_ratings(random.Random(number)), tmp_path / f"{number}.pdf")
            for number, person in enumerate(PEOPLE)
        ]
        always = ("--base", account, "--expected", listed, "-o", tmp_path / "alle.xlsx", "--force", "--json")
        code, output, errors = merged(*paths[:3], *always)
        assert (code, told(output)["count"], told(output)["missing"]) == (0, 3, ["DÓRA", "EVA"])
        assert "Es fehlen noch 2: DÓRA, EVA" in errors
        code, output, errors = merged(*paths, *always)
        assert (code, told(output)["count"], told(output)["missing"]) == (0, 5, [])
        assert "Alle, die erwartet wurden" in errors

    def test_somebody_nobody_expected_is_named_once_on_the_terminal_and_not_in_anonymous_results(
        self, account: Path, forms: Path, tmp_path: Path, merged: Merged
    ) -> None:
        book = openpyxl.Workbook()
        assert book.active is not None
        for row in (
            ["Mail", "Person"],
            ["e@example.com", "Eva Musterfrau"],
            [None, None],
            ["b@example.com", "Bert Öl"],
        ):
            book.active.append(row)
        book.save(tmp_path / "leute.xlsx")
        paths = [
            answer(forms, person, some_ratings(random.Random(number)), tmp_path / f"{number}.xlsx", **{"1a": "?"})
            for number, person in enumerate(PEOPLE)
            if not person.startswith("Anna")
        ]
        code, output, errors = merged(
            *paths, "--base", account, "--expected", tmp_path / "leute.xlsx", "--anonymous", "--json"
        )
        found = told(output)
        assert (code, found["missing"], found["findings"]) == (0, ["Eva Musterfrau"], [])
        assert "ohne in der Liste zu stehen: Cem, Dóra, Eva." in errors
        assert not any(name in output for name in ("Cem", "Dóra", "Bert"))

    def test_one_person_by_two_names_is_asked_about_without_any_list(
        self, account: Path, forms: Path, tmp_path: Path, merged: Merged
    ) -> None:
        first, again, other = (
            answer(forms, person, some_ratings(random.Random(number)), tmp_path / f"{number}.xlsx", N=name)
            for number, (person, name) in enumerate(
                (("Dóra", "Uwe Maier"), ("Eva", "Uwe Mayer"), ("Anna Muster", "Uwe Mayr"))
            )
        )
        code, output, errors = merged(first, again, "--base", account, "--json")
        assert (code, told(output)["count"]) == (0, 2)
        assert "Uwe Maier und Uwe Mayer zählen als zwei Personen." in errors
        # Of the other side it is somebody else.
        assert "zählen als zwei" not in merged(first, other, "--base", account, "--json")[2]

    def test_a_list_without_names_is_refused(self, account: Path, tmp_path: Path, merged: Merged) -> None:
        (tmp_path / "leer.csv").write_text("Name;Mail\n", "utf-8")
        code, _, errors = merged(account, "--expected", tmp_path / "leer.csv", "--json")
        assert code == 2
        assert "leer.csv" in errors


def test_what_people_wrote_stands_with_their_names_and_nowhere_when_they_stay_anonymous(
    account: Path, forms: Path, tmp_path: Path, merged: Merged
) -> None:
    words = {"2c": "Anruf am Freitag", "A": "Die Logistik läuft", "B": "Ein Jahresgespräch"}
    paths = [
        answer(forms, person, some_ratings(random.Random(number)), tmp_path / f"{number}{ending}", **words)
        for number, (person, ending) in enumerate(zip(PEOPLE, (".pdf", ".xlsx") * 3, strict=False))
    ]
    code, output, _ = merged(*paths, "--base", account, "--json", "-o", tmp_path / "alle.xlsx")
    names_of = {one["name"] for one in told(output)["said"] if one["text"] == words["A"]}
    assert (code, names_of) == (0, {"Anna Muster", "Bert Öl", "Cem", "Dóra", "Eva"})
    sheet = openpyxl.load_workbook(tmp_path / "alle.xlsx")["Woran sehen wir das"]
    rows = [[cell.value for cell in row][1:5] for row in sheet.iter_rows()]
    assert ["Was läuft gut zwischen uns und soll so bleiben?", "Dóra", "Key Account", words["A"]] in rows
    assert sum(row[3] == words["2c"] for row in rows) == 5
    code, output, _ = merged(*paths, "--base", account, "--json", "--anonymous", "-o", tmp_path / "anonym.xlsx")
    with zipfile.ZipFile(tmp_path / "anonym.xlsx") as archive:
        everything = output + "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    assert code == 0
    assert [one for one in (*words.values(), "Anna", "Dóra") if one in everything] == []
