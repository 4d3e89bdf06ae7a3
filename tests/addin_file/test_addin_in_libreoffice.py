"""The add-in's VBA compiles and runs in LibreOffice, and answers there what it answers in the interpreter."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin_file.test_addin_ribbon import BUTTONS, CONTROLS, RIBBON_TEXTS, TEXT_CALLBACKS, action, by_id
from addin_file.vba_in_libreoffice import probes, run_in_libreoffice
from addin_file.vba_in_memory import AddinInMemory
from building.addin_file import VBA_FOLDER
from building.udf_wrappers import WRAPPER_MODULE
from support.libreoffice import needs_libreoffice

OURS = [*sorted(path.stem for path in VBA_FOLDER.iterdir()), WRAPPER_MODULE]
PROBES = probes(OURS)
TEXTS = [
    (control.get(callback).removeprefix("RibbonKam."), by_id(control), part)
    for control in CONTROLS
    for callback, part in TEXT_CALLBACKS.items()
    if control.get(callback)
]
BOUND = [by_id(button) for button in BUTTONS if button.get("getEnabled")]


@pytest.fixture(scope="module")
def answers(addin_path: Path) -> dict[tuple[str, ...], str]:
    """What LibreOffice said to each call."""
    calls = [
        *PROBES.values(),
        *(("xlwings.TextFor", callback, control) for callback, control, _ in TEXTS),
        *(("xlwings.IsEnabled", control) for control in BOUND),
        ("xlwings.Load",),
        ("RibbonKam.RefreshButtons",),
        ("xlwings.CountedInvalidations",),
        *(("xlwings.Click", action(button), by_id(button), button.get("tag")) for button in BUTTONS),
        ("xlwings.RecordedCommands",),
    ]
    return dict(zip(calls, run_in_libreoffice(addin_path, OURS, calls), strict=True))


@needs_libreoffice
class TestInLibreOffice:
    def test_every_module_of_ours_compiles(self, answers: dict[tuple[str, ...], str]) -> None:
        assert {module: answers[probe] for module, probe in PROBES.items()} == dict.fromkeys(OURS, "2")

    def test_the_check_would_see_a_mistake(self, addin_path: Path) -> None:
        mistake = ("    Set shownRibbon = ribbon", "    Set shownRibbon = = ribbon")
        [said] = run_in_libreoffice(addin_path, OURS, [PROBES["RibbonKam"]], {"RibbonKam": mistake})
        assert said == ""

    def test_the_ribbon_has_all_its_texts(self, answers: dict[tuple[str, ...], str]) -> None:
        """The English ones: LibreOffice tells neither the menus' language nor the country of the edition."""
        said = {(control, part): answers["xlwings.TextFor", callback, control] for callback, control, part in TEXTS}
        assert said == {(control, part): RIBBON_TEXTS[f"{control}.{part}"]["en"] for _, control, part in TEXTS}

    def test_clicks_hand_over_the_commands_that_they_do_in_the_interpreter(
        self, answers: dict[tuple[str, ...], str], addin_path: Path
    ) -> None:
        addin = AddinInMemory(addin_path)
        for button in BUTTONS:
            addin.click(by_id(button), button.get("tag"), action(button))
        assert answers[("xlwings.RecordedCommands",)].splitlines() == addin.commands
        assert len(addin.commands) == len(BUTTONS)

    def test_buttons_are_grey_in_a_workbook_that_is_not_ours(self, answers: dict[tuple[str, ...], str]) -> None:
        assert {answers["xlwings.IsEnabled", control] for control in BOUND} == {"False"}

    def test_the_ribbon_is_drawn_anew_when_asked(self, answers: dict[tuple[str, ...], str]) -> None:
        assert answers[("xlwings.CountedInvalidations",)] == "1"
