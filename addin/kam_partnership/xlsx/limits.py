"""How much Excel itself takes: the limits of its sheets and cells. What this product takes stands in bounds.py."""

from __future__ import annotations

from typing import Final

#: The last row and the last column (XFD) of a sheet.
MAX_ROW: Final = 1_048_576
MAX_COLUMN: Final = 16_384
#: Characters that a cell can hold, counted as UTF-16 does.
MAX_CELL_TEXT: Final = 32_767
#: Characters of a sheet's name.
MAX_SHEET_NAME: Final = 31
