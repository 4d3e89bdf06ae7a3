"""Reading what several people answered: workbooks and forms are judged by the same rules; what does not fit is told."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kam_partnership.assessment import Code, Finding
from kam_partnership.errors import FileUnreadable, KamError, RatersRefused
from kam_partnership.forms.returned import ReturnedForm
from kam_partnership.forms.returned_workbook import read_form_workbook
from kam_partnership.loading import of_one_file
from kam_partnership.merge.filled_form import Base, FilledForm, judge_form
from kam_partnership.plain_text import on_one_line, same_name
from kam_partnership.raters.alike import alike
from kam_partnership.raters.rater import Rater, Side, as_side
from kam_partnership.texts import Language, short_number
from kam_partnership.texts.criteria import same_criterion
from kam_partnership.workbook.judged_file import JudgedFile, judge


class Remark(StrEnum):
    """What the person who merges should know of one answer. The words stand in texts as ``merge.remark.<code>``."""

    SIDE_ASSUMED = "side-assumed"
    SIDE_UNKNOWN = "side-unknown"
    SIDE_OVERRULED = "side-overruled"
    UNNAMED = "unnamed"
    SAME_ANSWERS = "same-answers"
    LEFT_OUT_ROWS = "left-out-rows"
    LEFT_OUT_FIELDS = "left-out-fields"
    FIELDS_LOST = "fields-lost"
    WEIGHT_ASSUMED = "weight-assumed"


@dataclass(frozen=True, slots=True)
class Answer:
    """One workbook or form that counts.

    ``findings`` are told of a form only, with its fields: no other command can look at it.
    """

    path: Path
    rater: Rater
    key_account: str
    supplier: str
    date: dt.date | None
    language: Language | None
    remarks: tuple[Remark, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """All files: those that count, and those that do not with the reason.

    ``base`` is the workbook that gives the forms their weights and settings; None where no form is among them.
    """

    answers: tuple[Answer, ...]
    failed: tuple[tuple[Path, KamError], ...]
    base: Path | None = None

    @property
    def raters(self) -> tuple[Rater, ...]:
        """The people, in the order of the files."""
        return tuple(answer.rater for answer in self.answers)

    @property
    def language(self) -> Language | None:
        """The language of most workbooks; German with equally many; None when none says it."""
        spoken = Counter(answer.language for answer in self.answers if answer.language is not None)
        return min(spoken, key=lambda one: (-spoken[one], one), default=None)

    def missing(self, expected: Iterable[str]) -> list[str]:
        """Those of the expected people of whom nothing counts yet; names are compared as people read them."""
        answered = {same_name(name) for name in self._names}
        return [name for name in expected if same_name(name) not in answered]

    def unexpected(self, expected: Iterable[str]) -> list[str]:
        """Those who answered without being expected."""
        known = set(map(same_name, expected))
        return [name for name in self._names if same_name(name) not in known]

    def alike(self) -> list[tuple[str, str]]:
        """Pairs of people of one side who may be one: a late answer with the name written another way."""
        found: list[tuple[str, str]] = []
        for side in Side:
            of_side = [answer for answer in self.answers if answer.rater.side is side]
            found += alike([answer.rater.name for answer in of_side if Remark.UNNAMED not in answer.remarks])
        return found

    @property
    def _names(self) -> list[str]:
        """Of those who gave one."""
        return [answer.rater.name for answer in self.answers if Remark.UNNAMED not in answer.remarks]

    def usual(self, field: str) -> str:
        """The name that most workbooks give the key account or the supplier; "" when none does."""
        return next(iter(self.names_of(field)), "")

    def names_of(self, field: str) -> list[str]:
        """The different names of the key account or the supplier, the most frequent first."""
        written = [getattr(answer, field) for answer in self.answers]
        counted = Counter(name for name in written if name)
        ordered = sorted(counted, key=lambda name: (-counted[name], name))
        return list({same_name(name): name for name in reversed(ordered)}.values())[::-1]


_Material = JudgedFile | ReturnedForm


def read_answers(
    paths: Sequence[Path],
    sides: Callable[[Path], Side | None],
    *,
    base: Path | None = None,
    done: Callable[[int], None] = lambda _count: None,
) -> Answers:
    """Read every file and go on after a bad one.

    Args:
        paths: in the order in which people are listed.
        sides: whom the person belongs to where the caller says it; None to believe the file.
        base: the account's own workbook, for the weights and settings that forms do not hold. It counts as nobody's
            answer unless it is among the paths, too. None takes the first whole workbook among them.
        done: told how many files have been read.

    Raises:
        RatersRefused: for forms without a workbook of the account, or one with weights that are none.
        FileUnreadable: when that workbook cannot be used.
    """
    read: list[tuple[Path, _Material | KamError]] = []
    seen: set[Path] = set()
    for count, path in enumerate(paths, start=1):
        read.append((path, _read(path, seen)))
        done(count)
    account = _account([material for _, material in read], base)
    found: list[Answer] = []
    failed: list[tuple[Path, KamError]] = []
    for path, material in read:
        if account is not None and path == account.path and _is_unrated(material):
            continue  # it is there to give its weights
        try:
            if isinstance(material, KamError):
                raise material
            answer = _answer(material, sides(path), account)
            if (nameless := _counted_already(answer, found)) is not None:
                found.remove(nameless)
                failed.append((nameless.path, _again("rater_unnamed_twice", nameless, answer)))
            found.append(answer)
        except Exception as error:  # one strange file must not end the whole run
            failed.append((path, of_one_file(error, path)))
    return Answers(tuple(_told_apart(found)), tuple(failed), None if account is None else account.path)


def _read(path: Path, seen: set[Path]) -> _Material | KamError:
    """What a file is, and what stands in it; why not, where it is nothing that can be read."""
    try:
        if path.resolve() in seen:
            raise RatersRefused("rater_file_twice", file=str(path))
        seen.add(path.resolve())
        if path.suffix.lower() == ".pdf":
            from kam_partnership.forms.returned_pdf import read_form_pdf  # most answers are none

            return read_form_pdf(path)
        try:
            return judge(path)
        except FileUnreadable as error:
            form = read_form_workbook(path) if error.key in _NO_WORKBOOK_OF_OURS else None
            if form is None:
                raise
            return form
    except Exception as error:  # one strange file must not end the whole run
        return of_one_file(error, path)


#: How a workbook is refused that may be a form.
_NO_WORKBOOK_OF_OURS = ("not_ours", "names_lost")


def _account(materials: Iterable[_Material | KamError], base: Path | None) -> Base | None:
    """The account's workbook, where there is a form that needs one."""
    materials = list(materials)
    form = next((material for material in materials if isinstance(material, ReturnedForm)), None)
    if form is None:
        return None
    if base is not None:
        return Base.of(judge(base))
    usable = (
        one for one in materials if isinstance(one, JudgedFile) and one.assessment.settings and one.assessment.criteria
    )
    found = next(usable, None)
    if found is None:
        raise RatersRefused("forms_need_base", file=str(form.path))
    return Base.of(found)


