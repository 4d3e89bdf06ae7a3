"""Files that look like workbooks in a folder and are none of ours, each with the key of its error."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl

from kam_partnership.xlsx.package import MAX_UNPACKED_BYTES
from support.many_workbooks import Stamp, random_typed


def _good() -> bytes:
    return Stamp().workbook(random_typed(1))


def _write(make: Callable[[], bytes]) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(make()) and None


def _foreign() -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = "KAM_KeyAccount"
    book.save(stream)
    return stream.getvalue()


def _huge() -> bytes:
    """A zip bomb: it says openly how large it would become."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/workbook.xml", "w") as member:
            block = bytes(1 << 22)
            for _ in range(MAX_UNPACKED_BYTES // len(block) + 1):
                member.write(block)
    return stream.getvalue()


def _flipped() -> bytes:
    """One bit of the main sheet is wrong: the checksum does not fit."""
    data = bytearray(_good())
    info = zipfile.ZipFile(io.BytesIO(data)).getinfo("xl/worksheets/sheet1.xml")
    data[info.header_offset + 30 + len(info.filename) + info.compress_size // 2] ^= 1
    return bytes(data)


def _entities() -> bytes:
    """A part that would grow to gigabytes by its entities."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_good())) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "xl/workbook.xml":
                content = f"{bomb}]><x>&i;</x>".encode()
            new.writestr(info, content)
    return stream.getvalue()


#: How to make it, and the key of the error.
BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "leer": (_write(lambda: b" "), "file_not_a_workbook"),
    "Text": (_write(lambda: b"Kunde;Umsatz\n"), "file_not_a_workbook"),
    "abgeschnitten": (_write(lambda: _good()[:20_000]), "file_not_a_workbook"),
    "gekippt": (_write(_flipped), "file_not_a_workbook"),
    "verschluesselt": (_write(lambda: bytes.fromhex("D0CF11E0A1B11AE1") + bytes(4096)), "file_encrypted"),
    "fremd": (_write(_foreign), "not_ours"),
    "riesig": (_write(_huge), "file_too_large"),
    "Bombe": (_write(_entities), "file_damaged"),
    "im Kreis": (lambda path: path.symlink_to(path.name), "file_not_readable"),
    "Roehre": (os.mkfifo, "file_not_readable"),
}


def write_bad(folder: Path, names: tuple[str, ...] = tuple(BAD)) -> dict[str, str]:
    """One of each kind in the folder; the expected error's key by path."""
    folder.mkdir(parents=True, exist_ok=True)
    expected = {}
    for name in names:
        path = folder / f"{name}.xlsx"
        make, key = BAD[name]
        make(path)
        expected[str(path)] = key
    return expected
