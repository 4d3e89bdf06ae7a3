"""Changes the pure core in every small way and lets its own tests find out: ``python tests/mutation/run_mutants.py``.

Each mutant lives in a forked process (so on Linux and macOS only) that runs tests/assessment until the first failure.
Prints those that survive; docs/testing.md explains them. With --list only the number of mutants.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import importlib.abc
import importlib.util
import os
import signal
import sys
from pathlib import Path
from types import ModuleType

import hypothesis
import hypothesis.internal.conjecture.engine  # noqa: F401
import pytest

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "addin"), str(ROOT / "tests")]

from mutation.mutants import Mutant, mutants  # noqa: E402

CORE = ROOT / "addin" / "kam_partnership" / "assessment"
LIMIT_SECONDS = 120


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Hands out the mutant instead of the module."""

    def __init__(self, name: str, path: Path, source: str) -> None:
        self._name, self._path, self._source = name, path, source

    def find_spec(self, fullname: str, path: object, target: object = None) -> object:
        if fullname != self._name:
            return None
        return importlib.util.spec_from_file_location(fullname, self._path, loader=self)

    def create_module(self, spec: object) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._source, str(self._path), "exec"), module.__dict__)


def survives(path: Path, mutant: Mutant) -> bool:
    """True when no test of the core notices."""
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        signal.alarm(LIMIT_SECONDS)  # a mutant that never ends is noticed too
        name = f"kam_partnership.assessment.{path.stem}"
        sys.meta_path.insert(0, _Mutated(name, path, mutant.source))
        os.chdir(ROOT)
        code = pytest.main(
            ["-x", "-q", "-o", "addopts=", "-p", "no:cacheprovider", "-p", "no:xdist", "tests/assessment"]
        )
        os._exit(int(code))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--modules", nargs="+", default=sorted(path.stem for path in CORE.glob("[a-z]*.py")))
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    total, left = 0, 0
    for name in options.modules:
        path = CORE / f"{name}.py"
        found = list(mutants(path.read_text("utf-8")))
        total += len(found)
        if options.list:
            print(f"{name}: {len(found)}")
            continue
        survivors = 0
        with concurrent.futures.ThreadPoolExecutor(options.workers) as pool:
            results = pool.map(lambda mutant, path=path: survives(path, mutant), found)
            for mutant, lives in zip(found, results, strict=True):
                if lives:
                    survivors += 1
                    print(f"  {name}.py:{mutant.line}  {mutant.change}", flush=True)
        left += survivors
        print(f"{name}: {len(found)} mutants, {survivors} survive", flush=True)
    print(f"{total} mutants, {left} survive")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