def _is_unrated(material: _Material | KamError) -> bool:
    return isinstance(material, JudgedFile) and not material.assessment.rated_pairs


def _answer(material: _Material, said: Side | None, account: Base | None) -> Answer:
    if isinstance(material, JudgedFile):
        return _of_workbook(material, said)
    assert account is not None  # noqa: S101 - no form is read without it
    return _of_form(judge_form(material, account), said)


def _of_workbook(judged: JudgedFile, said: Side | None) -> Answer:
    path, assessment, told = judged.path, judged.assessment, judged.inputs.general_text
    if assessment.settings is None:
        raise FileUnreadable("rater_settings_invalid", file=str(path), reason=judged.settings_trouble())
    if not assessment.rated_pairs:
        raise RatersRefused("rater_without_ratings", file=str(path))
    side, remarks = _side(told("rater_side"), said)
    name = told("author")
    if not name:
        remarks.append(Remark.UNNAMED)
    if any(finding.code in _LEAVING_OUT for finding in judged.findings):
        remarks.append(Remark.LEFT_OUT_ROWS)
    evidence = {row.number: row.evidence for row in assessment.criteria if row.evidence}
    return Answer(
        path,
        Rater(name or on_one_line(path.stem), side, assessment, evidence),
        judged.key_account,
        judged.supplier,
        judged.date,
        judged.own_language,
        tuple(remarks),
    )


