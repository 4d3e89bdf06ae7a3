"""Finding one's way in somebody else's presentation: layouts and places by what placeholders are, never by name."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from kam_partnership.errors import FileUnreadable
from kam_partnership.workbook.lite_code import AddIn, add_ins
from kam_partnership.xlsx.namespaces import RELATIONSHIPS
from kam_partnership.xlsx.package import CONTENT_TYPES, Package
from kam_partnership.xlsx.web_extensions import remove_web_extensions

_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"
#: The part of macros, which a presentation without them may hold by mistake.
_MACROS = "vbaproject.bin"
#: A content placeholder smaller than this part of the slide is decoration.
SMALLEST_CONTENT = 0.08
#: The least a page needs of the slide's height below its title.
LEAST_HEIGHT = 0.4
_RELATIONSHIP = f"{{{RELATIONSHIPS}}}id"


@dataclass(frozen=True, slots=True)
class Frame:
    """A place on a slide in English Metric Units (914,400 to the inch)."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Lower edge."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Choice:
    """A layout and where things go on it.

    Attributes:
        layout: python-pptx's.
        title: where the title stands when the layout has no placeholder for it; else None.
        picture, words: places side by side; ``words_index`` is the placeholder that takes the words, or None.
        whole: the place of a table.
    """

    layout: Any
    title: Frame | None
    picture: Frame
    words: Frame
    whole: Frame
    words_index: int | None = None


class Template(NamedTuple):
    """A company's presentation, ready to take our slides.

    Attributes:
        presentation: python-pptx's.
        left_out: the web add-ins of Office that it held.
    """

    presentation: Any
    left_out: tuple[AddIn, ...]


def open_template(path: Path) -> Template:
    """A company's presentation without its slides, and without what web add-ins of Office keep in it.

    Such an add-in may keep a program there, and reports are for others.

    Raises:
        FileUnreadable: when it is missing, damaged, or no presentation without macros.
    """
    from pptx import Presentation

    try:
        package = Package.open(path)
    except FileUnreadable as error:
        if error.key in ("file_not_found", "file_not_readable", "file_too_large"):
            raise
        if error.key == "file_encrypted":
            raise FileUnreadable("report_template_kind", file=str(path)) from error
        raise FileUnreadable("report_template", file=str(path), reason=str(error.details.get("reason", ""))) from error
    types = package.parts[CONTENT_TYPES].decode("utf-8", "replace")
    has_macros = any(name.casefold().endswith(_MACROS) for name in package.parts)
    if _MAIN.format("template") in types and not has_macros:  # a .potx is a presentation by another name
        package.parts[CONTENT_TYPES] = types.replace(_MAIN.format("template"), _MAIN.format("presentation")).encode()
    elif _MAIN.format("presentation") not in types or has_macros:
        raise FileUnreadable("report_template_kind", file=str(path))
    try:
        left_out = add_ins(package)
        remove_web_extensions(package)
        presentation = Presentation(io.BytesIO(package.to_bytes()))
        without_slides(presentation)
        if not any(len(master.slide_layouts) for master in presentation.slide_masters):
            raise ValueError("no layouts")
    except Exception as error:  # damage shows itself in many ways, and none of them is ours
        raise FileUnreadable("report_template", file=str(path), reason=type(error).__name__) from error
    return Template(presentation, left_out)


def without_slides(presentation: Any) -> None:
    """Take all slides away, and the sections and shows that name them."""
    slides = presentation.slides._sldIdLst
    for slide in list(slides):
        presentation.part.drop_rel(slide.get(_RELATIONSHIP))
        slides.remove(slide)
    root = presentation.part._element
    for element in list(root):
        if element.tag.endswith("}custShowLst"):
            root.remove(element)
    for extension in root.iterfind("{*}extLst/{*}ext"):
        if any(child.tag.endswith("}sectionLst") for child in extension):
            extension.getparent().remove(extension)


def choose(presentation: Any, *, with_picture: bool, wide: bool = False) -> Choice:
    """The best layout for a page with a picture beside words, or for one with a table.

    Args:
        wide: among equally good layouts the one with the widest place for the picture; else the first of them.
    """
    size = int(presentation.slide_width), int(presentation.slide_height)
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    known = [_Layout(layout, size) for layout in layouts]
    best = max(
        known, key=lambda layout: (layout.fitness(with_picture=with_picture), layout.picture_width if wide else 0)
    )
    area = best.area(next((other.contents[0][1] for other in known if other.is_title_and_content), None))
    if with_picture and best.two_columns:
        (_, picture), (index, words) = sorted(best.contents, key=lambda content: content[1].left)
        return Choice(best.layout, None, picture, words, area, index)
    picture, words = _split(area)
    return Choice(best.layout, best.own_title, picture, words, area)


