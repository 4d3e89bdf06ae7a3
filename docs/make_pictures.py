"""Draws the pictures in docs/images from the current build: python docs/make_pictures.py (needs LibreOffice).

LibreOffice stands in for Excel here: it shows the same cells and the same charts, but rounds markers roughly.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "addin"), str(ROOT / "tests")]

import xlwings as xw  # noqa: E402
from PIL import Image, ImageChops  # noqa: E402

from kam_partnership.assessment.measures import Status  # noqa: E402
from kam_partnership.cli.main import run  # noqa: E402
from kam_partnership.excel import suggest_measures as measures  # noqa: E402
from kam_partnership.headless import open_book  # noqa: E402
from kam_partnership.texts import Language, text  # noqa: E402
from kam_partnership.texts.measures import STATUSES  # noqa: E402
from kam_partnership.workbook import names  # noqa: E402
from support.libreoffice import HOW_TO_GET_IT, find_soffice, to_pdf  # noqa: E402

IMAGES = ROOT / "docs" / "images"
WIDTH = 1500
#: Picture -> key of the sheet's name.
SHEETS = {
    "partnerschaft": "partnership",
    "gespraech": "talk",
    "auswertung": "analysis",
    "massnahmen": "measures",
    "verlauf": "history",
    "katalog": "catalog",
    "fragen": "questions",
    "einstellungen": "settings",
    "anleitung": "guide",
}


def main() -> None:
    """The sheets of the demo workbook and its diagram, in German."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(["demo", "--out", name, "--lang", "de"])
        [workbook] = folder.glob("*.xlsx")
        [picture] = folder.glob("*.png")
        save(Image.open(picture), IMAGES / "diagramm.png", 900)
        with open_book(workbook) as book:
            measures.suggest_measures(book)
            _agree(book)
            book.app.calculate()
            book.save()
        _save_report(workbook, folder)
        _save_form(workbook, folder)
        pages = first_pages(workbook, folder)
        for file, key in SHEETS.items():
            save(trimmed(pages[text(f"sheet.{key}", Language.DE)]), IMAGES / f"{file}.png", WIDTH)


def _save_form(workbook: Path, folder: Path) -> None:
    """The first page of a customer's questionnaire: the workbook as it prints, and the PDF with its fields."""
    sent = folder / "sent"
    back = ("--by", "2026-12-12", "--return-to", "Petra Klein (petra.klein@example.com)")
    run(["survey", str(workbook), "-o", str(sent), "--lang", "de", "--raters", "Kim Lee:kunde", *back])
    [form], [pdf] = sent.glob("*.xlsx"), sent.glob("*.pdf")
    save(form_pages(form, pdf, folder), IMAGES / "fragebogen.png", 1300)


def form_pages(form: Path, pdf: Path, folder: Path) -> Image.Image:
    """The first page of a questionnaire as a workbook, beside the same as a PDF."""
    pages = [first_page(path, folder) for path in (to_pdf(form, folder), pdf)]
    width, height = pages[0].size
    both = Image.new("RGB", (2 * width + 12, height), "#9AA3AF")
    for number, page in enumerate(pages):
        both.paste(page, (number * (width + 12), 0))
    return both


def first_page(pdf: Path, folder: Path) -> Image.Image:
    """Of a PDF, drawn."""
    stem = folder / f"page-of-{pdf.stem}"
    subprocess.run(
        ["pdftoppm", "-r", "110", "-f", "1", "-l", "1", "-singlefile", "-png", str(pdf), str(stem)], check=True
    )
    return Image.open(stem.with_name(f"{stem.name}.png")).convert("RGB")


def _agree(book: xw.Book) -> None:
    """The first suggestions are agreed, on their way and done, as in a workbook that has been in use."""
    day = book.names[names.GENERAL_CELLS["date"]].refers_to_range.raw_value
    owners = {"supplier_owner": "A. Beispiel", "key_account_owner": "M. Muster"}
    for row, (status, days) in enumerate(((Status.AGREED, -20), (Status.IN_PROGRESS, 60), (Status.DONE, -90))):
        cells = {**owners, "status": STATUSES[Language.DE][status], "due": day + days}
        for key, value in cells.items():
            book.names[names.MEASURE_COLUMNS[key]].refers_to_range[row, 0].raw_value = value


