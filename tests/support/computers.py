"""Made-up Windows computers and Macs: real files in a folder for the test, everything else told."""

from __future__ import annotations

import errno
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from kam_partnership.installation.checks.libraries import LOOK_CODE, State
from kam_partnership.installation.computer import Computer, Files, Hive, Platform, Programs, PythonRun, Registry
from kam_partnership.installation.places import EXCEL_KEY
from kam_partnership.installation.product import Product
from kam_partnership.libraries import LIBRARIES
from kam_partnership.repairing import OWN, Installer

XLWINGS = "0.37.8"
SIGN = "kam-partnership-libraries"
EXCEL_PROGRAM = r"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE"


@dataclass
class MadeUpFiles(Files):
    r"""A Windows or Mac tree below ``root``: ``C:\Users`` lies in ``root/C/Users``.

    Attributes:
        ignores_case: as Windows does.
        locked: Excel holds these files: they can be read, not replaced or removed.
        full: the disk takes no more files.
    """

    root: Path
    ignores_case: bool
    locked: set[PurePath] = field(default_factory=set)
    forbidden: set[PurePath] = field(default_factory=set)
    full: set[PurePath] = field(default_factory=set)

    def real(self, path: PurePath) -> Path:
        place = self.root
        for part in (path.drive.rstrip(":"), *path.parts[1:]):
            place /= self._as_written(place, part)
        return place

    def _as_written(self, folder: Path, name: str) -> str:
        if self.ignores_case and folder.is_dir():
            return next((entry.name for entry in folder.iterdir() if entry.name.lower() == name.lower()), name)
        return name

    def is_file(self, path: PurePath) -> bool:
        return self.real(path).is_file()

    def is_folder(self, path: PurePath) -> bool:
        return self.real(path).is_dir()

    def names(self, folder: PurePath) -> list[str]:
        names = (entry.name for entry in self.real(folder).iterdir())
        return sorted(name for name in names if ":" not in name)  # no list shows a file's alternate streams

    def read(self, path: PurePath) -> bytes:
        if path in self.forbidden:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return self.real(path).read_bytes()

    def write(self, path: PurePath, content: bytes) -> None:
        self._refuse(path)
        if path in self.full:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        self.real(path).write_bytes(content)

    def remove(self, path: PurePath) -> None:
        self._refuse(path)
        self.real(path).unlink()

    def make_folder(self, path: PurePath) -> None:
        self.real(path).mkdir()

    def remove_folder(self, path: PurePath) -> None:
        self.real(path).rmdir()

    def _refuse(self, path: PurePath) -> None:
        if path in self.locked:
            raise PermissionError(errno.EACCES, "The process cannot access the file", str(path))

    def put(self, path: PurePath, content: bytes = b"") -> PurePath:
        """A file that was there before."""
        self.real(path).parent.mkdir(parents=True, exist_ok=True)
        self.real(path).write_bytes(content)
        return path

    def everything(self) -> dict[str, bytes | None]:
        """The whole tree: files with their content, folders with None."""
        return {
            str(path.relative_to(self.root)): path.read_bytes() if path.is_file() else None
            for path in sorted(self.root.rglob("*"))
        }


@dataclass
class MadeUpRegistry(Registry):
    """A registry with a few keys."""

    keys: dict[tuple[Hive, str], dict[str, object]] = field(default_factory=dict)

    def values(self, hive: Hive, key: str) -> Mapping[str, object]:
        return self.keys.get((hive, key.lower()), {})

    def put(self, hive: Hive, key: str, name: str, value: object) -> None:
        self.keys.setdefault((hive, key.lower()), {})[name.lower()] = value


@dataclass
class MadeUpPrograms(Programs):
    """A Python that answers as told.

    Attributes:
        answer: when it is asked whether it starts.
        libraries: how it finds each library; those not named here are in order.
        dies_at: the library that takes the process down.
        wanted: what this program needs on this computer.
        pages: web pages by their addresses.
        asked: the addresses that were read.
    """

    answer: PythonRun | OSError = field(default_factory=lambda: PythonRun(0, f"kam-partnership-doctor {XLWINGS} 9.9.9"))
    libraries: dict[str, State] = field(default_factory=dict)
    dies_at: str = ""
    wanted: dict[str, str] = field(default_factory=lambda: {one.distribution: ">=1.0" for one in LIBRARIES})
    pages: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    short: dict[PurePath, PurePath] = field(default_factory=dict)
    started: list[PurePath] = field(default_factory=list)

    def run_python(self, interpreter: PurePath, code: str, seconds: float) -> PythonRun:
        self.started.append(interpreter)
        if isinstance(self.answer, OSError):
            raise self.answer
        return self._about_libraries() if code == LOOK_CODE else self.answer

    def _about_libraries(self) -> PythonRun:
        lines: list[list[object]] = []
        for name in dict.fromkeys([OWN, *(one.distribution for one in LIBRARIES), *self.libraries]):
            state = self.libraries.get(name, State(name, "1.2.3"))
            gone = [state.gone] if state.gone else []
            lines.append([SIGN, name, state.version, gone, max(state.count, len(gone))])
            if name == self.dies_at:
                return PythonRun(3221225477, "\n".join(map(json.dumps, lines)))
            lines.append([SIGN, state.trouble or None])
        return PythonRun(0, "\n".join(map(json.dumps, lines)))

    def requirements(self) -> Mapping[str, str]:
        return self.wanted

    def page(self, address: str, seconds: float) -> str:
        self.asked.append(address)
        if address not in self.pages:
            raise OSError("no such page")
        return self.pages[address]

    def short_path(self, path: PurePath) -> PurePath | None:
        return self.short.get(path, path)


