#!/usr/bin/env bash
# betteroffice-xlsx 0.2.1: numbers are compared, joined and rounded with all digits of the binary notation.
#
# Seen: =0.1+0.2=0.3 is FALSE, ="Summe: "&(0.1+0.2) ends in …04, =ROUND(1.005,2) is 1.
# Expected: TRUE, "Summe: 0.3" and 1.01; Excel and LibreOffice work with 15 digits there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check betteroffice-xlsx==0.2.1 XlsxWriter==3.3.1
"$folder/env/bin/python" - <<'PY'
import io
import betteroffice_xlsx, xlsxwriter

def opened(cells):
    """A workbook of one sheet with these values, and formulas with their results."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for place, cell in cells.items():
        sheet.write_formula(place, cell[0], None, cell[1]) if isinstance(cell, tuple) else sheet.write(place, cell)
    book.close()
    return betteroffice_xlsx.Workbook.open(file.getvalue())

book = opened({"A1": ("=0.1+0.2=0.3", True), "A2": ('="Summe: "&(0.1+0.2)', "Summe: 0.3"), "A3": ("=ROUND(1.005,2)", 1.01)})
book.recalculate()
seen = [book.value(0, f"A{row}") for row in range(1, 4)]
print("betteroffice-xlsx 0.2.1:", seen)
assert seen == [False, "Summe: 0.30000000000000004", 1.0], seen
PY
