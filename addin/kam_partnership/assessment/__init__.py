"""The meaning: settings, criteria, figures, findings. No I/O, no Excel, no clock, no words for people."""

from .criteria import Assessment, Criterion
from .figures import NUMBER_FIGURES, Figures, PairFigures, compute_figures
from .findings import Code, Finding, Severity, has_errors
from .inputs import Inputs, TypedCell, TypedColumn, stray_rows
from .intake import DIAGRAM_CAPACITY, Assessed, assess
from .settings import SETTING_FIELDS, Settings, SettingsInvalid
from .zones import BALANCED_ZONES, Zone, zone_of

__all__ = [
    "BALANCED_ZONES",
    "DIAGRAM_CAPACITY",
    "NUMBER_FIGURES",
    "SETTING_FIELDS",
    "Assessed",
    "Assessment",
    "Code",
    "Criterion",
    "Figures",
    "Finding",
    "Inputs",
    "PairFigures",
    "Settings",
    "SettingsInvalid",
    "Severity",
    "TypedCell",
    "TypedColumn",
    "Zone",
    "assess",
    "compute_figures",
    "has_errors",
    "stray_rows",
    "zone_of",
]
