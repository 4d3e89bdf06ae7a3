"""Reading the workbooks that a command names; one that cannot be read is told, and the others follow."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kam_partnership.loading import of_one_file
from kam_partnership.texts import Language, error_text, locale_language, text
from kam_partnership.workbook.judged_file import JudgedFile, judge


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be read, and what people are told of it."""

    path: Path
    message: str


class Reading:
    """Reads every file and goes on after a bad one, which is told on standard error.

    Yields:
        each workbook, or what is to be said of the file that is none.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._languages: set[Language] = set()
        self._failed = 0

    @property
    def many(self) -> bool:
        """True when more than one file was asked for."""
        return len(self._options.files) > 1

    def __iter__(self) -> Iterator[JudgedFile | Failed]:
        asked = self._options.language
        for path in self._options.files:
            try:
                judged = judge(path, asked)
            except Exception as error:  # one strange file must not end the whole run
                if not self.many or isinstance(error, ImportError):
                    raise
                self._failed += 1
                failed = Failed(path, error_text(of_one_file(error, path), asked or locale_language()))
                print(failed.message, file=sys.stderr)
                yield failed
                continue
            self._languages.add(judged.language)
            yield judged

    def told(self) -> int:
        """Tell how many there were; the exit code."""
        if self.many:
            # In the language of everything above it, unless workbooks of both languages were read.
            [language] = self._languages if len(self._languages) == 1 else [self._options.language or locale_language()]
            good = len(self._options.files) - self._failed
            print(text("cli.summary", language, good=good, bad=self._failed), file=sys.stderr)
        return int(self._failed > 0)
