"""The native formulas of every figure: one place for each, for Excel 2016 to 365 and LibreOffice 7.4.

They follow docs/scoring.md to the letter and name no constant: thresholds stand in cells. They read the
columns as typed, so a row that joins the table in whatever way is computed with at once. Where a value of
every row must be judged they are array formulas, each in one cell.
"""

from __future__ import annotations

import datetime as dt

from kam_partnership.assessment.zones import COMPARED_DECIMALS
from kam_partnership.texts.catalogue import text
from kam_partnership.texts.language import MINUS, UNDEFINED, Language, date_text, percent_text
from kam_partnership.workbook import names

TITLES = names.CRITERION_COLUMN
WEIGHTS = names.WEIGHT_COLUMN
SUPPLIERS = names.SUPPLIER_COLUMN
KEY_ACCOUNTS = names.KEY_ACCOUNT_COLUMN
#: key of the state block -> (formula, whether it is an array formula)
Rows = dict[str, tuple[object, bool]]

LOW, HIGH = "KAM_ScaleMin", "KAM_ScaleMax"
TOLERANCE = "KAM_Tolerance"
COOPERATION, STRATEGIC = "KAM_LevelCooperation", "KAM_LevelStrategic"
MINIMUM_COVERAGE = names.FURTHER_SETTING_CELLS["minimum_coverage"]

#: The currency of all amounts as typed, on one line, "" where there is none.
CURRENCY = f"TRIM({names.CURRENCY})"

#: Helper cells and ranges on the hidden sheet.
SETTINGS_OK = "KAM_SettingsOk"
PAIR_WEIGHT = "KAM_PairWeight"
PAIR_COUNT = "KAM_PairCount"
ZONE_INDEX = "KAM_ZoneIndex"
LOGICAL_FROM = "KAM_LogicalFrom"
LOGICAL_WEIGHTS = "KAM_LogicalWeights"
LOGICAL_RATINGS = "KAM_LogicalRatings"

#: Rows in which TRUE and FALSE are found for LibreOffice's sake, so many of them by one cell; Excel needs no help.
LOGICAL_CAPACITY, LOGICAL_ROWS = 520, 40

DASH = f'"{UNDEFINED}"'


def quoted(text: str) -> str:
    """A text as it stands inside a formula."""
    return '"' + text.replace('"', '""') + '"'


def in_row(column: str, number: str) -> str:
    """The value of a column in the row with that number."""
    return f"INDEX({column},{number})"


def clamped(low: str, value: str, high: str) -> str:
    """The value, or the limit that it passes; for array formulas, in which MEDIAN would make one value of a column."""
    return f"IF({value}<{low},{low},IF({value}>{high},{high},{value}))"


def settings_ok() -> str:
    """1 when all settings are numbers that fit together, else 0."""
    settings = (LOW, HIGH, TOLERANCE, COOPERATION, STRATEGIC, MINIMUM_COVERAGE)
    cells = ",".join(settings)
    logical = ",".join(f"ISLOGICAL({cell})" for cell in settings)
    rules = ",".join(
        (
            f"{LOW}<{HIGH}",
            f"{TOLERANCE}>=0",
            f"{TOLERANCE}<={HIGH}-{LOW}",
            f"{COOPERATION}>={LOW}",
            f"{COOPERATION}<={STRATEGIC}",
            f"{STRATEGIC}<={HIGH}",
            f"{MINIMUM_COVERAGE}>=0",
            f"{MINIMUM_COVERAGE}<=1",
        )
    )
    return f"=IF(OR({logical}),0,IF(COUNT({cells})<{len(settings)},0,IF(AND({rules}),1,0)))"


def _not_logical(bits: str) -> str:
    # LibreOffice counts TRUE as a number, and inside an array it cannot tell any more: the hidden sheet judges
    # cell by cell and gives a bit for each row to leave out.
    # Almost always there is none, and then no row has to be looked up.
    place = f"(ROW({SUPPLIERS})-ROW({in_row(SUPPLIERS, '1')}))"
    block = f"SUMIF({LOGICAL_FROM},INT({place}/{LOGICAL_ROWS})*{LOGICAL_ROWS},{bits})"
    bit = f"MOD(INT({block}/2^MOD({place},{LOGICAL_ROWS})),2)"
    return f"IF(SUM({bits})>0,1-{bit},1)"


def valid_weights() -> str:
    """The weight of each row, 0 for what is not a weight; blank means 1. For array formulas."""
    return (
        f"IF(ISNUMBER({WEIGHTS}),IF({WEIGHTS}>0,{WEIGHTS},0),"
        f'IF(ISERROR({WEIGHTS}),0,IF({WEIGHTS}="",1,0)))*{_not_logical(LOGICAL_WEIGHTS)}'
    )


