"""From what was typed to a valid assessment: nothing is clamped, guessed or silently converted."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kam_partnership.assessment.criteria import Assessment, Criterion
from kam_partnership.assessment.findings import Code, Finding
from kam_partnership.assessment.inputs import Inputs, TypedCell, TypedColumn, column_values
from kam_partnership.assessment.settings import SETTING_FIELDS, Settings, SettingsInvalid
from kam_partnership.cells import CellValue, ErrorValue, is_blank

#: So many criteria fit on the diagram; the figures know no limit.
DIAGRAM_CAPACITY = 60

#: Without one of these names nothing can be computed.
_SETTING_RULES = {
    "scale_max": "scale",
    "scale_min": "scale",
    "tolerance": "tolerance",
    "level_cooperation": "levels",
    "level_strategic": "levels",
}


@dataclass(frozen=True, slots=True)
class Assessed:
    """A valid assessment and what was left out of it, with the places."""

    assessment: Assessment
    findings: tuple[Finding, ...]


def assess(inputs: Inputs, *, own_version: str = "") -> Assessed:
    """Judge what was typed.

    Args:
        inputs: the cells of a workbook.
        own_version: version of the newest template this program knows, to notice newer workbooks.
    """
    findings: list[Finding] = [_missing_name(name) for name in inputs.missing_names]
    if is_newer(inputs.template_version, own_version):
        findings.append(
            Finding(Code.NEWER_TEMPLATE, details={"version": inputs.template_version, "known": own_version})
        )
    settings = read_settings(inputs, findings.append)
    if inputs.weights is None or inputs.suppliers is None or inputs.key_accounts is None:
        settings = None
    criteria = tuple(_criteria(inputs, settings, findings))
    assessment = Assessment(settings, criteria)
    _whole_table(inputs, assessment, findings)
    return Assessed(assessment, tuple(findings))


def is_newer(version: str, own_version: str) -> bool:
    """True when ``version`` comes after ``own_version``; unknown versions are never newer."""
    try:
        return _version_key(version) > _version_key(own_version)
    except ValueError:
        return False


def _version_key(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _missing_name(name: str) -> Finding:
    return Finding(Code.NAME_MISSING, details={"name": name})


def read_settings(inputs: Inputs, report: Callable[[Finding], None]) -> Settings | None:
    """The settings, or None and a finding for each cell that does not fit."""
    values: dict[str, float] = {}
    for field in SETTING_FIELDS:
        cell = inputs.settings.get(field)
        if cell is None:
            continue
        number = as_number(cell.value)
        if number is None:
            report(_settings_finding(field, "number", cell))
        else:
            values[field] = number
    if len(values) < len(SETTING_FIELDS):
        return None
    try:
        return Settings(**values)
    except SettingsInvalid as invalid:
        cell = inputs.settings[invalid.field]
        report(_settings_finding(invalid.field, _SETTING_RULES[invalid.field], cell))
        return None


def _settings_finding(field: str, rule: str, cell: TypedCell) -> Finding:
    details = {"field": field, "rule": rule, "value": cell.value}
    return Finding(Code.SETTINGS_INVALID, cell.sheet, cell.cell, details)


def as_number(value: CellValue) -> float | None:
    """The finite number in a cell; None for blanks, text, errors, TRUE and FALSE."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if math.isfinite(value) else None


def as_title(value: CellValue) -> str:
    """A criterion's title on one line; "" for blanks and errors."""
    if value is None or isinstance(value, ErrorValue):
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return " ".join(str(value).split())


def _criteria(inputs: Inputs, settings: Settings | None, findings: list[Finding]) -> Iterator[Criterion]:
    count = inputs.row_count
    rows = zip(
        column_values(inputs.titles, count),
        column_values(inputs.weights, count),
        column_values(inputs.suppliers, count),
        column_values(inputs.key_accounts, count),
        strict=True,
    )
    seen: dict[str, int] = {}
    for index, (title_value, weight_value, supplier_value, key_account_value) in enumerate(rows):
        row = _Row(index, as_title(title_value), findings)
        if is_blank(title_value) and all(map(is_blank, (weight_value, supplier_value, key_account_value))):
            row.report(Code.EMPTY_ROW, inputs.titles or inputs.suppliers)
            yield Criterion(index + 1, "")
            continue
        row.judge_title(inputs.titles, seen)
        weight = row.weight(weight_value, inputs.weights)
        supplier = row.rating(supplier_value, inputs.suppliers, settings)
        key_account = row.rating(key_account_value, inputs.key_accounts, settings)
        if supplier is not None and is_blank(key_account_value):
            row.report(Code.HALF_RATED, inputs.key_accounts, side="key_account")
        if key_account is not None and is_blank(supplier_value):
            row.report(Code.HALF_RATED, inputs.suppliers, side="supplier")
        yield Criterion(index + 1, row.title, weight, supplier, key_account)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the table while it is judged."""

    index: int
    title: str
    findings: list[Finding]

    def report(self, code: Code, column: TypedColumn | None, **details: object) -> None:
        sheet, cell = ("", "") if column is None else (column.sheet, column.cell(self.index))
        named = {"number": self.index + 1, "title": self.title, **details}
        self.findings.append(Finding(code, sheet, cell, named))

    def judge_title(self, column: TypedColumn | None, seen: dict[str, int]) -> None:
        if column is None:
            return
        if not self.title:
            self.report(Code.NO_TITLE, column)
            return
        first = seen.setdefault(self.title.casefold(), self.index + 1)
        if first != self.index + 1:
            self.report(Code.DUPLICATE_TITLE, column, first=first)

    def weight(self, value: CellValue, column: TypedColumn | None) -> float | None:
        if is_blank(value):
            return 1.0
        number = as_number(value)
        if number is None or number < 0:
            self.report(Code.WEIGHT_INVALID, column, value=value)
            return None
        return number

    def rating(self, value: CellValue, column: TypedColumn | None, settings: Settings | None) -> float | None:
        if is_blank(value):
            return None
        number = as_number(value)
        if number is None:
            self.report(Code.RATING_NOT_A_NUMBER, column, value=value)
            return None
        if settings is None:
            return None
        if not settings.holds(number):
            ends = {"scale_min": settings.scale_min, "scale_max": settings.scale_max}
            self.report(Code.RATING_OUT_OF_SCALE, column, value=number, **ends)
            return None
        return number


def _whole_table(inputs: Inputs, assessment: Assessment, findings: list[Finding]) -> None:
    """Findings that are about the table, not about one of its rows."""
    findings.extend(
        Finding(Code.ROWS_BELOW_TABLE, cell.sheet, cell.cell, {"value": cell.value}) for cell in inputs.below_table
    )
    rated = len(assessment.rated_pairs)
    if assessment.settings is not None and rated == 0:
        findings.append(Finding(Code.NO_RATED_PAIR, inputs.sheet))
    if len(assessment.criteria) > DIAGRAM_CAPACITY:
        details = {"count": len(assessment.criteria), "capacity": DIAGRAM_CAPACITY}
        findings.append(Finding(Code.DIAGRAM_FULL, inputs.sheet, "", details))
