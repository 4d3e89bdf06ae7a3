"""Packs the parts of an Office file so that the same parts always make the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import quoteattr

import zopfli

from kam_partnership.xlsx.namespaces import CONTENT_TYPES, PACKAGE_RELATIONSHIPS
from kam_partnership.xlsx.parts import XML_HEADER

_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
#: More of them save a few bytes more, and take longer.
_ITERATIONS = 15


def package(parts: Mapping[str, bytes]) -> bytes:
    """The file that holds the parts, in their order.

    Nothing is compressed: zlib and its successors compress differently, and anyone who builds the
    file anew, on any system, shall get the bytes that were published.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            entry.compress_type = zipfile.ZIP_STORED
            entry.create_system = 0  # else it tells on which system the file was built
            archive.writestr(entry, content)
    return stream.getvalue()


def compressed(content: bytes) -> bytes:
    """A packed file once more, as small as deflate can make it.

    By Zopfli, whose one implementation gives the same bytes on every computer; zlib's successors do not.
    """
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zopfli.ZipFile(stream, "w", iterations=_ITERATIONS) as archive,
    ):
        for entry in source.infolist():
            packed = zipfile.ZipInfo(entry.filename, entry.date_time)
            packed.compress_type = zipfile.ZIP_DEFLATED
            packed.create_system = 0
            archive.writestr(packed, source.read(entry))
    return stream.getvalue()


def relationships(items: Iterable[tuple[str, str, str]]) -> bytes:
    """A relationships part from (id, type, target)."""
    rows = "".join(
        f"<Relationship Id={quoteattr(name)} Type={quoteattr(kind)} Target={quoteattr(target)}/>"
        for name, kind, target in items
    )
    return f'{XML_HEADER}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{rows}</Relationships>'.encode()


def content_types(defaults: Mapping[str, str], overrides: Mapping[str, str]) -> bytes:
    """The content types part from file extensions and from single parts."""
    rows = [
        f"<Default Extension={quoteattr(extension)} ContentType={quoteattr(kind)}/>"
        for extension, kind in defaults.items()
    ]
    rows += [
        f"<Override PartName={quoteattr(f'/{part}')} ContentType={quoteattr(kind)}/>"
        for part, kind in overrides.items()
    ]
    return f'{XML_HEADER}<Types xmlns="{CONTENT_TYPES}">{"".join(rows)}</Types>'.encode()
