"""Coverage-guided fuzzing of the readers with atheris (Apache-2.0; ``pip install atheris``, Linux and macOS):

    python -m fuzz.coverage_guided parts  tests/fuzz/corpus/parts  -max_total_time=600
    python -m fuzz.coverage_guided list   tests/fuzz/corpus/list   -max_total_time=600
    python -m fuzz.coverage_guided names  tests/fuzz/corpus/names  -max_total_time=600

``parts`` puts the fuzzer's bytes in the place of one part of a small workbook (the first byte says which), so that it
learns XML rather than checksums; ``list`` reads them as a CSV file; ``names`` as references and formulas. A crash is
written to the folder it was started in; add it to the corpus once it is mended: the tests read the whole corpus.
"""

from __future__ import annotations

import sys


def main() -> None:
    import atheris

    with atheris.instrument_imports(include=["kam_partnership"]):
        from fuzz.readers import TARGETS
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
