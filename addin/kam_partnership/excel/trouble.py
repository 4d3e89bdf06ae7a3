"""What Excel's errors mean to the person who clicked, and how long to wait for an Excel that is busy."""

from __future__ import annotations

import functools
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from kam_partnership.errors import KamError

Answer = TypeVar("Answer")

#: Excel does not take calls now: rejected, to be called later, a cell is being edited.
_BUSY = {-2147418111, -2147417846, -2146777998}
#: There is no Excel at the other end any more: server unavailable, call failed, disconnected, object gone.
_GONE = {-2147023174, -2147023170, -2147417848, -2147220995}
#: Excel understood and refused; its own sentence comes along.
REFUSED = -2147352567

#: A busy Excel is asked so many times, with so many seconds between.
ATTEMPTS = 40
PAUSE = 0.1


def does_not_answer(error: BaseException) -> bool:
    """True when Excel could not be asked at all, in contrast to an answer that says no."""
    return _is_busy(error) or bool(_codes(error) & _GONE)


def unless_refused(ask: Callable[[], Answer]) -> Answer | None:
    """Excel's answer; None where it refuses, as it does where there is nothing to tell.

    Raises:
        Exception: Excel's own error, when it could not be asked at all.
    """
    try:
        return ask()
    except Exception as error:
        if does_not_answer(error):
            raise
        return None


def explained(error: Exception) -> KamError | None:
    """The error in terms a user can act on; None when there is nothing to say but that it happened."""
    if isinstance(error, KamError):
        return error
    if _is_busy(error):
        return KamError("excel_busy")
    if _codes(error) & _GONE:
        return KamError("excel_gone")
    said = [_sentence(one) for one in _with_causes(error) if getattr(one, "hresult", 0) == REFUSED]
    return KamError("excel_refused", reason=said[0]) if said else None


def _is_busy(error: BaseException) -> bool:
    # xlwings' own ExcelBusyError exists on Windows only, so it is known by its name.
    named = any(type(one).__name__ == "ExcelBusyError" for one in _with_causes(error))
    return named or bool(_codes(error) & _BUSY)


def _codes(error: BaseException) -> set[int]:
    """The numbers of COM errors: their own, and those that Excel gives as its reason."""
    errors = _with_causes(error)
    reasons = {one.excepinfo[5] for one in errors if getattr(one, "excepinfo", None)}
    return reasons | {getattr(one, "hresult", 0) for one in errors}


def _with_causes(error: BaseException) -> list[Any]:
    """The error and what led to it: xlwings turns some errors of Excel's into a KeyError."""
    errors: list[Any] = []
    following: BaseException | None = error
    while following is not None:
        errors.append(following)
        following = following.__cause__ or following.__context__
    return errors


def _sentence(error: Any) -> str:
    """Excel's own words, in the user's language."""
    said = (error.excepinfo[2] if error.excepinfo else None) or error.strerror or ""
    return " ".join(str(said).split())


@contextmanager
def patience() -> Iterator[None]:
    """Inside, xlwings asks a busy Excel for some seconds; by itself it would ask for ever, without a pause.

    So xlwings is told to try once, and each way in which it asks Excel is asked again from here.
    """
    windows: Any = sys.modules.get("xlwings._xlwindows")
    if windows is None:
        yield
        return
    asking = [(windows.COMRetryObjectWrapper, name) for name in ("__getattr__", "__setattr__", "__call__")]
    asking.append((windows.COMRetryMethodWrapper, "__call__"))
    before = [(owner, name, getattr(owner, name)) for owner, name in asking]
    attempts = windows.N_COM_ATTEMPTS
    windows.N_COM_ATTEMPTS = 1
    for owner, name, ask in before:
        setattr(owner, name, _patient(ask))
    try:
        yield
    finally:
        windows.N_COM_ATTEMPTS = attempts
        for owner, name, ask in before:
            setattr(owner, name, ask)


def _patient(ask: Callable[..., Any]) -> Callable[..., Any]:
    """The same question, asked again after a pause while Excel is busy."""

    @functools.wraps(ask)
    def patient(*arguments: Any, **named: Any) -> Any:
        for _ in range(ATTEMPTS - 1):
            try:
                return ask(*arguments, **named)
            except Exception as error:
                # pywin32 takes a busy Excel for one that lacks the property which is to be set.
                if not (_is_busy(error) or isinstance(error, AttributeError)):
                    raise
            time.sleep(PAUSE)
        return ask(*arguments, **named)

    return patient
