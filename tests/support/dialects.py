"""The same workbook as other valid writers would pack it: other folders, other capitals, comments in the XML."""

from __future__ import annotations

import posixpath
import random
import re

from lxml import etree

from kam_partnership.xlsx.package import CONTENT_TYPES, Package, relationships_part


def moved(data: bytes, seed: int) -> bytes:
    """Every part of a workbook under another name and in another folder; relationships and types follow."""
    chance = random.Random(seed)
    package = Package.open(data, "workbook")
    owners = [part for part in package.parts if not part.endswith(".rels") and part != CONTENT_TYPES]
    folders = ("", "a/", "Data/Sheets/", "xl/", "Ordner mit Leerzeichen/", "x.y/")
    new = {part: f"{chance.choice(folders)}{n}-{posixpath.basename(part)}" for n, part in enumerate(owners)}
    parts: dict[str, bytes] = {}
    for part in ["", *owners]:
        if part:
            parts[new[part]] = package.parts[part]
        if (rels := relationships_part(part)) in package.parts:
            root = etree.fromstring(package.parts[rels])
            for element, relationship in zip(root, package.relationships(part).values(), strict=True):
                if not relationship.external:
                    target = new[relationship.target]
                    relative = posixpath.relpath(target, posixpath.dirname(new.get(part, "")) or ".")
                    element.set("Target", chance.choice((f"/{target}", relative)))
            parts[relationships_part(new.get(part, ""))] = etree.tostring(root)
    types = etree.fromstring(package.parts[CONTENT_TYPES])
    for element in types:
        name = element.get("PartName", "").lstrip("/")
        if name:
            element.set("PartName", f"/{new[name]}")
    parts[CONTENT_TYPES] = etree.tostring(types)
    return Package(parts).to_bytes()


def in_other_capitals(data: bytes, seed: int) -> bytes:
    """The parts' names in capitals that fit neither the relationships nor the types."""
    chance = random.Random(seed)
    package = Package.open(data, "workbook")
    change = (str.upper, str.lower, str.title, str.swapcase)
    return Package({chance.choice(change)(name): content for name, content in package.parts.items()}).to_bytes()


def with_comments(data: bytes, seed: int) -> bytes:
    """Comments and processing instructions inside values, texts and formulas, where no reader may stumble."""
    chance = random.Random(seed)
    package = Package.open(data, "workbook")

    def broken(found: re.Match[bytes]) -> bytes:
        start, text, end = found[1], found[2], found[3]
        place = chance.randint(0, len(text))
        if b"&" in text or text[place : place + 1] >= b"\x80" or chance.random() < 0.5:
            return found[0]
        aside = chance.choice((b"<!-- x -->", b"<?kam x?>", b"<!---->", b"<![CDATA[]]>"))
        return start + text[:place] + aside + text[place:] + end

    for part, content in package.parts.items():
        if re.search(r"worksheets/[^/]+\.xml$|sharedStrings\.xml$", part):
            package.parts[part] = re.sub(rb"(<(?:v|t|f)>)([^<]+)(</(?:v|t|f)>)", broken, content)
    return package.to_bytes()
