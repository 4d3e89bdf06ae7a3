"""The slides: native charts that open and can be edited, in our looks or the company's, safe and reproducible."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.utils.datetime import to_excel
from PIL import Image

from kam_partnership.assessment import Assessment, Criterion, Settings, compute_figures
from kam_partnership.diagram import design
from kam_partnership.report.build import Material, build_report
from kam_partnership.report.chart_frame import native_chart
from kam_partnership.report.page_content import Audience, Diagram, Report
from kam_partnership.report.pages import write_pages
from kam_partnership.report.slides import write_slides
from kam_partnership.report.template import open_template
from kam_partnership.texts import Language
from kam_partnership.workbook.history_and_measures import Plan
from report.conftest import SECRET_MEASURES, SECRETS, Make, measure
from report.test_report_content import EARLIER, JUDGEMENTS
from support.libreoffice import find_soffice, needs_libreoffice
from support.schema import schema_defects

pptx = pytest.importorskip("pptx")
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
#: The only formulas we write: from ratings to places in the plot.
_SHARE = r"\(\([A-Z]{1,2}\d+-\(-?[\d.e-]+\)\)/[\d.e-]+\)"  # a rating as a part of the scale
_HALF = rf"MAX\(ABS\({_SHARE}-{_SHARE}\)/2,[\d.]+\)"
OWN_FORMULA = re.compile(
    r"=(1\+40\*)?\([A-Z]{1,2}\d+-\(-?[\d.e-]+\)\)/[\d.e-]+(\+\(-?[\d.e-]+\))?"
    rf"|=MEDIAN\({_HALF},\({_SHARE}\+{_SHARE}\)/2,1-{_HALF}\)[+-]IF\({_SHARE}<{_SHARE},-1,1\)\*{_HALF}"
)


@pytest.fixture(scope="module")
def report(make: Make) -> Report:
    titles = ["=1+1", "@SUMME(A1)", "+49", "-5", "\tTab", "Sechs"]
    pairs = ((9, 4), (7, 7), (4, 8), (7, 7), (8, 2), (5, 5))
    return build_report(make(pairs, titles=titles, history=EARLIER, measures=SECRET_MEASURES,
                             names=("=Beispiel", "+Muster & Söhne <AG>")), Language.DE, Audience.INTERNAL)  # fmt: skip


@pytest.fixture(scope="module")
def slides(report: Report) -> bytes:
    return write_slides(report)


def as_number(value: object) -> object:
    return to_excel(value) if isinstance(value, dt.datetime) else value


def opened(data: bytes) -> pptx.presentation.Presentation:
    return pptx.Presentation(io.BytesIO(data))


def charts(data: bytes) -> Iterator[tuple[int, object]]:
    for number, slide in enumerate(opened(data).slides):
        for shape in slide.shapes:
            if shape.has_chart:
                yield number, shape


def parts(data: bytes) -> dict[str, bytes]:
    """All parts, those of embedded workbooks too."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            found[name] = content
            if name.endswith(".xlsx"):
                found |= {f"{name}/{inner}": part for inner, part in parts(content).items()}
    return found


