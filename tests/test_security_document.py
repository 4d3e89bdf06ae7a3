"""docs/security.md promises nothing without a test, and names the bounds that hold."""

from __future__ import annotations

import re
from pathlib import Path

from kam_partnership.saving import STALE_AFTER_SECONDS
from kam_partnership.xlsx import bounds, limits

ROOT = Path(__file__).parents[1]
SECURITY = (ROOT / "docs" / "security.md").read_text("utf-8")


def rows(heading: str) -> list[list[str]]:
    """The rows of the table below a heading."""
    section = SECURITY.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    table = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return table[2:]


def test_each_promise_names_tests_that_exist() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    promises = rows("Promises, and what shows them")
    assert len(promises) >= 12
    for promise, tests in promises:
        named = re.findall(r"`(\w+)`", tests)
        assert named, promise
        for name in named:
            assert re.search(rf"^ *def {name}\(", sources, re.MULTILINE), (promise, name)


def test_the_bounds_are_those_that_hold() -> None:
    told = {what: value for what, value, *_ in rows("Bounds")}
    assert told["file on disk, and all of its parts unpacked"] == f"{bounds.MAX_UNPACKED_BYTES // 1024**2} MB"
    assert told["parts of a file"] == f"{bounds.MAX_PARTS:,}"
    assert next(v for k, v in told.items() if k.startswith("signs")) == f"{bounds.MAX_XML_MARKS:,}"
    assert told["rows of one of our tables"] == f"{bounds.MAX_TABLE_ROWS:,}"
    form = next(v for k, v in told.items() if k.startswith("a questionnaire"))
    assert form == f"{bounds.MAX_FORM_BYTES // 1024**2} MB"
    lists = f"{bounds.MAX_LIST_BYTES // 1024**2} MB, {limits.MAX_CELL_TEXT:,} characters in a field"
    assert told["a list as text (CSV)"] == lists
    assert told["cells of a sheet of a foreign file, gaps between them included"] == f"{bounds.MAX_LIST_CELLS:,}"
    assert f"older than {STALE_AFTER_SECONDS // 60} minutes" in SECURITY
