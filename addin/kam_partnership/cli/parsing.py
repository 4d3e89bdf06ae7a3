"""Command lines as argparse understands them, explained in the user's language."""

from __future__ import annotations

import argparse
import datetime as dt
import functools
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, NamedTuple, NoReturn, TypeAlias

from kam_partnership.cli.usage import WrongUsage, nearest
from kam_partnership.texts import Language, text
from kam_partnership.texts.catalogue import has_text


class _Formatter(argparse.HelpFormatter):
    """Begins as the language does."""

    def __init__(self, prog: str, language: Language, **details: Any) -> None:
        super().__init__(prog, **details)
        self._prefix = text("usage.prefix", language)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Examples stay as they are, one in a line."""
        return text if "\n" in text else super()._fill_text(text, width, indent)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self._prefix if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """One command and what it takes; its words stand in the texts (texts/<language>/help.po).

    argparse finds what does not fit, but tells it in English sentences only, which change from Python to Python. So
    each of its checks is asked here and raises a :class:`WrongUsage`, which usage.tell tells in the user's language;
    what is required is checked here altogether.
    """

    def __init__(self, *, language: Language, about: str, prog: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=text(f"help.{about}", language),
            epilog=_examples(about, language),
            formatter_class=functools.partial(_Formatter, language=language),
            add_help=False,
            exit_on_error=False,
        )
        self.color = False  # Python 3.14 would colour the help with signs that no stream of ours lets through
        self._negative_number_matcher = _NEGATIVE
        self._language, self._about = language, about
        self._required: list[Any] = []  # what a line must hold
        self._alternatives: list[argparse.Action] = []  # of which one is wanted
        self._commands: _Commands | None = None
        self._inputs = self.add_argument_group(text("help.inputs", language))
        self._options = self.add_argument_group(text("help.options", language))
        everywhere = self.add_argument_group(text("help.everywhere", language))
        everywhere.add_argument("-h", "--help", action="help", help=text("help.--help", language))
        everywhere.add_argument("--lang", choices=list(map(str, Language)), help=text("help.--lang", language))
        everywhere.add_argument("--debug", action="store_true", help=text("help.--debug", language))

    def error(self, message: str) -> NoReturn:
        """What argparse finds that is not asked for here: in its own words."""
        raise self._wrong("other", message=message)

    def _wrong(self, key: str, action: argparse.Action | None = None, **blanks: str) -> WrongUsage:
        about = "" if action is None else _name(action)
        return WrongUsage(self, key, argument=about, **blanks)

    # ------------------------------------------------------------------ what argparse asks and calls
    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Understand a line, or what follows the name of a command.

        Raises:
            WrongUsage: when something is missing, unknown or does not fit.
        """
        wanted = [action for action in self._actions if action.required]
        self._required = [*wanted, *(group for group in self._mutually_exclusive_groups if group.required)]
        self._declare(required=False)  # argparse must not look for them: its errors do not say which they are
        try:
            options, unknown = super().parse_known_args(args, namespace)
        except argparse.ArgumentError as error:
            raise self._refused(error.argument_name or "", args or ()) from None
        finally:
            self._declare(required=True)
        self._refuse_unknown([word for word in unknown if word.startswith("-") and word != "-"])
        given = vars(options)
        missing = [_name(action) for action in wanted if given.get(action.dest) is None]
        if missing:
            raise self._wrong("missing", names=", ".join(missing))
        if self._alternatives and all(given.get(action.dest) is None for action in self._alternatives):
            raise self._wrong("one_of", names=" ".join(map(_name, self._alternatives)))
        self._refuse_unknown(unknown)
        return options, unknown

    def _declare(self, *, required: bool) -> None:
        for one in self._required:
            one.required = required

    def print_help(self, file: Any = None) -> None:
        """What is required is shown so, though argparse does not look for it."""
        self._declare(required=True)
        super().print_help(file)

    def _refuse_unknown(self, words: Sequence[str]) -> None:
        if words:
            told = [word.partition("=")[0] if word.startswith("-") else word for word in words]
            options = [option for option in self._option_string_actions if option.startswith("--")]
            wrong = self._wrong("unknown", names=" ".join(told))
            wrong.nearest = nearest((word for word in told if word.startswith("--")), options)
            raise wrong

    def _refused(self, argument: str, line: Sequence[str]) -> WrongUsage:
        """The two things that argparse has no method for: options that exclude each other, and a value too many."""
        others = [_name(action) for action in self._alternatives if _name(action) != argument]
        if len(others) < len(self._alternatives):
            wrong = self._wrong("not_with", other=" ".join(others))
        else:
            parted = (word.partition("=") for word in line)
            names = argument.split("/")
            values = (value for name, equals, value in parted if equals and any(n.startswith(name) for n in names))
            wrong = self._wrong("no_value", value=next(values, argument))
        wrong.argument = argument
        return wrong

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        choices = ", ".join(map(str, action.choices))
        if action is not self._commands:
            raise self._wrong("choice", action, value=str(value), choices=choices)
        wrong = self._wrong("command", value=str(value), choices=choices)
        for name in nearest([str(value)], list(map(str, action.choices))):
            meant = self._commands.choices[name]
            wrong = meant._wrong("no_command", value=str(value))
            wrong.nearest = [name]
        raise wrong

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        try:
            return super()._get_value(action, arg_string)
        except argparse.ArgumentError:
            key = _UNFIT.get(action.type, "other")
            raise self._wrong(key, action, value=arg_string, message=arg_string) from None

    def _match_argument(self, action: argparse.Action, arg_strings_pattern: str) -> int:
        try:
            return super()._match_argument(action, arg_strings_pattern)
        except argparse.ArgumentError:
            raise self._wrong("one_value" if action.nargs is None else "some_values", action) from None

    def _get_option_tuples(self, option_string: str) -> Any:
        found = super()._get_option_tuples(option_string)
        if len(found) > 1:
            options = ", ".join(str(option) for _, option, *_ in found)
            raise self._wrong("ambiguous", option=option_string, options=options)
        return found

    # ------------------------------------------------------------------ what a command takes
    def input(self, name: str, value: str, completer: Callable[..., list[str]] | None = None, **details: Any) -> None:
        """What stands in the line without a name; ``value`` says of which kind it is.

        ``completer`` tells the Tab key what may stand there; names of files, if there is none.
        """
        shown = text(f"help.value.{value}", self._language)
        action = self._inputs.add_argument(name, help=self._help(name, {}), metavar=shown, **details)
        if completer is not None:
            action.completer = completer  # type: ignore[attr-defined] # where argcomplete looks for it

    def names_of_commands(self, **_: object) -> list[str]:
        """All that this one knows."""
        return [] if self._commands is None else list(self._commands.choices)

    def option(
        self,
        *names: str,
        value: str = "",
        either: Any = None,
        blanks: Mapping[str, str] | None = None,
        **details: Any,
    ) -> None:
        """An option, with a value of that kind, or without one.

        ``either`` is a group of which one is wanted, ``blanks`` fills those of the help text.
        """
        if value:
            details["metavar"] = text(f"help.value.{value}", self._language)
        action = (either or self._options).add_argument(*names, help=self._help(names[-1], blanks or {}), **details)
        if either is not None:
            self._alternatives.append(action)

    def flag(self, name: str, **details: Any) -> None:
        """An option without a value."""
        self.option(name, action="store_true", **details)

    def one_of_these(self) -> Any:
        """A group of options of which one is wanted; for ``option``."""
        return self._options.add_mutually_exclusive_group(required=True)

    def commands(self, value: str = "", *, required: bool = True) -> Callable[[str, Declare], None]:
        """Something that adds a command to this one when it is called with its name and what declares it."""
        metavar = value or text("help.value.command", self._language)
        actions: Any = self.add_subparsers(
            title=text("help.commands", self._language),
            dest="action" if value else "called",
            required=required,
            metavar=metavar,
            parser_class=Parser,
            action=_Commands,
        )
        self._commands = actions

        def add(name: str, declare: Declare) -> None:
            about = f"{self._about}.{name}" if value else name

            def built(prog: str) -> Parser:
                command = Parser(language=self._language, about=about, prog=prog)
                declare(command)
                return command

            actions.add_later(name, text(f"help.{about}", self._language), built)

        return add

    def _help(self, name: str, blanks: Mapping[str, str]) -> str:
        own = f"help.{self._about}.{name}"
        return text(own if has_text(own, self._language) else f"help.{name}", self._language, **blanks)


