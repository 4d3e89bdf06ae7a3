"""Which library an error is about, and what mends an installation."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from kam_partnership import repairing
from kam_partnership.errors import FileUnreadable, LibraryMissing
from kam_partnership.loading import of_one_file
from kam_partnership.repairing import Repair
from kam_partnership.texts import Language, error_text, saying


def failure(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Exception:
    """What importing a module with that code raises."""
    (folder / "some_library").mkdir(exist_ok=True)
    (folder / "some_library" / "__init__.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delitem(sys.modules, "some_library", raising=False)
    with pytest.raises((ImportError, OSError)) as raised:
        __import__("some_library")
    return raised.value


@pytest.mark.parametrize(
    ("code", "library"),
    [
        ("import not_there_at_all", "not_there_at_all"),
        ("try:\n import not_there\nexcept ImportError as e:\n raise ImportError('see above') from e", "not_there"),
        ("raise ImportError('DLL load failed')", "some_library"),
        ("raise PermissionError(13, 'Access is denied', 'x.dll')", "some_library"),
        ("import ctypes; ctypes.CDLL('/not/there.so')", "some_library"),
    ],
)
def test_the_library_is_named_whatever_the_error(
    code: str, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = failure(code, tmp_path, monkeypatch)
    assert repairing.came_from_an_import(error)
    assert repairing.missing_library(error).details["library"] == library


def test_windows_names_a_compiled_module_without_its_library() -> None:
    path = str(Path("C:") / "KAM" / "Lib" / "site-packages" / "lxml" / "etree.cp312-win_amd64.pyd")
    error = ImportError("DLL load failed while importing etree: Access is denied.", name="etree", path=path)
    missing = repairing.missing_library(error)
    assert missing.key == "package_blocked"
    assert missing.details["library"] == "lxml"
    words = error_text(missing, Language.DE)
    assert "Access is denied" in words
    assert "--force-reinstall --no-deps lxml==" in words


def test_a_users_own_file_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(OSError) as raised:  # noqa: PT011 - any
        (tmp_path / "missing.xlsx").read_bytes()
    assert not repairing.came_from_an_import(raised.value)
    assert isinstance(of_one_file(raised.value, "missing.xlsx"), FileUnreadable)


def test_what_every_file_misses_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = failure("raise PermissionError(13, 'Access is denied')", tmp_path, monkeypatch)
    with pytest.raises(PermissionError):
        of_one_file(error, "a.xlsx")


@pytest.mark.parametrize("language", Language)
def test_our_own_package_is_never_fetched_from_an_index(language: Language) -> None:
    error = ImportError("DLL load failed", name="kam_partnership.xlsx.package")
    words = error_text(repairing.missing_library(error), language)
    assert "kam-partnership" in words
    assert "==" not in words


class TestWhereItCameFrom:
    """As pip noted it down when the program was installed."""

    @pytest.fixture
    def noted(self, monkeypatch: pytest.MonkeyPatch) -> object:
        def note(**content: object) -> repairing.Installer:
            distribution = SimpleNamespace(read_text=lambda name: json.dumps(content))
            monkeypatch.setattr(repairing.importlib.metadata, "distribution", lambda name: distribution)
            return repairing.this_installer()

        return note

    def test_a_folder(self, noted: object, tmp_path: Path) -> None:
        folder = tmp_path / "KAM Größe & Co"
        folder.mkdir()
        found = noted(url=folder.as_uri(), dir_info={})  # type: ignore[operator]
        assert (found.source, found.editable) == (str(folder), False)
        assert str(folder) in found.again().command.replace("'", "")

    def test_a_wheel(self, noted: object, tmp_path: Path) -> None:
        wheel = tmp_path / "kam_partnership-1.0-py3-none-any.whl"
        wheel.write_bytes(b"")
        assert noted(url=wheel.as_uri(), archive_info={}).source == str(wheel)  # type: ignore[operator]

    def test_one_that_is_gone(self, noted: object, tmp_path: Path) -> None:
        found = noted(url=(tmp_path / "gone").as_uri(), dir_info={})  # type: ignore[operator]
        assert (found.source, found.again().how) == ("", "again")

    @pytest.mark.parametrize("url", ["https://example.com/kam.whl", "git+file:///x"])
    def test_one_elsewhere(self, noted: object, url: str) -> None:
        assert noted(url=url).again().how == "again"  # type: ignore[operator]

    @pytest.mark.skipif(sys.platform == "win32", reason="what Windows does by itself")
    @pytest.mark.parametrize(
        ("address", "path"),
        [
            ("file:///C:/KAM%20Neu", "C:/KAM Neu"),
            ("file://server/kam", "//server/kam"),
            ("file:///opt/kam", "/opt/kam"),
        ],
    )
    def test_addresses_of_windows(self, address: str, path: str) -> None:
        from urllib.parse import urlsplit

        assert repairing._path_in(urlsplit(address)) == Path(path)


def test_a_click_names_the_python_that_shows_what_pip_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "pythonw.exe"))
    assert repairing.this_installer().interpreter == tmp_path / "python.exe"


def test_the_python_of_the_bundle_is_known_by_the_file_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "Entfernen.cmd").write_text("")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "pythonw.exe"))
    monkeypatch.setattr(repairing.importlib.util, "find_spec", lambda name: None)
    installer = repairing.this_installer()
    assert installer.again().how == "bundle"
    assert installer.removal() == Repair("remove_bundle", str(tmp_path / "Entfernen.cmd"))
    assert "pip" not in installer.further("distributed").in_words(saying(Language.EN))
    assert str(tmp_path / "IT") in installer.phrases()["for_it"].in_words(saying(Language.DE))
    assert installer.phrases()["call"].in_words(saying(Language.DE)) == str(tmp_path / "kam-partnership.cmd")
    for repair in (installer.then_set_up(), *installer.phrases().values()):
        assert "kam-partnership install" not in repair.in_words(saying(Language.DE))


@pytest.mark.parametrize("activated", [True, False])
def test_a_remedy_names_the_command_as_it_can_be_typed_here(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, activated: bool
) -> None:
    program = tmp_path / "Meine Umgebung" / "kam-partnership"
    program.parent.mkdir()
    program.touch()
    monkeypatch.setattr(sys, "executable", str(program.with_name("python3")))
    monkeypatch.setattr(repairing.shutil, "which", lambda name: str(program) if activated else "/usr/bin/other")
    typed = "kam-partnership install" if activated else f"'{program}' install"
    installer = repairing.this_installer()
    assert installer.then_set_up().in_words(saying(Language.EN)).endswith(f"Then run “{typed}”.")
    assert installer.phrases()["set_up"].in_words(saying(Language.EN)) == f"“{typed}”"
    assert f"“{typed} --target" in installer.phrases()["for_it"].in_words(saying(Language.EN))


def test_without_its_own_program_python_is_told_to_run_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))
    assert repairing.this_installer().phrases()["call"].command == f"{tmp_path / 'python3'} -m kam_partnership"


def test_after_bringing_the_program_again_the_add_in_is_set_up_again(tmp_path: Path) -> None:
    installer = repairing.Installer(tmp_path / "python", source="/KAM")
    assert installer.then_set_up().in_words(saying(Language.EN)).endswith("Then run “kam-partnership install”.")
    assert "kam-partnership install" not in installer.again().in_words(saying(Language.EN))


@pytest.mark.parametrize("language", Language)
def test_a_blocked_library_names_the_doctor_as_it_is_called_here(
    language: Language, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))
    for module in ("lxml.etree", "kam_partnership.xlsx.package"):
        words = error_text(repairing.missing_library(ImportError("denied", name=module)), language)
        assert f"{tmp_path / 'python3'} -m kam_partnership doctor" in words


def test_a_missing_library_is_an_error_with_a_remedy() -> None:
    error = LibraryMissing("package_missing", library="pypdf", repair=repairing.this_installer().again())
    assert "pip install" in error_text(error, Language.EN)
