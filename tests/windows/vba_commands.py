"""What the add-in's VBA hands to Windows and to Python, made by that VBA itself in pyOpenVBA's interpreter.

Needs no Windows: the strings are made here and carried into Wine.
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree
from pyopenvba import ExcelFile

from addin_file.vba_in_memory import AddinInMemory
from building.ribbon_xml import ribbon_xml

#: The settings that XLPyCommand asks for, as the add-in's own sheet and the user's file give them.
_SETTINGS = """
Function GetConfig(key As String, Optional default As Variant = "", Optional source As String = "") As Variant
    Select Case key
        Case "INTERPRETER_WIN": GetConfig = "{interpreter}"
        Case "ADD_WORKBOOK_TO_PYTHONPATH": GetConfig = "False"
        Case Else: GetConfig = default
    End Select
End Function
"""


def ribbon_commands(addin: Path) -> dict[str, str]:
    """Control of the ribbon -> what its click hands to RunPython."""
    elements = [element for element in etree.fromstring(ribbon_xml()).iter() if element.get("tag")]
    commands = {}
    for element in elements:
        loaded = AddinInMemory(addin)
        loaded.click(element.get("id"), element.get("tag"), element.get("onAction").removeprefix("RibbonKam."))
        [commands[element.get("id")]] = loaded.commands
    return commands


def start_command(addin: Path, interpreter: str, workbook: str) -> str:
    """The command line with which the add-in's VBA has xlwings' DLL start Python."""
    with ExcelFile(addin) as file:
        source = str(file.get_module("xlwings"))
    [function] = re.findall(r"^Function XLPyCommand\(\).*?^End Function", source, re.MULTILINE | re.DOTALL)
    loaded = AddinInMemory(addin)
    function = function.replace("ActiveWorkbook.FullName", f'"{workbook}"')
    function = _without_conditions(function)
    loaded._app.add_module(_SETTINGS.format(interpreter=interpreter) + function, name="StartCommand")
    return str(loaded._app.run("XLPyCommand"))


def _without_conditions(source: str) -> str:
    """The branches for Excel; the interpreter knows no constants of the compiler."""
    kept, open_branches = [], [True]
    for line in source.splitlines():
        words = line.strip()
        if words.startswith("#If"):
            open_branches.append("Microsoft Excel" in words or "Not Mac" in words)
        elif words.startswith("#Else"):
            open_branches[-1] = not open_branches[-1] and not words.startswith("#ElseIf")
        elif words.startswith("#End If"):
            open_branches.pop()
        elif all(open_branches):
            kept.append(line)
    return "\n".join(kept)
