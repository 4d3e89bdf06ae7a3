"""The port to the pane: what is read, what happens when Excel refuses, what is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kam_partnership.headless.session import open_book
from kam_partnership.workbook import names
from support.lite.clicks import COMMANDS, NOW, click
from support.lite.jobs import program_of
from support.lite.payload import payload_of
from support.workbooks import fill, random_content


@pytest.fixture(scope="module")
def program(german: str) -> dict[str, Any]:
    return program_of(german)


@pytest.fixture(scope="module")
def payload(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A rated workbook with two criteria of the catalogue marked."""
    path = fill(tmp_path_factory.mktemp("port") / "rated.xlsx", random_content(1, largest=25))
    held = payload_of(path)
    for row in (9, 11):
        held["sheets"]["Katalog"]["values"][f"{row},2"] = "x"
    return held


#: The clicks that change something.
CHANGING = [script for script in COMMANDS if script != "check"]


class TestReading:
    @pytest.mark.parametrize("script", COMMANDS)
    def test_the_hidden_sheet_behind_the_charts_never_travels(
        self, script: str, program: dict[str, Any], payload: dict[str, Any]
    ) -> None:
        result, _ = click(program, payload, script)
        [hidden, _] = payload["names"][names.CHART_DATA]
        assert hidden not in {sheet for sheet, _ in result["asked"]}

    def test_recompute_reads_two_blocks(self, program: dict[str, Any], payload: dict[str, Any]) -> None:
        result, _ = click(program, payload, "recompute")
        assert len(result["asked"]) == 2

    @pytest.mark.parametrize("script", COMMANDS)
    def test_nothing_is_read_twice(self, script: str, program: dict[str, Any], payload: dict[str, Any]) -> None:
        asked = [tuple(one) for one in click(program, payload, script)[0]["asked"]]
        assert len(asked) == len(set(asked))

    def test_excel_calculates_before_anything_is_read(self, program: dict[str, Any], payload: dict[str, Any]) -> None:
        assert click(program, payload, "check")[0]["done"][0] == ["calculate"]


class TestRefusals:
    @pytest.mark.parametrize("script", CHANGING)
    def test_a_failure_at_each_queued_step_leaves_the_book_as_it_was(
        self, script: str, program: dict[str, Any], payload: dict[str, Any]
    ) -> None:
        whole, _ = click(program, payload, script)
        steps = sum(action[0] != "calculate" for action in whole["done"])
        assert steps > 0
        for fails_at in range(steps):
            result, book = click(program, payload, script, fails_at=fails_at)
            assert book.payload == payload, (script, fails_at)
            assert "Excel hat das abgelehnt: „This operation is not permitted" in result["told"]
            assert result["told"].rstrip().endswith("An der Mappe wurde nichts geändert.")

    def test_what_cannot_be_taken_back_is_said(self, program: dict[str, Any], payload: dict[str, Any]) -> None:
        result, book = click(program, payload, "suggest_measures", fails_at=1, stays_so=True)
        assert book.payload != payload
        assert "ließ sich nicht zurücknehmen" in result["told"]
        assert "nichts geändert" not in result["told"]

    @pytest.mark.parametrize("script", CHANGING)
    def test_a_protected_sheet_is_no_change_that_cannot_be_taken_back(
        self, script: str, program: dict[str, Any], payload: dict[str, Any]
    ) -> None:
        result, book = click(program, payload, script, fails_at=0, stays_so=True)
        assert book.payload == payload
        assert result["told"].rstrip().endswith("An der Mappe wurde nichts geändert.")

    def test_another_workbook_is_told_what_to_open(self, program: dict[str, Any]) -> None:
        foreign = {
            "sheets": {"A": {"values": {}, "formulas": {}, "tables": {}, "charts": []}},
            "active": "A",
            "names": {},
        }
        for script in COMMANDS:
            told = click(program, foreign, script)[0]["told"]
            assert "Bitte zuerst eine Mappe von KAM Partnerschaft öffnen" in told
            assert "An der Mappe wurde nichts geändert." in told

    def test_a_mistake_of_ours_names_its_line_and_changes_nothing(
        self, program: dict[str, Any], payload: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(program, "analysis_rows", lambda *_: 1 / 0)
        result, _ = click(program, payload, "recompute")
        assert "ZeroDivisionError, Zeile" in result["told"]
        assert [action[0] for action in result["done"]] == ["calculate"]


class TestSnapshots:
    def saved(self, tmp_path: Path) -> Path:
        path = fill(tmp_path / "saved.xlsx", random_content(1, largest=25))
        with open_book(path) as book:
            COMMANDS["snapshot"](book)
            book.save()
        return path

    def test_a_second_one_of_the_day_is_refused_here_and_without_excel(
        self, tmp_path: Path, program: dict[str, Any]
    ) -> None:
        from kam_partnership.errors import SnapshotExists

        path = self.saved(tmp_path)
        result, _ = click(program, payload_of(path), "snapshot")
        assert "ist schon ein Stand festgehalten." in result["told"]
        assert "„ersetzen“" in result["told"]
        assert [action[0] for action in result["done"]] == ["calculate"]
        with open_book(path) as book, pytest.raises(SnapshotExists):
            COMMANDS["snapshot"](book)

    def test_it_is_replaced_when_the_field_is_ticked(self, tmp_path: Path, program: dict[str, Any]) -> None:
        result, _ = click(program, payload_of(self.saved(tmp_path)), "snapshot", arguments={"ersetzen": True})
        assert "ersetzt." in result["told"]
        assert [action[0] for action in result["done"]] == ["calculate", "setValues", "calculate"]


class TestTold:
    def test_what_is_going_on_comes_first_and_the_result_last(
        self, program: dict[str, Any], payload: dict[str, Any]
    ) -> None:
        first, *_, last = click(program, payload, "recompute")[0]["told"].strip().splitlines()
        assert first == "KAM Partnerschaft liest die Mappe …"
        assert last.startswith("KAM Partnerschaft: ")

    def test_the_clock_is_that_of_the_click(self, program: dict[str, Any], payload: dict[str, Any]) -> None:
        result, _ = click(program, payload, "recompute")
        [rows] = [action[4] for action in result["done"] if action[0] == "setValues"]
        assert f"{NOW:%d.%m.%Y}" in str(rows[0])
