#!/usr/bin/env bash
# cleanco 2.3: German and Austrian legal forms are half known, and one of them leaves a broken name behind.
#
# Seen: "GmbH & Co. KG", AG, SE, KGaA and OHG go. "AG & Co. KGaA" leaves "AG & Co." in the name; GesmbH, Ges.m.b.H.,
# gGmbH, e.K. and PartG mbB stay whole; "UG (haftungsbeschränkt)" stays and loses its closing bracket.
# Expected: all forms of the countries it lists, or the name untouched. Two spellings of one company do not meet.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check cleanco==2.3
"$folder/env/bin/python" - <<'PY'
from cleanco import basename

expected = {
    "Beispiel GmbH & Co. KG": "Beispiel",
    "Muster KGaA": "Muster",
    "Muster AG & Co. KGaA": "Muster AG & Co.",
    "Huber GesmbH": "Huber GesmbH",
    "Huber Ges.m.b.H.": "Huber Ges.m.b.H.",
    "Fischer gGmbH": "Fischer gGmbH",
    "Keller e.K.": "Keller e.K.",
    "Meier UG (haftungsbeschränkt)": "Meier UG (haftungsbeschränkt",
}
seen = {name: basename(name) for name in expected}
print("cleanco 2.3:", seen)
assert seen == expected, seen
PY
