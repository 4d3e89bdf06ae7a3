"""The user's settings: rating scale, tolerance of the balance, level limits, what makes a verdict final."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields


class SettingsInvalid(ValueError):
    """The settings contradict each other. ``field`` names the one to mend first."""

    def __init__(self, field: str) -> None:
        super().__init__(f"{field} does not fit the other settings")
        self.field = field


@dataclass(frozen=True, slots=True)
class Settings:
    """Scale ends, tolerance and level limits, all in scale units.

    ``scale_min < scale_max``; ``0 <= tolerance <= scale_max - scale_min``;
    ``scale_min <= level_cooperation <= level_strategic <= scale_max``; ``minimum_coverage``, the share of the weights
    from which a verdict is final, between 0 and 1.

    Raises:
        SettingsInvalid: when one of these rules is broken or a value is not finite.
    """

    scale_min: float = 0.0
    scale_max: float = 10.0
    tolerance: float = 1.5
    level_cooperation: float = 4.0
    level_strategic: float = 7.0
    minimum_coverage: float = 0.5

    def __post_init__(self) -> None:
        for field in fields(self):
            if not math.isfinite(getattr(self, field.name)):
                raise SettingsInvalid(field.name)
        if not 0.0 < self.span < math.inf:
            raise SettingsInvalid("scale_max")
        if not 0.0 <= self.tolerance <= self.span:
            raise SettingsInvalid("tolerance")
        if not self.scale_min <= self.level_cooperation <= self.scale_max:
            raise SettingsInvalid("level_cooperation")
        if not self.level_cooperation <= self.level_strategic <= self.scale_max:
            raise SettingsInvalid("level_strategic")
        if not 0.0 <= self.minimum_coverage <= 1.0:
            raise SettingsInvalid("minimum_coverage")

    @property
    def scale(self) -> Scale:
        """The ends of the scale."""
        return Scale(self.scale_min, self.scale_max)

    @property
    def span(self) -> float:
        """Length of the scale, in scale units."""
        return self.scale_max - self.scale_min

    def holds(self, rating: float) -> bool:
        """True for a rating on the scale, its ends included."""
        return self.scale_min <= rating <= self.scale_max

    def share_of_scale(self, value: float) -> float:
        """Where a value lies on the scale: 0 at its lower end, 1 at its upper end."""
        return (value - self.scale_min) / self.span


@dataclass(frozen=True, slots=True)
class Scale:
    """The ends of a rating scale, ``low < high``: all that is needed to judge a rating.

    Raises:
        ValueError: for ends that are no scale.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0.0 < self.high - self.low < math.inf:
            raise ValueError("a scale has two finite ends, the lower one first")


#: Settings that older workbooks lack: without a cell they have the default.
FURTHER_SETTING_FIELDS: tuple[str, ...] = ("minimum_coverage",)
#: The names of the settings that every workbook has, in the order in which people read them.
SETTING_FIELDS: tuple[str, ...] = tuple(
    field.name for field in fields(Settings) if field.name not in FURTHER_SETTING_FIELDS
)
