"""The ribbon: sound XML, texts in both languages, and buttons that reach Python."""

from __future__ import annotations

import importlib.resources
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from pyopenvba import ExcelFile

from addin_file import vba_in_memory
from addin_file.vba_in_memory import AddinInMemory
from building.addin_file import LABEL_LANGUAGES, VBA_FOLDER
from building.icons import ICON_FOLDER
from building.ribbon_xml import ribbon_xml
from building.text_files import ribbon_texts
from kam_partnership.excel import ribbon
from kam_partnership.excel.buttons import Button, all_buttons
from support.workbooks import ENGLISH, GERMAN

RIBBON_TEXTS = ribbon_texts()
TEMPLATES = [GERMAN, ENGLISH]
RIBBON = etree.fromstring(ribbon_xml())
CONTROLS = [element for element in RIBBON.iter(etree.Element) if element.get("id")]
BUTTONS = [element for element in CONTROLS if etree.QName(element).localname == "button"]
TEXT_CALLBACKS = {"getLabel": "label", "getScreentip": "screentip", "getSupertip": "supertip"}
CONTROL_IDS = [control.get("id") for control in CONTROLS]


def by_id(element: Any) -> str:
    return str(element.get("id"))


def action(button: Any) -> str:
    """The procedure that a click calls."""
    return str(button.get("onAction")).removeprefix("RibbonKam.")


#: Buttons that are grey unless the active workbook is ours, and those that work everywhere.
BOUND = [button for button in BUTTONS if button.get("getEnabled")]
FREE = [button for button in BUTTONS if not button.get("getEnabled")]


class TestTheXml:
    """What Office's own reader would refuse, and with it the whole tab."""

    def test_says_when_it_is_loaded(self) -> None:
        assert RIBBON.get("onLoad") == "RibbonKam.OnLoad"

    def test_has_the_promised_groups_with_their_buttons_in_this_order(self) -> None:
        groups = {
            RIBBON_TEXTS[f"{by_id(group)}.label"]["de"]: [button.get("tag") for button in group.iter("{*}button")]
            for group in RIBBON.iter("{*}group")
        }
        assert list(groups) == [
            "Bewertung", "Verlauf und Maßnahmen", "Mehrere Sichten", "Diagramm",
            "Weitergeben", "Mappe", "Alle Accounts", "Hilfe",
        ]  # fmt: skip
        assert groups["Bewertung"] == ["recompute", "add_criterion", "add_from_catalogue", "check", "live_functions"]
        assert groups["Verlauf und Maßnahmen"] == ["snapshot", "suggest_measures", "calendar"]
        assert groups["Mehrere Sichten"] == ["survey", "merge", "adopt"]
        assert groups["Diagramm"] == ["restore_diagram", "save_picture"]
        assert "save_pdf" in groups["Weitergeben"]
        assert groups["Mappe"] == ["new_workbook", "upgrade", "from_selection"]
        assert groups["Hilfe"] == ["guide", "diagnose", "about"]

    def test_uses_only_elements_and_attributes_that_office_knows(self) -> None:
        assert list(unknown_parts(RIBBON, office_type("customUI"))) == []

    def test_the_check_would_see_an_unknown_attribute(self) -> None:
        damaged = etree.fromstring(etree.tostring(RIBBON).replace(b"size=", b"siize="))
        assert list(unknown_parts(damaged, office_type("customUI"))) == ["button siize"] * len(BUTTONS)

    def test_names_every_control_once(self) -> None:
        assert len(CONTROL_IDS) == len(set(CONTROL_IDS))

    def test_never_gives_both_a_text_and_a_callback_for_it(self) -> None:
        for element in RIBBON.iter(etree.Element):
            for name in element.attrib:
                assert f"get{name[0].upper()}{name[1:]}" not in element.attrib, (by_id(element), name)

    def test_every_image_is_in_the_file_and_none_is_left_over(self, addin_parts: dict[str, bytes]) -> None:
        links = etree.fromstring(addin_parts["customUI/_rels/customUI14.xml.rels"])
        images = {link.get("Id"): f"customUI/{link.get('Target')}" for link in links}
        used = {element.get("image") for element in CONTROLS if element.get("image")}
        assert used == set(images)
        assert all(addin_parts[part].startswith(b"\x89PNG") for part in images.values())

    def test_every_callback_is_a_public_procedure_with_the_right_arguments(self, addin_path: Path) -> None:
        with ExcelFile(addin_path) as file:
            source = file.get_module("RibbonKam")
        assert "\r\nPublic Sub OnLoad(ribbon As IRibbonUI)\r\n" in source
        for element in CONTROLS:
            for attribute, value in element.attrib.items():
                if not re.match("on[A-Z]|get[A-Z]", attribute):
                    continue
                module, _, procedure = value.partition(".")
                assert module == "RibbonKam", "without the module Excel may find another add-in's procedure"
                arguments = "control As IRibbonControl"
                if attribute.startswith("get"):
                    arguments += ", ByRef returnedVal As Variant"
                assert f"\r\nPublic Sub {procedure}({arguments})\r\n" in source

    def test_the_file_holds_it(self, addin_parts: dict[str, bytes]) -> None:
        assert addin_parts["customUI/customUI14.xml"] == ribbon_xml()


