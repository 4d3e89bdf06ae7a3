"""Definitions as they stand in the program of the Lite edition: shorter, and with names that differ from each other.

What is left out: docstrings (the comments stay), the types of arguments and results, methods that nobody calls, and
imports inside functions. Where two modules have one name for different things, the later one gets its module's or
room's name added. Both is done to the text itself, so that it stays as its author wrote it, and then compared with
what the language means by it.
"""

from __future__ import annotations

import ast
import copy
import itertools
import re
import textwrap
from collections.abc import Mapping

from building.lite_choice import Choice, resolved
from building.lite_definitions import (
    PACKAGE,
    Definition,
    Module,
    Place,
    Rewriter,
    forget_types,
    functions_and_classes,
    is_import,
    read_module,
    typed_variables,
)

_WIDTH = 110
#: Two blanks instead of four: the pane is narrow, and its editor shows no more of a line than fits.
_INDENT = re.compile(r"^ +", re.MULTILINE)
#: For the tools that read the package, not for people who read the program.
_FOR_TOOLS = re.compile(r"  # (?:noqa|type: ignore).*$", re.MULTILINE)


def program_body(choice: Choice, filled_in: Mapping[Place, str]) -> tuple[str, Mapping[Place, str]]:
    """The chosen definitions as the text of a program.

    Args:
        choice: of them.
        filled_in: what stands in the place of definitions that say only what is to come.

    Returns:
        the text, and what each definition is called in it.

    Raises:
        ValueError: when a definition cannot be taken over as a text; the message says which.
    """
    order = choice.modules()
    called = _names_for(choice, order)
    blocks = [_imports(choice)]
    for name in order:
        module = read_module(name)
        texts = [
            filled_in.get(one.key) or rewritten(one, called, choice) for one in module.definitions if choice.holds(one)
        ]
        blocks.append(f"{_heading(module)}\n\n{_spaced(texts)}")
    return "\n\n\n".join(blocks), called


def _spaced(texts: list[str]) -> str:
    """A blank line between functions and classes and before comments; other values stand together."""
    spaced = texts[0]
    for before, text in itertools.pairwise(texts):
        large = re.search(r"^(?:@|(?:async )?def |class )", f"{before}\n{text}", re.MULTILINE)
        spaced += ("\n\n" if large or text.startswith("#") else "\n") + text
    return spaced


def _names_for(choice: Choice, order: list[str]) -> dict[Place, str]:
    """What each definition is called in the one file."""
    foreign = dict(sorted(choice.external))
    if len(foreign) != len(choice.external):
        raise ValueError("one name for different things of other libraries")
    called: dict[Place, str] = {}
    for module in order:
        for definition in read_module(module).definitions:
            for name in definition.names if choice.holds(definition) else ():
                taken = {*foreign, *called.values()}
                wanted = name if name not in taken else _told_apart(name, module)
                if wanted in taken:
                    raise ValueError(f"two definitions would be called {wanted}")
                called[Place(module, name)] = wanted
    return called


def _told_apart(name: str, module: str) -> str:
    """The name with its module's behind it, or its room's where the module has that very name."""
    *_, room, last = module.split(".")
    return f"{name}_of_{last if last != name else room}"


class _Renamed(Rewriter):
    """Gives each name its new one."""

    def __init__(self, module: Module, called: Mapping[Place, str]) -> None:
        super().__init__(module)
        self._called = called

    def called(self, place: Place) -> str:
        return self._called[resolved(place)]


def rewritten(definition: Definition, called: Mapping[Place, str], choice: Choice) -> str:
    """The definition's text, shorter and with the new names.

    Raises:
        ValueError: when the text would mean something else than the definition.
    """
    renamed = _Renamed(read_module(definition.module), called)
    expected = _shortened(renamed.visit(_shortened(copy.deepcopy(definition.node), definition, choice, imports=True)))
    text = _short_text(definition, choice)
    for said, wanted in sorted(renamed.replaced.items(), key=lambda item: -len(item[0])):
        text = re.sub(rf"(?<![\w.]){re.escape(said)}\b(?!=[^=])", wanted, text)
    found = ast.parse(text).body
    if len(found) != 1 or ast.dump(found[0]) != ast.dump(expected):
        raise ValueError(f"{definition.module}: {definition.names[0]} cannot be renamed as a text")
    return text


