"""Our wheel inside the bundle is the one that `pip wheel` would make of the same sources."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import tiers
from kam_partnership.bundle import own_wheel as making
from kam_partnership.errors import BundleNotMade

ROOT = Path(__file__).resolve().parents[2]


def content(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist()}


def test_everything_that_the_program_needs_is_in_it(ours: tuple[str, bytes]) -> None:
    name, data = ours
    files = content(data)
    assert name.startswith("kam_partnership-")
    assert name.endswith("-py3-none-any.whl")
    for part in ("__main__.py", "_files/KAM_Partnerschaft.xlam", "texts/de/bundle.mo", "bundle/inside/setup.py"):
        assert f"kam_partnership/{part}" in files
    assert not [part for part in files if part.endswith((".po", ".pyc"))]


def test_its_own_list_holds_every_file_with_its_hash(ours: tuple[str, bytes]) -> None:
    files = content(ours[1])
    [record] = [name for name in files if name.endswith("/RECORD")]
    listed = {line.split(",")[0] for line in files[record].decode().splitlines()}
    assert listed == set(files)


@tiers.before_release("test_everything_that_the_program_needs_is_in_it")
def test_it_has_the_files_of_a_wheel_by_hatchling(ours: tuple[str, bytes], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ)
    [built] = tmp_path.glob("*.whl")
    theirs, mine = content(built.read_bytes()), content(ours[1])
    made = ("/WHEEL", "/RECORD", "/METADATA")  # METADATA of an editable install is as old as that install
    assert {n: c for n, c in mine.items() if not n.endswith(made)} == {
        n: c for n, c in theirs.items() if not n.endswith(made)
    }
    assert built.name == ours[0]


def test_an_installation_of_another_version_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "__version__", "99.0.0")
    with pytest.raises(BundleNotMade, match="bundle_other_version"):
        making.own_wheel()
