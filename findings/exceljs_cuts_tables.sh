#!/usr/bin/env bash
# exceljs 4.4.0: read and written again, a table with a calculated column loses columns, headings and names.
#
# Seen: all columns after the first calculated one are gone from the table's definition, which still spans them; the
# heading row is declared off (headerRowCount="0"); the column's formula is gone; defined names that mean a table column
# or a constant are gone, only the one that means a cell stays; a dynamic array becomes one of the old kind.
# The words in the cells are all there. Expected: the table as it was, or an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check XlsxWriter==3.3.1
npm install --silent --no-fund --no-audit exceljs@4.4.0 >/dev/null
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
node -e '
const { Workbook } = require("exceljs");
const book = new Workbook();
book.xlsx.readFile("table.xlsx").then(() => book.xlsx.writeFile("again.xlsx"));
'
env/bin/python - <<'PY'
import re, zipfile
parts = zipfile.ZipFile("again.xlsx")
table = parts.read("xl/tables/table1.xml").decode()
names = re.findall(r'<definedName name="(\w+)"', parts.read("xl/workbook.xml").decode())
seen = {
    "area": re.search(r'<table .*?ref="([^"]+)"', table)[1],
    "columns": re.findall(r'<tableColumn [^>]*name="([^"]+)"', table),
    "headings off": 'headerRowCount="0"' in table,
    "column formula": "calculatedColumnFormula" in table,
    "names": names,
    "dynamic array": ' cm="' in parts.read("xl/worksheets/sheet1.xml").decode(),
}
print("exceljs 4.4.0:", seen)
assert seen == {
    "area": "B3:E5", "columns": ["Nr"], "headings off": True, "column formula": False, "names": ["Place"],
    "dynamic array": False,
}, seen
PY
