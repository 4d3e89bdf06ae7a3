#!/usr/bin/env bash
# XlsxWriter 3.3.1: a number is written with 16 significant digits, so about a quarter of all numbers come back as others.
#
# Seen: of 10,000 random numbers between -10 and 10, 2,565 differ in their last bit when read again (openpyxl and the
# text in the file agree); -2.6624999999999996 is written as -2.6625, and the largest number there is as one that is too
# large for a double, so that it is read as infinity.
# Expected: 17 significant digits, or the shortest form that reads back as the same number, as Excel itself stores it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check XlsxWriter==3.3.1 openpyxl==3.1.5
"$folder/env/bin/python" - <<'PY'
import io, random, re, sys, zipfile
import openpyxl, xlsxwriter

def stored(numbers):
    """The numbers after they were written and read again, and their texts in the file."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for row, number in enumerate(numbers):
        sheet.write_number(row, 0, number)
    book.close()
    texts = re.findall(r"<v>([^<]*)</v>", zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml").decode())
    return [row[0].value for row in openpyxl.load_workbook(file).active.iter_rows()], texts

random.seed(1)
numbers = [random.uniform(-10, 10) for _ in range(10_000)]
read, texts = stored(numbers)
others = sum(before != after for before, after in zip(numbers, read))
assert others == sum(before != float(text) for before, text in zip(numbers, texts))
special, written = stored([-2.6624999999999996, sys.float_info.max])
print("XlsxWriter 3.3.1:", others, "of 10000 differ;", written, "->", special)
assert others == 2565 and written[0] == "-2.6625" and special[1] == float("inf"), (others, written, special)
PY
