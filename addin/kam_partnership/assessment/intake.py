"""From what was typed to a valid assessment: nothing is clamped, guessed or silently converted."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from kam_partnership.assessment.criteria import Assessment, Criterion, Target
from kam_partnership.assessment.findings import Code, Finding
from kam_partnership.assessment.inputs import DayOf, Inputs, TypedCell, TypedColumn, column_values
from kam_partnership.assessment.settings import (
    FURTHER_SETTING_FIELDS,
    SETTING_FIELDS,
    Scale,
    Settings,
    SettingsInvalid,
)
from kam_partnership.cells import CellValue, ErrorValue, is_blank
from kam_partnership.plain_text import on_one_line, same_title

#: Number and title of a criterion.
_Row = tuple[int, str]

#: So many criteria fit on the diagram; the figures know no limit.
DIAGRAM_CAPACITY = 60

#: A target has a place for each of them.
TARGET_SIDES = ("supplier", "key_account")

#: Which rule a setting breaks that does not fit the others: the texts of the finding are named after it.
_SETTING_RULES = {
    "scale_max": "scale",
    "scale_min": "scale",
    "tolerance": "tolerance",
    "level_cooperation": "levels",
    "level_strategic": "levels",
    "minimum_coverage": "share",
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
    scale = _scale(inputs)
    criteria = _Judge(inputs, scale, findings).criteria()
    target = read_target(inputs, scale, findings.append)
    entered = not all(is_blank(cell.value) for cell in inputs.target.values())
    assessment = Assessment(settings, criteria, scale if settings is None else None, target, entered)
    _whole_table(inputs, assessment, findings)
    findings += [_no_day(one.of, one.typed) for one in inputs.no_days]
    return Assessed(assessment, tuple(findings))


def is_newer(version: str, own_version: str) -> bool:
    """True when ``version`` comes after ``own_version``; unknown versions are never newer."""
    try:
        return _version_key(version) > _version_key(own_version)
    except ValueError:
        return False


def _version_key(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _no_day(of: DayOf, typed: TypedCell) -> Finding:
    return Finding(Code.DATE_INVALID, typed.sheet, typed.cell, {"of": of, "value": typed.value})


def _missing_name(name: str) -> Finding:
    return Finding(Code.NAME_MISSING, details={"name": name})


def read_settings(inputs: Inputs, report: Callable[[Finding], None]) -> Settings | None:
    """The settings, or None and a finding for each cell that does not fit."""
    values: dict[str, float] = {}
    for field in (*SETTING_FIELDS, *FURTHER_SETTING_FIELDS):
        cell = inputs.settings.get(field)
        if cell is None:
            continue
        number = as_number(cell.value)
        if number is None:
            report(_settings_finding(field, "number", cell))
        else:
            values[field] = number
    wanted = {*SETTING_FIELDS, *(field for field in FURTHER_SETTING_FIELDS if field in inputs.settings)}
    if values.keys() < wanted:
        return None
    try:
        return Settings(**values)
    except SettingsInvalid as invalid:
        cell = inputs.settings[invalid.field]
        report(_settings_finding(invalid.field, _SETTING_RULES[invalid.field], cell))
        return None


def read_target(inputs: Inputs, scale: Scale | None, report: Callable[[Finding], None]) -> Target | None:
    """Where both sides want to be; None without a target, and a finding for each cell that makes none.

    Without a scale nothing can be judged; the settings tell why.
    """
    cells = inputs.target
    if scale is None or all(is_blank(cell.value) for cell in cells.values()):
        return None
    numbers = {}
    for side, cell in cells.items():
        number = as_number(cell.value)
        if number is not None and scale.low <= number <= scale.high:
            numbers[side] = number
            continue
        reason = "half" if is_blank(cell.value) else "number" if number is None else "scale"
        details = {"side": side, "reason": reason, "value": cell.value, "scale_min": scale.low, "scale_max": scale.high}
        report(Finding(Code.TARGET_INVALID, cell.sheet, cell.cell, details))
    return Target(**numbers) if len(numbers) == len(TARGET_SIDES) else None


def _scale(inputs: Inputs) -> Scale | None:
    """The scale: ratings can be judged by it though another setting is wrong."""
    ends = [inputs.settings.get(field) for field in ("scale_min", "scale_max")]
    low, high = (None if cell is None else as_number(cell.value) for cell in ends)
    try:
        return None if low is None or high is None else Scale(low, high)
    except ValueError:
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
    if type(value) is str:
        return on_one_line(value)
    if value is None or isinstance(value, ErrorValue):
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


class _Judge:
    """Judges the rows of one table, and tells what does not fit.

    Nearly every cell holds what it should; so that is asked first, and everything else only after it.
    """

    def __init__(self, inputs: Inputs, scale: Scale | None, findings: list[Finding]) -> None:
        self._inputs, self._scale, self._findings = inputs, scale, findings
        self._low, self._high = (math.inf, -math.inf) if scale is None else (scale.low, scale.high)
        self._seen: dict[str, int] = {}

    def criteria(self) -> tuple[Criterion, ...]:
        inputs, count = self._inputs, self._inputs.row_count
        columns = (inputs.titles, inputs.weights, inputs.suppliers, inputs.key_accounts, inputs.evidence)
        rows = zip(*(column_values(column, count) for column in columns), strict=True)
        return tuple(self._criterion(number, *row) for number, row in enumerate(rows, start=1))

    def _criterion(
        self,
        number: int,
        title: CellValue,
        weight: CellValue,
        supplier: CellValue,
        key_account: CellValue,
        evidence: CellValue,
    ) -> Criterion:
        inputs = self._inputs
        row = number, as_title(title)
        if all(is_blank(value) for value in (title, supplier, key_account, weight, evidence)):
            self._report(Code.EMPTY_ROW, inputs.titles or inputs.suppliers, row)
            return Criterion(number, "")
        if inputs.titles is not None:
            self._judge_title(inputs.titles, row)
        weighs = self._weight(weight, row)
        supplier_rating = self._rating(supplier, inputs.suppliers, row)
        key_account_rating = self._rating(key_account, inputs.key_accounts, row)
        if key_account_rating is None and supplier_rating is not None:
            self._half_rated("key_account", key_account, inputs.key_accounts, row)
        if supplier_rating is None and key_account_rating is not None:
            self._half_rated("supplier", supplier, inputs.suppliers, row)
        return Criterion(*row, weighs, supplier_rating, key_account_rating, as_title(evidence))

    def _report(self, code: Code, column: TypedColumn | None, row: _Row, **details: object) -> None:
        number, title = row
        sheet, cell = ("", "") if column is None else (column.sheet, column.cell(number - 1))
        self._findings.append(Finding(code, sheet, cell, {"number": number, "title": title, **details}))

    def _half_rated(self, side: str, value: CellValue, column: TypedColumn | None, row: _Row) -> None:
        if column is not None and is_blank(value):  # a column that is lost is told by its name, not row by row
            self._report(Code.HALF_RATED, column, row, side=side)

    def _judge_title(self, column: TypedColumn, row: _Row) -> None:
        number, title = row
        if not title:
            self._report(Code.NO_TITLE, column, row)
            return
        first = self._seen.setdefault(same_title(title), number)
        if first != number:
            self._report(Code.DUPLICATE_TITLE, column, row, first=first)

    def _weight(self, value: CellValue, row: _Row) -> float | None:
        if type(value) is float and 0 <= value < math.inf:
            return value
        if is_blank(value):
            return 1.0
        number = as_number(value)
        if number is None or number < 0:
            self._report(Code.WEIGHT_INVALID, self._inputs.weights, row, value=value)
            return None
        return number

    def _rating(self, value: CellValue, column: TypedColumn | None, row: _Row) -> float | None:
        if type(value) is float and self._low <= value <= self._high:
            return value
        if is_blank(value):
            return None
        number = as_number(value)
        if number is None:
            self._report(Code.RATING_NOT_A_NUMBER, column, row, value=value)
            return None
        if self._scale is None:
            return None
        if not self._low <= number <= self._high:
            if column is not None and (shown := column.dates.get(row[0] - 1)) is not None:
                meant = shown.meant if self._low <= shown.meant <= self._high else None
                details = {"value": number, "date": shown.date, "meant": meant}
                self._report(Code.RATING_BECAME_A_DATE, column, row, **details)
                return None
            ends = {"scale_min": self._low, "scale_max": self._high}
            self._report(Code.RATING_OUT_OF_SCALE, column, row, value=number, **ends)
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
