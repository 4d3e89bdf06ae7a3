"""A real Excel for the tests of this folder, and a report of what they found, to be attached to an issue.

    pytest tests/excel -m excel

Without ``-m excel`` these tests are skipped, even where Excel is there: they start it, and they take their time.
"""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlwings as xw

import kam_partnership
from support import workbooks

REPORT = Path("kam-excel-report.txt")
_FOLDER = Path(__file__).parent

_versions: list[str] = []
_notes: list[str] = []
_outcomes: list[str] = []


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One Excel is enough."""
    return 0 if config.option.markexpr == "excel" else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if _FOLDER in item.path.parents:
            item.add_marker(pytest.mark.excel)
            if config.option.markexpr != "excel":
                item.add_marker(pytest.mark.skip(reason="needs Excel: pytest tests/excel -m excel"))


@pytest.fixture(scope="session")
def app() -> Iterator[xw.App]:
    """An Excel of its own, not the one the person is working with."""
    try:
        app = xw.App(visible=False, add_book=False)
    except Exception as error:  # there is none, or xlwings does not know this system
        pytest.skip(f"no Excel here: {type(error).__name__}")
    app.display_alerts = False
    _versions.append(f"Excel {app.version}")
    yield app
    app.quit()


@pytest.fixture
def opened(app: xw.App, tmp_path: Path) -> Iterator[Callable[[Path], xw.Book]]:
    """Opens a copy of a workbook; closes it again without saving."""
    books: list[xw.Book] = []

    def open_copy(path: Path) -> xw.Book:
        books.append(app.books.open(shutil.copy(path, tmp_path)))
        return books[-1]

    yield open_copy
    for book in books:
        book.close()


@pytest.fixture
def rated(tmp_path: Path) -> Path:
    """Sixteen rated criteria."""
    rows = tuple((f"Kriterium {n}", 1.0 + n % 2, float(9 - n % 4), float((n * 3) % 9)) for n in range(1, 17))
    folder = tmp_path / "rated"
    folder.mkdir()
    return workbooks.fill(folder / "kam.xlsx", workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows))


@pytest.fixture
def note() -> Callable[[str], None]:
    """Puts a measurement into the report."""
    return _notes.append


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if "excel/" in report.nodeid and (report.when == "call" or report.outcome != "passed"):
        detail = f"\n{report.longreprtext}" if report.failed else ""
        _outcomes.append(f"{report.outcome:8} {report.duration:6.1f} s  {report.nodeid}{detail}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.option.markexpr != "excel" or not _outcomes:
        return
    python = platform.python_version()
    head = [
        f"KAM Partnerschaft {kam_partnership.__version__}, xlwings {xw.__version__}, Python {python}",
        f"{platform.platform()}, {', '.join(_versions) or 'no Excel'}",
    ]
    REPORT.write_text("\n".join([*head, "", *_outcomes, "", *_notes, ""]), encoding="utf-8")
    terminalreporter.write_line(f"Report to attach: {REPORT.resolve()}")
