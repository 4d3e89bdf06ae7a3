"""``python -m kam_partnership`` and the command ``kam-partnership``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from kam_partnership.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
