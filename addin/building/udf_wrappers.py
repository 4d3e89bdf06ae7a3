"""The VBA functions that make Python functions known to Excel, as xlwings' "Import Functions" writes them.

Run as a program it prints them for the modules named on the command line. That is a process of its own,
because xlwings writes them with its Windows code, which needs stand-ins for pywin32 elsewhere.
"""

from __future__ import annotations

import importlib
import io
import os
import re
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from building.vba_project import VbaModule

WRAPPER_MODULE = "xlwings_udfs"

#: The line that each description follows, and what Excel itself writes for a described function.
_DESCRIBED = (
    'Attribute {name}.VB_Description = "{description}"\nAttribute {name}.VB_ProcData.VB_Invoke_Func = " \\n14"\n'
)

_ADDIN_FOLDER = Path(__file__).parents[1]


def udf_wrappers(python_modules: list[str]) -> VbaModule:
    """The VBA module with a wrapper for every UDF of the Python modules.

    Raises:
        subprocess.CalledProcessError: when a module cannot be imported or wrapped; its words are on stderr.
    """
    command = [sys.executable, "-m", "building.udf_wrappers", *python_modules]
    environment = {**os.environ, "PYTHONPATH": str(_ADDIN_FOLDER), "PYTHONIOENCODING": "utf-8"}
    output = subprocess.run(command, env=environment, capture_output=True, check=True)  # noqa: S603
    return VbaModule(WRAPPER_MODULE, output.stdout.decode("utf-8"))


def signatures(wrappers: VbaModule) -> dict[str, tuple[str, ...]]:
    """The functions with the names of their arguments, in their order."""
    found = re.findall(r"^Function (\w+)\((.*)\)\r?$", wrappers.source, re.MULTILINE)
    return {name: tuple(a.removeprefix("Optional ") for a in arguments.split(", ")) for name, arguments in found}


def _write(python_modules: list[str]) -> str:
    """The wrappers' source; for a process of its own."""
    udfs = _xlwings_udfs()
    text = io.StringIO()
    text.write(f'Attribute VB_Name = "{WRAPPER_MODULE}"\n')
    text.write("' Written by the build from the Python functions; changes here are lost.\n")
    text.write("Option Explicit\n")
    text.write('#Const App = "Microsoft Excel"\n\n')
    descriptions: dict[str, str] = {}
    for name in python_modules:
        module = importlib.import_module(name)
        # The ending .xlam makes the wrappers pass the active workbook instead of the add-in.
        udfs.generate_vba_wrapper(name, module, text, types.SimpleNamespace(Name="addin.xlam"))
        descriptions.update(_descriptions(module))
    return _with_descriptions(text.getvalue(), descriptions)


def _descriptions(module: types.ModuleType) -> Iterator[tuple[str, str]]:
    for member in vars(module).values():
        if wrapped := getattr(member, "__xlfunc__", None):
            summary = str(wrapped["ret"]["doc"]).strip().splitlines()[0]
            yield wrapped["name"], summary.replace('"', '""')


def _with_descriptions(source: str, descriptions: dict[str, str]) -> str:
    """What Excel's function wizard shows stands in attributes right after a function's first line."""
    lines = []
    for line in source.splitlines(keepends=True):
        lines.append(line)
        if line.startswith("Function "):
            name = line.removeprefix("Function ").partition("(")[0]
            lines.append(_DESCRIBED.format(name=name, description=descriptions[name]))
    return "".join(lines)


def _xlwings_udfs() -> Any:
    """xlwings' module for UDFs, with its decorators in place before our modules are imported."""
    try:
        importlib.import_module("win32com.client")
    except ImportError:
        _stand_in_for_pywin32()
    import xlwings

    udfs = importlib.import_module("xlwings.udfs")
    xlwings.func, xlwings.arg, xlwings.ret = udfs.xlfunc, udfs.xlarg, udfs.xlret
    return udfs


def _stand_in_for_pywin32() -> None:
    """The few names that xlwings.udfs imports; none is used while wrappers are written."""
    contents: dict[str, dict[str, object]] = {
        "pythoncom": {"CoInitialize": None, "IID_IDispatch": None},
        "pywintypes": {"com_error": OSError},
        "win32com": {},
        "win32com.client": {"Dispatch": None},
    }
    for name, members in contents.items():
        module = types.ModuleType(name)
        vars(module).update(members)
        sys.modules[name] = module


if __name__ == "__main__":
    sys.stdout.write(_write(sys.argv[1:]))
