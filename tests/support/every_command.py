"""A real run of every command, the smallest one: what it may load, how it ends, and a folder to run it in."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from kam_partnership.headless import open_book
from kam_partnership.workbook import names
from support import workbooks
from support.agreed import merged_file

START = {"cli", "texts", "cells", "errors", "loading", "plain_text", "__main__"}
FILE = START | {"assessment", "raters", "workbook", "xlsx", "saving", "lxml"}
EDIT = FILE | {"excel", "headless", "lean_start", "shipped_files", "xlwings", "betteroffice_xlsx"}
PICTURE = {"diagram", "PIL", "font_source_sans_pro"}
CARRY = EDIT | {"carry"}
BOOK = {"output", "xlsxwriter"}
BILL = {"cyclonedx", "packageurl", "py_serializable", "license_expression", "boolean", "sortedcontainers", "defusedxml"}
BILL |= {"packaging", "typing_extensions"}
JOIN = {"portfolio", "foreign", "output", "pandas", "numpy", "rapidfuzz"}
INSTALL = START | {"installation", "libraries", "repairing", "saving", "shipped_files"}
#: What a command may load: modules of this package by the first word of their name, and other libraries.
ALLOWED: dict[str, set[str]] = {
    "--version": START,
    "--help": START,
    "help score": START,
    "score kam.xlsx": FILE,
    "score kam.xlsx --json": FILE,
    "check kam.xlsx": FILE,
    "new fresh.xlsx": FILE | {"shipped_files"},
    "new named.xlsx --account Muster": EDIT,
    "new imported.xlsx --from list.csv --yes": CARRY | {"foreign"},
    "upgrade kam.xlsx --out upgraded.xlsx": CARRY,
    "recompute kam.xlsx --out computed.xlsx": EDIT,
    "criteria add kam.xlsx --title Neu --out longer.xlsx": EDIT,
    "criteria add kam.xlsx --from hygiene --out catalogue.xlsx": EDIT,
    "snapshot kam.xlsx --out kept.xlsx": EDIT,
    "rate kam.xlsx --criterion 1": FILE,
    "rate kam.xlsx --criterion 1 --supplier 7 --out one.xlsx": EDIT,
    "measures kam.xlsx": FILE,
    "measures kam.xlsx --json": FILE,
    "measures kam.xlsx add Neu --out two.xlsx": EDIT,
    "score kam.xlsx other.xlsx --format table": FILE,
    "score kam.xlsx other.xlsx --format csv": FILE,
    "completion powershell": START,
    "completion bash": START | {"argcomplete"},
    "target kam.xlsx": FILE,
    "target kam.xlsx --supplier 7 --key-account 6 --out aimed.xlsx": EDIT,
    "render kam.xlsx --out picture.png": FILE | PICTURE,
    "render kam.xlsx --out picture.svg": FILE | PICTURE,
    "render kam.xlsx --out picture.pdf": FILE | PICTURE | {"reportlab"},
    "report kam.xlsx --out report.pptx": FILE | PICTURE | BOOK | {"report", "pptx"},
    "report kam.xlsx --out report.pdf": FILE | PICTURE | BOOK | {"report", "pptx", "reportlab"},
    "survey kam.xlsx --out copies --raters Anna Bert": CARRY
    | BOOK
    | PICTURE
    | {"foreign", "forms", "reportlab", "sending"},
    "merge kam.xlsx other.xlsx --json": FILE | {"merge", "forms"},
    "merge kam.xlsx other.xlsx --out merged.xlsx": FILE | BOOK | {"merge", "forms", "diagram"},
    "adopt agreed.xlsx --into kam.xlsx --out adopted.xlsx": EDIT | {"merge"},
    "portfolio kam.xlsx other.xlsx --json": FILE | {"portfolio"},
    "portfolio kam.xlsx other.xlsx --out all.xlsx": FILE | BOOK | {"portfolio", "diagram", "pandas", "numpy"},
    "portfolio kam.xlsx other.xlsx --data tables": FILE | BOOK | {"portfolio", "diagram", "pandas", "numpy"},
    "portfolio kam.xlsx --json --figures revenue.csv": FILE | JOIN,
    "calendar kam.xlsx --out dates.ics": FILE | {"portfolio", "output"},
    "prepare kam.xlsx --out sent.xlsx": FILE | {"sending", "shipped_files"},
    "install --target folder": INSTALL,
    "uninstall": INSTALL,
    "doctor": INSTALL | {"packaging"},
    "bundle --out folder --platform win-arm64": INSTALL | BILL | {"bundle", "xlsx", "lxml"},
    "demo --out demo": EDIT | PICTURE | {"demo"},
}
#: What the table allows, but the command does not need; and what it needs without loading it.
NOT_NEEDED = {"report kam.xlsx --out report.pdf": {"xlsxwriter", "pptx"}}
ALSO_NEEDED = {"install --target folder": {"xlwings"}}
#: How a run ends where it does not end with 0: there is no bundle for that computer yet; without an Excel nothing can
#: be removed, and with one doctor looks for an add-in that is not installed.
ENDS = {"bundle --out folder --platform win-arm64": 3}
ENDS |= {"doctor": 1} if sys.platform in ("win32", "darwin") else {"uninstall": 2}


def prepare(folder: Path) -> None:
    """What the commands of the table read: two rated workbooks, one that both sides agreed on, two lists of others."""
    folder.mkdir(parents=True, exist_ok=True)
    for shift, name in enumerate(("kam.xlsx", "other.xlsx")):
        rows = tuple((f"K{number}", 1.0, float((number + shift) % 11), 5.0) for number in range(16))
        workbooks.fill(folder / name, workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows))
    with open_book(folder / "kam.xlsx") as book:
        book.names[names.NEXT_REVIEW].refers_to_range.raw_value = dt.datetime(2026, 12, 1)
        book.save()
    merged_file(folder / "agreed.xlsx", ["K1"], {"K1": (4, 5, "weil")}, account="")
    (folder / "list.csv").write_text("Kriterium;Lieferant;Key Account\nPreis;7;5\nDienst;6;8\n", encoding="utf-8")
    (folder / "revenue.csv").write_text("Account;Umsatz\nMuster;7\n", encoding="utf-8")
