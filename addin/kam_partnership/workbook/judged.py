"""Judge and compute: what a workbook amounts to, be it a closed one (judged_file.py) or one that is open in Excel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kam_partnership.assessment import Assessment, Code, Figures, Finding, Inputs, assess, compute_figures
from kam_partnership.texts import Language, as_language, finding_text, locale_language
from kam_partnership.workbook import names


@dataclass(frozen=True)
class Judged:
    """What a workbook holds, and what it amounts to.

    Attributes:
        inputs: as typed.
        assessment: what of them counts.
        findings: what is to be said about them.
        language: to speak in: the one asked for, else the workbook's own, else the computer's.
    """

    inputs: Inputs
    assessment: Assessment
    findings: tuple[Finding, ...]
    language: Language

    @cached_property
    def figures(self) -> Figures:
        """The figures of docs/scoring.md."""
        return compute_figures(self.assessment)

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


def judge_inputs(inputs: Inputs, language: Language | None = None) -> Judged:
    """Judge what was read, be it from a closed workbook or from one that is open in Excel."""
    assessed = assess(inputs, own_version=names.TEMPLATE_VERSION)
    spoken = language or as_language(inputs.general_text("language")) or locale_language()
    return Judged(inputs, assessed.assessment, assessed.findings, spoken)