class TestTheTexts:
    def test_are_there_for_every_control_in_every_language(self) -> None:
        needed = {
            f"{by_id(control)}.{part}"
            for control in CONTROLS
            for callback, part in TEXT_CALLBACKS.items()
            if callback in control.attrib
        }
        assert {key for key in RIBBON_TEXTS if not key.startswith("message.")} == needed
        for key, texts in RIBBON_TEXTS.items():
            assert set(texts) == set(LABEL_LANGUAGES), key
            assert all(text.strip() == text and 0 < len(text) <= 1024 for text in texts.values()), key

    @pytest.mark.parametrize("button", BUTTONS, ids=by_id)
    def test_explain_every_button(self, button: Any) -> None:
        assert set(TEXT_CALLBACKS) <= set(button.attrib)

    def test_have_the_labels_that_users_were_promised(self) -> None:
        assert RIBBON_TEXTS["kamTab.label"]["de"] == "KAM Partnerschaft"
        labels = {RIBBON_TEXTS[f"{by_id(button)}.label"]["de"] for button in BUTTONS}
        assert {"Neu berechnen", "Kriterium hinzufügen", "Prüfen"} <= labels

    @pytest.mark.parametrize(
        ("language", "column"),
        [
            (vba_in_memory.GERMANY, "de"),
            (vba_in_memory.AUSTRIA, "de"),
            (vba_in_memory.SWITZERLAND, "de"),
            (vba_in_memory.USA, "en"),
            (vba_in_memory.FRANCE, "en"),
        ],
    )
    def test_appear_in_the_language_of_excels_menus(self, addin_path: Path, language: int, column: str) -> None:
        addin = AddinInMemory(addin_path, language=language)
        for control in CONTROLS:
            for attribute, part in TEXT_CALLBACKS.items():
                if callback := control.get(attribute):
                    shown = addin.text(callback.removeprefix("RibbonKam."), by_id(control))
                    assert shown == RIBBON_TEXTS[f"{by_id(control)}.{part}"][column]

    @pytest.mark.parametrize(("country", "label"), [(49, "Prüfen"), (1, "Check")])
    def test_follow_excels_edition_where_it_cannot_tell_its_language(
        self, addin_path: Path, country: int, label: str
    ) -> None:
        addin = AddinInMemory(addin_path, language=None)
        addin.excel.country = country
        assert addin.text("GetLabel", "kamCheck") == label

    def test_show_the_key_rather_than_nothing_when_a_text_is_missing(self, addin_path: Path) -> None:
        assert AddinInMemory(addin_path).text("GetLabel", "kamNew") == "kamNew.label"


