#!/usr/bin/env bash
# LibreOffice 7.4.7 (Debian 12): saving .xlsx changes the conditions of conditional formats.
#
# Seen: traffic lights that are green above 7 (gte="0") are green from 7 on, so a rating of exactly 7 changes its colour;
# "more than one standard deviation above the mean" becomes "above the mean" (stdDev="1" goes); "stop here when true" goes,
# so icons appear on cells that an earlier rule kept free of them. No warning; what LibreOffice does not change looks alike.
# Expected: the conditions stay as they were, as the colours and the order do.
# Needs LibreOffice's soffice on the path (apt-get install libreoffice-calc).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check XlsxWriter==3.3.1 openpyxl==3.1.5
env/bin/python - <<'PY'
import xlsxwriter
book = xlsxwriter.Workbook("lights.xlsx")
sheet = book.add_worksheet("S")
red = book.add_format({"bg_color": "#FFC7CE"})
for row in range(11):
    sheet.write_row(row, 0, (row, row, row))
icons = [{"criteria": ">", "type": "number", "value": 7}, {"criteria": ">=", "type": "number", "value": 4}]
sheet.conditional_format("A1:A11", {"type": "icon_set", "icon_style": "3_traffic_lights", "icons": icons})
sheet.conditional_format("B1:B11", {"type": "average", "criteria": "1 std dev above", "format": red})
sheet.conditional_format("C1:C11", {"type": "cell", "criteria": "<", "value": 4, "format": red, "stop_if_true": True})
sheet.conditional_format("C1:C11", {"type": "icon_set", "icon_style": "3_arrows"})
book.close()
PY
version=$(soffice --version)
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "xlsx:Calc MS Excel 2007 XML" \
    --outdir again lights.xlsx >/dev/null 2>&1
VERSION=$version env/bin/python - <<'PY'
import os
import openpyxl
def conditions(file):
    formats = openpyxl.load_workbook(file)["S"].conditional_formatting
    rules = {str(area.sqref): area.rules for area in formats}
    lights, mean = rules["A1:A11"][0], rules["B1:B11"][0]
    cell = next(rule for rule in rules["C1:C11"] if rule.type == "cellIs")
    return {
        "green is at least 7": [bound.gte is not False for bound in lights.iconSet.cfvo][-1],
        "standard deviations above the mean": mean.stdDev or 0,
        "stops": bool(cell.stopIfTrue),
    }
before, after = conditions("lights.xlsx"), conditions("again/lights.xlsx")
print(os.environ["VERSION"])
print("before:", before)
print("after: ", after)
assert before == {"green is at least 7": False, "standard deviations above the mean": 1, "stops": True}, before
assert after == {"green is at least 7": True, "standard deviations above the mean": 0, "stops": False}, after
PY
