"""Comments on cells (Excel's notes), read from a workbook file and written into one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from kam_partnership.cells import address
from kam_partnership.xlsx.areas import parse_area
from kam_partnership.xlsx.namespaces import RELATIONSHIPS, SPREADSHEET, THREADED_COMMENTS, main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.parts import add_part, declare_ending, free_part, relate, text_element
from kam_partnership.xlsx.sheet_cells import encoded, rich_text, whole_number

_COMMENTS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_V, _O, _X = "urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office", "urn:schemas-microsoft-com:office:excel"  # fmt: skip # noqa: E501

# What must come after legacyDrawing in a worksheet part.
_AFTER_LEGACY_DRAWING: Final = [
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
]


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a cell; row and column count from 1. ``threaded``: it was a conversation in Excel 365."""

    row: int
    column: int
    text: str
    author: str = ""
    threaded: bool = False


def read_comments(package: Package, sheet_part: str) -> list[Comment]:
    """The comments of a worksheet, conversations as one text each."""
    threads = dict(_threads(package, sheet_part))
    found = []
    for part in package.parts_of_type("comments", sheet_part):
        if part not in package.parts:
            continue
        root = package.xml(part)
        authors = [author.text or "" for author in root.iterfind(f"{main('authors')}/{main('author')}")]
        for element in root.iter(main("comment")):
            place = parse_area(element.get("ref", ""))
            body = element.find(main("text"))
            if place is None:
                continue
            cell = address(place.top, place.left)
            if cell in threads:
                found.append(Comment(place.top, place.left, threads[cell], threaded=True))
                continue
            number = whole_number(element.get("authorId"), 0)
            author = authors[number] if number < len(authors) else ""
            found.append(Comment(place.top, place.left, "" if body is None else rich_text(body), author))
    return sorted(found, key=lambda comment: (comment.row, comment.column))


def _threads(package: Package, sheet_part: str) -> Iterator[tuple[str, str]]:
    people: dict[str, str] = {}
    for part in package.parts:
        if part.startswith("xl/persons/") and part.endswith(".xml"):
            people |= {p.get("id", ""): p.get("displayName", "") for p in package.xml(part)}
    texts: dict[str, list[str]] = {}
    for part in package.parts_of_type("threadedComment", sheet_part):
        for element in package.xml(part) if part in package.parts else ():
            words = element.findtext(f"{{{THREADED_COMMENTS}}}text") or ""
            person = people.get(element.get("personId", ""), "")
            texts.setdefault(element.get("ref", ""), []).append(f"{person}: {words}" if person else words)
    return ((cell, "\n".join(lines)) for cell, lines in texts.items())


def has_comments(package: Package, sheet_part: str) -> bool:
    """True for a worksheet with comments, or with other things drawn in the way comments are."""
    return bool(package.parts_of_type("comments", sheet_part) or package.parts_of_type("vmlDrawing", sheet_part))


def add_comments(package: Package, sheet_part: str, comments: Sequence[Comment]) -> None:
    """Give a worksheet that has none its comments; the package changes in place."""
    if not comments:
        return
    part = free_part(package, "xl/comments{}.xml")
    add_part(package, part, _comments_root(comments), _COMMENTS)
    relate(package, sheet_part, part, "comments")
    drawing = free_part(package, "xl/drawings/vmlDrawing{}.vml")
    declare_ending(package, "vml", _VML)
    package.put_xml(drawing, _drawing(comments))
    relationship = relate(package, sheet_part, drawing, "vmlDrawing")
    sheet = package.xml(sheet_part)
    element = sheet.makeelement(main("legacyDrawing"), {}, None)
    element.set(f"{{{RELATIONSHIPS}}}id", relationship)
    later = {main(tag) for tag in _AFTER_LEGACY_DRAWING}
    follower = next((child for child in sheet if child.tag in later), None)
    sheet.insert(len(sheet) if follower is None else sheet.index(follower), element)
    package.put_xml(sheet_part, sheet)


def _comments_root(comments: Sequence[Comment]) -> etree._Element:
    root = etree.Element(main("comments"), nsmap={None: SPREADSHEET})  # type: ignore[dict-item]
    names = sorted({comment.author for comment in comments})
    authors = etree.SubElement(root, main("authors"))
    for name in names:
        etree.SubElement(authors, main("author")).text = encoded(name)
    listed = etree.SubElement(root, main("commentList"))
    for comment in comments:
        element = etree.SubElement(listed, main("comment"), ref=address(comment.row, comment.column))
        element.set("authorId", str(names.index(comment.author)))
        run = etree.SubElement(etree.SubElement(element, main("text")), main("r"))
        run.append(text_element(comment.text))
    return root


def _drawing(comments: Sequence[Comment]) -> etree._Element:
    """The boxes in which Excel shows the comments: hidden until someone points at the cell."""
    root = etree.Element("xml", nsmap={"v": _V, "o": _O, "x": _X})
    layout = etree.SubElement(root, f"{{{_O}}}shapelayout", {f"{{{_V}}}ext": "edit"})
    etree.SubElement(layout, f"{{{_O}}}idmap", {f"{{{_V}}}ext": "edit", "data": "1"})
    kind = etree.SubElement(
        root, f"{{{_V}}}shapetype", id="_x0000_t202", coordsize="21600,21600", path="m,l,21600r21600,l21600,xe"
    )
    kind.set(f"{{{_O}}}spt", "202")
    etree.SubElement(kind, f"{{{_V}}}stroke", joinstyle="miter")
    etree.SubElement(kind, f"{{{_V}}}path", {"gradientshapeok": "t", f"{{{_O}}}connecttype": "rect"})
    for number, comment in enumerate(comments, start=1025):
        box = etree.SubElement(
            root,
            f"{{{_V}}}shape",
            id=f"_x0000_s{number}",
            type="#_x0000_t202",
            style="position:absolute;width:160pt;height:80pt;z-index:1;visibility:hidden",
            fillcolor="#ffffe1",
        )
        box.set(f"{{{_O}}}insetmode", "auto")
        etree.SubElement(box, f"{{{_V}}}fill", color2="#ffffe1")
        etree.SubElement(box, f"{{{_V}}}shadow", on="t", color="black", obscured="t")
        etree.SubElement(box, f"{{{_V}}}path", {f"{{{_O}}}connecttype": "none"})
        etree.SubElement(box, f"{{{_V}}}textbox", style="mso-direction-alt:auto")
        data = etree.SubElement(box, f"{{{_X}}}ClientData", ObjectType="Note")
        for tag, words in (
            ("MoveWithCells", None),
            ("SizeWithCells", None),
            ("Anchor", f"{comment.column},15,{max(comment.row - 2, 0)},10,{comment.column + 3},15,{comment.row + 4},4"),
            ("AutoFill", "False"),
            ("Row", str(comment.row - 1)),
            ("Column", str(comment.column - 1)),
        ):
            etree.SubElement(data, f"{{{_X}}}{tag}").text = words
    return root
