"""Excel itself and its list of open workbooks."""
# ruff: noqa: N802 - Excel's own names

from __future__ import annotations

import copy
import functools
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kam_partnership.headless.document import Document
from kam_partnership.shipped_files import ADDIN_NAME
from kam_partnership.xlsx.areas import Area
from support.fake_com.accesses import Accesses, ComObject, com_method, com_property, refuse
from support.fake_com.cells import Range
from support.fake_com.charts import ChartState
from support.fake_com.looks import Looks
from support.fake_com.workbook import Workbook

AUTOMATIC = -4105


class Application(ComObject):
    """Excel itself. Its settings are remembered, so that a test can see whether they come back."""

    #: The file that the user opens; several where the dialog lets them choose more than one; None for "cancel".
    open_answer: Path | Sequence[Path] | None = None

    def __init__(self, accesses: Accesses) -> None:
        super().__init__(accesses)
        self.settings: dict[str, object] = {
            "ScreenUpdating": True,
            "EnableEvents": True,
            "DisplayAlerts": True,
            "Interactive": True,
            "Calculation": AUTOMATIC,
        }
        self.status_bar: object = False
        self.workbook: Workbook | None = None
        #: Every open workbook; the active one is ``workbook``.
        self.open: list[Workbook] = []
        self.selection: Area | None = None
        #: What is selected besides with Ctrl; the first area is ``selection``.
        self.more_selected: tuple[Area, ...] = ()
        self.clipboard: ChartState | None = None
        #: Add-ins are no part of the workbooks that are counted, but known by their names.
        self.addins = {ADDIN_NAME}
        #: What the user answers to "Save as"; the suggestion when None, False for "cancel".
        self.file_answer: object = None
        #: The folder that the user chooses; None for "cancel".
        self.folder_answer: Path | None = None
        #: What the user types into an input box; None for "cancel".
        self.typed_answer: str | None = None
        #: The suggestions that were shown.
        self.suggested: list[str] = []
        #: What the menus are in: 1031 is German.
        self.language_id = 1031

    @property
    def active_sheet(self) -> str:
        return "" if self.workbook is None else self.workbook.active_sheet

    @active_sheet.setter
    def active_sheet(self, name: str) -> None:
        if self.workbook is not None:
            self.workbook.active_sheet = name

    Hwnd = com_property(lambda self: 4711)
    Version = com_property(lambda self: "16.0")
    Application = com_property(lambda self: self)
    Workbooks = com_property(lambda self: Workbooks(self))  # noqa: PLW0108 - defined below
    ActiveWorkbook = com_property(lambda self: self.workbook)
    ActiveSheet = com_property(lambda self: self.workbook.sheet(self.active_sheet))
    ActiveWindow = com_property(lambda self: Window(self))  # noqa: PLW0108 - defined below
    Selection = com_property(lambda self: self.selection and Range(self.workbook, self.selection))
    StatusBar = com_property(lambda self: self.status_bar)

    @StatusBar.setter
    def StatusBar(self, text: object) -> None:
        self.status_bar = text

    LanguageSettings = com_property(lambda self: LanguageSettings(self))  # noqa: PLW0108 - defined below

    @com_method
    def Calculate(self) -> None:
        self.workbook.calculate()

    @com_method
    def FileDialog(self, kind: int) -> FileDialog:
        assert kind == 4, "4 is the one for folders"
        return FileDialog(self)

    @com_method
    def InputBox(self, prompt: str, title: str = "", *, Type: int = 2) -> object:  # noqa: N803 - Excel's own name
        assert Type == 2, "2 asks for text"
        if len(prompt) > 255:
            refuse("Die Methode InputBox ist fehlgeschlagen")
        return False if self.typed_answer is None else self.typed_answer

    @com_method
    def GetSaveAsFilename(self, suggestion: str, kind: str, index: int, title: str) -> object:
        if not re.fullmatch(r"[^,]+ \(\*\.\w+\), \*\.\w+", kind):
            refuse("Die Methode GetSaveAsFilename ist fehlgeschlagen")
        self.suggested.append(suggestion)
        return suggestion if self.file_answer is None else self.file_answer

    @com_method
    def GetOpenFilename(self, kind: str, index: int, title: str, *, MultiSelect: bool = False) -> object:  # noqa: N803
        if not re.fullmatch(r"[^,]+ \((?:\*\.\w+;?)+\),(?:\*\.\w+;?)+", kind):
            refuse("Die Methode GetOpenFilename ist fehlgeschlagen")
        if self.open_answer is None:
            return False
        chosen = list(self.open_answer) if isinstance(self.open_answer, (list, tuple)) else [self.open_answer]
        # With several to choose Excel gives an array, of a single file, too.
        return tuple(map(str, chosen)) if MultiSelect else str(chosen[0])


