"""Whether a newer version lies where the IT department puts them: a folder, a file, or a page that only who asks reads.

Nothing is fetched and nothing is installed. A place is configured in the user's configuration or in that of the whole
computer; without one, nobody looks anywhere.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import Final, TypeVar

from kam_partnership.installation import configuration, places
from kam_partnership.installation.computer import Computer
from kam_partnership.installation.product import ADDIN_NAME, identify
from kam_partnership.plain_text import as_text

#: The entry of the configuration.
KEY: Final = "KAM UPDATES"
#: A file server that does not answer keeps Windows waiting for half a minute and more; a page is given as long.
PATIENCE: Final = 5.0

_NAMED = re.compile(
    r"kam[-_ ]?partner(?:ship|schaft)[-_ ]v?(\d+(?:\.\d+)+(?:-?(?:alpha|beta|rc|a|b)\.?\d*)?)", re.IGNORECASE
)
_LONGEST_LIST = 2_000_000

Found = TypeVar("Found")


class NotReachable(Exception):
    """The place cannot be looked at now; says why."""


def configured_place(computer: Computer) -> str:
    """Where newer versions appear; "" when nobody said so. The user's own configuration comes first."""
    for file in (places.configuration_file(computer), places.common_configuration_file(computer)):
        if not computer.files.is_file(file):
            continue
        try:
            settings = configuration.parse(computer.files.read(file), computer)
        except configuration.ConfigurationDamaged:  # another check tells it
            continue
        if settings.get(KEY):
            return settings[KEY].strip()
    return ""


def is_page(place: str) -> bool:
    """Whether a place is a page, which is read only when somebody asks for it."""
    return place.lower().startswith(("https://", "http://"))


def newest_at(place: str, computer: Computer) -> str:
    """The newest version that is named in a place; "" when none is.

    Args:
        place: a page; or the absolute path of a folder with files of releases, an add-in, or a list of files.
        computer: where to look from.

    Raises:
        NotReachable: when it does not answer in time.
        ValueError: when it is no absolute path.
    """
    if is_page(place):
        return _newest(_NAMED.findall(_in_time(lambda: computer.programs.page(place, PATIENCE))))
    path = configuration.expanded(place, computer)
    if not path.is_absolute():
        raise ValueError(place)
    return _newest(_in_time(lambda: list(_versions_at(path, computer))))


def is_newer(version: str, than: str) -> bool:
    """Whether a version comes after another one; 0.2.0 comes after 0.2.0-alpha."""
    from packaging.version import Version

    return Version(version) > Version(than)


def _versions_at(path: PurePath, computer: Computer) -> Iterable[str]:
    """The versions that a folder or a file tells. Raises OSError."""
    if computer.files.is_folder(path):
        names = computer.files.names(path)
        yield from _NAMED.findall("\n".join(names))
        if ADDIN_NAME in names:
            yield from _version_of_addin(computer.files.read(path / ADDIN_NAME))
        return
    yield from _NAMED.findall(path.name)
    content = computer.files.read(path)
    yield from _version_of_addin(content)
    if len(content) <= _LONGEST_LIST:
        yield from _NAMED.findall(as_text(content))


def _version_of_addin(content: bytes) -> list[str]:
    identity = identify(content)
    return [identity.version] if identity is not None and identity.version else []


def _newest(versions: Iterable[str]) -> str:
    from packaging.version import InvalidVersion, Version

    known = []
    for version in versions:
        try:
            known.append((Version(version), version))
        except InvalidVersion:  # a word that only looks like a version
            continue
    return max(known)[1] if known else ""


def _in_time(look: Callable[[], Found]) -> Found:
    """What a function finds. Raises NotReachable when it takes longer, or fails with an OSError.

    Windows offers no other way to stop waiting for a file server; the thread ends by itself some time.
    """
    found: list[Found] = []
    failed: list[OSError] = []

    def run() -> None:
        try:
            found.append(look())
        except OSError as error:
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    if found:
        return found[0]
    raise NotReachable(str(failed[0].strerror or failed[0]) if failed else f"> {PATIENCE:.0f} s")
