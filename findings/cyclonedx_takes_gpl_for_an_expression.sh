#!/usr/bin/env bash
# cyclonedx-python-lib 11.12.0: the word "GPL" becomes an SPDX expression, which it is not, and strict validation agrees.
#
# Seen: LicenseFactory.make_from_string("GPL"), as the field License of old packages has it, makes {"expression": "GPL"};
# "gpl or mit" is one, too. "LGPL", "BSD" and "PSF" become plain names, as they should. The library's own strict validator
# passes the bill; packaging, which knows the SPDX list, refuses both expressions.
# Expected: {"license": {"name": "GPL"}}: no version is told, and a program that reads the expression finds no such licence.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check "cyclonedx-python-lib[json-validation]==11.12.0" packaging==26.3
"$folder/env/bin/python" - <<'PY'
import json
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

def written(words):
    part = Component(name="part", version="1", licenses=[LicenseFactory().make_from_string(words)])
    bill = make_outputter(Bom(components=[part]), OutputFormat.JSON, SchemaVersion.V1_6).output_as_string()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None
    return json.loads(bill)["components"][0]["licenses"]

def is_spdx(words):
    try:
        return bool(canonicalize_license_expression(words))
    except InvalidLicenseExpression:
        return False

seen = {words: (written(words), is_spdx(words)) for words in ("GPL", "gpl or mit", "LGPL", "BSD", "PSF")}
for words, (licences, spdx) in seen.items():
    print(f"{words}: {licences}, SPDX: {spdx}")
assert not any(spdx for _, spdx in seen.values())
assert [words for words, (licences, _) in seen.items() if "expression" in licences[0]] == ["GPL", "gpl or mit"]
PY
