"""The workbook's own formulas and this program agree, on workbooks as people leave them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import tiers
from kam_partnership.assessment import Zone
from kam_partnership.cli.inspect import scored
from kam_partnership.headless import open_book
from kam_partnership.texts import Language, zone_text
from kam_partnership.texts.language import UNDEFINED
from kam_partnership.workbook import names
from kam_partnership.workbook.judged_file import judge
from support import workbooks
from support.libreoffice import named_values, needs_libreoffice, recalculate, recalculate_all
from support.oracle import expected_figures

NUMBERS = [name for name in names.FIGURE_CELLS if name != "zone"]
#: Since template 1.1, as ``score`` names them.
SPREAD = ("supplier_heavy", "key_account_heavy", "balanced_pairs", "share_beyond", "mixed", "provisional")
TARGET = {"to_target_supplier": "to_supplier", "to_target_key_account": "to_key_account", "target_reached": "reached"}
CELLS = {**names.FIGURE_CELLS, **names.FURTHER_FIGURE_CELLS}


def native_figures(values: dict[str, Any]) -> dict[str, Any]:
    return {figure: values[name] for figure, name in CELLS.items()}


def same(native: Any, expected: Any) -> bool:
    """A blank for what is undefined; TRUE is not 1."""
    if native in ("", None) or expected is None:
        return native in ("", None) and expected is None
    if isinstance(expected, (bool, str)):
        return type(native) is type(expected) and native == expected
    return not isinstance(native, bool) and native == pytest.approx(expected, abs=1e-9)


def assert_equal(native: dict[str, Any], figures: dict[str, Any], language: Language = Language.DE) -> None:
    """Native figures equal Python's to 1e-9; undefined ones show a dash, those of template 1.1 nothing."""
    told = figures["target"] or {}
    further = {name: figures[name] for name in (*SPREAD, "verdict")}
    further |= {name: told.get(key) for name, key in TARGET.items()}
    for name, expected in further.items():
        assert same(native[name], expected), (name, native[name], expected)
    for name in NUMBERS:
        expected = figures.get(name)
        assert native[name] == (UNDEFINED if expected is None else pytest.approx(expected, abs=1e-9)), name
    zone = figures["zone"]
    assert native["zone"] == (UNDEFINED if zone is None else zone_text(Zone(zone), language))


def by_hand(content: workbooks.Content) -> dict[str, Any]:
    """The figures of docs/scoring.md, from the generated content itself."""
    low, high = content.settings[:2]

    def rating(value: Any) -> float | None:
        good = isinstance(value, float) and low <= value <= high
        return value if good else None

    def weight(value: Any) -> float | None:
        if value is None:
            return 1.0
        return value if isinstance(value, float) and value >= 0 else None

    rows = [(weight(w), rating(s), rating(k)) for _, w, s, k in content.rows]
    coverage = content.minimum_coverage
    assert isinstance(coverage, float)
    return expected_figures(rows, content.settings, minimum_coverage=coverage, target=content.valid_target)


def headless_values(path: Path) -> dict[str, Any]:
    with open_book(path) as book:
        book.app.calculate()
        return {name: book.names[name].refers_to_range.raw_value for name in CELLS.values()}


def change_by(seed: int) -> int:
    return seed % 6


def changed_as_people_do(path: Path, seed: int) -> Path:
    """Nothing, sorting, renaming, moving and inserting columns, saving with openpyxl: by the seed."""
    match change_by(seed):
        case 1:
            workbooks.sort_rows(path, seed)
        case 2:
            workbooks.rename_headings(path, {"Lieferant": "Beispiel GmbH", "Key Account": "Müller & Söhne"})
        case 3:
            workbooks.move_columns(path, (1, 0, 4, 3, 2, 5), extra="Notiz")
        case 4:
            workbooks.save_with_openpyxl(path)
        case 5:
            workbooks.rename_headings(workbooks.move_columns(path, (0, 4, 1, 3, 5, 6, 2)), {"Gewicht": "Wichtigkeit"})
    return path


