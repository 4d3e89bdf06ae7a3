"""What we make can be read by a screen reader, worked on with the keyboard, and seen without good eyes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdf
import pytest
from handbook_year import Year
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from pptx import Presentation

import tiers
from kam_partnership.cli.main import run
from kam_partnership.diagram import design
from kam_partnership.texts import Language, text
from kam_partnership.xlsx.package import Package
from support import accessibility as rules
from support.agreed import merged_bytes
from support.workbooks import ENGLISH, GERMAN

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
TEMPLATES = {Language.DE: GERMAN, Language.EN: ENGLISH}
#: Texts of the diagram, and the grounds that they stand on where no paper lies between.
ZONE_TEXTS = {
    design.FRUSTRATION_TEXT: ("supplier_frustration", "key_account_frustration"),
    design.LEVEL_TEXT: ("supplier_relationship", "cooperation", "strategic_partnership"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rated workbook and what the commands make of it, in German."""
    folder = tmp_path_factory.mktemp("made")
    accounts = folder / "accounts"
    assert run(["demo", "-o", str(accounts), "--lang", "de"]) == 0
    [workbook] = accounts.glob("*.xlsx")
    for arguments in (
        ["report", str(workbook), "-o", str(folder / "internal.pptx")],
        ["report", str(workbook), "-o", str(folder / "customer.pptx"), "--audience", "customer"],
        ["portfolio", str(accounts), "-o", str(folder / "portfolio.xlsx"), "--date", "2026-11-28"],
        ["survey", str(workbook), "-o", str(folder / "sent"), "--raters", "Kim:kunde"],
    ):
        assert run([*arguments, "--lang", "de"]) == 0
    (folder / "merged.xlsx").write_bytes(merged_bytes(["Eins", "Zwei", "Drei"]))
    return folder


# ---------------------------------------------------------------------- what we make
@tiers.thinned(language=1)
def test_the_template_has_no_trouble(language: Language) -> None:
    assert rules.Sheets(TEMPLATES[language]).troubles() == []


@pytest.mark.parametrize("pattern", ["accounts/*.xlsx", "portfolio.xlsx", "merged.xlsx", "sent/*.xlsx"])
def test_workbooks_have_no_trouble(made: Path, pattern: str) -> None:
    [path] = made.glob(pattern)
    assert rules.Sheets(path).troubles() == []


@pytest.mark.parametrize("audience", ["internal", "customer"])
def test_slides_have_no_trouble(made: Path, audience: str) -> None:
    assert rules.slide_troubles(made / f"{audience}.pptx") == []


def test_fields_of_a_questionnaire_say_what_belongs_in_them(made: Path) -> None:
    [form] = (made / "sent").glob("*.pdf")
    reader = pypdf.PdfReader(form)
    fields = reader.get_fields() or {}
    assert len(fields) > 50
    assert [key for key, field in fields.items() if len(str(field.get("/TU", ""))) < 5] == []
    assert reader.trailer["/Root"]["/Lang"] == "de"


@tiers.before_release("the same rules for a demo's workbook, portfolio, merged workbook, questionnaire and slides")
def test_nothing_that_a_year_leaves_behind_has_trouble(year: Year) -> None:
    for stage in ("review", "merged", "form", "portfolio", "report_internal", "report_customer"):
        path = year.stages[stage]
        found = rules.slide_troubles(path) if path.suffix == ".pptx" else []
        found += rules.Sheets(path).troubles() if path.suffix == ".xlsx" else []  # a few seconds each
        assert found == [], stage


# ---------------------------------------------------------------------- words and keys
def test_each_sheet_says_what_it_is_in_its_language(language: Language) -> None:
    book = openpyxl.load_workbook(TEMPLATES[language], read_only=True)
    for key in ("partnership", "talk", "analysis", "measures", "questions", "history", "catalog", "settings", "guide"):
        name = text(f"sheet.{key}", language)
        assert book[name]["A1"].value == f"{name}: {text(f'page.about.{key}', language)}"


def test_the_tabulator_goes_through_inputs_in_the_order_of_reading(language: Language) -> None:
    book = openpyxl.load_workbook(TEMPLATES[language])
    settings = rules.inputs_in_order(book[text("sheet.settings", language)])
    assert settings[0] == "C6"
    assert {cell[0] for cell in settings} == {"C"}
    talk = rules.inputs_in_order(book[text("sheet.talk", language)])
    assert len(talk) >= 20
    for key in ("settings", "talk"):
        assert rules.without_label(book[text(f"sheet.{key}", language)]) == []


