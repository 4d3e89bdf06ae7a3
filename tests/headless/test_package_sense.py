"""The checks for senseless packages find what Excel would repair or refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

import tiers
from kam_partnership.xlsx.package import Package
from support.open_xml_sdk import OFFICE_VERSIONS, sdk_defects_of_all
from support.package_sense import defects
from support.schema import schema_defects
from support.seeded_defects import FOUND_BY, SEEDED, SHEET, sow


def test_a_sound_workbook_has_no_defects(path: Path, torture_original: Path) -> None:
    assert defects(path) == []
    assert defects(torture_original) == []
    assert schema_defects(torture_original) == []


def test_each_seed_is_found_by_somebody() -> None:
    """The table itself; who finds what is measured below."""
    assert FOUND_BY.keys() == SEEDED.keys()
    assert all(FOUND_BY.values())
    assert {seed for seed, finders in FOUND_BY.items() if "o" in finders} == {s for s, row in SEEDED.items() if row[-1]}


@pytest.mark.parametrize("seed", [seed for seed, (*_, said) in SEEDED.items() if said])
def test_our_own_checks_find(seed: str, torture_original: Path, tmp_path: Path) -> None:
    found = defects(sow(seed, torture_original, tmp_path / "broken.xlsm"))
    assert any(SEEDED[seed][-1] in defect for defect in found), found


@pytest.mark.usefixtures("sdk")
@pytest.mark.skipif(not tiers.FULL, reason="a second of Microsoft's validator for each seed: KAM_FULL=1")
def test_who_finds_what(torture_original: Path, tmp_path: Path) -> None:
    """The table of docs/testing.md; each defect is found by somebody."""
    paths = {seed: sow(seed, torture_original, tmp_path / f"{n}.xlsm") for n, seed in enumerate(SEEDED)}
    microsofts = sdk_defects_of_all((path, OFFICE_VERSIONS[-1]) for path in paths.values())
    found = {
        seed: "".join(
            letter for letter, said in (("o", defects(path)), ("a", schema_defects(path)), ("m", microsoft)) if said
        )
        for (seed, path), microsoft in zip(paths.items(), microsofts, strict=True)
    }
    assert found == FOUND_BY


def test_a_schema_defect_is_found(torture_original: Path, tmp_path: Path) -> None:
    package = Package.open(torture_original)
    package.parts[SHEET] = package.parts[SHEET].replace(b'<pane xSplit="2"', b'<pane xSplit="x"')
    broken = tmp_path / "broken.xlsm"
    broken.write_bytes(package.to_bytes())
    assert schema_defects(broken) != []
