"""The analysis sheet's layout: what recompute writes as one block, and what the template prepares for it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from kam_partnership.assessment import NUMBER_FIGURES


class RowKind(StrEnum):
    """What a row of the block is; stands in its first, hidden column and steers the row's look."""

    STAMP = "T"
    ADVICE = "A"
    SECTION = "S"
    HEADS = "H"
    FIGURE = "F"
    LIVE = "L"  # a figure whose cell holds a worksheet function of the add-in
    QUESTION = "Q"
    FINDING = "N"
    RANKED = "R"
    CHANGED = "C"
    EVIDENCE = "V"
    END = "E"
    BLANK = ""


#: Columns of the block, counted from its first one.
KIND, SIGN, TEXT, SUPPLIER, KEY_ACCOUNT, GAP, CONTRIBUTION, PRIORITY, SHARE, TIPPING = range(10)
COLUMN_COUNT = 10
#: Those that hold what people read, by what they are called where rows are made.
COLUMN_OF = {
    "sign": SIGN,
    "text": TEXT,
    "supplier": SUPPLIER,
    "key_account": KEY_ACCOUNT,
    "gap": GAP,
    "contribution": CONTRIBUTION,
    "priority": PRIORITY,
    "share": SHARE,
    "tipping": TIPPING,
}

#: Columns in which a kind of row holds what differs from workbook to workbook. Elsewhere it holds words of ours that
#: are the same in all of them, or nothing: anything else that stands there was typed.
FILLED: Mapping[RowKind, frozenset[int]] = {
    kind: frozenset((KIND, *columns))
    for kind, columns in {
        RowKind.STAMP: (SIGN,),
        RowKind.ADVICE: (SIGN,),
        RowKind.SECTION: (),
        RowKind.HEADS: (),
        RowKind.FIGURE: (SUPPLIER, KEY_ACCOUNT),
        RowKind.LIVE: (SUPPLIER, KEY_ACCOUNT),
        RowKind.QUESTION: (SIGN, TEXT, SUPPLIER),
        RowKind.FINDING: (SIGN, TEXT),
        RowKind.RANKED: (SIGN, TEXT, SUPPLIER, KEY_ACCOUNT, GAP, CONTRIBUTION, PRIORITY, SHARE, TIPPING),
        RowKind.CHANGED: (SIGN, TEXT, SUPPLIER, KEY_ACCOUNT, GAP),
        RowKind.EVIDENCE: (SIGN, TEXT, SUPPLIER),
        RowKind.END: (),
    }.items()
}

#: The block's first row on the sheet, counted from 1, and the row of its first figure.
FIRST_ROW = 3
FIRST_FIGURE_ROW = 8

#: The figures in the order of the sheet.
FIGURE_ORDER = (*NUMBER_FIGURES, "zone", "robust")

#: At most so many questions and findings are shown. Both have as many rows always, so that the pictures below
#: and the ranking below these begin in the same row of every workbook, where the pages break. Findings that
#: are more than their rows follow below the ranking. Advice and target stand above the questions.
QUESTION_LIMIT = 5
ADVICE_ROWS = 2
FINDING_ROWS = 3
FINDING_LIMIT = 25
#: So many characters fit on a line across the sheet, and on one that begins in the column of the ratings.
LINE, SHORT_LINE = 195, 120
#: The verdict has the rows between the stamp and the figures.
VERDICT_ROWS = FIRST_FIGURE_ROW - FIRST_ROW - 3

#: Rows of the sheet, counted from 1: the first one under the pictures, and the title of the ranking.
PICTURE_ROW = FIRST_FIGURE_ROW + len(FIGURE_ORDER) + 3 + ADVICE_ROWS + QUESTION_LIMIT + 3 + FINDING_ROWS + 1
RANKING_ROW = PICTURE_ROW + 34
