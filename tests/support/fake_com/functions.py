"""The add-in's worksheet functions in cells of the fake Excel: they bind to the real Python functions."""

from __future__ import annotations

import importlib
import re
from typing import Any

from kam_partnership.cells import CellValue
from kam_partnership.headless.document import Document
from kam_partnership.shipped_files import ADDIN_NAME

_CALL = re.compile(rf"='?{re.escape(ADDIN_NAME)}'?!(KAM_\w+)\((.*)\)")


def is_function(value: object) -> bool:
    """Whether what is written to a cell is a function of the add-in."""
    return isinstance(value, str) and _CALL.fullmatch(value) is not None


def value_of(document: Document, formula: str) -> CellValue:
    """What the cell shows: the Python function, called with the cells that its arguments name."""
    found = _CALL.fullmatch(formula)
    assert found is not None
    module = importlib.import_module("kam_partnership.excel.udfs")
    cells = [_cells(module, document, name) for name in found[2].split(",")]
    answer: CellValue = getattr(module, found[1])(*cells)
    return answer


def _cells(module: Any, document: Document, name: str) -> Any:
    definition = document.structure.name(name)
    assert definition is not None, name
    area = document.structure.resolve(definition.refers_to)
    assert area is not None, name
    values = tuple(value for row in document.values(area) for value in row)
    return module.Cells(values, len(values), one_line=1 in area.shape)
