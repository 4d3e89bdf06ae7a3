"""What may follow in a command line, for the Tab key of a shell; and what a shell needs to ask.

The shell asks this program, which looks at its commands and options and at names of files, never into a workbook.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

from kam_partnership.cli.parsing import Parser

PROGRAM: Final = "kam-partnership"


class Shell(StrEnum):
    """The shells that can ask."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


#: argcomplete has one for PowerShell, too: it loses the blank behind the last word and what stands before the command
#: in its line, and answers in the computer's own code page. An answer about files is left to PowerShell itself.
_POWERSHELL: Final = """\
Register-ArgumentCompleter -Native -CommandName {program} -ScriptBlock {{
    param($wordToComplete, $commandAst, $cursorPosition)
    $point = $cursorPosition - $commandAst.Extent.StartOffset
    $answer = New-TemporaryFile
    $asked = @{{
        _ARGCOMPLETE = '1'
        _ARGCOMPLETE_IFS = "`n"
        _ARGCOMPLETE_SHELL = 'powershell'
        _ARGCOMPLETE_STDOUT_FILENAME = $answer.FullName
        _ARGCOMPLETE_SUPPRESS_SPACE = '1'
        COMP_LINE = $commandAst.Extent.Text.PadRight($point)
        COMP_POINT = "$point"
        PYTHONUTF8 = '1'
    }}
    $before = @{{}}
    foreach ($name in $asked.Keys) {{
        $before[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $asked[$name])
    }}
    try {{
        {program} 2>&1 | Out-Null
        Get-Content -LiteralPath $answer.FullName -Encoding UTF8 | Where-Object {{ $_ }} | ForEach-Object {{
            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
        }}
    }} finally {{
        foreach ($name in $asked.Keys) {{ [Environment]::SetEnvironmentVariable($name, $before[$name]) }}
        Remove-Item -LiteralPath $answer.FullName
    }}
}}
"""


def completion(options: argparse.Namespace) -> int:
    """Print what that shell has to run once at its start."""
    shell = Shell(options.shell)
    if shell is Shell.POWERSHELL:
        print(_POWERSHELL.format(program=PROGRAM), end="")
        return 0
    import argcomplete

    print(argcomplete.shellcode([PROGRAM], shell=str(shell)).strip())
    return 0


def complete(parser: Parser) -> None:
    """Answer the shell that asks, and leave the program."""
    import argcomplete

    argcomplete.autocomplete(parser, default_completer=_files, always_complete_options=False)


def _files(prefix: str, **_: object) -> Iterator[str]:
    """Names of files and folders that begin so. Not for PowerShell, whose own are better: it knows backslashes."""
    if os.environ.get("_ARGCOMPLETE_SHELL") == Shell.POWERSHELL:
        return
    folder, slash, start = prefix.rpartition("/")
    try:
        entries = sorted(Path(folder + slash or ".").expanduser().iterdir())
    except (OSError, RuntimeError):  # no such folder, nobody's home
        return
    for entry in entries:
        if entry.name.startswith(start) and (start or not entry.name.startswith(".")):
            yield folder + slash + entry.name + ("/" if entry.is_dir() else "")
