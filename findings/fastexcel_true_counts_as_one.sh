#!/usr/bin/env bash
# fastexcel 0.21.0: TRUE in a column of numbers becomes 1, and one text turns all numbers of its column into texts.
#
# Seen: the column 6, TRUE, 4 is read as 6, 1, 4 of type double, without a warning: a tick mark has become the worst
# rating. The column 7.5, 8, "7,5" comes back as the texts "7.5", "8", "7,5".
# Expected: TRUE stays TRUE or becomes null, as an error value does; python-calamine, on which it stands, tells them apart.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check "fastexcel==0.21.0" "pyarrow==25.0.0" XlsxWriter==3.3.1 python-calamine==0.9.1
"$folder/env/bin/python" - <<'PY'
import io
import fastexcel, python_calamine, xlsxwriter

file = io.BytesIO()
book = xlsxwriter.Workbook(file, {"in_memory": True})
sheet = book.add_worksheet()
for column, cells in enumerate((("Kunde", 6, True, 4), ("Lieferant", 7.5, 8, "7,5"))):
    sheet.write_column(0, column, cells)
book.close()
read = fastexcel.read_excel(file.getvalue()).load_sheet(0).to_arrow().to_pydict()
file.seek(0)
plain = python_calamine.CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()
print("fastexcel 0.21.0:", read)
print("python-calamine 0.9.1:", plain)
assert read == {"Kunde": [6.0, 1.0, 4.0], "Lieferant": ["7.5", "8", "7,5"]}, read
assert plain[2] == [True, 8.0], plain
PY
