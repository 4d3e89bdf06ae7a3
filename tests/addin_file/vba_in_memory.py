"""Runs our VBA without Excel: pyOpenVBA's interpreter, with xlwings' RunPython replaced by a recorder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pyopenvba import ExcelFile
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.apps.excel._model import Application, Workbook
from pyopenvba.interpreter._objects import VBAObject, member, method, setter
from pyopenvba.interpreter._values import NOTHING, VBAInt, error, to_bool

#: xlwings' module replaced: RunPython keeps the command, and a test can act as the ribbon.
RECORDER = """
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

Public Sub Click(callback As String, id As String, tag As String)
    Dim control As New RibbonControl
    control.ID = id
    control.Tag = tag
    Select Case callback
        Case "RunCommand": RunCommand control
        Case "RunAnywhere": RunAnywhere control
    End Select
End Sub

Public Function IsEnabled(id As String) As Variant
    Dim control As New RibbonControl
    Dim answer As Variant
    control.ID = id
    GetEnabled control, answer
    IsEnabled = answer
End Function

Public Sub Load()
    Dim shown As New RibbonStandIn
    OnLoad shown
End Sub
"""

#: The same for what LibreOffice has no stand-in for.
_EVENTS = """
Public Sub FireActivate()
    Dim sink As New ExcelEvents
    sink.Watch Application
    sink.excelApp_WorkbookActivate Nothing
End Sub

Public Sub FireDeactivate()
    Dim sink As New ExcelEvents
    sink.Watch Application
    sink.excelApp_WorkbookDeactivate Nothing
End Sub
"""

#: The ribbon as VBA holds it; the one member that we use counts.
RIBBON = "Public Sub Invalidate()\n    CountInvalidation\nEnd Sub\n"
COUNTER = """
Public Invalidations As Long

Public Sub CountInvalidation()
    Invalidations = Invalidations + 1
End Sub

Public Function CountedInvalidations() As Long
    CountedInvalidations = Invalidations
End Function
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

    #: None for an Excel that has no Protected View, as on the Mac.
    protected_view: bool | None = False

    @member
    def ActiveProtectedViewWindow(self) -> object:  # noqa: N802
        if self.protected_view is None:
            raise error(438)
        return self if self.protected_view else NOTHING

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
        self._app.add_module(RIBBON, name="RibbonStandIn", kind="class")
        self._app.add_module(COUNTER, name="Counter")
        self._app.add_module(sources["UserLanguage"], name="UserLanguage")
        # The interpreter knows no WithEvents: a test calls the handlers, as Excel would.
        events = sources["ExcelEvents"].replace("Private WithEvents", "Private").replace("Private Sub", "Public Sub")
        self._app.add_module(events, name="ExcelEvents", kind="class")
        self._app.add_module(sources["RibbonKam"], name="RibbonKam")
        self._app.add_module(sources["FunctionWizard"], name="FunctionWizard")
        self._app.add_module(RECORDER + _EVENTS, name="xlwings")
        self._workbook_module = sources["ThisWorkbook"].replace("Private Sub", "Public Sub")

    def close_workbook(self) -> None:
        """Leaves Excel without an open workbook."""
        self.excel.workbooks_.books.clear()
        self.excel.active_book = None

    def open_workbook(self, path: Path) -> None:
        """Opens a file beside the others; it is active then."""
        self._app.open_workbook(path)

    @property
    def open_workbooks(self) -> int:
        """So many workbooks are open."""
        return len(self.excel.workbooks_.books)

    def load_ribbon(self) -> None:
        """What Excel does once it has read the ribbon's XML."""
        self._app.run("Load")

    def fire(self, event: str) -> None:
        """One of the events that ExcelEvents listens to: Activate or Deactivate."""
        self._app.run(f"Fire{event}")

    def refresh(self) -> None:
        """Has the buttons drawn anew."""
        self._app.run("RefreshButtons")

    @property
    def invalidations(self) -> int:
        """So many times Excel was told to draw the ribbon anew."""
        return int(str(self._app.run("CountedInvalidations") or 0))

    def is_enabled(self, control: str) -> bool:
        """What GetEnabled answers for a button."""
        return bool(self._app.run("IsEnabled", control))

    def text(self, callback: str, control: str) -> str:
        """What a callback such as GetLabel answers for a control."""
        return str(self._app.run("TextFor", callback, control))

    def click(self, control: str, tag: str, callback: str = "RunCommand") -> None:
        """Clicks a button whose onAction is the callback."""
        self._app.run("Click", callback, control, tag)

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
