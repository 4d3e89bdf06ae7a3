"""Wrong usage, told in the user's language; and what is known of a line before it is understood."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from kam_partnership.texts import Language, as_language, locale_language, text

#: Options without a value that are the same for every command that has them.
_FLAGS: Final = ("--debug", "--json", "--force")


class WrongUsage(Exception):
    """What was typed does not fit.

    Attributes:
        command: knows how it is called.
        key: which of the texts "usage.<key>" tells it; ``blanks`` fills its blanks.
        argument: what it is about; "" for the line as a whole.
        nearest: what may have been meant.
    """

    def __init__(
        self, command: ArgumentParser, key: str, *, argument: str = "", nearest: Sequence[str] = (), **blanks: str
    ) -> None:
        super().__init__(key)
        self.command, self.key, self.argument, self.nearest, self.blanks = command, key, argument, nearest, blanks


def tell(wrong: WrongUsage, language: Language) -> None:
    """How the command is called, and what does not fit."""
    message = text(f"usage.{wrong.key}", language, **wrong.blanks)
    if wrong.argument:
        message = text("usage.about", language, argument=wrong.argument, message=message)
    if wrong.nearest:
        message += text("usage.nearest", language, nearest=", ".join(wrong.nearest))
    print(f"{wrong.command.format_usage().rstrip()}\n{wrong.command.prog}: {message}", file=sys.stderr)


def nearest(typed: Iterable[str], known: Collection[str]) -> list[str]:
    """For each word that was typed the known one that is most like it; none where nothing is like it."""
    from difflib import get_close_matches  # only when something was misspelt

    found = (get_close_matches(word, known, n=1) for word in typed)
    return list(dict.fromkeys(word for words in found for word in words))


def in_order(arguments: Sequence[str]) -> list[str]:
    """The line with those options at its end that count wherever they stand: before the command, between files.

    ``help COMMAND`` becomes ``COMMAND --help``.
    """
    end = list(arguments).index("--") if "--" in arguments else len(arguments)
    coming, rest, moved = iter(arguments[:end]), list[str](), list[str]()
    for argument in coming:
        if argument in _FLAGS or argument.startswith("--lang="):
            moved.append(argument)
        elif argument == "--lang":
            moved += [argument, *([] if (value := next(coming, None)) is None else [value])]
        else:
            rest.append(argument)
    if rest[:1] == ["help"]:
        rest = [*rest[1:], "--help"]
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