def _remembered(name: str) -> com_property:
    def write(self: Application, value: object) -> None:
        self.settings[name] = value

    setting = com_property(lambda self: self.settings[name]).setter(write)
    setting.__set_name__(Application, name)
    return setting


for _name in ("ScreenUpdating", "EnableEvents", "DisplayAlerts", "Interactive", "Calculation"):
    setattr(Application, _name, _remembered(_name))


class Window(ComObject):
    """The window that the user looks at."""

    def __init__(self, application: Application) -> None:
        super().__init__(application._accesses)
        self._application = application

    @com_property
    def RangeSelection(self) -> Range:
        """The selected cells; there always is one on a sheet that was never touched."""
        workbook, selected = self._application.workbook, self._application.selection
        if selected is None or selected.sheet != workbook.active_sheet:
            return Range(workbook, Area(workbook.active_sheet, 1, 1, 1, 1))
        return Range(workbook, selected, *self._application.more_selected)


class FileDialog(ComObject):
    """Excel's dialog for folders."""

    def __init__(self, application: Application) -> None:
        super().__init__(application._accesses)
        self._application = application

    Title = com_property(lambda self: "").setter(lambda self, title: None)

    @com_method
    def Show(self) -> int:
        return 0 if self._application.folder_answer is None else -1

    @com_method
    def SelectedItems(self, number: int) -> str:
        return str(self._application.folder_answer)


class LanguageSettings(ComObject):
    def __init__(self, application: Application) -> None:
        super().__init__(application._accesses)
        self._application = application

    @com_method
    def LanguageID(self, kind: int) -> int:
        assert kind == 2, "2 asks for the language of the menus"
        return self._application.language_id


class Workbooks(ComObject):
    def __init__(self, application: Application) -> None:
        super().__init__(application._accesses)
        self._application = application

    Application = com_property(lambda self: self._application)
    Count = com_property(lambda self: len(self._application.open))

    @com_method
    def __call__(self, key: str | int) -> Workbook:
        if key in self._application.addins:
            return ComObject(self._accesses)  # type: ignore[return-value]
        for number, workbook in enumerate(self._application.open, start=1):
            if key in (number, workbook.name):
                return workbook
        return refuse("Index außerhalb des gültigen Bereichs")

    @com_method
    def Open(self, path: str, update_links: object = None, read_only: object = None, *_: object) -> Workbook:
        file = Path(path)
        if any(workbook.name == file.name for workbook in self._application.open):
            refuse("Sie können nicht zwei Mappen mit gleichem Namen öffnen.")
        opened = Workbook(self._application, _for_reading(file), Looks(file), read_only=bool(read_only))
        self._application.open.append(opened)
        self._application.workbook = opened
        return opened

    Item = __call__


def _for_reading(file: Path) -> Document:
    """Opening takes a while, and the same files are opened for many clicks; nothing is written to them."""
    document = copy.copy(_document(file.read_bytes()))
    document.path = file
    return document


@functools.lru_cache(maxsize=4)
def _document(data: bytes) -> Document:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "read.xlsx")
        path.write_bytes(data)
        return Document(path)
