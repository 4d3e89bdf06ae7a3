"""Makes the files of a release in the folder dist: wheel, sdist, add-in, templates, bundle, and SHA256SUMS over them.

    python .ci/release_files.py              needs the package index, for the bundle
    python .ci/release_files.py --no-bundle

The same sources make the same bytes: everything is made twice and compared. Needs ``pip install -e ".[dev]"``.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
SUMS = "SHA256SUMS"


def release_files(folder: Path, *, bundle: bool = False) -> dict[str, bytes]:
    """Every file of the release, made in an empty folder: file name -> content; with the bundle, if wanted."""
    # A fixed moment, so that archives do not tell when they were made.
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1577836800"}
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    handbook = [sys.executable, str(ROOT / "docs" / "make_handbook.py"), "--pdf", "--to", str(folder)]
    subprocess.run(handbook, check=True, stdout=subprocess.DEVNULL)
    for file in (ROOT / "addin" / "KAM_Partnerschaft.xlam", *sorted((ROOT / "templates").glob("*.xlsx"))):
        shutil.copy(file, folder)
    if bundle:  # with its bill of materials; its hashes stand in SHA256SUMS like all others
        subprocess.run([sys.executable, "-m", "kam_partnership", "bundle", "--out", str(folder)], check=True)
        for own_sums in folder.glob(f"*.{SUMS}"):
            own_sums.unlink()
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def sums(files: dict[str, bytes]) -> str:
    """A line for each file, as ``sha256sum --check`` reads them."""
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items())


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--no-bundle", action="store_true")
    bundle = not options.parse_args().no_bundle
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        files, again = (release_files(Path(folder), bundle=bundle) for folder in (first, second))
    different = [name for name in files if files[name] != again.get(name)]
    if different:
        print(f"made twice and not the same: {', '.join(different)}", file=sys.stderr)
        return 1
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    for name, content in files.items():
        (DIST / name).write_bytes(content)
    (DIST / SUMS).write_text(sums(files), "ascii", newline="\n")
    print(sums(files), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
