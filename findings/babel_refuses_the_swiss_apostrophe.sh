#!/usr/bin/env bash
# Babel 2.19.0: numbers with the typographic apostrophe that Swiss programs write are no numbers for de_CH.
#
# Seen: parse_decimal("412’500.50", locale="de_CH") raises NumberFormatError; only the straight ' is taken. The true
# minus sign U+2212 is refused in German, too. (Without strict=True "7,5" is 75 in English; that is documented.)
# Expected: both apostrophes, since the two are in use for the same locale (earlier CLDR data had U+2019).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check babel==2.19.0
"$folder/env/bin/python" - <<'PY'
from babel.numbers import NumberFormatError, parse_decimal

def parsed(text, locale):
    try:
        return str(parse_decimal(text, locale=locale))
    except NumberFormatError as error:
        return type(error).__name__

cases = {"412'500.50": "de_CH", "412\u2019500.50": "de_CH", "-7,5": "de", "\u22127,5": "de"}
seen = [parsed(text, locale) for text, locale in cases.items()]
print("Babel 2.19.0:", dict(zip(cases, seen, strict=True)))
assert seen == ["412500.50", "NumberFormatError", "-7.5", "NumberFormatError"], seen
PY
