"""What a user should look at in a workbook: codes, severities, places. The words stand in texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Code(StrEnum):
    """What a finding is about. Each code has its text in every language and a row in docs/findings.md."""

    RATING_NOT_A_NUMBER = "rating-not-a-number"
    RATING_OUT_OF_SCALE = "rating-out-of-scale"
    WEIGHT_INVALID = "weight-invalid"
    HALF_RATED = "half-rated"
    NO_TITLE = "no-title"
    EMPTY_ROW = "empty-row"
    DUPLICATE_TITLE = "duplicate-title"
    ROWS_BELOW_TABLE = "rows-below-table"
    SETTINGS_INVALID = "settings-invalid"
    NAME_MISSING = "name-missing"
    NEWER_TEMPLATE = "newer-template"
    NO_RATED_PAIR = "no-rated-pair"
    DIAGRAM_FULL = "diagram-full"
    FORMULA_OVERWRITTEN = "formula-overwritten"
    FORMULA_CHANGED = "formula-changed"
    COLUMN_FORMULA_MISSING = "column-formula-missing"
    CHART_MISSING = "chart-missing"
    RATING_BECAME_A_DATE = "rating-became-a-date"
    TARGET_INVALID = "target-invalid"
    DATE_INVALID = "date-invalid"
    FOREIGN_CODE = "foreign-code"
    CODE_MISSING = "code-missing"


SEVERITIES: Mapping[Code, Severity] = {
    Code.RATING_NOT_A_NUMBER: Severity.ERROR,
    Code.RATING_OUT_OF_SCALE: Severity.ERROR,
    Code.WEIGHT_INVALID: Severity.ERROR,
    Code.HALF_RATED: Severity.WARNING,
    Code.NO_TITLE: Severity.WARNING,
    Code.EMPTY_ROW: Severity.INFO,
    Code.DUPLICATE_TITLE: Severity.WARNING,
    Code.ROWS_BELOW_TABLE: Severity.ERROR,
    Code.SETTINGS_INVALID: Severity.ERROR,
    Code.NAME_MISSING: Severity.ERROR,
    Code.NEWER_TEMPLATE: Severity.WARNING,
    Code.NO_RATED_PAIR: Severity.WARNING,
    Code.DIAGRAM_FULL: Severity.WARNING,
    Code.FORMULA_OVERWRITTEN: Severity.WARNING,
    Code.FORMULA_CHANGED: Severity.WARNING,
    Code.COLUMN_FORMULA_MISSING: Severity.WARNING,
    Code.CHART_MISSING: Severity.WARNING,
    Code.RATING_BECAME_A_DATE: Severity.ERROR,
    Code.TARGET_INVALID: Severity.ERROR,
    Code.DATE_INVALID: Severity.WARNING,
    Code.FOREIGN_CODE: Severity.WARNING,
    Code.CODE_MISSING: Severity.INFO,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    Attributes:
        code: what it is about.
        sheet, cell: where it stands; "" when it is about the whole workbook.
        details: what the text needs: values as typed, numbers, names.
    """

    code: Code
    sheet: str = ""
    cell: str = ""
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return SEVERITIES[self.code]


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """True when at least one finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
