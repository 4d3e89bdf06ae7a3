"""Puts a bundle together: Python, wheels, set-up, documents, and the files that lie beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kam_partnership import __version__
from kam_partnership.bundle import documents, downloads
from kam_partnership.bundle.archive import zipped
from kam_partnership.bundle.bill import bill_of_materials
from kam_partnership.bundle.lock import Lock, parse
from kam_partnership.bundle.own_wheel import own_wheel, requirements
from kam_partnership.bundle.parts import applies, markers, part_of_python, part_of_wheel
from kam_partnership.bundle.targets import LACKING, PYTHON, PYTHON_FOR, EmbeddablePython, Target
from kam_partnership.errors import BundleNotMade, FileUnwritable
from kam_partnership.installation.product import ADDIN_NAME, sha256
from kam_partnership.saving import write_atomically
from kam_partnership.shipped_files import addin_path, template_path
from kam_partnership.texts import Language, text
from kam_partnership.xlsx.package import read_bytes

INSIDE: Final = Path(__file__).parent / "inside"
SUMS: Final = "IT/SHA256SUMS"
SETUP_TEXTS: Final = (
    *("checking", "unpacking", "switching", "done", "next", "problems", "see_log", "failed", "no_profile"),
    *("file_missing", "file_changed", "program_failed", "in_use", "removed", "nothing_there"),
)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that is not written yet.

    Attributes:
        name: of its archive, without the ending.
        files: what is in the archive, by name.
        bill: its bill of materials, which also lies beside it.
    """

    name: str
    files: Mapping[str, bytes]
    bill: bytes

    def beside(self) -> dict[str, bytes]:
        """The files to hand on: the archive, its bill of materials, and the hashes of both."""
        archive, bill, hashes = names_beside(self.name)
        files = {archive: zipped(self.files), bill: self.bill}
        return files | {hashes: sums(files)}


def name_of(target: Target) -> str:
    """What its archive is called, without the ending."""
    return f"KAM-Partnerschaft-{__version__}-{target}"


def names_beside(name: str) -> tuple[str, str, str]:
    """Of the archive, its bill of materials, and the hashes of both."""
    return f"{name}.zip", f"{name}.cdx.json", f"{name}.SHA256SUMS"


def build(target: Target, before_fetching: Callable[[], None] = lambda: None) -> Bundle:
    """Fetch and put together.

    Args:
        target: for which Windows.
        before_fetching: called once all is known to be there, and before the network is asked.

    Raises:
        BundleNotMade: when something is missing for that Windows, or is not what was locked.
    """
    lock = parse(target.lock.read_text("utf-8"))
    python = _python(target, lock)
    name, wheel = own_wheel()
    _refuse_unmet(lock, target, python)
    before_fetching()
    return assemble(target, downloads.embeddable(python), downloads.wheels(lock, target, python), (name, wheel))


def assemble(
    target: Target, python_files: Mapping[str, bytes], wheels: Mapping[str, bytes], ours: tuple[str, bytes]
) -> Bundle:
    """Put together what was fetched; the same bytes for the same inputs."""
    environment = markers(target, PYTHON)
    parts = [part_of_python(PYTHON, dict(python_files))]
    parts += [part_of_wheel(f"wheels/{name}", content, environment) for name, content in sorted(wheels.items())]
    own = part_of_wheel(f"wheels/{ours[0]}", ours[1], environment)
    bill = bill_of_materials(own, parts)
    files = {f"python/{name}": content for name, content in python_files.items()}
    files |= {f"wheels/{name}": content for name, content in {**wheels, ours[0]: ours[1]}.items()}
    files |= _set_up() | _product_files()
    files |= {"IT/sbom.cdx.json": bill, "IT/LICENCES.txt": documents.licences([own, *parts])}
    files |= {f"IT/lock-{target}.txt": target.lock.read_bytes()}
    files |= documents.for_it([own, *parts], target, sha256(files[f"IT/{ADDIN_NAME}"]))
    files |= documents.for_users()
    files[SUMS] = sums(files)
    return Bundle(name_of(target), files, bill)