#: Says what a command takes.
Declare: TypeAlias = Callable[[Parser], None]


class _Commands(argparse._SubParsersAction):  # type: ignore[type-arg] # argparse's own class takes none at run time
    """Commands that are built when one is asked for: a line names one of them, and does not wait for all the others."""

    def __init__(self, *args: Any, **details: Any) -> None:
        super().__init__(*args, **details)
        self._waiting = _BuiltWhenAsked()
        commands: Any = self._waiting  # argparse has a dictionary there, and asks it for the command that is named
        self._name_parser_map = self.choices = commands

    def add_later(self, name: str, shown: str, build: Callable[[str], Parser]) -> None:
        """A command, its line in the help, and what builds it; that is given how its usage begins."""
        self._choices_actions.append(self._ChoicesPseudoAction(name, (), shown))
        self._waiting.add(name, functools.partial(build, f"{self._prog_prefix} {name}"))


class _BuiltWhenAsked(Mapping[str, Parser]):
    """Commands by name, in the order of the help."""

    def __init__(self) -> None:
        self._builders: dict[str, Callable[[], Parser]] = {}

    def add(self, name: str, build: Callable[[], Parser]) -> None:
        self._builders[name] = functools.cache(build)

    def __getitem__(self, name: str) -> Parser:
        return self._builders[name]()

    def __contains__(self, name: object) -> bool:
        return name in self._builders

    def __iter__(self) -> Iterator[str]:
        return iter(self._builders)

    def __len__(self) -> int:
        return len(self._builders)


