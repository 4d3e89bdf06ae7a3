#!/usr/bin/env bash
# openxml-audit 0.8.0: three defects that make Excel repair a file are "expected to open cleanly".
#
# Seen: a table whose area is wider than its columns, rows in no order, and a cell with a style that does not exist each
# get the verdict of the intact workbook, "Errors: 0".
# Expected: findings; the specification forbids all three.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check openxml-audit==0.8.0 XlsxWriter==3.3.1
env/bin/python - <<'PY'
import io, subprocess, zipfile
import xlsxwriter

file = io.BytesIO()
book = xlsxwriter.Workbook(file, {"in_memory": True})
sheet = book.add_worksheet()
sheet.add_table("A1:C3", {"columns": [{"header": name} for name in "abc"]})
book.close()
parts = zipfile.ZipFile(file)
TABLE, SHEET = "xl/tables/table1.xml", "xl/worksheets/sheet1.xml"
changes = {
    "intact": (TABLE, "A1:C3", "A1:C3"),
    "table wider than its columns": (TABLE, "A1:C3", "A1:F3"),
    "rows in no order": (SHEET, "<sheetData>", '<sheetData><row r="5"><c r="A5"><v>1</v></c></row>'),
    "style that does not exist": (SHEET, '<c r="A1"', '<c r="A1" s="99"'),
}
for name, (changed, old, new) in changes.items():
    with zipfile.ZipFile("book.xlsx", "w") as archive:
        for part in parts.namelist():
            text = parts.read(part).decode()
            archive.writestr(part, text.replace(old, new) if part == changed else text)
    said = subprocess.run(["env/bin/openxml-audit", "book.xlsx"], capture_output=True, text=True).stdout.split("\n")
    lines = [line.strip() for line in said if "Excel" in line or "Errors" in line]
    print(f"openxml-audit 0.8.0, {name}:", lines)
    assert lines == ["Microsoft Excel: expected to open cleanly (no findings)", "Errors: 0"], said
PY
