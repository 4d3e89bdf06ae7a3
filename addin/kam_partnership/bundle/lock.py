"""The lock file of a bundle: exact versions with the hash of the one wheel that fits, and what has no wheel there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_WHEEL = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>\S+) --hash=sha256:(?P<sha256>[0-9a-f]{64})")
_MISSING: Final = "# no wheel: "


@dataclass(frozen=True, slots=True, order=True)
class LockedWheel:
    """One line of the lock file; ``name`` in the index's normal form."""

    name: str
    version: str
    sha256: str

    def __str__(self) -> str:
        return f"{self.name}=={self.version} --hash=sha256:{self.sha256}"


@dataclass(frozen=True, slots=True)
class Lock:
    """What goes into a bundle, and what cannot: ``name==version`` of packages without a wheel for that Windows."""

    wheels: tuple[LockedWheel, ...]
    missing: tuple[str, ...] = ()


class LockDamaged(ValueError):
    """A line that is none of a lock file."""


def parse(text: str) -> Lock:
    """A lock file's content.

    Raises:
        LockDamaged: names the line.
    """
    wheels, missing = [], []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith(_MISSING):
            missing.append(line.removeprefix(_MISSING))
        elif match := _WHEEL.fullmatch(line):
            wheels.append(LockedWheel(**match.groupdict()))
        elif not line.startswith("#"):
            raise LockDamaged(line)
    return Lock(tuple(wheels), tuple(missing))


def to_text(lock: Lock, about: Iterable[str]) -> str:
    """The lock file, a requirements file that pip reads; ``about`` are its first lines."""
    lines = [f"# {line}" for line in about]
    lines += [f"{_MISSING}{name}" for name in sorted(lock.missing)]
    return "\n".join([*lines, *map(str, sorted(lock.wheels))]) + "\n"
