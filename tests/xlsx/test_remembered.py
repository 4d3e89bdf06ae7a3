"""What is remembered of one workbook is never told of another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kam_partnership.errors import FileUnreadable
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.remembered import LONGEST, remembered
from kam_partnership.xlsx.structure import Structure
from support import workbooks

PART = "xl/workbook.xml"


@pytest.fixture
def package() -> Package:
    return Package.open(workbooks.GERMAN)


def names(package: Package, old: bytes = b"", new: bytes = b"") -> dict[str, str]:
    """The names of a workbook whose part was changed, after a look at the unchanged one."""
    Structure.read(package, charts=False)
    package.parts[PART] = package.parts[PART].replace(old, new, 1)
    return {name.name: name.refers_to for name in Structure.read(package, charts=False).names}


def test_each_workbook_has_its_own_names(package: Package) -> None:
    before = names(package)
    after = names(package, b"</definedNames>", b'<definedName name="Neu">1+1</definedName></definedNames>')
    assert after == before | {"Neu": "1+1"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<sheets>", b"<!-- <definedNames><definedName name='X'>1</definedName></definedNames> --><sheets>"),
        (b"<definedNames>", b'<definedNames xmlns:a="urn:a" a:b="1">'),
        (b"<definedName ", b'<definedName r:id="rId1" '),  # a prefix that only the root knows
        (b'encoding="UTF-8"', b'encoding="us-ascii"'),
    ],
    ids=["comment", "attribute", "prefix", "encoding"],
)
def test_other_ways_to_write_the_names_say_the_same(package: Package, old: bytes, new: bytes) -> None:
    if b"us-ascii" in new:
        text = package.parts[PART].decode()
        package.parts[PART] = text.encode("ascii", "xmlcharrefreplace")
    before = names(package)
    assert old in package.parts[PART]
    assert names(package, old, new) == before


@pytest.mark.parametrize("broken", [b"<definedNames><b>", b"<definedNames>&x;", b"<!DOCTYPE x><definedNames>"])
def test_damage_is_told_with_the_part(package: Package, broken: bytes) -> None:
    with pytest.raises(FileUnreadable, match=PART):
        names(package, b"<definedNames>", broken)


def test_a_changed_relationship_is_seen(package: Package, tmp_path: Path) -> None:
    before = package.relationships(PART)
    rels = "xl/_rels/workbook.xml.rels"
    package.parts[rels] = package.parts[rels].replace(b"worksheets/sheet1.xml", b"worksheets/sheet2.xml")
    assert package.relationships(PART) != before
    package.parts[rels] = b"<no"
    with pytest.raises(FileUnreadable, match="rels"):
        package.relationships(PART)


def test_long_pieces_are_understood_anew_each_time() -> None:
    asked: list[int] = []
    count = remembered(lambda content: asked.append(len(content)) or len(content))
    for content in (b"x", b"x", b"x" * (LONGEST + 1), b"x" * (LONGEST + 1)):
        assert count(content) == len(content)
    assert asked == [1, LONGEST + 1, LONGEST + 1]
