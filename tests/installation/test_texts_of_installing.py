"""Everything install, uninstall and doctor can say is there in both languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from kam_partnership.installation import checks
from kam_partnership.installation.checks.table import CHECKS
from kam_partnership.texts import Language, de, en
from kam_partnership.texts.doctor import PATH_TROUBLES
from kam_partnership.texts.installing import installation_texts

GERMAN, ENGLISH = installation_texts(Language.DE), installation_texts(Language.EN)
SHARED = {"doctor.not_here", "doctor.absent", "doctor.no_access"}


def blanks(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("key", sorted(GERMAN))
def test_both_languages_fill_in_the_same_blanks(key: str) -> None:
    assert blanks(GERMAN[key]) == blanks(ENGLISH[key])
    assert "„" not in ENGLISH[key]
    assert GERMAN[key] != ENGLISH[key] or key == "doctor.excel-found.ok"


def test_no_text_hides_one_of_the_catalogue() -> None:
    assert not GERMAN.keys() & de.TEXTS.keys()
    assert not ENGLISH.keys() & en.TEXTS.keys()


def cases_in_the_source() -> set[tuple[str, str]]:
    """Every case that a check can end in: (code, case)."""
    sources = {path.stem: path.read_text("utf-8") for path in Path(checks.__file__).parent.glob("*.py")}
    found = set()
    for check in CHECKS:
        module = check.look.__module__.rpartition(".")[2]
        body = re.search(rf"^def {check.look.__name__}\(.*?(?=^def |\Z)", sources[module], re.MULTILINE | re.DOTALL)
        assert body is not None
        cases = re.findall(r'(?:problem|skipped)\("(\w+)"', body[0]) + ["ok"] * ("fine(" in body[0])
        found |= {(check.code, case) for case in cases if case != "absent"}
    return found | {("interpreter", trouble) for trouble in PATH_TROUBLES}


def test_every_case_has_its_text_and_every_problem_its_remedy() -> None:
    expected = {f"doctor.{code}.{case}" for code, case in cases_in_the_source()}
    codes = {check.code for check in CHECKS}
    told = {key for key in GERMAN if key.removeprefix("doctor.").split(".")[0] in codes}
    assert {key for key in told if not key.endswith(".remedy")} == expected
    without_remedy = {key for key in expected if f"{key}.remedy" not in GERMAN}
    assert without_remedy == {key for key in expected if key.endswith((".ok", ".hidden"))}
