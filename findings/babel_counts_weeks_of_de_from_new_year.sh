#!/usr/bin/env bash
# Babel 2.19.0: in the locale "de", without a country, calendar weeks are counted from 1 January as nowhere in the DACH region.
#
# Seen: 15 June 2027 is in KW 25 for "de" and in KW 24 for "de_DE"; of all days from 2000 to 2040 44 % are a week off, with
# the year in formats such as "YYYY-'W'ww" wrong around New Year, too. Dates and numbers of "de" are
# Germany's.
# Expected: "de" means Germany where no country is told, or the same as ISO 8601.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check babel==2.19.0
"$folder/env/bin/python" - <<'PY'
import datetime
from babel import Locale
from babel.dates import format_date

def week(day, locale):
    return int(format_date(day, "w", locale=locale))

day = datetime.date(2027, 6, 15)
seen = {locale: week(day, locale) for locale in ("de", "de_DE", "de_AT", "de_CH", "de_LI")}
print("Babel 2.19.0, calendar week of 15 June 2027:", seen, " ISO 8601:", day.isocalendar().week)
first, last = datetime.date(2000, 1, 1), datetime.date(2040, 12, 31)
days = [first + datetime.timedelta(number) for number in range((last - first).days + 1)]
off = {locale: sum(week(one, locale) != one.isocalendar().week for one in days) for locale in ("de", "de_DE")}
print(f"of {len(days)} days from 2000 to 2040 in another week than ISO 8601:", off)
print("days that make a first week:", {locale: Locale.parse(locale).min_week_days for locale in ("de", "de_DE")})
assert seen == {"de": 25, "de_DE": 24, "de_AT": 24, "de_CH": 24, "de_LI": 24}, seen
assert off == {"de": 6603, "de_DE": 0}, off
PY
