#!/usr/bin/env bash
# pyOpenVBA 6.5.0: its interpreter lets a procedure change a variable that was handed over in parentheses.
#
# Seen: after x = 1 and Inc (x), where Inc adds 1 to a ByRef parameter, x is 2, as after Inc x.
# Expected: 1. Parentheses make an expression of the variable, and the procedure gets a copy; a test that runs VBA there
# passes although Excel does something else.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check pyOpenVBA==6.5.0
"$folder/env/bin/python" - <<'PY'
from pyopenvba.apps.excel import ExcelApplication

SOURCE = """
Sub Inc(ByRef n As Long)
    n = n + 1
End Sub
Function InParentheses() As Long
    Dim x As Long
    x = 1
    Inc (x)
    InParentheses = x
End Function
Function Plain() As Long
    Dim x As Long
    x = 1
    Inc x
    Plain = x
End Function
"""
excel = ExcelApplication()
excel.add_module(SOURCE)
seen = {name: int(excel.run(name)) for name in ("InParentheses", "Plain")}
print("pyOpenVBA 6.5.0:", seen)
assert seen == {"InParentheses": 2, "Plain": 2}, seen
PY