@dataclass(frozen=True)
class MadeUp:
    """A computer with the made-up parts at hand."""

    computer: Computer
    files: MadeUpFiles
    registry: MadeUpRegistry
    programs: MadeUpPrograms

    def with_(self, **changes: object) -> MadeUp:
        return replace(self, computer=replace(self.computer, **changes))  # type: ignore[arg-type]


def windows(root: Path, user: str = "Jürgen Müller", environment: str = "") -> MadeUp:
    """A Windows computer with Excel and a Python environment, as a German user has it."""
    files, registry, programs = MadeUpFiles(root, ignores_case=True), MadeUpRegistry(), MadeUpPrograms()
    home = PureWindowsPath(f"C:/Users/{user}")
    venv = PureWindowsPath(environment) if environment else home / "AppData/Local/KAM Umgebung"
    for name in ("python.exe", "pythonw.exe", "kam-partnership.exe"):
        files.put(venv / "Scripts" / name)
    for bits in (32, 64):
        files.put(venv / f"xlwings{bits}-{XLWINGS}.dll")
    files.put(PureWindowsPath(EXCEL_PROGRAM))
    files.real(home / "AppData/Roaming/Microsoft").mkdir(parents=True, exist_ok=True)
    files.real(home / "AppData/Local/Temp").mkdir(parents=True, exist_ok=True)
    app_paths = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
    registry.put(Hive.MACHINE, app_paths, "", EXCEL_PROGRAM)
    registry.put(Hive.USER, rf"{EXCEL_KEY}\Security", "VBAWarnings", 2)
    computer = Computer(
        platform=Platform.WINDOWS,
        home=home,
        environment={
            "USERPROFILE": str(home),
            "APPDATA": str(home / "AppData/Roaming"),
            "LOCALAPPDATA": str(home / "AppData/Local"),
            "ONEDRIVE": str(home / "OneDrive - Muster AG"),
        },
        temporary=home / "AppData/Local/Temp",
        interpreter=venv / "Scripts" / "python.exe",
        python_home=home / "AppData/Local/Programs/Python/Python312",
        python_version="3.12",
        python_platform="win-amd64",
        xlwings_version=XLWINGS,
        ansi="cp1252",
        installer=Installer(venv / "Scripts" / "python.exe", source=r"C:\KAM Partnerschaft"),
        files=files,
        registry=registry,
        programs=programs,
    )
    return MadeUp(computer, files, registry, programs)


def mac(root: Path, environment: str = "/Users/anna/kam") -> MadeUp:
    """A Mac with Excel and a Python environment."""
    files, programs = MadeUpFiles(root, ignores_case=False), MadeUpPrograms()
    home, venv = PurePosixPath("/Users/anna"), PurePosixPath(environment)
    files.put(venv / "bin" / "python3")
    files.put(PurePosixPath("/Applications/Microsoft Excel.app/Contents/Info.plist"))
    files.real(home / "Library").mkdir(parents=True, exist_ok=True)
    files.real(PurePosixPath("/tmp")).mkdir()
    computer = Computer(
        platform=Platform.MAC,
        home=home,
        environment={"HOME": str(home)},
        temporary=PurePosixPath("/tmp"),
        interpreter=venv / "bin" / "python3",
        python_home=PurePosixPath("/opt/python"),
        python_version="3.12",
        python_platform="macosx-11.0-arm64",
        xlwings_version=XLWINGS,
        ansi="cp1252",
        installer=Installer(venv / "bin" / "python3", source="/Users/anna/Downloads/KAM Partnerschaft"),
        files=files,
        registry=MadeUpRegistry(),
        programs=programs,
    )
    return MadeUp(computer, files, MadeUpRegistry(), programs)


def linux(root: Path) -> MadeUp:
    """A system without Excel."""
    made_up = mac(root)
    return made_up.with_(platform=Platform.OTHER)


def product(version: str = "9.9.9", xlwings: str = XLWINGS) -> Product:
    """A product of any version, with an add-in file that says so."""
    return Product(addin_bytes(version, xlwings), b"-- the script of xlwings", version)


def addin_bytes(version: str, xlwings: str = XLWINGS) -> bytes:
    """The least file that says which add-in it is."""
    from kam_partnership.xlsx.package import CONTENT_TYPES, Package

    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
        f"<cp:keywords>xlwings {xlwings}</cp:keywords><cp:version>{version}</cp:version></cp:coreProperties>"
    )
    return Package({CONTENT_TYPES: b"<Types/>", "docProps/core.xml": core.encode()}).to_bytes()
