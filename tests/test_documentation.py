"""Everything users can meet stands in the documentation, and the README's commands are those that are checked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kam_partnership.assessment import Code
from kam_partnership.assessment.findings import SEVERITIES
from kam_partnership.cli.options import parser
from kam_partnership.excel.buttons import GROUPS, all_buttons
from kam_partnership.installation.checks.table import CHECKS
from kam_partnership.texts import Language, text
from kam_partnership.workbook import names

ROOT = Path(__file__).parents[1]


def document(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("code", Code)
def test_every_finding_is_explained_with_its_severity(code: Code) -> None:
    assert f"| `{code}` | {SEVERITIES[code]} |" in document("docs/findings.md")


def test_every_command_is_explained() -> None:
    explained = document("docs/cli.md")
    for action in parser(Language.EN)._subparsers._group_actions:  # type: ignore[union-attr]
        for command in action.choices or ():
            assert f"| `{command} " in explained, command


def label(control_id: str) -> str:
    return text(f"control.{control_id}.label", Language.DE)


def test_every_button_is_explained_in_the_order_of_the_ribbon() -> None:
    table = document("docs/excel.md").partition("| button | control | does |\n")[2].partition("\n\n")[0]
    explained = [tuple(cell.strip(" `*") for cell in row.split("|")[1:3]) for row in table.splitlines()[1:]]
    expected = []
    for group in GROUPS:
        expected.append((label(group.control_id), ""))
        expected += [(label(button.control_id), button.control_id) for button in group.buttons]
    assert explained == expected


def test_it_is_told_which_buttons_work_everywhere() -> None:
    *first, last = [label(button.control_id) for button in all_buttons() if button.anywhere]
    assert f"{', '.join(first)} and {last} work everywhere" in " ".join(document("docs/excel.md").split())


def test_every_worksheet_function_is_explained() -> None:
    source = document("addin/kam_partnership/excel/udfs.py")
    for function in re.findall(r"^def (KAM_\w+)", source, re.MULTILINE):
        assert f"| `{function}` |" in document("docs/excel.md")


def test_every_defined_name_is_explained() -> None:
    explained = document("docs/workbook.md")
    columns = (
        *(names.AGREED_COLUMNS, names.AGREED_CELLS),
        *(names.HISTORY_COLUMNS, names.HISTORY_TARGET_COLUMNS, names.MEASURE_COLUMNS, names.QUESTION_COLUMNS),
        *(names.CATALOG_COLUMNS, names.CATALOG_HELP_COLUMNS),
    )
    known = [name for registry in (*columns, names.TILE_CELLS) for name in registry.values()]
    known += [*names.FORMER_TILE_CELLS, *names.FIXED_SINCE_1_1]
    known += [*names.FIXED_NAMES, names.STATE_BLOCK, names.CHART_DATA, names.DUE_SOON, names.RATER_SIDE]
    for name in known:
        assert f"`{name}`" in explained


def test_continuous_integration_runs_the_readmes_commands() -> None:
    readme, script = document("README.md"), document(".ci/run")
    assert 'pip install -q -e ".[dev]" && pytest' in readme
    for command in (r'pip install .*-e "\.\[dev\]"', "^pytest$", "^ruff check", "^mypy( |$)"):
        assert re.search(command, script, re.MULTILINE)


@pytest.mark.parametrize(
    "headings",
    [
        ("## Nur Excel?", "## Das Add-in", "## Die Befehlszeile", "## Weiterentwickeln"),
        ("### Just Excel?", "### The add-in", "### The command line"),
    ],
    ids=["de", "en"],
)
def test_the_readme_begins_with_what_needs_no_installation(headings: tuple[str, ...]) -> None:
    german, _, english = document("README.md").partition("## English")
    part = german if headings[0].startswith("## ") else english
    places = [part.index(f"\n{heading}") for heading in headings]
    assert places == sorted(places)
    before_commands = part[: places[2]]
    assert not re.search(r"Python|pip|```", before_commands)
    assert "templates/KAM_Partner" in before_commands


def test_links_between_documents_lead_somewhere() -> None:
    for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), (path.name, target)


def test_every_check_of_doctor_is_explained() -> None:
    explained = document("docs/install.md")
    for check in CHECKS:
        assert f"| `{check.code}` |" in explained, check.code


def test_tests_that_the_documentation_names_exist() -> None:
    named = set(re.findall(r"`(test_\w+)`", document("docs/install.md")))
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert named
    assert {name for name in named if f"def {name}(" not in sources} == set()


def troubles() -> dict[str, str]:
    """The rows of the table of known troubles: what goes wrong, and what shows the remedy."""
    table = document("docs/install.md").partition("### Known troubles")[2]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    return {row[0]: row[-1] for row in rows[2:]}


def test_every_known_trouble_names_a_test_that_shows_it() -> None:
    assert len(troubles()) >= 15
    assert [trouble for trouble, shown in troubles().items() if not re.search(r"`test_\w+`", shown)] == []


@pytest.mark.parametrize("issue", [2510, 885, 2277, 1260, 2490, 2594, 1273, 1925, 2652, 1574, 341, 2138])
def test_the_troubles_of_such_add_ins_are_all_met(issue: int) -> None:
    assert any(f"#{issue}" in trouble for trouble in troubles())


def test_every_folder_of_tests_is_a_room_or_told() -> None:
    told = document("docs/testing.md").partition("## Where which test stands")[2].partition("\n## ")[0]
    rooms = {path.stem for path in (ROOT / "addin" / "kam_partnership").iterdir()}
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and not path.name.startswith("_")}
    assert {"lite", "zoo"} <= folders
    assert {name for name in folders - rooms if f"`{name}`" not in told} == set()
