#!/usr/bin/env bash
# vbalidator 1.7.0: a name that begins with an umlaut is a lexer error, one with an umlaut inside is not.
#
# Seen: "Sub Öffnen()" gives VBA_LEX001 "unexpected character 'Ö'"; "Sub Loeschen()" with a variable größe is clean. The
# file is in Windows-1252, as the editor of German Office exports modules, where both compile.
# Expected: letters of the code page are letters at the start, too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check vbalidator==1.7.0
module() { printf 'Option Explicit\nPublic Sub %s()\n    Dim %s As Long\n    %s = 1\n    MsgBox CStr(%s)\nEnd Sub\n' "$1" "$2" "$2" "$2" | iconv -f utf-8 -t cp1252; }
module Öffnen zahl > start.bas
module Loeschen größe > inside.bas
errors() { env/bin/vbalidator --quiet --output report.json "$1" > said.txt 2>&1 || true; grep -q '"VBA_LEX001"' report.json && echo error || echo clean; }
seen="$(errors start.bas) $(errors inside.bas)"
echo "vbalidator 1.7.0, lexer (umlaut at the start, umlaut inside): $seen"
test "$seen" = "error clean"
