"""What is wrong when a library does not load, how this program came here, and so how it is mended.

Only Python's own modules are used, as this must work when nothing else does; and only when something is wrong.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import re
import shlex
import shutil
import subprocess
import sys
import urllib.parse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Final

from kam_partnership.errors import LibraryMissing
from kam_partnership.libraries import LIBRARIES

#: Our own distribution. It is on no public index, so no remedy ever lets pip look for it there.
OWN: Final = "kam-partnership"
#: Lies beside the Python of a bundle that was set up.
REMOVAL: Final = "Entfernen.cmd"
#: The same for who types commands.
CALL: Final = "kam-partnership.cmd"


@dataclass(frozen=True, slots=True)
class Repair:
    """What to do about an installation.

    Attributes:
        how: "command", "bundle" (run its set-up again) or "again" (install as the first time); the same with
            "remove_" before it for taking the program away; what else ``Installer`` knows.
        command: for the command prompt, or the file to open; "" when there is none.
        then_set_up: how this program is called, where the add-in must be set up again afterwards; the bundle's set-up
            does both.
    """

    how: str
    command: str = ""
    then_set_up: str = ""

    def in_words(self, text: Callable[..., str]) -> str:
        """What to do, for people.

        Args:
            text: gives the text of a key with its blanks filled in, such as ``texts.saying(language)``.
        """
        words = text(f"repair.{self.how}", command=self.command)
        if not self.then_set_up or self.how == "bundle":
            return words
        return f"{words} {text('repair.then_set_up', command=self.then_set_up)}"


@dataclass(frozen=True, slots=True)
class Installer:
    """How this program came here, as far as that is known.

    Attributes:
        interpreter: the Python it runs in.
        has_pip: False in an embeddable Python and in environments made without pip.
        bundled: whether it is the Python of the folder with everything inside.
        source: the folder or wheel it was installed from, when that is still there; else "".
        editable: whether changes in that folder take effect at once.
        call: what to type for this program, since no search path is changed for it.
    """

    interpreter: PurePath
    has_pip: bool = True
    bundled: bool = False
    source: str = ""
    editable: bool = False
    call: str = OWN

    def again(self) -> Repair:
        """Bring the whole program and what it needs: what is missing, and right versions."""
        if not self.source or not self.has_pip:
            return self._by_hand()
        return self._pip("install", *(["-e"] if self.editable else []), self.source)

    def then_set_up(self) -> Repair:
        """The same, and then the add-in."""
        return replace(self.again(), then_set_up=self.call)

    def anew(self, pinned: Sequence[str], *, alone: bool = True) -> Repair:
        """Take single libraries out of the package index once more, such as ``lxml==6.1.3``; never our own.

        ``alone`` leaves what they need in turn as it is.
        """
        if not self.has_pip:
            return self._by_hand()
        return self._pip("install", "--force-reinstall", *(["--no-deps"] if alone else []), *pinned)

    def further(self, requirement: str) -> Repair:
        """Add a library that the plain installation does not bring."""
        if not self.has_pip:
            return Repair("further_bundle" if self.bundled else "again")
        return self._pip("install", requirement)

    def removal(self) -> Repair:
        """Take the program itself away."""
        if not self.has_pip:
            command = str(self.interpreter.parent / REMOVAL) if self.bundled else ""
            return Repair("remove_bundle" if self.bundled else "remove_again", command)
        return Repair("remove_command", self._pip("uninstall", OWN).command)

    def phrases(self) -> dict[str, Repair]:
        """Parts of sentences that doctor fills in.

        How the add-in is set up anew, what IT is handed, another place, and how this program is called.
        """
        if not self.bundled:
            return {way: Repair(way, self.call) for way in ("set_up", "for_it", "elsewhere", "call")}
        return {
            "set_up": Repair("set_up_bundle"),
            "for_it": Repair("for_it_bundle", str(self.interpreter.parent / "IT")),
            "elsewhere": Repair("elsewhere_bundle"),
            "call": Repair("call", self.call),
        }

    def _by_hand(self) -> Repair:
        return Repair("bundle" if self.bundled else "again")

    def _pip(self, *arguments: str) -> Repair:
        return Repair("command", _typed(self.interpreter, "-m", "pip", *arguments))


def _typed(program: PurePath, *arguments: str) -> str:
    """A command as the command prompt, or the terminal, takes it."""
    words = [str(program), *arguments]
    windows = program.suffix.lower() in (".exe", ".cmd")
    return subprocess.list2cmdline(words) if windows else shlex.join(words)


def this_installer() -> Installer:
    """Of the program that runs now."""
    interpreter = Path(sys.executable or "python")
    if interpreter.name.lower() == "pythonw.exe":  # in a click: it would show nothing of what pip says
        interpreter = interpreter.with_name("python.exe")
    source, editable = _installed_from()
    # an embeddable Python that an IT department filled by itself has no set-up of ours
    bundled = (interpreter.parent / REMOVAL).is_file()
    return Installer(
        interpreter=interpreter,
        has_pip=importlib.util.find_spec("pip") is not None,
        bundled=bundled,
        source=source,
        editable=editable,
        call=_typed(interpreter.parent / CALL) if bundled else _call(interpreter),
    )


def _call(interpreter: Path) -> str:
    """What to type in an environment: the short name where the search path finds this very program, else its path."""
    program = interpreter.with_name(OWN).with_suffix(interpreter.suffix if interpreter.suffix == ".exe" else "")
    if not program.is_file():
        return _typed(interpreter, "-m", OWN.replace("-", "_"))
    found = shutil.which(OWN)
    return OWN if found and Path(found) == program else _typed(program)


def installed_version(distribution: str) -> str:
    """The version of a library that is installed, told without importing it; "" when it is not."""
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return ""


def missing_library(error: Exception, wanted: str = "") -> LibraryMissing:
    """The error as one that names the library and the remedy.

    Args:
        error: what an import raised: ImportError, or OSError where a system guards a file.
        wanted: the module that was asked for, for errors that tell nothing.
    """
    while isinstance(error.__cause__, (ImportError, OSError)):  # pandas tells of numpy only in its cause
        error = error.__cause__
    package = _package_of(error) or wanted.partition(".")[0] or "?"
    distribution = next((one.distribution for one in LIBRARIES if package in one.packages), package)
    reason = " ".join(str(error).split())
    installer = this_installer()
    call = installer.call
    own = package == OWN.replace("-", "_")
    if own or package in sys.stdlib_module_names:  # Python's own are no package that could be brought alone
        library = OWN if own else package
        return LibraryMissing("package_blocked", library=library, reason=reason, repair=installer.again(), call=call)
    if not (version := installed_version(distribution)):
        return LibraryMissing("package_missing", library=distribution, reason=reason, repair=installer.again())
    repair = installer.anew([f"{distribution}=={version}"])
    return LibraryMissing("package_blocked", library=distribution, reason=reason, repair=repair, call=call)


def came_from_an_import(error: BaseException) -> bool:
    """Whether an error was raised while a module was being loaded; an OSError may be about a user's file, too."""
    return isinstance(error, ImportError) or bool(list(_modules_being_loaded(error)))


