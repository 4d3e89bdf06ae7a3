"""Every access to a COM object counts, and any of them can be made to fail."""

from __future__ import annotations

import functools
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NoReturn

from support.pywin32_stubs import Dispatch

#: HRESULTs as pywin32 tells them.
EXCEPTION = -2147352567
UNKNOWN_NAME = -2147352570
CALL_REJECTED = -2147418111
DISCONNECTED = -2147417848
#: What Excel adds to an EXCEPTION: error 1004, and being busy with a cell that is edited.
ERROR_1004 = -2146827284
EDITING_A_CELL = -2146777998


def com_error(hresult: int, sentence: str = "", scode: int = ERROR_1004) -> Exception:
    """An error as pywin32 raises it; ``sentence`` is what Excel itself says."""
    excepinfo = (0, "Microsoft Excel", sentence, "xlmain11.chm", 0, scode) if hresult == EXCEPTION else None
    error: Exception = sys.modules["pywintypes"].com_error(hresult, "Ausnahmefehler aufgetreten.", excepinfo, None)
    return error


def refuse(sentence: str) -> NoReturn:
    """What Excel does with a wrong request: error 1004."""
    raise com_error(EXCEPTION, sentence)


#: No click needs so many accesses; whoever asks more often will never stop.
_ENDLESS = 50_000


class EndlessError(BaseException):
    """Something asks Excel for ever. No ``except Exception`` catches it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Excel fails at one access, counted from 1; ``lasting`` at that one and all that follow.

    ``late``: at that one access it does what it was asked, and only its answer is lost.
    """

    at: int
    error: Callable[[], Exception]
    lasting: bool = False
    late: bool = False

    def hits(self, number: int) -> bool:
        return (number == self.at and not self.late) or (self.lasting and number > self.at)


@dataclass
class Accesses:
    """What was asked for, in order; ``fault`` decides whether Excel answers."""

    names: list[str] = field(default_factory=list)
    fault: Fault | None = None

    def note(self, name: str) -> None:
        self.names.append(name)
        if len(self.names) > _ENDLESS:
            raise EndlessError(name)
        if self.fault is not None and self.fault.hits(len(self.names)):
            raise self.fault.error()

    def answer(self, number: int) -> None:
        """After the access of that number has done its work."""
        if self.fault is not None and self.fault.late and self.fault.at == number:
            raise self.fault.error()

    @contextmanager
    def of_others(self) -> Iterator[None]:
        """What Excel does by itself inside belongs to nobody's click."""
        names, fault = list(self.names), self.fault
        self.fault = None
        try:
            yield
        finally:
            self.names[:], self.fault = names, fault


class ComObject(Dispatch):
    """Base of the stand-ins. Members that they lack behave as unknown to Excel."""

    def __init__(self, accesses: Accesses) -> None:
        self._accesses = accesses

    @property
    def _oleobj_(self) -> Any:
        def unknown(*_: object) -> NoReturn:
            raise com_error(UNKNOWN_NAME)

        return types.SimpleNamespace(GetIDsOfNames=unknown)

    def __setattr__(self, name: str, value: object) -> None:
        if name[0].isupper() and not isinstance(getattr(type(self), name, None), com_property):
            raise AttributeError(f"Property '{type(self).__name__}.{name}' can not be set.")
        super().__setattr__(name, value)


class com_property:  # noqa: N801 - used as a decorator
    """A property of a COM object: one access to read it, one to set it."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        self._read = read
        self._write: Callable[[Any, Any], None] | None = None

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"{owner.__name__}.{name}"

    def setter(self, write: Callable[[Any, Any], None]) -> com_property:
        self._write = write
        return self

    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            return self
        instance._accesses.note(self._name)
        number = len(instance._accesses.names)
        value = self._read(instance)
        instance._accesses.answer(number)
        return value

    def __set__(self, instance: Any, value: object) -> None:
        instance._accesses.note(f"{self._name} =")
        if self._write is None:
            raise com_error(EXCEPTION, f"{self._name} can only be read")
        number = len(instance._accesses.names)
        self._write(instance, value)
        instance._accesses.answer(number)


def com_method(function: Callable[..., Any]) -> Callable[..., Any]:
    """A method of a COM object, or its default property with arguments: one access."""

    @functools.wraps(function)
    def counted(self: Any, *arguments: object, **named: object) -> Any:
        self._accesses.note(f"{type(self).__name__}.{function.__name__}()")
        # xlwings may hand over its wrappers, which pywin32 knows how to look through.
        plain = [getattr(argument, "_inner", argument) for argument in arguments]
        number = len(self._accesses.names)
        value = function(self, *plain, **named)
        self._accesses.answer(number)
        return value

    return counted
