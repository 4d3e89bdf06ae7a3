"""Draws the pictures in docs/images from the current build: python docs/make_pictures.py (needs LibreOffice).

LibreOffice stands in for Excel here: it shows the same cells and the same chart, but rounds markers roughly.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "addin"), str(ROOT / "tests")]

from PIL import Image, ImageChops  # noqa: E402

from kam_partnership.cli.main import run  # noqa: E402
from support.libreoffice import to_png  # noqa: E402

IMAGES = ROOT / "docs" / "images"
WIDTH = 1500


def main() -> None:
    """The sheets of the demo workbook and its diagram, in German."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        run(["demo", "--out", folder, "--lang", "de"])
        [workbook] = Path(folder).glob("*.xlsx")
        [picture] = Path(folder).glob("*.png")
        _save(Image.open(picture), IMAGES / "diagramm.png", 900)
        pages = to_png(workbook, Path(folder) / "pages", dpi=140, locale="de-DE")
        _save(_trimmed(Image.open(pages[0])), IMAGES / "partnerschaft.png", WIDTH)
        _save(_trimmed(Image.open(pages[1])), IMAGES / "auswertung.png", WIDTH)


def _trimmed(page: Image.Image, margin: int = 24) -> Image.Image:
    """The page without its white borders."""
    page = page.convert("RGB")
    box = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()
    if box is None:
        return page
    left, top, right, bottom = box
    return page.crop((max(left - margin, 0), max(top - margin, 0), right + margin, bottom + margin))


def _save(picture: Image.Image, path: Path, width: int) -> None:
    picture = picture.convert("RGB")
    picture.thumbnail((width, 10_000), Image.Resampling.LANCZOS)
    picture.quantize(256).save(path, optimize=True)
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
