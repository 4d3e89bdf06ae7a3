"""From a questionnaire that came back to a person who rated: weights and settings come from the account's workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kam_partnership.assessment import SETTING_FIELDS, Finding, Inputs, TypedCell, assess
from kam_partnership.assessment.criteria import Assessment
from kam_partnership.cells import CellValue
from kam_partnership.errors import FileUnreadable, RatersRefused
from kam_partnership.forms.returned import PlacedColumn, ReturnedForm
from kam_partnership.texts import Language, short_number
from kam_partnership.texts.criteria import same_criterion
from kam_partnership.workbook.judged_file import JudgedFile
from kam_partnership.workbook.shown_dates import probable_dates


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What a form amounts to.

    Attributes:
        findings: what of it does not count, with the fields.
        unknown: how many of its criteria the account's workbook does not have: they count with weight 1.
        lacking: how many criteria it has lost since it was sent.
    """

    form: ReturnedForm
    assessment: Assessment
    findings: tuple[Finding, ...]
    unknown: int
    lacking: int


@dataclass(frozen=True, slots=True)
class Base:
    """The account's own workbook: what a form does not hold, since nobody who rates needs it."""

    path: Path
    settings: dict[str, TypedCell]
    weights: dict[Hashable, float | None]
    scale: tuple[float, float]

    @classmethod
    def of(cls, judged: JudgedFile) -> Base:
        """The weights and settings of a workbook.

        Raises:
            FileUnreadable, RatersRefused: when its settings or weights are not valid.
        """
        settings = judged.assessment.settings
        if settings is None:
            raise FileUnreadable("rater_settings_invalid", file=judged.file, reason=judged.settings_trouble())
        criteria = [row for row in judged.assessment.criteria if row.title]
        invalid = [row.number for row in criteria if row.weight is None]
        if invalid:
            raise RatersRefused("base_weights", file=judged.file, numbers=", ".join(map(str, invalid)))
        found = dict(zip(_told_apart(row.title for row in criteria), (row.weight for row in criteria), strict=True))
        cells = {field: TypedCell(getattr(settings, field), "", "") for field in SETTING_FIELDS}
        return cls(judged.path, cells, found, (settings.scale_min, settings.scale_max))


def judge_form(form: ReturnedForm, base: Base) -> FilledForm:
    """Judge what somebody filled in, by the same rules as a workbook.

    Raises:
        RatersRefused: when the form was made for another scale.
    """
    scale = form.code.scale
    if (scale.low, scale.high) != base.scale:
        own, others = (_scale_text(ends) for ends in ((scale.low, scale.high), base.scale))
        raise RatersRefused("form_scale", file=str(form.path), scale=own, other=others, base=base.path.name)
    keys = list(_told_apart(question.title for question in form.questions))
    weights: list[CellValue] = [base.weights.get(key) for key in keys]  # blank counts as 1
    places = [question.places for question in form.questions]
    inputs = Inputs(
        settings=base.settings,
        titles=_column(form, [question.title for question in form.questions], places, 0),
        weights=_column(form, weights, places, 0),
        suppliers=_column(form, [question.supplier for question in form.questions], places, 0),
        key_accounts=_column(form, [question.key_account for question in form.questions], places, 1),
        sheet=form.sheet,
    )
    assessed = assess(inputs)
    unknown = sum(key not in base.weights for key in keys)
    lacking = max(0, form.code.questions - len(form.questions))
    return FilledForm(form, assessed.assessment, assessed.findings, unknown, lacking)


def _column(form: ReturnedForm, values: list[CellValue], places: list[tuple[str, str]], side: int) -> PlacedColumn:
    dates = probable_dates(values, from_1904=form.from_1904) if form.sheet else {}
    return PlacedColumn(values, form.sheet, 1, 1, dates, places=tuple(place[side] for place in places))


def _told_apart(titles: Iterable[str]) -> Iterator[Hashable]:
    """What criteria are matched by; a title that stands twice matches in its order."""
    counts: Counter[object] = Counter()
    for title in titles:
        same = same_criterion(title)
        counts[same] += 1
        yield same, counts[same]


def _scale_text(ends: tuple[float, float]) -> str:
    return " – ".join(short_number(end, Language.EN) for end in ends)
