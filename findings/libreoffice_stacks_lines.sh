#!/usr/bin/env bash
# LibreOffice 7.4.7 (Debian 12): saving .xlsx stacks lines that stand beside stacked columns or areas.
#
# Seen: opened and saved again, a chart of stacked columns with two lines over them (a lower and an upper limit) has the
# lines stacked, too: Excel then draws the upper limit 2.5 at 1.5 + 2.5 = 4. It is the same with stacked areas, and with
# lines on an axis of their own. LibreOffice itself draws these charts right, before and as .ods. Columns that fill 100 %
# beside lines it takes for plainly stacked ones already when it opens them. Columns side by side keep their lines.
# Expected: <c:grouping val="standard"/> stays, since each group of a chart has its own.
# Needs LibreOffice's soffice on the path (apt-get install libreoffice-calc).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check XlsxWriter==3.3.1
env/bin/python - <<'PY'
import xlsxwriter
book = xlsxwriter.Workbook("limits.xlsx")
sheet = book.add_worksheet("S")
for row in range(5):
    sheet.write_row(row, 0, (row, 1, 2, 1.5, 2.5))
kinds = [("column", "stacked", False), ("area", "stacked", False), ("column", "stacked", True)]
for kind, subtype, own_axis in [*kinds, ("column", "percent_stacked", False), ("column", None, False)]:
    chart = book.add_chart({"type": kind, **({"subtype": subtype} if subtype else {})})
    lines = book.add_chart({"type": "line"})
    for target, columns in ((chart, "BC"), (lines, "DE")):
        for column in columns:
            axis = {"y2_axis": True} if own_axis and target is lines else {}
            target.add_series({"categories": "=S!$A$1:$A$5", "values": f"=S!${column}$1:${column}$5", **axis})
    chart.combine(lines)
    sheet.insert_chart("G2", chart)
book.close()
PY
version=$(soffice --version)
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "xlsx:Calc MS Excel 2007 XML" \
    --outdir again limits.xlsx >/dev/null 2>&1
VERSION=$version env/bin/python - <<'PY'
import os, re, zipfile
def groupings(file):
    parts = zipfile.ZipFile(file)
    found = []
    for number in range(1, 6):
        chart = parts.read(f"xl/charts/chart{number}.xml").decode()
        found.append(re.findall(r'<c:(\w+)Chart>.*?<c:grouping val="(\w+)"', chart, re.DOTALL))
    return found
before, after = groupings("limits.xlsx"), groupings("again/limits.xlsx")
print(os.environ["VERSION"])
for old, new in zip(before, after):
    print(dict(old), "->", dict(new))
stacked = [("bar", "stacked"), ("line", "stacked")]
assert before == [
    [("bar", "stacked"), ("line", "standard")],
    [("area", "stacked"), ("line", "standard")],
    [("bar", "stacked"), ("line", "standard")],
    [("bar", "percentStacked"), ("line", "standard")],
    [("bar", "clustered"), ("line", "standard")],
], before
area = [("area", "stacked"), ("line", "stacked")]
assert after == [stacked, area, stacked, stacked, [("bar", "clustered"), ("line", "standard")]], after
PY