def _save_report(workbook: Path, folder: Path) -> None:
    """All slides on one picture, and the first one as the customer gets it."""
    drawn = {}
    for audience in ("internal", "customer"):
        slides = folder / f"{audience}.pptx"
        run(["report", str(workbook), "-o", str(slides), "--audience", audience, "--lang", "de"])
        drawn[audience] = drawn_slides(slides, folder)
    save(together(drawn["internal"]), IMAGES / "bericht.png", 1300)
    save(drawn["customer"][0], IMAGES / "bericht_kunde.png", 900)


def together(drawn: Sequence[Image.Image]) -> Image.Image:
    """Slides on one picture, two beside each other."""
    width, height = drawn[0].size
    gap = 12
    rows = -(-len(drawn) // 2)
    sheet = Image.new("RGB", (2 * width + 3 * gap, rows * (height + gap) + gap), "#9AA3AF")
    for number, slide in enumerate(drawn):
        row, column = divmod(number, 2)
        sheet.paste(slide, (gap + column * (width + gap), gap + row * (height + gap)))
    return sheet


def drawn_slides(slides: Path, folder: Path) -> list[Image.Image]:
    """Every slide as a picture."""
    soffice = find_soffice()
    if soffice is None:
        raise RuntimeError(HOW_TO_GET_IT)
    profile = f"-env:UserInstallation={(folder / 'impress').as_uri()}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(slides)],
        check=True, capture_output=True,
    )  # fmt: skip
    pdf = slides.with_suffix(".pdf")
    subprocess.run(["pdftoppm", "-r", "90", "-png", str(pdf), str(pdf.with_suffix("")) + "-slide"], check=True)
    return [Image.open(path).convert("RGB") for path in sorted(folder.glob(f"{slides.stem}-slide-*.png"))]


def first_pages(workbook: Path, folder: Path, locale: str = "de-DE") -> dict[str, Image.Image]:
    """The first printed page of each visible sheet, by the sheet's name."""
    pdf = to_pdf(workbook, folder / "pdf", locale=locale)
    subprocess.run(["pdftoppm", "-r", "140", "-png", str(pdf), str(folder / f"{workbook.stem}-page")], check=True)
    pages = sorted(folder.glob(f"{workbook.stem}-page-*.png"))
    with open_book(workbook) as book:
        names = [sheet.name for sheet in book.sheets]
    found: dict[str, Image.Image] = {}
    for number, page in enumerate(pages, start=1):
        words = subprocess.run(
            ["pdftotext", "-f", str(number), "-l", str(number), str(pdf), "-"],
            check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
        if len(found) < len(names) and (number == 1 or _begins(names[len(found)], words)):
            found[names[len(found)]] = Image.open(page).convert("RGB")
    return found


def _begins(sheet: str, words: str) -> bool:
    """A sheet's first page has its name as the heading, maybe below the account, or the beginning of it in A1."""
    lines = [line.casefold() for line in words.strip().splitlines()[:6]]
    name = sheet.casefold()
    return any(line.startswith(name) for line in lines) or lines[0].startswith(name[:3])


def trimmed(page: Image.Image, margin: int = 24) -> Image.Image:
    """The page without its white borders."""
    box = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()
    if box is None:
        return page
    left, top, right, bottom = box
    right, bottom = min(right + margin, page.width), min(bottom + margin, page.height)
    return page.crop((max(left - margin, 0), max(top - margin, 0), right, bottom))


def save(picture: Image.Image, path: Path, width: int) -> None:
    """As a small PNG file, at most so many pixels wide."""
    picture = picture.convert("RGB")
    picture.thumbnail((width, 10_000), Image.Resampling.LANCZOS)
    picture.quantize(256).save(path, optimize=True)
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
