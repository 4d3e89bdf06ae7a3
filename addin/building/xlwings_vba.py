"""xlwings' own VBA, out of the installed package: it must fit the installed DLL to the digit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import xlwings
from pyopenvba import ExcelFile

from building.vba_project import VbaModule, VbaSourceError
from kam_partnership.lean_start import HIDE


@dataclass(frozen=True, slots=True)
class _Change:
    """A place in xlwings' source that is not as we need it; it must be there exactly once."""

    old: str
    new: str


#: xlwings lets the active workbook, and a file beside it, choose the Python interpreter. Workbooks of ours
#: travel by mail: one with a hidden configuration sheet and a KAM function in a cell could start any
#: program as soon as it is opened. Only the add-in and the user's own file may decide.
_TRUST_CHANGES = (
    _Change('If SheetExists(ActiveWorkbook, PROJECT_NAME & ".conf") = True Then', "If False Then"),
    _Change('If source = "" Or source = "directory" Then', 'If source = "directory" Then'),
)

#: Python starts without the packages that xlwings would import and nobody here needs; docs/architecture.md.
_LEAN_START = (
    _Change('tail = " -B -c ""import sys, os;"', f'tail = " -B -c ""{HIDE}import sys, os;"'),
    _Change('" -B -c ""import xlwings.utils;', f'" -B -c ""{HIDE}import xlwings.utils;'),
)


def xlwings_modules(project_name: str) -> list[VbaModule]:
    """The module ``xlwings`` under our project name, and the dictionary it needs on the Mac.

    Args:
        project_name: decides the names of the configuration sheet and of the user's configuration file.

    Raises:
        VbaSourceError: when xlwings' source no longer looks as expected.
    """
    folder = Path(xlwings.__file__).parent
    source = (folder / "xlwings_custom_addin.bas").read_text("utf-8")
    constant = 'PROJECT_NAME As String = "{}"'
    name_change = _Change(constant.format("myaddin"), constant.format(project_name))
    for change in (name_change, *_TRUST_CHANGES, *_LEAN_START):
        if (times := source.count(change.old)) != 1:
            raise VbaSourceError(f"xlwings' VBA holds {change.old!r} {times} times, not once")
        source = source.replace(change.old, change.new)
    # (c) Tim Hall, MIT licence, said in its header; from a file that Excel wrote, so no attribute is missing.
    with ExcelFile(folder / "quickstart_addin_ribbon.xlam") as quickstart:
        dictionary = quickstart.get_module("Dictionary")
    return [VbaModule("xlwings", source), VbaModule("Dictionary", dictionary, is_class=True)]