def _split(area: Frame) -> tuple[Frame, Frame]:
    """The left half a little larger, for the picture."""
    gap = area.width // 30
    left = min(round(area.width * 0.54), round(area.height * 1.2))
    rest = area.width - left - gap
    return (
        Frame(area.left, area.top, left, area.height),
        Frame(area.left + left + gap, area.top, rest, area.height),
    )


class _Layout:
    """What a layout offers."""

    def __init__(self, layout: Any, size: tuple[int, int]) -> None:
        from pptx.enum.shapes import PP_PLACEHOLDER as KIND

        self.layout, self._size = layout, size
        self.title: Frame | None = None
        self.contents: list[tuple[int, Frame]] = []
        self._has_title = self._is_cover = False
        self._bottom = round(size[1] * 0.93)
        for placeholder in layout.placeholders:
            kind, frame = placeholder.placeholder_format.type, _frame(placeholder)
            if kind in (KIND.TITLE, KIND.CENTER_TITLE):
                self._has_title, self.title = True, frame
                self._is_cover = kind == KIND.CENTER_TITLE
            elif kind in (KIND.OBJECT, KIND.BODY, KIND.CHART, KIND.TABLE) and frame is not None:
                if frame.width * frame.height >= SMALLEST_CONTENT * size[0] * size[1]:
                    self.contents.append((placeholder.placeholder_format.idx, frame))
            elif kind in (KIND.FOOTER, KIND.SLIDE_NUMBER, KIND.DATE) and frame and frame.top > size[1] * 0.8:
                self._bottom = min(self._bottom, frame.top)

    def fitness(self, *, with_picture: bool) -> int:
        """The higher, the better."""
        if not self._has_title or self._is_cover:
            return 0 if self.contents else 1
        if with_picture and self.two_columns:
            return 5
        return {0: 4, 1: 3}.get(len(self.contents), 2)

    @property
    def two_columns(self) -> bool:
        """True for exactly two places side by side, both large enough."""
        if len(self.contents) != 2:
            return False
        left, right = sorted((frame for _, frame in self.contents), key=lambda frame: frame.left)
        width, height = self._size
        beside = left.right <= right.left + width // 50
        return beside and all(f.width > 0.25 * width and f.height > LEAST_HEIGHT * height for f in (left, right))

    @property
    def picture_width(self) -> int:
        """How wide the place furthest to the left is."""
        return min((frame.left, frame.width) for _, frame in self.contents)[1] if self.contents else 0

    @property
    def is_title_and_content(self) -> bool:
        """True for the layout that shows best where content belongs."""
        return self._has_title and not self._is_cover and len(self.contents) == 1 and self._below(self.contents[0][1])

    @property
    def own_title(self) -> Frame | None:
        """Where we write the title ourselves; None when the layout has a place for it."""
        if self._has_title:
            return None
        width, height = self._size
        return Frame(round(width * 0.05), round(height * 0.05), round(width * 0.9), round(height * 0.14))

    def area(self, usual: Frame | None) -> Frame:
        """Where content goes: as on the usual layout, else between the title and the footers."""
        if self.contents and not self.two_columns and self._below(self.contents[0][1]):
            return self.contents[0][1]
        if usual is not None and (self.title is None or usual.top >= self.title.top):
            return usual
        width, height = self._size
        title = self.title or self.own_title
        left, right, top = round(width * 0.05), round(width * 0.95), round(height * 0.2)
        if title is not None and title.bottom < height * 0.45:
            top = title.bottom + round(height * 0.03)
            if title.width > width * 0.6:
                left, right = title.left, title.right
        return Frame(left, top, right - left, self._bottom - round(height * 0.015) - top)

    def _below(self, frame: Frame) -> bool:
        return frame.height >= LEAST_HEIGHT * self._size[1]


def _frame(placeholder: Any) -> Frame | None:
    values = [placeholder.left, placeholder.top, placeholder.width, placeholder.height]
    return None if any(value is None for value in values) else Frame(*map(int, values))
