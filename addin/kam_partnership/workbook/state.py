"""The state block: one hidden range that mirrors a workbook's inputs, figures and places.

Live Excel answers slowly, a question at a time. So native formulas collect what the ribbon's commands need,
and one call reads it all. The formulas go through the defined names, so they follow every change.
"""

from __future__ import annotations

from kam_partnership.assessment.settings import FURTHER_SETTING_FIELDS, SETTING_FIELDS
from kam_partnership.workbook.days import SUSPECTS
from kam_partnership.workbook.names import (
    FIGURE_CELLS,
    FURTHER_FIGURE_CELLS,
    GENERAL_KEYS,
    HISTORY_COLUMNS,
    HISTORY_TARGET_COLUMNS,
    TARGET_CELLS,
)

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

#: Keys since template 1.1, below the others; the block of an older workbook ends before them.
FURTHER_STATE_KEYS: tuple[str, ...] = (
    *(f"input.{field}" for field in FURTHER_SETTING_FIELDS),
    *(f"input.target.{side}" for side in TARGET_CELLS),
    "input.next_review",
    "input.currency",
    "column.evidence",
    *(f"history.target.{side}" for side in HISTORY_TARGET_COLUMNS),
    "previous_ratings",
    # --- what the further figures share
    "weighing",
    "rest_weight",
    "rest_supplier",
    "rest_key_account",
    "tipping_count",
    "tipping_number",
    "target_zone_index",
    *FURTHER_FIGURE_CELLS,
    # --- where a day should stand
    SUSPECTS,
)
