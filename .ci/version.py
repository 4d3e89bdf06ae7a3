"""The version: where it stands, how it is set, and what the changelog says about it.

    python .ci/version.py set 0.2.0-alpha     write it where it stands, and date its section of the changelog
    python .ci/version.py notes v0.2.0-alpha  what users read about the release of that tag

``notes`` fails when the tag is not this version, or its section is missing, empty or without a date.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: The only place; the wheel, the add-in and the VBA headers take it from here.
SOURCE = Path("addin", "kam_partnership", "__init__.py")
CHANGELOG = Path("CHANGELOG.md")

_VERSION = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)
_FORM = re.compile(r"\d+\.\d+\.\d+(-(alpha|beta|rc)(\.\d+)?)?")
_UNRELEASED = "not yet released"


class Refused(Exception):
    """Why this is no release."""


def version(root: Path = ROOT) -> str:
    """This version, as users see it, such as 0.2.0-alpha."""
    found = _VERSION.search((root / SOURCE).read_text("utf-8"))
    if found is None:
        raise Refused(f'{SOURCE}: no line __version__ = "…"')
    return found[1]


def set_version(wanted: str, today: dt.date, root: Path = ROOT) -> None:
    """Write the version into the package, and today's date into the changelog.

    Raises:
        Refused: when it is no version, or the changelog has no section for it; nothing is written.
    """
    if _FORM.fullmatch(wanted) is None:
        raise Refused(f"{wanted}: a version looks like 0.2.0 or 0.2.0-alpha")
    changes = (root / CHANGELOG).read_text("utf-8")
    heading = f"## {wanted} ({_UNRELEASED})"
    if heading not in changes:
        raise Refused(f"{CHANGELOG}: the heading “{heading}” is missing")
    source = (root / SOURCE).read_text("utf-8")
    _write(root / SOURCE, _VERSION.sub(f'__version__ = "{wanted}"', source))
    _write(root / CHANGELOG, changes.replace(heading, f"## {wanted} ({today.isoformat()})"))


def notes(tag: str, root: Path = ROOT) -> str:
    """The changelog's section about the tag's version.

    Raises:
        Refused: when this is not that version, or its section is not ready.
    """
    own = version(root)
    if tag != f"v{own}":
        raise Refused(f"{tag}: this is version {own}; its tag is v{own}")
    changes = (root / CHANGELOG).read_text("utf-8")
    section = re.search(rf"^## {re.escape(own)} \(([^)\n]+)\)\n(.*?)(?=^## |\Z)", changes, re.MULTILINE | re.DOTALL)
    if section is None or not section[2].strip():
        raise Refused(f"{CHANGELOG}: nothing is said about {own}")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", section[1]):
        raise Refused(f"{CHANGELOG}: {own} has no date; run: python .ci/version.py set {own}")
    return section[2].strip() + "\n"


def _write(path: Path, content: str) -> None:
    path.write_text(content, "utf-8", newline="\n")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("set").add_argument("version")
    commands.add_parser("notes").add_argument("tag")
    options = parser.parse_args(arguments)
    try:
        if options.command == "set":
            set_version(options.version, dt.date.today())
        else:
            sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
            print(notes(options.tag), end="")
    except Refused as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
