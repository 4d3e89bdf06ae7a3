#!/usr/bin/env bash
# tablib 3.10.0 with odfpy 1.4.1: a number in an .ods file is read as it is shown, not as it is.
#
# Seen: 7.25 in a cell with no decimals is read as 7.0, with one decimal as 7.3; -2.5 in a format that shows losses red
# and without a sign is read as 2.5; a weight of 12.5 % in a format without decimals becomes the text '13%'. The cell's
# office:value, which holds each number in full, is never looked at.
# Expected: the value that the file stores (pandas and python-calamine give that), whatever the format.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check "tablib[ods]==3.10.0" odfpy==1.4.1 python-calamine==0.9.1
"$folder/env/bin/python" - <<'PY'
import io
import python_calamine, tablib
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

#: Kind, value, and what the cell's format makes of it, as LibreOffice writes it.
CELLS = [("float", 7.25, "7"), ("float", 7.25, "7.3"), ("float", -2.5, "2.5"), ("percentage", 0.125, "13%")]
document, table = OpenDocumentSpreadsheet(), Table(name="Blatt")
document.spreadsheet.addElement(table)
row = TableRow()
for kind, value, shown in CELLS:
    cell = TableCell(valuetype=kind, value=value)
    cell.addElement(P(text=shown))
    row.addElement(cell)
table.addElement(row)
file = io.BytesIO()
document.save(file)
read = list(tablib.import_set(file.getvalue(), format="ods", headers=False)[0])
file.seek(0)
other = python_calamine.CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()[0]
print("stored:         ", [value for _, value, _ in CELLS])
print("tablib 3.10.0:  ", read)
print("python-calamine:", other)
assert read == [7.0, 7.3, 2.5, "13%"], read
assert other == [7.25, 7.25, -2.5, 0.125], other
PY
