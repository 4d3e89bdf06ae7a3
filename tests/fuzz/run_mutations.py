"""The long run by hand: ``python -m fuzz.run_mutations --count 10000`` (with addin and tests on PYTHONPATH).

Each mutation is read by score and check (in one reading, as both do), every ``--edit-each``-th also goes through the
commands that write, always with --out beside it. Prints every mistake once, with the seed that shows it again.
"""

from __future__ import annotations

import argparse
import collections
import faulthandler
import re
import sys
import tempfile
import time
from pathlib import Path

from fuzz.samples import SAMPLES
from fuzz.target import LIMIT_SECONDS, edited, read
from support.mutations import mutated

LAST_SEED = Path(tempfile.gettempdir()) / "kam-fuzz-last-seed.txt"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--edit-each", type=int, default=50)
    parser.add_argument("--samples", nargs="+", choices=SAMPLES, default=list(SAMPLES))
    options = parser.parse_args()
    failed = 0
    for name in options.samples:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "made").mkdir()
            source = SAMPLES[name](Path(folder) / "made")
            failed += _run(name, source, Path(folder), options)
    return int(failed > 0)


def _run(name: str, source: Path, folder: Path, options: argparse.Namespace) -> int:
    data, codes, mistakes = source.read_bytes(), collections.Counter[str](), {}
    started, slowest = time.process_time(), (0.0, -1)
    for seed in range(options.first, options.first + options.count):
        path = folder / f"mutation{source.suffix}"
        content = mutated(data, seed)
        path.write_bytes(content)
        begun = time.process_time()
        faulthandler.dump_traceback_later(30 * LIMIT_SECONDS, exit=True)  # a busy computer is no hang
        LAST_SEED.write_text(f"{name} {seed}")  # should the process die of it
        ran = read(path, foreign="list" in name)
        if options.edit_each and seed % options.edit_each == 0:
            ran += edited(path, folder)
        faulthandler.cancel_dump_traceback_later()
        if (seed + 1 - options.first) % 1_000 == 0:
            print(f"{name}: {seed + 1 - options.first} so far, {len(mistakes)} kinds of mistakes", flush=True)
        slowest = max(slowest, (time.process_time() - begun, seed))
        if path.read_bytes() != content:
            mistakes.setdefault("the original was changed", []).append(seed)
        for one in ran:
            codes[f"{one.code}"] += 1
            if one.mistake:
                if _kind(one.mistake) not in mistakes:
                    print(f"{name}, seed {seed}: {one.mistake}", flush=True)
                mistakes.setdefault(_kind(one.mistake), []).append(seed)
    took = time.process_time() - started
    told = f"exit codes {dict(codes)}, slowest {slowest[0]:.1f} s of the processor (seed {slowest[1]})"
    print(f"{name}: {options.count} mutations, {took:.0f} s of the processor, {told}")
    for kind, seeds in mistakes.items():
        print(f"--- {name}, {len(seeds)} times, seeds {seeds[:5]}\n{kind}")
    sys.stdout.flush()
    return len(mistakes)


def _kind(mistake: str) -> str:
    """The last frames and the error, numbers left out, so that one mistake is told once."""
    return re.sub(r"0x[0-9a-f]+", "0x", "\n".join(mistake.rstrip().splitlines()[-6:]))


if __name__ == "__main__":
    raise SystemExit(main())