class TestTheButtons:
    @pytest.mark.parametrize("button", BUTTONS, ids=by_id)
    def test_hand_one_command_to_python(self, addin_path: Path, button: Any) -> None:
        addin = AddinInMemory(addin_path)
        addin.click(by_id(button), button.get("tag"), action(button))
        assert addin.commands == [f"from kam_partnership.excel import ribbon; ribbon.{button.get('tag')}()"]
        assert addin.messages == []
        # xlwings puts the command between quotation marks, on the Mac between bars.
        assert not set('"|') & set(addin.commands[0])

    def test_are_the_promised_commands(self) -> None:
        assert {"recompute", "add_criterion", "check"} <= {button.get("tag") for button in BUTTONS}

    @pytest.mark.parametrize("button", BUTTONS, ids=by_id)
    def test_find_their_function_in_python(self, button: Any) -> None:
        assert callable(getattr(ribbon, button.get("tag")))
        assert ribbon.command_of(button.get("tag")).__doc__, "its button is explained"

    def test_have_the_names_that_installed_add_ins_call(self) -> None:
        """Whoever updates Python and not the .xlam goes on clicking: 0.1.0 calls these."""
        old = (
            "recompute add_criterion add_from_catalogue check live_functions snapshot suggest_measures restore_diagram "
            "save_picture report save_pdf prepare_for_sending new_workbook upgrade portfolio guide diagnose about"
        )
        assert set(old.split()) <= {button.name for button in all_buttons()}

    def test_are_no_others_than_those_of_the_table(self) -> None:
        with pytest.raises(AttributeError, match="no button dance"):
            _ = ribbon.dance
        with pytest.raises(KeyError):
            ribbon.command_of("dance")
        with pytest.raises(ValueError, match="no name of a function: Add criterion"):
            Button("Add criterion")

    def test_each_have_a_drawing_and_no_drawing_is_left_over(self) -> None:
        drawn = {path.stem for path in ICON_FOLDER.glob("*.svg")}
        assert drawn == {element.get("image") for element in CONTROLS if element.get("image")}

    @pytest.mark.parametrize(("language", "column"), [(vba_in_memory.GERMANY, "de"), (vba_in_memory.USA, "en")])
    def test_ask_for_a_workbook_when_none_is_open(self, addin_path: Path, language: int, column: str) -> None:
        addin = AddinInMemory(addin_path, language=language)
        addin.close_workbook()
        addin.click("kamCheck", "check")
        assert addin.commands == []
        assert addin.messages == [(RIBBON_TEXTS["kamTab.label"][column], RIBBON_TEXTS["message.noWorkbook"][column])]

    def test_say_what_to_do_when_python_cannot_be_reached(self, addin_path: Path) -> None:
        addin = AddinInMemory(addin_path)
        addin.fail_with("Could not load xlwings64.dll")
        addin.click("kamCheck", "check")
        [(title, text)] = addin.messages
        assert title == "KAM Partnerschaft"
        assert text.startswith(RIBBON_TEXTS["message.pythonUnreachable"]["de"])
        assert text.endswith("Could not load xlwings64.dll")


class TestGreyButtons:
    def test_are_all_but_those_that_need_no_workbook_of_ours(self) -> None:
        assert {"new_workbook", "guide", "diagnose", "about"} <= {button.get("tag") for button in FREE}
        assert {"recompute", "add_criterion", "check", "upgrade"} <= {button.get("tag") for button in BOUND}
        assert {action(button) for button in BOUND} == {"RunCommand"}
        assert {action(button) for button in FREE} == {"RunAnywhere"}

    @pytest.mark.parametrize("template", TEMPLATES, ids=lambda p: p.stem)
    def test_can_be_clicked_in_a_workbook_of_ours(self, addin_path: Path, template: Path) -> None:
        addin = AddinInMemory(addin_path)
        addin.open_workbook(template)
        assert all(addin.is_enabled(by_id(button)) for button in BOUND)

    def test_can_be_clicked_in_a_damaged_one(self, addin_path: Path, tmp_path: Path) -> None:
        book = openpyxl.load_workbook(TEMPLATES[0])
        del book.defined_names["KAM_TemplateVersion"]
        book.save(tmp_path / "kam.xlsx")
        addin = AddinInMemory(addin_path)
        addin.open_workbook(tmp_path / "kam.xlsx")
        assert addin.is_enabled("kamUpgrade")

    def test_are_grey_in_another_workbook_and_without_any(self, addin_path: Path) -> None:
        addin = AddinInMemory(addin_path)
        assert not addin.is_enabled("kamCheck")
        addin.close_workbook()
        assert not addin.is_enabled("kamCheck")

    def test_are_drawn_anew_when_the_user_turns_to_another_workbook(self, addin_path: Path) -> None:
        addin = AddinInMemory(addin_path)
        addin.load_ribbon()
        addin.fire("Activate")
        assert addin.invalidations == 1
        addin.fire("Deactivate")
        assert addin.invalidations == 2

    def test_survive_the_loss_of_the_ribbon(self, addin_path: Path) -> None:
        """Pressing End in the VBA editor empties all variables: as if the ribbon had never been loaded."""
        addin = AddinInMemory(addin_path)
        addin.refresh()
        addin.fire("Activate")
        assert addin.invalidations == 0
        assert addin.messages == []
        addin.click("kamCheck", "check")
        assert len(addin.commands) == 1

    def test_the_watcher_hears_excels_events(self) -> None:
        source = (VBA_FOLDER / "ExcelEvents.cls").read_text("ascii")
        assert "\nPrivate WithEvents excelApp As Application\n" in source
        for event in ("WorkbookActivate", "WorkbookDeactivate"):
            assert f"\nPrivate Sub excelApp_{event}(ByVal Wb As Workbook)\n" in source


