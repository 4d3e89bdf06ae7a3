"""Names of people on comments and conversations: replaced by a word, and numbered where they must be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from kam_partnership.sending.places import Places, local_name
from kam_partnership.xlsx.namespaces import THREADED_COMMENTS, main
from kam_partnership.xlsx.package import Package

#: Authors of this form are no names: they lead to a conversation.
_THREAD: Final = "tc="


def neutralize_people(package: Package, places: Places, word: str) -> tuple[int, set[str]]:
    """Replace the names of those who wrote comments or are mentioned in them.

    Returns:
        how many names were replaced, and the names.
    """
    count, names = _persons(package, places, word)
    for part in places.of_kind("comments"):
        root = package.xml(part)
        authors = [a for a in root.iterfind(f"{main('authors')}/{main('author')}") if not _is_neutral(a.text, word)]
        written = {author.text or "" for author in authors}
        for comment in root.iter(main("comment")):
            _drop_heading(comment, written)
        for author in authors:
            author.text = word
        names.update(dict.fromkeys(written, word))
        count += len(authors)
        if authors:
            package.put_xml(part, root)
    count += _in_texts(package, places, names)
    for part in places.of_kind("vmlDrawing"):
        count += _note_shapes(package, part)
    return count, set(names)


def _is_neutral(author: str | None, word: str) -> bool:
    return not author or author == word or author.startswith(_THREAD)


def _persons(package: Package, places: Places, word: str) -> tuple[int, dict[str, str]]:
    """Who took part in conversations; numbered, so that one can still tell them apart."""
    count, names = 0, dict[str, str]()
    for part in places.of_kind("person"):
        root = package.xml(part)
        changed = 0
        for number, person in enumerate(root, start=1):
            neutral = {"displayName": f"{word} {number}", "userId": f"{word} {number}", "providerId": "None"}
            name = person.get("displayName", "")
            if name and name != neutral["displayName"]:
                names[name] = neutral["displayName"]
            if len(person) or any(person.get(key) != value for key, value in neutral.items()):
                changed += 1
                for child in list(person):  # what later versions know of somebody
                    person.remove(child)
                for key, value in neutral.items():
                    person.set(key, value)
        if changed:
            package.put_xml(part, root)
        count += changed
    return count, names


def _in_texts(package: Package, places: Places, names: dict[str, str]) -> int:
    """Names in the texts of comments and conversations; where a mention stands in a text is counted anew."""
    count = 0
    longest_first = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
    for part in places.of_kind("comments"):
        root = package.xml(part)
        changed = sum(_replace(text, longest_first, names) for text in root.iter(main("t")))
        if changed:
            package.put_xml(part, root)
        count += changed
    for part in places.of_kind("threadedComment"):
        root = package.xml(part)
        changed = 0
        for comment in root.iter(f"{{{THREADED_COMMENTS}}}threadedComment"):
            changed += _mentions(comment)
            changed += sum(_replace(t, longest_first, names) for t in comment.iterfind(f"{{{THREADED_COMMENTS}}}text"))
        if changed:
            package.put_xml(part, root)
        count += changed
    return count


def _replace(element: etree._Element, longest_first: Iterable[str], names: dict[str, str]) -> int:
    text = element.text or ""
    for name in longest_first:
        if name != names[name]:
            text = text.replace(name, names[name])
    changed = text != (element.text or "")
    if changed:
        element.text = text
    return int(changed)


def _mentions(comment: etree._Element) -> int:
    """What a mention calls somebody goes: "@" and a number stays, and the mention itself, which is only a place."""
    text = comment.find(f"{{{THREADED_COMMENTS}}}text")
    mentions = list(comment.iterfind(f"{{{THREADED_COMMENTS}}}mentions/{{{THREADED_COMMENTS}}}mention"))
    if text is None or not mentions:
        return 0
    units = (text.text or "").encode("utf-16-le")
    for number, mention in sorted(enumerate(mentions, start=1), key=lambda item: -_number(item[1], "startIndex")):
        start, length = 2 * _number(mention, "startIndex"), 2 * _number(mention, "length")
        rest = units[start + length :].decode("utf-16-le", "replace")
        rest = re.sub(r"^\w+", "", rest)  # where a length is too short, no half of a name stays
        units = units[:start] + f"@{number}{rest}".encode("utf-16-le")
    text.text = units.decode("utf-16-le", "replace")
    for holder in list(comment.iterfind(f"{{{THREADED_COMMENTS}}}mentions")):
        comment.remove(holder)
    return len(mentions)


def _number(element: etree._Element, name: str) -> int:
    text = element.get(name, "0")
    return int(text) if text.isdecimal() else 0


def _drop_heading(comment: etree._Element, names: set[str]) -> None:
    """Excel begins a comment with a line of its author's name, in one piece of the text or in several."""
    pieces = [element for element in comment.iter(main("t")) if element.text]
    whole = "".join(piece.text or "" for piece in pieces)
    for name in sorted(names, key=len, reverse=True):
        if whole == name or whole.startswith((f"{name}:", f"{name}\n", f"{name}\r")):
            rest = whole[len(name) :].removeprefix(":").lstrip("\r\n ")
            _cut(pieces, len(whole) - len(rest))
            return


def _cut(pieces: list[etree._Element], length: int) -> None:
    """Take so many characters from the start of a text."""
    for piece in pieces:
        text = piece.text or ""
        piece.text, length = text[length:], max(0, length - len(text))
        run = piece.getparent()
        if not piece.text and run is not None and run.tag == main("r"):
            parent = run.getparent()
            if parent is not None and len(list(parent)) > 1:
                parent.remove(run)
        if length == 0:
            return


def _note_shapes(package: Package, part: str) -> int:
    """The words behind the frames of notes, and the names that pictures had as files."""
    root = package.xml(part)
    count = 0
    for shape in root.iter():
        if local_name(shape) == "imagedata":
            count += bool(_pop(shape, "title"))
        elif any(local_name(child) == "ClientData" and child.get("ObjectType") == "Note" for child in shape):
            count += bool(shape.attrib.pop("alt", "")) + bool(shape.attrib.pop("title", ""))
    if count:
        package.put_xml(part, root)
    return count


def _pop(element: etree._Element, name: str) -> str:
    """Take an attribute away, whatever its namespace."""
    return "".join(str(element.attrib.pop(key, "")) for key in _keys(element, name))


def _keys(element: etree._Element, name: str) -> Iterator[str]:
    yield from [str(key) for key in element.attrib if str(key).rpartition("}")[2] == name]
