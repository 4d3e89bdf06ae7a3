#!/usr/bin/env bash
# formualizer 0.13.0 and IronCalc 0.9.1: SUMPRODUCT(--ISNUMBER(range)) does not count the numbers in the range.
#
# Seen: over 7, 8.5, a blank cell, 4 and "k. A." formualizer gives 0, and with weights, SUMPRODUCT(--ISNUMBER(A1:A5),
# B1:B5), 0 as well; IronCalc looks at one cell only, the one beside the formula: 1 in the first row, 0 in the third one.
# SUMPRODUCT(--(B1:B5>0.18)) is computed for each cell by both, so it is not the form that they do not know.
# Expected: 3 and 0.6 wherever the formula stands, as in Excel, LibreOffice and formulon, or an error.
# It is the usual way to count what was rated, and to divide by the weights of that.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check formualizer==0.13.0 ironcalc==0.9.1 formulon==0.18.0 XlsxWriter==3.3.1
env/bin/python - <<'PY'
import formualizer, formulon, ironcalc, xlsxwriter

ROWS = ((7, 0.25), (8.5, 0.2), (None, 0.1), (4, 0.15), ("k. A.", 0.3))
COUNT = "SUMPRODUCT(--ISNUMBER(A1:A5))"
FORMULAS = {0: COUNT, 2: COUNT, 3: "SUMPRODUCT(--ISNUMBER(A1:A5),B1:B5)", 4: "SUMPRODUCT(--(B1:B5>0.18))"}
writer = xlsxwriter.Workbook("ratings.xlsx")
sheet = writer.add_worksheet("S")
for row, cells in enumerate(ROWS):
    sheet.write_row(row, 0, cells)
for row, formula in FORMULAS.items():
    sheet.write_formula(row, 3, f"={formula}", None, -1)
writer.close()
first = formualizer.Workbook.from_path("ratings.xlsx")
first.evaluate_all()
second = ironcalc.load_from_xlsx("ratings.xlsx", "en", "UTC", "en")
second.evaluate()
third = formulon.Workbook.load(open("ratings.xlsx", "rb").read())
third.recalc()
seen = {
    "formualizer 0.13.0": [first.get_value("S", row + 1, 4) for row in FORMULAS],
    "IronCalc 0.9.1": [second.get_formatted_cell_value(0, row + 1, 4) for row in FORMULAS],
    "formulon 0.18.0": [round(third.get_value(0, row, 3).number, 9) for row in FORMULAS],
}
print(FORMULAS)
for engine, values in seen.items():
    print(f"{engine}:", values)
assert seen == {
    "formualizer 0.13.0": [0, 0, 0, 3],
    "IronCalc 0.9.1": ["1", "0", "#VALUE!", "3"],
    "formulon 0.18.0": [3, 3, 0.6, 3],
}, seen
PY
