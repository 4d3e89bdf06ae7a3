"""The readers as the coverage-guided fuzzer feeds them: any bytes, and nothing but our own errors."""

from __future__ import annotations

import contextlib
import io
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from fuzz.samples import small_workbook
from fuzz.target import recognised
from kam_partnership.carry.own_content import collect
from kam_partnership.errors import KamError
from kam_partnership.workbook.closed_file import read_workbook
from kam_partnership.xlsx.areas import parse_area
from kam_partnership.xlsx.references import parse_structured, renamed_column, rewrite, shifted
from kam_partnership.xlsx.sheet_cells import decoded, encoded

CORPUS = Path(__file__).with_name("corpus")


def parts(data: bytes) -> None:
    """One part of a workbook of ours replaced."""
    names = sorted(_small())
    if len(data) < 2:
        return
    changed = {**_small(), names[data[0] % len(names)]: data[1:]}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in changed.items():
            archive.writestr(name, content)
    path = Path(_folder()) / "one.xlsx"
    path.write_bytes(buffer.getvalue())
    for reader in (read_workbook, collect):
        _only_our_errors(lambda reader=reader: reader(path))  # type: ignore[misc]


def text_list(data: bytes) -> None:
    """A CSV file."""
    path = Path(_folder()) / "one.csv"
    path.write_bytes(data)
    _only_our_errors(lambda: recognised(path))


def references(data: bytes) -> None:
    """References, structured references, formulas and texts; what is written again means the same."""
    text = data.decode("utf-8", "replace")
    area = parse_area(text, "S")
    if area is not None and area.sheet == "S":
        assert parse_area(area.reference, "S") == area
    parse_structured(text)
    assert rewrite(text, lambda reference: reference) == text
    shifted(text, 3, 2)
    renamed_column(text, "T", "A", "B]")
    assert decoded(encoded(text)) == text


TARGETS: dict[str, Callable[[bytes], None]] = {"parts": parts, "list": text_list, "names": references}


def _only_our_errors(work: Callable[[], object]) -> None:
    with contextlib.suppress(KamError):
        work()


@cache
def _small() -> dict[str, bytes]:
    """The parts of a workbook of ours with little else in it: a hundredth of the template's size."""
    return small_workbook()


@cache
def _folder() -> str:
    return tempfile.mkdtemp(prefix="kam-fuzz-")