class TestFile:
    def test_five_slides_each_with_title_and_notes(self, report: Report, slides: bytes) -> None:
        presentation = opened(slides)
        assert [slide.shapes.title.text_frame.text for slide in presentation.slides] == [
            page.title for page in report.pages
        ]
        for slide, page in zip(presentation.slides, report.pages, strict=True):
            assert slide.notes_slide.notes_text_frame.text.splitlines() == list(page.notes)

    def test_office_finds_nothing_to_repair(self, slides: bytes, tmp_path: Path) -> None:
        (tmp_path / "report.pptx").write_bytes(slides)
        assert schema_defects(tmp_path / "report.pptx") == []

    def test_the_same_bytes_every_time(self, report: Report, slides: bytes) -> None:
        assert write_slides(report) == slides

    def test_no_empty_placeholder_and_unique_ids(self, slides: bytes) -> None:
        for slide in opened(slides).slides:
            assert all(shape.text_frame.text.strip() for shape in slide.placeholders)
            ids = [element.get("id") for element in slide._element.iter("{*}cNvPr")]
            assert len(ids) == len(set(ids))

    def test_everything_stays_on_the_slide(self, slides: bytes) -> None:
        presentation = opened(slides)
        for slide in presentation.slides:
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.top >= 0
                assert shape.left + shape.width <= presentation.slide_width
                assert shape.top + shape.height <= presentation.slide_height

    def test_footer_and_page_number(self, report: Report, slides: bytes) -> None:
        slide = opened(slides).slides[2]
        words = [shape.text_frame.text for shape in slide.placeholders]
        assert report.footer in words
        assert "3" in words

    def test_its_properties_name_no_person(self, report: Report, slides: bytes) -> None:
        properties = opened(slides).core_properties
        assert properties.title == report.title
        assert (properties.author, properties.last_modified_by) == ("", "")
        assert properties.language == "de-DE"

    def test_words_carry_their_language(self, slides: bytes) -> None:
        for slide in opened(slides).slides:
            runs = list(slide._element.iter("{*}r"))
            assert {run.find("{*}rPr").get("lang") for run in runs} == {"de-DE"}


def test_what_stands_below_a_full_table_stays_above_the_footer(make: Make) -> None:
    words = "Eine Landkarte der Kontakte zeichnen und die zwei wichtigsten fehlenden Verbindungen anbahnen."
    measures = [
        measure(words, criterion="Breites Beziehungsnetz über alle Ebenen", key_account_owner="Leitung Einkauf",
                due=dt.date(2026, 10, day), supplier_value=1e6, key_account_value=2e6)
        for day in range(1, 9)
    ]  # fmt: skip
    slide = opened(write_slides(build_report(make(measures=measures), Language.DE, Audience.INTERNAL))).slides[4]
    [table] = [shape for shape in slide.shapes if shape.has_table]
    [below] = [shape for shape in slide.shapes if shape.has_text_frame and "überfällig (" in shape.text_frame.text]
    footer = min(holder.top for holder in slide.placeholders if holder.placeholder_format.idx in (11, 12))
    assert table.top + sum(row.height for row in table.table.rows) <= below.top
    assert below.top + below.height <= footer
    lines = len(below.text_frame.paragraphs)
    assert below.height >= lines * pptx.util.Pt(14 * 1.22 + 9)


def test_the_profile_gets_most_of_the_slide(slides: bytes) -> None:
    presentation = opened(slides)
    [profile] = [shape for shape in presentation.slides[1].shapes if shape.has_chart]
    assert profile.width > 0.57 * presentation.slide_width
    assert profile.left + profile.width < min(
        holder.left for holder in presentation.slides[1].placeholders if holder.placeholder_format.idx == 2
    )


