"""install, uninstall and doctor as people and scripts use them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kam_partnership import __version__
from kam_partnership.cli import installation
from kam_partnership.cli.main import run
from kam_partnership.installation import places
from kam_partnership.installation.checks.table import CHECKS
from kam_partnership.installation.computer import PythonRun
from kam_partnership.repairing import Installer
from support import computers
from support.computers import MadeUp

Capture = pytest.CaptureFixture[str]
On = Callable[[Callable[[Path], MadeUp]], MadeUp]


@pytest.fixture
def on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> On:
    """Run the commands on a made-up computer."""

    def use(build: Callable[[Path], MadeUp]) -> MadeUp:
        made_up = build(tmp_path)
        made_up.programs.answer = PythonRun(0, f"kam-partnership-doctor {computers.XLWINGS} {__version__}")
        monkeypatch.setattr(installation, "this_computer", lambda: made_up.computer)
        return made_up

    return use


@pytest.mark.parametrize("build", [computers.windows, computers.mac])
def test_install_doctor_uninstall(build: Callable[[Path], MadeUp], on: On, capsys: Capture) -> None:
    made_up = on(build)
    assert run(["doctor", "--lang", "de"]) == 1
    assert "→ Bitte „kam-partnership install“ ausführen." in capsys.readouterr().out
    assert run(["install", "--lang", "de"]) == 0
    told = capsys.readouterr().out
    assert f"KAM Partnerschaft {__version__} ist installiert." in told
    assert "Excel neu starten" in told
    assert run(["doctor", "--lang", "de"]) == 0
    assert "Keine Probleme." in capsys.readouterr().out
    assert run(["install", "--lang", "de"]) == 0
    assert "nichts zu tun" in capsys.readouterr().out
    assert run(["uninstall", "--lang", "de"]) == 0
    assert "Entfernt: " in capsys.readouterr().out
    assert not made_up.files.is_file(places.installed_addin(made_up.computer))
    assert run(["uninstall", "--lang", "de"]) == 0
    assert "nichts zu tun" in capsys.readouterr().out


def test_what_to_type_next_is_named_as_it_is_called_on_this_computer(on: On, capsys: Capture) -> None:
    installer = Installer(Path("/KAM/python"), call="/KAM/kam-partnership")
    on(lambda root: computers.windows(root).with_(installer=installer))
    assert run(["install", "--lang", "en"]) == 0
    assert "“/KAM/kam-partnership doctor”" in capsys.readouterr().out
    on(lambda root: computers.linux(root).with_(installer=installer))
    assert run(["install", "--lang", "en"]) == 2
    assert "“/KAM/kam-partnership install --target FOLDER”" in capsys.readouterr().err


def test_an_upgrade_names_both_versions(on: On, capsys: Capture) -> None:
    made_up = on(computers.windows)
    made_up.files.put(places.installed_addin(made_up.computer), computers.addin_bytes("0.0.1"))
    assert run(["install", "--lang", "en"]) == 0
    assert f"upgraded from version 0.0.1 to {__version__}" in capsys.readouterr().out


def test_doctor_json_has_the_keys_of_the_contract(on: On, capsys: Capture) -> None:
    on(computers.windows)
    assert run(["doctor", "--json", "--lang", "en"]) == 1
    checks = json.loads(capsys.readouterr().out)["checks"]
    assert [check["code"] for check in checks] == [check.code for check in CHECKS]
    for check in checks:
        assert list(check) == ["code", "status", "message", "remedy"]
        assert check["status"] in ("ok", "problem", "skipped")
        assert bool(check["remedy"]) == (check["status"] == "problem")
    missing = next(check for check in checks if check["code"] == "addin-present")
    assert missing["status"] == "problem"
    assert missing["remedy"] == "Please run “kam-partnership install”."


def test_while_excel_runs_install_ends_with_three_and_a_remedy(on: On, capsys: Capture) -> None:
    made_up = on(computers.windows)
    addin = made_up.files.put(places.installed_addin(made_up.computer), computers.addin_bytes("0.0.1"))
    made_up.files.locked.add(addin)
    assert run(["install", "--lang", "de"]) == 3
    assert "alle Excel-Fenster schließen" in capsys.readouterr().err


def test_linux_is_refused_with_what_to_do_instead(on: On, tmp_path: Path, capsys: Capture) -> None:
    on(computers.linux)
    for command in ("install", "uninstall"):
        assert run([command, "--lang", "de"]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert "--target" in captured.err
    assert run(["doctor", "--json"]) == 0


def test_target_prepares_a_folder_on_any_system(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "Für die IT"
    assert run(["install", "--target", str(folder), "--lang", "de"]) == 0
    assert str(folder / "LIESMICH.txt") in capsys.readouterr().out
    assert (folder / "KAM_Partnerschaft.xlam").exists()
    assert run(["install", "--target", str(folder), "--lang", "de"]) == 3
    assert "--force" in capsys.readouterr().err
    assert run(["install", "--target", str(folder), "--force"]) == 0
