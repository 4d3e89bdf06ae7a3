"""Random damage to a file, always the same for the same seed: bytes of the file, and its unpacked parts.

Flipped bytes of a zip file are mostly caught by its checksums. So most damage is done to an unpacked part (a tag,
an attribute, a value), which is then packed again properly: that reaches the readers behind the checksums.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from functools import lru_cache

_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"<]*)"')
_TAG = re.compile(rb"<[^>]*>")
_TEXT = re.compile(rb">([^<]+)<")

#: What breaks programs: nothing, signs, huge and odd numbers, ranges without end, references to nowhere.
NASTY = (
    b"", b"0", b"-1", b"1", b"2147483648", b"99999999999999999999", b"1e309", b"-1e-320", b"nan", b"inf", b"1_000",
    b"A0", b"A1", b"XFD1048576", b"A1:XFD1048576", b"XFE1", b"A1048577", b"B2:A1", b"$A:$A", b"$1:$1", b"#REF!",
    b"Partnerschaft!$A$1:$XFD$1048576", b"KAM_Criteria[", b"KAM_Criteria[[#This Row],[x]]", b"KAM_Language",
    b"x" * 70_000, "٣".encode(), "²".encode(), "\u202e\U0001f600".encode(), b"&#x0;", b"&amp;", b"&lt;", b"_xFFFF_",
    b"_xD800_", b"../../../etc/passwd", b"/", b"xl/workbook.xml", b"s", b"str", b"e", b"b", b"d", b"inlineStr", b"n",
    b"true", b"false", b"rId1", b"rId99", b"9999-99-99", b"0001-01-01", b"2026-11-21T00:00:00Z", b"=1+1", b"((((((",
)  # fmt: skip


def mutated(data: bytes, seed: int) -> bytes:
    """The file with one to three kinds of damage."""
    chance = random.Random(seed)
    parts = _parts(data)
    if parts is None:
        return _damaged_text(data, chance)
    if chance.random() < 0.2:
        return _damaged_bytes(data, chance)
    changed = dict(parts)
    for _ in range(chance.choice((1, 1, 2, 3))):
        _damage_a_part(changed, chance)
    return _packed(changed, chance)


@lru_cache(maxsize=16)
def _parts(data: bytes) -> dict[str, bytes] | None:
    if not data.startswith(b"PK"):
        return None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def _packed(parts: dict[str, bytes], chance: random.Random) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)  # without the time of day
    return buffer.getvalue()


def _damage_a_part(parts: dict[str, bytes], chance: random.Random) -> None:
    # Small parts hold the structure, large ones the cells: each kind gets its share.
    small = [name for name, content in parts.items() if len(content) < 5_000]
    name = chance.choice(small if small and chance.random() < 0.4 else list(parts))
    kind = chance.random()
    if kind < 0.03:
        del parts[name]
    elif kind < 0.06:
        parts[name] = parts[chance.choice(list(parts))]
    elif kind < 0.09:
        parts[chance.choice(("", "../", "xl/", "/")) + name.upper()] = parts[name]
    elif kind < 0.14:
        parts[name] = _damaged_text(parts[name], chance)
    else:
        parts[name] = chance.choice(_XML_DAMAGE)(parts[name], chance)


def _one(pattern: re.Pattern[bytes], content: bytes, chance: random.Random) -> re.Match[bytes] | None:
    """One match near a random place: as fast for a large part as for a small one."""
    start = chance.randrange(len(content) + 1)
    return pattern.search(content, start) or pattern.search(content)


def _attribute(content: bytes, chance: random.Random) -> bytes:
    match = _one(_ATTRIBUTE, content, chance)
    if match is None:
        return content
    other = _one(_ATTRIBUTE, content, chance)
    value = chance.choice(NASTY) if chance.random() < 0.7 or other is None else other[2]
    return content[: match.start(2)] + value + content[match.end(2) :]


def _attribute_away(content: bytes, chance: random.Random) -> bytes:
    match = _one(_ATTRIBUTE, content, chance)
    return content if match is None else content[: match.start()] + content[match.end() :]


def _value(content: bytes, chance: random.Random) -> bytes:
    match = _one(_TEXT, content, chance)
    return content if match is None else content[: match.start(1)] + chance.choice(NASTY) + content[match.end(1) :]


def _tag(content: bytes, chance: random.Random) -> bytes:
    """A tag away, twice, closed at once, or another one instead."""
    match, other = _one(_TAG, content, chance), _one(_TAG, content, chance)
    if match is None or other is None:
        return content
    tag = match[0]
    instead = chance.choice((b"", tag + tag, tag.rstrip(b"/>") + b"/>", other[0], b"<x>" + tag + b"</x>"))
    return content[: match.start()] + instead + content[match.end() :]


def _element(content: bytes, chance: random.Random) -> bytes:
    """A whole element away or twice: the part stays well formed."""
    match = _one(re.compile(rb"<([\w:]+)[^>]*/>|<([\w:]+)[^<>]*>[^<]*</\2>"), content, chance)
    if match is None:
        return content
    return content[: match.start()] + match[0] * chance.choice((0, 2)) + content[match.end() :]


_XML_DAMAGE: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _attribute, _attribute, _attribute, _attribute_away, _value, _value, _tag, _element, _element,
)  # fmt: skip


def _damaged_bytes(data: bytes, chance: random.Random) -> bytes:
    """Bytes flipped, cut off, doubled; half of the time near the end, where a zip file's directory stands."""
    content = bytearray(data)
    kind = chance.random()
    if kind < 0.15:
        return bytes(content[: chance.randrange(len(content) + 1)])
    if kind < 0.25:
        start = chance.randrange(len(content))
        return bytes(content[:start] + content[start + chance.randrange(200) :])
    for _ in range(chance.choice((1, 1, 2, 8, 40))):
        start = chance.choice((0, max(0, len(content) - 3_000)))
        content[chance.randrange(start, len(content))] = chance.randrange(256)
    return bytes(content)


def _damaged_text(data: bytes, chance: random.Random) -> bytes:
    """For a text file: bytes damaged, pieces moved, nasty values put in."""
    if not data or chance.random() < 0.3:
        return _damaged_bytes(data, chance) if data else data
    content = data
    for _ in range(chance.choice((1, 2, 5))):
        start = chance.randrange(len(content) + 1)
        piece = chance.choice(
            (*NASTY, b'"', b"\n", b"\r", b";", b",", b"\t", b"\0", b"\xff", content[start : start + 50])
        )
        content = content[:start] + piece + content[start + chance.choice((0, 0, 1, 5)) :]
    return content
