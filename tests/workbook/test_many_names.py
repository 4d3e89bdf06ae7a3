"""Workbooks with more defined names than anybody needs: judged in linear time, or refused with the remedy."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import tiers
from kam_partnership.xlsx.bounds import MAX_NAMES
from kam_partnership.xlsx.package import Package
from support import workbooks
from support.strict import run

CONTENT = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), tuple((f"K{n}", 1.0, 7.0, 5.0) for n in range(16)))


def with_names(path: Path, count: int) -> Path:
    package = Package.open(workbooks.fill(path, CONTENT))
    names = "".join(f'<definedName name="N{n}">Daten!$A${n % 1000 + 1}</definedName>' for n in range(count))
    book = package.parts["xl/workbook.xml"]
    package.parts["xl/workbook.xml"] = book.replace(b"</definedNames>", f"{names}</definedNames>".encode())
    path.write_bytes(package.to_bytes())
    return path


@tiers.thinned(command=2)
@pytest.mark.parametrize("command", ["score", "check", "upgrade", "recompute", "prepare"])
def test_a_million_names_are_refused_before_they_are_read(command: str, tmp_path: Path) -> None:
    path = with_names(tmp_path / "kam.xlsx", 1_000_000)
    out = {"prepare": ["-o", tmp_path / "o.xlsx"]}.get(command, [])
    out = ["--out", tmp_path / "o.xlsx"] if command in ("upgrade", "recompute") else out
    started = time.process_time()
    ran = run([command, path, *out, "--lang", "de"])
    assert (ran.code, ran.mistake) == (3, "")
    assert "Namens-Manager" in ran.err
    assert f"{MAX_NAMES:,}".replace(",", "") in ran.err
    assert time.process_time() - started < 10
    assert not (tmp_path / "o.xlsx").exists()


def test_the_time_for_many_names_grows_like_their_number(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        path = with_names(tmp_path / f"{count}.xlsx", count)
        started = time.process_time()
        assert run(["upgrade", path, "--out", tmp_path / f"{count}-new.xlsx"]).mistake == ""
        return time.process_time() - started

    seconds(10)  # everything is loaded
    few, many = seconds(2_000), seconds(16_000)
    assert many < 12 * few
