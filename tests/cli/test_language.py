"""Which language the command line speaks: as asked for, else the workbook's, else the computer's, else German."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kam_partnership.cli.main import run
from kam_partnership.texts import Language, locale_language
from support import workbooks

GOOD = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), (("A", 1.0, 8.0, 5.0), ("B", 1.0, 8.0, 5.0)))
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def german(tmp_path: Path) -> Path:
    return workbooks.fill(tmp_path / "mappe.xlsx", GOOD)


@pytest.fixture
def locale_says(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    return monkeypatch


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ({"LANG": "de_CH.UTF-8"}, Language.DE),  # also where that locale is not installed
        ({"LANG": "en_GB.UTF-8"}, Language.EN),
        ({"LC_MESSAGES": "de_AT.UTF-8", "LANG": "en_US.UTF-8"}, Language.DE),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "de_DE.UTF-8"}, Language.EN),
        ({"LC_ALL": "", "LANG": "en_US"}, Language.EN),
        ({"LANG": "C.UTF-8"}, Language.DE),
        ({"LANG": "fr_CH.UTF-8"}, Language.DE),
        ({}, Language.DE),
    ],
)
def test_the_computer_says_its_language_in_its_environment(
    said: dict[str, str], language: Language, locale_says: pytest.MonkeyPatch
) -> None:
    for variable, value in said.items():
        locale_says.setenv(variable, value)
    assert locale_language() is language


@pytest.mark.parametrize(
    "line",
    ["--lang en score FILE", "score --lang en FILE", "score FILE --lang=en", "--lang=en --debug score FILE"],
)
def test_lang_counts_wherever_it_stands(line: str, german: Path, capsys: Capture) -> None:
    assert run([str(german) if word == "FILE" else word for word in line.split()]) == 0
    assert "Supplier" in capsys.readouterr().out


def test_lang_between_two_words_of_a_command(german: Path, capsys: Capture) -> None:
    assert run(["criteria", "--lang", "en", "add", str(german), "--title", "A"]) == 2
    assert "already" in capsys.readouterr().err


def test_options_may_stand_between_files(german: Path, capsys: Capture) -> None:
    assert run(["score", str(german), "--json", str(german)]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_what_follows_two_dashes_is_no_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    workbooks.fill(tmp_path / "--json.xlsx", GOOD)
    assert run(["score", "--", "--json.xlsx"]) == 0


def test_lang_without_a_language_is_wrong_usage(german: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["score", str(german), "--lang"])
    assert ended.value.code == 2
    assert "--lang" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("criteria add FILE --title A", "steht schon"),
        ("report FILE -o bericht.doc", "Bericht"),
        ("prepare FILE -o FILE", "Kopie"),
    ],
)
def test_a_refusal_speaks_the_workbooks_language(
    line: str, words: str, german: Path, locale_says: pytest.MonkeyPatch, capsys: Capture
) -> None:
    locale_says.setenv("LANG", "en_US.UTF-8")
    assert run([str(german) if word == "FILE" else word for word in line.split()]) in (2, 3)
    assert words in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_told_in_the_computers_language(
    tmp_path: Path, locale_says: pytest.MonkeyPatch, capsys: Capture
) -> None:
    locale_says.setenv("LANG", "en_US.UTF-8")
    assert run(["recompute", str(tmp_path / "nix.xlsx")]) == 3
    assert "no such file" in capsys.readouterr().err
