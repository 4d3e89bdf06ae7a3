"""The ribbon's entry points: ``ribbon.<button>()`` for each button of ``buttons``, called by the add-in's VBA.

Nothing here may end in a traceback: ``click.run`` tells whatever fails in one dialog, be it only that a button's
code cannot be imported. That code is imported by the click, so that no button waits for another's.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable

import xlwings as xw

from kam_partnership.excel import click
from kam_partnership.excel.buttons import group_of


def command_of(name: str) -> Callable[[xw.Book], None]:
    """What a click on the button does with a workbook, imported now.

    Raises:
        KeyError: when there is no such button.
    """
    group = group_of(name)
    if group is None:
        raise KeyError(name)
    command: Callable[[xw.Book], None] = getattr(importlib.import_module(group.module), name)
    return command


def __getattr__(name: str) -> Callable[[], None]:
    """The function that VBA calls for the button of that name."""
    if group_of(name) is None:
        raise AttributeError(f"the ribbon has no button {name}")

    def command(book: xw.Book) -> None:
        command_of(name)(book)  # imported here, where a failure is told

    return lambda: click.run(command)
