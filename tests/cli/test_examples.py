"""Every example of --help is really run, in both languages, and does what it promises."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.test_help import commands
from kam_partnership.cli.main import run
from kam_partnership.cli.options import parser
from kam_partnership.texts import Language, text
from kam_partnership.texts.catalogue import has_text
from support import workbooks
from support.agreed import merged_file
from support.shared import made_once
from tiers import before_release

Capture = pytest.CaptureFixture[str]
PROGRAM = "kam-partnership"
#: What ends otherwise where there is no Excel.
CODES = {"uninstall": 2}
TITLES = [f"K{n}" for n in range(1, 17)]


def examples() -> list[tuple[Language, str]]:
    found = []
    for language in Language:
        for command in commands(parser(language)):
            about = command._about  # type: ignore[attr-defined]
            found += [(language, line) for line in text(f"help.{about}.examples", language).splitlines()]
    return found


def test_every_command_has_examples_in_both_languages() -> None:
    for language in Language:
        for command in commands(parser(language)):
            assert has_text(f"help.{command._about}.examples", language), command.prog  # type: ignore[attr-defined]
    counts = [len([one for one in examples() if one[0] is language]) for language in Language]
    assert counts[0] == counts[1]


@pytest.mark.parametrize("language", Language)
def test_examples_fit_a_terminal_and_stand_as_they_are_typed(language: Language) -> None:
    for command in commands(parser(language)):
        shown = command.format_help()
        for line in text(f"help.{command._about}.examples", language).splitlines():  # type: ignore[attr-defined]
            assert f"\n  {line}\n" in shown
            assert len(line) <= 78
            assert [word for word in command.prog.split()[1:] if word.islower() and word not in line.split()] == []


@pytest.fixture
def folder(tmp_path: Path, language: Language) -> Path:
    """What the examples take for granted: rated accounts with a measure, a list, a CRM export, a merged workbook."""
    german = language is Language.DE
    people = ("anna.xlsx", "kim.xlsx")
    accounts = ("mueller.xlsx", "maier.xlsx") if german else ("miller.xlsx", "smith.xlsx")
    template = workbooks.GERMAN if german else workbooks.ENGLISH
    content = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), tuple((t, 1.0, 7.0, 5.0) for t in TITLES))
    (tmp_path / "accounts").mkdir()
    for name in accounts:
        workbooks.fill(tmp_path / name, content, template)
    for place, name in enumerate(people):
        rows = tuple((title, 1.0, 7.0, 4.0 + place) for title in TITLES)
        workbooks.fill(tmp_path / name, workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows), template)

    def planned(path: Path) -> None:
        shutil.copy(tmp_path / accounts[0], path)
        assert run(["measures", str(path), "add", "Start", "--due", "2027-02-01"]) == 0

    with_measure = made_once(tmp_path / "planned.xlsx", planned, language)
    shutil.copy(with_measure, tmp_path / accounts[0])
    shutil.move(with_measure, tmp_path / "accounts" / accounts[0])
    shutil.copy(tmp_path / accounts[1], tmp_path / "accounts" / accounts[1])
    shutil.copy(Path(__file__).parents[1] / "data" / "template_1_0" / f"filled_{'deu' if german else 'eng'}.xlsx",
                tmp_path / ("alt.xlsx" if german else "old.xlsx"))  # fmt: skip
    table = "Kriterium;Lieferant;Key Account\nPreis;7;5\nDienst;6;8\n"
    (tmp_path / ("liste.csv" if german else "list.csv")).write_text(table, encoding="utf-8")
    (tmp_path / "crm.csv").write_text("Account;Umsatz\nMuster;7\n", encoding="utf-8")
    merged_file(tmp_path / ("gemeinsam_ausgefuellt.xlsx" if german else "merged_filled_in.xlsx"), TITLES,
                {"K1": (4, 5, "weil")}, account="", language=language)  # fmt: skip
    return tmp_path


def cases() -> list[Any]:
    """The first example of each command, in one language or the other; all of them before a release."""
    rest = before_release("the first example of each command, in one of the languages")
    first: dict[str, int] = {}
    found = []
    for language, line in examples():
        command = " ".join(word for word in line.split()[1:4] if word.isalpha())
        place = first.setdefault(command, len(first))
        wanted = list(Language)[place % len(Language)]
        is_first = language is wanted and command not in {one for one, _ in found}
        found.append((command if is_first else "", pytest.param(language, line, marks=() if is_first else rest)))
    return [case for _, case in found]


@pytest.mark.parametrize(("language", "line"), cases())
def test_each_example_runs(
    language: Language, line: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    program, *words = shlex.split(line)
    assert program == PROGRAM
    if words[0] in ("uninstall", "doctor") and sys.platform != "linux":  # not on the computer of whoever tests
        parser(language).parse_args(words)
        return
    if words[0] == "bundle":  # fetches from the package index; tests/bundle and tests/windows really make it
        assert parser(language).parse_args(words).out
        return
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LC_ALL", f"{language}_XX.UTF-8")
    monkeypatch.setenv("HOME", str(folder))
    try:
        code = run(words)
    except SystemExit as left:  # help
        code = int(left.code or 0)
    shown = capsys.readouterr()
    assert code == CODES.get(words[0], 0), shown.err
    assert shown.out or code
    outs = [words[place + 1] for place, word in enumerate(words[:-1]) if word in ("-o", "--out", "--target")]
    for out in outs:
        assert (folder / out).exists()
