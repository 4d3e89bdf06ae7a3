"""Forms as survey makes them from a workbook that is full of what is meant for inside."""

from __future__ import annotations

from pathlib import Path

import pytest

from kam_partnership.cli.main import run
from support.forms import workbook_with_secrets

PEOPLE = ("Kim Lee:kunde:en:kim.lee@example.com", "Anna Muster:lieferant", "Jiří Šimek:kunde")
BACK = ("--by", "2026-12-12", "--return-to", "Petra Klein (petra@example.com)")


@pytest.fixture(scope="session")
def account(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The account's own workbook, whose very name is meant for inside."""
    return workbook_with_secrets(tmp_path_factory.mktemp("account") / "A-Kunde_halten.xlsx")


@pytest.fixture(scope="session")
def sent(account: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that survey filled for three people."""
    folder = tmp_path_factory.mktemp("sent") / "raus"
    assert run(["survey", str(account), "-o", str(folder), "--lang", "de", "--raters", *PEOPLE, *BACK]) == 0
    return folder


def of(folder: Path, name: str, ending: str) -> Path:
    """Somebody's file in that folder."""
    [path] = (path for path in folder.iterdir() if name in path.name and path.suffix == ending)
    return path
