"""What doctor says about a made-up computer, and what must be true of everything that it says."""

from __future__ import annotations

import re

from kam_partnership.installation.checks.table import examine
from kam_partnership.installation.checks.verdict import CheckResult, Status
from kam_partnership.installation.checks.wording import check_text, remedy_text
from kam_partnership.installation.product import Product
from kam_partnership.texts import Language
from support.computers import MadeUp


def problems(made_up: MadeUp, product: Product) -> dict[str, str]:
    """Code -> case of every problem. Each is told in both languages, with a remedy."""
    found = {}
    for result in examine(made_up.computer, product):
        for language in Language:
            # Nobody may fetch a stranger's package of our name from a public index.
            assert not re.search(r"pip install [^„“”]*kam-partnership", remedy_text(result, language) or "")
            assert "{" not in check_text(result, language) + (remedy_text(result, language) or "")
            assert bool(remedy_text(result, language)) == (result.verdict.status is Status.PROBLEM)
        if result.verdict.status is Status.PROBLEM:
            found[result.code] = result.verdict.case
    return found


def result_of(made_up: MadeUp, product: Product, code: str, *, online: bool = False) -> CheckResult:
    """What one check found."""
    return next(result for result in examine(made_up.computer, product, online=online) if result.code == code)


def said(made_up: MadeUp, product: Product, code: str, language: Language = Language.DE) -> str:
    """What is found, and what to do about it, as people read it."""
    result = result_of(made_up, product, code)
    return " ".join(filter(None, (check_text(result, language), remedy_text(result, language))))
