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
from kam_partnership.errors import KamError
from kam_partnership.installation import checks
from kam_partnership.installation.checks.table import CHECKS
from kam_partnership.merge.answers import Remark
from kam_partnership.raters.merged import Protection
from kam_partnership.texts import Language
from kam_partnership.texts.catalogue import PARTS, has_text, part_texts

ADDIN = Path(kam_partnership.errors.__file__).parents[1]
TREES = [ast.parse(path.read_text("utf-8")) for path in sorted(ADDIN.rglob("*.py"))]
NODES = [node for tree in TREES for node in ast.walk(tree)]
#: Texts that stand as such, not as a piece of one that is put together.
_PIECES = {id(piece) for node in NODES if isinstance(node, ast.JoinedStr) for piece in node.values}
LITERALS = [n for n in NODES if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in _PIECES]
TEXTS = {language: {key for part in PARTS for key in part_texts(language, part)} for language in Language}
KEYS = sorted(TEXTS[Language.DE])
#: What asks for a text by a part of its key, and what it puts before.
PUT_BEFORE = {
    "an error": "error.",
    "the report's voice": "report.",
    "a page of the merged workbook": "merge.",
    "a form": "form.",
    "the message that brings it": "mail.",
}
#: The errors that are raised with the key of their text.
ERRORS = {
    name
    for name, one in vars(kam_partnership.errors).items()
    if isinstance(one, type) and issubclass(one, KamError) and one.__init__ is KamError.__init__
}


def words_of_the_program() -> Iterator[str]:
    """Whatever a key may be put together from: literal texts, and names of fields and arguments."""
    yield from (str(literal.value) for literal in LITERALS)
    for node in NODES:
        if isinstance(node, ast.keyword) and node.arg:
            yield node.arg
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
    for path in (ADDIN / "vba").glob("*.[bc][al]s"):
        yield from re.findall(r'"([^"]*)"', path.read_text("utf-8"))


def patterns() -> Iterator[str]:
    """Texts that the program puts together, as regular expressions with a group for each blank."""
    for node in NODES:
        if isinstance(node, ast.JoinedStr):
            pieces = (re.escape(str(p.value)) if isinstance(p, ast.Constant) else "(.+)" for p in node.values)
            made = "".join(pieces)
            yield f"(.+){made}" if made.startswith(r"\.") else made  # put behind another one
    for literal in LITERALS:
        if re.fullmatch(r"[\w.]+\.", str(literal.value)):
            yield f"{re.escape(str(literal.value))}(.+)"  # put before another one


WORDS = set(words_of_the_program())
#: With blanks that take as much as they can, and with blanks that take as little.
COMPILED = [
    re.compile(one.replace("(.+)", blank))
    for one in set(patterns())
    if r"\." in one and r"\ " not in one
    for blank in ("(.+)", "(.+?)")
]


@functools.cache
def asked_for(key: str, depth: int = 2) -> bool:
    """True when the sources have the key, or can put it together from words they have."""
    if key in WORDS or key.isdigit():
        return True
    if depth == 0:
        return False
    # Mere blanks with dots between them put together parts of keys, no whole ones.
    usable = (one for one in COMPILED if depth < 2 or re.search(r"\w", one.pattern.replace("(.+", "")))
    made = (found for one in usable if (found := one.fullmatch(key)))
    return any(all(asked_for(group, depth - 1) for group in found.groups()) for found in made)


def test_every_text_is_asked_for_somewhere() -> None:
    # The stem of numbered texts: criteria.7.title. The ribbon's own test compares controls with texts.
    stems = {key: re.sub(r"\.\d+(\.\w+)?$", "", key) for key in KEYS if not key.startswith("control.")}
    unused = [
        key
        for key, stem in stems.items()
        if not any(
            one.startswith(prefix) and asked_for(one.removeprefix(prefix))
            for prefix in ("", *PUT_BEFORE.values())
            for one in (key, stem)
        )
    ]
    assert unused == []


def test_a_text_that_nobody_asks_for_would_be_found() -> None:
    made_up = (
        "cli.nobody_asks",
        "error.nobody_raises",
        "report.gaps.nobody_says",
        "zone.nowhere",
        "help.nothing.--none",
    )
    assert not [key for key in made_up if asked_for(key)]
    assert asked_for("zone.cooperation")


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
            elif name == "text" or name == "phrase":
                yield first.value


def test_every_text_that_is_asked_for_is_there() -> None:
    asked = set(keys_asked_for())
    assert len(asked) > 400
    assert sorted(key for key in asked if not there(key)) == []


def there(key: str) -> bool:
    """As it stands, in the customer's wording, or as a text of a form or the merged workbook, asked for by its end."""
    possible = (key, f"{key}.customer", *(f"{before}.{key}" for before in ("merge", "form", "mail")))
    return any(all(one in TEXTS[language] for language in Language) for one in possible)


@pytest.mark.parametrize("language", Language)
def test_every_kind_of_thing_that_the_program_tells_has_its_words(language: Language) -> None:
    keys = [f"{kind}.{zone}" for kind in ("zone", "advice") for zone in Zone]
    keys += [f"carry.{code}" for code in NoteCode]
    keys += [f"merge.remark.{remark}" for remark in Remark]
    keys += [f"merge.note.{one}" for one in Protection if one is not Protection.NAMED]
    assert [key for key in keys if not has_text(key, language)] == []
    findings = part_texts(language, "findings")
    assert not [code for code in Code if not any(re.match(rf"finding\.{code}(\.|$)", key) for key in findings)]


def cases_in_the_source() -> dict[tuple[str, str], bool]:
    """Every case that one of doctor's checks can end in: (code, case), and whether it is a problem."""
    sources = {path.stem: path.read_text("utf-8") for path in Path(checks.__file__).parent.glob("*.py")}
    found = {}
    for check in CHECKS:
        module = sources[check.look.__module__.rpartition(".")[2]]
        body = function(check.look.__name__, module)
        helpers = set(re.findall(r"\b(_\w+)\(", body)) & set(re.findall(r"^def (_\w+)\(", module, re.MULTILINE))
        body += "".join(function(helper, module) for helper in sorted(helpers))
        cases = re.findall(r'(problem|skipped|noted)\(\s*"(\w+)"', body) + [("fine", "ok")] * ("fine(" in body)
        found |= {(check.code, case): kind == "problem" for kind, case in cases}
    source = (ADDIN / "kam_partnership" / "installation" / "configuration.py").read_text("utf-8")
    return found | {("interpreter", trouble): True for trouble in re.findall(r'"(interpreter_\w+)"', source)}


def function(name: str, source: str) -> str:
    found = re.search(rf"^def {name}\(.*?(?=^def |\Z)", source, re.MULTILINE | re.DOTALL)
    assert found is not None, name
    return found[0]


@pytest.mark.parametrize("language", Language)
def test_every_case_of_doctor_has_its_text_and_every_problem_its_remedy(language: Language) -> None:
    texts = part_texts(language, "doctor")
    cases = {f"doctor.{code}.{case}": is_problem for (code, case), is_problem in cases_in_the_source().items()}
    codes = {check.code for check in CHECKS}
    told = {key for key in texts if key.removeprefix("doctor.").split(".")[0] in codes}
    assert {key for key in told if not key.endswith(".remedy")} == set(cases)
    assert {key: f"{key}.remedy" in texts for key in cases} == cases
