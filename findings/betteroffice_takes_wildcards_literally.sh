#!/usr/bin/env bash
# betteroffice-xlsx 0.2.1: the signs * and ? mean nothing in MATCH, VLOOKUP and SEARCH, while COUNTIF knows them.
#
# Seen: MATCH("Ter*",…,0) and VLOOKUP("Qual*",…,2,FALSE) are #N/A, SEARCH("m?n",…) is #VALUE!; COUNTIF("Ter*") is 1.
# Expected: 2, 7, 4 and 1, as in Excel; the saved results of the file are replaced by the errors.
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

cells = {"A1": "Qualität", "A2": "Termin", "B1": 7, "B2": 4}
cells |= {"C1": ('=MATCH("Ter*",A1:A2,0)', 2), "C2": ('=VLOOKUP("Qual*",A1:B2,2,FALSE)', 7)}
cells |= {"C3": ('=SEARCH("m?n",A2)', 4), "C4": ('=COUNTIF(A1:A2,"Ter*")', 1)}
book = opened(cells)
book.recalculate()
seen = [str(book.value(0, f"C{row}")) for row in range(1, 5)]
print("betteroffice-xlsx 0.2.1:", seen)
assert seen == ["#N/A", "#N/A", "#VALUE!", "1.0"], seen
PY
