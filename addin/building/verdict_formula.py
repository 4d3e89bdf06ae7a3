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
_ALL_RATED = f"{f.PAIR_COUNT}={WEIGHING}"


def verdict(language: Language) -> str:
    """The whole sentence; "" with invalid settings."""
    unrated = f.worded("verdict.unrated", language)
    zone = f.worded("verdict.zone", language, zone="KAM_Zone")
    end = f.worded("verdict.end", language)
    tips = f'IF({_FIGURE["provisional"]},"",{_tips(language)})'
    told = "&".join((_how_provisional(language), zone, _spread(language), tips, end))
    return f'=IF({f.ZONE_INDEX}<0,"",IF({f.ZONE_INDEX}=0,{unrated},{told}))'


def _how_provisional(language: Language) -> str:
    few = (f.worded("verdict.provisional.few", language, count=count) for count in (1, f.PAIR_COUNT))
    counts = f.worded("verdict.provisional.counts", language, pairs=f.PAIR_COUNT, count=WEIGHING)
    percent = f.percent("KAM_Coverage", language)
    weight = f.worded("verdict.provisional.weight", language, share=percent)
    little = f"{f.rounded(f'{f.PAIR_COUNT}/{WEIGHING}')}<{f.rounded(f.MINIMUM_COVERAGE)}"
    by_count = f"OR({f.PAIR_COUNT}<{PAIRS_FOR_A_VERDICT},{little})"
    told = f"IF({_ALL_RATED},IF({f.PAIR_COUNT}=1,{','.join(few)}),IF({by_count},{counts},{weight}))"
    return f'IF({_FIGURE["provisional"]},{told},"")'


def _spread(language: Language) -> str:
    """How far what the zone says is true of the single criteria."""
    words = ("verdict.criteria", "verdict.rated_criteria")
    criteria = f"IF({_ALL_RATED},{','.join(f.worded(word, language) for word in words)})"
    told = {"pairs": f.PAIR_COUNT, "criteria": criteria}
    return f"IF({f.ZONE_INDEX}>2,{_balanced(language, told)},{_one_side(language, told)})"


def _balanced(language: Language, told: dict[str, str]) -> str:
    balanced = _FIGURE["balanced_pairs"]
    one, nowhere, everywhere = (
        f.worded(f"verdict.{key}", language, **told) for key in ("one_balanced", "none_balanced", "all_balanced")
    )
    mixed = f.worded("verdict.mixed", language, beyond=f"({f.PAIR_COUNT}-{balanced})", **told)
    mostly = f.worded("verdict.balanced", language, balanced=balanced, **told)
    of_mixed = f"IF({balanced}>0,{mixed},{nowhere})"
    of_others = f"IF({balanced}={f.PAIR_COUNT},{everywhere},{mostly})"
    return f"IF({f.PAIR_COUNT}=1,{one},IF({_FIGURE['mixed']},{of_mixed},{of_others}))"


def _one_side(language: Language, told: dict[str, str]) -> str:
    sides = (f.worded(f"verdict.{zone}", language) for zone in f.ZONE_ORDER[1:3])
    heavier = f"IF({f.ZONE_INDEX}=1,{_FIGURE['supplier_heavy']},{_FIGURE['key_account_heavy']})"
    only = f.worded("verdict.heavier_only", language)
    everywhere = f.worded("verdict.heavier_all", language, **told)
    some = f.worded("verdict.heavier", language, heavier=heavier, **told)
    beyond = f"IF(OR({f.PAIR_COUNT}=1,{heavier}=0),{only},IF({heavier}={f.PAIR_COUNT},{everywhere},{some}))"
    return f"IF({f.ZONE_INDEX}=1,{','.join(sides)})&{beyond}"


def _tips(language: Language) -> str:
    none = f.worded("verdict.robust", language)
    one = f.worded("verdict.one_tips", language, number=TIPPING_NUMBER)
    several = f.worded("verdict.several_tip", language, count=TIPPING_COUNT)
    return f"IF({TIPPING_COUNT}=0,{none},IF({TIPPING_COUNT}=1,{one},{several}))"
