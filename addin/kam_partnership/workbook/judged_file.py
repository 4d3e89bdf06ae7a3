"""Read, judge and compute: the one beginning of whatever tells something of a closed workbook."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from kam_partnership.texts import Language, as_language
from kam_partnership.workbook.closed_file import Workbook, read_workbook
from kam_partnership.workbook.judged import Judged, judge_inputs


@dataclass(frozen=True, kw_only=True)
class JudgedFile(Judged):
    """A closed workbook.

    Attributes:
        path: of the file, as it was given.
        workbook: what stands in it besides the inputs.
    """

    path: Path
    workbook: Workbook

    @property
    def file(self) -> str:
        """Its path, as it was given."""
        return str(self.path)

    @property
    def date(self) -> dt.date | None:
        """Of the assessment; None when there is none or it is not a date."""
        return self.workbook.date

    @property
    def next_review(self) -> dt.date | None:
        """The day of the next review; None when there is none."""
        return self.workbook.next_review

    @property
    def template_version(self) -> str:
        """Of the template it was made from; "" when unknown."""
        return self.inputs.template_version

    @property
    def setting_numbers(self) -> dict[str, float | None]:
        """The settings as numbers; None for what is missing or not a number."""
        return self.workbook.setting_numbers

    @property
    def tipping_criteria(self) -> tuple[int, ...]:
        """Numbers of the criteria whose single removal changes the zone."""
        return self.figures.tipping_criteria


def judge(path: Path, language: Language | None = None, *, figure: str = "") -> JudgedFile:
    """Read and judge a closed workbook.

    Args:
        path: of the file.
        language: to speak in; None takes the workbook's.
        figure: a figure of the user's own to be read too; see ``read_workbook``.

    Raises:
        FileUnreadable: when the file cannot be read or is not ours.
    """
    workbook = read_workbook(path, figure=figure)
    told = judge_inputs(workbook.inputs, language)
    return JudgedFile(
        inputs=told.inputs,
        assessment=told.assessment,
        findings=(*told.findings, *workbook.file_findings),
        language=told.language,
        previous=workbook.previous,
        path=path,
        workbook=workbook,
    )


def language_of(path: Path) -> Language | None:
    """The language of a workbook; None where it cannot be told."""
    try:
        return as_language(read_workbook(path).inputs.general_text("language"))
    except Exception:  # asked for while an error is told, which must not fail itself
        return None
