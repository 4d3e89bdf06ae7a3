#!/usr/bin/env bash
# ReportLab 5.1.0: a form field whose value holds a dash or German quotation marks cannot be made at all.
#
# Seen: acroForm.textfield(value="7 – 8") and value="„gut“" raise KeyError (8211, 8222); the label of a choice does the
# same. Umlauts and the euro sign's neighbours in Latin-1 are fine, and drawString takes all of these signs.
# Expected: what a page can show, a form field can hold; PDF knows UTF-16 for field values.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check reportlab==5.1.0
"$folder/env/bin/python" - <<'PY'
import io
from reportlab.pdfgen.canvas import Canvas

def said(value):
    canvas = Canvas(io.BytesIO())
    canvas.drawString(50, 750, value)
    try:
        canvas.acroForm.textfield(name="field", x=50, y=700, value=value)
    except KeyError as error:
        return f"KeyError: {error}"
    return "made"

seen = {value: said(value) for value in ("Müller, Größe", "7 – 8", "„gut“")}
print("ReportLab 5.1.0:", seen)
assert seen == {"Müller, Größe": "made", "7 – 8": "KeyError: 8211", "„gut“": "KeyError: 8222"}, seen
PY
