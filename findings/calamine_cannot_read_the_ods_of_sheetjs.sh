#!/usr/bin/env bash
# python-calamine 0.9.1 and the .ods files of SheetJS (npm xlsx 0.18.5): not readable; without the indents, words run together.
#
# Seen: SheetJS writes each cell on a line of its own; at the line end between two cells calamine stops with "Expecting
# 'table-cell', found 'Text…" (and pandas with engine="calamine" with it). When the file's line ends are taken out, it is
# read, and "Preis", a tab and "Menge" in one cell become PreisMenge: text:tab and text:line-break count as nothing, where
# text:s is known.
# Expected: blanks between elements mean nothing in OpenDocument (pyexcel-ods3 and LibreOffice read the file), and a tab
# is a tab.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check python-calamine==0.9.1 pyexcel-ods3==0.6.1
npm install --silent --no-fund --no-audit xlsx@0.18.5 >/dev/null
node -e '
const x = require("xlsx");
const book = x.utils.book_new();
x.utils.book_append_sheet(book, x.utils.aoa_to_sheet([["Preis\tMenge", "zwei  Worte"], [7.5, 5]]), "S");
x.writeFile(book, "list.ods");
'
env/bin/python - <<'PY'
import re, zipfile
import pyexcel_ods3, python_calamine

def read(file):
    try:
        return python_calamine.CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    except python_calamine.CalamineError as error:
        return str(error)[:38]

with zipfile.ZipFile("list.ods") as old, zipfile.ZipFile("flat.ods", "w") as new:
    for name in sorted(old.namelist(), key=lambda name: name != "mimetype"):
        new.writestr(name, re.sub(rb">\s+<", b"><", old.read(name)))
seen = {"as SheetJS wrote it": read("list.ods"), "without line ends": read("flat.ods")}
other = pyexcel_ods3.get_data("list.ods")["S"]
print("python-calamine 0.9.1:", seen)
print("pyexcel-ods3 0.6.1:   ", other)
assert seen == {
    "as SheetJS wrote it": "Expecting 'table-cell', found 'Text(By",
    "without line ends": [["PreisMenge", "zwei  Worte"], [7.5, 5.0]],
}, seen
assert other == [["Preis\tMenge", "zwei  Worte"], [7.5, 5]], other
PY
