"""What a workbook holds that is the user's own: everything but what a fresh template brings along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kam_partnership.assessment import TypedCell
from kam_partnership.cells import CellValue
from kam_partnership.texts.language import Language
from kam_partnership.workbook import names
from kam_partnership.xlsx.extra_sheets import ColumnWidth, SheetCell
from kam_partnership.xlsx.number_formats import GENERAL


@dataclass(frozen=True, slots=True)
class TableKind:
    """One of our tables.

    Attributes:
        key: what this program calls it.
        table: its internal name.
        columns: the defined names of its columns by their keys, in the order of the template.
        exact: the table gets just as many rows as the user had; else a fresh one may stay longer.
        identity: the column that tells which of the template's own rows a row is; "" where every row is the
            user's own.
        answers: with an identity, the columns in which the user answers the template's own rows.
        since_1_1: columns since template 1.1: in an older table a column like them is the user's own.
    """

    key: str
    table: str
    columns: Mapping[str, str]
    exact: bool = False
    identity: str = ""
    answers: tuple[str, ...] = ()
    since_1_1: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not self.since_1_1 <= self.columns.keys():
            raise ValueError(f"{self.key} has no such columns")


_HISTORY_TARGETS = {f"target.{side}": name for side, name in names.HISTORY_TARGET_COLUMNS.items()}

TABLES: tuple[TableKind, ...] = (
    TableKind(
        "criteria",
        names.CRITERIA_TABLE,
        dict(zip(names.CRITERIA_KEYS, names.CRITERIA_COLUMNS, strict=True)) | {"evidence": names.EVIDENCE_COLUMN},
        exact=True,
        since_1_1=frozenset({"evidence"}),
    ),
    TableKind(
        "history",
        names.HISTORY_TABLE,
        dict(names.HISTORY_COLUMNS) | _HISTORY_TARGETS,
        since_1_1=frozenset(_HISTORY_TARGETS),
    ),
    TableKind("measures", names.MEASURES_TABLE, names.MEASURE_COLUMNS),
    TableKind(
        "catalog",
        names.CATALOG_TABLE,
        dict(names.CATALOG_COLUMNS) | dict(names.CATALOG_HELP_COLUMNS),
        identity="title",
        answers=("chosen",),
        since_1_1=frozenset(names.CATALOG_HELP_COLUMNS),
    ),
    TableKind("questions", names.QUESTIONS_TABLE, names.QUESTION_COLUMNS, identity="key", answers=("answer",)),
)
KIND = {kind.key: kind for kind in TABLES}


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column that the user added to one of our tables.

    ``after`` is the key of our column that it follows; ``cells`` has one entry for each row.
    """

    heading: str
    after: str
    cells: tuple[CellValue, ...]
    number_format: str = GENERAL


