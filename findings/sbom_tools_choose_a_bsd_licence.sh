#!/usr/bin/env bash
# cyclonedx-editor-validator 1.0.3 and sbom2doc 0.6.2 make two different licences of "BSD License" in a bill of materials.
#
# Seen: `cdx-ev amend` writes BSD-4-Clause, with its clause on advertising, into the bill (an INFO line tells); sbom2doc writes
# BSD-3-Clause into its document, GPL-2.0-only for "GPL" and LGPL-2.0-or-later for "LGPL" (nothing tells), and UNKNOWN for
# "SIL OFL 1.1" and "BSD 3-clause". "BSD License" is what ReportLab's wheel says, whose text is the one of three clauses.
# Expected: words that several licences go by stay words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check cyclonedx-editor-validator==1.0.3 sbom2doc==0.6.2 lib4sbom==0.10.4
env/bin/python - <<'PY'
import json, subprocess

WORDS = ("BSD License", "GPL", "LGPL", "SIL OFL 1.1", "BSD 3-clause")
parts = [
    {"type": "library", "name": name, "version": "1.0", "bom-ref": name, "licenses": [{"license": {"name": words}}]}
    for name, words in ((f"part{number}", words) for number, words in enumerate(WORDS))
]
product = {"type": "application", "name": "product", "version": "1.0", "bom-ref": "product"}
bill = {
    "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
    "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
    "metadata": {"component": product}, "components": parts,
}
json.dump(bill, open("bill.json", "w"))

amended = subprocess.run(["env/bin/cdx-ev", "amend", "bill.json"], capture_output=True, text=True, check=True).stdout
edited = [part["licenses"][0]["license"] for part in json.loads(amended)["components"]]
subprocess.run(["env/bin/sbom2doc", "-i", "bill.json", "-f", "json", "-o", "document.json"], capture_output=True, check=True)
document = {part["name"]: part["license"] for part in json.load(open("document.json"))["package_summary"]}
told = [document[f"part{number}"] for number in range(len(WORDS))]
for words, one, other in zip(WORDS, edited, told):
    print(f"{words!r}: cdx-ev 1.0.3 {one}, sbom2doc 0.6.2 {other}")
assert edited[:3] == [{"id": "BSD-4-Clause"}, {"name": "GPL"}, {"name": "LGPL"}], edited
assert told == ["BSD-3-Clause", "GPL-2.0-only", "LGPL-2.0-or-later", "UNKNOWN", "UNKNOWN"], told
PY
