"""A year with one key account: after every step all figures are right and nothing that was typed is gone."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import tiers
from kam_partnership.cli.main import run
from kam_partnership.excel import add_from_catalogue as catalogue
from kam_partnership.excel import suggest_measures as measures
from kam_partnership.headless import open_book
from kam_partnership.workbook import names
from kam_partnership.workbook.history_and_measures import read_plan
from support import workbooks
from support.libreoffice import named_values, needs_libreoffice, recalculate_all
from support.oracle import expected_figures

FIGURES = [figure for figure in names.FIGURE_CELLS if figure != "zone"]


@dataclass
class Year:
    """The workbook, and what its user believes to have typed: title -> weight, supplier, key account."""

    path: Path
    folder: Path
    believed: dict[str, list[float | None]] = field(default_factory=dict)
    states: list[str] = field(default_factory=list)
    #: A copy of the workbook after each step, and the figures it should show.
    steps: list[tuple[Path, dict[str, Any]]] = field(default_factory=list)

    def command(self, *arguments: str) -> str:
        """Run a command, which must succeed; then everything must still be as believed."""
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            assert run([*arguments]) == 0, arguments
        self.check()
        return out.getvalue()

    def score(self) -> dict[str, Any]:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            assert run(["score", str(self.path), "--json"]) == 0
        told: dict[str, Any] = json.loads(out.getvalue())
        return told

    def check(self) -> None:
        """Figures against the oracle; criteria and saved states against what is believed."""
        told = self.score()
        stand = {c["title"]: [c["weight"], c["supplier"], c["key_account"]] for c in told["criteria"]}
        assert stand == self.believed
        assert list(stand) == list(self.believed)
        expected = expected_figures([tuple(row) for row in self.believed.values()], (0.0, 10.0, 1.5, 4.0, 7.0))
        for figure in FIGURES:
            value = expected.get(figure)
            assert told[figure] == (None if value is None else pytest.approx(value, abs=1e-9)), figure
        step = self.folder / f"step {len(self.steps)}.xlsx"
        self.steps.append((Path(shutil.copy(self.path, step)), expected))
        assert told["zone"] == expected["zone"]
        assert self.saved_days() == self.states

    def ask_libreoffice(self) -> None:
        """The native figures after every step; at a push after some of them."""
        steps = tiers.some(self.steps, 2)
        recalculated = recalculate_all([path for path, _ in steps], self.folder / "libreoffice")
        for path, (_, expected) in zip(recalculated, steps, strict=True):
            native = named_values(path)
            for figure in FIGURES:
                value = expected.get(figure)
                shown = "–" if value is None else pytest.approx(value, abs=1e-9)
                assert native[names.FIGURE_CELLS[figure]] == shown, (path.stem, figure)

    def saved_days(self) -> list[str]:
        return [str(state.date) for state in read_plan(self.path).history]

    def rate(self, ratings: dict[str, tuple[float | None, float | None]]) -> None:
        """Type ratings for some criteria, as in the sheet."""
        for title, pair in ratings.items():
            self.believed[title][1:] = list(pair)
        with open_book(self.path) as book:
            for index, name in ((1, names.SUPPLIER_COLUMN), (2, names.KEY_ACCOUNT_COLUMN)):
                column = [[row[index]] for row in self.believed.values()]
                book.names[name].refers_to_range.raw_value = column
            book.app.calculate()
            book.save()
        self.check()


@needs_libreoffice
def test_a_year_of_use(tmp_path: Path) -> None:
    path = tmp_path / "Müller & Söhne.xlsx"
    year = Year(path, tmp_path)
    assert run(["new", str(path), "--account", "Müller & Söhne", "--supplier", "Beispiel", "--lang", "de"]) == 0
    year.believed = {c["title"]: [1.0, None, None] for c in year.score()["criteria"]}
    titles = list(year.believed)
    assert len(titles) == 16

    # January: rated, computed, saved
    year.rate({title: (float(9 - n % 4), float(3 + n % 5)) for n, title in enumerate(titles)})
    year.command("recompute", str(path))
    year.states.append("2026-01-15")
    year.command("snapshot", str(path), "--date", "2026-01-15")

    # March: two criteria of their own, one from the catalogue
    year.believed["Datenschutz"] = [2.0, 7.0, 4.0]
    year.command("criteria", "add", str(path), "--title", "Datenschutz", "--weight", "2",
                 "--supplier", "7", "--key-account", "4")  # fmt: skip
    year.believed["=Formel?"] = [1.0, None, None]
    year.command("criteria", "add", str(path), "--title", "=Formel?", "--weight", "1")
    with open_book(path) as book:
        before = [c["title"] for c in year.score()["criteria"]]
        catalogue.add_named(book, ["resilience"])
        book.save()
    added = [c for c in year.score()["criteria"] if c["title"] not in before]
    assert added
    year.believed |= {c["title"]: [c["weight"], None, None] for c in added}
    year.check()

    # June: a criterion deleted, one renamed, the rows sorted by name; measures planned
    year.believed.pop(titles[3])
    renamed = {"Datenschutz": "Datenschutz und IT-Sicherheit"}
    year.believed = {renamed.get(title, title): row for title, row in year.believed.items()}
    year.believed = dict(sorted(year.believed.items()))
    workbooks.replace_rows(path, [(title, *row) for title, row in year.believed.items()])
    year.check()
    with open_book(path) as book:
        measures.suggest_measures(book)
        book.app.calculate()
        planned: Any = book.names[names.MEASURE_COLUMNS["measure"]].refers_to_range.raw_value
        book.names[names.QUESTION_COLUMNS["answer"]].refers_to_range[0, 0].raw_value = "Unsere Antwort"
        book.save()
    assert any(row[0] for row in planned)
    year.rate({titles[0]: (6.0, 6.0), titles[1]: (5.0, 7.0)})
    year.command("recompute", str(path))
    year.states.append("2026-06-15")
    year.command("snapshot", str(path), "--date", "2026-06-15")

    # The same day once more: refused, and replaced when wanted
    assert run(["snapshot", str(path), "--date", "2026-06-15"]) != 0
    year.command("snapshot", str(path), "--date", "2026-06-15", "--force")

    # November: openpyxl has dropped the diagram along the way; a fresh template brings it back, then English
    year.command("upgrade", str(path))
    with open_book(path) as book:
        assert any(sheet.charts for sheet in book.sheets)
        kept: Any = book.names[names.MEASURE_COLUMNS["measure"]].refers_to_range.raw_value
        assert [row[0] for row in kept if row[0]] == [row[0] for row in planned if row[0]]
    english = tmp_path / "english.xlsx"
    before_titles = list(year.believed)
    assert run(["upgrade", str(path), "--out", str(english), "--lang", "en"]) == 0
    year.path = english
    translated = [c["title"] for c in year.score()["criteria"]]
    assert len(translated) == len(before_titles)
    assert "=Formel?" in translated
    assert "Datenschutz und IT-Sicherheit" in translated
    year.believed = dict(zip(translated, year.believed.values(), strict=True))
    year.check()
    with open_book(english) as book:
        answers: Any = book.names[names.QUESTION_COLUMNS["answer"]].refers_to_range.raw_value
        assert answers[0][0] == "Unsere Antwort"

    # Back to German: as it was
    year.command("recompute", str(english))
    german = tmp_path / "deutsch.xlsx"
    assert run(["upgrade", str(english), "--out", str(german), "--lang", "de"]) == 0
    year.path = german
    year.believed = dict(zip(before_titles, year.believed.values(), strict=True))
    year.check()
    year.ask_libreoffice()
