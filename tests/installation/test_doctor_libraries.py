"""Doctor and the libraries: one thing is broken, exactly one check says so, and names what helps."""

from __future__ import annotations

import importlib.metadata
import json
from dataclasses import replace
from pathlib import Path, PureWindowsPath

import pytest

from kam_partnership.installation import places
from kam_partnership.installation.checks.libraries import _LOOK, State
from kam_partnership.installation.checks.verdict import Status
from kam_partnership.installation.computer import PythonRun
from kam_partnership.installation.product import Product
from kam_partnership.libraries import CALCULATION, LIBRARIES
from kam_partnership.repairing import OWN, Installer
from kam_partnership.texts import Language
from support.computers import MadeUp
from support.examined import problems, result_of, said

GONE = State("lxml", "6.1.3", "lxml/etree.pyd", 2, "ImportError: cannot import name 'etree' from 'lxml'")
BLOCKED = State("pillow", "13.0.0", trouble="ImportError: DLL load failed while importing _imaging: Access is denied.")
MISSING = State("pypdf", None, trouble="ModuleNotFoundError: No module named 'pypdf'")
LACKING = State("openpyxl", "3.1.5", trouble="ModuleNotFoundError: No module named 'et_xmlfile'")
OWN_BROKEN = State(OWN, "9.9.9", "kam_partnership/_files/x.xlsx", 1)
AGAIN = r'Scripts\python.exe" -m pip install "C:\KAM Partnerschaft"'


@pytest.mark.parametrize(
    ("state", "check", "case", "command"),
    [
        (MISSING, "libraries-there", "missing", AGAIN),
        (LACKING, "libraries-there", "missing", AGAIN),
        (GONE, "libraries-whole", "incomplete", "-m pip install --force-reinstall --no-deps lxml==6.1.3"),
        (State("numpy", "2.4.6", "numpy/core.pyd", 1), "libraries-whole", "incomplete", "--no-deps numpy==2.4.6"),
        (BLOCKED, "libraries-load", "blocked", "-m pip install --force-reinstall pillow==13.0.0"),
        (State(CALCULATION, None, trouble="No module named 'betteroffice_xlsx'"), "calculation", "missing", AGAIN),
        (State(CALCULATION, "1.2.1", trouble="ImportError: DLL load failed"), "calculation", "blocked", "==1.2.1"),
        (State("pandas", "0.9"), "libraries-versions", "other", AGAIN),
        (OWN_BROKEN, "program-whole", "incomplete", AGAIN),
    ],
    ids=lambda value: f"{value.distribution} {value.version}" if isinstance(value, State) else None,
)  # fmt: skip
def test_one_trouble_one_check_one_command(
    installed: MadeUp, product: Product, state: State, check: str, case: str, command: str
) -> None:
    installed.programs.libraries[state.distribution] = state
    assert problems(installed, product) == {check: case}
    assert command in said(installed, product, check)
    assert state.distribution in said(installed, product, check) or state in (LACKING, OWN_BROKEN)


@pytest.mark.parametrize("library", [one.distribution for one in LIBRARIES])
def test_every_library_that_is_missing_is_named(installed: MadeUp, product: Product, library: str) -> None:
    installed.programs.libraries[library] = State(library, None, trouble="ModuleNotFoundError: No module named 'x'")
    [code] = problems(installed, product)
    assert library in said(installed, product, code, Language.EN)


def test_two_libraries_are_told_together(installed: MadeUp, product: Product) -> None:
    for library in ("lxml", "pandas"):
        installed.programs.libraries[library] = State(library, "1.0", trouble="OSError: [WinError 4551] policy")
    told = said(installed, product, "libraries-load")
    assert "lxml (OSError" in told
    assert "lxml==1.0 pandas==1.0" in told


def test_who_stumbles_over_a_broken_library_is_not_told_too(installed: MadeUp, product: Product) -> None:
    installed.programs.libraries["lxml"] = GONE
    trouble = "ImportError: cannot import name 'etree' from 'lxml' (C:\\KAM\\lxml\\__init__.py)"
    installed.programs.libraries["python-pptx"] = State("python-pptx", "1.0.2", trouble=trouble)
    assert problems(installed, product) == {"libraries-whole": "incomplete"}


def test_a_library_that_takes_python_down_with_it_is_named(installed: MadeUp, product: Product) -> None:
    installed.programs.dies_at = "reportlab"
    assert problems(installed, product) == {"libraries-load": "blocked"}
    assert "reportlab (exit code 3221225477)" in said(installed, product, "libraries-load")


def test_a_python_that_stumbles_over_a_library_is_not_told_twice(installed: MadeUp, product: Product) -> None:
    installed.programs.libraries["xlwings"] = State("xlwings", "0.37.8", trouble="ImportError: DLL load failed")
    answer = PythonRun(1, "", "ImportError: DLL load failed")
    installed.programs.answer = answer
    assert problems(installed, product) == {"libraries-load": "blocked"}


