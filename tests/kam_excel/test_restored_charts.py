"""Diagramm wiederherstellen: what was deleted or damaged is back, and leads to nobody else's cells."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kam_partnership.errors import KamError
from kam_partnership.excel.charts import at_home
from kam_partnership.texts import Language, error_text
from kam_partnership.workbook.our_charts import CHARTS, DIAGRAM
from kam_partnership.xlsx.package import Package
from support.fake_com import FakeExcel, OpenWorkbook
from support.fake_com.charts import ChartState

Opened = Callable[[Path], OpenWorkbook]
SERIES = '=SERIES("x",{}!$A$1:$A$2,{}!$B$1:$B$2,1)'


@pytest.fixture
def workbook(opened: Opened, rated: Path) -> OpenWorkbook:
    return opened(rated)


def charts(workbook: OpenWorkbook) -> dict[str, ChartState]:
    return {state.name: state for states in workbook.workbook.charts.values() for state in states}


def delete(workbook: OpenWorkbook, *names: str) -> None:
    for sheet, states in workbook.workbook.charts.items():
        workbook.workbook.charts[sheet] = [state for state in states if state.name not in names]


class TestInExcel:
    def test_all_that_were_deleted_are_back_as_they_were(self, workbook: OpenWorkbook) -> None:
        before = copy.deepcopy(charts(workbook))
        delete(workbook, *CHARTS)
        workbook.click("restore_diagram")
        assert workbook.failures == []
        assert charts(workbook) == before
        assert "Trend" in str(workbook.application.status_bar)

    def test_only_the_missing_one_is_touched(self, workbook: OpenWorkbook) -> None:
        profile = charts(workbook)["KAM_Profile"]
        profile.width = 700.0
        delete(workbook, DIAGRAM)
        workbook.click("restore_diagram")
        assert charts(workbook)["KAM_Profile"].width == 700.0
        assert set(charts(workbook)) == set(CHARTS)
        assert [dialog for dialog in workbook.dialogs if dialog.is_question] == []

    @pytest.mark.parametrize("broken", ["=SERIES(,#REF!,#REF!,1)", SERIES.format("Tabelle1", "Tabelle1")])
    def test_one_that_lost_its_cells_is_replaced(self, workbook: OpenWorkbook, broken: str) -> None:
        before = copy.deepcopy(charts(workbook))
        charts(workbook)[DIAGRAM].formulas[3] = broken
        workbook.click("restore_diagram")
        assert workbook.failures == []
        assert charts(workbook) == before

    def test_when_all_is_well_the_user_decides(self, workbook: OpenWorkbook) -> None:
        charts(workbook)[DIAGRAM].width = 700.0
        workbook.answer_yes = False
        workbook.click("restore_diagram")
        assert charts(workbook)[DIAGRAM].width == 700.0
        assert workbook.workbook.changes == 0
        workbook.answer_yes = True
        workbook.click("restore_diagram")
        assert charts(workbook)[DIAGRAM].width != 700.0

    def test_they_find_a_data_sheet_that_was_renamed(self, opened: Opened, rated: Path, tmp_path: Path) -> None:
        (tmp_path / "renamed").mkdir()
        workbook = opened(with_data_sheet(rated, "Meine Daten", tmp_path / "renamed" / "kam.xlsx"))
        delete(workbook, *CHARTS)
        workbook.click("restore_diagram")
        assert workbook.failures == []
        assert all("'Meine Daten'!" in formula for formula in charts(workbook)[DIAGRAM].formulas)

    def test_nothing_of_the_template_stays_open_or_on_the_disk(
        self, workbook: OpenWorkbook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        (tmp_path / "temporary").mkdir()
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
        delete(workbook, DIAGRAM)
        workbook.click("restore_diagram")
        assert workbook.application.open == [workbook.workbook]
        assert list((tmp_path / "temporary").iterdir()) == []

    def test_the_sheet_that_was_shown_is_shown_again(self, workbook: OpenWorkbook) -> None:
        workbook.application.active_sheet = "Einstellungen"
        delete(workbook, DIAGRAM)
        workbook.click("restore_diagram")
        assert workbook.application.active_sheet == "Einstellungen"

    def test_a_link_that_excel_does_not_turn_is_worse_than_no_diagram(self, workbook: OpenWorkbook) -> None:
        """The labels and the title would show another file's cells: rather nothing, and another way."""
        workbook.workbook.change_link_works = False
        delete(workbook, DIAGRAM)
        before = workbook.contents()
        workbook.click("restore_diagram")
        [dialog] = workbook.failures
        assert "Aktualisieren" in dialog.prompt
        assert workbook.contents() == before

    def test_a_chart_whose_series_are_all_it_has_comes_back_even_then(self, workbook: OpenWorkbook) -> None:
        workbook.workbook.change_link_works = False
        before = copy.deepcopy(charts(workbook))
        delete(workbook, "KAM_Trend")
        workbook.click("restore_diagram")
        assert workbook.failures == []
        assert charts(workbook) == before

    def test_a_workbook_of_another_template_is_sent_to_the_upgrade(self, workbook: OpenWorkbook) -> None:
        workbook.looks.protected.clear()
        workbook.run(lambda book: setattr(book.names["KAM_TemplateVersion"].refers_to_range, "raw_value", "'0.9.0"))
        workbook.workbook.changes = 0
        workbook.click("restore_diagram")
        [dialog] = workbook.failures
        assert "0.9.0" in dialog.prompt
        assert "Aktualisieren" in dialog.prompt
        assert workbook.workbook.changes == 0


def with_data_sheet(source: Path, name: str, target: Path) -> Path:
    """A copy of a workbook whose hidden sheet has another name, as Excel would have saved it."""
    package = Package.open(source)
    for part, content in package.parts.items():
        renamed = content.replace(b"'Daten'!", f"'{name}'!".encode()).replace(
            b'name="Daten"', f'name="{name}"'.encode()
        )
        package.parts[part] = re.sub(rb"(?<![\w'])Daten!", f"'{name}'!".encode(), renamed)
    target.write_bytes(package.to_bytes())
    return target


@pytest.mark.parametrize(
    ("foreign", "own"),
    [
        (SERIES.format("'[KAM_1.xlsx]Daten'", "'[KAM_1.xlsx]Daten'"), SERIES.format("'Daten'", "'Daten'")),
        (SERIES.format("[KAM_1.xlsx]Daten", "[KAM_1.xlsx]Daten"), SERIES.format("Daten", "Daten")),
        (
            SERIES.format("'C:\\Temp\\[K.xlsx]Peter''s'", "'C:\\Temp\\[K.xlsx]Peter''s'"),
            SERIES.format("'Peter''s'", "'Peter''s'"),
        ),
        ('=SERIES("A [b]c! ""d""",Daten!$A$1,Daten!$B$1,1)', '=SERIES("A [b]c! ""d""",Daten!$A$1,Daten!$B$1,1)'),
    ],
)
def test_a_formula_comes_home(foreign: str, own: str) -> None:
    assert at_home(foreign) == own


def test_on_a_mac_it_says_what_to_do_instead(excel: FakeExcel, rated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    workbook = excel.open(rated)
    workbook.click("restore_diagram")
    [dialog] = workbook.failures
    assert error_text(KamError("charts_need_windows"), Language.DE) in dialog.prompt
