"""What the state block tells about the history: the last position before today's, and where the table stands."""

from __future__ import annotations

from building import formulas as f
from kam_partnership.workbook import names

DATES = names.HISTORY_COLUMNS["date"]


def previous_rows() -> f.Rows:
    """The last saved assessment before the date of this one."""
    supplier = f.in_row(names.HISTORY_COLUMNS["supplier_score"], "KAM_PreviousRow")
    key_account = f.in_row(names.HISTORY_COLUMNS["key_account_score"], "KAM_PreviousRow")
    ratings = f.in_row(names.HISTORY_COLUMNS["ratings"], "KAM_PreviousRow")
    both = f"{supplier},{key_account}"
    usable = (
        f"=IF(KAM_PreviousRow=0,{f.DASH},IF(COUNT({both})<2,{f.DASH},"
        f"IF(OR(MIN({both})<{f.LOW},MAX({both})>{f.HIGH}),{f.DASH},"
    )
    before = f"IF(ISNUMBER(KAM_Date),{DATES}<KAM_Date,TRUE)"
    return {
        "previous_date": (f"=MAX(IF(ISNUMBER({DATES}),IF({before},{DATES},0),0))", True),
        "previous_row": (f"=IF(KAM_PreviousDate>0,MATCH(KAM_PreviousDate,{DATES},0),0)", False),
        "previous_supplier": (f"{usable}{supplier})))", False),
        "previous_key_account": (f"{usable}{key_account})))", False),
        "previous_ratings": (f'=IF(KAM_PreviousRow=0,"",{ratings}&"")', False),
    }


def place_rows() -> f.Rows:
    """Where the table stands now, rows and columns counted from 1."""
    rows: f.Rows = {
        "history.first_row": (f"=ROW(INDEX({DATES},1))", False),
        "history.row_count": (f"=ROWS({DATES})", False),
    }
    for key, name in names.HISTORY_COLUMNS.items():
        rows[f"history.column.{key}"] = (f"=COLUMN(INDEX({name},1))", False)
    for side, name in names.HISTORY_TARGET_COLUMNS.items():
        rows[f"history.target.{side}"] = (f"=COLUMN(INDEX({name},1))", False)
    return rows