def test_without_xlwings_only_that_is_told(installed: MadeUp, product: Product) -> None:
    installed.programs.libraries["xlwings"] = State("xlwings", None, trouble="No module named 'xlwings'")
    installed.programs.answer = PythonRun(1, "", "ModuleNotFoundError: No module named 'xlwings'")
    bare = replace(product, applescript=b"")
    assert problems(installed.with_(xlwings_version=""), bare) == {"libraries-there": "missing"}


def test_a_computer_for_which_there_is_no_calculation_library_is_in_order(installed: MadeUp, product: Product) -> None:
    installed.programs.libraries[CALCULATION] = State(CALCULATION, None, trouble="No module named 'betteroffice_xlsx'")
    del installed.programs.wanted[CALCULATION]
    assert problems(installed, product) == {}
    assert result_of(installed, product, "calculation").verdict.status is Status.SKIPPED
    assert "was nur liest, geht" in said(installed, product, "calculation")


def test_another_library_that_this_computer_cannot_have_is_not_missed(installed: MadeUp, product: Product) -> None:
    installed.programs.libraries["pandas"] = State("pandas", None, trouble="No module named 'pandas'")
    del installed.programs.wanted["pandas"]
    assert problems(installed, product) == {}


def test_a_python_that_does_not_answer_says_nothing_about_libraries(installed: MadeUp, product: Product) -> None:
    installed.programs.answer = OSError(13, "Access is denied")
    assert problems(installed, product) == {"python-starts": "not_started"}
    assert result_of(installed, product, "libraries-load").verdict.status is Status.SKIPPED


def test_without_its_own_add_in_the_program_is_not_whole(installed: MadeUp, product: Product) -> None:
    assert problems(installed, replace(product, addin=b"")) == {"program-whole": "incomplete"}


def test_versions_are_compared_only_where_they_are_known(installed: MadeUp, product: Product) -> None:
    installed.programs.wanted.clear()
    assert problems(installed, product) == {}
    assert result_of(installed, product, "libraries-versions").verdict.status is Status.SKIPPED


def test_vanished_files_are_seen_by_every_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Since 3.12 Python's own answer leaves out the files of a library that have vanished."""
    about = tmp_path / "gone_one-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: gone-one\nVersion: 1.0\n")
    (about / "RECORD").write_text('gone_one/a.pyd,,\n"gone_one/a,b.py",,\ngone_one/c.pyc,,\n../../x.dll,,\n')
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(importlib.metadata.Distribution, "files", ())
    exec(_LOOK.format(wanted=[("gone-one", [])], sign="sign"), {})
    assert json.loads(capsys.readouterr().out.splitlines()[0]) == ["sign", "gone-one", "1.0", ["gone_one/a.pyd"], 2]


class TestRemedies:
    """They fit the way in which the program came to this computer."""

    PYTHON = PureWindowsPath(r"C:\Users\Jürgen Müller\KAM\python.exe")

    def said(self, installed: MadeUp, product: Product, installer: Installer, state: State, check: str) -> str:
        installed.programs.libraries[state.distribution] = state
        return said(installed.with_(installer=installer), product, check, Language.EN)

    def test_from_a_folder(self, installed: MadeUp, product: Product) -> None:
        told = self.said(installed, product, Installer(self.PYTHON, source=r"D:\KAM"), MISSING, "libraries-there")
        assert r'"C:\Users\Jürgen Müller\KAM\python.exe" -m pip install D:\KAM' in told

    def test_from_a_folder_that_is_gone(self, installed: MadeUp, product: Product) -> None:
        told = self.said(installed, product, Installer(self.PYTHON), MISSING, "libraries-there")
        assert "in the way you did it the first time" in told
        assert "pip" not in told

    def test_from_the_folder_with_everything_inside(self, installed: MadeUp, product: Product) -> None:
        bundle = Installer(self.PYTHON, has_pip=False, bundled=True)
        for state, check in ((MISSING, "libraries-there"), (GONE, "libraries-whole"), (BLOCKED, "libraries-load")):
            told = self.said(installed, product, bundle, state, check)
            assert "Einrichten.cmd" in told
            assert "pip" not in told.replace("pypdf", "")

    def test_setting_up_again_means_the_set_up_that_this_computer_has(
        self, installed: MadeUp, product: Product
    ) -> None:
        installed.files.remove(places.configuration_file(installed.computer))
        bundle = installed.with_(installer=Installer(self.PYTHON, has_pip=False, bundled=True))
        assert "kam-partnership install" in said(installed, product, "configuration", Language.EN)
        told = said(bundle, product, "configuration", Language.EN)
        assert "Einrichten.cmd" in told
        assert "kam-partnership install" not in told

    def test_while_working_on_the_program(self, installed: MadeUp, product: Product) -> None:
        told = self.said(
            installed, product, Installer(self.PYTHON, source="D:/kam", editable=True), MISSING, "libraries-there"
        )
        assert "pip install -e D:/kam" in told


def test_a_mac_gets_words_for_its_own_shell(installed_mac: MadeUp, product: Product, tmp_path: Path) -> None:
    installed_mac.programs.libraries["pypdf"] = MISSING
    told = said(installed_mac, product, "libraries-there")
    assert "/Users/anna/kam/bin/python3 -m pip install '/Users/anna/Downloads/KAM Partnerschaft'" in told
