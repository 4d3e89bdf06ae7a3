"""merge from the command line: from copies that people filled in to one workbook."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from kam_partnership.workbook import names
from support.forms import whole_copies
from support.workbooks import GERMAN

PEOPLE = ("Anna Muster", "Bert:kunde", "Cem:kunde:en")


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three whole copies as survey made them once, filled in by Anna, Bert and Cem."""
    folder = tmp_path_factory.mktemp("returned")
    paths = sorted(whole_copies(GERMAN, folder, *PEOPLE))
    for number, path in enumerate(paths):
        chance = random.Random(number)
        with open_book(path) as book:
            for name in (names.SUPPLIER_COLUMN, names.KEY_ACCOUNT_COLUMN):
                book.names[name].refers_to_range.raw_value = [[float(chance.randint(0, 10))] for _ in range(16)]
            book.save()
    return paths


@pytest.fixture
def merged(
    returned: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    def call(*arguments: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(["merge", "--lang", "de", *map(str, arguments)])
        return code, *capsys.readouterr()

    return call


def renamed(source: Path, target: Path, name: str | None) -> Path:
    """A copy of a filled workbook in another person's name, or nobody's."""
    with open_book(source) as book:
        book.names[names.GENERAL_CELLS["author"]].refers_to_range.raw_value = name
        book.save(target)
    return target


def told(output: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(output)
    return found


class TestMerge:
    def test_copies_that_came_back_become_one_workbook(
        self, returned: list[Path], tmp_path: Path, merged: Callable[..., tuple[int, str, str]]
    ) -> None:
        out = tmp_path / "alle.xlsx"
        code, output, _ = merged(*returned, "-o", out)
        assert code == 0
        assert "Anna Muster (Lieferant)" in output
        assert "Cem (Key Account)" in output
        assert openpyxl.load_workbook(out).sheetnames[0] == "Zwei Sichten"

    def test_figures_come_as_json_and_equal_those_of_score(
        self, returned: list[Path], merged: Callable[..., tuple[int, str, str]], capsys: pytest.CaptureFixture[str]
    ) -> None:
        code, output, _ = merged(*returned, "--json")
        found = told(output)
        assert run(["score", "--json", *map(str, returned)]) == 0
        scores = [one["supplier_score"] for one in json.loads(capsys.readouterr().out)]
        assert code == 0
        assert sorted(one["supplier_score"] for one in found["raters"]) == pytest.approx(sorted(scores))
        assert all(one["supplier_heavy"] + one["key_account_heavy"] + one["balanced_pairs"] for one in found["raters"])
        assert found["figures"]["supplier_score"]["mean"] == pytest.approx(sum(scores) / 3)
        assert {side: view["raters"] for side, view in found["sides"].items()} == {"supplier": 1, "key_account": 2}
        assert len(found["criteria"]) == 16

    def test_bad_files_are_named_and_the_rest_goes_on(
        self, returned: list[Path], tmp_path: Path, merged: Callable[..., tuple[int, str, str]]
    ) -> None:
        bad = tmp_path / "kaputt.xlsx"
        bad.write_bytes(b"PK\x03\x04 nichts")
        copy = shutil.copy(returned[0], tmp_path / "kopie.xlsx")
        files = [*returned, bad, GERMAN, returned[1], copy, tmp_path / "fehlt.xlsx"]
        code, output, errors = merged(*files, "--json")
        assert code == 1
        failed = {one["file"]: one["error"] for one in told(output)["failed"]}
        assert failed.keys() == {"kaputt.xlsx", GERMAN.name, returned[1].name, "kopie.xlsx", "fehlt.xlsx"}
        assert all(name in errors for name in failed)
        assert "3 von 8" in errors
        assert told(output)["count"] == 3

    def test_options_say_whom_people_belong_to(
        self, returned: list[Path], merged: Callable[..., tuple[int, str, str]]
    ) -> None:
        anna, bert, cem = returned
        code, output, _ = merged(cem, "--supplier", bert, "--key-account", anna, "--json")
        assert code == 0
        sides = {one["name"]: one["side"] for one in told(output)["raters"]}
        assert sides == {"Anna Muster": "key_account", "Bert": "supplier", "Cem": "key_account"}
        assert merged("--supplier", anna, "--key-account", anna, "--json")[0] == 2

    def test_an_older_workbook_without_side_and_name_counts_as_the_suppliers_and_it_is_told(
        self, returned: list[Path], tmp_path: Path, merged: Callable[..., tuple[int, str, str]]
    ) -> None:
        older = Path(shutil.copy(returned[1], tmp_path / "von damals.xlsx"))
        with open_book(older) as book:
            for name in (names.RATER_SIDE, names.GENERAL_CELLS["author"]):
                book.names[name].refers_to_range.raw_value = None
            book.save()
        book = openpyxl.load_workbook(older)
        del book.defined_names[names.RATER_SIDE]
        book.save(older)
        code, output, _ = merged(returned[0], older, "-o", tmp_path / "alle.xlsx")
        assert code == 0
        assert "von damals (Lieferant): von damals.xlsx" in output
        assert "Seite nicht angegeben" in output
        assert "Kein Name in der Mappe" in output

    def test_one_person_under_two_files_does_not_make_two_people_three(
        self, returned: list[Path], tmp_path: Path, merged: Callable[..., tuple[int, str, str]]
    ) -> None:
        again = Path(shutil.copy(returned[0], tmp_path / "neuer.xlsx"))
        with open_book(again) as book:
            book.names[names.SUPPLIER_COLUMN].refers_to_range[0].raw_value = 0.125
            book.save()
        code, output, errors = merged(*returned[:2], again, "--anonymous", "--json")
        assert (code, told(output)["protection"]) == (1, "nothing")
        assert "neuer.xlsx" in errors
        code, output, errors = merged(*returned[:2], again, "--json")
        assert (code, [one["name"] for one in told(output)["raters"]]) == (1, ["Anna Muster", "Bert"])
        assert "neuer.xlsx" in errors

    @pytest.mark.parametrize("name", ["ANNA  muster", "Anna\u00a0Muster", "An\u00adna Muster\u200e", "anna MUSTER"])
    def test_one_person_counts_once_however_the_name_is_written(
        self, name: str, returned: list[Path], tmp_path: Path, merged: Callable[..., tuple[int, str, str]]
    ) -> None:
        again = renamed(returned[2], tmp_path / "noch einmal.xlsx", name)
        code, output, errors = merged(*returned[:2], again, "--anonymous", "--json")
        assert (code, told(output)["protection"], told(output)["count"]) == (1, "nothing", 2)
        assert "noch einmal.xlsx" in errors

    @pytest.mark.parametrize("names_", [("Jürgen", "Ju\u0308rgen"), ("Åsa", "A\u030asa"), ("Groß", "GROSS")])
    def test_composed_and_decomposed_names_are_one_person(
        self, names_: tuple[str, str], returned: list[Path], tmp_path: Path, merged: Callable[..., tuple[int, str, str]]
    ) -> None:
        files = [
            renamed(path, tmp_path / f"{n}.xlsx", name)
            for n, (path, name) in enumerate(zip(returned, names_, strict=False))
        ]
        code, output, _ = merged(*files, returned[2], "--json")
        assert (code, told(output)["count"]) == (1, 2)

    def test_files_without_a_name_are_people_only_when_their_ratings_differ(
        self, returned: list[Path], tmp_path: Path, merged: Callable[..., tuple[int, str, str]]
    ) -> None:
        one, two = (renamed(path, tmp_path / f"{n}.xlsx", None) for n, path in enumerate(returned[:2]))
        copy = Path(shutil.copy(one, tmp_path / "Kopie von 0.xlsx"))
        code, output, errors = merged(one, two, copy, "--json")
        assert (code, told(output)["count"]) == (1, 2)
        assert any("Mappen ohne Namen" in note for note in told(output)["notes"])
        assert "Kopie von 0.xlsx" in errors
        # The person's own file, with the name, goes before the one without, in whatever order they come.
        for files in ([one, returned[0]], [returned[0], one]):
            code, output, errors = merged(*files, returned[2], "--json")
            assert (code, told(output)["count"]) == (1, 2)
            assert "Anna Muster" in [rater["name"] for rater in told(output)["raters"]]
            assert str(one) in errors

    def test_nothing_is_overwritten_and_wrong_usage_is_told(
        self, returned: list[Path], tmp_path: Path, merged: Callable[..., tuple[int, str, str]]
    ) -> None:
        out = tmp_path / "alle.xlsx"
        out.write_text("schon da")
        assert merged(*returned, "-o", out)[0] == 3
        assert out.read_text() == "schon da"
        assert merged(*returned)[0] == 2
        assert merged("-o", tmp_path / "leer.xlsx")[0] == 3
        assert not (tmp_path / "leer.xlsx").exists()
        assert merged(*returned, "-o", out, "--force")[0] == 0

    def test_another_scale_stops_it_and_names_the_files(
        self, returned: list[Path], tmp_path: Path, merged: Callable[..., tuple[int, str, str]]
    ) -> None:
        other = Path(shutil.copy(returned[0], tmp_path / "skala.xlsx"))
        with open_book(other) as book:
            book.names[names.SETTING_CELLS["scale_max"]].refers_to_range.raw_value = 12.0
            book.names[names.GENERAL_CELLS["author"]].refers_to_range.raw_value = "Dora"
            book.save()
        code, _, errors = merged(*returned, other, "-o", tmp_path / "alle.xlsx")
        assert code == 2
        assert "skala.xlsx" in errors
        assert not (tmp_path / "alle.xlsx").exists()


def test_a_name_of_slides_or_pdf_gives_the_pages_for_the_meeting(
    returned: list[Path], merged: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    out = tmp_path / "treffen.pdf"
    assert merged(*returned, "-o", out, "--audience", "customer")[0] == 0
    titles = [page.extract_text() for page in PdfReader(out).pages]
    assert "Das sehen wir" in titles[1]
    assert "Das sehen Sie" in titles[2]
    assert merged(*returned, "-o", tmp_path / "treffen.pptx")[0] == 0
    code, _, said = merged(returned[0], "-o", tmp_path / "eine.pdf")
    assert (code, (tmp_path / "eine.pdf").exists()) == (2, False)
    assert "brauchen Antworten von beiden Seiten" in said


class TestAFolder:
    """Where people save what comes back, with whatever else lies there."""

    @pytest.fixture
    def folder(self, returned: list[Path], tmp_path: Path) -> Path:
        folder = tmp_path / "zurück"
        (folder / "alt").mkdir(parents=True)
        for path in returned:
            shutil.copy(path, folder)
        shutil.copy(returned[0], folder / "alt" / "früher.xlsx")
        for name in (f"~${returned[0].name}", "Nachricht.eml", ".DS_Store"):
            (folder / name).write_bytes(b"nichts")
        return folder

    def test_means_its_questionnaires_and_workbooks_and_names_the_rest(
        self, folder: Path, returned: list[Path], tmp_path: Path, merged: Callable[..., tuple[int, str, str]]
    ) -> None:
        one, other = tmp_path / "eins.xlsx", tmp_path / "zwei.xlsx"
        code, _, errors = merged(folder, "-o", one)
        assert code == 0
        assert "3 von 3" in errors
        assert str(folder / "Nachricht.eml") in errors
        assert str(folder / "alt") in errors
        assert "~$" not in errors
        assert ".DS_Store" not in errors
        assert merged(*returned, "-o", other)[0] == 0
        assert one.read_bytes() == other.read_bytes()

    def test_what_cannot_be_read_in_it_is_named_and_the_rest_goes_on(
        self, folder: Path, merged: Callable[..., tuple[int, str, str]]
    ) -> None:
        (folder / "Scan.pdf").write_bytes(b"%PDF-1.4 nichts")
        code, output, errors = merged(folder, "--json")
        assert code == 1
        assert [one["file"] for one in told(output)["failed"]] == ["Scan.pdf"]
        assert "3 von 4" in errors

    def test_result_and_list_of_people_may_lie_in_it(
        self, folder: Path, merged: Callable[..., tuple[int, str, str]]
    ) -> None:
        people = openpyxl.Workbook()
        assert people.active is not None
        people.active.append(["Name"])
        people.active.append(["Dora"])
        people.save(folder / "leute.xlsx")
        for extra in ((), ("--force",)):
            code, _, errors = merged(folder, "-o", folder / "alle.xlsx", "--expected", folder / "leute.xlsx", *extra)
            assert code == 0, errors
            assert "3 von 3" in errors
            assert "Dora" in errors

    def test_of_one_side_counts_for_that_side(self, folder: Path, merged: Callable[..., tuple[int, str, str]]) -> None:
        code, output, _ = merged("--key-account", folder, "--json")
        assert code == 0
        assert {one["side"] for one in told(output)["raters"]} == {"key_account"}

    def test_without_any_is_refused_by_its_name(
        self, tmp_path: Path, merged: Callable[..., tuple[int, str, str]]
    ) -> None:
        (tmp_path / "leer").mkdir()
        (tmp_path / "leer" / "Nachricht.eml").write_bytes(b"nichts")
        code, _, errors = merged(tmp_path / "leer", "--json")
        assert code == 2
        assert str(tmp_path / "leer") in errors
        assert ".xlsx" in errors
