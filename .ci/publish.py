"""Publishes the files in dist as the release of a tag on the forge: python .ci/publish.py v0.2.0-alpha [--dry-run]

Uses the forge's command line ``gh``; ``--dry-run`` only shows the call and the notes. Checks the hashes first.
"""

from __future__ import annotations

import argparse
import hashlib
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import version
from release_files import DIST, SUMS


def files_to_publish(folder: Path) -> list[Path]:
    """The files that SHA256SUMS names, and itself.

    Raises:
        version.Refused: when one is missing, has changed, or is not named.
    """
    if not (folder / SUMS).exists():
        raise version.Refused(f"{folder / SUMS} is missing; run: python .ci/release_files.py")
    named = dict(line.split("  ")[::-1] for line in (folder / SUMS).read_text("ascii").splitlines())
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.name != SUMS}
    if named != there:
        different = sorted({name for name, _ in named.items() ^ there.items()})
        raise version.Refused(f"not as {SUMS} says: {', '.join(different)}")
    return [folder / name for name in (*named, SUMS)]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tag")
    parser.add_argument("--dry-run", action="store_true")
    options = parser.parse_args(arguments)
    try:
        notes = version.notes(options.tag)
        files = files_to_publish(DIST)
    except version.Refused as reason:
        print(reason, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "notes.md")
        told.write_text(notes, "utf-8")
        command = ["gh", "release", "create", options.tag, *map(str, files), "--verify-tag", "--notes-file", str(told)]
        if "-" in options.tag:
            command.append("--prerelease")
        if options.dry_run:
            print(shlex.join(command), notes, sep="\n\n", end="")
            return 0
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
