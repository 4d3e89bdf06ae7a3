#!/usr/bin/env bash
# vbalidator 1.7.0: code for the Mac is not looked at, and the report calls the file compile-safe.
#
# Seen: an undeclared name in the #Else of "#If Mac" is an error; the same mistake in its first branch gives "100 / 100
# (compile-safe)". With --define Mac=True it is the other way round: two runs are needed to see both.
# Expected: both branches, or a word about the one that was left out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check vbalidator==1.7.0
module() { printf 'Option Explicit\nPublic Function Where() As String\n#If Mac Then\n    Where = %s\n#Else\n    Where = %s\n#End If\nEnd Function\n' "$1" "$2"; }
module notDeclared '"Windows"' > mac.bas
module '"Mac"' notDeclared > windows.bas
errors() { env/bin/vbalidator --quiet --output report.json "$@" > said.txt 2>&1 || true; grep -q '"VBA001"' report.json && echo found || echo missed; }
seen="$(errors mac.bas) $(errors windows.bas) $(errors --define Mac=True mac.bas) $(errors --define Mac=True windows.bas)"
echo "vbalidator 1.7.0, the mistake in (Mac branch, other branch; then with Mac=True): $seen"
test "$seen" = "missed found found missed"
