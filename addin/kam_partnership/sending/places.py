"""Where the parts of a workbook file belong: what points to them, and on which sheet they lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from kam_partnership.xlsx.namespaces import RELATIONSHIPS, main
from kam_partnership.xlsx.package import CONTENT_TYPES, Package, relationships_part
from kam_partnership.xlsx.structure import Structure


@dataclass(frozen=True, slots=True)
class Places:
    """The parts that something points to.

    Attributes:
        kinds: part -> kinds of the relationships that point to it.
        sheets: part -> name of the first sheet below which it lies; "" for parts of the workbook itself.
        owners: part -> the part that points to it, "" for the package.
    """

    kinds: Mapping[str, frozenset[str]]
    sheets: Mapping[str, str]
    owners: Mapping[str, str]

    @classmethod
    def of(cls, package: Package, structure: Structure) -> Places:
        """Raises FileUnreadable when relationships are damaged."""
        kinds: dict[str, set[str]] = {}
        owners: dict[str, str] = {}
        waiting = [""]
        while waiting:
            owner = waiting.pop(0)
            for relationship in package.relationships(owner).values():
                part = relationship.target
                if relationship.external or part not in package.parts:
                    continue
                if part not in kinds:
                    owners[part] = owner
                    waiting.append(part)
                kinds.setdefault(part, set()).add(relationship.kind)
        sheets: dict[str, str] = {}
        for part, name in _sheet_parts(package, structure):
            sheets.setdefault(part, name)
        return cls({part: frozenset(found) for part, found in kinds.items()}, sheets, owners)

    def of_kind(self, kind: str) -> list[str]:
        """The parts that a relationship of this kind points to."""
        return [part for part, found in self.kinds.items() if kind in found]

    def sheet(self, part: str) -> str:
        """The sheet that a part belongs to; "" for none."""
        while part:
            if part in self.sheets:
                return self.sheets[part]
            part = self.owners.get(part, "")
        return ""

    def unreachable(self, package: Package) -> list[str]:
        """The parts that nothing points to: Excel does not show them, and drops them when it saves."""
        lists = {relationships_part(part) for part in ("", *self.kinds)}
        known = {name.casefold() for name in (CONTENT_TYPES, *lists, *self.kinds)}
        return [part for part in package.parts if part.casefold() not in known]


def _sheet_parts(package: Package, structure: Structure) -> Iterator[tuple[str, str]]:
    """All kinds of sheets: worksheets, charts, dialogs, macros."""
    related = package.relationships(structure.workbook_part)
    root = package.xml(structure.workbook_part)
    for element in root.iterfind(f"{main('sheets')}/{main('sheet')}"):
        target = related.get(element.get(f"{{{RELATIONSHIPS}}}id", ""))
        if target is not None and not target.external:
            yield target.target, element.get("name", "")


def words_of(element: etree._Element) -> str:
    """All text in an element."""
    return "".join(str(text) for text in element.itertext())


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
