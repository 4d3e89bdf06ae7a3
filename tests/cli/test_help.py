"""--help explains every command and everything it takes, in the user's language."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import pytest

from kam_partnership.cli import parsing
from kam_partnership.cli.main import run
from kam_partnership.cli.options import parser
from kam_partnership.texts import Language, text
from kam_partnership.texts.catalogue import part_texts

Capture = pytest.CaptureFixture[str]


def commands(whole: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """A command and all below it."""
    yield whole
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from commands(command)


LINES = [command.prog.split()[1:] for command in commands(parser(Language.DE))]


def test_no_text_is_missing_and_none_is_left_over(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = set()

    def noted(key: str, language: Language, **values: object) -> str:
        asked.add(key)
        return text(key, language, **values)

    monkeypatch.setattr(parsing, "text", noted)
    for language in Language:
        asked.clear()
        assert len(list(commands(parser(language)))) > 25  # each is built when it is asked for
        assert {key for key in asked if key.startswith("help.")} == set(part_texts(language, "help"))


@pytest.mark.parametrize("language", Language)
def test_whatever_a_command_takes_is_explained(language: Language) -> None:
    for command in commands(parser(language)):
        assert command.description, command.prog
        for action in command._actions:
            assert action.help or isinstance(action, argparse._SubParsersAction), (command.prog, action.dest)


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_every_command_explains_itself_in_both_languages(line: list[str], capsys: Capture) -> None:
    told = {}
    for language in Language:
        with pytest.raises(SystemExit) as left:
            run([*line, "--help", "--lang", language])
        assert left.value.code == 0
        told[language] = capsys.readouterr().out
    german, english = told[Language.DE], told[Language.EN]
    assert german.startswith("Aufruf: kam-partnership")
    assert english.startswith("usage: kam-partnership")
    foreign = ("positional arguments", "show this help message", "options:", "usage:", "FILE", "the ")
    assert not [words for words in foreign if words in german]


def test_help_comes_in_the_computers_language(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    for locale, begins in (("de_CH.UTF-8", "Aufruf"), ("en_GB.UTF-8", "usage")):
        monkeypatch.setenv("LANG", locale)
        with pytest.raises(SystemExit):
            run(["score", "--help"])
        assert capsys.readouterr().out.startswith(begins)


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_help_and_a_command_is_the_same_as_its_option(line: list[str], capsys: Capture) -> None:
    told = []
    for words in (["help", *line], [*line, "--help"], ["--lang=de", "help", *line]):
        with pytest.raises(SystemExit) as left:
            run([*words, "--lang", "de"])
        assert left.value.code == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1] == told[2] if line != ["help"] else told[0]