def _examples(about: str, language: Language) -> str | None:
    """How people call it, a line for each; they stand together in the texts. None where there are none."""
    key = f"help.{about}.examples"
    if not has_text(key, language):
        return None
    lines = "\n".join(f"  {line}" for line in text(key, language).splitlines())
    return f"{text('help.examples', language)}:\n{lines}"


def _name(action: argparse.Action) -> str:
    """As it stands in the usage of the command."""
    return "/".join(action.option_strings) or str(action.metavar)


def number(words: str) -> float:
    """A number with a decimal point or a decimal comma; 1_0 is ten in Python only."""
    value = float(words.strip().replace(",", "."))
    if not math.isfinite(value) or "_" in words:
        raise ValueError(words)
    return value


#: With a decimal comma, too: else "-2,5" would be taken for an option.
_NEGATIVE: Final = re.compile(r"-\d*[.,]?\d+")

#: What blanks a cell on the command line.
BLANK: Final = "-"


class Given(NamedTuple):
    """A value that somebody gave; None blanks a cell."""

    value: float | str | None


def number_or_blank(words: str) -> Given:
    """A number, or "-"."""
    return Given(None if words.strip() == BLANK else number(words))


def text_or_blank(words: str) -> Given:
    """A text, or "-"; nothing at all blanks, too."""
    return Given(None if words.strip() in ("", BLANK) else words)


def whole(words: str) -> int:
    """A whole number as people write it; " 1", 1_0 and digits of other scripts are one in Python only."""
    if not re.fullmatch("-?[0-9]+", words):
        raise ValueError(words)
    return int(words)


def count(words: str) -> int:
    """How many: a whole number from 0."""
    value = whole(words)
    if value < 0:
        raise ValueError(words)
    return value


def date(words: str) -> dt.date:
    """A day as machines or as German speakers write it."""
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        with suppress(ValueError):
            return dt.datetime.strptime(words.strip(), form).date()
    raise ValueError(words)


def pair(words: str) -> tuple[str, str]:
    """Two names with a sign of equality between them, the last one there is."""
    left, _, right = (part.strip() for part in words.rpartition("="))
    if not left or not right:
        raise ValueError(words)
    return left, right


#: How it is told that a value is none of that kind.
_UNFIT: dict[Any, str] = {
    number: "number",
    number_or_blank: "number_or_blank",
    whole: "whole",
    count: "count",
    date: "date",
    pair: "pair",
}
