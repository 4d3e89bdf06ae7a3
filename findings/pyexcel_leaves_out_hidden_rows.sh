#!/usr/bin/env bash
# pyexcel 0.7.6 with pyexcel-xlsx 0.6.1: rows that a filter has hidden are not in the data, and nothing says so.
#
# Seen: of four rows three come; the numbering closes up, so that row 4 of the result is row 5 of the sheet.
# xlsx2csv 0.8.6 keeps the place of the same row but empties it: a blank line instead of "C,4".
# Expected: all rows, as openpyxl, pandas and calamine give them; hiding is a matter of looks. (An option of pyexcel-xlsx,
# skip_hidden_row_and_column, can be switched off; it is on.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check pyexcel==0.7.6 pyexcel-xlsx==0.6.1 xlsx2csv==0.8.6 XlsxWriter==3.3.1
"$folder/env/bin/python" - <<'PY'
import io
import pyexcel, xlsxwriter
from xlsx2csv import Xlsx2csv

file = io.BytesIO()
book = xlsxwriter.Workbook(file, {"in_memory": True})
sheet = book.add_worksheet("Liste")
for row, cells in enumerate((("A", 7), ("B", 8), ("C", 4), ("D", 5))):
    sheet.write_row(row, 0, cells)
sheet.set_row(2, None, None, {"hidden": True})
book.close()
read = pyexcel.get_array(file_type="xlsx", file_content=file.getvalue())
lines = io.StringIO()
Xlsx2csv(io.BytesIO(file.getvalue()), outputencoding="utf-8").convert(lines)
print("pyexcel 0.7.6:", read)
print("xlsx2csv 0.8.6:", lines.getvalue().splitlines())
assert read == [["A", 7], ["B", 8], ["D", 5]], read
assert lines.getvalue().splitlines() == ["A,7", "B,8", "", "D,5"], lines.getvalue()
PY
