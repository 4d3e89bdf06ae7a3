"""Draws the ribbon's icons: addin/ribbon/icons/*.svg become the PNG files beside them, which Office wants.

Each SVG is a drawing on 16 by 16 units, with one colour to a shape; open it in a browser, change it, build.
"""

from __future__ import annotations

from pathlib import Path

import resvg_py
from lxml import etree

#: Large ribbon buttons show 32 pixels, 64 at 200 % zoom; Office only ever scales down well.
PIXELS = 64
ICON_FOLDER = Path(__file__).parents[1] / "ribbon" / "icons"

_SVG = "http://www.w3.org/2000/svg"
#: A thin white rim around everything: unseen on Excel's light ribbon, but navy stays readable on a dark one.
_RIM = f"""
<filter xmlns="{_SVG}" id="rim" filterUnits="userSpaceOnUse" x="0" y="0" width="16" height="16"
        color-interpolation-filters="sRGB">
  <feMorphology in="SourceAlpha" operator="dilate" radius="0.375"/>
  <feColorMatrix values="0 0 0 0 1  0 0 0 0 1  0 0 0 0 1  0 0 0 1 0"/>
  <feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge>
</filter>"""


def build_icons() -> dict[str, bytes]:
    """Every icon as a PNG file: file name -> content; the same bytes on every system."""
    return {f"{drawing.stem}.png": _drawn(drawing) for drawing in sorted(ICON_FOLDER.glob("*.svg"))}


def _drawn(drawing: Path) -> bytes:
    root = etree.parse(drawing).getroot()
    shapes = list(root)
    rimmed = etree.SubElement(root, f"{{{_SVG}}}g", filter="url(#rim)")
    rimmed.extend(shapes)
    root.insert(0, etree.fromstring(_RIM))
    text = etree.tostring(root, encoding="unicode")
    return bytes(resvg_py.svg_to_bytes(svg_string=text, width=PIXELS, height=PIXELS, skip_system_fonts=True))
