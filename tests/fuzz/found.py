"""Seeds that once showed a mistake: what it was, and that it stays mended."""

from __future__ import annotations

#: Sample and seed; the comment says what happened.
SEEDS = (
    ("german", 32),  # zipfile: ValueError instead of BadZipFile for a damaged directory (negative seek)
    ("german", 87),  # the same
    ("csv_list", 64),  # csv.Error: a field without an end, longer than the module's limit
    ("xlsx_list", 32),  # as the first
)
