"""Every text that the program asks for is there, and every text that is there is asked for somewhere."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import kam_partnership.errors
from kam_partnership.assessment import Code, Zone
from kam_partnership.carry.content import NoteCode
from kam_partnership.installation import checks
from kam_partnership.installation.checks.table import CHECKS
from kam_partnership.merge.answers import Remark
from kam_partnership.raters.merged import Protection
from kam_partnership.texts import Language
from kam_partnership.texts.catalogue import PARTS, has_text, part_texts

ADDIN = Path(kam_partnership.errors.__file__).parents[1]
TREES = [ast.parse(path.read_text("utf-8")) for path in sorted(ADDIN.rglob("*.py"))]
NODES = [node for tree in TREES for node in ast.walk(tree)]
KEYS = [key for part in PARTS for key in part_texts(Language.DE, part)]
#: Who asks for texts: the name of the function, and what it puts before the key.
ASKING = {"text": "", "error": "error.", "say": "report."}
ERRORS = {name for name, one in vars(kam_partnership.errors).items() if isinstance(one, type)}


def words_of_the_program() -> Iterator[str]:
    """Whatever a key may be put together from: literal texts, and names of fields and arguments."""
    for node in NODES:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
    for path in (ADDIN / "vba").glob("*.[bc][al]s"):
        yield from re.findall(r'"([^"]*)"', path.read_text("utf-8"))


def pattern(node: ast.JoinedStr) -> str:
    """An f-string as a regular expression with a group for each blank."""
    pieces = (re.escape(str(p.value)) if isinstance(p, ast.Constant) else "(.+?)" for p in node.values)
    return "".join(pieces)


WORDS = set(words_of_the_program())
PATTERNS = {pattern(node) for node in NODES if isinstance(node, ast.JoinedStr)}
#: Only those that hold something of a key: a dot between words, or a word before or behind one.
COMPILED = [re.compile(one) for one in PATTERNS if re.search(r"\w\\?\.|\\\.\w|_", one) and " " not in one]


@functools.cache
def asked_for(key: str, depth: int = 2) -> bool:
    """True when the sources have the key, or can put it together from words they have."""
    if key in WORDS or key.isdigit():
        return True
    if depth == 0:
        return False
    made = (found for one in COMPILED if (found := one.fullmatch(key)))
    return any(all(asked_for(group, depth - 1) for group in found.groups()) for found in made)


def test_every_text_is_asked_for_somewhere() -> None:
    # The stem of numbered texts: criteria.7.title. The ribbon's own test compares controls with texts.
    stems = {key: re.sub(r"\.\d+(\.\w+)?$", "", key) for key in KEYS if not key.startswith("control.")}
    prefixes = ("", *(prefix for prefix in ASKING.values() if prefix), "merge.")
    unused = [
        key
        for key, stem in stems.items()
        if not any(stem.startswith(p) and asked_for(stem.removeprefix(p)) for p in prefixes)
        and not any(stem.startswith(p) and asked_for(key.removeprefix(p)) for p in prefixes)
    ]
    assert unused == []


def test_a_text_that_nobody_asks_for_would_be_found() -> None:
    assert not asked_for("cli.nobody_asks")
    assert not asked_for("error.nobody_raises".removeprefix("error."))
    assert not asked_for("gaps.nobody_says")


def keys_asked_for() -> Iterator[str]:
    """The keys that stand as such in a call that asks for a text or raises one of our errors."""
    for node in NODES:
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
                continue
            if name in ERRORS:
                yield f"error.{first.value}"
            elif name == "say":
                yield f"report.{first.value}"
            elif name == "text":
                of_merge = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") in ("page", "self")
                yield f"merge.{first.value}" if of_merge else first.value


def test_every_text_that_is_asked_for_is_there() -> None:
    asked = set(keys_asked_for())
    assert len(asked) > 500
    assert sorted(key for key in asked if not there(key)) == []


def there(key: str) -> bool:
    try:
        return all(has_text(key, language) or has_text(f"{key}.customer", language) for language in Language)
    except KeyError:  # no part has such keys
        return False


@pytest.mark.parametrize("language", Language)
def test_every_kind_of_thing_that_the_program_tells_has_its_words(language: Language) -> None:
    keys = [f"{kind}.{zone}" for kind in ("zone", "meaning", "advice") for zone in Zone]
    keys += [f"carry.{code}" for code in NoteCode]
    keys += [f"merge.remark.{remark}" for remark in Remark]
    keys += [f"merge.note.{one}" for one in Protection if one is not Protection.NAMED]
    assert [key for key in keys if not has_text(key, language)] == []
    findings = part_texts(language, "findings")
    assert not [code for code in Code if not any(re.match(rf"finding\.{code}(\.|$)", key) for key in findings)]


def cases_in_the_source() -> set[tuple[str, str]]:
    """Every case that one of doctor's checks can end in: (code, case)."""
    sources = {path.stem: path.read_text("utf-8") for path in Path(checks.__file__).parent.glob("*.py")}
    found = set()
    for check in CHECKS:
        module = check.look.__module__.rpartition(".")[2]
        body = re.search(rf"^def {check.look.__name__}\(.*?(?=^def |\Z)", sources[module], re.MULTILINE | re.DOTALL)
        assert body is not None
        cases = re.findall(r'(?:problem|skipped)\("(\w+)"', body[0]) + ["ok"] * ("fine(" in body[0])
        found |= {(check.code, case) for case in cases if case != "absent"}
    source = (ADDIN / "kam_partnership" / "installation" / "configuration.py").read_text("utf-8")
    return found | {("interpreter", trouble) for trouble in re.findall(r'"(interpreter_\w+)"', source)}


@pytest.mark.parametrize("language", Language)
def test_every_case_of_doctor_has_its_text_and_every_problem_its_remedy(language: Language) -> None:
    texts = part_texts(language, "doctor")
    expected = {f"doctor.{code}.{case}" for code, case in cases_in_the_source()}
    codes = {check.code for check in CHECKS}
    told = {key for key in texts if key.removeprefix("doctor.").split(".")[0] in codes}
    assert {key for key in told if not key.endswith(".remedy")} == expected
    without_remedy = {key for key in expected if f"{key}.remedy" not in texts}
    assert without_remedy == {key for key in expected if key.endswith((".ok", ".hidden"))}
