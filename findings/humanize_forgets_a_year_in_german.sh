#!/usr/bin/env bash
# humanize 4.17.0: in German a year and a month is "ein Monat".
#
# Seen: naturaldelta and naturaltime say "ein Monat" and "vor ein Monat" for everything from 381 to 410 days, so that an
# assessment of thirteen months ago looks like last month's; twelve and fourteen months are right. Of 36 languages no other
# does so.
# Expected: "ein Jahr und 1 Monat", as precisedelta says it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check humanize==4.17.0
"$folder/env/bin/python" - <<'PY'
import datetime, pathlib
import humanize

def told(days, language):
    humanize.i18n.activate(language)
    return humanize.naturaldelta(datetime.timedelta(days=days))

german = {days: told(days, "de_DE") for days in (30, 365, 396, 430)}
wrong = [days for days in range(366, 730) if told(days, "de_DE") == german[30]]
print("humanize 4.17.0, de_DE:", german, f" 'ein Monat' for {len(wrong)} numbers of days, {wrong[0]} to {wrong[-1]}")
languages = [place.name for place in pathlib.Path(humanize.__file__).parent.joinpath("locale").iterdir() if place.is_dir()]
same = [language for language in languages if told(396, language) == told(30, language)]
print(f"languages of {len(languages)} that say the same for 30 and 396 days:", same)
assert german == {30: "ein Monat", 365: "ein Jahr", 396: "ein Monat", 430: "ein Jahr und 2 Monate"}, german
assert wrong == list(range(381, 411)) and same == ["de_DE"]
PY
