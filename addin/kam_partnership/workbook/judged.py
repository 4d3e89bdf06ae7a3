"""Judge and compute: what a workbook amounts to, be it a closed one (judged_file.py) or one that is open in Excel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kam_partnership.assessment import (
    Assessment,
    Code,
    Figures,
    Finding,
    Inputs,
    SavedPosition,
    Settings,
    SinceLast,
    Target,
    assess,
    compare_with,
    compute_figures,
)
from kam_partnership.texts import Language, as_language, finding_text, locale_language
from kam_partnership.workbook import names
from kam_partnership.workbook.verdict_words import verdict_text


@dataclass(frozen=True)
class Judged:
    """What a workbook holds, and what it amounts to.

    Attributes:
        inputs: as typed.
        assessment: what of them counts.
        findings: what is to be said about them.
        language: to speak in: the one asked for, else the workbook's own, else the computer's.
        previous: the last saved assessment before this one; None when there is none or nobody asked for it.
    """

    inputs: Inputs
    assessment: Assessment
    findings: tuple[Finding, ...]
    language: Language
    previous: SavedPosition | None = None

    @cached_property
    def figures(self) -> Figures:
        """The figures of docs/scoring.md."""
        return compute_figures(self.assessment)

    @property
    def settings(self) -> Settings | None:
        """None when they are invalid."""
        return self.assessment.settings

    @property
    def target(self) -> Target | None:
        """Where both sides want to be; None when they have not said."""
        return self.assessment.target

    @cached_property
    def since_last(self) -> SinceLast | None:
        """What changed since the last saved assessment, on the criteria of both dates."""
        return compare_with(self.assessment, self.previous)

    @property
    def verdict(self) -> str:
        """The verdict in one sentence; "" where there is none."""
        return verdict_text(self.figures, self.settings, self.figures.tipping_criteria, self.language)

    @property
    def own_language(self) -> Language | None:
        """The workbook's; None where it does not say."""
        return as_language(self.inputs.general_text("language"))

    @property
    def key_account(self) -> str:
        """Its name; "" when blank."""
        return self.inputs.general_text("key_account")

    @property
    def supplier(self) -> str:
        """Its name; "" when blank."""
        return self.inputs.general_text("supplier")

    @property
    def main_sheet(self) -> str:
        """The sheet with the criteria table; "" when it is lost."""
        return self.inputs.sheet

    @property
    def why_no_diagram(self) -> str:
        """The key of the error: settings are not blamed where the workbook has lost internal names."""
        lost = any(finding.code is Code.NAME_MISSING for finding in self.findings)
        return "no_diagram_names_lost" if lost else "no_diagram"

    def settings_trouble(self) -> str:
        """Why there are no valid settings, in sentences."""
        told = (one for one in self.findings if one.code in (Code.SETTINGS_INVALID, Code.NAME_MISSING))
        return " ".join(finding_text(finding, self.language) for finding in told)


def judge_inputs(inputs: Inputs, language: Language | None = None, previous: SavedPosition | None = None) -> Judged:
    """Judge what was read, be it from a closed workbook or from one that is open in Excel."""
    assessed = assess(inputs, own_version=names.TEMPLATE_VERSION)
    spoken = language or as_language(inputs.general_text("language")) or locale_language()
    return Judged(inputs, assessed.assessment, assessed.findings, spoken, previous)
