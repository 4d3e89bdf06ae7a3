"""What was understood of small pieces of files, remembered: the same ones stand in workbook after workbook."""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable
from typing import Final, TypeVar, TypeVarTuple

#: Longer pieces are understood anew each time: what is remembered takes a few megabytes, whatever the files hold.
LONGEST: Final = 64 * 1024
_MOST: Final = 256

_Rest = TypeVarTuple("_Rest")
_Result = TypeVar("_Result", bound=Hashable)


def remembered(function: Callable[[bytes, *_Rest], _Result]) -> Callable[[bytes, *_Rest], _Result]:
    """Remember a pure function's last answers. What it raises is not remembered; an answer cannot be changed."""
    cached = functools.lru_cache(maxsize=_MOST)(function)

    def answer(content: bytes, *rest: *_Rest) -> _Result:
        return (cached if len(content) <= LONGEST else function)(content, *rest)

    return answer
