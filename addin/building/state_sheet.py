"""The small hidden sheet: figures, inputs and places as live Excel and closed files are asked for them."""

from __future__ import annotations

from building import formulas as f
from building import history_formulas
from building.writer import Writer
from kam_partnership.assessment import SETTING_FIELDS
from kam_partnership.texts.language import UNDEFINED
from kam_partnership.workbook import names
from kam_partnership.workbook.analysis import FIGURE_ORDER, FIRST_FIGURE_ROW, RowKind
from kam_partnership.workbook.state import STATE_KEYS

#: What the main page says of each zone, right of the state block: columns counted from 0, a row for each zone.
WORDS_COLUMN = 3
NAME, MEANING, SIGN = range(3)
_SIGNS = ("○", "▼", "▲", "●", "●", "●")


class StateSheet:
    """Writes the state block: key and value, one row each; and the words for the zones."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.sheet = writer.sheet("state")

    def write(self) -> None:
        """Everything on the sheet."""
        self._words()
        rows = self._figure_rows() | self._mirror_rows() | self._place_rows()
        rows |= history_formulas.previous_rows() | history_formulas.place_rows()
        for row, key in enumerate(STATE_KEYS):
            formula, is_array = rows[key]
            self.sheet.write(row, 0, key)
            if not isinstance(formula, str) or not formula.startswith("="):
                self.sheet.write(row, 1, formula)
            elif is_array:
                self._writer.array_formula(self.sheet, (row, 1), formula)
            else:
                self._writer.formula(self.sheet, (row, 1), formula)
        for key, name in self._names_in_state().items():
            self._writer.define(name, self.sheet, f"B{STATE_KEYS.index(key) + 1}")
        self._writer.define(names.STATE_BLOCK, self.sheet, "A1", f"B{len(STATE_KEYS)}")
        self.sheet.protect("", {"select_locked_cells": True})
        self.sheet.hide()

    # ------------------------------------------------------------------ words the formulas show
    def _words(self) -> None:
        """Zone names, meanings and signs by zone index; the first row is index 0."""
        for index, zone in enumerate(f.ZONE_ORDER):
            words = (self._writer.text(f"zone.{zone}"), self._writer.text(f"meaning.{zone}"), _SIGNS[index])
            self.sheet.write_row(index, WORDS_COLUMN, words)

    def by_zone(self, what: int, otherwise: str) -> str:
        """A formula that picks the zone's NAME, MEANING or SIGN."""
        return f"=IF({f.ZONE_INDEX}<0,{f.quoted(otherwise)},INDEX({self.words(what)},{f.ZONE_INDEX}+1))"

    def words(self, what: int) -> str:
        """The cells with the NAME, MEANING or SIGN of every zone, in the order of their indices."""
        letters = "ABCDEFG"[WORDS_COLUMN + what]
        return f"'{self.sheet.get_name()}'!${letters}$1:${letters}${len(f.ZONE_ORDER)}"

    # ------------------------------------------------------------------ state block
    @staticmethod
    def _names_in_state() -> dict[str, str]:
        helpers = {
            "settings_ok": f.SETTINGS_OK,
            "pair_weight": f.PAIR_WEIGHT,
            "pair_count": f.PAIR_COUNT,
            "zone_index": f.ZONE_INDEX,
            "template_version": names.GENERAL_CELLS["template_version"],
            "previous_date": "KAM_PreviousDate",
            "previous_row": "KAM_PreviousRow",
            "previous_supplier": "KAM_PreviousSupplier",
            "previous_key_account": "KAM_PreviousKeyAccount",
        }
        return helpers | dict(names.FIGURE_CELLS)

    def _figure_rows(self) -> dict[str, tuple[object, bool]]:
        rows: dict[str, tuple[object, bool]] = {
            "settings_ok": (f.settings_ok(), False),
            "pair_weight": (f.pair_weight(), True),
            "pair_count": (f.pair_count(), True),
            "zone_index": (f.zone_index(), False),
            "zone": (self.by_zone(NAME, UNDEFINED), False),
            "template_version": (names.TEMPLATE_VERSION, False),
        }
        return rows | dict(f.FIGURES)

    @staticmethod
    def _mirror_rows() -> dict[str, tuple[object, bool]]:
        """Inputs as typed; a blank stays visible as such, because a plain reference would turn it into 0."""
        cells = {key: name for key, name in names.GENERAL_CELLS.items() if key != "template_version"}
        cells |= {field: names.SETTING_CELLS[field] for field in SETTING_FIELDS}
        return {f"input.{key}": (f'=IF(ISBLANK({name}),"",{name})', False) for key, name in cells.items()}

    def _place_rows(self) -> dict[str, tuple[object, bool]]:
        """Where the table stands now, rows and columns counted from 1."""
        columns = {
            "criterion": names.CRITERION_COLUMN,
            "weight": names.WEIGHT_COLUMN,
            "supplier": names.SUPPLIER_COLUMN,
            "key_account": names.KEY_ACCOUNT_COLUMN,
        }
        rows: dict[str, tuple[object, bool]] = {
            f"column.{key}": (f"=COLUMN(INDEX({name},1))", False) for key, name in columns.items()
        }
        rows["table.first_row"] = (f"=ROW(INDEX({f.SUPPLIERS},1))", False)
        sheet = self._writer.text("sheet.analysis")
        ends = f"MATCH({f.quoted(RowKind.END)},'{sheet}'!$A$1:$A$20000,0)"
        rows["analysis.end_row"] = (f"=IF(ISNUMBER({ends}),{ends},0)", False)
        first, last = FIRST_FIGURE_ROW, FIRST_FIGURE_ROW + len(FIGURE_ORDER) - 1
        kinds = f"'{sheet}'!$A${first}:$A${last}"
        rows["analysis.live"] = (f"=COUNTIF({kinds},{f.quoted(RowKind.LIVE)})", False)
        rows["table.row_count"] = (f"=ROWS({f.SUPPLIERS})", False)
        return rows
