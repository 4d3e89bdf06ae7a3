"""Thousands of filled workbooks in seconds: the template's packed parts as they are, only the main sheet anew."""

from __future__ import annotations

import functools
import json
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.sax.saxutils import escape

from kam_partnership.assessment.measures import Status
from kam_partnership.texts import Language
from kam_partnership.texts.criteria import CRITERIA
from kam_partnership.texts.measures import STATUSES
from support.workbooks import GERMAN

_MAIN_SHEET, _HISTORY, _MEASURES = (f"xl/worksheets/sheet{number}.xml" for number in (1, 6, 4))
_FIRST_ROW, _ROWS = 10, 16
#: Where the tables of measures and of the history have their first row.
_FIRST_MEASURE, _FIRST_STATE = 10, 27
#: Its range in the template, and with any number of states.
_HISTORY_RANGE = "B26:N{}"
_TITLES = [criterion.title for criterion in CRITERIA[Language.DE][:_ROWS]]
_LOCAL, _CENTRAL, _END = "<4s5H3I2H", "<4s6H3I5H2I", "<4s4H2IH"


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed into a generated workbook: who, when (serial number), ratings of both sides from row 1 on.

    Attributes:
        target: where both sides want to be.
        evidence: of the first rows.
        states: saved assessments, the day and the ratings of each.
        measures: what is to be done, its status, the day it is due.
    """

    key_account: str
    ratings: Sequence[tuple[float, float]]
    supplier: str = "Muster AG"
    date: float | None = 46347.0
    titles: Sequence[str] = field(default=())
    target: tuple[float, float] | None = None
    evidence: Sequence[str] = ()
    states: Sequence[tuple[float, Sequence[tuple[float, float]]]] = ()
    measures: Sequence[tuple[str, Status, float]] = ()


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


def random_year(number: int) -> Typed:
    """The same account after some years of use: with target, evidence, saved states and measures."""
    typed, chance = random_typed(number), random.Random(-1 - number)
    day = typed.date or 0.0
    states = [
        (day - 91.0 * ago, [tuple(_moved(rating, chance) for rating in pair) for pair in typed.ratings])
        for ago in range(chance.randint(4, 9), 0, -1)
    ]
    evidence = [f"Beispiel {number}: Termin im Frühjahr, {place}" for place in range(chance.randint(3, _ROWS))]
    todo = [(f"Maßnahme {n} für {typed.key_account}", chance.choice(list(Status)), day + 30.0 * n) for n in range(1, 6)]
    target = 6.0 + chance.randint(0, 6) / 2, 6.0 + chance.randint(0, 6) / 2
    return replace(typed, target=target, evidence=evidence, states=states, measures=todo)


def _moved(rating: float, chance: random.Random) -> float:
    return round(min(10.0, max(0.0, rating + chance.gauss(0, 1))), 1)


class Stamp:
    """Makes copies of the template with other contents of the main sheet, the history and the measures."""

    def __init__(self, template: Path = GERMAN) -> None:
        data = template.read_bytes()
        with zipfile.ZipFile(template) as archive:
            self._table = next(
                name
                for name in archive.namelist()
                if name.startswith("xl/tables/") and b'displayName="KAM_History"' in archive.read(name)
            )
            self._text = {part: archive.read(part).decode() for part in (_MAIN_SHEET, _HISTORY, _MEASURES, self._table)}
            self._members = {
                info.filename: (info.CRC, info.compress_size, info.file_size, _packed(data, info))
                for info in archive.infolist()
            }

    def workbook(self, typed: Typed) -> bytes:
        """The file."""
        changed = {_MAIN_SHEET: _filled(self._text[_MAIN_SHEET], *_main_cells(typed))}
        if typed.measures:
            changed[_MEASURES] = _filled(self._text[_MEASURES], *_measure_cells(typed))
        if typed.states:
            last = _FIRST_STATE + len(typed.states) - 1
            changed[_HISTORY] = _with_states(self._text[_HISTORY], typed)
            changed[self._table] = self._text[self._table].replace(
                f'"{_HISTORY_RANGE.format(_FIRST_STATE)}"', f'"{_HISTORY_RANGE.format(last)}"'
            )
        return _zipped(self._members | {part: _deflated(text.encode()) for part, text in changed.items()})


def _main_cells(typed: Typed) -> tuple[dict[str, str], dict[str, float]]:
    texts = {"B3": typed.key_account, "I3": typed.supplier}
    texts |= {f"C{_FIRST_ROW + index}": title for index, title in enumerate(typed.titles)}
    texts |= {f"H{_FIRST_ROW + index}": words for index, words in enumerate(typed.evidence)}
    numbers = {} if typed.date is None else {"L3": typed.date}
    for row, (supplier, key_account) in enumerate(typed.ratings, start=_FIRST_ROW):
        numbers |= {f"E{row}": supplier, f"F{row}": key_account}
    if typed.target is not None:
        numbers |= dict(zip(("E6", "F6"), typed.target, strict=True))
    return texts, numbers


def _measure_cells(typed: Typed) -> tuple[dict[str, str], dict[str, float]]:
    rows = list(enumerate(typed.measures, start=_FIRST_MEASURE))
    texts = {f"D{row}": words for row, (words, _, _) in rows}
    texts |= {f"I{row}": STATUSES[Language.DE][status] for row, (_, status, _) in rows}
    return texts, {f"H{row}": due for row, (_, _, due) in rows}


def _with_states(sheet: str, typed: Typed) -> str:
    """The history's sheet with a row like the first one for each state."""
    found = re.search(rf'<row r="{_FIRST_STATE}".*?</row>', sheet)
    assert found is not None
    rows = []
    for row, (day, ratings) in enumerate(typed.states, start=_FIRST_STATE):
        criteria = [[title, 1, *pair] for title, pair in zip(_TITLES, ratings, strict=False)]
        saved = json.dumps({"v": 1, "settings": [0, 10, 1.5, 4, 7], "criteria": criteria}, ensure_ascii=False)
        scores = [sum(side) / len(side) for side in zip(*ratings, strict=True)]
        like_the_first = re.sub(rf'(r="[A-Z]*){_FIRST_STATE}"', rf'\g<1>{row}"', found[0])
        texts, numbers = {f"C{row}": "A. Beispiel", f"L{row}": saved}, {f"B{row}": day}
        rows.append(_filled(like_the_first, texts, numbers | dict(zip((f"D{row}", f"E{row}"), scores, strict=True))))
    return sheet.replace(found[0], "".join(rows))


