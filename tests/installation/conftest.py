"""Computers to install on."""

from __future__ import annotations

from pathlib import Path

import pytest

from kam_partnership.installation.install import plan_installation
from kam_partnership.installation.product import Product
from kam_partnership.installation.steps import carry_out
from support import computers
from support.computers import MadeUp


@pytest.fixture
def windows(tmp_path: Path) -> MadeUp:
    return computers.windows(tmp_path)


@pytest.fixture
def mac(tmp_path: Path) -> MadeUp:
    return computers.mac(tmp_path)


@pytest.fixture
def linux(tmp_path: Path) -> MadeUp:
    return computers.linux(tmp_path)


@pytest.fixture
def product() -> Product:
    return computers.product()


@pytest.fixture
def installed(windows: MadeUp, product: Product) -> MadeUp:
    carry_out(plan_installation(windows.computer, product).steps, windows.computer)
    return windows


@pytest.fixture
def installed_mac(mac: MadeUp, product: Product) -> MadeUp:
    carry_out(plan_installation(mac.computer, product).steps, mac.computer)
    return mac
