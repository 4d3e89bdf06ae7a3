"""xlwings' own VBA, as the installed package brings it: it must fit the installed DLL to the digit."""

from __future__ import annotations

from pathlib import Path

import xlwings
from pyopenvba import ExcelFile

from .vba_project import VbaModule, VbaSourceError

_PLACEHOLDER = 'PROJECT_NAME As String = "myaddin"'


def xlwings_modules(project_name: str) -> list[VbaModule]:
    """The module ``xlwings`` under our project name, and the dictionary it needs on the Mac.

    Args:
        project_name: decides the names of the configuration sheet and of the user's configuration file.

    Raises:
        VbaSourceError: when xlwings' source no longer looks as expected.
    """
    folder = Path(xlwings.__file__).parent
    source = (folder / "xlwings_custom_addin.bas").read_text("utf-8")
    if (times := source.count(_PLACEHOLDER)) != 1:
        raise VbaSourceError(f"xlwings' VBA holds {_PLACEHOLDER!r} {times} times, not once")
    own = source.replace(_PLACEHOLDER, f'PROJECT_NAME As String = "{project_name}"')
    # (c) Tim Hall, MIT licence, said in its header; from a file that Excel wrote, so no attribute is missing.
    with ExcelFile(folder / "quickstart_addin_ribbon.xlam") as quickstart:
        dictionary = quickstart.get_module("Dictionary")
    return [VbaModule("xlwings", own), VbaModule("Dictionary", dictionary, is_class=True)]
