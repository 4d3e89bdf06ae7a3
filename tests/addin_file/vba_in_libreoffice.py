"""Runs our VBA in LibreOffice: a compiler and a runtime that know nothing of pyOpenVBA's interpreter.

LibreOffice opens the built add-in once its content type is that of an .xlsm. A macro of ours in a fresh profile opens
it, puts stand-ins in the place of xlwings' modules, which do not compile there, and calls what a test asks for; so no
Python of LibreOffice's own is needed, which many installations lack.

A module that does not compile makes LibreOffice say nothing: its procedures return nothing, without an error. So each
of our modules gets a function that says 1 + 1, and only an answer of 2 counts.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from addin_file.vba_in_memory import COUNTER, RECORDER, RIBBON
from building.addin_file import VBA_PROJECT_NAME
from support.libreoffice import find_soffice

_ADDIN = b"application/vnd.ms-excel.addin.macroEnabled.main+xml"
_WORKBOOK = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"

#: In seconds; a run takes five.
_PATIENCE = 120

_VBA = "Option VBASupport 1\n"
_CLASS = "Rem Attribute VBA_ModuleType=VBAClassModule\nOption VBASupport 1\nOption ClassModule\n"
_PROBE = "Public Function CompiledProbe()\n    CompiledProbe = 1 + 1\nEnd Function\n"
_PROBE_OF_CLASS = """
Public Function EventsProbe()
    Dim events As New ExcelEvents
    EventsProbe = events.CompiledProbe()
End Function
"""
#: What takes the place of xlwings' modules and of the ribbon's types.
_STAND_INS = {
    "xlwings": _VBA + RECORDER + COUNTER + _PROBE_OF_CLASS,
    "RibbonControl": _CLASS + "Public ID As String\nPublic Tag As String\n",
    "RibbonStandIn": _CLASS + RIBBON,
}
#: LibreOffice has no types for the ribbon.
_TYPES = ("IRibbonControl", "IRibbonUI")

_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/{kind}.xlb/" xlink:type="simple"
  library:link="false"/>
</library:libraries>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">{elements}</library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Driver" script:language="StarBasic"
>{source}</script:module>
"""
#: Else LibreOffice takes the profile for new and writes its own empty macros over ours.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/Office">
<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""

#: Reads "jobs": a line for each step, its words set apart by tabs, line ends in them written as Chr(11). Writes
#: "answers": a line for each call, its type and its value.
_DRIVER = """
Option Explicit
Private doc As Object
Private answers As Object

Sub Main
    Dim wish As String, words, jobs As Integer, files As Object
    jobs = FreeFile
    Open "{folder}/jobs" For Input As #jobs
    files = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
    answers = CreateUnoService("com.sun.star.io.TextOutputStream")
    answers.setOutputStream(files.openFileWrite("{url}/answers"))
    answers.setEncoding("UTF-8")
    Do While Not Eof(jobs)
        Line Input #jobs, wish
        words = Split(Replace(wish, Chr(11), Chr(10)), Chr(9))
        answers.writeString(Done(words))
    Loop
    Close #jobs
    answers.closeOutput()
    StarDesktop.terminate()
End Sub

Function Done(words) As String
    Dim modules As Object, name As String
    On Error GoTo Failed
    name = words(1)
    If words(0) <> "open" Then modules = doc.BasicLibraries.getByName("{project}")
    Select Case words(0)
        Case "open"
            OpenBook name
        Case "put"
            If modules.hasByName(name) Then modules.removeByName(name)
            modules.insertByName(name, words(2))
        Case "remove"
            modules.removeByName(name)
        Case "append"
            modules.replaceByName(name, modules.getByName(name) & Chr(10) & words(2))
        Case "replace"
            If InStr(modules.getByName(name), words(2)) = 0 Then Error 5
            modules.replaceByName(name, Replace(modules.getByName(name), words(2), words(3)))
        Case "call"
            Done = Answer(words) & Chr(10)
        Case "close"
            doc.close(True)
    End Select
    Exit Function
Failed:
    Done = "step" & Chr(9) & words(0) & " " & name & ": " & Error$ & Chr(10)
End Function

Sub OpenBook(url As String)
    Dim options(1) As New com.sun.star.beans.PropertyValue
    options(0).Name = "Hidden"
    options(0).Value = True
    options(1).Name = "MacroExecutionMode"
    options(1).Value = 4
    doc = StarDesktop.loadComponentFromURL(url, "_blank", 0, options())
    doc.BasicLibraries.loadLibrary("{project}")
End Sub

Function Answer(words) As String
    Dim script As Object, arguments(), index As Integer, said
    On Error GoTo Failed
    If UBound(words) > 2 Then ReDim arguments(0 To UBound(words) - 3)
    For index = 3 To UBound(words)
        arguments(index - 3) = words(index)
    Next index
    script = doc.getScriptProvider().getScript( _
        "vnd.sun.star.script:{project}." & words(1) & "." & words(2) & "?language=Basic&location=document")
    said = script.invoke(arguments(), Array(), Array())
    Answer = TypeName(said) & Chr(9) & Replace(Replace(CStr(said), Chr(13), ""), Chr(10), Chr(11))
    Exit Function
Failed:
    Answer = "Error" & Chr(9) & Replace(Error$, Chr(10), Chr(11))
End Function
"""


