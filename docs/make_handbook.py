"""Draws the pictures of the handbook and builds it as a PDF, in both languages.

python docs/make_handbook.py                lives the year of docs/handbook_year.py first; needs LibreOffice
python docs/make_handbook.py --pdf          only the PDF files, of the pages and pictures in docs
python docs/make_handbook.py --to FOLDER    the PDF files go there instead of dist
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

import make_pictures as drawing
from handbook_pdf import build
from handbook_year import Year, live
from PIL import Image

from kam_partnership.texts import Language, text

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = {Language.DE: "handbuch", Language.EN: "handbook"}
LOCALES = {Language.DE: "de-DE", Language.EN: "en-GB"}
WIDTH = 1300
PORTFOLIO_SHEETS = ("portfolio.sheet.now", "portfolio.sheet.overview")
#: How high the footer of a printed page is, in pixels.
FOOTER = 62


def main() -> None:
    """Pictures, unless only the PDF is asked for; then both PDF files."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pdf", action="store_true")
    options.add_argument("--to", type=Path, default=ROOT / "dist")
    wanted = options.parse_args()
    for language in Language:
        if not wanted.pdf:
            with tempfile.TemporaryDirectory() as name:
                draw(live(Path(name), language))
        print(build(language, ROOT / "docs", wanted.to))


def draw(year: Year) -> None:
    """A picture for each page, from the files that the year left behind."""
    images = ROOT / "docs" / FOLDERS[year.language] / "images"
    images.mkdir(parents=True, exist_ok=True)
    for number, make in enumerate(PICTURES, start=1):
        drawing.save(make(year), images / f"{number:02d}.png", WIDTH)


def _sheet(stage: str, key: str) -> Callable[[Year], Image.Image]:
    def picture(year: Year) -> Image.Image:
        pages = drawing.first_pages(year.stages[stage], year.folder, LOCALES[year.language])
        return _without_footer(pages[text(key, year.language)])

    return picture


def _without_footer(page: Image.Image) -> Image.Image:
    """A printed page, so large as what stands on it: the handbook has page numbers of its own."""
    return drawing.trimmed(page.crop((0, 0, page.width, page.height - FOOTER)))


def _diagram(year: Year) -> Image.Image:
    picture = year.folder / "diagram.png"
    year.command("render", str(year.stages["analysed"]), "-o", str(picture))
    return Image.open(picture)


def _aim(year: Year) -> Image.Image:
    """The tiles above the table and the diagram."""
    page = _sheet("target", "sheet.partnership")(year)
    return page.crop((0, 0, page.width, round(page.height * 0.62)))  # the diagram's middle is seen, and its target


def _form(year: Year) -> Image.Image:
    return drawing.form_pages(year.stages["form"], year.stages["form_pdf"], year.folder)


def _slides(year: Year) -> Image.Image:
    """The five slides for inside, and the first one for the customer."""
    internal, customer = (
        drawing.drawn_slides(year.stages[f"report_{audience}"], year.folder) for audience in ("internal", "customer")
    )
    return drawing.together([*internal, customer[0]])


def _portfolio(year: Year) -> Image.Image:
    """What is due now, and below it the overview; each so wide as the other."""
    pages = drawing.first_pages(year.stages["portfolio"], year.folder, LOCALES[year.language])
    now, overview = (_without_footer(pages[text(key, year.language)]) for key in PORTFOLIO_SHEETS)
    overview = overview.resize((now.width, round(overview.height * now.width / overview.width)))
    both = Image.new("RGB", (now.width, now.height + overview.height), "white")
    both.paste(now, (0, 0))
    both.paste(overview, (0, now.height))
    return both


PICTURES: tuple[Callable[[Year], Image.Image], ...] = (
    _sheet("new", "sheet.partnership"),
    _sheet("rated", "sheet.partnership"),
    _diagram,
    _sheet("analysed", "sheet.analysis"),
    _sheet("talk", "sheet.talk"),
    _sheet("measures", "sheet.measures"),
    _form,
    _sheet("merged", "merge.sheet.two_views"),
    _sheet("agreed", "merge.sheet.agreed"),
    _aim,
    _sheet("review", "sheet.history"),
    _slides,
    _portfolio,
)

if __name__ == "__main__":
    main()
