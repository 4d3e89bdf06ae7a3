"""Makes the lock files of the bundle: the newest wheels that fit together, with their hashes, for each Windows.

    python .ci/lock_bundle.py            writes addin/kam_partnership/bundle/locks
    python .ci/lock_bundle.py --check    tells only whether the wheels meet pyproject.toml, without the index

pip's own resolver chooses. It takes the tags of wheels from the platform that it is told, but the markers of
requirements (``sys_platform == "win32"``) from the computer that it runs on; so what those markers say on Windows is
worked out here, and pip is asked again until nothing is missing and nothing too much.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "addin"))

from kam_partnership.bundle.lock import Lock, LockedWheel, parse, to_text  # noqa: E402
from kam_partnership.bundle.parts import applies as marker_applies  # noqa: E402
from kam_partnership.bundle.parts import markers  # noqa: E402
from kam_partnership.bundle.targets import PYTHON, Target  # noqa: E402


def wanted() -> list[str]:
    """What the project needs at run time."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"].get("reports", [])]


def applies(requirement: Requirement, target: Target, extras: Iterable[str] = ()) -> bool:
    """Whether Windows needs it."""
    environment = markers(target, PYTHON)
    return any(marker_applies(requirement.marker, environment | {"extra": extra}) for extra in ("", *extras))


class Unresolvable(Exception):
    """pip found no wheels that fit."""


def resolve(requirements: list[str], target: Target) -> dict[str, dict]:
    """pip's answer: name -> entry of its report."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"]
        command += ["--only-binary", ":all:", "--platform", target.wheel_platform, "--python-version", PYTHON.short]
        command += ["--implementation", "cp", "--target", folder, "--report", str(report), *requirements]
        done = subprocess.run(command, check=False, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            raise Unresolvable(done.stderr)
        entries = json.loads(report.read_text("utf-8"))["install"]
    return {canonicalize_name(entry["metadata"]["name"]): entry for entry in entries}


def needed(found: Mapping[str, dict], roots: list[Requirement], target: Target) -> tuple[set[str], list[str]]:
    """(names that Windows needs, requirements of theirs that pip's answer lacks)."""
    names: set[str] = set()
    lacking: list[str] = []
    waiting = [requirement for requirement in roots if applies(requirement, target)]
    done: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        requirement = waiting.pop()
        name, extras = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if (name, extras) in done:
            continue
        done.add((name, extras))
        if name not in found:
            lacking.append(f"{requirement.name}{requirement.specifier}")
            continue
        names.add(name)
        told = map(Requirement, found[name]["metadata"].get("requires_dist", []))
        waiting += [one for one in told if applies(one, target, extras)]
    return names, lacking


def lock(target: Target) -> Lock:
    """The lock of a platform."""
    roots = list(map(Requirement, wanted()))
    asked = [str(requirement) for requirement in roots if applies(requirement, target)]
    missing = list(without_wheel(asked, target))
    asked = [one for one in asked if one not in missing]
    roots = [root for root in roots if str(root) not in missing]
    while True:
        found = resolve(asked, target)
        names, lacking = needed(found, roots, target)
        if not lacking:
            break
        for requirement in lacking:
            if list(without_wheel([requirement], target)):
                missing.append(requirement)
                roots = [root for root in roots if root.name != requirement]
        lacking = [requirement for requirement in lacking if requirement not in missing]
        if not lacking:
            break
        asked += lacking
    wheels = [LockedWheel(name, found[name]["metadata"]["version"], sha256_of(found[name])) for name in names]
    return Lock(tuple(sorted(wheels)), tuple(sorted(missing)))


def sha256_of(entry: dict) -> str:
    """The hash that the index tells."""
    return entry["download_info"]["archive_info"]["hashes"]["sha256"]


def without_wheel(requirements: list[str], target: Target) -> Iterator[str]:
    """Those that have no wheel for the platform, each asked alone; nothing when all together have."""
    if not requirements or _resolves(requirements, target):
        return
    for requirement in requirements:
        if not _resolves([requirement], target):
            yield requirement


def _resolves(requirements: list[str], target: Target) -> bool:
    try:
        resolve(requirements, target)
    except Unresolvable:
        return False
    return True


def unmet(target: Target) -> list[str]:
    """Requirements of pyproject.toml that the lock file does not meet."""
    locked = parse(target.lock.read_text("utf-8"))
    versions = {wheel.name: wheel.version for wheel in locked.wheels}
    roots = [requirement for requirement in map(Requirement, wanted()) if applies(requirement, target)]
    return [
        str(requirement)
        for requirement in roots
        if str(requirement) not in locked.missing
        and not requirement.specifier.contains(versions.get(canonicalize_name(requirement.name), "0"), prereleases=True)
    ]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true")
    check = options.parse_args().check
    wrong = 0
    for target in Target:
        if not check:
            about = [
                f"The wheels of the bundle for {target}, CPython {PYTHON.short}.",
                "Made by .ci/lock_bundle.py with pip's resolver; not by hand.",
            ]
            target.lock.write_text(to_text(lock(target), about), "utf-8", newline="\n")
        lacking = unmet(target)
        wrong += len(lacking)
        locked = parse(target.lock.read_text("utf-8"))
        print(f"{target}: {len(locked.wheels)} wheels, without one: {', '.join(locked.missing) or 'none'}")
        for requirement in lacking:
            print(f"{target}: {requirement} is not met; run python .ci/lock_bundle.py", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