def _on_scale(ratings: str) -> str:
    return f"IF(ISNUMBER({ratings}),({ratings}>={LOW})*({ratings}<={HIGH}),0)"


def pair_weights() -> str:
    """The weight of each rated pair, 0 for all other rows; for array formulas."""
    return f"{valid_weights()}*{_on_scale(SUPPLIERS)}*{_on_scale(KEY_ACCOUNTS)}*{_not_logical(LOGICAL_RATINGS)}"


def _pair_shares() -> str:
    """The share of each rated pair in W, 0 for all other rows; where W is above 0."""
    return f"{pair_weights()}/{PAIR_WEIGHT}"


def pair_weight() -> str:
    """W, the sum of the rated pairs' weights; an array formula."""
    return f"=IF({SETTINGS_OK}=1,SUM({pair_weights()}),0)"


def pair_count() -> str:
    """How many pairs are rated; an array formula."""
    return f"=IF({SETTINGS_OK}=1,SUM(IF({pair_weights()}>0,1,0)),0)"


def numbers(ratings: str) -> str:
    """The ratings, 0 for what is no number: its weight is 0 too, but text must not enter a product."""
    return f"IF(ISNUMBER({ratings}),{ratings},0)"


def weighted_mean(expression: str) -> str:
    """Weighted mean of an expression of numbers over the rated pairs; an array formula."""
    # Shares before products: a weight of 1e300 times a rating of 1e10 would be no number any more.
    return f"=IF({PAIR_WEIGHT}>0,SUM({_pair_shares()}*{expression}),{DASH})"


def priorities() -> str:
    """The priority of each row, 0 for all that are no rated pairs; for array formulas, where W is above 0.

    Rounded, because 3 x 1 and 1 x 3 differ in the last digit of a division and are equal all the same.
    """
    size = f"ABS({numbers(KEY_ACCOUNTS)}-{numbers(SUPPLIERS)})"
    return rounded(f"{_pair_shares()}*{size}")


def _when_rated(expression: str) -> str:
    return f"=IF({PAIR_WEIGHT}>0,{expression},{DASH})"


def coverage() -> str:
    """Rated share of all weights; an array formula."""
    return f"=IF({SETTINGS_OK}=0,{DASH},IF({PAIR_WEIGHT}>0,{PAIR_WEIGHT}/SUM({valid_weights()}),0))"


def rounded(expression: str) -> str:
    """Rounded as both sides of every comparison are."""
    return f"ROUND({expression},{COMPARED_DECIMALS})"


#: The zones in the order of ``zone_index``.
ZONE_ORDER = (
    "unrated",
    "supplier_frustration",
    "key_account_frustration",
    "supplier_relationship",
    "cooperation",
    "strategic_partnership",
)


def zone_index() -> str:
    """Position of the zone in ZONE_ORDER, counted from 0; -1 when undefined."""
    zone = zone_at(rounded("KAM_NetBalance"), rounded("KAM_Level"))
    return f"=IF({SETTINGS_OK}=0,-1,IF({PAIR_WEIGHT}=0,0,{zone}))"


def zone_at(balance: str, level: str) -> str:
    """Position in ZONE_ORDER of a rounded balance and level, with valid settings; a part of a formula."""
    return (
        f"IF({balance}<{rounded('-' + TOLERANCE)},1,IF({balance}>{rounded(TOLERANCE)},2,"
        f"IF({level}<{rounded(COOPERATION)},3,IF({level}<{rounded(STRATEGIC)},4,5))))"
    )


#: name of the figure -> (formula, whether it is an array formula)
FIGURES: dict[str, tuple[str, bool]] = {
    "supplier_score": (weighted_mean(numbers(SUPPLIERS)), True),
    "key_account_score": (weighted_mean(numbers(KEY_ACCOUNTS)), True),
    "net_balance": (_when_rated("KAM_KeyAccountScore-KAM_SupplierScore"), False),
    "gross_imbalance": (weighted_mean(f"ABS({numbers(KEY_ACCOUNTS)}-{numbers(SUPPLIERS)})"), True),
    "balance_score": (_when_rated(f"100*(1-ABS(KAM_NetBalance)/({HIGH}-{LOW}))"), False),
    "level": (_when_rated("(KAM_SupplierScore+KAM_KeyAccountScore)/2"), False),
    "coverage": (coverage(), True),
}