def _package_of(error: BaseException) -> str:
    """The package that could not be loaded: the innermost one, which others may need."""
    if isinstance(error, ModuleNotFoundError) and error.name:
        return error.name.partition(".")[0]
    # Windows names a library's compiled module without its package: the path tells it.
    if isinstance(error, ImportError) and error.path and "site-packages" in (parts := PurePath(error.path).parts):
        after = parts.index("site-packages") + 1
        return parts[after].partition(".")[0] if after < len(parts) else ""
    *_, last = ["", *_modules_being_loaded(error)]
    named = error.name if isinstance(error, ImportError) else ""
    return (named or last).partition(".")[0]


def _modules_being_loaded(error: BaseException) -> Iterator[str]:
    """Names of the modules in whose loading the error happened, from the outermost on; none of a program that runs."""
    step = error.__traceback__
    while step is not None:
        frame = step.tb_frame
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            name = frame.f_locals.get("name") or frame.f_locals.get("fullname")
        else:
            name = frame.f_globals.get("__name__") if frame.f_code.co_name == "<module>" else None
        if isinstance(name, str) and name not in ("__main__", ""):
            yield name
        step = step.tb_next


def _installed_from() -> tuple[str, bool]:
    """The folder or wheel that pip noted down, and whether it is used as it stands; ("", False) when it is gone."""
    try:
        noted = json.loads(importlib.metadata.distribution(OWN).read_text("direct_url.json") or "{}")
    except (importlib.metadata.PackageNotFoundError, ValueError, OSError):
        return "", False
    address = urllib.parse.urlsplit(str(noted.get("url", "")))
    if address.scheme != "file" or "vcs_info" in noted:
        return "", False
    path = _path_in(address)
    return (str(path), bool(noted.get("dir_info", {}).get("editable"))) if path.exists() else ("", False)


def _path_in(address: urllib.parse.SplitResult) -> Path:
    """The path that a file's address means: ``file:///C:/KAM`` and ``file://server/kam`` on Windows, too."""
    path = urllib.parse.unquote(address.path)
    if address.netloc:
        return Path(f"//{address.netloc}{path}")
    return Path(path.removeprefix("/") if re.match("/[A-Za-z]:", path) else path)
