"""What a command tells the program that called it. Source: docs/cli.md."""

from __future__ import annotations

DONE, FOUND_ERRORS, WRONG_USAGE, FILE_TROUBLE = range(4)
INTERRUPTED = 130  # as a shell tells it: 128 and the number of the signal
