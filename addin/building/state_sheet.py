"""The small hidden sheet: figures, inputs and places as live Excel and closed files are asked for them."""

from __future__ import annotations

from building import formulas as f
from building import history_formulas, spread_formulas, target_formulas
from building.verdict_formula import verdict
from building.writer import Writer
from kam_partnership.texts.language import UNDEFINED
from kam_partnership.workbook import names
from kam_partnership.workbook.analysis import FIGURE_ORDER, FIRST_FIGURE_ROW, RowKind
from kam_partnership.workbook.days import DAY_NAMES, SUSPECTS
from kam_partnership.workbook.state import FURTHER_STATE_KEYS, STATE_KEYS
from kam_partnership.xlsx.dates import AFTER_LAST_DAY

#: What the main page says of each zone, right of the state block: columns counted from 0, a row for each zone.
WORDS_COLUMN = 2
NAME, SIGN = range(2)
_EVERY_KEY = (*STATE_KEYS, *FURTHER_STATE_KEYS)
_SIGNS = ("○", "▼", "▲", "●", "●", "●")


def _no_days() -> str:
    """How many cells for days hold something else; a formula that shows nothing counts, too: who reads tells."""
    wrong = "+".join(
        f'COUNTA({name})-COUNT({name})+COUNTIF({name},"<1")+COUNTIF({name},">={AFTER_LAST_DAY}")'
        for name in DAY_NAMES.values()
    )
    return f"={wrong}"


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
        rows |= spread_formulas.spread_rows() | target_formulas.target_rows()
        rows[SUSPECTS] = (_no_days(), False)
        rows["verdict"] = (verdict(self._writer.language), False)
        for row, key in enumerate(_EVERY_KEY):
            formula, is_array = rows[key]
            self.sheet.write(row, 0, key)
            if not isinstance(formula, str) or not formula.startswith("="):
                self.sheet.write(row, 1, formula)
            elif is_array:
                self._writer.array_formula(self.sheet, (row, 1), formula)
            else:
                self._writer.formula(self.sheet, (row, 1), formula)
        for key, name in self._names_in_state().items():
            self._writer.define(name, self.sheet, f"B{_EVERY_KEY.index(key) + 1}")
        self._writer.define(names.STATE_BLOCK, self.sheet, "A1", f"B{len(_EVERY_KEY)}")
        self.sheet.protect("", {"select_locked_cells": True})
        self.sheet.hide()

    # ------------------------------------------------------------------ words the formulas show
    def _words(self) -> None:
        """Zone names and signs by zone index; the first row is index 0."""
        for index, zone in enumerate(f.ZONE_ORDER):
            words = (self._writer.text(f"zone.{zone}"), _SIGNS[index])
            self.sheet.write_row(index, WORDS_COLUMN, words)

    def by_zone(self, what: int, otherwise: str) -> str:
        """A formula that picks the zone's NAME or SIGN."""
        return f"=IF({f.ZONE_INDEX}<0,{f.quoted(otherwise)},{self.of_zone(what, f.ZONE_INDEX)})"

    def of_zone(self, what: int, index: str) -> str:
        """The NAME or SIGN of the zone with that index; a part of a formula."""
        letters = "ABCDEFG"[WORDS_COLUMN + what]
        return f"INDEX('{self.sheet.get_name()}'!${letters}$1:${letters}${len(f.ZONE_ORDER)},{index}+1)"

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
            "weighing": spread_formulas.WEIGHING,
            "rest_weight": spread_formulas.REST_WEIGHT,
            "rest_supplier": spread_formulas.REST_SUPPLIER,
            "rest_key_account": spread_formulas.REST_KEY_ACCOUNT,
            "tipping_count": spread_formulas.TIPPING_COUNT,
            "tipping_number": spread_formulas.TIPPING_NUMBER,
            "target_zone_index": target_formulas.ZONE,
        }
        return helpers | dict(names.FIGURE_CELLS) | dict(names.FURTHER_FIGURE_CELLS)

    def _figure_rows(self) -> f.Rows:
        rows: f.Rows = {
            "settings_ok": (f.settings_ok(), False),
            "pair_weight": (f.pair_weight(), True),
            "pair_count": (f.pair_count(), True),
            "zone_index": (f.zone_index(), False),
            "zone": (self.by_zone(NAME, UNDEFINED), False),
            "template_version": (names.TEMPLATE_VERSION, False),
        }
        return rows | dict(f.FIGURES)

    @staticmethod
    def _mirror_rows() -> f.Rows:
        """Inputs as typed; a blank stays visible as such, because a plain reference would turn it into 0."""
        cells = {key: name for key, name in names.GENERAL_CELLS.items() if key != "template_version"}
        cells |= dict(names.SETTING_CELLS) | dict(names.FURTHER_SETTING_CELLS)
        cells |= {f"target.{side}": name for side, name in names.TARGET_CELLS.items()}
        cells |= {"next_review": names.NEXT_REVIEW, "currency": names.CURRENCY}
        return {f"input.{key}": (f'=IF(ISBLANK({name}),"",{name})', False) for key, name in cells.items()}

    def _place_rows(self) -> f.Rows:
        """Where the table stands now, rows and columns counted from 1."""
        columns = {
            "criterion": names.CRITERION_COLUMN,
            "weight": names.WEIGHT_COLUMN,
            "supplier": names.SUPPLIER_COLUMN,
            "key_account": names.KEY_ACCOUNT_COLUMN,
            "evidence": names.EVIDENCE_COLUMN,
        }
        rows: f.Rows = {f"column.{key}": (f"=COLUMN(INDEX({name},1))", False) for key, name in columns.items()}
        rows["table.first_row"] = (f"=ROW(INDEX({f.SUPPLIERS},1))", False)
        sheet = self._writer.text("sheet.analysis")
        ends = f"MATCH({f.quoted(RowKind.END)},'{sheet}'!$A$1:$A$20000,0)"
        rows["analysis.end_row"] = (f"=IF(ISNUMBER({ends}),{ends},0)", False)
        first, last = FIRST_FIGURE_ROW, FIRST_FIGURE_ROW + len(FIGURE_ORDER) - 1
        kinds = f"'{sheet}'!$A${first}:$A${last}"
        rows["analysis.live"] = (f"=COUNTIF({kinds},{f.quoted(RowKind.LIVE)})", False)
        rows["table.row_count"] = (f"=ROWS({f.SUPPLIERS})", False)
        return rows
