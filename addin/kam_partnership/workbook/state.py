"""The state block: one hidden range that mirrors a workbook's inputs, figures and places.

Live Excel answers slowly, a question at a time. So native formulas collect what the ribbon's commands need,
and one call reads it all. The formulas go through the defined names, so they follow every change.
"""

from __future__ import annotations

from kam_partnership.assessment.settings import SETTING_FIELDS
from kam_partnership.workbook.names import FIGURE_CELLS, GENERAL_KEYS, HISTORY_COLUMNS

#: Columns of the criteria table whose places the block tells.
PLACED_COLUMNS = ("criterion", "weight", "supplier", "key_account")

#: Keys of the block from top to bottom; the value stands beside each key.
STATE_KEYS: tuple[str, ...] = (
    "template_version",
    "settings_ok",
    "pair_weight",
    "pair_count",
    *(figure for figure in FIGURE_CELLS if figure != "zone"),
    "zone_index",
    "zone",
    *(f"input.{key}" for key in GENERAL_KEYS),
    *(f"input.{field}" for field in SETTING_FIELDS),
    "table.first_row",
    "table.row_count",
    *(f"column.{column}" for column in PLACED_COLUMNS),
    "analysis.end_row",
    "analysis.live",
    "previous_date",
    "previous_row",
    "previous_supplier",
    "previous_key_account",
    # --- where the history stands
    "history.first_row",
    "history.row_count",
    *(f"history.column.{column}" for column in HISTORY_COLUMNS),
)
