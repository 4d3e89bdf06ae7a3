"""What people get who are asked to rate: the same questions, and nothing of anybody else."""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path

import pytest

from kam_partnership.carry.editions import edition, translated_input
from kam_partnership.carry.invitations import Invitation, file_stems, invitations, listed_names
from kam_partnership.carry.own_content import collect
from kam_partnership.cli.main import run
from kam_partnership.errors import FileUnreadable, RatersRefused
from kam_partnership.raters.rater import Side
from kam_partnership.texts import Language
from kam_partnership.workbook import names
from kam_partnership.workbook.closed_file import read_workbook
from support.forms import ROWS, SECRETS, whole_copies, workbook_with_secrets
from support.package_sense import defects


@pytest.fixture(scope="module")
def rated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rated workbook with measures, history, answers, a sheet and a comment of its owner's own."""
    return workbook_with_secrets(tmp_path_factory.mktemp("survey") / "kunde.xlsx")


@pytest.fixture(scope="module")
def copies(rated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copies") / "neu"
    whole_copies(rated, folder, "Anna Muster", "Kim Lee:key-account:en")
    return folder


class TestACopy:
    def test_asks_the_same_questions_of_a_named_person(self, copies: Path) -> None:
        path = copies / "kunde - Anna Muster.xlsx"
        workbook = read_workbook(path)
        assert workbook.inputs.titles is not None
        assert workbook.inputs.weights is not None
        assert list(workbook.inputs.titles.values) == ["Preis & Leistung", "=1+1", "Wissen und Know-how aktiv teilen"]
        assert list(workbook.inputs.weights.values) == [2.0, 1.0, 0.5]
        told = {key: workbook.inputs.general_text(key) for key in ("key_account", "supplier", "author", "language")}
        assert told == {
            "key_account": "Müller & Söhne",
            "supplier": "3/4 GmbH",
            "author": "Anna Muster",
            "language": "de",
        }
        assert list(workbook.setting_numbers.values()) == [1.0, 10.0, 2.0, 4.5, 7.5]
        assert collect(path).inputs[names.RATER_SIDE].value == "Lieferant"
        assert defects(path) == []

    def test_speaks_the_persons_language(self, copies: Path) -> None:
        path = copies / "kunde - Kim Lee.xlsx"
        workbook = read_workbook(path)
        assert workbook.inputs.titles is not None
        assert workbook.inputs.titles.values[2] == "Actively sharing knowledge and know-how"
        assert workbook.inputs.general_text("language") == "en"
        assert collect(path).inputs[names.RATER_SIDE].value == "Key account"

    def test_holds_no_rating_date_name_or_work_of_anybody_else(self, rated: Path, copies: Path) -> None:
        with zipfile.ZipFile(rated) as archive:
            before = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
        before = html.unescape(before)  # openpyxl writes umlauts as references
        values = [f"{v:.10g}" for row in ROWS for v in row[2:] if isinstance(v, float)] + ["9.9375", "46347"]
        assert all(found in before for found in (*values, *SECRETS))  # the search finds what there is to find
        for path in copies.iterdir():
            with zipfile.ZipFile(path) as archive:
                everything = "".join(archive.namelist()) + "".join(
                    archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
                )
                assert archive.comment == b""
            assert [found for found in (*values, *SECRETS) if found in everything] == []
            assert ("Kim Lee" in everything) == ("Kim Lee" in path.name)

    def test_is_blank_where_ratings_go(self, copies: Path) -> None:
        for path in copies.iterdir():
            content = collect(path)
            rows = content.tables["criteria"].rows
            assert [row[side] for row in rows for side in ("supplier", "key_account")] == [None] * 6
            assert all(not table.rows for key, table in content.tables.items() if key in ("history", "measures"))
            assert (content.sheets, content.comments, content.analysed) == ((), (), False)


@pytest.mark.parametrize(
    ("typed", "target", "carried"),
    [
        ("Lieferant", Language.EN, "Supplier"),
        ("Key account", Language.DE, "Key Account"),
        ("Chef", Language.EN, "Chef"),
    ],
)
def test_upgrade_carries_the_side_into_the_other_language(typed: str, target: Language, carried: str) -> None:
    assert names.RATER_SIDE in edition(target).inputs
    assert translated_input(names.RATER_SIDE, typed, Language.DE, target) == carried
    assert translated_input(names.MEASURES_AS_OF, "Lieferant", Language.DE, target) == "Lieferant"


def test_criteria_that_nobody_translated_are_told_before_the_questionnaire_goes_out(
    rated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = ["--raters", "Anna", "Kim Lee:kunde:en"]
    assert run(["survey", str(rated), "-o", str(tmp_path), *people]) == 0
    told = "Kim Lee: Eigene Kriterien stehen im Fragebogen in der Sprache der Mappe: 1, 2."
    assert capsys.readouterr().err.splitlines() == [told]


class TestNothingIsReplaced:
    @pytest.mark.parametrize("whole", [[], ["--whole"]])
    def test_an_existing_file_stops_the_command_before_it_writes(
        self, whole: list[str], rated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        name = "kunde - Bert.xlsx" if "--whole" in whole else "Fragebogen Müller & Söhne - Bert.xlsx"
        (tmp_path / name).write_text("meine Bewertungen")
        people = ["--raters", "Anna", "Bert"]
        assert run(["survey", str(rated), "-o", str(tmp_path), "--lang", "de", *people, *whole]) == 3
        assert name in capsys.readouterr().err
        assert [path.name for path in tmp_path.iterdir()] == [name]
        assert (tmp_path / name).read_text() == "meine Bewertungen"

    def test_wrong_people_are_wrong_usage(
        self, rated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["survey", str(rated), "-o", str(tmp_path), "--lang", "de", "--raters", "Anna:Chef"]) == 2
        assert "„Chef“" in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []


class TestPeople:
    def test_may_have_a_side_and_a_language(self) -> None:
        words = ["  Anna  Muster ", "Bo=Kunde", "Cy:Key Account:en", "Di:en:supplier:di@example.com", "Ed:key_account"]
        assert invitations(words) == (
            Invitation("Anna Muster"),
            Invitation("Bo", Side.KEY_ACCOUNT),
            Invitation("Cy", Side.KEY_ACCOUNT, Language.EN),
            Invitation("Di", Side.SUPPLIER, Language.EN, "di@example.com"),
            Invitation("Ed", Side.KEY_ACCOUNT),
        )

    @pytest.mark.parametrize(
        ("content", "encoding"),
        [
            ("Name;Seite;Sprache\nAnna Müller;Kunde;\nBo;;en\n\nCy;Lieferant;de\n", "utf-8-sig"),
            ("Anna Müller,Kunde,\nBo,,en\nCy,Lieferant,de\n", "cp1252"),
        ],
    )
    def test_may_stand_in_a_list(self, tmp_path: Path, content: str, encoding: str) -> None:
        path = tmp_path / "leute.csv"
        path.write_bytes(content.encode(encoding))
        assert invitations([f"@{path}", "Di"]) == (
            Invitation("Anna Müller", Side.KEY_ACCOUNT),
            Invitation("Bo", None, Language.EN),
            Invitation("Cy", Side.SUPPLIER, Language.DE),
            Invitation("Di"),
        )

    def test_may_stand_in_a_list_with_columns_in_any_order_beside_others(self, tmp_path: Path) -> None:
        path = tmp_path / "leute.csv"
        path.write_text("Abteilung;E-Mail;Name;Seite\nEinkauf;bo@example.com;Bo;Kunde\nKunde;;Anna;\n", "utf-8")
        bo, anna = Invitation("Bo", Side.KEY_ACCOUNT, None, "bo@example.com"), Invitation("Anna")
        assert invitations([f"@{path}"]) == (bo, anna)
        assert listed_names(path) == ("Bo", "Anna")

    @pytest.mark.parametrize(
        ("words", "key"),
        [
            (["Anna:Chef"], "rater_not_understood"),
            ([":kunde"], "rater_unnamed"),
            (["Anna", "ANNA "], "rater_twice"),
            (["Anna:anna@"], "rater_mail"),
            (["Anna:anna@a b"], "rater_mail"),
        ],
    )
    def test_that_cannot_be_understood_are_refused(self, words: list[str], key: str) -> None:
        with pytest.raises(RatersRefused) as refused:
            invitations(words)
        assert refused.value.key == key

    def test_a_list_that_is_missing_or_empty_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(FileUnreadable):
            invitations([f"@{tmp_path / 'keine.csv'}"])
        (tmp_path / "leer.csv").write_text("Name;Seite\n")
        with pytest.raises(RatersRefused):
            invitations([f"@{tmp_path / 'leer.csv'}"])

    def test_get_file_names_that_every_system_can_hold_and_none_twice(self) -> None:
        people = ("A/B", "a\\b", "A|B.", "x" * 200, "x" * 201, "=1+1", "Zoë", "..", "\u202e")
        found = file_stems(f"kunde - {name}" for name in people)
        assert found[:3] == ["kunde - A_B", "kunde - a_b (2)", "kunde - A_B (3)"]
        assert len({name.casefold() for name in found}) == len(people)
        assert all(len(name) < 100 and not re.search(r'[<>:"/\\|?*\x00-\x1f\u202e]', name) for name in found)
        assert not any(name.endswith((".", " ")) for name in found)
