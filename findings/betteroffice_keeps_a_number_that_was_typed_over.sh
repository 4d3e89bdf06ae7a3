#!/usr/bin/env bash
# betteroffice-xlsx 0.2.1: when a number becomes a text with a decimal comma, formulas go on with the old number.
#
# Seen: A2 is =A1+1 with A1 = 5; after the text "7,5" is written into A1, A2 is still 6 and A3 (=A2*2) still 12, and the
# calculation reports changed=0, limited=0. After the text "abc" both are #VALUE!.
# Expected: #VALUE!, or 8.5 as an Excel with German settings has it; never the result of a number that is not there.
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

book = opened({"A1": 5, "A2": ("=A1+1", 6), "A3": ("=A2*2", 12)})
seen = {}
for text in ("7,5", "abc"):
    book.set(0, "A1", "'" + text)
    report = book.recalculate()
    seen[text] = [str(book.value(0, cell)) for cell in ("A1", "A2", "A3")]
    print("betteroffice-xlsx 0.2.1:", seen[text], report)
assert seen == {"7,5": ["7,5", "6.0", "12.0"], "abc": ["abc", "#VALUE!", "#VALUE!"]}, seen
PY
