"""What the merged workbook tells: results and notes, with nothing in it that anonymous people could be found by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kam_partnership.errors import FileUnreadable
from kam_partnership.merge.answers import Answer, Answers, Remark, refuse_different_scales
from kam_partnership.raters.merged import Merged, Protection
from kam_partnership.raters.pooling import merge
from kam_partnership.raters.rater import Side
from kam_partnership.texts import Language, error_text, locale_language, short_number, text
from kam_partnership.texts.criteria import in_language, same_criterion


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A workbook that counts: whose it is, and what to know of it."""

    person: str
    side: Side
    file: str
    date: dt.date | None
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class MergeReport:
    """Everything the merged workbook shows.

    Attributes:
        merged: the results.
        key_account, supplier: as most workbooks name them.
        language: of all our own words.
        notes: sentences for people.
        files: the workbooks; empty where people stay anonymous.
        failed: file and reason of those that do not count; empty where people stay anonymous.
    """

    merged: Merged
    key_account: str
    supplier: str
    language: Language
    notes: tuple[str, ...]
    files: tuple[SourceFile, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()

    def title_of(self, title: str) -> str:
        """A criterion's title, ours in the language of the report."""
        return in_language(title, self.language) or title

    @property
    def labels(self) -> tuple[str, ...]:
        """What each person is called; nobody where people stay anonymous."""
        return tuple(person.name for person in self.merged.persons)


def make_report(answers: Answers, *, anonymous: bool, language: Language | None) -> MergeReport:
    """Pool what was read and say what is to be known about it.

    Raises:
        FileUnreadable: when no workbook counts.
        RatersRefused: when the scales differ.
    """
    if not answers.answers:
        raise FileUnreadable("no_answers", count=len(answers.failed))
    refuse_different_scales(answers.answers)
    spoken = language or answers.language or locale_language()
    ordered = sorted(answers.answers, key=lambda answer: list(Side).index(answer.rater.side))
    merged = merge([answer.rater for answer in ordered], anonymous=anonymous, same=same_criterion)
    key_accounts = answers.names_of("key_account")
    notes = tuple(_notes(merged, answers, spoken, key_accounts))
    if anonymous:
        return MergeReport(merged, answers.usual("key_account"), answers.usual("supplier"), spoken, notes)
    return MergeReport(
        merged,
        answers.usual("key_account"),
        answers.usual("supplier"),
        spoken,
        notes,
        tuple(_files(ordered)),
        tuple((path.name, _reason(path, error_text(error, spoken))) for path, error in answers.failed),
    )


def _reason(path: Path, told: str) -> str:
    """Why a file does not count, without the folder it lies in: the workbook travels."""
    return told.replace(str(path), path.name).removeprefix(f"{path.name}: ")


def _files(answers: Sequence[Answer]) -> Iterator[SourceFile]:
    for answer in answers:
        yield SourceFile(answer.rater.name, answer.rater.side, answer.path.name, answer.date, answer.remarks)


def _notes_on_people(merged: Merged, answers: Answers, language: Language) -> Iterator[str]:
    if merged.anonymous:
        yield text(f"merge.note.{merged.protection}", language)
    if merged.protection in (Protection.SIDES, Protection.MEANS):
        yield text("merge.note.compare", language)
        yield text("merge.note.unanimous", language)
    if merged.anonymous and any(answer.rater.evidence for answer in answers.answers):
        yield text("merge.note.evidence", language)
    if any(Remark.UNNAMED in answer.remarks for answer in answers.answers):
        yield text("merge.note.unnamed", language)


def _notes(merged: Merged, answers: Answers, language: Language, key_accounts: Sequence[str]) -> Iterator[str]:
    named = not merged.anonymous
    yield from _notes_on_people(merged, answers, language)
    if len(key_accounts) > 1:
        key = "merge.note.accounts" if named else "merge.note.accounts_unnamed"
        yield text(key, language, names=", ".join(key_accounts)) if named else text(key, language)
    if merged.limits_differ:
        settings = merged.settings
        numbers = (settings.tolerance, settings.level_cooperation, settings.level_strategic)
        tolerance, cooperation, strategic = (short_number(number, language) for number in numbers)
        yield text("merge.note.limits", language, tolerance=tolerance, cooperation=cooperation, strategic=strategic)
    if merged.weights_differ:
        yield text("merge.note.weights", language)
    if named and any(criterion.lacking for criterion in merged.criteria):
        yield text("merge.note.unmatched", language)
    if merged.withheld:
        yield text("merge.note.withheld", language, count=merged.withheld)
    if merged.held_back:
        yield text("merge.note.held_back", language, count=merged.held_back)
    if merged.untitled:
        yield text("merge.note.untitled", language, count=merged.untitled)
    if any(Remark.SIDE_ASSUMED in answer.remarks for answer in answers.answers):
        yield text("merge.note.side_assumed", language)
    if answers.failed:
        yield text("merge.note.failed", language, count=len(answers.failed))
