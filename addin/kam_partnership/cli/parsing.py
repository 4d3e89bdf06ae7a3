"""Command lines as argparse understands them, explained in the user's language."""

from __future__ import annotations

import argparse
import datetime as dt
import functools
import math
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, NoReturn

from kam_partnership.cli.usage import WrongUsage
from kam_partnership.texts import Language, text
from kam_partnership.texts.catalogue import has_text


class _Formatter(argparse.HelpFormatter):
    """Begins as the language does."""

    def __init__(self, prog: str, language: Language, **details: Any) -> None:
        super().__init__(prog, **details)
        self._prefix = text("usage.prefix", language)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self._prefix if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """One command and what it takes; its words stand in the texts (see texts.help).

    Whoever knows the language tells what does not fit: see usage.tell.
    """

    def __init__(self, *, language: Language, about: str, prog: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=text(f"help.{about}", language),
            formatter_class=functools.partial(_Formatter, language=language),
            add_help=False,
        )
        self._language, self._about = language, about
        self._inputs = self.add_argument_group(text("help.inputs", language))
        self._options = self.add_argument_group(text("help.options", language))
        everywhere = self.add_argument_group(text("help.everywhere", language))
        everywhere.add_argument("-h", "--help", action="help", help=text("help.--help", language))
        everywhere.add_argument("--lang", choices=list(map(str, Language)), help=text("help.--lang", language))
        everywhere.add_argument("--debug", action="store_true", help=text("help.--debug", language))

    def error(self, message: str) -> NoReturn:
        raise WrongUsage(self.prog, self.format_usage(), message)

    def input(self, name: str, value: str, **details: Any) -> None:
        """What stands in the line without a name; ``value`` says of which kind it is."""
        shown = text(f"help.value.{value}", self._language)
        self._inputs.add_argument(name, help=self._help(name, {}), metavar=shown, **details)

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
        (either or self._options).add_argument(*names, help=self._help(names[-1], blanks or {}), **details)

    def flag(self, name: str, **details: Any) -> None:
        """An option without a value."""
        self.option(name, action="store_true", **details)

    def one_of_these(self) -> Any:
        """A group of options of which one is wanted; for ``option``."""
        return self._options.add_mutually_exclusive_group(required=True)

    def commands(self, value: str = "") -> Callable[[str], Parser]:
        """Something that adds a command to this one when it is called with its name."""
        metavar = value or text("help.value.command", self._language)
        actions = self.add_subparsers(
            title=text("help.commands", self._language), required=True, metavar=metavar, parser_class=Parser
        )

        def add(name: str) -> Parser:
            about = f"{self._about}.{name}" if value else name
            return actions.add_parser(
                name, help=text(f"help.{about}", self._language), language=self._language, about=about
            )

        return add

    def _help(self, name: str, blanks: Mapping[str, str]) -> str:
        own = f"help.{self._about}.{name}"
        return text(own if has_text(own, self._language) else f"help.{name}", self._language, **blanks)


# argparse names the function in what it says about a value that does not fit.
def number(words: str) -> float:
    """A number with a decimal point or a decimal comma."""
    value = float(words.strip().replace(",", "."))
    if not math.isfinite(value):
        raise ValueError(words)
    return value


def count(words: str) -> int:
    """How many: a whole number from 0."""
    value = int(words)
    if value < 0:
        raise ValueError(words)
    return value


def date(words: str) -> dt.date:
    """A day as machines or as German speakers write it."""
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        with suppress(ValueError):
            return dt.datetime.strptime(words.strip(), form).date()
    raise ValueError(words)
