"""What is known of the fields of a form that is a PDF by whoever makes and whoever reads it."""

from __future__ import annotations

from typing import Final

#: The field with the form's reference.
CODE_FIELD: Final = "code"
#: Between the title of a criterion and the rest of a field's label, in which it does not stand. No sign of Latin-1,
#: so that ReportLab writes the label as UTF-16: in its other encoding a soft hyphen is lost.
_SIGN: Final = " \u2502 "


def label(title: str, rest: str) -> str:
    """What screen readers say of a field: the title of the criterion, and what the field is for."""
    rest = rest.replace(_SIGN.strip(), "/")
    return f"{title}{_SIGN}{rest}" if title else rest


def label_parts(words: str) -> tuple[str, str]:
    """Title and rest of a label; "" for a title that is not there."""
    title, _, rest = words.rpartition(_SIGN)
    return title, rest
