"""Our own wheel, made of what is installed: the same bytes whether that is a checkout or came from a wheel."""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
from pathlib import Path
from typing import Final

from packaging.version import Version

from kam_partnership import __version__
from kam_partnership.bundle.archive import zipped
from kam_partnership.errors import BundleNotMade
from kam_partnership.shipped_files import addin_path, template_path
from kam_partnership.texts import Language
from kam_partnership.xlsx.package import read_bytes

DISTRIBUTION: Final = "kam-partnership"

_PACKAGE = Path(__file__).resolve().parents[1]
_TAG = "py3-none-any"
_WHEEL = f"Wheel-Version: 1.0\nGenerator: kam-partnership bundle\nRoot-Is-Purelib: true\nTag: {_TAG}\n"
#: What the package's metadata need: the text that names licence and requirements, and the two others beside it.
_METADATA = ("METADATA", "entry_points.txt", "licenses/LICENSE")


def own_wheel() -> tuple[str, bytes]:
    """(file name, content).

    Raises:
        BundleNotMade: when the package is not properly installed, so that nobody could tell what it needs.
    """
    installed = _distribution()
    stem = f"kam_partnership-{installed.version}"
    files = _package_files() | _shipped_files()
    for name in _METADATA:
        if (text := installed.read_text(name)) is None:
            raise BundleNotMade("bundle_not_installed", name=f"{stem}.dist-info/{name}")
        files[f"{stem}.dist-info/{name}"] = text.encode()
    files[f"{stem}.dist-info/WHEEL"] = _WHEEL.encode()
    record = f"{stem}.dist-info/RECORD"
    files[record] = _record(files, record)
    return f"{stem}-{_TAG}.whl", zipped(files)


def requirements() -> list[str]:
    """What this version of the package needs, as its metadata tell."""
    return _distribution().requires or []


def _distribution() -> importlib.metadata.Distribution:
    try:
        installed = importlib.metadata.distribution(DISTRIBUTION)
    except importlib.metadata.PackageNotFoundError as error:
        raise BundleNotMade("bundle_not_installed", name=DISTRIBUTION) from error
    if Version(installed.version) != Version(__version__):
        raise BundleNotMade("bundle_other_version", installed=installed.version, version=__version__)
    return installed


def _package_files() -> dict[str, bytes]:
    paths = (path for path in _PACKAGE.rglob("*") if path.is_file())
    wanted = (path for path in paths if path.suffix != ".po" and "__pycache__" not in path.parts)
    return {path.relative_to(_PACKAGE.parent).as_posix(): read_bytes(path) for path in wanted}


def _shipped_files() -> dict[str, bytes]:
    paths = {f"templates/{template_path(language).name}": template_path(language) for language in Language}
    paths[addin_path().name] = addin_path()
    return {f"{_PACKAGE.name}/_files/{name}": read_bytes(path) for name, path in paths.items()}


def _record(files: dict[str, bytes], record: str) -> bytes:
    """The list of all files with their hashes, as wheels have it."""
    lines = []
    for name, content in sorted(files.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
        lines.append(f"{name},sha256={digest},{len(content)}")
    return "\n".join([*lines, f"{record},,", ""]).encode()
