"""RunPython as Excel does it, without Excel; runs in the bundle's Windows Python: chain.py DATA.json

DATA.json holds the command line that the add-in's VBA made, the commands of all buttons, and where to write what came.
xlwings' own DLL starts pythonw.exe with that command line and hands back a COM object, whose Exec runs each command.
There is no Excel to answer, so each click ends where it would ask for the workbook: by then its module is imported.
"""

from __future__ import annotations

import ctypes
import json
import sys
import time
from pathlib import Path

import pythoncom
import win32com.client.dynamic

VT_BSTR, VT_DISPATCH = 8, 9

#: In place of click.run: which button was reached, and that what it needs can be imported.
RECORDER = """
from kam_partnership.excel import click
def _record(command, target={target!r}):
    import sys
    from kam_partnership.excel import ribbon
    name = command.__closure__[0].cell_contents
    found = ribbon.command_of(name)
    with open(target, "a", encoding="utf-8") as file:
        print(name, found.__module__, sys.executable, sep="\\t", file=file)
click.run = _record
"""


class Variant(ctypes.Structure):
    _fields_ = [
        ("kind", ctypes.c_ushort),
        ("r", ctypes.c_ushort * 3),
        ("value", ctypes.c_void_p),
        ("more", ctypes.c_void_p),
    ]


def activate(command_line: str) -> object:
    """What VBA's XLPy does: the DLL's answer to the command line, as a COM object."""
    [path] = Path(sys.executable).parent.glob("xlwings64-*.dll")
    dll, automation = ctypes.WinDLL(str(path)), ctypes.WinDLL("oleaut32")
    # VBA hands a string over to such a function in the ANSI code page
    raw = command_line.encode("mbcs")
    automation.SysAllocStringByteLen.restype = ctypes.c_void_p
    automation.SysAllocStringByteLen.argtypes = [ctypes.c_char_p, ctypes.c_uint]
    handed = automation.SysAllocStringByteLen(raw, len(raw))
    answer, start = Variant(), dll.XLPyDLLActivateAuto
    start.restype, start.argtypes = ctypes.c_long, [ctypes.POINTER(Variant), ctypes.c_void_p, ctypes.c_long]
    code = start(ctypes.byref(answer), handed, 1)
    if answer.kind != VT_DISPATCH:
        length = automation.SysStringByteLen(ctypes.c_void_p(answer.value)) if answer.kind == VT_BSTR else 0
        raise SystemExit(f"the DLL answers {code}: {ctypes.string_at(answer.value, length)!r}")
    pointer = pythoncom.ObjectFromAddress(answer.value, pythoncom.IID_IDispatch)
    return win32com.client.dynamic.Dispatch(pointer)


def main() -> None:
    data = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    began = time.perf_counter()
    python = activate(data["start"])
    print("started", round(time.perf_counter() - began, 1))
    python.Exec(RECORDER.format(target=data["target"]))
    for command in data["commands"].values():
        python.Exec(command)
    print("done", len(data["commands"]))


main()
