"""The six clicks of the pane: what runs them there, and what does the same without Excel."""

from __future__ import annotations

import asyncio
import copy
import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import xlwings as xw

from kam_partnership.errors import KamError
from kam_partnership.excel import add_from_catalogue, commands, snapshot, suggest_measures
from kam_partnership.headless.session import open_book
from kam_partnership.texts import Language, error_text
from support.lite.book import open_lite
from support.lite.jobs import run_job
from support.lite.payload import all_values, do_actions

NOW = dt.datetime(2026, 11, 28, 10, 0)

#: Script -> the command that the ribbon's button of that name runs.
COMMANDS: Mapping[str, Callable[[xw.Book], object]] = {
    "recompute": lambda book: commands.recompute(book, now=NOW),
    "add_criterion": commands.add_empty_criterion,
    "check": commands.check,
    "snapshot": lambda book: snapshot.snapshot(book, today=NOW.date()),
    "suggest_measures": suggest_measures.suggest_measures,
    "add_from_catalogue": add_from_catalogue.add_chosen,
}


def job(script: str, language: str = "de", payload: int = 0, **details: Any) -> dict[str, Any]:
    """A click as ``jobs.py`` takes it."""
    return {"payload": payload, "script": f"script_{script}_{language}", "now": NOW.isoformat(), **details}


def click(program: dict[str, Any], payload: dict[str, Any], script: str, **details: Any) -> tuple[dict[str, Any], Any]:
    """One click in this Python: what came of it, and the stand-in's book."""
    book = open_lite(copy.deepcopy(payload), details.pop("fails_at", None), stays_so=details.pop("stays_so", False))
    return asyncio.run(run_job(program, job(script, **details), book)), book.impl


def values_without_excel(path: Path, script: str) -> tuple[dict[str, Any], str]:
    """Every cell of the workbook after the command, and why it was refused; "" when it was not."""
    refused = ""
    with open_book(path) as book:
        try:
            COMMANDS[script](book)
        except KamError as error:
            refused = error_text(error, Language.DE)
        return all_values(book), refused


def values_after(path: Path, actions: list[list[Any]]) -> dict[str, Any]:
    """Every cell of the workbook after what a script has done."""
    with open_book(path) as book:
        do_actions(book, actions)
        return all_values(book)
