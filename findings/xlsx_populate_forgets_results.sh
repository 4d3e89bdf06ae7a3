#!/usr/bin/env bash
# xlsx-populate 1.21.0: reading and writing a workbook takes away the saved results of all formulas.
#
# Seen: <f>SUM(…)</f><v>15</v> comes back as <f>SUM(…)</f>; nothing was changed in the workbook. Whoever does not
# calculate (previews, phones, pandas, openpyxl with data_only) then sees empty cells.
# Expected: results stay where nothing changed. (The wish for a full calculation stays in the file, for those who can.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check XlsxWriter==3.3.1
npm install --silent --no-fund --no-audit xlsx-populate@1.21.0 >/dev/null
env/bin/python - <<'PY'
import xlsxwriter
book = xlsxwriter.Workbook("table.xlsx")
sheet = book.add_worksheet("Blatt")
columns = [
    {"header": "Nr", "formula": "=ROW()-ROW(Kriterien[[#Headers],[Nr]])"},
    {"header": "Kriterium"},
    {"header": "Lieferant"},
    {"header": "Kunde"},
]
sheet.add_table("B3:E5", {"name": "Kriterien", "columns": columns, "data": [[None, "A", 7, 5], [None, "B", 8, 6]]})
sheet.write_formula("G1", "=SUM(Kriterien[Lieferant])", None, 15)
sheet.write_dynamic_array_formula("G3:G4", "=SORT(Kriterien[Lieferant])", None, 7)
sheet.protect()
book.define_name("Ratings", "=Kriterien[Lieferant]")
book.define_name("Limit", "=1.5")
book.define_name("Place", "=Blatt!$A$1")
book.close()
PY
node -e 'require("xlsx-populate").fromFileAsync("table.xlsx").then((book) => book.toFileAsync("again.xlsx"));'
env/bin/python - <<'PY'
import re, zipfile
def look(file):
    parts = zipfile.ZipFile(file)
    sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    return re.search(r'<c r="G1".*?</c>', sheet)[0], 'fullCalcOnLoad="1"' in parts.read("xl/workbook.xml").decode()
before, after = look("table.xlsx"), look("again.xlsx")
print("before:              ", before)
print("xlsx-populate 1.21.0:", after)
assert before == ('<c r="G1"><f>SUM(Kriterien[Lieferant])</f><v>15</v></c>', True), before
assert after[0] == '<c r="G1"><f>SUM(Kriterien[Lieferant])</f></c>', after
assert after[1], "the wish for a full calculation"
PY
