"""The command line as people and scripts use it: output, exit codes, files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PIL import Image

import tiers
from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from kam_partnership.texts import Language
from kam_partnership.workbook import names
from support import workbooks

Capture = pytest.CaptureFixture[str]
GOOD = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), tuple((f"Kriterium {n}", 1.0, 8.0, 5.0) for n in range(1, 17)))
KEYS = [
    "file", "key_account", "supplier", "date", "template_version", "scale", "tolerance", "levels",
    "supplier_score", "key_account_score", "net_balance", "gross_imbalance", "offset", "balance_score", "level",
    "coverage", "zone", "robust", "tipping_criteria",
    "supplier_heavy", "key_account_heavy", "balanced_pairs", "share_beyond", "mixed", "provisional",
    "verdict", "target", "since_last", "next_review", "criteria", "findings",
]  # fmt: skip
CRITERION_KEYS = [
    "number", "title", "weight", "supplier", "key_account", "gap", "contribution", "priority", "rated",
    "evidence",
]  # fmt: skip


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return workbooks.fill(tmp_path / "Müller & Söhne.xlsx", GOOD)


def json_of(capture: Capture) -> Any:
    return json.loads(capture.readouterr().out)


class TestNew:
    def test_makes_a_workbook_with_account_and_supplier(self, tmp_path: Path, capsys: Capture) -> None:
        path = tmp_path / "neu.xlsx"
        assert run(["new", str(path), "--account", "=Muster AG", "--supplier", "Beispiel", "--lang", "de"]) == 0
        capsys.readouterr()
        assert run(["score", str(path), "--json"]) == 0
        told = json_of(capsys)
        assert (told["key_account"], told["supplier"], told["zone"]) == ("=Muster AG", "Beispiel", "unrated")

    def test_speaks_english_on_request(self, tmp_path: Path, capsys: Capture) -> None:
        path = tmp_path / "new.xlsx"
        assert run(["new", str(path), "--lang", "en"]) == 0
        assert "Written" in capsys.readouterr().out
        assert path.read_bytes() == workbooks.ENGLISH.read_bytes()

    def test_adds_the_ending(self, tmp_path: Path) -> None:
        assert run(["new", str(tmp_path / "neu")]) == 0
        assert (tmp_path / "neu.xlsx").exists()

    def test_replaces_nothing_without_force(self, workbook: Path, capsys: Capture) -> None:
        before = workbook.read_bytes()
        assert run(["new", str(workbook), "--lang", "de"]) == 3
        assert "--force" in capsys.readouterr().err
        assert workbook.read_bytes() == before
        assert run(["new", str(workbook), "--force"]) == 0
        assert workbook.read_bytes() != before

    @pytest.mark.parametrize("name", ["neu.docx", "neu.xls"])
    def test_refuses_other_endings(self, tmp_path: Path, name: str) -> None:
        assert run(["new", str(tmp_path / name)]) == 2
        assert not any(tmp_path.iterdir())


class TestScore:
    def test_json_holds_every_key_in_the_order_of_the_contract(self, workbook: Path, capsys: Capture) -> None:
        assert run(["score", str(workbook), "--json"]) == 0
        told = json_of(capsys)
        assert list(told) == KEYS
        assert list(told["criteria"][0]) == CRITERION_KEYS
        assert (told["supplier_score"], told["net_balance"], told["zone"]) == (8.0, -3.0, "supplier_frustration")
        assert (told["scale"], told["levels"], told["date"]) == ([0.0, 10.0], [4.0, 7.0], None)

    def test_several_files_are_a_list_and_a_bad_one_does_not_stop_the_rest(
        self, workbook: Path, tmp_path: Path, capsys: Capture
    ) -> None:
        bad = tmp_path / "kaputt.xlsx"
        bad.write_bytes(b"PK nonsense")
        assert run(["score", str(workbook), str(bad), str(workbook), "--json", "--lang", "de"]) == 1
        captured = capsys.readouterr()
        good, broken, again = json.loads(captured.out)
        assert good["zone"] == again["zone"] == "supplier_frustration"
        assert set(broken) == {"file", "error"}
        assert "kaputt.xlsx" in captured.err
        assert "2 gelesen, 1 nicht lesbar" in captured.err

    def test_the_last_line_is_in_the_language_of_the_workbooks(
        self, workbook: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("kam_partnership.cli.reading.locale_language", lambda: Language.EN)
        run(["check", str(workbook), str(workbook)])
        assert "2 gelesen, 0 nicht lesbar." in capsys.readouterr().err

    def test_without_json_it_speaks_to_people(self, workbook: Path, capsys: Capture) -> None:
        assert run(["score", str(workbook)]) == 0
        out = capsys.readouterr().out
        assert "Lieferantenfrustrationszone" in out
        assert "−3,0" in out

    def test_it_changes_nothing(self, workbook: Path) -> None:
        before = workbook.read_bytes()
        run(["score", str(workbook)])
        assert workbook.read_bytes() == before


class TestBadFiles:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "keine lesbare Excel-Arbeitsmappe"),
            (b"Kriterium;Lieferant", "keine lesbare Excel-Arbeitsmappe"),
            (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600, "Kennwort"),
        ],
    )
    def test_each_is_named_with_a_remedy(self, tmp_path: Path, capsys: Capture, content: bytes, words: str) -> None:
        path = tmp_path / "fremd.xlsx"
        path.write_bytes(content)
        for command in (["score"], ["check"], ["recompute"], ["render", "-o", str(tmp_path / "x.png")]):
            assert run([command[0], str(path), *command[1:], "--lang", "de"]) == 3
            told = capsys.readouterr().err
            assert "fremd.xlsx" in told
            assert words in told
            assert "Traceback" not in told

    def test_a_missing_file_and_a_folder_are_told(self, tmp_path: Path, capsys: Capture) -> None:
        assert run(["score", str(tmp_path / "nicht da.xlsx"), "--lang", "de"]) == 3
        assert "gibt es nicht" in capsys.readouterr().err
        assert run(["score", str(tmp_path), "--lang", "de"]) == 3
        assert str(tmp_path) in capsys.readouterr().err

    def test_a_foreign_workbook_is_told_from_ours(self, tmp_path: Path, capsys: Capture) -> None:
        path = tmp_path / "fremd.xlsx"
        openpyxl.Workbook().save(path)
        assert run(["score", str(path), "--lang", "de"]) == 3
        assert "keine Mappe von KAM Partnerschaft" in capsys.readouterr().err

    def test_one_of_ours_without_its_names_is_sent_to_upgrade(self, tmp_path: Path, capsys: Capture) -> None:
        path = workbooks.delete_names(
            workbooks.fill(tmp_path / "mappe.xlsx", GOOD),
            [*names.FIXED_NAMES, *names.TILE_CELLS.values()],
        )
        assert run(["score", str(path), "--lang", "de"]) == 3
        assert "upgrade" in capsys.readouterr().err


class TestCheck:
    def test_a_clean_workbook_ends_with_zero(self, workbook: Path, capsys: Capture) -> None:
        assert run(["check", str(workbook), "--json"]) == 0
        assert json_of(capsys) == [{"file": str(workbook), "findings": []}]

    def test_errors_end_with_one_and_name_code_severity_sheet_and_cell(self, workbook: Path, capsys: Capture) -> None:
        with open_book(workbook) as book:
            book.names[names.SUPPLIER_COLUMN].refers_to_range[0, 0].raw_value = "'7,5"
            book.save()
        assert run(["check", str(workbook), "--json", "--lang", "en"]) == 1
        [finding] = json_of(capsys)[0]["findings"]
        assert finding == {
            "code": "rating-not-a-number",
            "severity": "error",
            "sheet": "Partnerschaft",
            "cell": "E10",
            "message": "“7,5” is not a number, criterion 1 does not count. Please enter a number.",
        }

    def test_warnings_alone_end_with_zero(self, workbook: Path, capsys: Capture) -> None:
        with open_book(workbook) as book:
            book.names[names.SUPPLIER_COLUMN].refers_to_range[0, 0].raw_value = None
            book.save()
        assert run(["check", str(workbook)]) == 0
        assert capsys.readouterr().out.startswith("Achtung: E10")

    def test_overwritten_formulas_are_found(self, workbook: Path, capsys: Capture) -> None:
        with open_book(workbook) as book:
            book.names["KAM_NetBalance"].refers_to_range.raw_value = 0.0
            book.save()
        assert run(["check", str(workbook), "--json"]) == 0
        assert [finding["code"] for finding in json_of(capsys)[0]["findings"]] == ["formula-overwritten"]


class TestRecompute:
    def test_writes_the_analysis_into_the_file_itself(self, workbook: Path, capsys: Capture) -> None:
        assert run(["recompute", str(workbook)]) == 0
        assert "Lieferantenfrustrationszone" in capsys.readouterr().out
        with open_book(workbook) as book:
            assert book.sheets["Auswertung"].range("D8").raw_value == 8.0

    def test_out_leaves_the_file_as_it_is(self, workbook: Path, tmp_path: Path) -> None:
        before, out = workbook.read_bytes(), tmp_path / "neu.xlsx"
        assert run(["recompute", str(workbook), "--out", str(out)]) == 0
        assert workbook.read_bytes() == before
        assert out.exists()
        assert run(["recompute", str(workbook), "--out", str(out)]) == 3
        assert run(["recompute", str(workbook), "--out", str(out), "--force"]) == 0

    def test_a_workbook_without_its_table_is_left_alone(self, workbook: Path, capsys: Capture) -> None:
        workbooks.delete_names(workbook, [names.KEY_ACCOUNT_COLUMN])
        before = workbook.read_bytes()
        assert run(["recompute", str(workbook), "--lang", "de"]) == 3
        assert "upgrade" in capsys.readouterr().err
        assert workbook.read_bytes() == before


class TestCriteriaAdd:
    def test_adds_a_row(self, workbook: Path, capsys: Capture) -> None:
        options = ["--title", "Datenschutz", "--weight", "2", "--supplier", "7,5", "--key-account", "4"]
        assert run(["criteria", "add", str(workbook), *options]) == 0
        assert "Kriterium 17 hinzugefügt: Datenschutz" in capsys.readouterr().out
        run(["score", str(workbook), "--json"])
        added = json_of(capsys)["criteria"][-1]
        assert (added["title"], added["weight"], added["supplier"]) == ("Datenschutz", 2.0, 7.5)

    def test_what_does_not_fit_is_wrong_usage(self, workbook: Path, capsys: Capture) -> None:
        before = workbook.read_bytes()
        assert run(["criteria", "add", str(workbook), "--title", "K", "--supplier", "11", "--lang", "de"]) == 2
        assert "nicht auf der Skala" in capsys.readouterr().err
        assert workbook.read_bytes() == before


class TestRender:
    def test_draws_a_picture_of_the_chosen_width(self, workbook: Path, tmp_path: Path) -> None:
        png = tmp_path / "bild.png"
        assert run(["render", str(workbook), "-o", str(png), "--width", "400"]) == 0
        with Image.open(png) as picture:
            assert picture.width == 400
            assert len(picture.convert("RGB").getcolors(1_000_000) or []) > 100
        assert run(["render", str(workbook), "-o", str(png)]) == 3

    def test_invalid_settings_are_named(self, workbook: Path, tmp_path: Path, capsys: Capture) -> None:
        with open_book(workbook) as book:
            book.names["KAM_ScaleMax"].refers_to_range.raw_value = 0.0
            book.save()
        assert run(["render", str(workbook), "-o", str(tmp_path / "x.png"), "--lang", "de"]) == 3
        assert "Skala: größter Wert" in capsys.readouterr().err


class TestDemo:
    @tiers.thinned(language=1)
    @pytest.mark.parametrize("language", ["en", "de"])
    def test_leaves_a_workbook_and_a_picture(self, tmp_path: Path, capsys: Capture, language: str) -> None:
        assert run(["demo", "--out", str(tmp_path / "demo"), "--lang", language]) == 0
        out = capsys.readouterr().out
        [workbook] = (tmp_path / "demo").glob("*.xlsx")
        [picture] = (tmp_path / "demo").glob("*.png")
        assert str(workbook) in out
        assert str(picture) in out
        assert run(["score", str(workbook), "--json"]) == 0
        told = json_of(capsys)
        assert len(told["criteria"]) == 18
        assert [finding["code"] for finding in told["findings"]] == ["half-rated"]

    def test_a_second_demo_replaces_nothing(self, tmp_path: Path) -> None:
        for _ in range(2):
            assert run(["demo", "--out", str(tmp_path)]) == 0
        assert len(list(tmp_path.glob("*.xlsx"))) == 2


class TestUsage:
    @pytest.mark.parametrize(
        "arguments",
        [[], ["nonsense"], ["score"], ["criteria", "add", "x.xlsx"], ["render", "x.xlsx"],
         ["criteria", "add", "x.xlsx", "--title", "K", "--weight", "viel"],
         ["criteria", "add", "x.xlsx", "--title", "K", "--weight", "nan"], ["score", "x.xlsx", "--lang", "fr"]],
    )  # fmt: skip
    def test_wrong_usage_ends_with_two(self, arguments: list[str], capsys: Capture) -> None:
        with pytest.raises(SystemExit) as left:
            run(arguments)
        assert left.value.code == 2
        assert "kam-partnership" in capsys.readouterr().err

    def test_it_runs_as_a_module_and_writes_utf8_into_any_pipe(self, workbook: Path) -> None:
        environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(
            [sys.executable, "-m", "kam_partnership", "score", str(workbook), "--lang", "de"],
            capture_output=True, env=environment, check=True,
        )  # fmt: skip
        assert "Größte Unterschiede" in done.stdout.decode("utf-8")

    def test_an_unexpected_error_is_one_sentence_unless_asked(
        self, workbook: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object, **__: object) -> None:
            raise ZeroDivisionError("made up")

        monkeypatch.setattr("kam_partnership.workbook.judged.assess", broken)
        assert run(["score", str(workbook), "--lang", "de"]) == 3
        assert capsys.readouterr().err == "Ein unerwarteter Fehler (ZeroDivisionError: made up).\n"
        assert run(["score", str(workbook), "--debug"]) == 3
        assert "Traceback" in capsys.readouterr().err
