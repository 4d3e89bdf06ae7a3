"""The .cmd files: what Windows' command line stumbles over is not in them. Running them: tests/windows."""

from __future__ import annotations

import re

import pytest

from kam_partnership.bundle.build import Bundle

NAMES = ["Einrichten.cmd", "Entfernen.cmd", "setup/kam-partnership.cmd"]


@pytest.fixture(params=NAMES)
def lines(request: pytest.FixtureRequest, bundle: Bundle) -> list[str]:
    content = bundle.files[request.param]
    assert content.count(b"\n") == content.count(b"\r\n") > 0, "a label behind other line ends is not always found"
    return content.decode("ascii").splitlines()  # whatever the code page, the words are the same


def test_every_path_stands_in_quotes(lines: list[str]) -> None:
    for line in lines:
        for match in re.finditer(r"%~dp0|%KAM_(FOLDER|PYTHON|SETUP)%|%LOCALAPPDATA%|%SystemRoot%", line):
            assert line[: match.start()].count('"') % 2 == 1, line


def test_exclamation_marks_in_paths_are_left_alone(lines: list[str]) -> None:
    if len(lines) > 1:
        assert "setlocal EnableExtensions DisableDelayedExpansion" in lines


def test_every_goto_has_its_label_and_every_label_its_goto(lines: list[str]) -> None:
    wanted = set(re.findall(r"goto (\w+)", "\n".join(lines)))
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert wanted <= labels
    assert labels - wanted <= {"end"}


def test_no_shell_but_cmd_and_nothing_for_administrators(lines: list[str]) -> None:
    assert not re.search(r"powershell|runas|reg(\.exe)? add|schtasks|setx|net use", "\n".join(lines), re.IGNORECASE)


def test_quiet_never_waits_for_a_key(bundle: Bundle) -> None:
    for name in NAMES[:2]:
        for line in bundle.files[name].decode("ascii").splitlines():
            assert "pause" not in line or line.strip() == 'if /i not "%~1"=="/quiet" pause'


def test_brackets_pair_up(lines: list[str]) -> None:
    depth = 0
    for line in lines:
        if not line.startswith(("rem ", "echo ")):
            bare = re.sub(r'"[^"]*"', "", line)
            depth += bare.count("(") - bare.count(")") if not bare.strip().startswith("echo") else 0
            assert depth >= 0, line
    assert depth == 0
