"""The KAM functions as Excel's function wizard lists them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyopenvba import ExcelFile

from building.udf_wrappers import WRAPPER_MODULE

SCALE = ["weights", "scale_min", "scale_max"]
RATINGS = ["supplier", "key_account"]
SIGNATURES = {
    "KAM_SUPPLIER_SCORE": [*RATINGS, *SCALE],
    "KAM_KEY_ACCOUNT_SCORE": [*RATINGS, *SCALE],
    "KAM_NET_BALANCE": [*RATINGS, *SCALE],
    "KAM_GROSS_IMBALANCE": [*RATINGS, *SCALE],
    "KAM_BALANCE_SCORE": [*RATINGS, *SCALE],
    "KAM_PARTNERSHIP_LEVEL": [*RATINGS, *SCALE],
    "KAM_RATED_COVERAGE": [*RATINGS, *SCALE],
    "KAM_ZONE_NAME": [*RATINGS, *SCALE, "tolerance", "level_cooperation", "level_strategic"],
    "KAM_VERDICT_TEXT": [*RATINGS, *SCALE, "tolerance", "level_cooperation", "level_strategic", "minimum_coverage"],
    "KAM_SHARE_BEYOND": [*RATINGS, *SCALE, "tolerance"],
    "KAM_SIDE_COUNTS": [*RATINGS, *SCALE, "tolerance"],
    "KAM_TO_TARGET": [*RATINGS, "target_supplier", "target_key_account", *SCALE],
    "KAM_RANKING": ["titles", *RATINGS, *SCALE],
}


@pytest.fixture(scope="module")
def wrappers(addin_path: Path) -> str:
    with ExcelFile(addin_path) as file:
        return file.get_module(WRAPPER_MODULE)


def test_exactly_the_documented_functions_are_there(wrappers: str) -> None:
    assert sorted(re.findall(r"^Function (\w+)\(", wrappers, re.MULTILINE)) == sorted(SIGNATURES)


@pytest.mark.parametrize(("name", "arguments"), SIGNATURES.items())
def test_arguments_have_the_documented_order_and_may_be_left_out(
    wrappers: str, name: str, arguments: list[str]
) -> None:
    first_line = re.search(rf"^Function {name}\((.*)\)\r?$", wrappers, re.MULTILINE)
    assert first_line is not None
    optional = [*SCALE, "tolerance", "level_cooperation", "level_strategic", "minimum_coverage"]
    assert first_line[1].split(", ") == [
        f"Optional {argument}" if argument in optional else argument for argument in arguments
    ]


@pytest.mark.parametrize("name", SIGNATURES)
def test_the_function_wizard_describes_the_function(wrappers: str, name: str) -> None:
    description = re.search(rf'^Attribute {name}\.VB_Description = "(.*)"\r?$', wrappers, re.MULTILINE)
    assert description is not None
    assert 20 < len(description[1]) <= 255
    assert description[1].isascii(), "VBA reads it in each computer's own code page"
    assert "/" not in description[1], "a path of the building computer"
    assert f'Attribute {name}.VB_ProcData.VB_Invoke_Func = " \\n14"' in wrappers


@pytest.mark.parametrize("name", SIGNATURES)
def test_the_name_is_no_cell_address(name: str) -> None:
    assert not re.fullmatch(r"[A-Z]{1,3}[0-9]{1,7}", name)


def test_functions_work_on_the_active_workbook_not_on_the_add_in(wrappers: str) -> None:
    assert wrappers.count("ActiveWorkbook, Application.Caller)") == len(SIGNATURES)
    assert "ThisWorkbook" not in wrappers


def test_the_wizard_may_compute_a_preview(wrappers: str) -> None:
    assert "CommandBars" not in wrappers
