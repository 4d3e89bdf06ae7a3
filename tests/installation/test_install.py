"""What lies on a computer after installing, upgrading, failing and uninstalling."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from kam_partnership.errors import FileUnwritable, KamError
from kam_partnership.installation import configuration, places
from kam_partnership.installation.install import NeedsExcelComputer, plan_installation, plan_removal
from kam_partnership.installation.product import Product
from kam_partnership.installation.steps import carry_out
from kam_partnership.texts import Language, error_text
from support import computers
from support.computers import MadeUp

HOME = PureWindowsPath("C:/Users/Jürgen Müller")
XLSTART = HOME / "AppData/Roaming/Microsoft/Excel/XLSTART"
CONFIGURATION = HOME / ".kam_partnership/kam_partnership.conf"
PYTHONW = HOME / "AppData/Local/KAM Umgebung/Scripts/pythonw.exe"
MAC_HOME = PurePosixPath("/Users/anna")
MAC_ADDIN = (
    MAC_HOME / "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
    "/KAM_Partnerschaft.xlam"
)
MAC_CONFIGURATION = MAC_HOME / "Library/Containers/com.microsoft.Excel/Data/kam_partnership.conf"
MAC_SCRIPT = MAC_HOME / "Library/Application Scripts/com.microsoft.Excel/xlwings-0.37.8.applescript"


def install(made_up: MadeUp, product: Product) -> None:
    carry_out(plan_installation(made_up.computer, product).steps, made_up.computer)


def uninstall(made_up: MadeUp) -> None:
    carry_out(plan_removal(made_up.computer), made_up.computer)


def files_of(made_up: MadeUp) -> dict[str, bytes]:
    return {path: content for path, content in made_up.files.everything().items() if content is not None}


class TestWindows:
    def test_the_add_in_lies_in_the_start_folder(self, windows: MadeUp, product: Product) -> None:
        install(windows, product)
        assert windows.files.read(XLSTART / "KAM_Partnerschaft.xlam") == product.addin

    def test_the_configuration_names_pythonw_in_ansi_as_vba_reads_it(self, windows: MadeUp, product: Product) -> None:
        install(windows, product)
        assert windows.files.read(CONFIGURATION) == f'"INTERPRETER_WIN","{PYTHONW}"\r\n'.encode("cp1252")
        assert b"J\xfcrgen M\xfcller" in windows.files.read(CONFIGURATION)

    def test_nothing_else_is_written(self, windows: MadeUp, product: Product) -> None:
        before = files_of(windows)
        install(windows, product)
        assert len(files_of(windows).keys() - before.keys()) == 2
        assert before.items() <= files_of(windows).items()

    def test_folders_follow_the_environment_variables(self, windows: MadeUp, product: Product) -> None:
        moved = windows.with_(environment={"APPDATA": r"\\server\profile\jm", "USERPROFILE": r"D:\Profile\jm"})
        assert str(places.installed_addin(moved.computer)).startswith(r"\\server\profile\jm\Microsoft\Excel\XLSTART")
        assert places.configuration_file(moved.computer) == PureWindowsPath(
            "D:/Profile/jm/.kam_partnership/kam_partnership.conf"
        )

    def test_a_path_beyond_ansi_becomes_a_short_path(self, tmp_path: Path, product: Product) -> None:
        made_up = computers.windows(tmp_path, user="Ελένη")
        long = made_up.computer.interpreter.with_name("pythonw.exe")
        made_up.programs.short[long] = PureWindowsPath(r"C:\Users\F3A1~1\KAMUMG~1\Scripts\pythonw.exe")
        install(made_up, product)
        content = made_up.files.read(places.configuration_file(made_up.computer))
        assert content == b'"INTERPRETER_WIN","C:\\Users\\F3A1~1\\KAMUMG~1\\Scripts\\pythonw.exe"\r\n'

    def test_the_code_page_is_that_of_the_computer(self, tmp_path: Path, product: Product) -> None:
        made_up = computers.windows(tmp_path, user="Łukasz").with_(ansi="cp1250")
        install(made_up, product)
        assert b"\xa3ukasz" in made_up.files.read(places.configuration_file(made_up.computer))

    @pytest.mark.parametrize(
        ("folder", "key", "told"),
        [
            ("C:/Users/Ελένη/kam", "interpreter_not_ansi", "C:\\KAM"),
            ("C:/100%/kam", "interpreter_percent", "Prozentzeichen"),
            ("C:/" + "x" * 240, "interpreter_too_long", "zu lang"),
        ],
    )
    def test_a_path_that_excel_cannot_use_is_refused_with_a_remedy(
        self, tmp_path: Path, product: Product, folder: str, key: str, told: str
    ) -> None:
        made_up = computers.windows(tmp_path, environment=folder)
        with pytest.raises(configuration.InterpreterUnusable) as caught:
            plan_installation(made_up.computer, product)
        assert caught.value.key == key
        message = error_text(caught.value, Language.DE)
        assert told in message
        assert str(PureWindowsPath(folder)) in message
        assert "kam-partnership install" in message

    def test_python_from_the_store_is_refused_because_excel_would_not_see_its_files(
        self, windows: MadeUp, product: Product
    ) -> None:
        store = PureWindowsPath("C:/Program Files/WindowsApps/PythonSoftwareFoundation.Python.3.12_qbz5n2kfra8p0")
        with pytest.raises(configuration.InterpreterUnusable, match="interpreter_from_store"):
            plan_installation(windows.with_(python_home=store).computer, product)

    def test_a_python_without_pythonw_is_refused(self, windows: MadeUp, product: Product) -> None:
        windows.files.remove(PYTHONW)
        with pytest.raises(configuration.InterpreterUnusable, match="pythonw_missing"):
            plan_installation(windows.computer, product)


class TestMac:
    def test_add_in_configuration_and_script_lie_where_excel_looks(self, mac: MadeUp, product: Product) -> None:
        install(mac, product)
        assert mac.files.read(MAC_ADDIN) == product.addin
        assert mac.files.read(MAC_SCRIPT) == product.applescript
        first = mac.files.read(MAC_CONFIGURATION).split(b"\n")[0]
        assert first == b'"INTERPRETER_MAC","/Users/anna/kam/bin/python3"'

    @pytest.mark.parametrize("folder", ["/Users/anna/Meine Umgebung", "/Users/anna/büro", "/Users/anna/a|b"])
    def test_a_path_that_the_script_cannot_hand_to_a_shell_is_refused(
        self, tmp_path: Path, product: Product, folder: str
    ) -> None:
        made_up = computers.mac(tmp_path, environment=folder)
        with pytest.raises(configuration.InterpreterUnusable, match="interpreter_mac_characters"):
            plan_installation(made_up.computer, product)

    def test_an_older_script_of_ours_goes_with_the_upgrade(self, mac: MadeUp, product: Product) -> None:
        install(mac, computers.product("9.0.0", xlwings="0.36.0"))
        install(mac, product)
        assert mac.files.names(MAC_SCRIPT.parent) == [MAC_SCRIPT.name]

    def test_a_script_that_was_there_before_stays(self, mac: MadeUp, product: Product) -> None:
        mac.files.put(MAC_SCRIPT, product.applescript)
        install(mac, product)
        install(mac, product)
        uninstall(mac)
        assert mac.files.is_file(MAC_SCRIPT)

    def test_denied_access_tells_where_to_allow_it(self, mac: MadeUp, product: Product) -> None:
        mac.files.locked.add(MAC_ADDIN)
        with pytest.raises(FileUnwritable) as caught:
            install(mac, product)
        assert "Datenschutz & Sicherheit" in error_text(caught.value, Language.DE)


class TestAgain:
    def test_a_second_time_there_is_nothing_to_do_even_while_excel_runs(
        self, windows: MadeUp, product: Product
    ) -> None:
        install(windows, product)
        windows.files.locked.add(XLSTART / "KAM_Partnerschaft.xlam")
        assert plan_installation(windows.computer, product).steps == []

    def test_an_upgrade_replaces_the_file_and_knows_the_version_before(self, windows: MadeUp, product: Product) -> None:
        install(windows, computers.product("9.0.0"))
        assert plan_installation(windows.computer, product).previous == "9.0.0"
        install(windows, product)
        assert windows.files.read(XLSTART / "KAM_Partnerschaft.xlam") == product.addin
        assert windows.files.names(XLSTART) == ["KAM_Partnerschaft.xlam"]

    def test_settings_of_the_it_department_survive_an_upgrade_but_empty_ones_do_not(
        self, windows: MadeUp, product: Product
    ) -> None:
        windows.files.put(
            CONFIGURATION, b'"INTERPRETER_WIN","C:\\old.exe"\r\n"SHOW CONSOLE","True"\r\n"PYTHONPATH",""\r\n'
        )
        install(windows, product)
        settings = configuration.user_settings(windows.computer)
        assert settings == {"INTERPRETER_WIN": str(PYTHONW), "SHOW CONSOLE": "True"}

    @pytest.mark.parametrize("damaged", [b"\x81\x8d", b"no quotes", b'"KEY","va"lue"'])
    def test_a_damaged_configuration_is_written_anew(self, windows: MadeUp, product: Product, damaged: bytes) -> None:
        windows.files.put(CONFIGURATION, damaged)
        install(windows, product)
        assert configuration.user_settings(windows.computer) == {"INTERPRETER_WIN": str(PYTHONW)}


class TestFailing:
    def test_while_excel_runs_an_upgrade_changes_nothing_and_says_so(self, windows: MadeUp, product: Product) -> None:
        install(windows, computers.product("9.0.0"))
        windows.files.locked.add(XLSTART / "KAM_Partnerschaft.xlam")
        before = windows.files.everything()
        with pytest.raises(FileUnwritable) as caught:
            install(windows, product)
        assert windows.files.everything() == before
        message = error_text(caught.value, Language.DE)
        assert "Excel-Fenster schließen" in message
        assert "KAM_Partnerschaft.xlam" in message

    def test_a_full_disk_leaves_nothing_half_installed(self, windows: MadeUp, product: Product) -> None:
        windows.files.full.add(CONFIGURATION)
        before = windows.files.everything()
        with pytest.raises(FileUnwritable, match="No space left"):
            install(windows, product)
        assert windows.files.everything() == before

    def test_a_failed_upgrade_puts_the_old_add_in_back(self, windows: MadeUp, product: Product) -> None:
        old = computers.product("9.0.0")
        install(windows, old)
        windows.files.remove(CONFIGURATION)
        windows.files.full.add(CONFIGURATION)
        with pytest.raises(FileUnwritable):
            install(windows, product)
        assert windows.files.read(XLSTART / "KAM_Partnerschaft.xlam") == old.addin

    def test_a_failed_removal_leaves_everything(self, windows: MadeUp, product: Product) -> None:
        install(windows, product)
        windows.files.locked.add(CONFIGURATION)
        before = windows.files.everything()
        with pytest.raises(FileUnwritable):
            uninstall(windows)
        assert windows.files.everything() == before


class TestUninstall:
    def test_no_file_and_no_folder_of_ours_remains_on_windows(self, windows: MadeUp, product: Product) -> None:
        windows.files.put(XLSTART / "PERSONAL.XLSB", b"the user's own")
        before = windows.files.everything()
        install(windows, product)
        windows.files.put(windows.computer.temporary / "kam-partnership.log", b"an error")
        uninstall(windows)
        assert windows.files.everything() == before

    def test_no_file_of_ours_remains_on_the_mac(self, mac: MadeUp, product: Product) -> None:
        before = files_of(mac)
        install(mac, product)
        uninstall(mac)
        assert files_of(mac) == before

    def test_files_of_others_in_our_folder_stay(self, windows: MadeUp, product: Product) -> None:
        install(windows, product)
        windows.files.put(CONFIGURATION.with_name("notes.txt"), b"mine")
        uninstall(windows)
        assert windows.files.names(CONFIGURATION.parent) == ["notes.txt"]

    def test_where_nothing_is_installed_there_is_nothing_to_do(self, windows: MadeUp, mac: MadeUp) -> None:
        assert plan_removal(windows.computer) == []
        assert plan_removal(mac.computer) == []


def test_systems_without_excel_are_refused_politely(linux: MadeUp, product: Product) -> None:
    before = linux.files.everything()
    for plan in (lambda: plan_installation(linux.computer, product), lambda: plan_removal(linux.computer)):
        with pytest.raises(NeedsExcelComputer) as caught:
            plan()
        assert isinstance(caught.value, KamError)
        assert "--target" in error_text(caught.value, Language.DE)
    assert linux.files.everything() == before
