"""What is done with each damaged file, by the long run, the coverage-guided fuzzer and the tests."""

from __future__ import annotations

from pathlib import Path

from kam_partnership.carry.imported_list import imported
from kam_partnership.foreign.reader import read_sheets
from kam_partnership.foreign.recognise import recognise
from kam_partnership.foreign.verdict import Found
from kam_partnership.texts import Language
from support.strict import Ran, calling, run

#: No reading of a file as small as ours takes longer, however it is damaged.
LIMIT_SECONDS = 20


def read(path: Path, *, foreign: bool) -> list[Ran]:
    """What only reads: the figures with the findings, or the recognition of a foreign list."""
    if foreign:
        return [calling(lambda: recognised(path))]
    return [run(["score", "--json", "--lang", "de", path])]


def recognised(path: Path) -> None:
    """What new --from does before it writes."""
    found = recognise(read_sheets(path))
    for reading in found.readings if isinstance(found, Found) else ():
        imported(reading, Language.DE)


def edited(path: Path, folder: Path) -> list[Ran]:
    """What writes, each into a file of its own."""
    out = folder / "edited.xlsx"
    if path.suffix == ".csv":
        return [_imported(path, out)]
    commands = (
        ["check", path],
        ["recompute", path, "--out", out, "--force"],
        ["criteria", "add", path, "--title", "Neu", "--supplier", "5", "--out", out, "--force"],
        ["snapshot", path, "--date", "2026-11-20", "--out", out, "--force"],
        ["upgrade", path, "--out", out, "--force"],
        ["render", path, "-o", folder / "edited.png", "--width", "300", "--force"],
    )
    return [*(run([*command, "--lang", "de"]) for command in commands), _imported(path, out)]


def _imported(path: Path, out: Path) -> Ran:
    return run(["new", out, "--from", path, "--yes", "--force", "--lang", "de"])
