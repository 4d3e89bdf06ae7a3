#!/usr/bin/env bash
# statsmodels 0.15.0: ratings that are missing on both sides count as agreement, in the function that prepares Fleiss' kappa.
#
# Seen: aggregate_raters makes a category of NaN, so criteria that nobody rated are perfect agreement. Two sides that agree
# about as chance would have it (kappa 0.06 on 13 criteria) agree "fairly" (0.30) once four unrated criteria are in the table.
# Expected: an error, NaN, or the pairs without ratings left out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q --disable-pip-version-check statsmodels==0.15.0 numpy==2.4.6
"$folder/env/bin/python" - <<'PY'
import numpy
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

supplier = [9, 7, 7, 6, 8, 5, 4, 8, 7, 9, 8, 7, 6]
key_account = [4, 5, 6, 6, 2, 3, 7, 8, 5, 6, 7, 7, 7]
rated = numpy.array([supplier, key_account], dtype=float).T
with_blanks = numpy.vstack([rated, numpy.full((4, 2), numpy.nan)])
kappas = []
for name, table in (("13 rated criteria", rated), ("the same and 4 that nobody rated", with_blanks)):
    counts, categories = aggregate_raters(table)
    kappas.append(float(fleiss_kappa(counts)))
    print(f"statsmodels 0.15.0, {name}: kappa {kappas[-1]:.2f}, categories {categories.tolist()}")
assert numpy.isnan(categories[-1]), categories
assert [round(kappa, 2) for kappa in kappas] == [0.06, 0.3], kappas
PY
