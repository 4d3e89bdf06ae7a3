"""What a user sees who installed the program without the libraries that only reports need."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import workbooks

#: What the extra reports installs.
EXTRA = ("pandas", "xlsxwriter", "pptx", "reportlab")
_RUN = f"""
import sys
sys.modules.update(dict.fromkeys({EXTRA}))  # as if they were not installed
from kam_partnership.cli.main import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def rated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = tuple((f"K{number}", 1.0, 7.0, 5.0) for number in range(16))
    content = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows)
    return workbooks.fill(tmp_path_factory.mktemp("rated") / "a.xlsx", content)


@pytest.mark.parametrize(
    "command",
    [
        ("portfolio", ".", "-o", "p.xlsx"),
        ("merge", "a.xlsx", "-o", "m.xlsx"),
        ("report", "a.xlsx", "-o", "r.pptx"),
        ("report", "a.xlsx", "-o", "r.pdf"),
        ("render", "a.xlsx", "-o", "b.pdf"),
    ],
    ids=lambda command: f"{command[0]} {command[-1]}",
)
def test_each_command_names_the_library_and_how_to_get_it(
    command: tuple[str, ...], rated: Path, tmp_path: Path
) -> None:
    shutil.copy(rated, tmp_path / "a.xlsx")
    before = sorted(tmp_path.iterdir())
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *command, "--lang", "de"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert 'pip install "kam-partnership[reports]"' in done.stderr
    assert "unerwartet" not in done.stderr
    assert sorted(tmp_path.iterdir()) == before
