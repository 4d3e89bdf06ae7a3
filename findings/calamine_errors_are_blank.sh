#!/usr/bin/env bash
# python-calamine 0.9.1: a cell that holds an error value is handed over as the empty text, like a cell that holds nothing.
#
# Seen: #N/A, #DIV/0! and a truly empty cell all come as ''. pandas with engine="calamine" says NaN for the three.
# Expected: an error, a text such as '#N/A' (openpyxl, pyexcel and tablib give that), or None for one of the two.
# Whoever counts blanks reads "not rated yet" where the sheet says "this formula is broken".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check python-calamine==0.9.1 XlsxWriter==3.3.1 openpyxl==3.1.5
"$folder/env/bin/python" - <<'PY'
import io
import openpyxl, python_calamine, xlsxwriter

file = io.BytesIO()
book = xlsxwriter.Workbook(file, {"in_memory": True})
sheet = book.add_worksheet()
sheet.write_formula("A1", "=NA()", None, "#N/A")
sheet.write_formula("A2", "=1/0", None, "#DIV/0!")
sheet.write_blank("A3", None, book.add_format({"bold": True}))
sheet.write("A4", 7)
book.close()
file.seek(0)
rows = python_calamine.CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python(skip_empty_area=False)
calamine = [row[0] for row in rows]
cells = openpyxl.load_workbook(file, data_only=True).active
seen = [cells.cell(row, 1).value for row in range(1, 5)]
print("python-calamine 0.9.1:", calamine)
print("openpyxl 3.1.5:       ", seen)
assert calamine == ["", "", "", 7.0], calamine
assert seen == ["#N/A", "#DIV/0!", None, 7], seen
PY
