"""What can go wrong in a way that a user can mend. The texts people read come from ``texts`` by key."""

# ruff: noqa: N818  (the names say what is wrong; "Error" would add nothing)
from __future__ import annotations

# The fallback wording, used where no texts are at hand (logs, tests, developers).
_ENGLISH = {
    "file_not_found": "{file}: there is no such file.",
    "file_not_readable": "{file}: the file cannot be read: {reason}",
    "file_not_a_workbook": "{file}: this is not an Excel workbook (.xlsx or .xlsm): {reason}",
    "file_encrypted": "{file}: the workbook is protected with a password or in the old .xls format. "
    "Open it in Excel and save it as .xlsx without a password.",
    "file_too_large": "{file}: the unpacked workbook is larger than {limit}.",
    "file_damaged": "{file}: the part {part} of the workbook is missing or damaged: {reason}",
    "file_not_writable": "{file}: the file cannot be written: {reason} Is it open in Excel?",
    "file_kind_differs": "{file}: a workbook opened as {opened} must be saved as {opened}.",
    "unsupported_without_excel": "{member} needs Excel; it does not work on a closed file.",
    "cells_below_table": "{sheet}!{cell}: cells with content lie below the table {table}, so it cannot grow.",
    "table_has_totals": "The table {table} cannot grow without Excel while it shows a totals row.",
    "table_blocked": "The table {table} cannot grow: {reason}",
    "name_missing": "The workbook has no name {name}.",
    "name_not_a_range": "The name {name} does not stand for cells: {refers_to}",
    "formula_not_understood": "{sheet}!{cell}: this formula cannot be calculated without Excel: {formula}",
}


class KamError(Exception):
    """An error with a remedy.

    ``key`` names the message in the texts package, ``details`` are the values it mentions.
    """

    def __init__(self, key: str, **details: object) -> None:
        super().__init__(key)
        self.key = key
        self.details = details

    def __str__(self) -> str:
        try:
            return _ENGLISH[self.key].format_map(self.details)
        except KeyError:  # an unknown key or a detail left out: say all there is
            told = ", ".join(f"{name}={value}" for name, value in self.details.items())
            return f"{self.key} ({told})" if told else self.key


class FileUnreadable(KamError):
    """The file is missing, locked, encrypted, damaged or no workbook at all."""


class FileUnwritable(KamError):
    """The file cannot be saved there; the old file, if any, is untouched."""


class UnsupportedWithoutExcel(KamError):
    """A member of xlwings was used that only a running Excel can serve."""

    def __init__(self, member: str) -> None:
        super().__init__("unsupported_without_excel", member=member)


class TableCannotGrow(KamError):
    """Rows cannot be added to the table; the workbook is unchanged."""


class CellsBelowTable(TableCannotGrow):
    """The table cannot grow, because cells with content lie right below it."""

    def __init__(self, *, table: str, sheet: str, cell: str) -> None:
        super().__init__("cells_below_table", table=table, sheet=sheet, cell=cell)


class NameMissing(KamError):
    """The workbook lacks a defined name, or the name does not stand for cells."""


class FormulaNotUnderstood(KamError):
    """A formula was written that the calculation without Excel cannot parse; nothing was written."""


class CriterionRefused(KamError):
    """A criterion does not fit the table or its scale; nothing was written."""
