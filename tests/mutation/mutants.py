"""Every small change to a module that its tests should notice: one operator, constant or condition at a time."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed module, and what was changed where."""

    line: int
    change: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """All mutants of a module. Docstrings, annotations, imports and messages of exceptions stay as they are."""
    tree = ast.parse(source)
    for number, node in enumerate(ast.walk(tree)):
        for change, new in _changes(node):
            mutated = copy.deepcopy(tree)
            old = next(other for place, other in enumerate(ast.walk(mutated)) if place == number)
            replaced = _Replace(old, new).visit(mutated)
            yield Mutant(getattr(node, "lineno", 0), change, ast.unparse(ast.fix_missing_locations(replaced)))


class _Replace(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old, self._new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        if node is self._old:
            return ast.copy_location(self._new, node)
        return self.generic_visit(node)


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    for kind, changes in _BY_KIND.items():
        if isinstance(node, kind):
            yield from changes(node)


def _comparison(node: ast.Compare) -> Iterator[tuple[str, ast.AST]]:
    for place, operator in enumerate(node.ops):
        for other in _COMPARISONS.get(type(operator), ()):
            new = ast.Compare(node.left, [*node.ops[:place], other(), *node.ops[place + 1 :]], node.comparators)
            yield _pair(node, new)


def _arithmetic(node: ast.BinOp) -> Iterator[tuple[str, ast.AST]]:
    if type(node.op) in _OPERATORS and not _is_type(node):
        yield _pair(node, ast.BinOp(node.left, _OPERATORS[type(node.op)](), node.right))


def _logic(node: ast.BoolOp) -> Iterator[tuple[str, ast.AST]]:
    other: ast.boolop = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield _pair(node, ast.BoolOp(other, node.values))
    for place in range(len(node.values)):
        rest = [*node.values[:place], *node.values[place + 1 :]]
        yield _pair(node, rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest))


def _sign(node: ast.UnaryOp) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node.op, ast.Not | ast.USub):
        yield _pair(node, node.operand)


def _choice(node: ast.IfExp) -> Iterator[tuple[str, ast.AST]]:
    yield _pair(node, node.body)
    yield _pair(node, node.orelse)


def _branch(node: ast.If) -> Iterator[tuple[str, ast.AST]]:
    test = ast.UnaryOp(ast.Not(), node.test)
    yield f"if {ast.unparse(node.test)}  ->  if not", ast.If(test=test, body=node.body, orelse=node.orelse)


def _result(node: ast.Return) -> Iterator[tuple[str, ast.AST]]:
    if node.value is not None and not _is_none(node.value):
        yield _pair(node, ast.Return(ast.Constant(None)))


def _condition(node: ast.comprehension) -> Iterator[tuple[str, ast.AST]]:
    for place in range(len(node.ifs)):
        rest = [*node.ifs[:place], *node.ifs[place + 1 :]]
        new = ast.comprehension(node.target, node.iter, rest, node.is_async)
        yield f"for … if {ast.unparse(node.ifs[place])}  ->  without the condition", new


def _function(node: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    others = {"min": "max", "max": "min", "abs": "float"}
    if isinstance(node.func, ast.Name) and node.func.id in others:
        yield _pair(node, ast.Call(ast.Name(others[node.func.id]), node.args, node.keywords))


def _constant(node: ast.Constant) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node.value, bool):
        yield _pair(node, ast.Constant(not node.value))
    elif isinstance(node.value, int | float):
        yield _pair(node, ast.Constant(node.value + 1))
        if node.value:
            yield _pair(node, ast.Constant(-node.value))


def _pair(old: ast.expr | ast.stmt, new: ast.expr | ast.stmt) -> tuple[str, ast.AST]:
    return f"{ast.unparse(old)}  ->  {ast.unparse(ast.fix_missing_locations(new))}", new


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_type(node: ast.BinOp) -> bool:
    """``float | None`` in an annotation."""
    return isinstance(node.op, ast.BitOr) and any(_is_none(side) for side in (node.left, node.right))


_BY_KIND: dict[type[ast.AST], Callable[..., Iterator[tuple[str, ast.AST]]]] = {
    ast.Compare: _comparison,
    ast.BinOp: _arithmetic,
    ast.BoolOp: _logic,
    ast.UnaryOp: _sign,
    ast.IfExp: _choice,
    ast.If: _branch,
    ast.Constant: _constant,
    ast.Return: _result,
    ast.comprehension: _condition,
    ast.Call: _function,
}
