"""Options and subcommands; what they do stands in the modules beside this one."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from kam_partnership import __version__
from kam_partnership.cli import usage
from kam_partnership.cli.usage import Parser
from kam_partnership.errors import FileUnreadable, FileUnwritable, KamError, Refused
from kam_partnership.texts import Language, as_language, error_text, locale_language, text
from kam_partnership.texts.criteria_sets import CriteriaSet

DONE, FOUND_ERRORS, WRONG_USAGE, FILE_TROUBLE = range(4)


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        0 done; 1 findings of severity error, or some of many files failed; 2 wrong usage; 3 a file cannot be
        read or written.
    """
    _speak_utf8()
    try:
        options = _parser().parse_args(usage.flags_last(arguments))
    except usage.WrongUsage as wrong:
        usage.tell(wrong, usage.language_asked_for(arguments))
        sys.exit(WRONG_USAGE)
    options.language = as_language(options.lang)
    try:
        exit_code: int = options.command(options)
    except KamError as error:
        _tell(options, error)
        return FILE_TROUBLE if isinstance(error, (FileUnreadable, FileUnwritable)) else _code_of(error)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return DONE
    except Exception as error:
        if options.debug:
            traceback.print_exc()
        message = text(
            "error.unexpected",
            _language(options),
            reason=f"{type(error).__name__}: {error}",
        )
        print(message, file=sys.stderr)
        return FILE_TROUBLE
    return exit_code


def _code_of(error: KamError) -> int:
    return WRONG_USAGE if isinstance(error, Refused) else FILE_TROUBLE


def _tell(options: argparse.Namespace, error: KamError) -> None:
    if options.debug:
        traceback.print_exc()
    message = error_text(error, _language(options))
    file = getattr(options, "file", None)
    if isinstance(file, Path) and "file" not in error.details:
        message = f"{file}: {message}"
    print(message, file=sys.stderr)


def _language(options: argparse.Namespace) -> Language:
    """Of what is told when a command fails: as asked for, else the workbook's as far as it can be read."""
    if options.language is not None:
        return Language(options.language)
    from kam_partnership.cli.inspected import language_of  # only when something has failed

    path = next(iter([*getattr(options, "files", []), getattr(options, "file", None)]), None)
    return (language_of(path) if isinstance(path, Path) else None) or locale_language()


