"""Builds everything that is built and says what differs from the files that lie here: python .ci/fresh_build.py

Exit code 1 when something does; ``python addin/build.py`` writes it.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "addin"))

from build import built_files  # noqa: E402


def main() -> int:
    files = built_files()
    stale = [path for path, content in files.items() if not path.exists() or path.read_bytes() != content]
    for path in stale:
        print(f"{path.relative_to(ROOT).as_posix()}: not what its sources make; run: python addin/build.py")
    print(f"{len(files) - len(stale)} of {len(files)} built files are fresh")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
