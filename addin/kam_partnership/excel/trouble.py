"""What Excel's errors mean to the person who clicked, and how long to wait for an Excel that is busy."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kam_partnership.errors import KamError

#: Excel does not take calls now: rejected, to be called later, a cell is being edited.
_BUSY = {-2147418111, -2147417846, -2146777998}
#: There is no Excel at the other end any more: server unavailable, call failed, disconnected, object gone.
_GONE = {-2147023174, -2147023170, -2147417848, -2147220995}
#: Excel understood and refused; its own sentence comes along.
_REFUSED = -2147352567

#: A busy Excel is asked so many times, with so many seconds between.
ATTEMPTS = 40
PAUSE = 0.1


def does_not_answer(error: BaseException) -> bool:
    """True when Excel could not be asked at all, in contrast to an answer that says no."""
    return _is_busy(error) or _codes(error) & _GONE != set()


def explained(error: Exception) -> KamError | None:
    """The error in terms a user can act on; None when there is nothing to say but that it happened."""
    if isinstance(error, KamError):
        return error
    if _is_busy(error):
        return KamError("excel_busy")
    codes = _codes(error)
    if codes & _GONE:
        return KamError("excel_gone")
    if _REFUSED in codes:
        return KamError("excel_refused", reason=_sentence(error))
    return None


def _is_busy(error: BaseException) -> bool:
    # xlwings' own ExcelBusyError exists on Windows only, so it is known by its name.
    return _codes(error) & _BUSY != set() or type(error).__name__ == "ExcelBusyError"


def _codes(error: BaseException) -> set[int]:
    """The numbers of a COM error: its own, and the one Excel gives as its reason."""
    excepinfo = getattr(error, "excepinfo", None)
    return {getattr(error, "hresult", 0), excepinfo[5] if excepinfo else 0}


def _sentence(error: BaseException) -> str:
    """Excel's own words, in the user's language."""
    excepinfo = getattr(error, "excepinfo", None)
    said = (excepinfo[2] if excepinfo else None) or getattr(error, "strerror", None) or ""
    return " ".join(str(said).split())


class _Attempts(int):
    """A number of attempts; whoever compares with it to try once more waits a moment first."""

    def __gt__(self, made: int) -> bool:
        more = int(self) > made
        if more:
            time.sleep(PAUSE)
        return more


@contextmanager
def patience() -> Iterator[None]:
    """Inside, xlwings asks a busy Excel for some seconds; by itself it would ask for ever, without a pause."""
    windows: Any = sys.modules.get("xlwings._xlwindows")
    if windows is None:
        yield
        return
    before = windows.N_COM_ATTEMPTS
    windows.N_COM_ATTEMPTS = _Attempts(ATTEMPTS)
    try:
        yield
    finally:
        windows.N_COM_ATTEMPTS = before
