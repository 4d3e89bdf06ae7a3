"""The package's modules taken apart into definitions: what each one is called, what it says and what it needs.

A definition is one statement at the top of a module, with the comment right above it. What it needs are definitions
of this or of other modules of the package, and names of other libraries.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

ADDIN = Path(__file__).resolve().parents[1]
PACKAGE = "kam_partnership"
_SCOPES = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


class Place(NamedTuple):
    """Where a name is defined: a module of the package, or one of another library."""

    module: str
    name: str

    @property
    def is_ours(self) -> bool:
        """True in a module of the package."""
        return self.module.split(".")[0] == PACKAGE


class ModuleOf(NamedTuple):
    """A name that stands for a whole module of the package."""

    module: str


@dataclass(frozen=True)
class Definition:
    """One statement at the top of a module.

    Attributes:
        names: that it defines; none for a statement that only does something.
        text: of its lines, the comment right above it included.
    """

    module: str
    names: tuple[str, ...]
    text: str
    node: ast.stmt

    @property
    def key(self) -> Place:
        """What stands for it; nobody can ask for one without names."""
        return Place(self.module, self.names[0] if self.names else "")


@dataclass
class Module:
    """A module of the package.

    Attributes:
        imports: what names stand for that are imported at its top, those for type hints included.
        docstring: "" when there is none.
    """

    name: str
    docstring: str
    imports: dict[str, Place | ModuleOf] = field(default_factory=dict)
    definitions: list[Definition] = field(default_factory=list)

    def definition_of(self, name: str) -> Definition | None:
        """The statement that defines a name."""
        return next((one for one in self.definitions if name in one.names), None)


def file_of(module: str) -> Path | None:
    """The file of a module or package of ours; None when there is none."""
    base = ADDIN.joinpath(*module.split("."))
    return next((path for path in (base.with_suffix(".py"), base / "__init__.py") if path.is_file()), None)


@functools.cache
def read_module(name: str) -> Module:
    """A module taken apart.

    Raises:
        ValueError: for a statement at its top that nobody here expects.
    """
    path = file_of(name)
    if path is None:
        raise ValueError(f"no module of ours: {name}")
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    module = Module(name, ast.get_docstring(tree) or "")
    lines = source.splitlines()
    end = 0
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            module.imports.update(imported(node))
        elif _is_for_types(node):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Import | ast.ImportFrom):
                    module.imports.update(imported(inner))
        elif not _is_docstring(node):
            text = "\n".join(lines[_first_line(node, lines, end) : node.end_lineno])
            module.definitions.append(Definition(name, tuple(_defined(node)), text, node))
        end = node.end_lineno or end
    return module


def _first_line(node: ast.stmt, lines: list[str], above: int) -> int:
    """Where it begins, counted from 0: its decorators and the comment right above belong to it."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)]) - 1
    while first > above and lines[first - 1].startswith("#"):
        first -= 1
    return first


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_for_types(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _defined(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign):
        yield from (name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name))
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        yield node.target.id
    elif not isinstance(node, ast.Expr):
        raise ValueError(f"line {node.lineno}: not expected at the top of a module: {ast.unparse(node)[:80]}")


def imported(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, Place | ModuleOf]]:
    """What names stand for after an import."""
    for alias in node.names:
        if isinstance(node, ast.ImportFrom):
            module = node.module or ""
            whole = f"{module}.{alias.name}"
            is_module = module.split(".")[0] == PACKAGE and file_of(whole) is not None
            is_module = is_module and alias.name not in _names_in(module)
            yield alias.asname or alias.name, ModuleOf(whole) if is_module else Place(module, alias.name)
        elif alias.asname or "." not in alias.name:
            yield alias.asname or alias.name, Place(alias.name, "")
        else:
            yield alias.name.split(".")[0], Place(alias.name.split(".")[0], "")


def _names_in(package: str) -> frozenset[str]:
    """What the package itself defines: a name may be that of a module, too."""
    path = file_of(package)
    tree = ast.parse(path.read_text("utf-8")) if path else ast.Module([], [])
    found = set[str]()
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            found |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
    return frozenset(found)


