"""Several people rate one account: what they have in common, where they differ, who may see what. Pure thinking."""

from kam_partnership.raters.matching import MatchedCriterion, match, title_key
from kam_partnership.raters.merged import (
    FEWEST_TOGETHER,
    CriterionResult,
    Merged,
    PersonResult,
    Protection,
    SelfOther,
    SideSpreads,
)
from kam_partnership.raters.pooling import ScalesDiffer, merge
from kam_partnership.raters.rater import Rater, Side
from kam_partnership.raters.spread import Spread, acceptable_deviation, spread_of

__all__ = [
    "FEWEST_TOGETHER",
    "CriterionResult",
    "MatchedCriterion",
    "Merged",
    "PersonResult",
    "Protection",
    "Rater",
    "ScalesDiffer",
    "SelfOther",
    "Side",
    "SideSpreads",
    "Spread",
    "acceptable_deviation",
    "match",
    "merge",
    "spread_of",
    "title_key",
]
