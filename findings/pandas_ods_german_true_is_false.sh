#!/usr/bin/env bash
# pandas 3.1.1 with odfpy 1.4.1: TRUE in an .ods file is read as False when the cell shows it in another language.
#
# Seen: a cell of type boolean with office:boolean-value="true" that shows WAHR (as a German LibreOffice writes it)
# becomes False, without a warning; one that shows TRUE becomes True. engine="calamine" says True for both.
# Expected: the attribute counts, since the text is only what people see.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1
"$folder/env/bin/python" - <<'PY'
import io
import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

document, table = OpenDocumentSpreadsheet(), Table(name="Blatt")
document.spreadsheet.addElement(table)
for shown in ("TRUE", "WAHR", "VRAI"):
    row = TableRow()
    cell = TableCell(valuetype="boolean", booleanvalue="true")
    cell.addElement(P(text=shown))
    row.addElement(cell)
    table.addElement(row)
file = io.BytesIO()
document.save(file)
read = {engine: pandas.read_excel(file, engine=engine, header=None)[0].tolist() for engine in ("odf", "calamine")}
print("pandas 3.1.1, cells that are all true and show TRUE, WAHR, VRAI:", read)
assert read == {"odf": [True, False, False], "calamine": [True, True, True]}, read
PY
