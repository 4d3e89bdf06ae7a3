"""The lock files: exact, with hashes, and enough for what the project needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kam_partnership.bundle import build, lock
from kam_partnership.bundle.lock import Lock, LockDamaged, LockedWheel
from kam_partnership.bundle.targets import PYTHON, Target
from kam_partnership.errors import BundleNotMade

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("target", Target)
def test_is_read_and_written_alike(target: Target) -> None:
    text = target.lock.read_text("utf-8")
    read = lock.parse(text)
    about = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("#") and "no wheel" not in line]
    assert lock.to_text(read, about) == text
    assert len(read.wheels) > 15


def test_meets_what_the_project_needs() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "lock_bundle.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_holds_what_only_windows_needs_and_nothing_that_only_others_need() -> None:
    names = {wheel.name for wheel in lock.parse(Target.AMD64.lock.read_text("utf-8")).wheels}
    assert {"pywin32", "tzdata"} <= names
    assert not names & {"psutil", "appscript", "colorama-linux"}


def test_a_line_without_a_hash_is_refused() -> None:
    with pytest.raises(LockDamaged, match="pillow"):
        lock.parse("pillow==13.0.0\n")


def test_a_lock_that_lacks_something_makes_no_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "requirements", lambda: ["pillow>=10.3", 'psutil; sys_platform == "darwin"'])
    fitting = Lock((LockedWheel("pillow", "13.0.0", "0" * 64),))
    build._refuse_unmet(fitting, Target.AMD64, PYTHON)
    for short in (Lock(()), Lock((LockedWheel("pillow", "9.0", "0" * 64),))):
        with pytest.raises(BundleNotMade, match="pillow"):
            build._refuse_unmet(short, Target.AMD64, PYTHON)
