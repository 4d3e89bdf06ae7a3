"""How far the mean speaks for the single criteria, as native formulas: counts, flags, and what tips the zone.

The same rules as ``assessment/figures.py``. Only rated pairs get past the first condition of each array; so what
follows need not judge once more what counts, only be a number in every row.
"""

from __future__ import annotations

from building import formulas as f
from kam_partnership.assessment.figures import MIXED_FROM_SHARE, PAIRS_FOR_A_VERDICT

WEIGHING = "KAM_Weighing"
REST_WEIGHT, REST_SUPPLIER, REST_KEY_ACCOUNT = "KAM_RestWeight", "KAM_RestSupplier", "KAM_RestKeyAccount"
TIPPING_COUNT, TIPPING_NUMBER = "KAM_TippingCount", "KAM_TippingNumber"

#: Of a row that is known to be a rated pair.
_WEIGHT = f"IF(ISNUMBER({f.WEIGHTS}),{f.WEIGHTS},1)"
_SHARE = f"({_WEIGHT}/{f.PAIR_WEIGHT})"
_SUPPLIER, _KEY_ACCOUNT = f.numbers(f.SUPPLIERS), f.numbers(f.KEY_ACCOUNTS)
_GAP = f"({_KEY_ACCOUNT}-{_SUPPLIER})"
_TOLERANCE = f.rounded(f.TOLERANCE)


def _over_pairs(expression: str) -> str:
    """The sum of an expression over the rated pairs; for array formulas."""
    return f"SUM(IF({f.pair_weights()}>0,{expression},0))"


def _when_rated(expression: str, otherwise: str = '""') -> str:
    return f"=IF({f.PAIR_WEIGHT}>0,{expression},{otherwise})"


def _counts() -> f.Rows:
    heavier = f"IF({f.rounded(_GAP)}<-{_TOLERANCE},1,0)", f"IF({f.rounded(_GAP)}>{_TOLERANCE},1,0)"
    beyond = f"IF({f.rounded(f'ABS({_GAP})')}>{_TOLERANCE},{_SHARE},0)"
    return {
        "weighing": (f"=IF({f.SETTINGS_OK}=1,SUM(IF({f.valid_weights()}>0,1,0)),0)", True),
        "supplier_heavy": (_when_rated(_over_pairs(heavier[0]), "0"), True),
        "key_account_heavy": (_when_rated(_over_pairs(heavier[1]), "0"), True),
        "balanced_pairs": (f"={f.PAIR_COUNT}-KAM_SupplierHeavy-KAM_KeyAccountHeavy", False),
        "share_beyond": (_when_rated(_over_pairs(beyond)), True),
    }


def _flags() -> f.Rows:
    offset = f"{f.rounded('KAM_GrossImbalance-ABS(KAM_NetBalance)')}>{_TOLERANCE}"
    half = f"{f.rounded('KAM_ShareBeyond')}>={MIXED_FROM_SHARE:g}"
    few = f"{f.rounded('KAM_Coverage')}<{f.rounded(f.MINIMUM_COVERAGE)}"
    return {
        "mixed": (_when_rated(f"IF({f.ZONE_INDEX}<3,FALSE,OR({offset},{half}))"), False),
        "provisional": (_when_rated(f"OR({few},{f.PAIR_COUNT}<{PAIRS_FOR_A_VERDICT})"), False),
    }


def _rest() -> f.Rows:
    """The others beside a pair that weighs more than all of them together, measured against each other.

    Without it the scores could not be had by taking its part away: beside 1e300 a weight of 1e-300 is lost.
    """
    light = f"{_SHARE}<=0.5"
    mean = f"{_WEIGHT}/{REST_WEIGHT}*"
    rest = f"=IF({REST_WEIGHT}>0,"
    return {
        "rest_weight": (_when_rated(_over_pairs(f"IF({light},{_WEIGHT},0)"), "0"), True),
        "rest_supplier": (f"{rest}{_over_pairs(f'IF({light},{mean}{_SUPPLIER},0)')},0)", True),
        "rest_key_account": (f"{rest}{_over_pairs(f'IF({light},{mean}{_KEY_ACCOUNT},0)')},0)", True),
    }


def _tipping() -> f.Rows:
    """How many pairs change the zone when they are left out, and the numbers of them added up: of one, its number."""
    balance = f"IF({_SHARE}>0.5,{REST_KEY_ACCOUNT}-{REST_SUPPLIER},(KAM_NetBalance-{_SHARE}*{_GAP})/(1-{_SHARE}))"
    both = f"({_SUPPLIER}+{_KEY_ACCOUNT})"
    level = f"IF({_SHARE}>0.5,{REST_KEY_ACCOUNT}+{REST_SUPPLIER},(2*KAM_Level-{_SHARE}*{both})/(1-{_SHARE}))/2"
    zone = f.ZONE_INDEX
    side = f"IF({f.rounded(f'IF({zone}=1,-1,1)*{balance}')}>{_TOLERANCE},0,1)"
    below = f"{f.rounded(level)}<{f.rounded(f'IF({zone}=5,{f.STRATEGIC},{f.COOPERATION})')}"
    above = f"{f.rounded(level)}>={f.rounded(f'IF({zone}=3,{f.COOPERATION},{f.STRATEGIC})')}"
    elsewhere = f"IF({zone}>3,IF({below},1,0),0)+IF({zone}<5,IF({above},1,0),0)"
    inside = f"IF({f.rounded(f'ABS({balance})')}>{_TOLERANCE},1,{elsewhere})"
    tips = f"IF({zone}<3,{side},{inside})"
    number = f"(ROW({f.SUPPLIERS})-ROW({f.in_row(f.SUPPLIERS, '1')})+1)"
    several = f"=IF({f.PAIR_COUNT}>1,"
    return {
        "tipping_count": (f"{several}{_over_pairs(tips)},0)", True),
        "tipping_number": (f"{several}{_over_pairs(f'{number}*{tips}')},0)", True),
    }


def spread_rows() -> f.Rows:
    """By the keys of the state block."""
    return {**_counts(), **_flags(), **_rest(), **_tipping()}
