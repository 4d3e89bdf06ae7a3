#!/usr/bin/env bash
# SheetJS (npm xlsx 0.18.5): a table goes, what refers to it stays; new functions get a wrong prefix; protection goes.
#
# Seen: no table part is left, while the defined name Ratings and the formulas still say Kriterien[Lieferant];
# _xlfn._xlws.SORT becomes _xlws.SORT, which Excel does not know; the sheet's protection is gone.
# Expected: references and their table go or stay together; prefixes stay; what was protected stays so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check XlsxWriter==3.3.1
npm install --silent --no-fund --no-audit xlsx@0.18.5 >/dev/null
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
node -e 'const x = require("xlsx"); x.writeFile(x.readFile("table.xlsx"), "again.xlsx");'
env/bin/python - <<'PY'
import re, zipfile
def look(file):
    parts = zipfile.ZipFile(file)
    sheet, book = (parts.read(f"xl/{part}.xml").decode() for part in ("worksheets/sheet1", "workbook"))
    return {
        "table parts": sum(name.startswith("xl/tables/") for name in parts.namelist()),
        "name": re.search(r'name="Ratings"[^>]*>([^<]*)<', book)[1],
        "formula": re.search(r'r="G1"[^>]*><f>([^<]*)<', sheet)[1],
        "sorted": re.search(r'r="G3".*?<f[^>]*>([^<]*)<', sheet)[1],
        "protected": "<sheetProtection" in sheet,
    }
before, after = look("table.xlsx"), look("again.xlsx")
print("before:        ", before)
print("SheetJS 0.18.5:", after)
same = {"name": "Kriterien[Lieferant]", "formula": "SUM(Kriterien[Lieferant])"}
assert before == {"table parts": 1, **same, "sorted": "_xlfn._xlws.SORT(Kriterien[Lieferant])", "protected": True}
assert after == {"table parts": 0, **same, "sorted": "_xlws.SORT(Kriterien[Lieferant])", "protected": False}
PY
