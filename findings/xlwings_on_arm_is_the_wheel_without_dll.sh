#!/usr/bin/env bash
# xlwings 0.37.8: on Windows on ARM pip takes the wheel for every system, which lacks the DLLs, without a word.
#
# Seen: the wheel for x64 (win_amd64) brings xlwings32-0.37.8.dll and xlwings64-0.37.8.dll. There is none for ARM, so pip
# falls back to py3-none-any, meant for systems without Excel's Windows interface; its code is the same to the file.
# Expected: pip finds nothing for that Windows, or a warning. RunPython with USE UDF SERVER and all worksheet functions load
# such a DLL (xlwings' VBA), so that what is missing is noticed in Excel only.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
for platform in win_amd64 win_arm64; do
  "$folder/env/bin/pip" download -q --disable-pip-version-check --no-deps --only-binary :all: --platform "$platform" \
    --python-version 3.12 --implementation cp -d "$folder/$platform" xlwings==0.37.8
done
"$folder/env/bin/python" - "$folder" <<'PY'
import pathlib, sys, zipfile

def taken(platform):
    [wheel] = pathlib.Path(sys.argv[1], platform).glob("*.whl")
    names = {name.split("/")[-1] for name in zipfile.ZipFile(wheel).namelist()}
    return wheel.name.removeprefix("xlwings-0.37.8-"), names

(x64_tag, x64), (arm_tag, arm) = taken("win_amd64"), taken("win_arm64")
print("for x64:", x64_tag, "  for ARM:", arm_tag)
print("only in the wheel for x64:", sorted(x64 - arm), "  only in the other:", sorted(arm - x64))
assert x64_tag == "cp312-cp312-win_amd64.whl"
assert arm_tag == "py3-none-any.whl"
assert x64 - arm >= {"xlwings32-0.37.8.dll", "xlwings64-0.37.8.dll"}
assert not [name for name in arm if name.endswith((".dll", ".pyd"))]
PY
