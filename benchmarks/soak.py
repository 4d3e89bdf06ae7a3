"""A soak: random use of all commands on one growing workbook, for as long as wanted.

    python benchmarks/soak.py --minutes 60

After each command the workbook must be readable; every figure is compared with an independent oracle in exact
fractions; memory and file size are told as they grow. The same seed uses the commands in the same order.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "addin"), str(ROOT / "tests")]

from support.soaking import Soak


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--criteria", type=int, default=60, help="the workbook grows up to so many")
    options = parser.parse_args()
    end = time.monotonic() + 60 * options.minutes
    with tempfile.TemporaryDirectory() as folder:
        soak = Soak(Path(folder), random.Random(options.seed), most_criteria=options.criteria)
        told = time.monotonic()
        while time.monotonic() < end:
            soak.step()
            if time.monotonic() - told > 60:
                told = time.monotonic()
                print(soak.line(), flush=True)
        soak.compare_with_oracle()
        print(soak.line())
        for command, count in sorted(soak.counts.items()):
            print(f"  {command}: {count}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
