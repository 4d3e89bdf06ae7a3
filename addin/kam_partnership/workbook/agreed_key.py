"""Which criterion a row of agreed ratings is: its title, and which one of that title."""

from __future__ import annotations

from kam_partnership.texts.criteria import same_criterion

#: What two rows share that are the same criterion.
Key = tuple[object, int]
_SEPARATOR = "|"


def agreed_key(title: str, occurrence: int) -> str:
    """As it stands in the hidden column of the page, whatever people make of the title beside it."""
    return f"{occurrence}{_SEPARATOR}{title}"


def key_of(written: object, title: str) -> Key:
    """From what stands in the hidden column; from the title in a row that people added themselves."""
    number, separator, own = str(written or "").partition(_SEPARATOR)
    if separator and number.isdecimal():
        return same_criterion(own), int(number)
    return same_criterion(title), 1
