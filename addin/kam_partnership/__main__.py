"""``python -m kam_partnership`` and the command ``kam-partnership``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        try:
            from kam_partnership.cli.main import run
        except (ImportError, OSError) as error:
            sys.exit(_cannot_start(error))
        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:  # while it starts, too
        sys.exit(130)


def _cannot_start(error: ImportError | OSError) -> int:
    """Tell that a part of the installation is missing; the exit code."""
    try:
        from kam_partnership.repairing import missing_library
        from kam_partnership.texts import error_text, locale_language

        message = error_text(missing_library(error), locale_language())
    except (ImportError, OSError):  # our own texts among them
        message = f"kam-partnership: {error}. Please install it again."
    sys.stderr.write(f"{message}\n")
    return 3


if __name__ == "__main__":
    main()
