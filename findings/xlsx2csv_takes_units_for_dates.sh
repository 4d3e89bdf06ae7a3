#!/usr/bin/env bash
# xlsx2csv 0.8.6: a number whose format names a unit in quotes is lost; the format stands in its place.
#
# Seen: 7.5 in the formats 0.0 "Mio.", 0 "Monate", 0.0" h" and #,##0.00 "€/Std." becomes the texts 0.0 "01io.",
# 0 "01onate", 0.0" 12" and #,##0.00 "€/st06.": m, h and d inside the quotes count as month, hour and day, and the day
# 7.5 of the calendar is put in. 0.0\d, a d behind an escape, makes the number 0.006 of it. Exit code 0, no warning.
# Expected: 7.5, as for 0 "Punkte"; letters in quotes and behind a backslash are no date (openpyxl and calamine know).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check xlsx2csv==0.8.6 XlsxWriter==3.3.1 openpyxl==3.1.5
env/bin/python - <<'PY'
import csv, subprocess
import openpyxl, xlsxwriter

SEEN = {
    '0 "Punkte"': "7.5",
    '0.0 "Mio."': '0.0 "01io."',
    '0 "Monate"': '0 "01onate"',
    '0.0" h"': '0.0" 12"',
    '#,##0.00 "€/Std."': '#,##0.00 "€/st06."',
    "0.0\\d": "0.006",
}
book = xlsxwriter.Workbook("units.xlsx")
sheet = book.add_worksheet()
for row, code in enumerate(SEEN):
    sheet.write_number(row, 0, 7.5, book.add_format({"num_format": code}))
book.close()
run = subprocess.run(["env/bin/xlsx2csv", "units.xlsx"], capture_output=True, text=True, encoding="utf-8", check=True)
read = [row[0] for row in csv.reader(run.stdout.splitlines())]
others = [cell.value for cell in openpyxl.load_workbook("units.xlsx").active["A"]]
print("xlsx2csv 0.8.6:", dict(zip(SEEN, read)))
print("openpyxl 3.1.5:", others)
assert read == list(SEEN.values()) and run.stderr == "", (read, run.stderr)
assert others == [7.5] * len(SEEN), others
PY
