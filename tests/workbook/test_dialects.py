"""Workbooks of ours in every dialect the format allows: read like any other, or refused with what to save as."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import tiers
from kam_partnership.xlsx.package import Package
from support import workbooks
from support.dialects import in_other_capitals, moved, with_comments
from support.strict import Ran, run
from tiers import rounds

CONTENT = workbooks.Content(
    (0.0, 10.0, 1.5, 4.0, 7.0),
    tuple((f"K{n}", 1.0 + n % 3, n % 11 + 0.5 * (n % 11 < 9), n * 7 % 11 * 1.0) for n in range(16)),
)
DIALECTS: dict[str, Callable[[bytes, int], bytes]] = {
    "other folders": moved,
    "other capitals": in_other_capitals,
    "comments inside values": with_comments,
    "all of it": lambda data, seed: in_other_capitals(moved(with_comments(data, seed), seed), seed),
}


def told(path: Path, *arguments: str) -> Ran:
    ran = run([*arguments, path, "--json", "--lang", "de"])
    assert ran.mistake == ""
    return ran


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_dialect_is_read_like_the_usual_file(dialect: str, tmp_path: Path) -> None:
    usual = workbooks.fill(tmp_path / "kam.xlsx", CONTENT)
    expected = json.loads(told(usual, "score").out)
    data = usual.read_bytes()
    for seed in range(rounds(3, 40)):
        usual.write_bytes(DIALECTS[dialect](data, seed))
        assert json.loads(told(usual, "score").out) == expected, seed
        assert told(usual, "check").code == 0


@tiers.thinned(dialect=2)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_dialect_is_written_like_the_usual_file(dialect: str, tmp_path: Path) -> None:
    path = workbooks.fill(tmp_path / "kam.xlsx", CONTENT)
    expected = json.loads(told(path, "score").out)["criteria"]
    path.write_bytes(DIALECTS[dialect](path.read_bytes(), 5))
    for arguments in (["recompute", path], ["upgrade", path], ["prepare", path, "-o", tmp_path / "p.xlsx"]):
        out = tmp_path / "p.xlsx" if "-o" in arguments else tmp_path / f"{arguments[0]}.xlsx"
        ran = run(arguments if "-o" in arguments else [*arguments, "--out", out])
        assert (ran.mistake, ran.code) == ("", 0), (arguments, ran.err)
        assert json.loads(told(out, "score").out)["criteria"] == expected, arguments


def test_strict_open_xml_is_refused_with_what_to_save_as(tmp_path: Path) -> None:
    path = workbooks.fill(tmp_path / "kam.xlsx", CONTENT)
    package = Package.open(path)
    for part in package.parts:
        for area in (b"spreadsheetml", b"officeDocument"):
            usual, strict = b"http://schemas.openxmlformats.org/%s/2006/", b"http://purl.oclc.org/ooxml/%s/"
            package.parts[part] = package.parts[part].replace(usual % area, strict % area)
    path.write_bytes(package.to_bytes())
    for command in (["score"], ["check"], ["upgrade"], ["recompute"], ["render", "-o", tmp_path / "x.png"]):
        ran = run([command[0], path, *command[1:], "--lang", "de"])
        assert ran.code in (1, 3)
        assert "Strict Open XML" in ran.err + ran.out
        assert "Excel-Arbeitsmappe (*.xlsx)" in ran.err + ran.out
        assert "beschädigt" not in ran.err + ran.out


def test_other_formats_of_workbooks_are_called_by_their_names(tmp_path: Path) -> None:
    from kam_partnership.xlsx.package import CONTENT_TYPES

    ods = Package({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"})
    (tmp_path / "a.xlsx").write_bytes(ods.to_bytes())
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        b'Target="xl/workbook.bin"/>'
        b"</Relationships>"
    )
    xlsb = Package({CONTENT_TYPES: b"<Types/>", "_rels/.rels": rels, "xl/workbook.bin": b"\x83"})
    (tmp_path / "b.xlsx").write_bytes(xlsb.to_bytes())
    for name, words in (("a.xlsx", "OpenDocument"), ("b.xlsx", ".xlsb")):
        ran = run(["score", tmp_path / name, "--lang", "en"])
        assert (ran.code, ran.mistake) == (3, "")
        assert words in ran.err
        assert "Excel Workbook (*.xlsx)" in ran.err
