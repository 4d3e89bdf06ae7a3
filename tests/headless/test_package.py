"""Workbook files as packages: read with care, written whole and always the same."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import pytest

from kam_partnership.errors import FileUnreadable, FileUnwritable
from kam_partnership.saving import write_atomically
from kam_partnership.xlsx import package as module
from kam_partnership.xlsx.package import Package, Relationship


def _zip(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_writing_the_same_parts_gives_the_same_bytes_on_any_day(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = Package.open(path)
    first = package.to_bytes()
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert package.to_bytes() == first
    assert Package.open(first).parts == package.parts
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        told = {(info.date_time, info.create_system) for info in archive.infolist()}
    assert told == {((1980, 1, 1, 0, 0, 0), 0)}  # neither the day nor the system
    assert Package.open(package.to_bytes(compress=False)).parts == package.parts


def test_relationships_are_resolved_from_their_part(path: Path) -> None:
    package = Package.open(path)
    assert package.part_of_type("officeDocument") == "xl/workbook.xml"
    sheets = package.parts_of_type("worksheet", "xl/workbook.xml")
    assert sheets == [f"xl/worksheets/sheet{n}.xml" for n in (1, 2, 3)]
    assert package.parts_of_type("table", sheets[0]) == ["xl/tables/table1.xml"]
    assert package.relationships("docProps/app.xml") == {}


def test_absolute_and_outside_targets_are_understood() -> None:
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="a" Type="x/y/table" Target="/xl/t.xml"/>'
        b'<Relationship Id="b" Type="x/hyperlink" Target="https://example.org/" TargetMode="External"/>'
        b"</Relationships>"
    )
    package = Package({"xl/worksheets/_rels/s.xml.rels": rels})
    assert package.relationships("xl/worksheets/s.xml") == {
        "a": Relationship("table", "xl/t.xml"),
        "b": Relationship("hyperlink", "https://example.org/", external=True),
    }


def test_a_removed_part_leaves_no_trace(path: Path) -> None:
    package = Package.open(path)
    package.remove("xl/tables/table1.xml")
    assert package.parts_of_type("table", "xl/worksheets/sheet1.xml") == []
    assert b"table1" not in package.parts["[Content_Types].xml"]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "file_not_a_workbook"),
        (b"PK\x03\x04 cut off", "file_not_a_workbook"),
        (_zip({"readme.txt": b"no workbook"}), "file_not_a_workbook"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(100), "file_encrypted"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes, key: str) -> None:
    with pytest.raises(FileUnreadable) as caught:
        Package.open(content, "x.xlsx")
    assert (caught.value.key, caught.value.details["file"]) == (key, "x.xlsx")


def test_a_damaged_member_of_the_zip_is_refused(path: Path) -> None:
    data = bytearray(path.read_bytes())
    start = data.index(b"xl/worksheets/sheet1.xml") + 60
    data[start : start + 40] = bytes(40)
    with pytest.raises(FileUnreadable, match="file_not_a_workbook"):
        Package.open(bytes(data), "x.xlsx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_UNPACKED_BYTES", 5 * 1024 * 1024)
    bomb = _zip({"[Content_Types].xml": bytes(6 * 1024 * 1024)})
    assert len(bomb) < 10_000
    with pytest.raises(FileUnreadable) as caught:
        Package.open(bomb)
    assert caught.value.key == "file_too_large"


def test_a_file_with_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PARTS", 3)
    with pytest.raises(FileUnreadable):
        Package.open(_zip({"[Content_Types].xml": b"", "a": b"", "b": b"", "c": b""}))


def test_entities_and_outside_files_are_not_read_from_xml(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    xml = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><x>&e;</x>'
    for content in (xml.encode(), xml.encode("utf-16")):
        with pytest.raises(FileUnreadable, match="document type"):
            Package({"x.xml": content}).xml("x.xml")


@pytest.mark.parametrize(("part", "reason"), [("nix.xml", "missing"), ("bad.xml", "")])
def test_a_missing_or_broken_part_is_named(part: str, reason: str) -> None:
    with pytest.raises(FileUnreadable, match=f"{part}.*{reason}"):
        Package({"bad.xml": b"<a>"}, "x.xlsx").xml(part)


def test_a_file_that_vanished_is_told_from_one_without_rights(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as caught:
        Package.open(tmp_path / "nix.xlsx")
    assert caught.value.key == "file_not_found"
    with pytest.raises(FileUnreadable) as caught:
        Package.open(tmp_path)  # a folder
    assert caught.value.key == "file_not_readable"


def test_a_written_file_is_new_or_old_but_never_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.xlsx"
    write_atomically(file, b"one")
    assert file.read_bytes() == b"one"

    def no_space(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(FileUnwritable, match="No space left"):
        write_atomically(file, b"two")
    assert file.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_to_a_workbook_keeps_pointing_to_it(tmp_path: Path) -> None:
    file, link = tmp_path / "a.xlsx", tmp_path / "link.xlsx"
    file.write_bytes(b"one")
    try:
        link.symlink_to(file)
    except OSError:
        pytest.skip("links need rights on Windows")
    write_atomically(link, b"two")
    assert link.is_symlink()
    assert file.read_bytes() == b"two"