def probes(modules: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each module of ours a call that answers "2", and nothing where the module does not compile."""
    of_class = {"ExcelEvents": ("xlwings.EventsProbe",)}
    return {module: of_class.get(module, (f"{module}.CompiledProbe",)) for module in modules}


def run_in_libreoffice(
    addin: Path,
    modules: Sequence[str],
    calls: Sequence[tuple[str, ...]],
    changes: Mapping[str, tuple[str, str]] | None = None,
) -> list[str]:
    """What each call answered, as text, in one start of LibreOffice.

    Args:
        addin: the built file.
        modules: those of ours; they get a probe each.
        calls: each the name of a procedure, after its module and a dot, and its arguments.
        changes: in our modules, before they are compiled: module -> (old text, new text). One mistake a start:
            after the first, LibreOffice shows a message that nobody can answer.

    Raises:
        RuntimeError: when a step failed, or LibreOffice did not come to the end.
    """
    soffice = find_soffice()
    assert soffice is not None, "the test is not marked needs_libreoffice"
    with tempfile.TemporaryDirectory(prefix="kam-vba-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        _write_profile(folder)
        book = folder / "addin.xlsm"
        _as_workbook(addin, book)
        steps = _steps(book, modules, calls, changes or {})
        lines = ["\t".join(step).replace("\n", "\v") + "\n" for step in steps]
        (folder / "jobs").write_text("".join(lines), "ascii")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--norestore", "macro:///Standard.Driver.Main"]
        _start_and_wait(command)
        answers = folder / "answers"
        said = answers.read_text("utf-8").removesuffix("\n").split("\n") if answers.exists() else []
    failed = [line for line in said if line.startswith("step\t")]
    if failed or len(said) != len(calls):
        raise RuntimeError(f"LibreOffice answered {len(said)} of {len(calls)} calls: {failed or said[-3:]}")
    return [line.partition("\t")[2].replace("\v", "\n") for line in said]


def _start_and_wait(command: Sequence[str]) -> None:
    """Waits for LibreOffice, which at some mistakes shows a message that nobody can answer."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, start_new_session=True, **quiet) as process:
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)  # the starter and what it has started
            else:
                process.kill()


def _write_profile(folder: Path) -> None:
    basic = folder / "profile" / "user" / "basic"
    (basic / "Standard").mkdir(parents=True)
    (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    driver = _DRIVER.format(folder=folder.as_posix(), url=folder.as_uri(), project=VBA_PROJECT_NAME)
    (basic / "Standard" / "Driver.xba").write_text(_MODULE.format(source=escape(driver)), "utf-8")
    for kind, elements in (("script", '<library:element library:name="Driver"/>'), ("dialog", "")):
        (basic / f"{kind}.xlc").write_text(_LIBRARIES.format(kind=kind), "utf-8")
        (basic / "Standard" / f"{kind}.xlb").write_text(_LIBRARY.format(elements=elements), "utf-8")


def _as_workbook(addin: Path, book: Path) -> None:
    with zipfile.ZipFile(addin) as old, zipfile.ZipFile(book, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "[Content_Types].xml":
                assert content.count(_ADDIN) == 1
                content = content.replace(_ADDIN, _WORKBOOK)
            new.writestr(part, content)


def _steps(
    book: Path, modules: Sequence[str], calls: Sequence[tuple[str, ...]], changes: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, ...]]:
    yield "open", book.as_uri()
    yield "remove", "Dictionary"
    yield from (("put", name, source) for name, source in _STAND_INS.items())
    yield from (("replace", "RibbonKam", f"As {name}", "As Object") for name in _TYPES)
    yield from (("append", module, _PROBE) for module in modules)
    yield from (("replace", module, *change) for module, change in changes.items())
    for name, *arguments in calls:
        yield ("call", *name.split("."), *arguments)
    yield ("close", "")