def _of_form(filled: FilledForm, said: Side | None) -> Answer:
    form = filled.form
    if not filled.assessment.rated_pairs:
        raise RatersRefused("form_without_ratings", file=str(form.path))
    side = form.code.side if said is None else said
    findings = tuple(finding for finding in filled.findings if finding.code in _LEAVING_OUT)
    remarks = {
        Remark.SIDE_OVERRULED: side is not form.code.side,
        Remark.UNNAMED: not form.name,
        Remark.LEFT_OUT_FIELDS: bool(findings),
        Remark.FIELDS_LOST: filled.lacking > 0,
        Remark.WEIGHT_ASSUMED: filled.unknown > 0,
    }
    evidence = {number: one.comment for number, one in enumerate(form.questions, start=1) if one.comment}
    name = form.name or on_one_line(form.path.stem)
    return Answer(
        form.path,
        Rater(name, side, filled.assessment, evidence, form.said),
        form.key_account,
        form.supplier,
        None,
        form.code.language,
        tuple(remark for remark, is_so in remarks.items() if is_so),
        findings,
    )


def _counted_already(answer: Answer, found: Iterable[Answer]) -> Answer | None:
    """One person counts once: by the name, and a file without one by its ratings.

    Returns:
        a file without a name that has the same ratings as this named one, and is to give way to it.

    Raises:
        RatersRefused: for a person who counts already.
    """
    nameless = None
    for other in found:
        same_ratings = _ratings(answer) == _ratings(other)
        if Remark.UNNAMED in answer.remarks or Remark.UNNAMED in other.remarks:
            if same_ratings and Remark.UNNAMED in answer.remarks:
                raise _again("rater_unnamed_twice", answer, other)
            nameless = other if same_ratings else nameless
        elif same_name(answer.rater.name) == same_name(other.rater.name):
            raise _again("rater_answer_twice" if same_ratings else "rater_name_twice", answer, other)
    return nameless


def _again(key: str, answer: Answer, other: Answer) -> RatersRefused:
    return RatersRefused(key, file=str(answer.path), other=other.path.name)


def _ratings(answer: Answer) -> list[tuple[str, float | None, float | None]]:
    """What somebody rated, whatever the order of the rows and the language of our own titles."""
    return sorted(
        (
            (str(same_criterion(row.title)), row.supplier, row.key_account)
            for row in answer.rater.assessment.criteria
            if row.supplier is not None or row.key_account is not None
        ),
        key=repr,
    )


_LEAVING_OUT = (
    *(Code.RATING_NOT_A_NUMBER, Code.RATING_OUT_OF_SCALE, Code.RATING_BECAME_A_DATE),
    *(Code.WEIGHT_INVALID, Code.ROWS_BELOW_TABLE),
)


def _side(typed: str, said: Side | None) -> tuple[Side, list[Remark]]:
    """Whom the person belongs to: as the caller says, else as the workbook says, else the supplier."""
    written = as_side(typed)
    if said is not None:
        return said, [Remark.SIDE_OVERRULED] if written not in (None, said) else []
    if written is not None:
        return written, []
    return Side.SUPPLIER, [Remark.SIDE_UNKNOWN if typed else Remark.SIDE_ASSUMED]


def _told_apart(answers: Sequence[Answer]) -> list[Answer]:
    """Files of one name, where no person is named, get numbers; equal answers of two people get a remark."""
    result: list[Answer] = []
    counts: Counter[str] = Counter()
    seen: set[object] = set()
    for answer in answers:
        remarks = list(answer.remarks)
        rater = answer.rater
        plain = same_name(rater.name)
        counts[plain] += 1
        if (ratings := rater.assessment) in seen:
            remarks.append(Remark.SAME_ANSWERS)
        seen.add(ratings)
        named = rater if counts[plain] == 1 else dataclasses.replace(rater, name=f"{rater.name} ({counts[plain]})")
        result.append(dataclasses.replace(answer, rater=named, remarks=tuple(remarks)))
    return result


def refuse_different_scales(answers: Collection[Answer]) -> None:
    """Raises RatersRefused when not all used one scale: it names the scales with their files."""
    groups: dict[tuple[float, float], list[str]] = {}
    for answer in answers:
        settings = answer.rater.settings
        groups.setdefault((settings.scale_min, settings.scale_max), []).append(answer.path.name)
    if len(groups) > 1:
        told = (
            f"{short_number(low, Language.EN)} – {short_number(high, Language.EN)}: {', '.join(files)}"
            for (low, high), files in sorted(groups.items(), key=lambda item: -len(item[1]))
        )
        raise RatersRefused("scales_differ", groups="; ".join(told))
