"""What people are told of a merge, line by line: who counted, what did not count and why, who may be one person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kam_partnership.merge.answers import Answers
from kam_partnership.merge.merge_report import MergeReport
from kam_partnership.texts import Language, error_text, finding_text, text


def people_lines(answers: Answers, report: MergeReport) -> Iterator[str]:
    """Who counted, for which side, by which file, and what is to be known of it; nobody where people stay anonymous."""
    if report.merged.anonymous:
        return
    for answer in answers.answers:
        side = text(f"side.{answer.rater.side}", report.language)
        remarks = "".join(f"  · {text(f'merge.remark.{remark}', report.language)}" for remark in answer.remarks)
        yield f"{answer.rater.name} ({side}): {answer.path.name}{remarks}"


def failure_lines(answers: Answers, language: Language) -> Iterator[tuple[Path, str]]:
    """The files that do not count, each with the reason."""
    for path, error in answers.failed:
        yield path, error_text(error, language)


def field_lines(answers: Answers, language: Language) -> Iterator[tuple[Path, str]]:
    """The fields of questionnaires that do not count, each with its file and the reason."""
    for answer in answers.answers:
        for finding in answer.findings:
            field = f"{finding.sheet} {finding.cell}".strip()
            message = finding_text(finding, language)
            yield answer.path, text("merge.field", language, file=answer.path, field=field, message=message)


def doubt_lines(answers: Answers, language: Language) -> Iterator[str]:
    """Pairs of names that may be one person's."""
    for one, other in answers.alike():
        yield text("merge.same_person", language, one=one, other=other)


def passed_over_line(names: list[str], language: Language) -> str:
    """What lies in a folder and is neither a questionnaire nor a workbook."""
    return text("merge.passed_over", language, names=", ".join(names))


def counted_line(answers: Answers, language: Language) -> str:
    """How many of the files count."""
    good = len(answers.answers)
    return text("merge.done", language, good=good, all=good + len(answers.failed))
