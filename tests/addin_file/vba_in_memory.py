"""Runs our VBA without Excel: pyOpenVBA's interpreter, with xlwings' RunPython replaced by a recorder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pyopenvba import ExcelFile
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.apps.excel._model import Application, Workbook
from pyopenvba.interpreter._objects import VBAObject, member, method, setter
from pyopenvba.interpreter._values import VBAInt, error, to_bool

_RECORDER = """
Public Commands As String
Public Failure As String

Public Function RunPython(PythonCommand As String)
    If Failure <> "" Then Err.Raise 1, , Failure
    Commands = Commands & PythonCommand & vbLf
End Function

Public Function RecordedCommands() As String
    RecordedCommands = Commands
End Function

Public Sub FailWith(message As String)
    Failure = message
End Sub

Public Function TextFor(callback As String, id As String) As Variant
    Dim control As New RibbonControl
    Dim text As Variant
    control.ID = id
    Select Case callback
        Case "GetLabel": GetLabel control, text
        Case "GetScreentip": GetScreentip control, text
        Case "GetSupertip": GetSupertip control, text
    End Select
    TextFor = text
End Function

Public Sub Click(id As String, tag As String)
    Dim control As New RibbonControl
    control.ID = id
    control.Tag = tag
    RunCommand control
End Sub
"""

GERMANY, AUSTRIA, SWITZERLAND, USA, FRANCE = 1031, 3079, 2055, 1033, 1036


class _LanguageSettings(VBAObject):
    vba_type_name = "LanguageSettings"
    language = GERMANY

    @method
    def LanguageID(self, Id: object) -> object:  # noqa: N802, N803 - VBA's names
        assert int(str(Id)) == 2, "2 asks for the language of the menus"
        return VBAInt(self.language, "Long")


@dataclass(frozen=True, slots=True)
class Described:
    """What the function wizard shows of a function."""

    category: str
    description: str
    arguments: tuple[str, ...]


class _AddinWorkbook(Workbook):
    """pyOpenVBA's workbook, plus what makes it an add-in."""

    is_addin = True

    @member
    def IsAddin(self) -> object:  # noqa: N802
        return self.is_addin

    @setter("IsAddin")
    def _set_is_addin(self, value: object) -> None:
        self.is_addin = to_bool(value)
        self.saved = False


class _ExcelStandIn(Application):
    """pyOpenVBA's Excel, plus the members that our modules ask for and it lacks."""

    language: int | None = GERMANY
    country = 1
    rebuilds = 0
    refuses_after: int | None = None

    @member
    def LanguageSettings(self) -> object:  # noqa: N802
        if self.language is None:
            raise error(438)
        settings = _LanguageSettings()
        settings.language = self.language
        return settings

    @method
    def International(self, Index: object) -> object:  # noqa: N802, N803
        assert int(str(Index)) == 1, "1 asks for the country of Excel's edition"
        return VBAInt(self.country, "Long")

    @method
    def OnTime(self, EarliestTime: object, Procedure: object) -> object:  # noqa: N802, N803
        self.planned.append(str(Procedure))
        return None

    @method
    def MacroOptions(  # noqa: N802
        self,
        Macro: object = None,  # noqa: N803
        Description: object = None,  # noqa: N803
        Category: object = None,  # noqa: N803
        ArgumentDescriptions: object = None,  # noqa: N803
    ) -> object:
        if self._this_workbook.is_addin or len(self.described) == self.refuses_after:
            raise error(1004)  # "Cannot edit a macro on a hidden workbook"
        helps = tuple(str(item) for item in ArgumentDescriptions.items)  # type: ignore[attr-defined]
        self.described[str(Macro)] = Described(str(Category), str(Description), helps)
        self.seen_meanwhile.add((bool(self.screen_updating), bool(self.enable_events)))
        return None

    @method
    def CalculateFullRebuild(self) -> object:  # noqa: N802
        self.rebuilds += 1
        return None


class AddinInMemory:
    """The add-in, loaded beside a user's workbook that is active."""

    def __init__(self, addin: Path, *, language: int | None = GERMANY) -> None:
        self._app = ExcelApplication.open(addin, with_vba=False)
        self.excel = self._app.application
        self.excel.__class__ = _ExcelStandIn
        self.excel.language = language
        self.excel.planned, self.excel.described, self.excel.seen_meanwhile = [], {}, set()
        addin_book = self._app.workbook
        addin_book.__class__ = _AddinWorkbook
        self.excel._this_workbook = addin_book
        # Excel does not count add-ins among the open workbooks.
        self._app.add_workbook()
        self.excel.workbooks_.books.remove(addin_book)
        with ExcelFile(addin) as file:
            sources = {name: file.get_module(name) for name in file.module_names()}
        self._app.add_module("Public ID As String\nPublic Tag As String\n", name="RibbonControl", kind="class")
        self._app.add_module(sources["UserLanguage"], name="UserLanguage")
        self._app.add_module(sources["RibbonKam"], name="RibbonKam")
        self._app.add_module(sources["FunctionWizard"], name="FunctionWizard")
        self._app.add_module(_RECORDER, name="xlwings")
        self._workbook_module = sources["ThisWorkbook"].replace("Private Sub", "Public Sub")

    def close_workbook(self) -> None:
        """Leaves Excel without an open workbook."""
        self.excel.workbooks_.books.clear()
        self.excel.active_book = None

    def text(self, callback: str, control: str) -> str:
        """What a callback such as GetLabel answers for a control."""
        return str(self._app.run("TextFor", callback, control))

    def click(self, control: str, tag: str) -> None:
        """Clicks a button."""
        self._app.run("Click", control, tag)

    def fail_with(self, message: str) -> None:
        """From now on Python cannot be reached."""
        self._app.run("FailWith", message)

    def open_event(self) -> None:
        """What Excel does when it loads the add-in."""
        self._app.add_module(self._workbook_module, name="WorkbookEvents")
        self._app.run("Workbook_Open")

    def find_time(self) -> None:
        """Excel runs what was planned for later."""
        while self.excel.planned:
            self._app.run(self.excel.planned.pop(0).rpartition(".")[2])

    @property
    def commands(self) -> list[str]:
        """The commands that were handed to Python."""
        return str(self._app.run("RecordedCommands")).splitlines()

    @property
    def messages(self) -> list[tuple[str, str]]:
        """(title, text) of the message boxes that were shown."""
        return [(title, text) for _, text, title, _ in self._app.dialogs]
