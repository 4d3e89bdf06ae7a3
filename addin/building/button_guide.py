"""The page of the documentation that shows every button: its table follows from the ribbon's table and texts.

What stands around the table is written by hand, in docs/knoepfe.md and docs/buttons.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kam_partnership.excel.buttons import GROUPS, Button
from kam_partnership.texts import Language, text

DOCUMENTS = {Language.DE: "knoepfe.md", Language.EN: "buttons.md"}
FOLDER = Path(__file__).resolve().parents[2] / "docs"
_BEGIN, _END = "<!-- buttons: made by addin/build.py -->", "<!-- end of buttons -->"
#: Beside the name of a button that works everywhere.
_EVERYWHERE = "°"
_ICONS = "../addin/ribbon/icons"


def button_guides() -> dict[Path, bytes]:
    """Both pages with today's table; nothing where there is no documentation, as in an installed package."""
    pages = {FOLDER / name: language for language, name in DOCUMENTS.items()}
    return {path: _page(path, language).encode() for path, language in pages.items() if path.exists()}


def _page(path: Path, language: Language) -> str:
    """The page with its table made anew.

    Raises:
        ValueError: when the page has lost the marks between which the table stands.
    """
    before, begin, rest = path.read_text(encoding="utf-8").partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise ValueError(f"{path}: the table stands between {_BEGIN} and {_END}")
    return f"{before}{begin}\n\n" + "\n".join(_table(language)) + f"\n\n{end}{after}"


def _table(language: Language) -> Iterator[str]:
    yield "| | | |"
    yield "| --- | --- | --- |"
    for group in GROUPS:
        yield f"| | *{text(f'control.{group.control_id}.label', language)}* | |"
        yield from (_row(button, language) for button in group.buttons)


def _row(button: Button, language: Language) -> str:
    label = text(f"control.{button.control_id}.label", language)
    tip = text(f"control.{button.control_id}.supertip", language)
    everywhere = f" {_EVERYWHERE}" if button.anywhere else ""
    icon = f'<img src="{_ICONS}/{button.name}.png" width="32" alt="">'  # the name stands beside it
    return f"| {icon} | **{label}**{everywhere} | {first_sentence(tip)} |"


def first_sentence(words: str) -> str:
    """Up to the first full stop that ends a sentence; one behind a single letter, as in "z. B.", ends none."""
    found = re.match(r".+?(?<!\b\w)[.!?](?=\s+[„“\"A-ZÄÖÜ]|$)", words, re.DOTALL)
    return found[0] if found else words
