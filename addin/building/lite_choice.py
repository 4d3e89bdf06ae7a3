"""Which definitions of the package the program of the Lite edition consists of, and in which order of modules."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from building.lite_definitions import PACKAGE, Definition, Module, ModuleOf, Place, Rewriter, forget_types, read_module

_LITE = f"{PACKAGE}.lite"
#: Modules that talk to a desktop or to files, and those of ``lite`` whose definitions take their places.
STAND_INS: Mapping[str, str] = {
    f"{PACKAGE}.excel.change": f"{_LITE}.pane",
    f"{PACKAGE}.excel.click": f"{_LITE}.pane",
    f"{PACKAGE}.excel.host": f"{_LITE}.pane",
    f"{PACKAGE}.excel.trouble": f"{_LITE}.pane",
    f"{PACKAGE}.excel.live_functions": f"{_LITE}.pane",
    f"{PACKAGE}.excel.values": f"{_LITE}.pane",
    f"{PACKAGE}.excel.udf_answers": f"{_LITE}.functions",
    f"{PACKAGE}.texts.catalogue": f"{_LITE}.words",
    f"{PACKAGE}.texts.language": f"{_LITE}.words",
    f"{PACKAGE}.texts.measures": f"{_LITE}.words",
    f"{PACKAGE}.workbook.known_formulas": f"{_LITE}.words",
}


@dataclass
class Choice:
    """What the program consists of.

    Attributes:
        definitions: by the place of their first name.
        methods: of chosen classes, by the classes' places and their own names.
        external: names of other libraries.
    """

    definitions: dict[Place, Definition] = field(default_factory=dict)
    methods: set[tuple[Place, str]] = field(default_factory=set)
    external: set[tuple[str, Place]] = field(default_factory=set)
    #: Names that stand behind a dot somewhere, or in quotation marks.
    _mentioned: set[str] = field(default_factory=set)
    #: Module -> modules whose definitions it needs at once, when it is run.
    _needs: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, wanted: Sequence[Place]) -> Choice:
        """The wanted definitions and all that they need; of classes the methods whose names are mentioned somewhere.

        Raises:
            ValueError: for something that is not there, or that no program of one file can hold.
        """
        choice = cls()
        todo = list(wanted)
        while todo:
            while todo:
                todo += choice._taken(todo.pop())
            for definition in list(choice.definitions.values()):
                todo += choice._more_methods(definition)
        return choice

    def holds(self, definition: Definition) -> bool:
        """True for a chosen one."""
        return definition.key in self.definitions

    def leaves_out(self, method: ast.stmt, owner: Definition) -> bool:
        """True for a method that nobody calls."""
        return is_method(method) and (owner.key, getattr(method, "name", "")) not in self.methods

    def modules(self) -> list[str]:
        """The modules, each after those that it needs at once; else by their names.

        Raises:
            ValueError: when modules need each other at once.
        """
        order: list[str] = []
        for module in sorted({place.module for place in self.definitions}):
            self._put_in_order(module, order, [])
        return order

    def _put_in_order(self, module: str, order: list[str], waiting: list[str]) -> None:
        if module in waiting:
            raise ValueError(f"modules need each other at once: {' -> '.join([*waiting, module])}")
        if module not in order:
            for other in sorted(self._needs.get(module, set()) - {module}):
                self._put_in_order(other, order, [*waiting, module])
            order.append(module)

    def _taken(self, place: Place) -> Iterator[Place]:
        """Choose a definition; what it needs."""
        definition = read_module(place.module).definition_of(place.name)
        if definition is None:
            raise ValueError(f"{place.module} has no {place.name}")
        if not self.holds(definition):
            self.definitions[definition.key] = definition
            node = copy.deepcopy(definition.node)
            if isinstance(node, ast.ClassDef):
                node.body = [inner for inner in node.body if not is_method(inner)] or [ast.Pass()]
            yield from self._needed(definition, node, at_once=_runs_at_once(definition.node))

    def _more_methods(self, definition: Definition) -> Iterator[Place]:
        """Choose methods of a chosen class whose names were mentioned by now; what they need."""
        body = definition.node.body if isinstance(definition.node, ast.ClassDef) else []
        for inner in body:
            if self.leaves_out(inner, definition) and getattr(inner, "name", "") in self._mentioned:
                self.methods.add((definition.key, getattr(inner, "name", "")))
                around = ast.ClassDef(definition.names[0], [], [], [copy.deepcopy(inner)], [])
                yield from self._needed(definition, around, at_once=False)

    def _needed(self, definition: Definition, node: ast.stmt, *, at_once: bool) -> set[Place]:
        needs = _Needs(read_module(definition.module))
        needs.visit(forget_types(node))
        self.external |= needs.external
        for inner in ast.walk(node):
            if isinstance(inner, ast.Attribute):
                self._mentioned.add(inner.attr)
            elif isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                self._mentioned.add(inner.value)
        if at_once:
            self._needs.setdefault(definition.module, set()).update(place.module for place in needs.places)
        return needs.places


def is_method(node: ast.stmt) -> bool:
    """True for a method that only those need who call it by its name."""
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("__")


def _runs_at_once(node: ast.stmt) -> bool:
    """Functions need nothing before they are called, unless it stands in their decorators or defaults."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return bool(node.decorator_list or node.args.defaults or any(node.args.kw_defaults))
    return True


def resolved(place: Place) -> Place:
    """Where something is defined that a module of ours imports or defines, stand-ins considered.

    Raises:
        ValueError: when it is not defined in any module of ours.
    """
    stand_in = STAND_INS.get(place.module)
    if stand_in is not None and read_module(stand_in).definition_of(place.name):
        return Place(stand_in, place.name)
    module = read_module(place.module)
    if module.definition_of(place.name):
        return place
    meant = module.imports.get(place.name)
    if meant is None or isinstance(meant, ModuleOf) or not meant.is_ours:
        raise ValueError(f"{place.module} defines no {place.name}")
    return resolved(meant)


class _Needs(Rewriter):
    """Collects what a definition needs."""

    def __init__(self, module: Module) -> None:
        super().__init__(module)
        self.places: set[Place] = set()

    def called(self, place: Place) -> str:
        self.places.add(resolved(place))
        return place.name
