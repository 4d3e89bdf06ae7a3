"""Thousands of filled workbooks in seconds: the template's packed parts as they are, only the main sheet anew."""

from __future__ import annotations

import random
import re
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from support.workbooks import GERMAN

_MAIN_SHEET, _HISTORY, _MEASURES = (f"xl/worksheets/sheet{number}.xml" for number in (1, 6, 4))
_FIRST_ROW, _ROWS = 10, 16
_LOCAL, _CENTRAL, _END = "<4s5H3I2H", "<4s6H3I5H2I", "<4s4H2IH"


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed into a generated workbook: who, when (serial number), ratings of both sides from row 1 on."""

    key_account: str
    ratings: Sequence[tuple[float, float]]
    supplier: str = "Muster AG"
    date: float | None = 46347.0
    titles: Sequence[str] = field(default=())


def random_typed(number: int) -> Typed:
    """Ratings that spread over the whole diagram; the same for the same number."""
    chance = random.Random(number)
    base, lean = chance.gauss(5.5, 2), chance.gauss(-0.3, 1.8)
    ratings = [
        tuple(round(min(10, max(0, base + side * lean / 2 + chance.gauss(0, 1.2))), 1) for side in (-1, 1))
        for _ in range(_ROWS)
    ]
    words = ("Nord", "Alpen", "Rhein", "Donau", "Elbe", "Main", "Isar", "Spree", "Weser", "Neckar")
    kinds = ("Handel", "Technik", "Logistik", "Chemie", "Versorgung", "Klinik", "Bau", "Energie")
    name = f"{chance.choice(words)}-{chance.choice(kinds)} {chance.choice(('AG', 'GmbH', 'SE'))} {number}"
    return Typed(name, ratings, date=46347.0 - chance.randint(0, 500))


class Stamp:
    """Makes copies of the template with other contents of the main sheet."""

    def __init__(self, template: Path = GERMAN) -> None:
        data = template.read_bytes()
        with zipfile.ZipFile(template) as archive:
            self._sheet = archive.read(_MAIN_SHEET).decode()
            self._members = [
                (info.filename, info.CRC, info.compress_size, info.file_size, _packed(data, info))
                for info in archive.infolist()
                if info.filename != _MAIN_SHEET
            ]

    def workbook(self, typed: Typed) -> bytes:
        """The file."""
        sheet = self._sheet
        texts = {"B3": typed.key_account, "I3": typed.supplier}
        texts |= {f"C{_FIRST_ROW + index}": title for index, title in enumerate(typed.titles)}
        numbers = {} if typed.date is None else {"L3": typed.date}
        for row, (supplier, key_account) in enumerate(typed.ratings, start=_FIRST_ROW):
            numbers |= {f"E{row}": supplier, f"F{row}": key_account}
        cells = {a: (' t="inlineStr"', f"<is><t>{escape(text)}</t></is>") for a, text in texts.items()}
        cells |= {address: ("", f"<v>{number!r}</v>") for address, number in numbers.items()}
        done: set[str] = set()

        def cell(match: re.Match[str]) -> str:
            if match[1] not in cells:
                return match[0]
            done.add(match[1])
            kind, content = cells[match[1]]
            return f'<c r="{match[1]}"{match[2]}{kind}>{content}</c>'

        sheet = re.sub(r'<c r="([A-Z]+\d+)"((?: s="\d+")?)[^>]*?(?:/>|>.*?</c>)', cell, sheet)
        assert done == set(cells), set(cells) - done
        content = sheet.encode()
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush()
        return _zipped([*self._members, (_MAIN_SHEET, zlib.crc32(content), len(packed), len(content), packed)])


def write_many(folder: Path, count: int) -> list[Path]:
    """So many workbooks in folders of 500."""
    stamp, paths = Stamp(), []
    for number in range(count):
        path = folder / f"Region {number // 500:02d}" / f"Account {number:05d}.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(stamp.workbook(random_typed(number)))
        paths.append(path)
    return paths


def _packed(data: bytes, info: zipfile.ZipInfo) -> bytes:
    start = info.header_offset
    lengths = struct.unpack_from("<2H", data, start + 26)
    start += 30 + sum(lengths)
    return data[start : start + info.compress_size]


def _zipped(members: Sequence[tuple[str, int, int, int, bytes]]) -> bytes:
    local, central, offset = [], [], 0
    for name, crc, packed_size, size, packed in members:
        encoded = name.encode()
        common = (20, 0, 8, 0, 33, crc, packed_size, size, len(encoded), 0)
        header = struct.pack(_LOCAL, b"PK\x03\x04", *common) + encoded
        local += [header, packed]
        central.append(struct.pack(_CENTRAL, b"PK\x01\x02", 20, *common, 0, 0, 0, 0, offset) + encoded)
        offset += len(header) + len(packed)
    directory = b"".join(central)
    end = struct.pack(_END, b"PK\x05\x06", 0, 0, len(central), len(central), len(directory), offset, 0)
    return b"".join([*local, directory, end])