def gap(supplier: str, key_account: str) -> str:
    """Key account minus supplier in one row; nothing unless both are numbers on the scale."""
    both = f"{supplier},{key_account}"
    return (
        f'=IF(OR(ISLOGICAL({supplier}),ISLOGICAL({key_account})),"",IF(COUNT({both})<2,"",'
        f'IF(OR(MIN({both})<{LOW},MAX({both})>{HIGH}),"",{key_account}-{supplier})))'
    )


def rated_in_row(number: str) -> str:
    """1 when the row with that number is a rated pair, else 0; a part of a formula."""
    supplier, key_account = in_row(SUPPLIERS, number), in_row(KEY_ACCOUNTS, number)
    weight, both = in_row(WEIGHTS, number), f"{supplier},{key_account}"
    logical = ",".join(f"ISLOGICAL({cell})" for cell in (supplier, key_account, weight))
    weight_ok = f'IF(ISNUMBER({weight}),IF({weight}>0,1,0),IF(ISERROR({weight}),0,IF({weight}="",1,0)))'
    return (
        f"IF({number}>ROWS({SUPPLIERS}),0,IF({SETTINGS_OK}=0,0,IF(OR({logical}),0,IF(COUNT({both})<2,0,"
        f"IF(OR(MIN({both})<{LOW},MAX({both})>{HIGH}),0,{weight_ok})))))"
    )


def logical_bits(first: str, columns: tuple[str, ...]) -> str:
    """Which rows of the table hold TRUE or FALSE in one of the columns: a bit for each, from the row after ``first``.

    A row that the table does not have is an error, and no logical value.
    """
    tests = []
    for bit in range(LOGICAL_ROWS):
        cells = ",".join(f"ISLOGICAL({in_row(column, f'{first}+{bit + 1}')})" for column in columns)
        tests.append(f"{2**bit}*OR({cells})" if columns[1:] else f"{2**bit}*{cells}")
    return f"=IF({first}>=ROWS({SUPPLIERS}),0,{'+'.join(tests)})"


def date_words(day: str, language: Language) -> str:
    """A date as people write it; TEXT() would depend on the reader's locale."""
    if language is Language.DE:
        return f'RIGHT("0"&DAY({day}),2)&"."&RIGHT("0"&MONTH({day}),2)&"."&YEAR({day})'
    months = ",".join(quoted(date_text(dt.date(2000, month, 1), language).split()[1]) for month in range(1, 13))
    return f'DAY({day})&" "&CHOOSE(MONTH({day}),{months})&" "&YEAR({day})'


def whom_and_when(language: Language) -> str:
    """The key account and the date of the assessment, whichever of both is there."""
    account, day = names.GENERAL_CELLS["key_account"], names.GENERAL_CELLS["date"]
    date = f'IF(ISNUMBER({day}),IFERROR({date_words(day, language)},""),"")'
    between = f'IF(AND(LEN({account})>0,ISNUMBER({day})),"  ·  ","")'
    return f"={account}&{between}&{date}"


def told(number: str, language: Language) -> str:
    """A number as text with the decimal mark of the workbook's language, whatever the language of Excel is.

    Numbers inside texts have the mark of the program that calculates: "7.2" or "7,2". None of ours has thousands marks.
    """
    wrong, right = (".", ",") if language is Language.DE else (",", ".")
    return f'SUBSTITUTE({number},"{wrong}","{right}")'


def percent(share: str, language: Language) -> str:
    """A share as whole per cent in text: ``percent_text`` as a formula."""
    sign = percent_text(0.0, language).removeprefix("0")
    return f"ROUND(100*{share},0)&{quoted(sign)}"


def worded(key: str, language: Language, **values: str | int) -> str:
    """One of our texts as a formula that shows it.

    Args:
        key: of the text.
        language: of the text.
        values: an expression for each of its blanks; a number stands in the text itself, so that a ``count`` of 1
            takes the form for one thing, as an expression takes the one for several.
    """
    marked = {name: value if isinstance(value, int) else f"\0{name}\0" for name, value in values.items()}
    parts = text(key, language, **marked).split("\0")
    told = (str(values[part]) if place % 2 else quoted(part) for place, part in enumerate(parts) if part)
    return "&".join(told) or '""'


def signed(value: str, language: Language) -> str:
    """A number with its sign as text with one decimal."""
    return f'IF(ROUND({value},1)>0,"+","")&{unsigned(value, language)}'


def unsigned(value: str, language: Language) -> str:
    """A number as text with one decimal, a true minus sign before negative ones."""
    return f'IF(ROUND({value},1)<0,"{MINUS}","")&{told(f"FIXED(ABS({value}),1,TRUE)", language)}'