def functions_and_classes(node: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """All that are defined in it, and it itself."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield inner


def forget_types(node: ast.stmt) -> ast.stmt:
    """The same without types of arguments, results and variables; those of fields stay, which classes are made of."""
    for owner in functions_and_classes(node):
        if not isinstance(owner, ast.ClassDef):
            owner.returns = None
            for argument in _arguments(owner):
                argument.annotation = None
    found: ast.stmt = _Untyped().visit(node)
    return found


def typed_variables(node: ast.AST) -> Iterator[ast.AnnAssign]:
    """Variables with a type and a value, in functions and at the top."""
    fields = {one for owner in ast.walk(node) if isinstance(owner, ast.ClassDef) for one in owner.body}
    for inner in ast.walk(node):
        if isinstance(inner, ast.AnnAssign) and inner.value is not None and inner not in fields:
            yield inner


class _Untyped(ast.NodeTransformer):
    """Makes plain assignments of those with types."""

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.body = [one if isinstance(one, ast.AnnAssign) else self.visit(one) for one in node.body]
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        return node if node.value is None else ast.copy_location(ast.Assign([node.target], node.value), node)


def _arguments(function: _SCOPES) -> list[ast.arg]:
    every = function.args
    found = [*every.posonlyargs, *every.args, *every.kwonlyargs, every.vararg, every.kwarg]
    return [argument for argument in found if argument is not None]


class Rewriter(ast.NodeTransformer):
    """Walks through a definition and lets somebody say what each name from outside is called.

    Names that a function defines for itself are its own.
    """

    def __init__(self, module: Module) -> None:
        self._module = module
        self._imports: list[Mapping[str, Place | ModuleOf]] = [module.imports]
        self._own: list[frozenset[str]] = []
        self._in_class = False
        #: What the text says -> what it shall say; for names of modules with what follows them.
        self.replaced: dict[str, str] = {}
        #: Names of other libraries that it needs.
        self.external: set[tuple[str, Place]] = set()

    def called(self, place: Place) -> str:
        """What something is called that a module of ours defines or imports."""
        return place.name

    def visit_Name(self, node: ast.Name) -> ast.AST:
        is_field = self._in_class and not isinstance(node.ctx, ast.Load)
        if is_field or self._is_own(node.id):
            return node
        meant = self._meant(node.id)
        if isinstance(meant, ModuleOf):
            raise ValueError(f"line {node.lineno}: a module is used as a value: {node.id}")
        return node if meant is None else self._named(node, node.id, self.called(meant))

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        if isinstance(node.value, ast.Name) and not self._is_own(node.value.id):
            meant = self._meant(node.value.id)
            if isinstance(meant, ModuleOf):
                plain = ast.copy_location(ast.Name("", node.ctx), node)
                return self._named(plain, ast.unparse(node), self.called(Place(meant.module, node.attr)))
        return self.generic_visit(node)

    def _is_own(self, name: str) -> bool:
        return any(name in own for own in self._own)

    def _named(self, node: ast.Name, said: str, wanted: str) -> ast.Name:
        if said != wanted:
            if self._is_own(wanted):
                raise ValueError(f"line {node.lineno}: {wanted} is a name of its own where {said} is meant")
            self.replaced[said] = wanted
        node.id = wanted
        return node

    def _meant(self, name: str) -> Place | ModuleOf | None:
        """What a name from outside stands for; None for Python's own, and for those of other libraries."""
        meant = next((found[name] for found in reversed(self._imports) if name in found), None)
        if isinstance(meant, Place) and not meant.is_ours:
            self.external.add((name, meant))
            return None
        if meant is None and self._module.definition_of(name):
            return Place(self._module.name, name)
        return meant

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        return self._function(node)

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        node.args.defaults = [self.visit(default) for default in node.args.defaults]
        self._own.append(_own_names(node))
        node.body = self.visit(node.body)
        self._own.pop()
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        if self._own or self._in_class:
            return self.generic_visit(node)
        self._rename_definition(node)
        self._in_class = True
        self.generic_visit(node)
        self._in_class = False
        return node

    def _rename_definition(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        wanted = self.called(Place(self._module.name, node.name))
        if wanted != node.name:
            self.replaced[node.name] = wanted
            node.name = wanted

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.AST:
        if not self._own and not self._in_class:
            self._rename_definition(node)
        node.decorator_list = [self.visit(decorator) for decorator in node.decorator_list]
        for name in ("defaults", "kw_defaults"):
            setattr(node.args, name, [default and self.visit(default) for default in getattr(node.args, name)])
        in_class, self._in_class = self._in_class, False
        self._imports.append({name: meant for inner in _in_scope(node) for name, meant in _imports_of(inner)})
        self._own.append(_own_names(node))
        node.body = [self.visit(statement) for statement in node.body]
        self._own.pop()
        self._imports.pop()
        self._in_class = in_class
        return node


def is_import(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def _imports_of(node: ast.AST) -> Iterator[tuple[str, Place | ModuleOf]]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from imported(node)


def _own_names(node: _SCOPES) -> frozenset[str]:
    """What a function calls its arguments and what it defines inside; comprehensions count as part of it."""
    own = {argument.arg for argument in _arguments(node)}
    for inner in _in_scope(node):
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store | ast.Del):
            own.add(inner.id)
        elif (
            isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.ExceptHandler) and inner.name
        ):
            own.add(inner.name)
    return frozenset(own)


def _in_scope(node: _SCOPES) -> Iterator[ast.AST]:
    """Everything inside a function, but not inside functions in it."""
    todo: list[ast.AST] = list(node.body) if isinstance(node.body, list) else [node.body]
    while todo:
        inner = todo.pop()
        yield inner
        if not isinstance(inner, _SCOPES | ast.ClassDef):
            todo.extend(ast.iter_child_nodes(inner))
