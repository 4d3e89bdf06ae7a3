#!/usr/bin/env bash
# DuckDB 2.0.1: a row that begins with # is left out of a CSV file as a comment, though header, separator and quotes are given.
#
# Seen: of two accounts, #4711 Bau and A AG, only A AG is read as soon as a value of the first is in quotation marks, as every
# German decimal is; sums and joins go without it, nothing is said. Without quotation marks it is read. pandas and polars read
# both accounts; comment='' helps.
# Expected: no comments where none were asked for, or a row that is lost is told.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check duckdb==2.0.1 pandas==3.1.1 polars==2.1.0
env/bin/python - <<'PY'
import duckdb, pandas, polars

FORM = """header = true, delim = ',', quote = '"', escape = '"'"""

def accounts(text, more=""):
    open("accounts.csv", "w").write(text)
    return [row[0] for row in duckdb.sql(f"SELECT account FROM read_csv('accounts.csv', {FORM}{more})").fetchall()]

plain = accounts("account,balance\n#4711 Bau,-2\nA AG,2\n")
second = accounts('account,balance\nA AG,2\n#4711 Bau,"-1,5"\n')
quoted = 'account,balance\n#4711 Bau,"-1,5"\nA AG,2\n'
asked = accounts(quoted, ", comment = ''")
seen = accounts(quoted)
others = [pandas.read_csv("accounts.csv")["account"].tolist(), polars.read_csv("accounts.csv")["account"].to_list()]
print("DuckDB 2.0.1, a plain file:", plain, " with a decimal comma:", seen, " as second row:", second)
print("with comment = '':", asked, " pandas and polars:", others)
assert seen == second == ["A AG"], (seen, second)
assert plain == asked == others[0] == others[1] == ["#4711 Bau", "A AG"]
PY
