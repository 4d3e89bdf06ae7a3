#!/usr/bin/env bash
# IronCalc 0.9.1: "<>" and a text in COUNTIF, SUMIF and SUMIFS leaves out all numbers and blank cells.
#
# Seen: of 7, 5, a blank cell, "k. A.", "offen" and 8.5, COUNTIF(…,"<>offen") counts 1 and not 5, and SUMIFS over weights
# of 1 gives 1 and not 5: only other texts are "not equal". "<>7" is right.
# Expected: what is a number or blank is not that text, so it counts, as formualizer has it below.
# Whoever sums the weights of all that is not "offen" gets those of the other remarks, and none of what is rated.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check ironcalc==0.9.1 formualizer==0.13.0
"$folder/env/bin/python" - <<'PY'
import formualizer, ironcalc

RATINGS = (7, 5, None, "k. A.", "offen", 8.5)
RIGHT = {
    '=COUNTIF(A1:A6,"<>offen")': 5,
    '=SUMIF(A1:A6,"<>offen",B1:B6)': 5,
    '=SUMIFS(B1:B6,A1:A6,"<>offen")': 5,
    '=COUNTIF(A1:A6,"<>7")': 5,
}
model, book = ironcalc.create("ratings", "en", "UTC", "en"), formualizer.Workbook()
sheet = book.sheet("S")
for row, rating in enumerate(RATINGS, start=1):
    if rating is not None:
        model.set_user_input(0, row, 1, str(rating))
        sheet.set_value(row, 1, rating)
    model.set_user_input(0, row, 2, "1")
    sheet.set_value(row, 2, 1)
for row, formula in enumerate(RIGHT, start=1):
    model.set_user_input(0, row, 4, formula)
    sheet.set_formula(row, 4, formula)
model.evaluate()
seen = [float(model.get_formatted_cell_value(0, row, 4)) for row in range(1, len(RIGHT) + 1)]
other = [book.evaluate_cell("S", row, 4) for row in range(1, len(RIGHT) + 1)]
print("right:             ", list(RIGHT.values()))
print("IronCalc 0.9.1:    ", seen)
print("formualizer 0.13.0:", other)
assert seen == [1, 1, 1, 5] and other == list(RIGHT.values()), (seen, other)
PY
