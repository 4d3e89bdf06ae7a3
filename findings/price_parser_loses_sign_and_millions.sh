#!/usr/bin/env bash
# price-parser 0.5.1: the sign of an amount is lost, and so are the words for thousands and millions.
#
# Seen: "-1.250,00 €" and "(1.250,00) €" are 1250.00; "1,5 Mio. €" is 1.5 with currency €; "250 TEUR" is 250 with
# currency EUR; "0,500" is 500.
# Expected: a negative amount, or None where a word of the text is not understood. A credit note becomes revenue.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check price-parser==0.5.1
"$folder/env/bin/python" - <<'PY'
from price_parser import Price

expected = {
    "1.250.000,00 €": ("1250000.00", "€"),
    "-1.250,00 €": ("1250.00", "€"),
    "(1.250,00) €": ("1250.00", "€"),
    "1,5 Mio. €": ("1.5", "€"),
    "250 TEUR": ("250", "EUR"),
    "0,500": ("500", None),
}
seen = {text: (str((price := Price.fromstring(text)).amount), price.currency) for text in expected}
print("price-parser 0.5.1:", seen)
assert seen == expected, seen
PY