@dataclass(frozen=True, slots=True)
class TableContent:
    """The rows of one table by column keys, and the headings that users wrote themselves."""

    rows: tuple[Mapping[str, CellValue], ...]
    own_columns: tuple[OwnColumn, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class ExtraSheet:
    """A sheet of the user's own: values without formulas."""

    name: str
    cells: Mapping[tuple[int, int], SheetCell]
    widths: tuple[ColumnWidth, ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a comment belongs to, wherever that stands in the fresh workbook.

    One of: a table's row (from 0; -1 is the heading) and column (a key, or an own column's heading); a defined
    name; a sheet of the user's own with row and column from 1.
    """

    table: str = ""
    row: int = 0
    column: str = ""
    name: str = ""
    sheet: str = ""
    sheet_column: int = 0


@dataclass(frozen=True, slots=True)
class CarriedComment:
    """A comment on a cell, with the place where it stood."""

    anchor: Anchor
    text: str
    author: str
    sheet: str
    cell: str


class NoteCode(StrEnum):
    """What the report tells. The words stand in texts as ``carry.<code>``."""

    # what could not be carried
    CRITERIA_LOST = "criteria-lost"
    CELL_LOST = "cell-lost"
    COMMENT_LOST = "comment-lost"
    TABLE_LOST = "table-lost"
    HEADING_LOST = "heading-lost"
    NAME_LOST = "name-lost"
    LOOKS_LOST = "looks-lost"
    CHART_SHEET_LOST = "chart-sheet-lost"
    MACROS_LOST = "macros-lost"
    CODE_LOST = "code-lost"
    ADD_IN_LOST = "add-in-lost"
    ERROR_CHANGED = "error-changed"
    FORMULA_LOST = "formula-lost"
    # what was carried in another form, or found in another way
    FORMULA_AS_VALUE = "formula-as-value"
    FORMULA_RESTORED = "formula-restored"
    ROWS_JOINED = "rows-joined"
    SHEET_RENAMED = "sheet-renamed"
    COLUMN_RENAMED = "column-renamed"
    THREAD_AS_COMMENT = "thread-as-comment"
    OPEN_IS_PROPOSED = "open-is-proposed"
    NO_CURRENCY = "no-currency"
    CODE_RENEWED = "code-renewed"
    CODE_LEFT_OUT = "code-left-out"
    CODE_MISSING = "code-missing"
    FOUND_BY_COPY = "found-by-copy"
    FOUND_BY_TABLE = "found-by-table"
    FOUND_BY_HEADING = "found-by-heading"
    FOUND_BY_ORDER = "found-by-order"
    NOT_FOUND = "not-found"


_LOSSES = {
    NoteCode.CRITERIA_LOST,
    NoteCode.CELL_LOST,
    NoteCode.COMMENT_LOST,
    NoteCode.TABLE_LOST,
    NoteCode.HEADING_LOST,
    NoteCode.NAME_LOST,
    NoteCode.LOOKS_LOST,
    NoteCode.CHART_SHEET_LOST,
    NoteCode.MACROS_LOST,
    NoteCode.CODE_LOST,
    NoteCode.ADD_IN_LOST,
    NoteCode.ERROR_CHANGED,
    NoteCode.FORMULA_LOST,
    NoteCode.NOT_FOUND,
}


#: The losses that somebody typed and that stand in the old workbook: not looks, nor what was missing there already.
_TYPED_LOSSES = {
    NoteCode.CRITERIA_LOST,
    NoteCode.CELL_LOST,
    NoteCode.COMMENT_LOST,
    NoteCode.HEADING_LOST,
    NoteCode.NAME_LOST,
    NoteCode.MACROS_LOST,
    NoteCode.CODE_LOST,
    NoteCode.FORMULA_LOST,
}


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the report: what happened, and where in the old workbook."""

    code: NoteCode
    sheet: str = ""
    cell: str = ""
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_loss(self) -> bool:
        """True when something of the user's did not get into the fresh workbook."""
        return self.code in _LOSSES

    @property
    def is_typed_loss(self) -> bool:
        """True when that was something that people had typed."""
        return self.code in _TYPED_LOSSES

    @property
    def is_doubtful(self) -> bool:
        """True when something was lost or only guessed, so that people will want their old file too."""
        return self.is_loss or self.code is NoteCode.FOUND_BY_ORDER


@dataclass(frozen=True, slots=True)
class UserContent:
    """All that is the user's own in a workbook.

    Attributes:
        general: who, when and language by the keys of ``names.GENERAL_CELLS``; missing ones have no entry.
        settings: by the keys of ``names.SETTING_CELLS`` and ``names.FURTHER_SETTING_CELLS``.
        inputs: further single cells by their defined names.
        tables: by the keys of ``TABLES``; a table that the workbook lacks has no entry.
        sheets: the user's own ones.
        comments: on cells.
        language: of the edition that the workbook was made from.
        analysed: the analysis sheet had been computed.
        before_1_1: it comes from a template before 1.1, so that the new one has places it had not.
        notes: what the report tells about the reading.
    """

    general: Mapping[str, TypedCell] = field(default_factory=dict)
    settings: Mapping[str, TypedCell] = field(default_factory=dict)
    inputs: Mapping[str, TypedCell] = field(default_factory=dict)
    tables: Mapping[str, TableContent] = field(default_factory=dict)
    sheets: Sequence[ExtraSheet] = ()
    comments: Sequence[CarriedComment] = ()
    language: Language = Language.DE
    analysed: bool = False
    before_1_1: bool = False
    notes: Sequence[Note] = ()