def _speak_utf8() -> None:
    """Umlauts and minus signs reach every console and pipe."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError, OSError):
                stream.reconfigure(encoding="utf-8", errors="replace")


Command = Callable[[argparse.Namespace], int]


def _later(module: str, function: str) -> Command:
    """A command whose module is loaded when it runs: what ``score`` does not need, it does not wait for."""

    def command(options: argparse.Namespace) -> int:
        return int(getattr(importlib.import_module(f"kam_partnership.cli.{module}"), function)(options))

    return command


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="kam-partnership",
        description="KAM Partnerschaft: Investieren Lieferant und Key Account ausgewogen? "
        "Do supplier and key account invest in balance?",
    )
    parser.add_argument("--version", action="version", version=f"kam-partnership {__version__}")
    shared = Parser(add_help=False)
    shared.add_argument("--lang", choices=[str(language) for language in Language], help="de | en")
    shared.add_argument("--debug", action="store_true", help="show a traceback when something fails")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND", parser_class=Parser)

    def command(name: str, purpose: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=purpose, description=purpose, parents=[shared])

    _demo(command("demo", "the whole job once on sample ratings"))
    _new(command("new", "a fresh workbook from the template"))
    _upgrade(command("upgrade", "carries all that is yours into a fresh template, also from a damaged workbook"))
    _score(command("score", "the figures of one or more workbooks, read only"))
    _check(command("check", "what stands out in one or more workbooks, read only"))
    _recompute(command("recompute", "what the ribbon's button does, without Excel"))
    _criteria(command("criteria", "add criteria to the table"), shared)
    _render(command("render", "a picture of the diagram"))
    _report(command("report", "five pages for the meeting, as PowerPoint or PDF"))
    _snapshot(command("snapshot", "save the assessment as a row of the history"))
    _survey(command("survey", "copies to send to the people who are asked to rate"))
    _merge(command("merge", "several people rated the same account: one workbook of all views"))
    _portfolio(command("portfolio", "all accounts of a folder in one workbook with charts"))
    _prepare(command("prepare", "a copy to send: no functions of the add-in, no links, no names of people"))
    _install(command("install", "the Excel add-in for this user, or a folder for the IT department"))
    _uninstall(command("uninstall", "take the Excel add-in away again"))
    _doctor(command("doctor", "find out why the Excel add-in does not work"))
    return parser


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="FILE", help="write here instead of changing FILE itself")
    parser.add_argument("--force", action="store_true", help="replace an output file that exists")


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=Path("kam-partnership-demo"), metavar="DIR")
    parser.set_defaults(command=_later("edit", "demo"))


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--account", default="", help="name of the key account")
    parser.add_argument("--supplier", default="", help="name of the supplier")
    parser.add_argument("--force", action="store_true", help="replace a file that exists")
    parser.add_argument(
        "--from",
        type=Path,
        dest="source",
        metavar="LIST",
        help="take over a list of criteria and ratings from another .xlsx or .csv file",
    )
    parser.add_argument("--yes", action="store_true", help="take over what was recognised without a question")
    parser.set_defaults(command=_new_or_import)


def _new_or_import(options: argparse.Namespace) -> int:
    command = _later("edit", "new") if options.source is None else _later("carry", "import_list")
    return command(options)


def _upgrade(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    _output(parser)
    parser.set_defaults(command=_later("carry", "upgrade"))


def _score(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--json", action="store_true", help="for machines; keys are English")
    parser.set_defaults(command=_later("inspect", "score"))


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--json", action="store_true", help="for machines; keys are English")
    parser.set_defaults(command=_later("inspect", "check"))


def _recompute(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    _output(parser)
    parser.set_defaults(command=_later("edit", "recompute"))


def _criteria(parser: argparse.ArgumentParser, shared: Parser) -> None:
    actions = parser.add_subparsers(required=True, metavar="add", parser_class=Parser)
    add = actions.add_parser("add", help="a new row in the table", parents=[shared])
    add.add_argument("file", type=Path, metavar="FILE")
    what = add.add_mutually_exclusive_group(required=True)
    what.add_argument("--title")
    what.add_argument(
        "--from",
        dest="wanted",
        nargs="+",
        metavar="SET|TITLE",
        help=f"from the catalogue: a set ({', '.join(CriteriaSet)}) or an exact title, instead of --title",
    )
    for option in ("--weight", "--supplier", "--key-account"):
        add.add_argument(option, type=usage.number, default=None, metavar="NUMBER")
    _output(add)
    add.set_defaults(command=_later("edit", "add_criterion"))


def _render(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="PICTURE", help="NAME.png, .svg or .pdf")
    parser.add_argument(
        "--width", type=int, default=1600, metavar="PIXELS", help="200 to 8000, default 1600; not for PDF"
    )
    parser.add_argument("--force", action="store_true", help="replace a picture that exists")
    parser.set_defaults(command=_later("inspect", "render"))


def _report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="REPORT", help="NAME.pptx or NAME.pdf")
    parser.add_argument(
        "--audience", choices=("internal", "customer"), default="internal", help="customer leaves out internal figures"
    )
    parser.add_argument("--template", type=Path, metavar="COMPANY", help="your company's .pptx or .potx")
    parser.add_argument("--force", action="store_true", help="replace a report that exists")
    parser.set_defaults(command=_later("report", "report"))


def _snapshot(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--date",
        type=usage.date,
        default=None,
        metavar="D",
        help="2026-11-21 or 21.11.2026; default: the workbook's, today",
    )
    _output(parser)
    parser.set_defaults(command=_later("edit", "snapshot"))


def _portfolio(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH", help="folders, with all below them, and files")
    parser.add_argument(
        "-o", "--out", type=Path, metavar="XLSX", help="the workbook to write; can be left out with --json"
    )
    parser.add_argument("--json", action="store_true", help="for machines; keys are English")
    parser.add_argument(
        "--top", type=usage.count, default=3, metavar="N", help="at most so many strategic partners (3)"
    )
    parser.add_argument(
        "--date", type=usage.date, default=None, metavar="D", help="the day ages are counted from; default: today"
    )
    parser.add_argument(
        "--size-by",
        default="",
        metavar="COLUMN",
        help="what sizes the bubbles: a defined name or a column of the workbooks, or a column of --figures",
    )
    parser.add_argument(
        "--figures", type=Path, metavar="CSV", help="a column with the account or the file, and figures"
    )
    parser.add_argument("--dask", default="", metavar="ADDRESS", help="read on a running Dask cluster: tcp://host:8786")
    parser.add_argument("--force", action="store_true", help="replace a workbook that exists")
    parser.set_defaults(command=_portfolio_or_usage)


def _portfolio_or_usage(options: argparse.Namespace) -> int:
    if options.out is None and not options.json:
        print("kam-partnership portfolio: -o XLSX | --json", file=sys.stderr)
        return WRONG_USAGE
    return _later("portfolio", "portfolio")(options)


def _prepare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="OUT")
    parser.add_argument("--force", action="store_true", help="replace an output file that exists")
    parser.set_defaults(command=_later("sending", "prepare"))


def _survey(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("-o", "--out", type=Path, required=True, metavar="DIR", help="folder for the copies")
    parser.add_argument(
        "--raters",
        nargs="+",
        required=True,
        metavar="NAME[:SIDE[:LANG]]|@FILE",
        help='"Anna Muster", "Kim Lee:key-account:en", or @people.csv with names, sides and languages',
    )
    parser.set_defaults(command=_later("survey", "survey"))


def _merge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    parser.add_argument("-o", "--out", type=Path, metavar="OUT.xlsx", help="the merged workbook")
    for side, whom in (("--supplier", "supplier"), ("--key-account", "key account")):
        parser.add_argument(
            side, type=Path, nargs="+", default=[], metavar="FILE", help=f"workbooks of people of the {whom}"
        )
    parser.add_argument("--anonymous", action="store_true", help="nothing leads back to a person")
    parser.add_argument("--json", action="store_true", help="for machines; keys are English")
    parser.add_argument("--force", action="store_true", help="replace an output file that exists")
    parser.set_defaults(command=_later("merge", "merge"))


def _install(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--target", type=Path, metavar="DIR", help="prepare a folder for the IT department instead")
    parser.add_argument("--force", action="store_true", help="replace files of that folder")
    parser.set_defaults(command=_later("installation", "install"))


def _uninstall(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_later("installation", "uninstall"))


def _doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for machines; keys are English")
    parser.set_defaults(command=_later("installation", "doctor"))
