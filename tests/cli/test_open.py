"""--open shows what was written with the program that this computer has for it, and never through a shell."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kam_partnership.cli import written
from kam_partnership.cli.main import run
from kam_partnership.cli.options import parser
from kam_partnership.texts import Language
from support import workbooks

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    rows: tuple[workbooks.Row, ...] = tuple((f"K{n}", 1.0, 6.0, 4.5) for n in (1, 2, 3))
    return workbooks.fill(tmp_path / "kam.xlsx", workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What would be opened."""
    paths: list[Path] = []

    def opener(path: Path) -> str:
        paths.append(path)
        return ""

    monkeypatch.setattr(written, "open_with_system", opener)
    return paths


@pytest.mark.parametrize(
    ("line", "file"),
    [
        ("render kam.xlsx -o bild.png --open", "bild.png"),
        ("rate kam.xlsx --criterion 1 --supplier 7 --open", "kam.xlsx"),
        ("rate kam.xlsx --criterion 1 --supplier 7 -o neu.xlsx --open", "neu.xlsx"),
        ("measures kam.xlsx add Messe --open", "kam.xlsx"),
        ("new frisch --open", "frisch.xlsx"),
        ("recompute kam.xlsx --open", "kam.xlsx"),
        ("criteria add kam.xlsx --title Neu --open", "kam.xlsx"),
        ("target kam.xlsx --supplier 7 --key-account 7 --open", "kam.xlsx"),
        ("snapshot kam.xlsx --open", "kam.xlsx"),
        ("upgrade kam.xlsx --out b.xlsx --open", "b.xlsx"),
        ("prepare kam.xlsx -o c.xlsx --open", "c.xlsx"),
        ("merge kam.xlsx -o m --open", "m.xlsx"),
        ("portfolio kam.xlsx -o p --open", "p.xlsx"),
        ("survey kam.xlsx -o bogen --raters Anna --open", "bogen"),
        ("report kam.xlsx -o r.pptx --open", "r.pptx"),
    ],
)  # fmt: skip
def test_what_was_written_is_opened(line: str, file: str, workbook: Path, opened: list[Path]) -> None:
    assert run([*line.split(), "--lang", "de"]) == 0
    assert [path.resolve() for path in opened] == [workbook.parent / file]
    assert opened[0].exists()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("rate kam.xlsx --criterion 99 --supplier 7 --open", 2),
        ("render kam.xlsx -o bild.jpg --open", 2),
        ("rate kam.xlsx --criterion 1 --open", 0),
        ("target kam.xlsx --open", 0),
        ("recompute gibtsnicht.xlsx --open", 3),
        ("recompute kam.xlsx", 0),
    ],
)
def test_nothing_is_opened_that_was_not_written(line: str, code: int, workbook: Path, opened: list[Path]) -> None:
    assert run([*line.split(), "--lang", "de"]) == code
    assert opened == []


def test_every_command_that_writes_knows_it() -> None:
    [every] = [action.choices for action in parser(Language.EN)._actions if action.dest == "called"]
    for name, command in every.items():
        known = command._option_string_actions
        assert "--open" in known or "--out" not in known, name


def test_a_file_that_does_not_open_is_there_all_the_same(
    workbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(workbook.parent / "leer"))
    assert run(["render", "kam.xlsx", "-o", "bild.png", "--open", "--lang", "de"]) == 1
    shown = capsys.readouterr()
    assert "Geschrieben: bild.png" in shown.out
    assert "bild.png ist geschrieben, ließ sich aber nicht öffnen (" in shown.err
    assert Path("bild.png").exists()


# ---------------------------------------------------------------------- the system's own program
class _Opener:
    """A program that opens files, which notes how it was called."""

    def __init__(self, code: int | None) -> None:
        self.code, self.calls = code, list[tuple[list[str], dict[str, Any]]]()

    def __call__(self, call: list[str], **how: Any) -> _Opener:
        self.calls.append((call, how))
        return self

    def wait(self, seconds: float) -> int:
        if self.code is None:
            raise subprocess.TimeoutExpired("xdg-open", seconds)
        return self.code


@pytest.mark.parametrize(("platform", "program"), [("linux", "xdg-open"), ("darwin", "open")])
@pytest.mark.parametrize(("code", "told"), [(0, ""), (3, "3"), (None, "")])
def test_the_program_gets_one_whole_path_and_no_shell(
    platform: str, program: str, code: int | None, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opener = _Opener(code)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(subprocess, "Popen", opener)
    monkeypatch.chdir(tmp_path)
    trouble = written.open_with_system(Path("-x; rm ‘$HOME’ &.xlsx"))
    assert trouble == (f"{program}: {told}" if told else "")
    [(call, how)] = opener.calls
    assert call == [program, str(tmp_path / "-x; rm ‘$HOME’ &.xlsx")]
    assert not how.get("shell")
    assert how["stdout"] == how["stderr"] == subprocess.DEVNULL


def test_windows_opens_it_as_a_double_click_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    asked: list[str] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", asked.append, raising=False)
    assert written.open_with_system(tmp_path / "a.xlsx") == ""

    def refuses(path: str) -> None:
        raise OSError(1155, "No application is associated", path)

    monkeypatch.setattr(os, "startfile", refuses, raising=False)
    assert written.open_with_system(tmp_path / "a.xlsx") == "No application is associated"
    assert asked == [str(tmp_path / "a.xlsx")]
