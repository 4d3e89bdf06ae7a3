"""What doctor finds on computers where something is wrong, and that it finds nothing where all is well."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from kam_partnership.installation import configuration, places
from kam_partnership.installation.checks.table import CHECKS, examine
from kam_partnership.installation.checks.verdict import Status
from kam_partnership.installation.checks.wording import check_text, remedy_text
from kam_partnership.installation.computer import Hive, PythonRun
from kam_partnership.installation.install import plan_installation
from kam_partnership.installation.places import EXCEL_KEY
from kam_partnership.installation.product import Product
from kam_partnership.installation.steps import carry_out
from kam_partnership.texts import Language
from support import computers
from support.computers import MadeUp
from support.examined import problems, result_of

OFFICE = r"Software\Microsoft\Office\16.0"
POLICIES = r"Software\Policies\Microsoft\Office\16.0"
CLOUD = r"Software\Policies\Microsoft\Cloud\Office\16.0"


def addin_of(made_up: MadeUp) -> PureWindowsPath:
    path = places.installed_addin(made_up.computer)
    assert isinstance(path, PureWindowsPath)
    return path


def configure(made_up: MadeUp, content: bytes) -> None:
    made_up.files.put(places.configuration_file(made_up.computer), content)


def disabled_item(path: str) -> bytes:
    """A value as Office writes it: a kind, two lengths in bytes, two UTF-16 strings."""
    strings = [f"{text}\0".encode("utf-16-le") for text in (path, "kam partnerschaft")]
    return b"".join(number.to_bytes(4, "little") for number in (2, *map(len, strings))) + b"".join(strings)


class TestAllIsWell:
    def test_on_windows_after_installing(self, installed: MadeUp, product: Product) -> None:
        assert problems(installed, product) == {}
        assert result_of(installed, product, "addin-current").verdict.details["version"] == "9.9.9"
        assert set(installed.programs.started) == {installed.computer.interpreter.with_name("pythonw.exe")}

    def test_on_a_mac_after_installing(self, installed_mac: MadeUp, product: Product) -> None:
        assert problems(installed_mac, product) == {}
        assert "-1743" in check_text(result_of(installed_mac, product, "mac-automation"), Language.DE)

    def test_elsewhere_what_needs_excel_is_skipped(self, linux: MadeUp, product: Product) -> None:
        assert problems(linux, product) == {}
        looked_at = {r.code for r in examine(linux.computer, product) if r.verdict.status is not Status.SKIPPED}
        assert looked_at == {
            "program-whole", "libraries-there", "libraries-whole", "libraries-load", "libraries-versions",
            "calculation", "xlwings-version", "python-starts",
        }  # fmt: skip

    def test_an_add_in_in_the_start_folder_of_the_whole_computer_counts(
        self, installed: MadeUp, product: Product
    ) -> None:
        installed.files.remove(addin_of(installed))
        installed.files.put(
            PureWindowsPath(computers.EXCEL_PROGRAM).parent / "XLSTART" / "KAM_Partnerschaft.xlam", product.addin
        )
        assert problems(installed, product) == {}

    def test_environment_variables_in_the_configuration_are_filled_in(
        self, installed: MadeUp, product: Product
    ) -> None:
        configure(installed, b'"INTERPRETER_WIN","%LocalAppData%\\KAM Umgebung\\Scripts\\pythonw.exe"\r\n')
        assert problems(installed, product) == {}

    def test_a_short_path_is_known_as_this_environment(self, tmp_path: Path, product: Product) -> None:
        made_up = computers.windows(tmp_path, user="Ελένη")
        short = made_up.files.put(PureWindowsPath(r"C:\Users\F3A1~1\KAMUMG~1\Scripts\pythonw.exe"))
        for bits in (32, 64):
            made_up.files.put(short.parent.parent / f"xlwings{bits}-{computers.XLWINGS}.dll")
        made_up.programs.short[made_up.computer.interpreter.with_name("pythonw.exe")] = short
        carry_out(plan_installation(made_up.computer, product).steps, made_up.computer)
        assert problems(made_up, product) == {}


class TestAddin:
    def test_not_installed(self, windows: MadeUp, product: Product) -> None:
        assert problems(windows, product) == {"addin-present": "missing", "configuration": "missing"}
        for code in ("addin-current", "addin-once", "addin-unmarked", "interpreter", "environment"):
            assert result_of(windows, product, code).verdict.status is Status.SKIPPED

    def test_taken_away_by_antivirus(self, installed: MadeUp, product: Product) -> None:
        installed.files.remove(addin_of(installed))
        assert problems(installed, product) == {"addin-present": "vanished"}

    def test_of_an_older_version(self, installed: MadeUp, product: Product) -> None:
        installed.files.put(addin_of(installed), computers.addin_bytes("9.0.0"))
        assert problems(installed, product) == {"addin-current": "other_version"}

    def test_for_another_xlwings(self, installed: MadeUp, product: Product) -> None:
        installed.files.put(addin_of(installed), computers.addin_bytes("9.0.0", xlwings="0.36.0"))
        assert problems(installed, product) == {"addin-current": "other_version", "xlwings-version": "addin_differs"}

    def test_with_another_xlwings_installed(self, installed: MadeUp, product: Product) -> None:
        assert problems(installed.with_(xlwings_version="0.38.0"), product) == {"xlwings-version": "package_differs"}

    def test_changed_by_somebody(self, installed: MadeUp, product: Product) -> None:
        installed.files.put(addin_of(installed), product.addin + b" ")
        assert problems(installed, product)["addin-current"] == "altered"

    def test_damaged(self, installed: MadeUp, product: Product) -> None:
        installed.files.put(addin_of(installed), product.addin[:100])
        assert problems(installed, product)["addin-current"] == "damaged"

    @pytest.mark.parametrize("name", ["KAM_Partnerschaft (1).xlam", "kam_partnerschaft - Kopie.XLAM"])
    def test_a_second_time_in_the_start_folder(self, installed: MadeUp, product: Product, name: str) -> None:
        copy = installed.files.put(addin_of(installed).with_name(name))
        assert problems(installed, product) == {"addin-once": "copies"}
        assert str(copy) in check_text(result_of(installed, product, "addin-once"), Language.DE)

    @pytest.mark.parametrize(
        "value", [r'"C:\Alt\KAM_Partnerschaft.xlam"', r'/R "C:\Alt\KAM_Partnerschaft.xlam"', "KAM_Partnerschaft.xlam"]
    )
    def test_ticked_a_second_time_in_the_dialog(self, installed: MadeUp, product: Product, value: str) -> None:
        installed.registry.put(Hive.USER, rf"{EXCEL_KEY}\Options", "OPEN", r'"C:\Alt\Solver.xlam"')
        assert problems(installed, product) == {}
        installed.registry.put(Hive.USER, rf"{EXCEL_KEY}\Options", "OPEN1", value)
        assert problems(installed, product) == {"addin-once": "copies"}

    def test_a_second_time_in_the_alternative_start_folder(self, installed: MadeUp, product: Product) -> None:
        installed.registry.put(Hive.USER, rf"{EXCEL_KEY}\Options", "AltStartup", r"D:\Start")
        installed.files.put(PureWindowsPath(r"D:\Start\KAM_Partnerschaft.xlam"), product.addin)
        assert problems(installed, product) == {"addin-once": "copies"}

    def test_disabled_by_excel_after_a_crash(self, installed: MadeUp, product: Product) -> None:
        key = rf"{EXCEL_KEY}\Resiliency\DisabledItems"
        installed.registry.put(Hive.USER, key, "5B1A2C", disabled_item(r"c:\other\solver.xlam"))
        assert problems(installed, product) == {}
        installed.registry.put(Hive.USER, key, "7F3D09", disabled_item(str(addin_of(installed)).lower()))
        assert problems(installed, product) == {"addin-enabled": "disabled"}

    def test_marked_as_coming_from_the_internet(self, installed: MadeUp, product: Product) -> None:
        stream = PureWindowsPath(f"{addin_of(installed)}:Zone.Identifier")
        installed.files.put(stream, b"[ZoneTransfer]\r\nZoneId=0\r\n")
        assert problems(installed, product) == {}
        installed.files.put(stream, b"[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=https://example.com/\r\n")
        assert problems(installed, product) == {"addin-unmarked": "marked"}

    def test_on_a_path_too_long_for_excel(self, tmp_path: Path, product: Product) -> None:
        made_up = computers.windows(tmp_path, user="u" * 180, environment="C:/kam")
        carry_out(plan_installation(made_up.computer, product).steps, made_up.computer)
        assert problems(made_up, product) == {"addin-path": "too_long"}

    def test_unreadable_because_something_blocks_it(self, installed: MadeUp, product: Product) -> None:
        installed.files.forbidden.add(addin_of(installed))
        assert set(problems(installed, product).values()) == {"no_access"}


class TestExcel:
    def test_missing(self, installed: MadeUp, product: Product) -> None:
        installed.registry.keys.clear()
        assert problems(installed, product) == {"excel-found": "missing"}

    @pytest.mark.parametrize("start", [OFFICE, POLICIES, CLOUD])
    @pytest.mark.parametrize(
        ("key", "name", "value", "expected"),
        [
            ("Common", "VBAOff", 1, {"addins-allowed": "vba_off"}),
            (r"Excel\Security", "DisableAllAddins", 1, {"addins-allowed": "addins_off"}),
            (r"Excel\Security", "RequireAddinSig", 1, {"addins-allowed": "signature"}),
            (r"Excel\Security", "RequireAddinSig", 0, {}),
            (
                r"Excel\Security\Trusted Locations", "AllLocationsDisabled", 1,
                {"start-folder-trusted": "locations_off"},
            ),
            (
                r"Common\Security\Trusted Locations", "Allow User Locations", 0,
                {"start-folder-trusted": "only_company_locations"},
            ),
            (r"Common\Security\Trusted Locations", "Allow User Locations", 1, {}),
            (r"Excel\Security", "VBAWarnings", 4, {}),
        ],
    )  # fmt: skip
    def test_with_a_rule_against_the_add_in(
        self, installed: MadeUp, product: Product, start: str, key: str, name: str, value: int, expected: dict[str, str]
    ) -> None:
        installed.registry.put(Hive.USER, rf"{start}\{key}", name, value)
        assert problems(installed, product) == expected

    def test_a_policy_counts_more_than_the_users_own_setting(self, installed: MadeUp, product: Product) -> None:
        installed.registry.put(Hive.USER, rf"{OFFICE}\Excel\Security", "RequireAddinSig", 1)
        installed.registry.put(Hive.USER, rf"{POLICIES}\Excel\Security", "RequireAddinSig", 0)
        assert problems(installed, product) == {}

    def test_that_enables_all_macros_needs_no_trusted_folder(self, installed: MadeUp, product: Product) -> None:
        installed.registry.put(Hive.USER, rf"{OFFICE}\Excel\Security\Trusted Locations", "AllLocationsDisabled", 1)
        installed.registry.put(Hive.USER, rf"{OFFICE}\Excel\Security", "VBAWarnings", 1)
        assert problems(installed, product) == {}

    @pytest.mark.parametrize(
        ("path", "subfolders", "trusted"),
        [
            (r"%APPDATA%\Microsoft\Excel\XLSTART", 0, True),
            ("%APPDATA%\\Microsoft\\Excel\\", 1, True),
            ("%APPDATA%\\Microsoft\\Excel\\", 0, False),
            (r"C:\Vorlagen", 1, False),
        ],
    )
    def test_that_trusts_company_locations_only(
        self, installed: MadeUp, product: Product, path: str, subfolders: int, trusted: bool
    ) -> None:
        installed.registry.put(Hive.USER, rf"{POLICIES}\Common\Security\Trusted Locations", "Allow User Locations", 0)
        location = rf"{POLICIES}\Excel\Security\Trusted Locations\Location3"
        installed.registry.put(Hive.USER, location, "Path", path)
        installed.registry.put(Hive.USER, location, "AllowSubfolders", subfolders)
        assert ("start-folder-trusted" not in problems(installed, product)) == trusted

    def test_with_a_profile_on_the_network(self, installed: MadeUp, product: Product) -> None:
        moved = installed.with_(environment={**installed.computer.environment, "APPDATA": r"\\server\profile"})
        assert problems(moved, product)["start-folder-trusted"] == "network"
        installed.registry.put(Hive.USER, rf"{POLICIES}\Excel\Security\Trusted Locations", "AllowNetworkLocations", 1)
        assert "start-folder-trusted" not in problems(moved, product)


class TestConfiguration:
    @pytest.mark.parametrize(
        ("content", "case"),
        [
            ('"INTERPRETER_WIN","C:\\Users\\Jürgen\\Scripts\\Ё\\pythonw.exe"\r\n'.encode(), "unreadable"),
            (b"INTERPRETER_WIN=C:\\pythonw.exe\r\n", "unreadable"),
            (b'"PYTHONPATH","C:\\kam"\r\n', "no_interpreter"),
        ],
    )
    def test_that_vba_cannot_use(self, installed: MadeUp, product: Product, content: bytes, case: str) -> None:
        configure(installed, content)
        assert problems(installed, product)["configuration"] == case

    def test_saved_as_utf_8_names_a_folder_that_does_not_exist(self, installed: MadeUp, product: Product) -> None:
        path = places.configuration_file(installed.computer)
        configure(installed, installed.files.read(path).decode("cp1252").encode("utf-8"))
        assert problems(installed, product)["interpreter"] == "missing"

    def test_with_an_empty_entry(self, installed: MadeUp, product: Product) -> None:
        path = places.configuration_file(installed.computer)
        configure(installed, installed.files.read(path) + b'"PYTHONPATH",""\r\n')
        assert problems(installed, product) == {"configuration": "empty"}


class TestPython:
    def test_deleted(self, installed: MadeUp, product: Product) -> None:
        installed.files.remove(installed.computer.interpreter.with_name("pythonw.exe"))
        assert problems(installed, product) == {"interpreter": "missing"}

    def test_that_opens_a_black_window(self, installed: MadeUp, product: Product) -> None:
        configure(installed, f'"INTERPRETER_WIN","{installed.computer.interpreter}"\r\n'.encode("cp1252"))
        assert problems(installed, product) == {"interpreter": "console"}

    def test_of_another_environment(self, installed: MadeUp, product: Product) -> None:
        other = computers.windows(installed.files.root, environment="D:/andere")
        assert problems(installed.with_(interpreter=other.computer.interpreter), product) == {"environment": "other"}

    def test_from_the_store(self, installed: MadeUp, product: Product) -> None:
        store = PureWindowsPath("C:/Program Files/WindowsApps/PythonSoftwareFoundation.Python.3.12")
        found = problems(installed.with_(python_home=store), product)
        assert found == {"store-python": "store", "interpreter": "interpreter_from_store"}

    def test_in_onedrive(self, tmp_path: Path, product: Product) -> None:
        folder = "C:/Users/Jürgen Müller/OneDrive - Muster AG/Dokumente/kam"
        made_up = computers.windows(tmp_path, environment=folder)
        carry_out(plan_installation(made_up.computer, product).steps, made_up.computer)
        assert problems(made_up, product) == {"onedrive": "inside"}

    def test_with_umlauts_and_blanks_in_its_path_is_fine_on_windows(self, installed: MadeUp, product: Product) -> None:
        assert "Jürgen Müller" in str(installed.computer.interpreter)
        assert result_of(installed, product, "interpreter").verdict.status is Status.OK

    def test_with_a_blank_in_its_path_does_not_start_on_a_mac(self, installed_mac: MadeUp, product: Product) -> None:
        path = installed_mac.files.put(PurePosixPath("/Users/anna/Meine Umgebung/bin/python3"))
        configure(installed_mac, f'"INTERPRETER_MAC","{path}"\n'.encode())
        assert problems(installed_mac, product)["interpreter"] == "interpreter_mac_characters"

    @pytest.mark.parametrize("bits", [32, 64])
    def test_without_the_dll(self, installed: MadeUp, product: Product, bits: int) -> None:
        folder = installed.computer.interpreter.parent.parent
        installed.files.remove(folder / f"xlwings{bits}-0.37.8.dll")
        expected = {"xlwings-dll": "other_version"}  # the other one is still there
        assert problems(installed, product) == expected

    def test_without_any_dll(self, installed: MadeUp, product: Product) -> None:
        folder = installed.computer.interpreter.parent.parent
        for bits in (32, 64):
            installed.files.remove(folder / f"xlwings{bits}-0.37.8.dll")
        assert problems(installed, product) == {"xlwings-dll": "missing"}

    @pytest.mark.parametrize("python", ["win-arm64", "win32"])
    @pytest.mark.parametrize("language", Language)
    def test_that_never_has_a_dll_is_told_to_give_way_to_another(
        self, installed: MadeUp, product: Product, python: str, language: Language
    ) -> None:
        for bits in (32, 64):
            installed.files.remove(installed.computer.interpreter.parent.parent / f"xlwings{bits}-0.37.8.dll")
        computer = installed.with_(python_platform=python)
        assert problems(computer, product) == {"xlwings-dll": "none_for_this_python"}
        result = result_of(computer, product, "xlwings-dll")
        assert python in check_text(result, language)
        remedy = str(remedy_text(result, language))
        assert "x64" in remedy
        assert "pip" not in remedy  # pip would bring the same wheel again

    def test_with_the_dll_of_another_version(self, installed: MadeUp, product: Product) -> None:
        folder = installed.computer.interpreter.parent.parent
        for bits in (32, 64):
            installed.files.remove(folder / f"xlwings{bits}-0.37.8.dll")
            installed.files.put(folder / f"xlwings{bits}-0.36.0.dll")
        assert problems(installed, product) == {"xlwings-dll": "other_version"}
        assert "0.36.0" in check_text(result_of(installed, product, "xlwings-dll"), Language.DE)

    def test_with_the_dll_beside_the_interpreter_as_without_an_environment(
        self, installed: MadeUp, product: Product
    ) -> None:
        folder = installed.computer.interpreter.parent
        for bits in (32, 64):
            installed.files.remove(folder.parent / f"xlwings{bits}-0.37.8.dll")
            installed.files.put(folder / f"xlwings{bits}-0.37.8.dll")
        assert problems(installed, product) == {}

    @pytest.mark.parametrize(
        ("answer", "case"),
        [
            (PythonRun(None), "slow"),
            (PythonRun(1, "", "ModuleNotFoundError: No module named 'win32com'"), "failed"),
            (PythonRun(0, "something else"), "failed"),
            (PythonRun(0, "kam-partnership-doctor 0.36.0 9.9.9"), "versions"),
            (PythonRun(0, "kam-partnership-doctor 0.37.8 9.0.0"), "versions"),
            (OSError(errno.EACCES, "Access is denied"), "not_started"),
        ],
    )
    def test_that_does_not_start_in_order(
        self, installed: MadeUp, product: Product, answer: PythonRun | OSError, case: str
    ) -> None:
        installed.programs.answer = answer
        assert problems(installed, product) == {"python-starts": case}

    def test_with_a_damaged_cache_of_pywin32(self, installed: MadeUp, product: Product) -> None:
        cache = installed.computer.temporary / "gen_py" / "3.12"
        installed.files.put(cache / "__init__.py")
        installed.files.put(cache / "dicts.dat", b"\x80\x02.")
        whole = cache / "00020813-0000-0000-C000-000000000046x0x1x9"
        installed.files.put(whole / "__init__.py", b"CLSIDToClassMap = {}")
        assert problems(installed, product) == {}
        installed.files.put(whole / "__init__.py", b"")
        assert problems(installed, product) == {"pywin32-cache": "damaged"}
        assert "00020813" in check_text(result_of(installed, product, "pywin32-cache"), Language.DE)


class TestMac:
    def test_without_excel(self, installed_mac: MadeUp, product: Product) -> None:
        installed_mac.files.real(PurePosixPath("/Applications")).rename(installed_mac.files.root / "away")
        assert problems(installed_mac, product) == {"excel-found": "missing"}

    def test_with_umlauts_in_the_configuration(self, installed_mac: MadeUp, product: Product) -> None:
        configure(installed_mac, '"INTERPRETER_MAC","/Users/jürgen/kam/bin/python3"\n'.encode())
        assert problems(installed_mac, product)["configuration"] == "unreadable"

    def test_without_the_script(self, installed_mac: MadeUp, product: Product) -> None:
        script = places.applescript_folder(installed_mac.computer) / product.applescript_name
        installed_mac.files.remove(script)
        assert problems(installed_mac, product) == {"applescript": "missing"}
        installed_mac.files.put(script, b"something else")
        assert problems(installed_mac, product) == {"applescript": "altered"}

    def test_with_a_folder_that_macos_does_not_open(self, installed_mac: MadeUp, product: Product) -> None:
        installed_mac.files.forbidden.add(places.installed_addin(installed_mac.computer))
        assert problems(installed_mac, product)["addin-current"] == "no_access"


def test_the_codes_are_different_and_never_change() -> None:
    assert [check.code for check in CHECKS] == [
        "excel-found", "addin-present", "addin-current", "addin-once", "addin-enabled", "addin-unmarked", "addin-path",
        "addins-allowed", "start-folder-trusted", "configuration", "interpreter", "environment", "store-python",
        "onedrive", "program-whole", "libraries-there", "libraries-whole", "libraries-load", "libraries-versions",
        "calculation", "xlwings-version", "xlwings-dll", "python-starts", "pywin32-cache", "applescript",
        "mac-automation", "updates",
    ]  # fmt: skip


@pytest.mark.parametrize("build", [computers.windows, computers.mac, computers.linux])
def test_a_bare_computer_never_makes_doctor_fail(
    build: Callable[[Path], MadeUp], tmp_path: Path, product: Product
) -> None:
    made_up = build(tmp_path)
    made_up.registry.keys.clear()
    bare = made_up.with_(environment={})
    assert len(examine(bare.computer, product)) == len(CHECKS)


def test_a_configuration_survives_writing_and_reading(installed: MadeUp) -> None:
    settings = {"INTERPRETER_WIN": r"C:\Größe & Co\pythonw.exe", "EMPTY": ""}
    content = configuration.to_bytes(settings, installed.computer)
    assert configuration.parse(content, installed.computer) == {"INTERPRETER_WIN": r"C:\Größe & Co\pythonw.exe"}