def _shortened(
    node: ast.stmt, definition: Definition | None = None, choice: Choice | None = None, *, imports: bool = False
) -> ast.stmt:
    """The statement without what is left out of its text; ``imports`` may stay until names are understood."""
    for owner in functions_and_classes(node):
        kept = [one for one in owner.body if not _is_left_out(one, owner, definition, choice)]
        owner.body = [one for one in owner.body if one in kept or (imports and is_import(one))]
    return forget_types(node)


def _is_left_out(
    node: ast.stmt, owner: ast.AST, definition: Definition | None = None, choice: Choice | None = None
) -> bool:
    if definition and choice and isinstance(owner, ast.ClassDef) and choice.leaves_out(node, definition):
        return True
    body = getattr(owner, "body", [])
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and node is body[0]
    return is_import(node) or (is_docstring and len(body) > 1)


def _short_text(definition: Definition, choice: Choice) -> str:
    """The same for the text: whole lines go, with comments right above them and a blank line below."""
    source = _FOR_TOOLS.sub("", definition.text)
    lines: list[str | None] = list(source.splitlines())
    for variable in typed_variables(ast.parse(source)):
        line, kind = lines[variable.lineno - 1] or "", variable.annotation
        if kind.end_lineno == variable.lineno:
            lines[variable.lineno - 1] = line[: variable.target.end_col_offset] + line[kind.end_col_offset :]
    for owner in functions_and_classes(ast.parse(source)):
        if lines[owner.lineno - 1] is None:  # a method that is left out
            continue
        if not isinstance(owner, ast.ClassDef):
            _shorten_head(owner, lines)
        for node in owner.body:
            if _is_left_out(node, owner, definition, choice):
                _remove(node, lines)
    return _INDENT.sub(lambda blanks: blanks[0][::2], "\n".join(line for line in lines if line is not None).rstrip())


def _remove(node: ast.stmt, lines: list[str | None]) -> None:
    """Blank out a statement's lines; the numbers of the others stay."""
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)]) - 1
    while (lines[first - 1] or "").lstrip().startswith("#"):
        first -= 1
    last = node.end_lineno or node.lineno
    if last < len(lines) and lines[last] == "":
        last += 1
    lines[first:last] = [None] * (last - first)


def _shorten_head(function: ast.FunctionDef | ast.AsyncFunctionDef, lines: list[str | None]) -> None:
    """Write a function's first lines anew, without types, on one line where it fits."""
    first, last = function.lineno - 1, function.lineno - 1
    start = function.body[0].lineno - min(1, len(getattr(function.body[0], "decorator_list", [])))
    while last + 1 < start - 1 and not (lines[last] or "").partition("  #")[0].rstrip().endswith(":"):
        last += 1
    indent = " " * function.col_offset
    word = "async def" if isinstance(function, ast.AsyncFunctionDef) else "def"
    comment = (lines[last] or "").partition("  #")
    plain = copy.deepcopy(function)
    forget_types(plain)
    arguments = ast.unparse(plain.args)
    if '"' not in arguments:  # as everywhere else in the program
        arguments = arguments.replace("'", '"')
    head = f"{indent}{word} {function.name}({arguments}):"
    if len(head) > _WIDTH:
        parts = textwrap.wrap(arguments, _WIDTH - len(indent) - 4, break_long_words=False)
        head = "\n".join(
            [f"{indent}{word} {function.name}(", *(f"{indent}    {part}" for part in parts), f"{indent}):"]
        )
    lines[first : last + 1] = [f"{head}{comment[1]}{comment[2]}", *[None] * (last - first)]


def _imports(choice: Choice) -> str:
    """Imports of other libraries, each once."""
    whole, single = set[str](), dict[str, set[str]]()
    for name, place in choice.external:
        if place.name:
            single.setdefault(place.module, set()).add(place.name if place.name == name else f"{place.name} as {name}")
        else:
            whole.add(f"import {place.module}" + ("" if place.module == name else f" as {name}"))
    lines = [f"from {module} import {', '.join(sorted(names))}" for module, names in sorted(single.items())]
    return "\n".join([*sorted(whole), *lines])


def _heading(module: Module) -> str:
    """What a module is about, as its docstring begins: a comment over its definitions."""
    title = module.name.removeprefix(f"{PACKAGE}.").replace(".", "/")
    sentence = " ".join(module.docstring.split("\n\n")[0].split()).partition(". ")[0].rstrip(".")
    first = sentence.partition(": ")[0]
    return "\n".join(textwrap.wrap(f"{title}: {first}", _WIDTH, initial_indent="# ---- ", subsequent_indent="# "))
