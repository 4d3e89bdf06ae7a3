"""A workbook that came by mail cannot choose which program the add-in starts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyopenvba import ExcelFile
from pyopenvba.apps.excel import ExcelApplication

from building.addin_file import CONFIGURATION, PROJECT_NAME

#: What the lookup calls beyond Excel: a configuration file beside the workbook, and the user's own.
_FILES = """
Public Const PROJECT_NAME As String = "{project}"

Function ExpandEnvironmentStrings(ByVal s As String)
    ExpandEnvironmentStrings = s
End Function

Function FileExists(ByVal FileSpec As String) As Boolean
    FileExists = True
End Function

Function GetFullName(wb As Workbook) As String
    GetFullName = "mail.xlsx"
End Function

Function GetDirectoryConfigFilePath() As String
    GetDirectoryConfigFilePath = "beside"
End Function

Function GetConfigFilePath() As String
    GetConfigFilePath = "own"
End Function

Function GetConfigFromFile(sFile As String, sName As String, Optional sValue As String) As Boolean
    GetConfigFromFile = (sName = "INTERPRETER_WIN")
    sValue = sFile
End Function
"""

_MAILED = """
Public Sub NameSheet(sheetName As String)
    ActiveSheet.Name = sheetName
End Sub

Public Sub WriteSetting(row As Long, key As String)
    ActiveSheet.Cells(row, 1).Value = key
    ActiveSheet.Cells(row, 2).Value = "mailed"
End Sub
"""


@pytest.fixture(scope="module")
def excel(addin_path: Path) -> ExcelApplication:
    """The add-in's lookup of settings, beside a workbook that brings settings of its own."""
    app = ExcelApplication.open(addin_path, with_vba=False)
    app.application._this_workbook = app.workbook
    app.add_workbook()
    app.add_module(_MAILED, name="Mailed")
    app.run("NameSheet", f"{PROJECT_NAME}.conf")
    for row, key in enumerate(["INTERPRETER_WIN", "LICENSE_KEY", "PYTHONPATH", *CONFIGURATION], start=1):
        app.run("WriteSetting", row, key)
    with ExcelFile(addin_path) as file:
        source = file.get_module("xlwings")
    lookup = "".join(procedure(source, name) for name in ["GetConfigFromSheet", "GetConfig", "SheetExists"])
    # The interpreter looks for a bare Range on the active sheet, Excel on the sheet of its arguments.
    lookup = lookup.replace('In Range(sht.Range("A1")', 'In sht.Range(sht.Range("A1")')
    start = f'#Const App = "Microsoft Excel"\n{_FILES.format(project=PROJECT_NAME)}'
    app.add_module(start + lookup, name="xlwings")
    return app


def procedure(source: str, name: str) -> str:
    found = re.search(rf"^Function {name}\(.*?^End Function\s", source, re.MULTILINE | re.DOTALL)
    assert found is not None, name
    return found[0]


def test_the_interpreter_comes_from_the_users_own_file(excel: ExcelApplication) -> None:
    assert excel.run("GetConfig", "INTERPRETER_WIN") == "own"


@pytest.mark.parametrize("key", ["LICENSE_KEY", "PYTHONPATH"])
def test_other_dangerous_settings_of_a_workbook_are_ignored(excel: ExcelApplication, key: str) -> None:
    assert excel.run("GetConfig", key) == ""


@pytest.mark.parametrize(("key", "value"), CONFIGURATION.items())
def test_the_add_ins_own_sheet_counts(excel: ExcelApplication, key: str, value: str) -> None:
    assert excel.run("GetConfig", key) == value
