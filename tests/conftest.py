"""What holds for all tests."""

from __future__ import annotations

import gc
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import tiers
from kam_partnership.shipped_files import template_path
from kam_partnership.texts import Language
from support import open_xml_sdk, shared

# A busy computer is no mistake: no test depends on the clock.
settings.register_profile(
    "kam",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=tiers.examples(100),
)
settings.load_profile("kam")

# Workbooks come as hundreds of thousands of objects that are no garbage: looking through them as often as Python
# does by itself takes a twentieth of the time of all tests.
gc.set_threshold(20_000, 20, 20)


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shared.open_folder()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shared.remove_folder()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if tiers.FULL or any("::" in argument for argument in config.args):
        return
    out = tiers.left_out(items)
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in out])
    items[:] = [item for item in items if item.nodeid not in out]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    tier = "everything" if tiers.FULL else "the first tier; everything: KAM_FULL=1 (docs/testing.md)"
    terminalreporter.write_line(f"Tests that ran: {tier}")


@pytest.fixture(scope="session")
def sdk() -> None:
    """Microsoft's Open XML SDK validator is installed, or the test is skipped (KAM_REQUIRE_ALL=1: fails)."""
    open_xml_sdk.need_validator()


@pytest.fixture(params=list(Language), ids=str)
def language(request: pytest.FixtureRequest) -> Language:
    """Each language that the product has."""
    return Language(request.param)


@pytest.fixture
def path(language: Language, tmp_path: Path) -> Path:
    """A copy of the template in that language, where a test has no workbook of its own."""
    return Path(shutil.copy(template_path(language), tmp_path / "kam.xlsx"))


@pytest.fixture
def german(tmp_path: Path) -> Path:
    """A copy of the German template."""
    return Path(shutil.copy(template_path(Language.DE), tmp_path / "kam.xlsx"))