def _filled(sheet: str, texts: Mapping[str, str], numbers: Mapping[str, float]) -> str:
    """The sheet's cells with other contents and the same looks."""
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
    return sheet


@functools.lru_cache(maxsize=16)  # the table's ranges
def _deflated(content: bytes) -> tuple[int, int, int, bytes]:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    return zlib.crc32(content), len(packed), len(content), packed


def write_many(folder: Path, count: int, typed: Callable[[int], Typed] = random_typed) -> list[Path]:
    """So many workbooks in folders of 500; ``typed`` says what stands in each."""
    stamp, paths = Stamp(), []
    for number in range(count):
        path = folder / f"Region {number // 500:02d}" / f"Account {number:05d}.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(stamp.workbook(typed(number)))
        paths.append(path)
    return paths


def _packed(data: bytes, info: zipfile.ZipInfo) -> bytes:
    start = info.header_offset
    lengths = struct.unpack_from("<2H", data, start + 26)
    start += 30 + sum(lengths)
    return data[start : start + info.compress_size]


def _zipped(members: Mapping[str, tuple[int, int, int, bytes]]) -> bytes:
    local, central, offset = [], [], 0
    for name, (crc, packed_size, size, packed) in members.items():
        encoded = name.encode()
        common = (20, 0, 8, 0, 33, crc, packed_size, size, len(encoded), 0)
        header = struct.pack(_LOCAL, b"PK\x03\x04", *common) + encoded
        local += [header, packed]
        central.append(struct.pack(_CENTRAL, b"PK\x01\x02", 20, *common, 0, 0, 0, 0, offset) + encoded)
        offset += len(header) + len(packed)
    directory = b"".join(central)
    end = struct.pack(_END, b"PK\x05\x06", 0, 0, len(central), len(central), len(directory), offset, 0)
    return b"".join([*local, directory, end])
