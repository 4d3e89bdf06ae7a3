"""What the ribbon's buttons say and ask, here in the task pane.

In the program of the Lite edition these take the places of their namesakes in ``excel``, in the modules ``change``,
``click``, ``host``, ``live_functions``, ``trouble`` and ``values``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from kam_partnership.cells import CellValue
from kam_partnership.errors import Refused
from kam_partnership.lite.words import LANGUAGE
from kam_partnership.texts import Language


def tell(book: Any, message: str) -> None:
    """Tell a result."""
    book.told.append(message)


def tell_change(book: Any, message: str, language: Language) -> None:  # noqa: ARG001 - the ribbon's own signature
    """Tell what was changed."""
    tell(book, message)


def show(book: Any, message: str, language: Language) -> None:  # noqa: ARG001
    """Tell what a dialog would say on the desktop."""
    tell(book, message)


def language_of(book: Any) -> Language:  # noqa: ARG001
    """The only language that the program holds."""
    return LANGUAGE


def ask(book: Any, question: str, language: Language) -> bool:  # noqa: ARG001
    """Whether the person agreed beforehand, in the form above the button: nobody can be asked in between.

    Raises:
        Refused: when not; nothing is written.
    """
    if book.agrees:
        return True
    raise Refused("lite_agree_first", question=question)


def with_functions(live: Any, rows: Any, functions: Any) -> Any:  # noqa: ARG001 - the desktop's signature
    """The add-in of the desktop, whose worksheet functions these are, is not there: recompute writes values."""
    return rows


def does_not_answer(error: BaseException) -> bool:  # noqa: ARG001
    """Excel answers while a command runs, since it was asked before."""
    return False


@contextmanager
def one_change() -> Iterator[ExitStack]:
    """Nothing is done before the command is through, so that it never has to take anything back."""
    yield ExitStack()


@contextmanager
def after_the_change() -> Iterator[None]:
    """Neither does what follows come any later."""
    yield


answer_of_the_change = after_the_change


def as_cell_value(value: CellValue) -> CellValue:
    """The port has understood already what Excel handed over."""
    return value
