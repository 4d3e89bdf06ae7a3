"""What can go wrong in a way that a user can mend. The texts people read come from ``texts`` by key."""

from __future__ import annotations


class KamError(Exception):
    """An error with a remedy.

    ``key`` names the message in the texts package, ``details`` are the values it mentions.
    """

    def __init__(self, key: str, **details: object) -> None:
        super().__init__(key)
        self.key = key
        self.details = details

    def __str__(self) -> str:
        """For logs and tests; what people read is made by ``texts.error_text``."""
        told = ", ".join(f"{name}={value}" for name, value in self.details.items())
        return f"{self.key} ({told})" if told else self.key


class FileUnreadable(KamError):
    """The file is missing, locked, encrypted, damaged or no workbook at all."""


class FileUnwritable(KamError):
    """The file cannot be saved there; the old file, if any, is untouched."""


class FileInUse(FileUnwritable):
    """Somebody has the file open, or another command works on it; nothing was written."""


class FileChanged(FileUnwritable):
    """The file was changed by somebody else between reading and writing; nothing was written."""


class CellNotWritten(KamError):
    """A cell cannot hold what should be written, such as a text that is too long; nothing was written."""


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


class Refused(KamError):
    """Nothing is broken, but what was asked for cannot be done that way; nothing was written."""


class CriterionRefused(Refused):
    """A criterion does not fit the table or its scale; nothing was written."""


class MeasureRefused(Refused):
    """A measure does not fit the table, or there is none of that number; nothing was written."""


class ChangeNotShown(KamError):
    """A change was made as a whole; only what follows it, such as selecting a cell, failed."""


class ChangeIncomplete(KamError):
    """A change failed halfway and could not be taken back."""


class ChangeUncertain(KamError):
    """Excel did not answer a change that is made as a whole: it may stand in the workbook or not."""


class SnapshotRefused(Refused):
    """There is nothing to save, or the date is none; nothing was written."""


class SnapshotExists(SnapshotRefused):
    """The history has a row of that day already; nothing was written."""


class HistoryTooLong(Refused):
    """The ratings do not fit into one cell of the history; nothing was written."""


class RatersRefused(Refused):
    """The people who rate, or what they gave, do not fit together; nothing was written."""


class AdoptionRefused(Refused):
    """What both sides agreed on cannot go into this workbook as it stands; nothing was written."""


class LibraryMissing(KamError):
    """A library is not installed, or something stands before it; the message says how to get it."""


class CalculationMissing(LibraryMissing):
    """What is asked for is calculated without Excel, and the library for it is not there; nothing was written."""


class BundleNotMade(KamError):
    """The folder with everything inside cannot be put together: something is missing or not what was locked."""


class PortfolioRefused(KamError):
    """The portfolio cannot be made: nothing was written; the message says what to change."""


class ReportRefused(Refused):
    """There is nothing to report yet, or it is asked for in a form that does not exist; nothing was written."""
