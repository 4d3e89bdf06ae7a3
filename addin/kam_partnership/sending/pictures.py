"""Pictures without what cameras and programs write beside the picture: names, places, times, small earlier versions."""

from __future__ import annotations

import struct
from typing import Final

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
#: Segments of a JPEG that say how it is drawn: JFIF, a colour profile, Adobe's colours.
_KEPT_SEGMENTS: Final = ((0xE0, b"JFIF"), (0xE2, b"ICC_PROFILE"), (0xEE, b"Adobe"))
#: Chunks of a PNG that say how it is drawn, beside those it cannot do without (a capital letter begins them).
_KEPT_CHUNKS: Final = (
    *(b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs", b"hIST", b"sPLT"),
    *(b"acTL", b"fcTL", b"fdAT"),
)


def is_picture(part: str) -> bool:
    """Whether a part's ending is that of a picture."""
    endings = (
        ".jpg",
        ".jpeg",
        ".jpe",
        ".jfif",
        ".png",
        ".gif",
        ".bmp",
        ".tif",
        ".tiff",
        ".emf",
        ".wmf",
        ".svg",
        ".webp",
    )
    return part.lower().endswith((*endings, ".emz", ".wmz", ".heic", ".wdp", ".ico", ".pict"))


def without_metadata(picture: bytes) -> bytes | None:
    """The picture without what is written beside it; None for a kind, or a damage, that cannot be cleaned here."""
    try:
        if picture.startswith(_JPEG):
            return _jpeg(picture)
        if picture.startswith(_PNG):
            return _png(picture)
    except (struct.error, IndexError, ValueError):
        return None
    return None


def _jpeg(data: bytes) -> bytes:
    kept, place = [_JPEG], 2
    while True:
        if data[place] != 0xFF:
            raise ValueError("no segment")
        kind = data[place + 1]
        if kind == 0xFF:  # filling
            place += 1
            continue
        if kind == 0xD9:  # the end; whatever follows is no picture
            return b"".join([*kept, data[place : place + 2]])
        (length,) = struct.unpack_from(">H", data, place + 2)
        end = place + 2 + length
        if length < 2 or end > len(data):
            raise ValueError("a segment longer than the file")
        content = data[place + 4 : end]
        beside = 0xE0 <= kind <= 0xEF or kind == 0xFE
        if not beside or any(kind == number and content.startswith(start) for number, start in _KEPT_SEGMENTS):
            kept.append(data[place:end])
        place = end
        if kind == 0xDA:  # the picture itself follows, up to the next segment
            while data[place] != 0xFF or data[place + 1] == 0 or 0xD0 <= data[place + 1] <= 0xD7:
                place += 1
            kept.append(data[end:place])


def _png(data: bytes) -> bytes:
    kept, place = [_PNG], len(_PNG)
    while True:
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if end > len(data):
            raise ValueError("a chunk longer than the file")
        if kind[:1].isupper() or kind in _KEPT_CHUNKS:
            kept.append(data[place:end])
        place = end
        if kind == b"IEND":
            return b"".join(kept)
