#!/usr/bin/env bash
# formulon 0.18.0: the usual formula for the visible rows of a list counts one row, and sums hidden ones too.
#
# Seen: of five rows, one hidden, SUMPRODUCT(SUBTOTAL(103,OFFSET(A1,ROW(A1:A5)-ROW(A1),0))) is 1 and not 4, and the
# weights of the visible rows, the same times B1:B5, are 1.0 and not 0.9: OFFSET gives the first cell only, and that one
# answer stands for every row. SUBTOTAL(109,B1:B5) is right. The engine's list of known differences does not have it.
# Expected: one SUBTOTAL for each row that OFFSET gives (Excel, LibreOffice), or the error that formulon tells for
# OFFSET(A1,{0,1,2},0).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check formulon==0.18.0 XlsxWriter==3.3.1
env/bin/python - <<'PY'
import formulon, xlsxwriter

VISIBLE = "SUBTOTAL(103,OFFSET(A1,ROW(A1:A5)-ROW(A1),0))"
RIGHT = {f"SUMPRODUCT({VISIBLE})": 4, f"SUMPRODUCT({VISIBLE}*B1:B5)": 0.9, "SUBTOTAL(109,B1:B5)": 0.9}
writer = xlsxwriter.Workbook("list.xlsx")
sheet = writer.add_worksheet("S")
for row, cells in enumerate((("a", 0.25), ("b", 0.2), ("c", 0.1), ("d", 0.15), ("e", 0.3))):
    sheet.write_row(row, 0, cells)
sheet.set_row(2, None, None, {"hidden": True})
for row, formula in enumerate(RIGHT):
    sheet.write_formula(row, 3, f"={formula}", None, -1)
writer.close()
book = formulon.Workbook.load(open("list.xlsx", "rb").read())
book.recalc()
seen = [round(book.get_value(0, row, 3).number, 9) for row in range(len(RIGHT))]
print("right:          ", list(RIGHT.values()))
print("formulon 0.18.0:", seen)
assert seen == [1, 1.0, 0.9], seen
PY
