"""The folder for IT departments: complete, verifiable, all or nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kam_partnership.errors import FileUnwritable
from kam_partnership.installation import configuration, it_folder
from kam_partnership.installation.product import packaged_product
from kam_partnership.installation.this_computer import this_computer
from support import computers

SCRIPT = "Mac/xlwings-0.37.8.applescript"


def prepared(folder: Path, *, force: bool = False) -> dict[str, bytes]:
    written = it_folder.prepare(folder, this_computer(), packaged_product(), force=force)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in written}


def test_everything_to_distribute_lies_in_the_folder(tmp_path: Path) -> None:
    files = prepared(tmp_path / "an" / "IT")
    assert list(files) == [
        "KAM_Partnerschaft.xlam", "Windows/kam_partnership.conf", "Mac/kam_partnership.conf", SCRIPT, "SHA256SUMS",
        "LIESMICH.txt", "README.txt",
    ]  # fmt: skip
    assert files["KAM_Partnerschaft.xlam"] == packaged_product().addin


def test_the_hashes_are_those_of_the_files(tmp_path: Path) -> None:
    files = prepared(tmp_path)
    lines = files["SHA256SUMS"].decode("ascii").splitlines()
    assert len(lines) == 4
    for line in lines:
        told, name = line.split("  ")
        assert hashlib.sha256(files[name]).hexdigest() == told


@pytest.mark.parametrize("name", ["LIESMICH.txt", "README.txt"])
def test_the_text_names_hash_rebuilding_trusted_location_and_exclusion(tmp_path: Path, name: str) -> None:
    files = prepared(tmp_path)
    text = files[name].decode("utf-8-sig")
    for part in (
        hashlib.sha256(files["KAM_Partnerschaft.xlam"]).hexdigest(), "Get-FileHash", "python addin/build.py", "XLSTART",
        "Trust Center", "pythonw.exe", "kam-partnership uninstall", "xlwings-0.37.8.applescript",
    ):  # fmt: skip
        assert part in text
    assert files[name].startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in files[name]
    assert "{" not in text


def test_the_sample_configurations_are_what_the_add_in_reads(tmp_path: Path) -> None:
    files = prepared(tmp_path / "folder")
    for system, made_up in (("Windows", computers.windows(tmp_path / "w")), ("Mac", computers.mac(tmp_path / "m"))):
        settings = configuration.parse(files[f"{system}/kam_partnership.conf"], made_up.computer)
        path = settings[configuration.interpreter_key(made_up.computer)]
        assert configuration.path_trouble(made_up.computer.path(path), made_up.computer) is None


def test_the_same_product_makes_the_same_folder(tmp_path: Path) -> None:
    assert prepared(tmp_path / "one") == prepared(tmp_path / "two")


def test_nothing_is_replaced_without_force(tmp_path: Path) -> None:
    (tmp_path / "README.txt").write_text("mine")
    with pytest.raises(FileUnwritable, match="file_exists"):
        prepared(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["README.txt"]
    assert "README.txt" in prepared(tmp_path, force=True)
    assert (tmp_path / "README.txt").read_text("utf-8-sig") != "mine"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileUnwritable, match="file_not_written"):
        prepared(tmp_path / "file" / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
