#!/usr/bin/env bash
# @internationalized/number 3.6.9 (React Aria) and numbro 2.5.0: for Austria "1.250" is one and a quarter.
#
# Seen: in de-AT both read 1.25, in de-DE 1250; React Aria's parser reads 1250 in de-AT, too, as soon as it is asked for euros,
# not for a plain number. The point, which they do not expect in a plain number there, is taken for
# the English decimal one.
# Expected: the same as in Germany, or NaN as for "1.250,50".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit @internationalized/number@3.6.9 numbro@2.5.0 >/dev/null
cat >read.mjs <<'JS'
import assert from "node:assert";
import { NumberParser } from "@internationalized/number";
import numbro from "numbro";
import languages from "numbro/dist/languages.min.js";

const euros = { style: "currency", currency: "EUR" };
const seen = {};
for (const locale of ["de-DE", "de-AT"]) {
  numbro.registerLanguage(languages[locale]);
  numbro.setLanguage(locale);
  seen[locale] = {
    plain: new NumberParser(locale).parse("1.250"),
    euros: new NumberParser(locale, euros).parse("1.250"),
    written: new Intl.NumberFormat(locale, euros).format(12500),
    decimals: new NumberParser(locale).parse("1.250,50"),
    numbro: numbro.unformat("1.250"),
  };
}
console.log("1.250 to @internationalized/number 3.6.9 and numbro 2.5.0:", seen);
const { written: _, ...austria } = seen["de-AT"];
assert.deepStrictEqual(austria, { plain: 1.25, euros: 1250, decimals: NaN, numbro: 1.25 });
assert.strictEqual(seen["de-DE"].plain, 1250);
assert.strictEqual(seen["de-DE"].numbro, 1250);
JS
node read.mjs
