"""Wrong usage, told in the user's language: argparse finds it, but speaks English only.

Its messages are recognised by their words, for argparse has no other name for them. One that is not recognised, as
in a later Python, is told as it is.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from typing import Final

from kam_partnership.texts import Language, as_language, locale_language, text

#: What argparse says -> our text; the named groups fill its blanks.
_MESSAGES: Final = (
    (r"the following arguments are required: (?P<names>.*)", "missing"),
    (r"one of the arguments (?P<names>.*) is required", "one_of"),
    (r"unrecognized arguments: (?P<names>.*)", "unknown"),
    (r"ambiguous option: (?P<option>\S+) could match (?P<options>.*)", "ambiguous"),
    (r"invalid choice: (?P<value>.*?) \(choose from (?P<choices>.*)\)", "choice"),
    (r"invalid number value: (?P<value>.*)", "number"),
    (r"invalid int value: (?P<value>.*)", "whole"),
    (r"invalid count value: (?P<value>.*)", "count"),
    (r"invalid date value: (?P<value>.*)", "date"),
    (r"expected one argument", "one_value"),
    (r"expected at least one argument", "some_values"),
    (r"not allowed with argument (?P<other>.*)", "not_with"),
    (r"ignored explicit argument (?P<value>.*)", "no_value"),
)
_ABOUT: Final = re.compile(r"argument (?P<argument>.*?): (?P<message>.*)", re.DOTALL)
#: Options without a value that are the same for every command that has them.
_FLAGS: Final = ("--debug", "--json", "--force")


class WrongUsage(Exception):
    """What was typed does not fit; what argparse says about it, and how the command is called."""

    def __init__(self, command: str, call: str, message: str) -> None:
        super().__init__(message)
        self.command, self.call, self.message = command, call, message


def tell(wrong: WrongUsage, language: Language) -> None:
    """How the command is called, and what does not fit."""
    print(f"{wrong.call.rstrip()}\n{wrong.command}: {usage_text(wrong.message, language)}", file=sys.stderr)


def usage_text(message: str, language: Language) -> str:
    """What argparse says, in the user's language."""
    about = _ABOUT.fullmatch(message)
    if about is None:
        return _told(message, language)
    argument = about["argument"]
    if argument == text("help.value.command", language):
        return _told(about["message"], language, choice="command")
    return text("usage.about", language, argument=argument, message=_told(about["message"], language))


def _told(message: str, language: Language, choice: str = "choice") -> str:
    for pattern, key in _MESSAGES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            values = {name: _unquoted(value) for name, value in found.groupdict().items()}
            return text(f"usage.{choice if key == 'choice' else key}", language, **values)
    return message


def _unquoted(words: str) -> str:
    """argparse quotes as Python does; our texts bring their own quotation marks."""
    return re.sub(r"'([^']*)'|\"([^\"]*)\"", lambda quoted: quoted[1] or quoted[2] or "", words)


def flags_last(arguments: Sequence[str]) -> list[str]:
    """The line with those options at its end that count wherever they stand: before the command, between files."""
    end = list(arguments).index("--") if "--" in arguments else len(arguments)
    coming, rest, moved = iter(arguments[:end]), list[str](), list[str]()
    for argument in coming:
        if argument in _FLAGS or argument.startswith("--lang="):
            moved.append(argument)
        elif argument == "--lang":
            moved += [argument, *([] if (value := next(coming, None)) is None else [value])]
        else:
            rest.append(argument)
    return [*rest, *moved, *arguments[end:]]


def language_asked_for(arguments: Sequence[str]) -> Language:
    """The language of messages before the line is understood: ``--lang`` wherever it stands, else the locale."""
    return next(_languages(arguments), None) or locale_language()


def _languages(arguments: Sequence[str]) -> Iterator[Language]:
    for place, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            language = as_language(value or next(iter(arguments[place + 1 :]), ""))
            if language is not None:
                yield language
