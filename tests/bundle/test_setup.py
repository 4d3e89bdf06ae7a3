"""Setting up, with the files of a bundle and a made-up Windows: all of it or nothing, repair, update, removal.

The same on a real Windows Python: tests/windows.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from kam_partnership import __version__
from kam_partnership.bundle.build import Bundle

ANSWERS = {
    "--version": (0, "kam-partnership 1"),
    "install": (0, "installed"),
    "uninstall": (0, "gone"),
    "doctor": (0, "fine"),
}


class Windows:
    """What setup.py asks of Windows, and what it had done."""

    def __init__(self, folder: Path, bundle: Bundle) -> None:
        self.bundle = folder / "Köln & 100 %"
        for name, content in bundle.files.items():
            path = self.bundle / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        self.programs = folder / "Local" / "Programs"
        self.place = self.programs / "KAM-Partnerschaft"
        self.log = folder / "Temp" / "KAM-Partnerschaft-Setup.log"
        self.log.parent.mkdir()
        self.answers = dict(ANSWERS)
        self.calls: list[list[str]] = []
        self.language = 0x407

    def run(self, call: list[str]) -> subprocess.CompletedProcess[str]:
        self.calls.append(call)
        assert Path(call[0]).is_file(), "no Python is started that is not there"
        code, words = self.answers[call[-1]]
        return subprocess.CompletedProcess(call, code, words, "" if code == 0 else words)

    def setup(self, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
        spec = importlib.util.spec_from_file_location("bundle_setup", self.bundle / "setup" / "setup.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: self.language)
        monkeypatch.setattr(module.ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
        monkeypatch.setattr(module, "run", self.run)
        monkeypatch.setenv("LOCALAPPDATA", str(self.programs.parent))
        monkeypatch.setenv("TEMP", str(self.log.parent))
        return module


@pytest.fixture
def windows(tmp_path: Path, bundle: Bundle) -> Windows:
    return Windows(tmp_path, bundle)


@pytest.fixture
def setup(windows: Windows, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return windows.setup(monkeypatch)


def test_python_libraries_and_dll_come_to_their_places(windows: Windows, setup: ModuleType) -> None:
    assert setup.main(["install"]) == 0
    for name in (
        "python.exe", "xlwings64-0.37.8.dll", "Lib/site-packages/xlwings/__init__.py",
        "Entfernen.cmd", "setup/setup.py",
        "Lib/site-packages/kam_partnership/_files/KAM_Partnerschaft.xlam", "kam-partnership.cmd", "IT/SHA256SUMS",
        f"version-{__version__}.txt",
    ):  # fmt: skip
        assert (windows.place / name).is_file(), name
    assert not list(windows.place.rglob("test_it.py"))
    assert not list(windows.place.rglob("x.py"))
    assert [path.name for path in windows.programs.iterdir()] == ["KAM-Partnerschaft"]


def test_the_lists_of_files_name_what_is_there_and_nothing_else(windows: Windows, setup: ModuleType) -> None:
    """Doctor takes them at their word."""
    setup.main(["install"])
    library = windows.place / "Lib" / "site-packages"
    records = list(library.glob("*.dist-info/RECORD"))
    listed = [(record, line.split(",")[0]) for record in records for line in record.read_text("utf-8").splitlines()]
    assert not [name for _, name in listed if not (library / name).is_file()]
    assert "../../xlwings64-0.37.8.dll" in [name for _, name in listed]
    named = {(library / name).resolve() for _, name in listed}
    there = {path.resolve() for path in library.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    assert there <= named


def test_python_listens_to_nobody_but_its_own_folders(windows: Windows, setup: ModuleType) -> None:
    setup.main(["install"])
    lines = (windows.place / "python312._pth").read_text("ascii").split("\n")
    assert lines == ["python312.zip", ".", "Lib\\site-packages", "import site", ""]


def test_modules_are_compiled_since_excel_starts_python_without_writing(
    windows: Windows, setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", None)  # the bundle's Python listens to no variable that sets it
    setup.main(["install"])
    assert list(windows.place.glob("Lib/site-packages/xlwings/__pycache__/__init__.*.pyc"))


def test_it_is_tried_before_it_takes_its_place(windows: Windows, setup: ModuleType) -> None:
    setup.main(["install"])
    tried, installed, examined = windows.calls
    assert tried == [
        str(windows.programs / "KAM-Partnerschaft.new" / "python.exe"),
        "-m",
        "kam_partnership",
        "--version",
    ]
    assert installed[0] == str(windows.place / "python.exe")
    assert installed[-3:] == ["--lang", "de", "install"]
    assert examined[-1] == "doctor"


def test_what_doctor_finds_is_told_and_undoes_nothing(
    windows: Windows, setup: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    windows.answers["doctor"] = (1, "Titel\n\nOK       gut\nPROBLEM  Kein Excel.\n         → Bitte installieren.\n")
    assert setup.main(["install"]) == 0
    told = capsys.readouterr().out
    assert "fehlt noch etwas" in told
    assert "PROBLEM  Kein Excel.\n→ Bitte installieren." in told
    assert windows.place.is_dir()


def test_quiet_says_nothing_and_logs_everything(
    windows: Windows, setup: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert setup.main(["install", "/QUIET"]) == 0
    assert capsys.readouterr().out == ""
    assert "Fertig. Alles liegt in" in windows.log.read_text("utf-8")


def test_an_english_windows_is_spoken_to_in_english(
    windows: Windows, setup: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    windows.language = 0x409
    assert setup.main(["install"]) == 0
    assert "Please restart Excel" in capsys.readouterr().out


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_a_damaged_bundle_is_refused_before_anything_is_done(
    windows: Windows, setup: ModuleType, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    [wheel] = (windows.bundle / "wheels").glob("pillow*")
    wheel.unlink() if damage == "missing" else wheel.write_bytes(wheel.read_bytes() + b"x")
    assert setup.main(["install"]) == 3
    assert f"wheels/{wheel.name}" in capsys.readouterr().out
    assert not windows.programs.exists()


@pytest.mark.parametrize("step", ["--version", "install"])
def test_when_it_fails_the_version_before_is_back_whole(
    windows: Windows, setup: ModuleType, capsys: pytest.CaptureFixture[str], step: str
) -> None:
    windows.place.mkdir(parents=True)
    (windows.place / "python.exe").write_text("the version before")
    windows.answers[step] = (3, "Excel hält die Datei fest.")
    assert setup.main(["install"]) == 3
    told = capsys.readouterr().out
    assert "Excel hält die Datei fest." in told
    assert "Es wurde nichts verändert." in told
    assert [path.name for path in windows.programs.rglob("*")] == ["KAM-Partnerschaft", "python.exe"]


def test_an_update_leaves_nothing_of_the_version_before(windows: Windows, setup: ModuleType) -> None:
    setup.main(["install"])
    (windows.place / "Lib/site-packages/removed_since.py").write_text("")
    (windows.place / "version-0.0.9.txt").write_text("")
    assert setup.main(["install"]) == 0
    assert not list(windows.place.rglob("removed_since.py"))
    assert [path.name for path in windows.place.glob("version-*")] == [f"version-{__version__}.txt"]


def test_what_an_interrupted_set_up_left_goes_with_the_next_one(windows: Windows, setup: ModuleType) -> None:
    (windows.programs / "KAM-Partnerschaft.new" / "Lib").mkdir(parents=True)
    assert setup.main(["install"]) == 0
    assert [path.name for path in windows.programs.iterdir()] == ["KAM-Partnerschaft"]


def test_removing_takes_the_add_in_out_and_the_log_away(windows: Windows, setup: ModuleType) -> None:
    setup.main(["install"])
    assert setup.main(["remove"]) == 0
    assert windows.calls[-1][-1] == "uninstall"
    assert not windows.log.exists()


def test_removing_stops_when_excel_holds_the_add_in(
    windows: Windows, setup: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    setup.main(["install"])
    windows.answers["uninstall"] = (3, "Bitte Excel schließen.")
    assert setup.main(["remove"]) == 3
    assert "Bitte Excel schließen." in capsys.readouterr().out
    assert windows.place.is_dir()


def test_removing_stops_when_a_program_holds_what_an_update_left(
    windows: Windows, setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    setup.main(["install"])
    (windows.programs / "KAM-Partnerschaft.old").mkdir()

    def held(folder: Path) -> None:
        raise PermissionError(13, "in use", str(folder))

    with monkeypatch.context() as context:
        context.setattr(setup.shutil, "rmtree", held)
        assert setup.main(["remove"]) == 3
    assert "KAM-Partnerschaft.old ist noch in Gebrauch" in capsys.readouterr().out
    assert "uninstall" not in windows.calls[-1]
    assert setup.main(["remove"]) == 0
    assert not (windows.programs / "KAM-Partnerschaft.old").exists()


def test_removing_where_nothing_is_says_so(
    windows: Windows, setup: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert setup.main(["remove"]) == 0
    assert "nichts zu tun" in capsys.readouterr().out


def test_without_a_folder_for_programs_it_says_what_to_do(
    windows: Windows, setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("LOCALAPPDATA")
    assert setup.main(["install"]) == 3
    assert "LOCALAPPDATA" in capsys.readouterr().out


def test_only_the_standard_library_is_needed(bundle: Bundle) -> None:
    import ast

    tree = ast.parse(bundle.files["setup/setup.py"])
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= set(sys.stdlib_module_names)
