"""The words of the program: those of its template's language that it needs, filled in when it is built.

In the program of the Lite edition these take the place of their namesakes in ``texts`` and
``workbook.known_formulas``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Final

from kam_partnership.assessment.measures import Horizon
from kam_partnership.texts.language import Language
from kam_partnership.texts.measures import suggestions_for
from kam_partnership.xlsx.formula_shapes import formula_shape

#: In the lists below: a line's end within a text, what stands between its forms for one thing and for several, and
#: the place of a line's key in the heading above it.
LINE_END, NEXT_FORM, STAR = "¶", "¦", "*"


def texts_from(lines: str) -> dict[str, str]:
    """The texts by their keys, of a list: keys with a star in brackets, below them what it stands for, and the text."""
    found, heading = dict[str, str](), ""
    for line in lines.split("\n"):
        key, colon, text = line.partition(": ")
        if colon:
            found[heading.replace(STAR, key)] = text.replace(LINE_END, "\n").replace(NEXT_FORM, "\0")
        else:
            heading = line.strip("[]")
    return found


#: The language of the template.
LANGUAGE: Final = Language.DE
#: The texts by their keys.
TEXTS: Final[Mapping[str, str]] = texts_from("")
#: Words of the other language that a workbook may hold, too: titles of criteria, suggestions, states of measures.
OTHER_WORDS: Final[Mapping[str, str]] = texts_from("")
#: The templates' formulas by their places: the beginnings of the SHA-256 of their shapes, with blanks between them.
FORMULAS: Final[Mapping[str, str]] = texts_from("")
MARK_LENGTH: Final = 8


def _beside(key: str, language: Language) -> Mapping[str, str]:  # noqa: ARG001 - the desktop's signature
    """All texts of the part that holds the key."""
    return TEXTS if language is LANGUAGE else OTHER_WORDS


def as_language(text: object) -> Language | None:
    """The program speaks one language, whichever a cell names; None for a blank one."""
    return LANGUAGE if str(text or "").strip() else None


def locale_language() -> Language:
    """The program speaks one language."""
    return LANGUAGE


def steps_by_text(title: str, *, supplier_invests_more: bool) -> dict[str, Horizon]:
    """Every step that may be suggested for a criterion, in the program's language, with its horizon."""
    found = suggestions_for(title, supplier_invests_more=supplier_invests_more, language=LANGUAGE)
    return {suggestion.of(horizon): horizon for suggestion in found for horizon in Horizon}


def is_accepted(place: str, formula: str, meant: Callable[[str], str] | None) -> bool:  # noqa: ARG001
    """True when a template has such a formula there."""
    accepted = FORMULAS.get(place)
    return accepted is None or mark_of(formula_shape(formula)) in accepted.split()


def mark_of(shape: str) -> str:
    """What the program knows a formula by."""
    return hashlib.sha256(shape.encode()).hexdigest()[:MARK_LENGTH]
