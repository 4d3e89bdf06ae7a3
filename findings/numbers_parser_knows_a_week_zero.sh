#!/usr/bin/env bash
# numbers-parser 4.22.0 (Apple Numbers): a date shown by its week is off by one, and January begins with week 00.
#
# Seen: 14 March 2026 in the format ww is shown as 10, 1 January 2027 as 00. Neither the German calendar (11 and 53) nor
# the American one (11 and 1) has these: it is C's %U, which counts Sundays and knows a week 0.
# Expected: the week of a locale, as the pattern letter w means in Unicode's dates, whose weeks begin with 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check numbers-parser==4.22.0
env/bin/python -W ignore - <<'PY'
from datetime import datetime
from numbers_parser import Document

DAYS = [datetime(2026, 3, 14), datetime(2027, 1, 1)]
document = Document()
table = document.sheets[0].tables[0]
for row, day in enumerate(DAYS):
    table.write(row, 0, day)
    table.set_cell_formatting(row, 0, "datetime", date_time_format="ww")
document.save("weeks.numbers")
table = Document("weeks.numbers").sheets[0].tables[0]
seen = [table.cell(row, 0).formatted_value for row in range(len(DAYS))]
print("calendar weeks (ISO 8601):", [day.isocalendar().week for day in DAYS])
print("numbers-parser 4.22.0:    ", seen)
assert seen == ["10", "00"], seen
PY
