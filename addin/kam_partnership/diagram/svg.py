"""The diagram as an SVG: shapes and real text, sharp at any size, the same bytes every time.

Text stays text, so that people can search it, screen readers read it and programs edit it. Its width is fixed to
that of the font the other pictures use; where that font is missing, another one fills the same room.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from kam_partnership.diagram import design
from kam_partnership.diagram.drawing import draw_scene, heading
from kam_partnership.diagram.lettering import FALLBACKS, GROUND_OPACITY, PADDING, block, printable
from kam_partnership.diagram.scene import Place, Scene
from kam_partnership.diagram.surface import DASHED, HEIGHT, LEFT, TOP, WIDTH
from kam_partnership.texts import Language, text
from kam_partnership.xlsx.namespaces import XML

NAMESPACE = "http://www.w3.org/2000/svg"
#: Units of the picture's own coordinates along the plot's side.
SIDE = 1000.0
_WEIGHTS = {False: "600", True: "700"}


def draw_svg(scene: Scene, language: Language, title: str = "", width: int = 1600) -> bytes:
    """An SVG of the diagram; the arguments are those of ``picture.draw_picture``."""
    title = printable(title)
    surface = SvgSurface(width, language)
    surface.describe(heading(title, language), text("diagram.alt", language))
    draw_scene(surface, scene, language, title)
    return surface.svg()


class SvgSurface:
    """Shapes as elements of an SVG document."""

    def __init__(self, width: int, language: Language) -> None:
        self._root = etree.Element("svg", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
        attributes: dict[str | bytes, str | bytes] = {
            "width": str(width),
            "height": _short(width * HEIGHT / WIDTH),
            "viewBox": f"0 0 {_short(WIDTH * SIDE)} {_short(HEIGHT * SIDE)}",
            "role": "img",
            "aria-labelledby": "title description",
            "font-family": ", ".join(f"'{name}'" if " " in name else name for name in FALLBACKS),
        }
        self._root.attrib.update(attributes)
        self._root.set(f"{{{XML}}}lang", str(language))
        self._root.set(f"{{{XML}}}space", "preserve")  # else two blanks would become one
        self._paper = self._add("rect", width="100%", height="100%", fill=f"#{design.WHITE}")

    def describe(self, title: str, description: str) -> None:
        """The alternative text: a name and a description."""
        for position, (tag, words) in enumerate((("title", title), ("desc", description))):
            element = etree.Element(tag, id="title" if tag == "title" else "description")
            element.text = words
            self._root.insert(position, element)

    def _add(self, tag: str, **attributes: str) -> etree._Element:
        named = {name.replace("_", "-"): value for name, value in attributes.items()}
        return etree.SubElement(self._root, tag, named)

    @staticmethod
    def _at(place: Place) -> Place:
        return (LEFT + place[0]) * SIDE, (TOP + 1 - place[1]) * SIDE

    def polygon(self, corners: Sequence[Place], colour: str) -> None:
        """See Surface."""
        points = " ".join(",".join(map(_short, self._at(corner))) for corner in corners)
        self._add("polygon", points=points, fill=f"#{colour}")

    def line(self, start: Place, end: Place, colour: str, width: float, dash: float = 0.0) -> None:
        """See Surface."""
        (x1, y1), (x2, y2) = self._at(start), self._at(end)
        element = self._add(
            "line",
            x1=_short(x1),
            y1=_short(y1),
            x2=_short(x2),
            y2=_short(y2),
            stroke=f"#{colour}",
            stroke_width=_short(width * SIDE),
        )
        if dash:
            element.set("stroke-dasharray", f"{_short(DASHED * dash * SIDE)} {_short((1 - DASHED) * dash * SIDE)}")

    def disc(self, centre: Place, radius: float, fill: str | None, outline: str, width: float) -> None:
        """See Surface."""
        x, y = self._at(centre)
        self._add(
            "circle",
            cx=_short(x),
            cy=_short(y),
            r=_short((radius - width / 2) * SIDE),
            fill="none" if fill is None else f"#{fill}",
            stroke=f"#{outline}",
            stroke_width=_short(width * SIDE),
        )

    def text(
        self,
        place: Place,
        words: str,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        anchor: str = "m",
        rotation: float = 0.0,
        background: bool = False,
    ) -> None:
        """See Surface."""
        em = size * SIDE
        letters = block(words, bold=bold)
        x, y = self._at(place)
        x += letters.shift(anchor, ground=background) * em
        if background:
            width, height = (letters.width + 2 * PADDING) * em, (letters.height + 2 * PADDING) * em
            self._add(
                "rect",
                x=_short(x - width / 2),
                y=_short(y - height / 2),
                width=_short(width),
                height=_short(height),
                fill=f"#{design.WHITE}",
                fill_opacity=_short(GROUND_OPACITY),
            )
        group = self._add("g", fill=f"#{colour}", font_size=_short(em), font_weight=_WEIGHTS[bold])
        if rotation:
            group.set("transform", f"rotate({_short(-rotation)} {_short(x)} {_short(y)})")
        for line in letters.lines:
            element = etree.SubElement(group, "text")
            element.set("x", _short(x + line.left * em))
            element.set("y", _short(y + line.baseline * em))
            element.set("textLength", _short(line.width * em))
            element.set("lengthAdjust", "spacingAndGlyphs")
            element.text = line.words

    def svg(self) -> bytes:
        """The finished document."""
        etree.indent(self._root)
        result: bytes = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8")
        return result + b"\n"


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