class TestWithoutAWorkbook:
    @pytest.mark.parametrize("button", FREE, ids=by_id)
    def test_buttons_that_need_none_get_one_for_a_moment(self, addin_path: Path, button: Any) -> None:
        addin = AddinInMemory(addin_path)
        addin.close_workbook()
        addin.click(by_id(button), button.get("tag"), "RunAnywhere")
        assert len(addin.commands) == 1
        assert addin.messages == []
        assert addin.open_workbooks == 0

    def test_it_goes_away_too_when_python_cannot_be_reached(self, addin_path: Path) -> None:
        addin = AddinInMemory(addin_path)
        addin.close_workbook()
        addin.fail_with("Could not load xlwings64.dll")
        addin.click("kamDiagnose", "diagnose", "RunAnywhere")
        [(_, text)] = addin.messages
        assert text.endswith("Could not load xlwings64.dll")
        assert addin.open_workbooks == 0

    @pytest.mark.parametrize(
        ("protected_view", "key"),
        [(True, "message.protectedView"), (False, "message.noWorkbook"), (None, "message.noWorkbook")],
        ids=["Protected View", "none open", "Mac"],
    )
    def test_the_others_say_why_they_cannot_work(self, addin_path: Path, protected_view: bool | None, key: str) -> None:
        addin = AddinInMemory(addin_path)
        addin.close_workbook()
        addin.excel.protected_view = protected_view
        addin.click("kamCheck", "check")
        assert addin.messages == [("KAM Partnerschaft", RIBBON_TEXTS[key]["de"])]


class TestLoading:
    def test_lets_open_workbooks_find_the_functions(self, addin_path: Path) -> None:
        addin = AddinInMemory(addin_path)
        addin.open_event()
        assert addin.excel.rebuilds == 1

    def test_costs_nothing_when_excel_starts(self, addin_path: Path) -> None:
        addin = AddinInMemory(addin_path)
        addin.close_workbook()
        addin.open_event()
        assert addin.excel.rebuilds == 0

    def test_respects_manual_calculation(self, addin_path: Path) -> None:
        addin = AddinInMemory(addin_path)
        addin.excel.calculation = -4135  # xlCalculationManual
        addin.open_event()
        assert addin.excel.rebuilds == 0


def office_schema() -> dict[str, Any]:
    """Office's own types of ribbon elements, as Microsoft's Open XML SDK describes them."""
    name = "data/openxml/schemas/schemas_microsoft_com_office_2009_07_customui.json"
    text = importlib.resources.files("openxml_audit").joinpath(name).read_text("utf-8")
    return {entry["Name"]: entry for entry in json.loads(text)["Types"]}


def office_type(element: str) -> dict[str, Any]:
    [found] = [entry for name, entry in office_schema().items() if name.endswith(f"/mso14:{element}")]
    return dict(found)


def unknown_parts(element: Any, kind: dict[str, Any]) -> Iterator[str]:
    """The attributes and children that Office does not know, from here downwards."""
    tag = etree.QName(element).localname
    known = {attribute["QName"].lstrip(":") for attribute in kind.get("Attributes", [])}
    yield from (f"{tag} {name}" for name in element.attrib if name not in known)
    children = {entry["Name"].rpartition(":")[2]: entry["Name"] for entry in kind.get("Children", [])}
    for child in element.iterchildren(etree.Element):
        name = etree.QName(child).localname
        if name in children:
            yield from unknown_parts(child, office_schema()[children[name]])
        else:
            yield f"{tag} {name}"
