#!/usr/bin/env bash
# excelize 0.1.0 (the Python build of the Go library): AVERAGEIFS counts blank cells as 0.
#
# Seen: the mean of the suppliers' ratings where the customer's is above 5 is 2 and not 4, since one of the two cells is
# blank; AVERAGEIF over the same cells is 4. The mean of nothing but a rating of 8 and a blank cell is 4.
# Expected: blank cells in the averaged range are left out, as formulon has it below, and as excelize
# itself does in AVERAGEIF.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check excelize==0.1.0 formulon==0.18.0 XlsxWriter==3.3.1
env/bin/python - <<'PY'
import excelize, formulon, xlsxwriter

ROWS = ((7, 5, "A"), (8.5, None, "A"), (None, 6, "A"), (4, 9, "A"), (8, 3, "B"), (None, 2, "B"))
FORMULAS = ['AVERAGEIFS(A1:A6,B1:B6,">5")', 'AVERAGEIF(B1:B6,">5",A1:A6)', 'AVERAGEIFS(A1:A6,C1:C6,"B")']
writer = xlsxwriter.Workbook("ratings.xlsx")
sheet = writer.add_worksheet("S")
for row, cells in enumerate(ROWS):
    sheet.write_row(row, 0, cells)
for row, formula in enumerate(FORMULAS):
    sheet.write_formula(row, 4, f"={formula}", None, -1)
writer.close()
book = excelize.open_file("ratings.xlsx")
seen = [book.calc_cell_value("S", f"E{row + 1}") for row in range(len(FORMULAS))]
engine = formulon.Workbook.load(open("ratings.xlsx", "rb").read())
engine.recalc()
other = [engine.get_value(0, row, 4).number for row in range(len(FORMULAS))]
print("excelize 0.1.0: ", dict(zip(FORMULAS, seen)))
print("formulon 0.18.0:", other)
assert seen == ["2", "4", "4"] and other == [4, 4, 8], (seen, other)
PY
