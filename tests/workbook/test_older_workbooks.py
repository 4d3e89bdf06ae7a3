"""Workbooks that people have, of template 1.0: of release 0.1 with one hidden sheet for everything, and later ones.

The files in tests/data/template_1_0 were written by that release: filled (German and English), its demo, and the demo
with a history and measures. Those in template_1_0_two_sheets were written by the last build with template 1.0: filled
(English), the demo with a history, and one whose user had noted the evidence in a column of his own, under the very
heading that the template has for it since.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import tiers
from kam_partnership.errors import KamError
from kam_partnership.excel import charts
from kam_partnership.headless import open_book
from kam_partnership.texts import Language, text
from kam_partnership.workbook import names
from kam_partnership.workbook.closed_file import read_workbook
from kam_partnership.workbook.history_and_measures import read_plan
from kam_partnership.workbook.template_charts import CHARTS, damaged_charts
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from support.strict import Ran, run

FILES = Path(__file__).resolve().parent.parent / "data" / "template_1_0"
LATER = FILES.parent / "template_1_0_two_sheets"
OWN_EVIDENCE = LATER / "own_evidence_deu.xlsx"
DATED = FILES / "history_measures_deu.xlsx"
#: What is typed after a command and the workbook.
COMMANDS = {
    "recompute": ("--out", "out.xlsx"),
    "criteria": ("--title", "Neu", "--supplier", "2", "--out", "out.xlsx"),
    "snapshot": ("--date", "2026-11-27", "--out", "out.xlsx"),
    "render": ("-o", "out.png", "--width", "300"),
    "report": ("-o", "out.pptx"),
    "survey": ("-o", "copies", "--raters", "Anna", "Berta:kunde"),
    "prepare": ("--out", "out.xlsx"),
    "portfolio": ("-o", "out.xlsx"),
    "upgrade": ("--out", "out.xlsx"),
}


def score(path: Path) -> dict[str, Any]:
    told = run(["score", path, "--json"])
    assert told.code == 0, told
    found: dict[str, Any] = json.loads(told.out)
    return {key: value for key, value in found.items() if key not in ("file", "template_version")}


@pytest.fixture(params=[*sorted(FILES.glob("*.xlsx")), *sorted(LATER.glob("*.xlsx"))], ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copy(request.param, tmp_path / "kam.xlsx"))


def test_there_are_such_files_and_they_have_one_hidden_sheet() -> None:
    found = sorted(FILES.glob("*.xlsx"))
    assert len(found) == 4
    for path in found:
        structure = Structure.read(Package.open(path))
        assert len(structure.sheets) == 9
        assert structure.resolve(names.STATE_BLOCK) is not None
        assert structure.resolve(names.CHART_DATA) is None


def test_the_later_ones_have_two_hidden_sheets_and_nothing_of_template_1_1() -> None:
    found = sorted(LATER.glob("*.xlsx"))
    assert len(found) == 3
    for path in found:
        structure = Structure.read(Package.open(path))
        assert len(structure.sheets) == 10
        assert structure.resolve(names.CHART_DATA) is not None
        assert [name for name in names.FIXED_SINCE_1_1 if structure.resolve(name)] == []


@tiers.thinned()
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_works_with_them(
    command: str, old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = old.read_bytes()
    told = done([command, *(["add"] if command == "criteria" else []), old, *COMMANDS[command]])
    assert told.code == 0, told
    assert old.read_bytes() == before
    if command in ("recompute", "snapshot", "prepare", "upgrade"):
        after, earlier = score(tmp_path / "out.xlsx"), score(old)
        if command == "snapshot":  # today's assessment is the last one now
            since = after.pop("since_last")
            assert since is None or since["criteria"] == []
            earlier.pop("since_last")
        assert after == earlier
    if command in ("recompute", "criteria", "snapshot"):  # charts and all stay as they are
        structure = Structure.read(Package.open(tmp_path / "out.xlsx"))
        assert {chart.name for sheet in structure.sheets for chart in sheet.charts} == set(CHARTS)
        earlier_structure = Structure.read(Package.open(old))
        assert (structure.resolve(names.CHART_DATA) is None) is (earlier_structure.resolve(names.CHART_DATA) is None)


@tiers.thinned(old=3)
def test_two_of_them_are_merged(old: Path, tmp_path: Path) -> None:
    people = {"A. Erste": tmp_path / "one.xlsx", "C. Zweite": tmp_path / "other.xlsx"}
    for name, path in people.items():  # one person would count once
        shutil.copy(old, path)
        with open_book(path) as book:
            book.names["KAM_Author"].refers_to_range.raw_value = name
            book.save()
    one, other = people.values()
    told = done(["merge", "--supplier", one, "--key-account", other, "-o", tmp_path / "merged.xlsx"])
    assert told.code == 0, told
    assert (tmp_path / "merged.xlsx").exists()


@tiers.thinned(old=3)
def test_an_update_brings_everything_into_the_template_of_today(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.xlsx"
    told = done(["upgrade", old, "--out", new, "--lang", "de"])
    assert told.code == 0, told
    assert text("carry.no_losses", Language.DE) in told.out
    assert text("carry.new", Language.DE) in told.out
    before, after = read_workbook(old), read_workbook(new)
    assert after.inputs.titles is not None
    for column in ("titles", "weights", "suppliers", "key_accounts"):
        assert getattr(after.inputs, column).values == getattr(before.inputs, column).values
    assert after.setting_numbers == before.setting_numbers
    assert (after.date, after.previous) == (before.date, before.previous)
    # "offen" said nothing about an agreement, and amounts had no currency.
    words = {"offen": "vorgeschlagen", "open": "proposed"}
    assert after.measures == tuple(
        replace(measure, status=words.get(measure.status, measure.status)) for measure in before.measures
    )
    plan, earlier = read_plan(new), read_plan(old)
    valued = any(planned.measure.supplier_value is not None for planned in earlier.measures)
    assert plan == replace(earlier, currency="" if valued else "EUR")
    package = Package.open(new)
    structure = Structure.read(package)
    language = Language(before.inputs.general_text("language"))
    assert damaged_charts(package, structure, language) == []
    state, data = structure.resolve(names.STATE_BLOCK), structure.resolve(names.CHART_DATA)
    assert state is not None
    assert data is not None
    assert state.sheet != data.sheet


def test_the_history_and_the_measures_are_there(tmp_path: Path) -> None:
    plan = read_plan(DATED)
    assert len(plan.history) == 6
    assert plan.measures


def test_evidence_in_a_column_of_ones_own_stays_there_beside_the_new_one(tmp_path: Path) -> None:
    new = tmp_path / "new.xlsx"
    assert done(["upgrade", OWN_EVIDENCE, "--out", new]).code == 0
    told = {path: column_by_heading(path) for path in (OWN_EVIDENCE, new)}
    [before] = [cells for heading, cells in told[OWN_EVIDENCE].items() if heading.startswith("Woran")]
    ours, own = (told[new][heading] for heading in ("Woran sehen wir das?", "Woran sehen wir das? 2"))
    assert (set(ours), own) == ({None}, before)
    assert sum(value is not None for value in before) == 2


def column_by_heading(path: Path) -> dict[str, list[Any]]:
    cells = ClosedCells(path)
    table = cells.structure.table(names.CRITERIA_TABLE)
    assert table is not None
    rows = range(table.body.top, table.body.bottom + 1)
    columns = enumerate(table.columns, table.area.left)
    return {heading: [cells.value(table.area.sheet, row, column) for row in rows] for column, heading in columns}


def test_their_diagrams_are_not_replaced_by_some_that_read_other_cells(old: Path) -> None:
    before = old.read_bytes()
    with open_book(old) as book, pytest.raises(KamError) as refused:
        charts.restore(book, may_replace=lambda: True)
    assert refused.value.key == "charts_of_another_template"
    assert old.read_bytes() == before


def done(arguments: list[Any]) -> Ran:
    told = run(arguments)
    assert not told.mistake, told.mistake
    return told
