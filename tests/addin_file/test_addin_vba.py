"""The VBA in the file is ours as committed, plus xlwings', and the analysers find no mistake in ours."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from building.addin_file import UDF_MODULES, VBA_FOLDER
from building.udf_wrappers import WRAPPER_MODULE, udf_wrappers
from building.vba_project import read_module
from kam_partnership import __version__

OUR_FILES = sorted(VBA_FOLDER.iterdir())
OURS = [path.stem for path in OUR_FILES]

#: A procedure from its first line to its last.
PROCEDURE = re.compile(
    r"^(?:Public |Private )?(?:Sub|Function|Property \w+) (?P<name>\w+).*?^End (?:Sub|Function|Property)",
    re.MULTILINE | re.DOTALL,
)


@pytest.fixture(scope="module")
def extracted(addin_path: Path) -> dict[str, str]:
    """Every module as a second program reads it: name -> source."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # oletools uses old names of its parser library
        from oletools.olevba import VBA_Parser

    parser = VBA_Parser(str(addin_path))
    try:
        macros = list(parser.extract_macros())
    finally:
        parser.close()
    return {name.rpartition(".")[0]: source for _, _, name, source in macros}


def lines(source: str) -> list[str]:
    return source.splitlines()


@pytest.mark.parametrize("path", OUR_FILES, ids=lambda path: path.name)
def test_our_sources_come_back_out_as_committed(path: Path, extracted: dict[str, str]) -> None:
    committed = path.read_text("utf-8").replace("{version}", __version__)
    assert lines(extracted[path.stem]) == lines(committed)


def test_there_are_no_other_modules_than_ours_xlwings_and_the_sheets(extracted: dict[str, str]) -> None:
    others = {"xlwings", "Dictionary", WRAPPER_MODULE, "ConfigurationSheet", "LabelsSheet"}
    assert set(extracted) == {*OURS, *others}


def test_the_dictionary_for_the_mac_comes_with_its_licence(extracted: dict[str, str]) -> None:
    assert "MIT (http://www.opensource.org/licenses/mit-license.php" in extracted["Dictionary"]


def test_the_wrappers_are_those_of_the_python_functions(extracted: dict[str, str]) -> None:
    assert lines(extracted[WRAPPER_MODULE]) == lines(udf_wrappers(UDF_MODULES).source)


class TestOurSources:
    @pytest.mark.parametrize("path", OUR_FILES, ids=lambda path: path.name)
    def test_are_plain_ascii_under_a_header_with_the_version(self, path: Path) -> None:
        source = path.read_text("ascii")
        assert "\n' Version: {version}\n" in source
        assert f"\n' Version: {__version__}\n" in read_module(path).source
        assert "\n' Error numbers: " in source
        assert "\nOption Explicit\n" in source

    @pytest.mark.parametrize("path", OUR_FILES, ids=lambda path: path.name)
    def test_have_small_procedures_and_describe_the_public_ones(self, path: Path) -> None:
        source = path.read_text("ascii")
        procedures = list(PROCEDURE.finditer(source))
        assert procedures
        for procedure in procedures:
            assert procedure[0].count("\n") + 1 < 25, procedure["name"]
            if procedure[0].startswith("Public "):
                comments = source[: procedure.start()].rpartition("\n\n")[2]
                assert comments.startswith("'@description "), procedure["name"]


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs an analyser that is installed beside this Python."""
    command = shutil.which(program, path=Path(sys.executable).parent)
    assert command is not None, f"{program} is not installed"
    return subprocess.run([command, *arguments], capture_output=True, text=True, check=False)


def test_pyvbaanalysis_finds_no_mistake(addin_path: Path) -> None:
    only = [word for name in [*OURS, WRAPPER_MODULE] for word in ("--only", name)]
    outcome = run("pyvbaanalysis", *only, str(addin_path))
    assert outcome.returncode == 0, outcome.stdout


#: vbalidator reads one branch of #If Mac at a time; pyvbaanalysis reads the one for Windows only.
BRANCHES = {"Windows": "Mac=False", "Mac": "Mac=True"}


@pytest.mark.parametrize("system", BRANCHES)
def test_vbalidator_finds_no_mistake(tmp_path: Path, extracted: dict[str, str], system: str) -> None:
    # Without the document modules: beside them it takes ThisWorkbook for an empty class.
    for name in ["RibbonKam", "UserLanguage", "FunctionWizard", WRAPPER_MODULE, "xlwings"]:
        (tmp_path / f"{name}.bas").write_text("\n".join(lines(extracted[name])))
    (tmp_path / "ExcelEvents.cls").write_text("\n".join(lines(extracted["ExcelEvents"])))
    assert [issue for issue in vbalidator(tmp_path, system) if issue["file"] != "xlwings.bas"] == []


@pytest.mark.parametrize("system", BRANCHES)
def test_vbalidator_finds_no_mistake_in_the_workbooks_module(tmp_path: Path, system: str) -> None:
    for path in OUR_FILES:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert [issue for issue in vbalidator(tmp_path, system) if issue["file"] == "ThisWorkbook.cls"] == []


@pytest.mark.parametrize(("branch", "system"), [("Not Mac", "Windows"), ("Mac", "Mac")])
def test_each_run_would_see_a_mistake_in_its_branch(tmp_path: Path, branch: str, system: str) -> None:
    body = f"    #If {branch} Then\n        undeclaredName = 1\n    #End If\n"
    source = f'Attribute VB_Name = "Wrong"\nOption Explicit\nPublic Sub Wrong()\n{body}End Sub\n'
    (tmp_path / "Wrong.bas").write_text(source)
    assert {name for name in BRANCHES if vbalidator(tmp_path, name)} == {system}


def vbalidator(folder: Path, system: str = "Windows") -> list[dict[str, object]]:
    report = folder / "report.json"
    report.unlink(missing_ok=True)
    words = ["--host", "excel", "--quiet", "--define", BRANCHES[system], "--output", str(report), str(folder)]
    outcome = run("vbalidator", *words)
    assert report.exists(), outcome.stderr
    findings: list[dict[str, object]] = json.loads(report.read_text("utf-8"))["issues"]
    return findings


@pytest.mark.parametrize(
    ("analyser", "mistake"),
    [
        ("pyvbaanalysis", "Public Sub Wrong()\n    undeclaredName = 1\nEnd Sub\n"),
        ("vbalidator", "Public Sub Wrong()\n    If True Then\n        Beep\nEnd Sub\n"),
    ],
)
def test_the_analysers_would_have_seen_a_mistake(tmp_path: Path, analyser: str, mistake: str) -> None:
    source = 'Attribute VB_Name = "Wrong"\nOption Explicit\n' + mistake
    (tmp_path / "Wrong.bas").write_text(source)
    if analyser == "vbalidator":
        assert vbalidator(tmp_path) != []
    else:
        assert run(analyser, "--whole-project", str(tmp_path)).returncode == 1
