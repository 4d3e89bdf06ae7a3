#!/usr/bin/env bash
# betteroffice-xlsx 0.2.1: a function of 2010 or later that is written into a cell is saved under its bare name.
#
# Seen: =STDEV.S(B1:B2) is computed right and saved as <f>STDEV.S(B1:B2)</f>. The format wants _xlfn.STDEV.S; without it
# Excel shows #NAME? until somebody edits the cell. A prefix that was in the file already stays.
# Expected: what it computes, it also writes so that others can read it.
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

import re, zipfile
book = opened({"B1": 9, "B2": 4})
book.set(0, "A1", "=STDEV.S(B1:B2)")
saved = zipfile.ZipFile(io.BytesIO(book.save())).read("xl/worksheets/sheet1.xml").decode()
seen = round(book.value(0, "A1"), 6), re.search(r"<f>([^<]*)</f>", saved)[1]
print("betteroffice-xlsx 0.2.1:", seen)
assert seen == (3.535534, "STDEV.S(B1:B2)"), seen
PY
