"""The meaning: settings, criteria, figures, findings. No I/O, no Excel, no clock, no words for people."""

from kam_partnership.assessment.criteria import Assessment, Criterion, Target
from kam_partnership.assessment.figures import NUMBER_FIGURES, Figures, PairFigures, compute_figures
from kam_partnership.assessment.findings import Code, Finding, Severity, has_errors
from kam_partnership.assessment.inputs import DayOf, Inputs, NoDay, ShownDate, TypedCell, TypedColumn, stray_rows
from kam_partnership.assessment.intake import DIAGRAM_CAPACITY, Assessed, assess
from kam_partnership.assessment.saved import SavedPosition
from kam_partnership.assessment.settings import FURTHER_SETTING_FIELDS, SETTING_FIELDS, Settings, SettingsInvalid
from kam_partnership.assessment.since_last import ChangedCriterion, SinceLast, compare_with, on_common_criteria
from kam_partnership.assessment.zones import BALANCED_ZONES, Zone, zone_of

__all__ = [
    "BALANCED_ZONES",
    "DIAGRAM_CAPACITY",
    "FURTHER_SETTING_FIELDS",
    "NUMBER_FIGURES",
    "SETTING_FIELDS",
    "Assessed",
    "Assessment",
    "ChangedCriterion",
    "Code",
    "Criterion",
    "DayOf",
    "Figures",
    "Finding",
    "Inputs",
    "NoDay",
    "PairFigures",
    "SavedPosition",
    "Settings",
    "SettingsInvalid",
    "Severity",
    "ShownDate",
    "SinceLast",
    "Target",
    "TypedCell",
    "TypedColumn",
    "Zone",
    "assess",
    "compare_with",
    "compute_figures",
    "has_errors",
    "on_common_criteria",
    "stray_rows",
    "zone_of",
]
