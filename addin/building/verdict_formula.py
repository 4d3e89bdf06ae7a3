"""The verdict as one native formula: the sentence of ``workbook/verdict_words.py``, from the same pieces.

Whoever changes the order of the pieces here changes it there.
"""

from __future__ import annotations

from building import formulas as f
from building.spread_formulas import TIPPING_COUNT, TIPPING_NUMBER, WEIGHING
from kam_partnership.assessment.figures import PAIRS_FOR_A_VERDICT
from kam_partnership.texts import Language
from kam_partnership.workbook import names

_FIGURE = names.FURTHER_FIGURE_CELLS


def verdict(language: Language) -> str:
    """The whole sentence; "" with invalid settings."""
    unrated = f.worded("verdict.unrated", language)
    zone = f.worded("verdict.zone", language, zone="KAM_Zone")
    end = f.worded("verdict.end", language)
    tips = f'IF({_FIGURE["provisional"]},"",{_tips(language)})'
    told = "&".join((_how_provisional(language), zone, _spread(language), tips, end))
    return f'=IF({f.ZONE_INDEX}<0,"",IF({f.ZONE_INDEX}=0,{unrated},{told}))'


def _how_provisional(language: Language) -> str:
    counts = (
        f.worded("verdict.provisional.counts", language, pairs=f.PAIR_COUNT, count=count) for count in (1, WEIGHING)
    )
    of_counts = f"IF({WEIGHING}=1,{','.join(counts)})"
    percent = f.percent("KAM_Coverage", language)
    of_weight = f.worded("verdict.provisional.weight", language, share=percent)
    few = f"{f.rounded(f'{f.PAIR_COUNT}/{WEIGHING}')}<{f.rounded(f.MINIMUM_COVERAGE)}"
    by_count = f"OR({f.PAIR_COUNT}<{PAIRS_FOR_A_VERDICT},{few})"
    return f'IF({_FIGURE["provisional"]},IF({by_count},{of_counts},{of_weight}),"")'


def _spread(language: Language) -> str:
    """How far what the zone says is true of the single criteria."""
    words = ("verdict.criteria", "verdict.rated_criteria")
    criteria = f"IF({f.PAIR_COUNT}={WEIGHING},{','.join(f.worded(word, language) for word in words)})"
    told = {"pairs": f.PAIR_COUNT, "criteria": criteria}
    balanced = _FIGURE["balanced_pairs"]
    mixed = f.worded("verdict.mixed", language, beyond=f"({f.PAIR_COUNT}-{balanced})", **told)
    everywhere = f.worded("verdict.all_balanced", language)
    mostly = f.worded("verdict.balanced", language, balanced=balanced, **told)
    of_balanced = f"IF({_FIGURE['mixed']},{mixed},IF({balanced}={f.PAIR_COUNT},{everywhere},{mostly}))"
    heavy = [_FIGURE["supplier_heavy"], _FIGURE["key_account_heavy"]]
    sides = [f.worded(f"verdict.{zone}", language) for zone in f.ZONE_ORDER[1:3]]
    heavier = f"IF({f.ZONE_INDEX}=1,{','.join(heavy)})"
    only = f.worded("verdict.heavier_only", language)
    some = f.worded("verdict.heavier", language, heavier=heavier, **told)
    beyond = f"IF(OR({f.PAIR_COUNT}=1,{heavier}=0),{only},{some})"
    of_one_side = f"IF({f.ZONE_INDEX}=1,{','.join(sides)})&{beyond}"
    return f"IF({f.ZONE_INDEX}>2,{of_balanced},{of_one_side})"


def _tips(language: Language) -> str:
    none = f.worded("verdict.robust", language)
    one = f.worded("verdict.one_tips", language, number=TIPPING_NUMBER)
    several = f.worded("verdict.several_tip", language, count=TIPPING_COUNT)
    return f"IF({TIPPING_COUNT}=0,{none},IF({TIPPING_COUNT}=1,{one},{several}))"
