"""PNG, SVG and PDF of the diagram show the same, and each is what printers, browsers and screen readers need."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, ImageChops, ImageStat

from kam_partnership.assessment import Assessment, Criterion, SavedPosition, Settings, compute_figures
from kam_partnership.diagram import design, surface
from kam_partnership.diagram.pdf import draw_pdf
from kam_partnership.diagram.picture import draw_picture
from kam_partnership.diagram.scene import Scene, build_scene
from kam_partnership.diagram.svg import NAMESPACE, SIDE, draw_svg
from kam_partnership.texts import Language, text

pypdf = pytest.importorskip("pypdf")
SVG = f"{{{NAMESPACE}}}"


def scene_of(*pairs: tuple[float, float]) -> Scene:
    import datetime as dt

    criteria = tuple(Criterion(n, f"K{n}", 1.0, s, k) for n, (s, k) in enumerate(pairs, start=1))
    assessment = Assessment(Settings(), criteria)
    return build_scene(assessment, compute_figures(assessment), SavedPosition(dt.date(2026, 5, 1), 5.0, 4.0))


@pytest.fixture(scope="module")
def scene() -> Scene:
    return scene_of((8, 3), (8, 3), (2, 7), (9.5, 9), (5, 1), (6, 6))


def rastered(pdf: bytes, folder: Path, width: int) -> Image.Image:
    (folder / "diagram.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-png", "-singlefile", "-scale-to-x", str(width), "-scale-to-y", "-1"]
    subprocess.run([*command, str(folder / "diagram.pdf"), str(folder / "diagram")], check=True)
    return Image.open(folder / "diagram.png").convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of the colours, 0 to 255, blurred so that only places and colours count."""
    size = 58, 63
    small = [picture.resize(size, Image.Resampling.LANCZOS) for picture in (one, other)]
    return max(ImageStat.Stat(ImageChops.difference(*small)).mean)


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm (poppler-utils) draws the PDF")
class TestPdfAgainstPng:
    def test_the_same_picture(self, scene: Scene, tmp_path: Path) -> None:
        png = Image.open(io.BytesIO(draw_picture(scene, Language.DE, "Muster AG", 920))).convert("RGB")
        pdf = rastered(draw_pdf(scene, Language.DE, "Muster AG"), tmp_path, 920)
        assert png.size == pytest.approx(pdf.size, abs=2)
        assert difference(png, pdf) < 1.2

    def test_a_moved_point_would_be_seen(self, scene: Scene, tmp_path: Path) -> None:
        png = Image.open(io.BytesIO(draw_picture(scene_of((8, 3), (2, 2)), Language.DE, "Muster AG", 920)))
        assert difference(png.convert("RGB"), rastered(draw_pdf(scene, Language.DE, "Muster AG"), tmp_path, 920)) > 1.7


class TestPdf:
    def test_it_names_itself_and_says_in_words_what_it_shows(self, scene: Scene) -> None:
        document = pypdf.PdfReader(io.BytesIO(draw_pdf(scene, Language.EN, "Sample Ltd")))
        assert document.metadata.title == "Partnership diagram  ·  Sample Ltd"
        assert document.metadata.subject == text("diagram.alt", Language.EN)
        assert document.trailer["/Root"]["/Lang"] == "en"

    def test_its_text_is_text_in_embedded_fonts(self, scene: Scene) -> None:
        page = pypdf.PdfReader(io.BytesIO(draw_pdf(scene, Language.DE, "Müller & Söhne"))).pages[0]
        words = page.extract_text()
        assert "Müller & Söhne" in words
        assert "Strategische\nPartnerschaft" in words
        fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
        assert {str(font["/BaseFont"]).rpartition("+")[2] for font in fonts} == {
            "SourceSansPro-Bold", "SourceSansPro-Semibold"
        }  # fmt: skip
        assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)
        assert list(page.images) == []

    def test_the_same_bytes_every_time(self, scene: Scene) -> None:
        assert draw_pdf(scene, Language.DE, "A") == draw_pdf(scene, Language.DE, "A")


class TestSvg:
    def document(self, scene: Scene, title: str = "Muster AG") -> etree._Element:
        return etree.fromstring(draw_svg(scene, Language.DE, title))

    def test_points_and_zones_stand_where_the_scene_puts_them(self, scene: Scene) -> None:
        root = self.document(scene)
        circles = {
            (float(circle.get("cx", "")), float(circle.get("cy", "")))
            for circle in root.iter(f"{SVG}circle")
            if circle.get("fill") == f"#{design.POINT}"
        }

        def pixels(x: float, y: float) -> tuple[float, float]:
            return round((surface.LEFT + x) * SIDE, 2), round((surface.TOP + 1 - y) * SIDE, 2)

        assert {pixels(*point.place) for point in scene.points} <= circles
        drawn = {polygon.get("fill"): polygon.get("points") for polygon in root.iter(f"{SVG}polygon")}
        for zone, corners in scene.zones.items():
            points = [tuple(map(float, point.split(","))) for point in drawn[f"#{design.ZONE_COLOURS[zone]}"].split()]
            assert points == [pytest.approx(pixels(*corner), abs=0.01) for corner in corners]

    def test_it_carries_alternative_text_and_language(self, scene: Scene) -> None:
        root = self.document(scene)
        assert root.findtext(f"{SVG}title") == "Partnerschaftsdiagramm  ·  Muster AG"
        assert root.findtext(f"{SVG}desc") == text("diagram.alt", Language.DE)
        assert root.get("role") == "img"
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"

    def test_its_text_is_text_of_a_fixed_width(self, scene: Scene) -> None:
        texts = list(self.document(scene).iter(f"{SVG}text"))
        assert "Kooperation" in [element.text for element in texts]
        assert all(float(element.get("textLength", "0")) > 0 for element in texts)

    def test_what_xml_cannot_hold_does_not_break_it(self, scene: Scene) -> None:
        title = 'A\x0b<script>&"\ud800\ufffe'
        assert "<script>" not in draw_svg(scene, Language.DE, title).decode()
        assert self.document(scene, title).findtext(f"{SVG}title", "").rstrip().endswith('A <script>&"')

    def test_it_asks_for_nothing_from_elsewhere(self, scene: Scene) -> None:
        source = draw_svg(scene, Language.DE, "A").decode()
        assert re.findall(r"https?://[^\"]+", source) == [NAMESPACE]
        assert "href" not in source

    def test_the_same_bytes_every_time(self, scene: Scene) -> None:
        assert draw_svg(scene, Language.DE, "A") == draw_svg(scene, Language.DE, "A")


def test_a_png_needs_no_library_of_the_reports() -> None:
    code = "import sys; import kam_partnership.diagram.picture; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert [name for name in loaded if name.startswith(("reportlab", "pptx", "xlsxwriter", "lxml"))] == []
