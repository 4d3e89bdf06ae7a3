"""What a cell with a KAM function says instead of a figure. Short, since it has to fit into the cell."""

from __future__ import annotations

FUNCTION_TEXTS: dict[str, dict[str, str]] = {
    "unequal_lengths": {
        "de": "Bereiche ungleich lang: {lengths}",
        "en": "Ranges of unequal length: {lengths}",
    },
    "and": {"de": " und ", "en": " and "},
    "not_one_line": {
        "de": "{argument}: nur eine Spalte oder eine Zeile",
        "en": "{argument}: one column or one row only",
    },
    "setting_invalid": {
        "de": "Ungültiges Argument: {argument}",
        "en": "Invalid argument: {argument}",
    },
}
