#!/usr/bin/env bash
# ReportLab 5.1.0: a soft hyphen in the label of a form field comes back as something else.
#
# Seen: acroForm.textfield(tooltip="Qualitäts\u00adsicherung") writes the label in PDFDocEncoding with the byte 0xAD, which
# has no meaning there; pypdf gives back bytes, not a text. With any sign beyond Latin-1 in the label it is
# written as UTF-16 and comes back whole.
# Expected: what PDFDocEncoding does not know is written as UTF-16. Titles pasted from Word do hold soft hyphens.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check reportlab==5.1.0 pypdf==7.1.1
"$folder/env/bin/python" - <<'PY'
import io
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

def read_back(label):
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(50, 750, "A page")
    canvas.acroForm.textfield(name="field", x=50, y=700, tooltip=label)
    canvas.save()
    return PdfReader(buffer).get_fields()["field"]["/TU"]

labels = ("Qualitäts\u00adsicherung", "Qualitäts\u00adsicherung \u2502 A")
seen = {label: read_back(label) for label in labels}
print("ReportLab 5.1.0:", seen)
assert seen == {labels[0]: labels[0].encode("latin-1"), labels[1]: labels[1]}, seen
PY
