"""The Tab key of real shells: commands, options, values and names of files, without looking into a workbook."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from kam_partnership.cli.main import run
from support.terminal import environment, needs_a_terminal, read_until_closed
from tiers import before_release, nothing_may_be_missing

Capture = pytest.CaptureFixture[str]


def needs(shell: str) -> pytest.MarkDecorator:
    """Only where the shell is installed; bash is on every computer that checks a change."""
    missing = shutil.which(shell) is None and not (shell == "bash" and nothing_may_be_missing())
    return pytest.mark.skipif(missing or sys.platform == "win32", reason=f"{shell} is not installed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A program of our name that starts these sources, and files to choose from."""
    program = tmp_path / "bin" / "kam-partnership"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kam_partnership "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "work" / "Ordner").mkdir(parents=True)
    for name in ("Müller & Söhne.xlsx", "maier.xlsx", ".versteckt.xlsx"):
        (tmp_path / "work" / name).write_bytes(b"")
    return tmp_path


def around(folder: Path, **more: str) -> dict[str, str]:
    path = os.pathsep.join([str(folder / "bin"), os.environ["PATH"]])
    return environment(PATH=path, HOME=str(folder), TERM="dumb", LC_ALL="C.UTF-8", **more)


def in_a_shell(call: Sequence[str], folder: Path) -> list[str]:
    done = subprocess.run(
        call, cwd=folder / "work", env=around(folder), capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout.splitlines()


#: A line, and what may follow; None where other things may, too.
LINES: list[tuple[str, set[str]]] = [
    ("kam-partnership sc", {"score"}),
    ("kam-partnership score --for", {"--format"}),
    ("kam-partnership score maier.xlsx --format ", {"table", "json", "csv"}),
    ("kam-partnership measures maier.xlsx ", {"list", "add", "done"}),
    ("kam-partnership measures maier.xlsx add Messe --status a", {"agreed"}),
    ("kam-partnership criteria a", {"add"}),
    ("kam-partnership help ra", {"rate"}),
    ("kam-partnership completion p", {"powershell"}),
    ("kam-partnership score m", {"maier.xlsx"}),
    ("kam-partnership score O", {"Ordner/"}),
    ("kam-partnership --la", {"--lang"}),
]


@needs("bash")
@pytest.mark.parametrize(("line", "wanted"), LINES)
def test_bash_completes(line: str, wanted: set[str], folder: Path) -> None:
    script = (
        'source <(kam-partnership completion bash); COMP_LINE="$1"; COMP_POINT=${#1}; COMP_TYPE=9; COMPREPLY=(); '
        '_python_argcomplete kam-partnership "" ""; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    assert {word.strip() for word in in_a_shell(["bash", "-c", script, "bash", line], folder)} == wanted


@needs("bash")
def test_bash_quotes_a_name_with_blanks(folder: Path) -> None:
    script = (
        'source <(kam-partnership completion bash); COMP_LINE="kam-partnership score Mü"; COMP_POINT=${#COMP_LINE}; '
        '_python_argcomplete kam-partnership "" ""; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    assert in_a_shell(["bash", "-c", script], folder) == [r"Müller\ \&\ Söhne.xlsx "]


@needs("fish")
@pytest.mark.parametrize(("line", "wanted"), LINES)
def test_fish_completes_and_explains(line: str, wanted: set[str], folder: Path) -> None:
    script = 'kam-partnership completion fish | source; complete -C "$argv[1]"'
    told = in_a_shell(["fish", "--no-config", "-c", script, line], folder)
    assert {word.partition("\t")[0] for word in told} == wanted
    if line.endswith(" sc"):
        assert told[0].partition("\t")[2]


@before_release("what the program answers to a shell is tested without one, and in bash")
@needs("zsh")
@needs_a_terminal
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("kam-partnership sco", "kam-partnership score "),
        ("kam-partnership score mai", "kam-partnership score maier.xlsx "),
    ],
)
def test_zsh_completes_at_its_prompt(typed: str, shown: str, folder: Path) -> None:
    import pty

    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder / "work")
        os.execvpe("zsh", ["zsh", "-f", "-i"], around(folder, PS1="READY "))
    try:
        read_until_closed(terminal, wanted="READY ", seconds=30)
        start = (
            'autoload -Uz compinit; compinit -u -D; eval "$(kam-partnership completion zsh)"; print -r LOADED${:-}\n'
        )
        os.write(terminal, start.encode())
        read_until_closed(terminal, wanted="LOADED\r\n", seconds=30)
        read_until_closed(terminal, wanted="READY ", seconds=30)
        os.write(terminal, f"{typed}\t".encode())
        assert shown in read_until_closed(terminal, wanted=shown, seconds=30)
    finally:
        os.kill(process, 9)
        os.waitpid(process, 0)
        os.close(terminal)


# ---------------------------------------------------------------------- PowerShell, as far as it goes without one
def test_powershell_gets_a_script_that_hands_over_the_line_as_it_was_typed(capsys: Capture) -> None:
    assert run(["completion", "powershell"]) == 0
    script = capsys.readouterr().out
    assert script.isascii()  # any code page reads it
    assert script.count("{") == script.count("}")
    assert script.count("(") == script.count(")")
    assert "Register-ArgumentCompleter -Native -CommandName kam-partnership" in script
    for name in ("_ARGCOMPLETE", "COMP_LINE", "COMP_POINT", "_ARGCOMPLETE_STDOUT_FILENAME"):
        assert f"{name} = " in script


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("kam-partnership sc", ["score"]),
        ("kam-partnership score --for", ["--format"]),
        # As PadRight makes it: PowerShell itself cuts the blank off.
        ("kam-partnership score maier.xlsx --format ", ["table", "json", "csv"]),
        ("kam-partnership score m", []),  # PowerShell completes names of files when nothing comes
        (r"kam-partnership score C:\Accounts\maier.xlsx --f", ["--format"]),
    ],
)
def test_the_program_answers_as_that_script_asks(line: str, wanted: list[str], folder: Path) -> None:
    answer = folder / "answer.txt"
    asked = {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_SHELL": "powershell",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
        "PYTHONUTF8": "1",
    }
    call = [sys.executable, "-m", "kam_partnership"]
    done = subprocess.run(call, cwd=folder / "work", env=around(folder, **asked), capture_output=True, check=False)
    assert answer.read_text(encoding="utf-8").split("\n") == (wanted or [""])
    assert (done.stdout, done.stderr) == (b"", b"")


def test_a_shell_that_asks_waits_for_nothing_heavy(folder: Path) -> None:
    answer = folder / "answer.txt"
    program = (
        "import os, sys; leave = os._exit\n"
        "def told(code):\n    print(*sys.modules, file=sys.stderr, flush=True); leave(code)\n"
        "os._exit = told; sys.argv[0] = 'kam-partnership'\n"
        "from kam_partnership.__main__ import main; main()"
    )
    asked = {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "COMP_LINE": "kam-partnership sc",
        "COMP_POINT": "18",
    }
    call = [sys.executable, "-c", program]
    done = subprocess.run(call, env=around(folder, **asked), capture_output=True, text=True, check=False)
    loaded = set(done.stderr.split())
    assert "argcomplete" in loaded
    heavy = {
        "rich",
        "lxml",
        "xlwings",
        "betteroffice_xlsx",
        "pandas",
        "kam_partnership.workbook",
        "kam_partnership.excel",
    }
    assert loaded & heavy == set()