def write(bundle: Bundle, folder: Path, *, force: bool) -> list[Path]:
    """The files to hand on; returns where they stand.

    Raises:
        FileUnwritable: when one exists already and ``force`` is not given, or the folder cannot be written.
    """
    contents = {folder / name: content for name, content in bundle.beside().items()}
    refuse_existing(contents, force=force)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileUnwritable("file_not_written", file=str(folder), reason=error.strerror or str(error)) from error
    for path, content in contents.items():
        write_atomically(path, content)
    return list(contents)


def refuse_existing(paths: Iterable[Path], *, force: bool) -> None:
    """Raises FileUnwritable for the first file that is there already, unless ``force`` is given."""
    for path in paths:
        if path.exists() and not force:
            raise FileUnwritable("file_exists", file=str(path))


def sums(files: Mapping[str, bytes]) -> bytes:
    """A line for each file, sorted, as ``sha256sum --check`` reads them."""
    return "".join(f"{sha256(content)}  {name}\n" for name, content in sorted(files.items())).encode()


def _python(target: Target, lock: Lock) -> EmbeddablePython:
    python = PYTHON_FOR.get(target)
    missing = [*_left_out(target), *lock.missing, *LACKING.get(target, ())]
    if python is None or missing:
        raise BundleNotMade("bundle_incomplete", platform=str(target), missing=", ".join(missing))
    return python


def _left_out(target: Target) -> list[str]:
    """What the usual Windows needs and that one, by a marker of ours, does without: no lock file knows of it."""
    usual, there = markers(Target.AMD64, PYTHON), markers(target, PYTHON)
    needed = map(Requirement, requirements())
    return [f"{one.name}{one.specifier}" for one in needed if applies(one.marker, usual) > applies(one.marker, there)]


def _refuse_unmet(lock: Lock, target: Target, python: EmbeddablePython) -> None:
    """The lock must hold what this version of the package needs."""
    versions = {wheel.name: wheel.version for wheel in lock.wheels}
    environment = markers(target, python)
    for needed in map(Requirement, requirements()):
        version = versions.get(canonicalize_name(needed.name))
        if applies(needed.marker, environment) and (version is None or not needed.specifier.contains(version)):
            raise BundleNotMade("bundle_lock_unmet", needed=str(needed), lock=target.lock.name)


def _set_up() -> dict[str, bytes]:
    """What runs on the user's computer. Windows' command line stumbles over lines that end as on Linux."""
    files = {f"{name}.cmd": _windows_lines(INSIDE / f"{name}.cmd") for name in ("Einrichten", "Entfernen")}
    files["setup/kam-partnership.cmd"] = _windows_lines(INSIDE / "kam-partnership.cmd")
    files["setup/setup.py"] = read_bytes(INSIDE / "setup.py")
    files[f"setup/version-{__version__}.txt"] = f"{__version__}\r\n".encode("ascii")
    texts = {
        str(language): {f"setup.{key}": text(f"setup.{key}", language, **_KEPT) for key in SETUP_TEXTS}
        for language in Language
    }
    files["setup/texts.json"] = (json.dumps(texts, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    return files


#: Blanks that are filled on the user's computer.
_KEPT: Final = {name: f"{{{name}}}" for name in ("file", "folder", "reason", "log")}


def _windows_lines(path: Path) -> bytes:
    return re.sub(rb"\r?\n", rb"\r\n", read_bytes(path))


def _product_files() -> dict[str, bytes]:
    """The workbooks for everybody, and the add-in for who distributes it in a way of their own."""
    files = {f"Vorlagen/{template_path(language).name}": read_bytes(template_path(language)) for language in Language}
    return files | {f"IT/{ADDIN_NAME}": read_bytes(addin_path())}
