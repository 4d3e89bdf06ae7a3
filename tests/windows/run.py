"""The bundle on a real Windows Python, under Wine: set up, used, damaged, repaired, updated, removed. Before a release:

    python tests/windows/run.py            prints the table, ends with 1 when something is not as it should be
    python tests/windows/run.py --write    puts the table into docs/testing.md, too

Needs Linux with Wine 8 or newer, mingw's gcc, localedef, unshare, ``pip install -e ".[dev]"`` and the package index; it
fetches first, and does all the rest without a network. ``--work FOLDER`` keeps what was fetched for the next time.
"""

from __future__ import annotations

import argparse
import datetime as dt
import fcntl
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "addin"), str(ROOT / "tests")]

from windows import checks, fetched  # noqa: E402
from windows.wine import NEEDED, Wine  # noqa: E402

DOCUMENT = ROOT / "docs" / "testing.md"
BEGIN, END = "<!-- windows: begin -->", "<!-- windows: end -->"


def table(rows: list[checks.Row], seconds: float) -> str:
    """The result as it stands in docs/testing.md."""
    version = subprocess.run(["wine", "--version"], capture_output=True, text=True, check=True).stdout.split()[0]
    fine = sum(row.fine for row in rows)
    lines = [
        f"{dt.date.today():%d %B %Y}, {version}, {round(seconds / 60)} minutes beside other work: "
        f"{fine} of {len(rows)} as they should be.",
        "",
        "| what | seen |",
        "| --- | --- |",
        *(f"| {row.what} | {'' if row.fine else '**not as it should be:** '}{row.seen} |" for row in rows),
    ]
    return "\n".join(lines)


def loopback() -> None:
    """This computer reaches itself, and nothing else: what Python for Windows needs without a network, too."""
    set_flags, up_and_running = 0x8914, 0x1 | 0x40
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, set_flags, struct.pack("16sh", b"lo", up_and_running))


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--work", type=Path)
    options.add_argument("--write", action="store_true")
    options.add_argument("--only", help="a regular expression for the names of checks")
    options.add_argument("--keep", action="store_true", help="go on with the Windows of the run before")
    options.add_argument("--offline", action="store_true", help=argparse.SUPPRESS)
    given = options.parse_args()
    if missing := [name for name in NEEDED if shutil.which(name) is None]:
        print(f"please install: {', '.join(missing)}", file=sys.stderr)
        return 2
    work = (given.work or Path(tempfile.mkdtemp(prefix="kam-windows-"))).absolute()
    if not given.offline:
        fetched.fetch(work)
        again = [sys.executable, *sys.argv, "--offline", *([] if given.work else ["--work", str(work)])]
        return subprocess.run(["unshare", "-r", "-n", *again], check=False, env=os.environ).returncode
    loopback()
    began = time.monotonic()
    wine = Wine(work / "wine")
    if not given.keep:
        wine.set_up()
    rows = list(fetched.told(work))
    with wine.running():
        for check in checks.CHECKS:
            if given.only is None or re.search(given.only, check.__name__):
                found = checks.carry_out(check, wine, work)
                for row in found:
                    print("ok " if row.fine else "BAD", row.what, row.seen, sep=" | ", flush=True)
                rows += found
    result = table(rows, time.monotonic() - began)
    print(result)
    if given.write:
        text = DOCUMENT.read_text("utf-8")
        text = re.sub(f"{BEGIN}.*{END}", lambda _: f"{BEGIN}\n{result}\n{END}", text, flags=re.DOTALL)
        DOCUMENT.write_text(text, "utf-8", newline="\n")
    return 0 if all(row.fine for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
