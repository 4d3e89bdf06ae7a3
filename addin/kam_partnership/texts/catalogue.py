"""Every text by its key, in either language, read from the compiled file of its part when it is first asked for.

``de/findings.po`` is the German wording of findings, ``en/findings.po`` the English one; ``findings.mo`` beside it is
what ``python addin/build.py`` compiles from it. A key's first word says which part it stands in.
"""

from __future__ import annotations

import functools
import struct
from collections.abc import Callable, Iterator, Mapping
from itertools import count, takewhile
from pathlib import Path
from typing import TypeVar

from kam_partnership.texts.language import Language

Made = TypeVar("Made")

#: The parts, each with the first words of its keys.
PARTS: Mapping[str, tuple[str, ...]] = {
    # --- the workbook
    "workbook": (
        *("sheet", "head", "format", "page", "tile", "line", "input", "footer", "settings", "side"),
        *("history", "measures", "catalog", "questions", "rate"),
    ),
    "zones": ("zone", "meaning", "advice"),
    "verdict": ("verdict", "target", "since"),
    "figures": ("figure", "explain", "robust"),
    "charts": ("diagram", "trend", "profile", "gaps"),
    "analysis": ("analysis", "gap_question"),
    "findings": ("finding", "value"),
    "guide": ("guide",),
    "criteria": ("criteria", "set"),
    "questions": ("question",),
    "talk": ("talk",),
    "suggestions": ("suggestion",),
    # --- what is made of workbooks
    "report": ("report",),
    "portfolio": ("portfolio",),
    "merge": ("merge", "survey", "adopt"),
    "form": ("form", "mail"),
    "sending": ("prepare",),
    "upgrade": ("carry",),
    "import": ("list",),
    # --- ribbon, worksheet functions, command line
    "ribbon_labels": ("control", "message"),
    "ribbon_messages": ("ribbon", "file", "diagnosis", "about", "chart", "snapshot"),
    "lite": ("lite",),
    "functions": ("wizard", "cell"),
    "command_line": ("cli", "usage"),
    "help": ("help",),
    "installation": ("install", "uninstall", "it_folder"),
    "bundle": ("bundle", "setup"),
    "doctor": ("doctor",),
    "errors": ("error", "repair"),
}

_PART_OF = {word: part for part, words in PARTS.items() for word in words}
_FOLDER = Path(__file__).parent
#: Stands between the forms of a text that a count decides about.
_NEXT_FORM = "\0"


@functools.cache
def part_texts(language: Language, part: str) -> Mapping[str, str]:
    """All texts of a part by their keys.

    Not through Python's ``gettext``: that takes four times as long for a file, and no click needs it otherwise.
    """
    content = (_FOLDER / language / f"{part}.mo").read_bytes()
    size, keys, words = struct.unpack_from("<3I", content, 8)
    pieces = [
        content[start : start + length].decode()
        for table in (keys, words)
        for length, start in struct.iter_unpack("<2I", content[table : table + 8 * size])
    ]
    # A text with two forms has its key twice; the key "" stands for what the file says about itself.
    named = zip(pieces[:size], pieces[size:], strict=True)
    return {key.partition(_NEXT_FORM)[0]: text for key, text in named if key}


class InEachLanguage(Mapping[Language, Made]):
    """Something made of texts, in each language; made when it is first asked for."""

    def __init__(self, make: Callable[[Language], Made]) -> None:
        self._make = functools.cache(make)

    def __getitem__(self, language: Language) -> Made:
        return self._make(Language(language))

    def __iter__(self) -> Iterator[Language]:
        return iter(Language)

    def __len__(self) -> int:
        return len(Language)


def _beside(key: str, language: Language) -> Mapping[str, str]:
    return part_texts(language, _PART_OF[key.partition(".")[0]])


def text(key: str, language: Language, **values: object) -> str:
    """The text of a key with its blanks filled in.

    ``count`` chooses between the forms for one thing and for several, as both languages' files say (Plural-Forms).

    Raises:
        KeyError: for a key that has no text, or a blank without a value: a mistake in this program.
    """
    words = _beside(key, language)[key]
    if _NEXT_FORM in words:
        one, several = words.split(_NEXT_FORM)
        words = one if values["count"] == 1 else several
    return words.format(**values) if values else words


def has_text(key: str, language: Language) -> bool:
    """True when there is a text of that key."""
    return key in _beside(key, language)


def texts_below(word: str, language: Language) -> dict[str, str]:
    """All texts whose keys begin with that word, by their keys."""
    return {key: text for key, text in _beside(word, language).items() if key.startswith(f"{word}.")}


def numbered(stem: str, language: Language, ending: str = "") -> tuple[str, ...]:
    """The texts ``stem.1``, ``stem.2`` and so on, as many as there are; with an ending: ``stem.1.ending`` …"""
    texts = _beside(stem, language)
    keys = (f"{stem}.{number}.{ending}".rstrip(".") for number in count(1))
    return tuple(texts[key] for key in takewhile(texts.__contains__, keys))
