"""Where things stand on the page of a form that is a workbook: what writing and reading it share."""

from __future__ import annotations

from typing import Final

#: Columns, counted from 0: the keys; titles, names of companies and fields for words; ratings.
KEY: Final = 0
WORDS: Final = 1
RATING: Final = 2
#: How far from its key a field lies.
LABEL_OFFSET: Final = WORDS - KEY
RATING_OFFSET: Final = RATING - KEY
