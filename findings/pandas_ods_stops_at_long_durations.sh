#!/usr/bin/env bash
# pandas 3.1.1 with odfpy 1.4.1: one duration of 24 hours or more and the whole .ods sheet cannot be read.
#
# Seen: DateParseError "hour must be in 0..23: 30:00". engine="calamine" reads the sheet and hands the duration over as
# the text PT30H00M00S (from .xlsx and .xls it gives a timedelta for the same cell).
# Expected: a Timedelta, or at least the rest of the sheet.
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
row = TableRow()
title = TableCell(valuetype="string")
title.addElement(P(text="Reaktionszeit"))
duration = TableCell(valuetype="time", timevalue="PT30H00M00S")
duration.addElement(P(text="30:00"))
row.addElement(title)
row.addElement(duration)
table.addElement(row)
file = io.BytesIO()
document.save(file)
try:
    said = pandas.read_excel(file, engine="odf", header=None).values.tolist()
except ValueError as error:
    said = f"{type(error).__name__}: {error}"
other = pandas.read_excel(file, engine="calamine", header=None).values.tolist()
print("pandas 3.1.1, odf:     ", said)
print("pandas 3.1.1, calamine:", other)
assert said == "DateParseError: hour must be in 0..23: 30:00", said
assert other == [["Reaktionszeit", "PT30H00M00S"]], other
PY