def as_defined(path: Path, content: workbooks.Content, seed: int) -> dict[str, Any]:
    """What ``score`` tells, after comparing it with the definition and with the headless engine."""
    told = scored(judge(path, Language.DE))
    expected = by_hand(content)
    for name in (*NUMBERS, "offset"):
        assert told[name] == (pytest.approx(expected[name], abs=1e-9) if name in expected else None), name
    for name in ("zone", "robust", *SPREAD):
        assert told[name] == (pytest.approx(expected[name], abs=1e-9) if name == "share_beyond" else expected[name])
    which = len if change_by(seed) == 1 else list  # sorting renumbers the criteria
    assert which(told["tipping_criteria"]) == which(expected["tipping_criteria"])
    wanted = {} if content.valid_target is None else told["target"]
    for name, key in {**TARGET, "target_zone": "zone"}.items():
        assert same(wanted.get(key), expected[name]), name
    assert_equal(native_figures(headless_values(path)), told)
    return told


@tiers.thinned(seed=2)  # the test with LibreOffice makes every kind of change, too
@pytest.mark.parametrize("seed", range(36))
def test_score_and_the_headless_engine_agree_with_the_definition(seed: int, tmp_path: Path) -> None:
    content = workbooks.random_content(seed)
    as_defined(changed_as_people_do(workbooks.fill(tmp_path / "kam.xlsx", content), seed), content, seed)


@needs_libreoffice
@tiers.thinned(first=1)
@pytest.mark.parametrize("first", range(100, 124, 6))
def test_libreoffice_agrees_too_and_score_reads_what_it_saved(first: int, tmp_path: Path) -> None:
    told, paths = [], []
    for seed in range(first, first + 6):
        content = workbooks.random_content(seed)
        paths.append(changed_as_people_do(workbooks.fill(tmp_path / f"seed {seed}.xlsx", content), seed))
        told.append(as_defined(paths[-1], content, seed))
    for saved, figures in zip(recalculate_all(paths, tmp_path / "libreoffice"), told, strict=True):
        assert_equal(native_figures(named_values(saved)), figures)
        again = scored(judge(saved, Language.DE))
        for name in (
            *NUMBERS,
            "offset",
            "zone",
            "robust",
            "tipping_criteria",
            "criteria",
            *SPREAD,
            "verdict",
            "target",
        ):
            assert again[name] == figures[name], (saved.stem, name)


@needs_libreoffice
def test_invalid_settings_leave_every_figure_undefined(tmp_path: Path) -> None:
    every: list[tuple[Any, ...]] = [
        (10.0, 0.0, 1.5, 4.0, 7.0),
        (0.0, "zehn", 1.5, 4.0, 7.0),
        (0.0, 10.0, None, 4.0, 7.0),
        (0.0, 10.0, 1.5, 8.0, 7.0),
        (0.0, 10.0, True, 4.0, 7.0),
    ]
    rows = tuple((f"K{n}", 1.0, 5.0, 6.0) for n in range(16))
    asked = []
    for settings in every:
        path = workbooks.fill(tmp_path / f"kam {len(asked)}.xlsx", workbooks.Content(settings, rows))
        figures = scored(judge(path, Language.DE))
        assert [figures[name] for name in NUMBERS] == [None] * len(NUMBERS), settings
        assert figures["zone"] is None, settings
        assert_equal(native_figures(headless_values(path)), figures)
        asked.append((path, figures))
    asked = tiers.some(asked, 2)
    saved = recalculate_all([path for path, _ in asked], tmp_path / "libreoffice")
    for path, (_, figures) in zip(saved, asked, strict=True):
        assert_equal(native_figures(named_values(path)), figures)


@needs_libreoffice
def test_the_english_edition_computes_the_same(tmp_path: Path) -> None:
    rows = tuple((f"K{n}", 1.0 + n % 3, float(n % 11), float((n * 7) % 11)) for n in range(20))
    content = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows)
    path = workbooks.fill(tmp_path / "kam.xlsx", content, workbooks.ENGLISH)
    told = scored(judge(path, Language.EN))
    assert_equal(native_figures(named_values(recalculate(path, tmp_path / "lo"))), told, Language.EN)


def test_rating_cells_may_hold_formulas_even_without_stored_results(tmp_path: Path) -> None:
    rows = tuple((f"K{n}", 1.0, 5.0, 6.0) for n in range(16))
    path = workbooks.fill(tmp_path / "kam.xlsx", workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows))
    with open_book(path) as book:
        book.names[names.SUPPLIER_COLUMN].refers_to_range[0, 0].formula = "=2+7"
        book.save()
    stored = scored(judge(path, None))["criteria"][0]["supplier"]
    workbooks.save_with_openpyxl(path)  # drops the results of all formulas
    assert (stored, scored(judge(path, None))["criteria"][0]["supplier"]) == (9.0, 9.0)