class TestCharts:
    def test_numbers_stand_before_titles_as_in_the_workbook(self, slides: bytes) -> None:
        [profile] = [shape for number, shape in charts(slides) if number == 1]
        assert "6  Sechs" in {element.text for element in profile.chart.part._element.iter("{*}v")}

    def test_in_a_narrow_chart_titles_are_shortened_and_in_a_wide_one_whole(self, make: Make) -> None:
        titles = [f"Verträge mit Zusagen über den Preis hinaus {n:02}" for n in range(16)]
        picture = build_report(make([(9, 4)] * 16, titles=titles), Language.DE, Audience.INTERNAL).pages[1].picture
        assert picture is not None
        wide, narrow = (native_chart(picture, Language.DE, width).xml.decode() for width in (568.0, 240.0))
        assert f"16  {titles[-1]}<" in wide
        assert "16  Verträge mit Zusagen über\u00a0…<" in narrow

    def test_pictures_are_charts_with_alternative_text(self, report: Report, slides: bytes) -> None:
        found = list(charts(slides))
        assert [number for number, _ in found] == [0, 1, 3]
        for number, shape in found:
            identity = next(shape._element.iter("{*}cNvPr"))
            assert identity.get("descr") == report.pages[number].alternative

    def test_the_workbook_behind_holds_what_the_chart_shows(self, slides: bytes) -> None:
        """So that "edit data" in PowerPoint changes nothing by itself."""
        for _, shape in charts(slides):
            blob = shape.chart.part.chart_workbook.xlsx_part.blob
            book = openpyxl.load_workbook(io.BytesIO(blob), data_only=True)
            told = 0
            for reference in shape.chart.part._element.iter(f"{CHART}numRef"):
                sheet, cells = reference.findtext(f"{CHART}f").rsplit("!", 1)
                values = [as_number(cell.value) for (cell,) in book[sheet.strip("'")][cells.replace("$", "")]]
                cached = {
                    int(point.get("idx")): float(point.findtext(f"{CHART}v")) for point in reference.iter(f"{CHART}pt")
                }
                assert cached == {n: pytest.approx(value) for n, value in enumerate(values) if value is not None}
                told += len(cached)
            assert told > 8

    def test_the_diagram_stands_where_the_scene_puts_it(self, report: Report, slides: bytes) -> None:
        picture = report.pages[0].picture
        assert isinstance(picture, Diagram)
        shape = next(shape for number, shape in charts(slides) if number == 0)
        chart = shape.chart.part._element
        areas = chart.find(f".//{CHART}areaChart")
        colours = [area.find(".//{*}srgbClr").get("val") for area in areas.iter(f"{CHART}ser")]
        assert colours == list(design.ZONE_COLOURS.values())
        criteria = [s for s in chart.iter(f"{CHART}ser") if "Kriterium" in s.findtext(f"{CHART}tx/{CHART}v", "")]
        series = next(
            s for s in criteria if s.find(f"{CHART}dLbls") is not None
        )  # the others are marks without numbers
        xs, ys = ([float(v.text) for v in series.find(f"{CHART}{axis}").iter(f"{CHART}v")] for axis in ("xVal", "yVal"))
        places = [((x - 1) / design.GRID, y) for x, y in zip(xs, ys, strict=True)]
        assert places == [pytest.approx(point.place) for point in picture.scene.points]

    def test_ratings_edited_in_the_workbook_move_the_points(self, slides: bytes) -> None:
        shape = next(shape for number, shape in charts(slides) if number == 0)
        sheet = openpyxl.load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob)).worksheets[0]
        heads = [cell.value for cell in sheet[1]]
        x, y = (str(sheet.cell(2, heads.index(name) + 1).value) for name in "xy")
        assert x.startswith(f"=1+{design.GRID}*(C2-(0.0))/10.0")
        assert y.startswith("=(D2-(0.0))/10.0+(")
        assert sheet["C2"].value == 9

    def test_names_never_become_formulas(self, slides: bytes) -> None:
        formulas, texts = [], []
        for name, content in parts(slides).items():
            if "/worksheets/" in name:
                formulas += [f"={element.text}" for element in etree.fromstring(content).iter("{*}f")]
            if name.endswith("sharedStrings.xml"):
                texts += [element.text for element in etree.fromstring(content).iter("{*}t")]
        assert formulas
        assert [formula for formula in formulas if not OWN_FORMULA.fullmatch(formula)] == []
        assert {"=1+1", "@SUMME(A1)", "+49", "-5"} <= set(texts)

    def test_nothing_leads_out_of_the_file(self, slides: bytes) -> None:
        for name, content in parts(slides).items():
            if name.endswith(".rels"):
                assert b'TargetMode="External"' not in content


