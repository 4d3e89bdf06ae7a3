"""The outcome of one check. Its words stand in the texts: ``doctor.<code>.<case>`` and the same with ``.remedy``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kam_partnership.installation.computer import Computer, Platform
from kam_partnership.installation.product import Product

#: Cases that every check can end in; their texts are the same for all.
NOT_HERE, NO_ACCESS, ABSENT = "not_here", "no_access", "absent"
LIBRARIES_FIRST, PROGRAM_FIRST, PYTHON_FIRST = "libraries_first", "program_first", "python_first"
SHARED_CASES = frozenset({NOT_HERE, NO_ACCESS, ABSENT, LIBRARIES_FIRST, PROGRAM_FIRST, PYTHON_FIRST})


class Status(StrEnum):
    """How a check ended."""

    OK = "ok"
    PROBLEM = "problem"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found out. ``case`` names the text, ``details`` are the values it mentions."""

    status: Status
    case: str
    details: Mapping[str, object] = field(default_factory=dict)


def fine(**details: object) -> Verdict:
    """All is well."""
    return Verdict(Status.OK, "ok", details)


def noted(case: str, **details: object) -> Verdict:
    """All is well, and there is something to tell."""
    return Verdict(Status.OK, case, details)


def problem(case: str, **details: object) -> Verdict:
    """Something the user or the IT department should mend."""
    return Verdict(Status.PROBLEM, case, details)


def skipped(case: str, **details: object) -> Verdict:
    """Cannot be looked at, with the reason."""
    return Verdict(Status.SKIPPED, case, details)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at.

    Attributes:
        code: names the check for programs; never changes.
        look: finds out.
        platforms: where it makes sense.
    """

    code: str
    look: Callable[[Computer, Product], Verdict]
    platforms: frozenset[Platform]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A check and what it found out.

    Attributes:
        phrases: parts of sentences that depend on how the program came to this computer.
    """

    code: str
    verdict: Verdict
    phrases: Mapping[str, object] = field(default_factory=dict)
