"""Als Bild, Als PDF, Neue Mappe, Aktualisieren: which files are there afterwards, and which are not touched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PureWindowsPath

import pytest

from kam_partnership import __version__
from kam_partnership.cli import inspect
from kam_partnership.excel.host import safe_name
from kam_partnership.installation import places, this_computer, updates
from kam_partnership.shipped_files import template_path
from kam_partnership.texts import Language, as_language
from kam_partnership.workbook import names
from kam_partnership.workbook.closed_file import read_workbook
from kam_partnership.workbook.judged_file import judge as look_at
from support.computers import MadeUp
from support.fake_com import OpenWorkbook

Opened = Callable[[Path], OpenWorkbook]
SAVING = ("save_picture", "save_pdf", "new_workbook", "upgrade")


@pytest.fixture
def workbook(opened: Opened, rated: Path) -> OpenWorkbook:
    return opened(rated)


def others(workbook: OpenWorkbook) -> set[str]:
    """The files beside the open workbook."""
    return {path.name for path in workbook.path.parent.iterdir() if path.is_file()} - {workbook.path.name}


@pytest.mark.parametrize("saving", SAVING)
@pytest.mark.usefixtures("quick_carrying")
class TestSaving:
    def test_nothing_is_written_when_the_user_cancels(self, workbook: OpenWorkbook, saving: str) -> None:
        workbook.application.file_answer = False
        workbook.click(saving)
        assert workbook.failures == []
        assert others(workbook) == set()
        assert workbook.application.status_bar

    def test_nothing_is_replaced_against_the_users_will(self, workbook: OpenWorkbook, saving: str) -> None:
        workbook.click(saving)
        first = Path(workbook.application.suggested[0])
        first.write_bytes(b"precious")
        workbook.application.file_answer = str(first)
        workbook.answer_yes = False
        workbook.click(saving)
        assert first.read_bytes() == b"precious"
        assert len([dialog for dialog in workbook.dialogs if dialog.is_question]) == 1

    def test_what_is_suggested_is_always_free(self, workbook: OpenWorkbook, saving: str) -> None:
        workbook.click(saving)
        workbook.click(saving)
        assert len(set(workbook.application.suggested)) == 2
        assert len(others(workbook)) == 2

    def test_the_open_workbook_is_never_replaced(self, workbook: OpenWorkbook, saving: str) -> None:
        before = workbook.path.read_bytes()
        workbook.application.file_answer = str(workbook.path)
        workbook.click(saving)
        assert workbook.path.read_bytes() == before

    def test_a_folder_that_cannot_be_written_is_named(self, workbook: OpenWorkbook, saving: str) -> None:
        target = workbook.path.parent / "fehlt" / f"x{Path(_ending(saving))}"
        workbook.application.file_answer = str(target)
        workbook.click(saving)
        [dialog] = workbook.failures
        assert str(target) in dialog.prompt

    def test_a_name_without_its_ending_gets_it(self, workbook: OpenWorkbook, saving: str) -> None:
        workbook.application.file_answer = str(workbook.path.parent / "Stand 1.2")
        workbook.click(saving)
        assert others(workbook) == {f"Stand 1.2{_ending(saving)}"}


def _ending(command: str) -> str:
    return {"save_picture": ".png", "save_pdf": ".pdf"}.get(command, ".xlsx")


def test_the_picture_is_the_one_of_the_command_line(
    workbook: OpenWorkbook, rated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # the full size
    workbook.click("save_picture")
    [name] = others(workbook)
    expected = inspect.picture_of(look_at(rated, Language.DE))
    assert (workbook.path.parent / name).read_bytes() == expected


def test_the_picture_is_named_after_account_and_date(workbook: OpenWorkbook) -> None:
    workbook.run(lambda book: setattr(book.names["KAM_KeyAccount"].refers_to_range, "raw_value", "Müller/Söhne: A*B"))
    workbook.run(lambda book: setattr(book.names["KAM_Date"].refers_to_range, "raw_value", 46347.0))
    workbook.click("save_picture")
    assert others(workbook) == {"Müller Söhne A B 2026-11-21.png"}


def test_the_pdf_holds_main_page_and_analysis_and_leaves_no_group(workbook: OpenWorkbook) -> None:
    workbook.application.active_sheet = "Verlauf"
    workbook.click("save_pdf")
    assert list(workbook.workbook.exported.values()) == [("Partnerschaft", "Auswertung")]
    assert workbook.workbook.group == ()
    assert workbook.application.active_sheet == "Verlauf"


@pytest.mark.parametrize(("language_id", "language"), [(1031, Language.DE), (2055, Language.DE), (1036, Language.EN)])
def test_a_new_workbook_speaks_excels_language(workbook: OpenWorkbook, language_id: int, language: Language) -> None:
    workbook.application.language_id = language_id
    workbook.click("new_workbook")
    [name] = others(workbook)
    assert (workbook.path.parent / name).read_bytes() == template_path(language).read_bytes()
    assert workbook.application.workbook is not None
    assert workbook.application.workbook.name == name


def test_the_upgraded_workbook_holds_everything_and_is_open(workbook: OpenWorkbook, rated: Path) -> None:
    workbook.click("upgrade")
    [name] = others(workbook)
    carried, original = read_workbook(workbook.path.parent / name), read_workbook(rated)
    for column in ("titles", "suppliers", "key_accounts"):
        assert getattr(carried.inputs, column).values == getattr(original.inputs, column).values
    assert as_language(carried.inputs.general_text("language")) is Language.DE
    assert workbook.path.read_bytes() == rated.read_bytes()
    [dialog] = workbook.dialogs
    assert "16" in dialog.prompt
    assert name in dialog.prompt
    assert workbook.application.workbook is not None
    assert workbook.application.workbook.name == name


def test_a_workbook_with_unsaved_input_is_saved_first(workbook: OpenWorkbook) -> None:
    workbook.workbook.saved = False
    workbook.click("upgrade")
    [dialog] = workbook.failures
    assert "Strg+S" in dialog.prompt
    assert others(workbook) == set()


def test_a_workbook_in_a_cloud_is_brought_to_this_computer_first(
    workbook: OpenWorkbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Documents").mkdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    workbook.workbook.address = "https://firma.sharepoint.com/sites/vertrieb/kam.xlsx"
    workbook.click("upgrade")
    [dialog] = workbook.failures
    assert "synchronisierten" in dialog.prompt
    workbook.click("save_picture")  # which needs no file of its own, only a place
    assert workbook.failures == []
    assert Path(workbook.application.suggested[-1]).parent == tmp_path / "Documents"


def test_on_a_mac_the_system_asks_for_the_name(
    workbook: OpenWorkbook, tmp_path: Path, on_a_mac: Callable[..., list[list[str]]]
) -> None:
    asked = on_a_mac(lambda _: tmp_path / "Bild")
    workbook.click("save_picture")
    assert workbook.failures == []
    assert (tmp_path / "Bild.png").read_bytes().startswith(b"\x89PNG")
    assert asked[0][:2] == ["/usr/bin/osascript", "-e"]
    assert asked[0][-1].endswith(".png")


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Müller & Söhne", "Müller & Söhne"),
        ("../../etc/passwd", "etc passwd"),
        ("A<B>:C|D?*", "A B C D"),
        ("[Mappe1]", "Mappe1"),
        ("con", "_con"),
        ("LPT1.xlsx", "_LPT1.xlsx"),
        ("  . ", "KAM"),
        ("x" * 300, "x" * 80),
        ("Zeile\nzwei\t", "Zeile zwei"),
    ],
)
def test_suggested_names_are_fit_for_windows_mac_and_mail(wanted: str, name: str) -> None:
    assert safe_name(wanted) == name


class TestStatesOfTheWorkbook:
    def test_a_change_to_a_read_only_workbook_comes_with_a_warning(self, workbook: OpenWorkbook) -> None:
        workbook.workbook.read_only = True
        workbook.click("add_criterion")
        assert workbook.failures == []
        [dialog] = workbook.dialogs
        assert "unter anderem Namen speichern" in dialog.prompt

    @pytest.mark.parametrize(("state", "remedy"), [("shared", "Freigabe aufheben"), ("final", "Trotzdem bearbeiten")])
    def test_a_refusal_names_the_state_as_its_reason(self, workbook: OpenWorkbook, state: str, remedy: str) -> None:
        setattr(workbook.workbook, state, True)
        workbook.looks.protected.add("Partnerschaft")
        workbook.click("add_criterion")
        [dialog] = workbook.failures
        assert remedy in dialog.prompt
        assert "Das Blatt ist geschützt" in dialog.prompt  # Excel's own sentence


class TestHelp:
    def test_the_guide_is_shown(self, workbook: OpenWorkbook) -> None:
        workbook.click("guide")
        assert workbook.application.active_sheet == "Anleitung"

    def test_the_diagnosis_names_problem_remedy_and_log(self, workbook: OpenWorkbook) -> None:
        workbook.click("diagnose")
        [dialog] = workbook.dialogs
        assert "kam-partnership install" in dialog.prompt  # nothing is installed on the made-up computer
        assert "kam-partnership.log" in dialog.prompt
        assert "docs/install.md" in dialog.prompt

    def test_info_names_the_versions(self, workbook: OpenWorkbook) -> None:
        workbook.click("about")
        [dialog] = workbook.dialogs
        for word in (__version__, names.TEMPLATE_VERSION, "0.37.8", "MIT", "kam-partnership.log"):
            assert word in dialog.prompt

    def test_info_says_nothing_of_updates_where_nobody_said_where_they_appear(
        self, workbook: OpenWorkbook, made_up_computer: MadeUp
    ) -> None:
        workbook.click("about")
        [dialog] = workbook.dialogs
        assert "neuere" not in dialog.prompt
        assert "Nicht geprüft" not in dialog.prompt
        assert made_up_computer.programs.asked == []

    @pytest.mark.parametrize(
        ("place", "told"),
        [
            (r"S:\KAM", r"Dies ist Version 0.1.0; in S:\KAM liegt die neuere 99.1.0."),
            (r"S:\weg", "Nach neuen Versionen ließ sich nicht sehen"),
            ("KAM", "ist weder ein vollständiger Pfad noch eine Webadresse"),
            ("https://intranet.example/kam", "Gelesen wird sie nur auf Ihren Wunsch: kam-partnership doctor --updates"),
        ],
        ids=["folder", "away", "nonsense", "page"],
    )
    def test_info_says_what_lies_where_the_it_department_puts_updates_and_reads_no_page(
        self, workbook: OpenWorkbook, made_up_computer: MadeUp, place: str, told: str
    ) -> None:
        made_up_computer.files.put(PureWindowsPath(r"S:\KAM\kam_partnership-99.1.0-py3-none-any.whl"))
        configuration = places.common_configuration_file(made_up_computer.computer)
        made_up_computer.files.put(configuration, f'"{updates.KEY}","{place}"\r\n'.encode("cp1252"))
        workbook.click("about")
        [dialog] = workbook.dialogs
        assert told.replace("0.1.0", __version__) in dialog.prompt
        assert made_up_computer.programs.asked == []

    def test_info_in_the_bundle_names_the_command_that_is_there(
        self, workbook: OpenWorkbook, made_up_computer: MadeUp, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        call = r'"C:\Programme & mehr\KAM\kam-partnership.cmd"'
        installer = replace(made_up_computer.computer.installer, bundled=True, call=call)
        computer = made_up_computer.with_(installer=installer).computer
        monkeypatch.setattr(this_computer, "this_computer", lambda: computer)
        configuration = places.common_configuration_file(computer)
        made_up_computer.files.put(configuration, f'"{updates.KEY}","https://intranet.example"\r\n'.encode("cp1252"))
        workbook.click("about")
        [dialog] = workbook.dialogs
        assert f"{call} doctor --updates" in dialog.prompt
