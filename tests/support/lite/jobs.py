"""Runs scripts of the Lite program on the stand-in; the same in CPython and, by ``pyodide.mjs``, in Pyodide.

Needs xlwings and ``book.py`` beside it, nothing else.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import sys
import time
import types
from typing import Any

#: Seconds of the processor; in Pyodide, whose Python cannot tell them, Node does (pyodide.mjs).
clock = time.process_time


def program_of(source: str) -> dict[str, Any]:
    """The program, run once as the pane does."""
    module = types.ModuleType("main")
    sys.modules["main"] = module
    exec(compile(source, "main.py", "exec"), module.__dict__)
    return module.__dict__


async def run_job(program: dict[str, Any], job: dict[str, Any], book: Any) -> dict[str, Any]:
    """One click.

    Args:
        program: see ``program_of``.
        job: "script" is the function's name, "now" an ISO date, "arguments" those of the script's form; with "brief"
            nothing but the seconds is kept.
        book: of the stand-in.
    """
    moment = dt.datetime.fromisoformat(job["now"])
    program["now"], program["today"] = lambda: moment, moment.date
    told = io.StringIO()
    began = clock()
    with contextlib.redirect_stdout(told):
        await program[job["script"]](book, **job.get("arguments", {}))
    seconds = clock() - began
    await book.flush()  # as the pane does when a script is through
    if job.get("brief"):
        return {"seconds": seconds}
    return {"done": book.impl.done, "asked": book.impl.asked, "told": told.getvalue(), "seconds": seconds}


async def run_all(text: str, open_lite: Any) -> str:
    """Many jobs, each on a book of its own: {"program": …, "payloads": […], "jobs": […]}, as JSON in and out."""
    work = json.loads(text)
    program = program_of(work["program"])
    results = []
    for job in work["jobs"]:
        payload = json.loads(json.dumps(work["payloads"][job["payload"]]))
        results.append(await run_job(program, job, open_lite(payload, job.get("fails_at"))))
    return json.dumps(results)
