"""All commands and what each of them takes; what they do stands in the modules beside this one."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable
from pathlib import Path

from kam_partnership import __version__
from kam_partnership.cli import parsing
from kam_partnership.cli.parsing import Parser
from kam_partnership.texts import Language
from kam_partnership.texts.criteria import CriteriaSet

Command = Callable[[argparse.Namespace], int]

#: Of the template; shipped_files.Edition says it to programs.
EDITIONS = ("plain", "lite")
#: What a column of a CRM export may be about; portfolio.crm_rows.Field says it to programs.
_FIELDS = "account, file, revenue, potential, owner, segment, currency"

#: The kinds of Windows that a bundle can be for; bundle.targets.Target says it to programs.
_WINDOWS = ("win-amd64", "win-arm64")


def parser(language: Language) -> Parser:
    """The whole command line, explained in that language."""
    whole = Parser(language=language, about="program", prog="kam-partnership")
    whole.option("--version", action="version", version=f"kam-partnership {__version__}")
    command = whole.commands()
    command("demo", _demo)
    command("new", _new)
    command("upgrade", _upgrade)
    command("score", _score)
    command("check", _check)
    command("recompute", _recompute)
    command("criteria", _criteria)
    command("rate", _rate)
    command("render", _render)
    command("report", _report)
    command("snapshot", _snapshot)
    command("target", _target)
    command("measures", _measures)
    command("survey", _survey)
    command("merge", _merge)
    command("adopt", _adopt)
    command("portfolio", _portfolio)
    command("calendar", _calendar)
    command("prepare", _prepare)
    command("install", _install)
    command("uninstall", _uninstall)
    command("doctor", _doctor)
    command("bundle", _bundle)
    command("completion", _completion)
    command("help", lambda help_: help_.input("words", "command", nargs="*", completer=whole.names_of_commands))
    return whole


def _later(module: str, function: str) -> Command:
    """A command whose module is loaded when it runs: what ``score`` does not need, it does not wait for."""

    def command(options: argparse.Namespace) -> int:
        return int(getattr(importlib.import_module(f"kam_partnership.cli.{module}"), function)(options))

    return command


def _workbook(command: Parser) -> None:
    command.input("file", "file", type=Path)


def _output(command: Parser) -> None:
    """A result in a file of its own."""
    command.option("-o", "--out", type=Path, required=True, value="file")
    command.flag("--force")
    command.flag("--open")


def _in_place(command: Parser) -> None:
    """A result that replaces the workbook unless it is wanted elsewhere."""
    command.option("-o", "--out", type=Path, value="file")
    command.flag("--force")
    command.flag("--open")


def _demo(command: Parser) -> None:
    command.option("-o", "--out", type=Path, default=Path("kam-partnership-demo"), value="folder")
    command.flag("--open")
    command.set_defaults(command=_later("edit", "demo"))


def _new(command: Parser) -> None:
    _workbook(command)
    command.option("--account", default="", value="name")
    command.option("--supplier", default="", value="name")
    command.option("--from", type=Path, dest="source", value="list")
    command.option("--edition", choices=EDITIONS, default="plain")
    command.flag("--yes")
    command.flag("--force")
    command.flag("--open")
    command.set_defaults(command=_new_or_import)


def _new_or_import(options: argparse.Namespace) -> int:
    command = _later("edit", "new") if options.source is None else _later("importing", "import_list")
    return command(options)


def _upgrade(command: Parser) -> None:
    _workbook(command)
    command.option("--edition", choices=EDITIONS)
    _in_place(command)
    command.set_defaults(command=_later("carry", "upgrade"))


def _score(command: Parser) -> None:
    _inspect(command, "score")
    command.option("--format", choices=("table", "json", "csv"), default="")


def _check(command: Parser) -> None:
    _inspect(command, "check")


def _inspect(command: Parser, function: str) -> None:
    command.input("files", "file", type=Path, nargs="+")
    command.flag("--json")
    command.set_defaults(command=_later("inspect", function))


def _recompute(command: Parser) -> None:
    _workbook(command)
    _in_place(command)
    command.set_defaults(command=_later("edit", "recompute"))


def _criteria(command: Parser) -> None:
    command.commands("add")("add", _add_criterion)


def _add_criterion(add: Parser) -> None:
    _workbook(add)
    what = add.one_of_these()
    add.option("--title", value="name", either=what)
    add.option("--from", dest="wanted", nargs="+", value="from", either=what, blanks={"sets": ", ".join(CriteriaSet)})
    for name in ("--weight", "--supplier", "--key-account"):
        add.option(name, type=parsing.number, value="number")
    _in_place(add)
    add.set_defaults(command=_later("edit", "add_criterion"))


def _rate(command: Parser) -> None:
    _workbook(command)
    command.option("--criterion", required=True, value="criterion")
    for name in ("--supplier", "--key-account", "--weight"):
        command.option(name, type=parsing.number_or_blank, value="number")
    command.option("--evidence", type=parsing.text_or_blank, value="words")
    command.flag("--json")
    _in_place(command)
    command.set_defaults(command=_later("rate", "rate_criterion"))


def _measures(command: Parser) -> None:
    _workbook(command)
    action = command.commands("list|add|done", required=False)
    _show_measures(command)
    action("list", _show_measures)
    action("add", _add_measure)
    action("done", _tick_measures_off)


def _show_measures(command: Parser) -> None:
    command.flag("--json")
    command.option("--date", type=parsing.date, value="day")
    command.set_defaults(command=_later("planned_measures", "show"))


def _add_measure(add: Parser) -> None:
    from kam_partnership.assessment.measures import Horizon, Status  # loads all that is judged of a workbook

    add.input("text", "words")
    add.option("--criterion", default="", value="criterion")
    add.option("--horizon", choices=list(map(str, Horizon)))
    add.option("--status", choices=list(map(str, Status)), default=str(Status.PROPOSED))
    add.option("--due", type=parsing.date, value="day")
    for name in ("--supplier-owner", "--key-account-owner"):
        add.option(name, default="", value="name")
    for name in ("--supplier-value", "--key-account-value"):
        add.option(name, type=parsing.number, value="number")
    add.set_defaults(command=_later("planned_measures", "add"))
    add.flag("--json")
    _in_place(add)


def _tick_measures_off(done: Parser) -> None:
    from kam_partnership.assessment.measures import Status

    done.input("numbers", "number", type=parsing.whole, nargs="+")
    done.option("--status", choices=list(map(str, Status)), default=str(Status.DONE))
    done.set_defaults(command=_later("planned_measures", "done"))
    done.flag("--json")
    _in_place(done)


def _render(command: Parser) -> None:
    _workbook(command)
    _output(command)
    command.option("--width", type=parsing.whole, default=1600, value="pixels")
    command.set_defaults(command=_later("inspect", "render"))


def _report(command: Parser) -> None:
    _workbook(command)
    _output(command)
    command.option("--audience", choices=("internal", "customer"), default="internal")
    command.option("--template", type=Path, value="file")
    command.set_defaults(command=_later("report", "report"))


def _snapshot(command: Parser) -> None:
    _workbook(command)
    command.option("--date", type=parsing.date, value="day")
    _in_place(command)
    command.set_defaults(command=_later("edit", "snapshot"))


def _target(command: Parser) -> None:
    _workbook(command)
    for name in ("--supplier", "--key-account"):
        command.option(name, type=parsing.number, value="number")
    command.flag("--clear")
    _in_place(command)
    command.set_defaults(command=_later("target", "target"))


def _survey(command: Parser) -> None:
    _workbook(command)
    command.option("-o", "--out", type=Path, required=True, value="folder")
    command.option("--raters", nargs="+", required=True, value="rater")
    command.option("--side", choices=("supplier", "customer"), default="supplier")
    command.option("--by", type=parsing.date, value="day")
    command.option("--return-to", default="", value="words")
    command.flag("--whole")
    command.flag("--open")
    command.set_defaults(command=_later("survey", "survey"))


def _merge(command: Parser) -> None:
    command.input("files", "path", type=Path, nargs="*")
    command.option("-o", "--out", type=Path, value="file")
    for side in ("--supplier", "--key-account"):
        command.option(side, type=Path, nargs="+", default=[], value="file")
    command.option("--base", type=Path, value="file")
    command.option("--expected", type=Path, value="list")
    command.flag("--anonymous")
    command.option("--audience", choices=("internal", "customer"), default="internal")
    command.flag("--json")
    command.flag("--force")
    command.flag("--open")
    command.set_defaults(command=_later("merge", "merge"))


def _adopt(command: Parser) -> None:
    command.input("merged", "file", type=Path)
    command.option("--into", dest="file", type=Path, required=True, value="file")
    _in_place(command)
    command.set_defaults(command=_later("edit", "adopt"))


def _portfolio(command: Parser) -> None:
    command.input("paths", "path", type=Path, nargs="+")
    command.option("-o", "--out", type=Path, value="file")
    command.flag("--json")
    command.option("--top", type=parsing.count, default=3, value="number")
    command.option("--date", type=parsing.date, value="day")
    command.option("--size-by", default="", value="column")
    command.option("--figures", type=Path, value="file")
    command.option("--match", type=parsing.pair, action="append", value="match", blanks={"fields": _FIELDS})
    command.option("--same", type=parsing.pair, action="append", value="same")
    command.flag("--add-up")
    command.flag("--yes")
    command.option("--data", type=Path, value="folder")
    command.option("--compare", nargs=2, value="account")
    command.option("--dask", default="", value="address")
    command.flag("--force")
    command.flag("--open")
    command.set_defaults(command=_later("portfolio", "portfolio"))


def _calendar(command: Parser) -> None:
    command.input("files", "path", type=Path, nargs="+")
    _output(command)
    command.set_defaults(command=_later("calendar", "calendar"))


def _prepare(command: Parser) -> None:
    _workbook(command)
    _output(command)
    command.set_defaults(command=_later("sending", "prepare"))


def _install(command: Parser) -> None:
    command.option("--target", type=Path, value="folder")
    command.flag("--force")
    command.set_defaults(command=_later("installation", "install"))


def _uninstall(command: Parser) -> None:
    command.set_defaults(command=_later("installation", "uninstall"))


def _bundle(command: Parser) -> None:
    command.option("-o", "--out", type=Path, required=True, value="folder")
    command.flag("--force")
    command.flag("--open")
    command.option("--platform", choices=_WINDOWS, default=_WINDOWS[0])
    command.set_defaults(command=_later("bundle", "bundle"))


def _doctor(command: Parser) -> None:
    command.flag("--json")
    command.flag("--updates")
    command.set_defaults(command=_later("installation", "doctor"))


def _completion(command: Parser) -> None:
    command.input("shell", "shell", choices=("bash", "zsh", "fish", "powershell"))
    command.set_defaults(command=_later("completion", "completion"))
