"""Tables and colour on a terminal, plain columns anywhere else: piped output never waits for a library that draws.

NO_COLOR takes the colour away, FORCE_COLOR brings it into a pipe, a terminal that calls itself dumb gets plain columns.
Where a table does not fit, it does without the columns that can be spared, and then each row becomes a few lines: no
word is broken.
"""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any, Final

from kam_partnership.cli.terminal import ReadableStream
from kam_partnership.plain_text import on_one_line

_GAP: Final = "  "
_BETWEEN: Final = " · "
#: German has long words; what is longer than this is an address or a file, and may be broken.
_LONGEST_WORD: Final = 30
#: What a text is, and how it looks where there is colour.
STRONG, BAD, GOOD, QUIET, CAUTION = "bold", "red", "green", "dim", "yellow"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        heading: what it holds.
        number: True for numbers and dates, which stand right.
        spare: True when a narrow terminal can do without it.
    """

    heading: str
    number: bool = False
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; ``style`` is one of the words above, "" for none."""

    text: str
    style: str = ""


def draws(stream: IO[str] | None = None) -> bool:
    """True where tables are drawn and texts may have a colour: on a terminal, and where FORCE_COLOR asks for it."""
    if os.environ.get("FORCE_COLOR"):
        return True
    target = sys.stdout if stream is None else stream
    return target is not None and target.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")


def width() -> int:
    """So many columns the terminal has, as COLUMNS says or the terminal itself; 80 where neither does."""
    return shutil.get_terminal_size().columns


def say(words: str, style: str = "", stream: IO[str] | None = None) -> None:
    """One paragraph; on a terminal with its style, and broken between words."""
    if draws(stream):
        _console(stream).print(_text(words, style))
    else:
        print(words, file=stream)


def print_table(columns: Sequence[Column], rows: Sequence[Sequence[Cell | str]]) -> None:
    """A table on standard output."""
    cells = [[one if isinstance(one, Cell) else Cell(one) for one in row] for row in rows]
    if not draws():
        _print_plain(columns, cells)
        return
    kept = _fitting(columns, cells)
    if kept is None:
        _print_lines(columns, cells)
    else:
        _print_drawn([columns[place] for place in kept], [[row[place] for place in kept] for row in cells])


def _fitting(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[int] | None:
    """The places of the columns that fit side by side without breaking a word; None where not even those needed do."""
    needed = [_widest_word(column, [row[place].text for row in rows]) for place, column in enumerate(columns)]
    kept = list(range(len(columns)))
    while sum(needed[place] + len(_GAP) for place in kept) > width():
        spare = [place for place in kept if columns[place].spare]
        if not spare:
            return None
        kept.remove(spare[-1])
    return kept


def _widest_word(column: Column, texts: Sequence[str]) -> int:
    """So many columns it takes at least: numbers whole, texts by their longest word, unless that has no end."""
    if column.number:
        return max(map(_columns_of, [*column.heading.split(), *texts]), default=0)
    words = (word for text in (column.heading, *texts) for word in text.split())
    return min(max(map(_columns_of, words), default=0), _LONGEST_WORD)


def _print_plain(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
    """Aligned columns, each as wide as its longest text: for files, other programs and screen readers."""
    lines = [[column.heading for column in columns], *([on_one_line(cell.text) for cell in row] for row in rows)]
    widths = [max(map(_columns_of, texts)) for texts in zip(*lines, strict=True)]
    for line in lines:
        padded = (
            " " * (size - _columns_of(text)) + text if column.number else text + " " * (size - _columns_of(text))
            for column, text, size in zip(columns, line, widths, strict=True)
        )
        print(_GAP.join(padded).rstrip())


def _columns_of(text: str) -> int:
    """So many columns a terminal takes for a text."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(bool(unicodedata.combining(sign)) for sign in text)


def _print_lines(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
    """The first two cells of a row as its first line, the others with their headings below it; blanks left out."""
    from rich.padding import Padding
    from rich.text import Text

    console = _console()
    for row in rows:
        console.print(_text(_BETWEEN.join(cell.text for cell in row[:2] if cell.text), STRONG))
        told = [
            Text.assemble(_text(column.heading, QUIET), " ", _text(cell.text, cell.style))
            for column, cell in zip(columns[2:], row[2:], strict=True)
            if cell.text
        ]
        console.print(Padding(Text(_BETWEEN).join(told), (0, 0, 0, len(_GAP))))


def _print_drawn(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False, header_style=STRONG)
    for column, size in zip(columns, _widths(columns, rows), strict=True):
        side: Any = "right" if column.number else "left"
        table.add_column(_text(column.heading), justify=side, width=size, overflow="fold")
    for row in rows:
        table.add_row(*(_text(cell.text, cell.style) for cell in row))
    _console().print(table)


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """What each column gets of the terminal: its longest word, and of what is left a part of what it would like.

    Not left to rich: where columns have least widths, its tables can become wider than the terminal, and are cut off.
    """
    texts = [[row[place].text for row in rows] for place in range(len(columns))]
    least = [_widest_word(column, its) for column, its in zip(columns, texts, strict=True)]
    liked = [max(map(_columns_of, [c.heading, *its])) for c, its in zip(columns, texts, strict=True)]
    wish = sum(liked) - sum(least)
    left = min(wish, width() - sum(least) - len(_GAP) * len(columns))
    return [few + (left * (much - few) // wish if wish else 0) for few, much in zip(least, liked, strict=True)]


def _text(words: str, style: str = "") -> Any:
    """Words as they are: no markup is read in them, and no sign in them is obeyed."""
    from rich.text import Text

    return Text(on_one_line(words), style=style)


def _console(stream: IO[str] | None = None) -> Any:
    """Where rich draws: behind our stream, which would take its colours for strange signs."""
    from rich.console import Console

    target = sys.stdout if stream is None else stream
    behind = target.behind if isinstance(target, ReadableStream) else target
    return Console(file=behind, width=width(), highlight=False, markup=False, emoji=False)