def test_zones_names_stand_out_from_their_zones() -> None:
    for ink, zones in ZONE_TEXTS.items():
        for zone in zones:
            assert rules.contrast(ink, design.ZONE_COLOURS[zone]) >= rules.TEXT, zone


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=str)
def test_words_in_charts_stand_out(template: Path) -> None:
    package = Package.open(template)
    inks = set()
    for part in package.parts:
        if part.startswith("xl/charts/chart"):
            for properties in package.xml(part).iter("{*}defRPr", "{*}rPr"):
                inks |= {colour.get("val") for colour in properties.findall("{*}solidFill/{*}srgbClr")}
    # White stands on the points themselves, in their colour.
    assert design.WHITE in inks
    assert rules.contrast(design.WHITE, design.POINT) >= rules.TEXT
    assert {ink for ink in inks - {design.WHITE} if rules.contrast(ink, rules.PAPER) < rules.TEXT} == set()


# ---------------------------------------------------------------------- the rules see what is wrong
def _white_on_green(sheet: Worksheet) -> None:
    sheet["C4"].font, sheet["C4"].fill = Font(color="FFFFFFFF", sz=11), PatternFill("solid", "FF009E73")


def _hidden_words(sheet: Worksheet) -> None:
    sheet["C4"].font = Font(color="FFFFFFFF")


def _no_words_at_the_start(sheet: Worksheet) -> None:
    sheet["A1"] = None


def _start_nowhere(sheet: Worksheet) -> None:
    sheet.sheet_view.selection[0].activeCell = sheet.sheet_view.selection[0].sqref = "Z99"


def _nameless(sheet: Worksheet) -> None:
    sheet.title = "Tabelle1"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_white_on_green, "C4: FFFFFF on 009E73 is 3.4 to 1"),
        (_hidden_words, "C4: FFFFFF on FFFFFF is 1.0 to 1"),
        (_no_words_at_the_start, "A1 does not say"),
        (_start_nowhere, "opens on Z99"),
        (_nameless, "a name that tells nothing"),
    ],
)
def test_a_fault_in_a_workbook_is_found(spoil: object, told: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    [sheet] = book.worksheets
    sheet.title, sheet["A1"], sheet["C4"] = "Verlauf", "Verlauf: was war", "Wort"
    path = tmp_path / "book.xlsx"
    book.save(path)
    assert rules.Sheets(path).troubles() == []
    spoil(sheet)  # type: ignore[operator]
    book.save(path)
    [found] = rules.Sheets(path).troubles()
    assert told in found


def test_a_picture_without_words_is_found(made: Path, tmp_path: Path) -> None:
    package = Package.open((made / "portfolio.xlsx").read_bytes(), "portfolio")
    drawings = [part for part in package.parts if part.startswith("xl/drawings/drawing")]
    for drawing in drawings:
        root = package.xml(drawing)
        for element in root.iter("{*}cNvPr"):
            del element.attrib["descr"]
        package.put_xml(drawing, root)
    path = tmp_path / "portfolio.xlsx"
    path.write_bytes(package.to_bytes())
    assert len(list(rules.objects(path))) == len(drawings) >= 2


def _faults(slides: object) -> Iterator[str]:
    first, second = slides[0], slides[1]  # type: ignore[index]
    second.shapes.title.text_frame.text = first.shapes.title.text_frame.text
    yield "title of their own"
    chart = next(shape for shape in second.shapes if shape.has_chart)
    chart._element.xpath(".//p:cNvPr")[0].attrib.pop("descr")
    yield "no alternative text"
    tree = slides[2].shapes._spTree  # type: ignore[index]
    tree.append(slides[2].shapes.title._element)  # type: ignore[index]
    yield "not read first"


def test_faults_in_slides_are_found(made: Path, tmp_path: Path) -> None:
    presentation = Presentation(str(made / "internal.pptx"))
    expected = list(_faults(presentation.slides))
    path = tmp_path / "spoilt.pptx"
    presentation.save(str(path))
    found = " ".join(rules.slide_troubles(path))
    assert [words for words in expected if words not in found] == []


def test_dates_of_the_story_are_in_order() -> None:
    import handbook_year as story

    days = [story.KICK_OFF, story.TALK, story.ANSWER_BY, story.MEETING, story.REVIEW, story.MONDAY, story.NEXT_REVIEW]
    assert days == sorted(days)
    assert story.MONDAY.weekday() == dt.date(2026, 11, 30).weekday()