@pytest.mark.parametrize("language", Language)
def test_nothing_internal_is_anywhere_in_the_customers_file(make: Make, language: Language) -> None:
    material = make(((9, 3), (8, 2), (5, 5)), weights=(3.37, 1.0, 1.0), history=EARLIER, measures=SECRET_MEASURES)
    data = write_slides(build_report(material, language, Audience.CUSTOMER))
    ours = {name: content for name, content in parts(data).items() if not name.startswith("ppt/notesMasters")}
    told = "\n".join(
        text for content in ours.values() if content.startswith(b"<?xml")
        for text in etree.fromstring(content).xpath("//text() | //@name | //@descr | //@title")
    )  # fmt: skip
    assert "Quartalsgespräch einführen" in told
    assert [word for word in JUDGEMENTS[language] if word in told.casefold()] == []
    assert [secret for secret in SECRETS if secret in told] == []


class TestTemplates:
    """Companies' templates, made here in many kinds."""

    @staticmethod
    def wide(presentation: pptx.presentation.Presentation) -> None:
        presentation.slide_width, presentation.slide_height = pptx.util.Inches(13.333), pptx.util.Inches(7.5)

    @staticmethod
    def only(*names: str) -> Callable[[pptx.presentation.Presentation], None]:
        def change(presentation: pptx.presentation.Presentation) -> None:
            for layout in list(presentation.slide_layouts):
                if layout.name not in names:
                    presentation.slide_layouts.remove(layout)

        return change

    @staticmethod
    def renamed(presentation: pptx.presentation.Presentation) -> None:
        for layout in presentation.slide_layouts:
            layout.name = "Ä"
            for holder in layout.placeholders:
                holder.name = "Ö"

    @staticmethod
    def used(presentation: pptx.presentation.Presentation) -> None:
        """With slides, a section that names them, and a show."""
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = "Alte Folie mit Geheimnis"
        root = presentation.part._element
        number = f'<p14:sldId id="{presentation.slides._sldIdLst[0].get("id")}"/>'
        p14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
        section = f'<p14:section name="Alt" id="{{00000000-0000-4000-8000-000000000001}}"><p14:sldIdLst>{number}'
        root.append(
            etree.fromstring(
                f'<p:extLst xmlns:p="{root.nsmap["p"]}"><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
                f'<p14:sectionLst xmlns:p14="{p14}">{section}</p14:sldIdLst></p14:section></p14:sectionLst></p:ext>'
                "</p:extLst>"
            )
        )

    @staticmethod
    def without_places(presentation: pptx.presentation.Presentation) -> None:
        """Placeholders that inherit nothing: the master has lost its own."""
        tree = presentation.slide_master.shapes._spTree
        for holder in list(presentation.slide_master.placeholders):
            tree.remove(holder._element)
        for layout in presentation.slide_layouts:
            for holder in layout.placeholders:
                properties = holder._element.spPr
                for child in list(properties):
                    properties.remove(child)

    @pytest.mark.parametrize(
        "kind",
        ["plain", "wide", "blank", "title slide", "one content", "renamed", "used", "without places"],
    )
    def test_whatever_the_company_has_gives_five_whole_slides(self, kind: str, report: Report, tmp_path: Path) -> None:
        changes: dict[str, Callable[[pptx.presentation.Presentation], None]] = {
            "wide": self.wide,
            "blank": self.only("Blank"),
            "title slide": self.only("Title Slide"),
            "one content": self.only("Title and Content"),
            "renamed": self.renamed,
            "used": self.used,
            "without places": self.without_places,
        }
        presentation = pptx.Presentation()
        changes.get(kind, lambda _: None)(presentation)
        presentation.save(tmp_path / "company.pptx")
        data = write_slides(report, open_template(tmp_path / "company.pptx").presentation)
        made = opened(data)
        assert len(made.slides) == 5
        for slide, page in zip(made.slides, report.pages, strict=True):
            words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
            assert page.title in words
            assert all(words)
            for shape in slide.shapes:
                assert shape.width is None or shape.left + shape.width <= made.slide_width + 1
                assert shape.height is None or shape.top + shape.height <= made.slide_height + 1
        assert len(list(charts(data))) == 3
        assert "Geheimnis" not in "".join(content.decode("utf-8", "ignore") for content in parts(data).values())
        (tmp_path / "report.pptx").write_bytes(data)
        if kind == "used":
            assert schema_defects(tmp_path / "report.pptx") == []

    def test_the_companys_placeholders_take_title_and_words(self, report: Report, tmp_path: Path) -> None:
        pptx.Presentation().save(tmp_path / "company.pptx")
        slide = opened(write_slides(report, open_template(tmp_path / "company.pptx").presentation)).slides[0]
        assert slide.slide_layout.name == "Two Content"
        assert slide.shapes.title.text_frame.text == report.pages[0].title
        assert any(report.pages[0].points[0].words in holder.text_frame.text for holder in slide.placeholders)

    def test_a_potx_is_a_template_too(self, report: Report, tmp_path: Path) -> None:
        pptx.Presentation().save(tmp_path / "plain.pptx")
        kind = b"presentationml.presentation.main", b"presentationml.template.main"
        with zipfile.ZipFile(tmp_path / "plain.pptx") as old, zipfile.ZipFile(tmp_path / "c.potx", "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace(*kind))
        data = write_slides(report, open_template(tmp_path / "c.potx").presentation)
        assert b"template.main" not in parts(data)["[Content_Types].xml"]


ODD_NAMES = ("", "🚀 上海 GmbH", "شركة", "A" * 400, "<b>&\"'", "x\x00y\ud800", "{0} {name}", "%s %d")


@pytest.mark.parametrize("names", [ODD_NAMES[0:2], ODD_NAMES[2:4], ODD_NAMES[4:6]])
def test_whatever_people_are_called_both_files_are_written(make: Make, names: tuple[str, str]) -> None:
    measures = [
        measure(f"{name}m", criterion=name, supplier_owner=name, key_account_owner=f"{name}o") for name in ODD_NAMES
    ]
    pairs = [(9, 2), (2, 9)] * (len(ODD_NAMES) // 2)
    material = make(pairs, titles=ODD_NAMES, names=names, measures=measures, history=EARLIER)
    report = build_report(material, Language.DE, Audience.CUSTOMER)
    assert len(opened(write_slides(report)).slides) == 5
    assert write_pages(report).startswith(b"%PDF-")


def test_criteria_beyond_the_diagrams_capacity_still_make_a_report() -> None:
    criteria = [Criterion(n, f"K{n}", 1.0) for n in range(1, 61)] + [Criterion(61, "K61", 1.0, 8.0, 3.0)]
    assessment = Assessment(Settings(), tuple(criteria))
    material = Material("A", "B", None, assessment, compute_figures(assessment), Plan())
    assert len(list(charts(write_slides(build_report(material, Language.DE, Audience.INTERNAL))))) == 2


@needs_libreoffice
@pytest.mark.skipif(
    not list(Path(find_soffice() or "/").resolve().parent.glob("libsdlo*")), reason="LibreOffice without Impress"
)
def test_libreoffice_draws_the_charts_with_their_zones_and_markers(slides: bytes, tmp_path: Path) -> None:
    (tmp_path / "report.pptx").write_bytes(slides)
    program = find_soffice()
    assert program is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "report.pptx")], check=True, capture_output=True, timeout=180)
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm (poppler-utils) draws the pages")
    subprocess.run(["pdftoppm", "-r", "40", "-png", str(tmp_path / "report.pdf"), str(tmp_path / "page")], check=True)
    drawn = [Image.open(path).convert("RGB") for path in sorted(tmp_path.glob("page-*.png"))]
    assert len(drawn) == 5
    seen = [{f"{r:02X}{g:02X}{b:02X}" for _, (r, g, b) in page.getcolors(1_000_000) or []} for page in drawn]
    assert set(design.ZONE_COLOURS.values()) <= seen[0]
    assert {design.BLUE, design.ORANGE} <= seen[1]
    assert {design.BLUE, design.ORANGE} <= seen[3]
