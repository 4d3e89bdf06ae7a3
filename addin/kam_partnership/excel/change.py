"""Changing a workbook as a whole or not at all, though it takes several steps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from kam_partnership.errors import ChangeIncomplete, ChangeNotShown, ChangeUncertain, UnsupportedWithoutExcel
from kam_partnership.excel.trouble import does_not_answer


@contextmanager
def one_change() -> Iterator[ExitStack]:
    """Steps that belong together.

    After each step that changes something, its undoing is registered with ``callback``. When a later step fails,
    the changes are taken back, the latest first.

    Raises:
        ChangeIncomplete: when they cannot be taken back.
    """
    undo = ExitStack()
    try:
        yield undo
    except Exception:
        try:
            undo.close()
        except UnsupportedWithoutExcel:
            pass  # a file that is worked on without Excel is not saved when a command fails
        except Exception as error:
            raise ChangeIncomplete("change_incomplete") from error
        raise


@contextmanager
def after_the_change() -> Iterator[None]:
    """What follows a change that is complete: when it fails, the user must not be told that nothing changed.

    Raises:
        ChangeNotShown: when it fails.
    """
    try:
        yield
    except Exception as error:
        raise ChangeNotShown("change_not_shown") from error


@contextmanager
def answer_of_the_change() -> Iterator[None]:
    """A single call that is the whole change, and not worth a second one that reads what stood there before.

    Raises:
        ChangeUncertain: when Excel does not answer: it may have done it all the same.
    """
    try:
        yield
    except Exception as error:
        if does_not_answer(error):
            raise ChangeUncertain("change_uncertain") from error
        raise
