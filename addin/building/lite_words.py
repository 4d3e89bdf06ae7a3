"""The words of the program of the Lite edition: the texts that its code can ask for, and marks of known formulas."""

from __future__ import annotations

import ast
import dataclasses
import json
import re
from collections.abc import Iterator, Mapping

from building.known_formulas import KNOWN_FORMULAS
from kam_partnership.assessment import Code, Settings
from kam_partnership.lite.words import mark_of
from kam_partnership.texts import Language
from kam_partnership.texts.catalogue import PARTS, part_texts
from kam_partnership.workbook import names
from kam_partnership.workbook.known_formulas import without_columns

#: The parts of the texts that are for the workbook and its buttons.
_PARTS = (
    *("workbook", "zones", "verdict", "figures", "analysis", "findings", "criteria", "suggestions"),
    *("ribbon_messages", "lite", "functions", "errors"),
)
#: Keys that code puts together from parts of which none tells enough.
_PUT_TOGETHER = (
    *(r"criteria\.\d+\.(?:title|question)", r"set\.\w+\.\d+\.title", r"suggestion\..+", r"advice\..+"),
    *(rf"settings\.{field.name}" for field in dataclasses.fields(Settings)),
)
#: Words that a workbook may hold in the language that is not the template's.
_IN_EITHER_LANGUAGE = (r"criteria\.\d+\.title", r"set\.\w+\.\d+\.title", r"measures\.(?:horizon|status)\..+")
#: Releases of the template that had a Lite edition: no workbook of it can hold formulas of an older one.
_WITH_LITE = ("current",)
#: What a text with blanks must look like to be a key.
_KEY_LIKE = re.compile(r"^(?=.*[a-z]{2})(?=.*\.)[a-z_.]+$")
_ERROR = re.compile(r"^error\.")
#: Of texts that stand in a series.
_NUMBERED = re.compile(r"\.\d+$")
#: Beginnings that are no texts where code puts something behind them, but keys of the state block; and errors, whose
#: keys stand in quotation marks where they are raised.
_NO_TEXTS = ("input.", "history.", "error.", "finding.", "settings.")


def texts_of(program: str, language: Language) -> dict[str, str]:
    """The texts that a program can ask for, by their keys in the order of the alphabet."""
    tree = ast.parse(program)
    said = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    patterns = re.compile("|".join((*_PUT_TOGETHER, *_findings(tree), *_patterns(tree))))
    every = {key: text for part in _PARTS for key, text in part_texts(language, part).items()}
    return {
        key: text
        for key, text in sorted(every.items())
        if key in said or _ERROR.sub("", key) in said or _NUMBERED.sub("", key) in said or patterns.fullmatch(key)
    }


def _findings(tree: ast.Module) -> Iterator[str]:
    """The texts of those findings that some code makes; the table of their weights names all of them."""
    table = next(node for node in tree.body if ast.unparse(node).startswith("SEVERITIES = "))
    of_table = set(ast.walk(table))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node not in of_table and ast.unparse(node.value) == "Code":
            yield rf"finding\.{Code[node.attr]}(?:\..+)?"


def _patterns(tree: ast.AST) -> Iterator[str]:
    """What texts with blanks in the code can be keys of."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            pieces = [one.value if isinstance(one, ast.Constant) else None for one in node.values]
            literal = "".join(str(piece) for piece in pieces if piece is not None)
            if _KEY_LIKE.search(literal) and not literal.startswith(_NO_TEXTS):
                first, *others = (r"[^.]+" if piece is None else re.escape(str(piece)) for piece in pieces)
                yield "".join([".+" if pieces[0] is None else first, *others])


def other_words(language: Language) -> dict[str, str]:
    """Words of the other language that code recognises in cells."""
    patterns = re.compile("|".join(_IN_EITHER_LANGUAGE))
    [other] = set(Language) - {language}
    every = {key: text for part in PARTS for key, text in part_texts(other, part).items()}
    return {key: text for key, text in sorted(every.items()) if patterns.fullmatch(key)}


def formula_marks() -> dict[str, str]:
    """The marks of all formulas that were ever in the watched places of a template for the Lite edition, by place."""
    stored: Mapping[str, Mapping[str, Mapping[str, list[str]]]] = json.loads(KNOWN_FORMULAS.read_text("utf-8"))
    found: dict[str, set[str]] = {}
    for release in (stored[name] for name in _WITH_LITE):
        for place in names.WATCHED_FORMULAS:
            shapes = release["places"].get(place, ())
            found.setdefault(place, set()).update(mark_of(without_columns(shape)) for shape in shapes)
    return {place: " ".join(sorted(marks)) for place, marks in sorted(found.items()) if marks}
