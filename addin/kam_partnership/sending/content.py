"""What stays in a prepared workbook although it could name somebody: content, told with its place.

Whatever a user has put into a workbook is the user's to judge: texts in headers, links, comments, pictures. Parts of
kinds that are not known here are told, too: nothing stays in silence because nobody thought of it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from kam_partnership.cells import address, column_letters
from kam_partnership.sending.pictures import is_picture, without_metadata
from kam_partnership.sending.places import Places, local_name, words_of
from kam_partnership.shipped_files import template_path
from kam_partnership.texts.language import Language
from kam_partnership.workbook import names
from kam_partnership.xlsx.limits import MAX_COLUMN
from kam_partnership.xlsx.namespaces import main
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.sheet_cells import read_cells, rich_text
from kam_partnership.xlsx.structure import Structure


@dataclass(frozen=True, slots=True)
class Left:
    """One thing that stays.

    Attributes:
        kind: what it is; the words stand in the texts as ``prepare.stays.<kind>``.
        sheet: where it lies; "" for the workbook itself.
        place: a cell, a name, or the part of the file.
        quote: what it says, where that can be told.
    """

    kind: str
    sheet: str = ""
    place: str = ""
    quote: str = ""


#: Kinds of relationships whose parts hold cells, looks and order only, or are looked into below.
_PLAIN: Final = frozenset(
    {
        *("officeDocument", "worksheet", "chartsheet", "styles", "sharedStrings", "theme", "calcChain", "table"),
        *("sheetMetadata", "metadata", "drawing", "chart", "chartStyle", "chartColorStyle", "image", "comments"),
        *("threadedComment", "person", "vmlDrawing", "core-properties", "extended-properties", "hyperlink"),
        *("ctrlProp", "FeaturePropertyBag", "themeOverride"),
    }
)
#: Kinds of relationships -> what the part is called; all other kinds are told as "part".
_CALLED: Final = {
    "custom-properties": "label",
    "classificationlabels": "label",
    "pivotCacheDefinition": "pivot",
    "pivotCacheRecords": "pivot",
    "pivotTable": "pivot",
    "xmlMaps": "xml_map",
    "customXml": "custom_xml",
    "customXmlProps": "custom_xml",
    "powerPivotData": "data_model",
    "vbaProject": "macros",
    "connections": "connection",
    "oleObject": "embedded",
    "package": "embedded",
    "chartUserShapes": "shape",
}
_PATH: Final = re.compile(r"[A-Za-z]:\\|\\\\\w|file:|/Users/|/home/|https?:|@\w+\.\w", re.IGNORECASE)
_TEXT_IN_FORMULA: Final = re.compile(r'"((?:[^"]|"")*)"')
_HEADER_CODES: Final = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[LCRBIUSXYEGPNDTZFA&])')
#: Longer quotes would hide the others.
LONGEST_QUOTE: Final = 60
#: Who made a fresh workbook, and no person.
_PRODUCT: Final = ("KAM Partnerschaft", "KAM Partnership", "openpyxl", "Microsoft Office User")
_OWN_NAME: Final = re.compile(r"(KAM_|_xlnm\.|_xlfn|_xleta|_FilterDatabase)", re.IGNORECASE)


def what_stays(package: Package, structure: Structure, words: set[str]) -> tuple[Left, ...]:
    """Everything that stays and is not the template's own, the workbook's first, then sheet by sheet.

    Args:
        package: cleaned.
        structure: of it.
        words: names that were removed elsewhere; where they still stand is told.
    """
    ours = _of_the_templates()
    found = [left for left in _all(package, structure) if (left.kind, left.quote) not in ours or not left.quote]
    found += _names_again(package, structure, Places.of(package, structure), words)
    order = {sheet.name: number for number, sheet in enumerate(structure.sheets, start=1)}
    return tuple(dict.fromkeys(sorted(found, key=lambda left: order.get(left.sheet, 0))))


@functools.lru_cache(maxsize=1)
def _of_the_templates() -> frozenset[tuple[str, str]]:
    """What the templates themselves say, in both languages: nobody needs to hear of that."""
    said: set[tuple[str, str]] = set()
    for language in Language:
        package = Package.open(template_path(language))
        said |= {(left.kind, left.quote) for left in _all(package, Structure.read(package))}
    return frozenset(said)


def _all(package: Package, structure: Structure) -> Iterator[Left]:
    places = Places.of(package, structure)
    yield from _properties(package)
    yield from _workbook(package, structure)
    yield from _outside(package, "", "")
    for part, kinds in places.kinds.items():
        sheet = places.sheet(part)
        yield from _outside(package, part, sheet)
        if is_picture(part):
            dirty = without_metadata(package.parts[part]) is None
            yield Left("picture_unclean" if dirty else "picture", sheet, part)
        elif not kinds <= _PLAIN:
            kind = next((_CALLED[kind] for kind in sorted(kinds) if kind in _CALLED), "part")
            yield Left(kind, sheet, part, "" if kind != "part" else ", ".join(sorted(kinds)))
        elif part.lower().endswith((".xml", ".vml")):
            yield from _inside(package, part, sheet, kinds)
        elif not kinds & {"officeDocument"}:
            yield Left("part", sheet, part)


def _properties(package: Package) -> Iterator[Left]:
    for part in package.parts_of_type("core-properties"):
        if part in package.parts:
            for element in package.xml(part):
                if local_name(element) == "title" and element.text:
                    yield Left("title", "", part, _short(element.text))


def _workbook(package: Package, structure: Structure) -> Iterator[Left]:
    root = package.xml(structure.workbook_part)
    for element in root.iter(main("definedName")):
        name, says = element.get("name", ""), element.text or ""
        texts = "; ".join(_TEXT_IN_FORMULA.findall(says))
        if not _OWN_NAME.match(name) and (texts or element.get("hidden") in ("1", "true") or _PATH.search(says)):
            yield Left("name", "", name, _short(texts or says))
    author = structure.name(names.GENERAL_CELLS["author"])
    area = None if author is None else structure.resolve(author.refers_to)
    sheet = None if area is None else structure.sheet(area.sheet)
    if area is not None and sheet is not None:
        value = _cells(package, structure, sheet.part).get((area.top, area.left), "")
        if value:
            yield Left("author", area.sheet, area.reference, _short(value))
    for element in root.iterfind(f"{main('sheets')}/{main('sheet')}"):
        if element.get("state", "visible") != "visible":
            yield Left("hidden_sheet", element.get("name", ""), "", element.get("name", ""))


def _cells(package: Package, structure: Structure, part: str) -> dict[tuple[int, int], str]:
    """The texts of a sheet's cells."""
    parts = [p for p in package.parts_of_type("sharedStrings", structure.workbook_part) if p in package.parts]
    items = [rich_text(item) for item in package.xml(parts[0]).iterchildren(main("si"))] if parts else []
    values = read_cells(package.xml(part), items.__getitem__).values
    return {place: value for place, value in values.items() if isinstance(value, str)}


def _outside(package: Package, part: str, sheet: str) -> Iterator[Left]:
    """Addresses that lead out of the file."""
    for relationship in package.relationships(part).values():
        if relationship.external:
            kind = "link" if relationship.kind == "hyperlink" else "outside"
            yield Left(kind, sheet, part, _short(relationship.target))


def _inside(package: Package, part: str, sheet: str, kinds: frozenset[str]) -> Iterator[Left]:
    """Texts in the XML of a known part that people do not see at first sight."""
    root = package.xml(part)
    if "comments" in kinds:
        for comment in root.iter(main("comment")):
            yield Left("comment", sheet, comment.get("ref", ""), _short(words_of(comment)))
        yield from _texts(root, part, sheet)
    elif "threadedComment" in kinds:
        for comment in root:
            yield Left("conversation", sheet, comment.get("ref", ""), _short(words_of(comment)))
    elif "styles" in kinds:
        yield from _styles(root, part)
    elif "theme" in kinds:
        yield from (Left("theme", "", part, _short(e.get("name", ""))) for e in root.iter() if e.get("name"))
    elif "person" not in kinds and not kinds & {"extended-properties", "core-properties"}:
        yield from _texts(root, part, sheet)
        yield from _hidden_cells(root, sheet)


def _styles(root: etree._Element, part: str) -> Iterator[Left]:
    for style in root.iter(main("cellStyle"), main("tableStyle")):
        if style.get("builtinId") is None:
            yield Left("style", "", part, _short(style.get("name", "")))
    for number_format in root.iter(main("numFmt")):
        words = "; ".join(
            word for word in _TEXT_IN_FORMULA.findall(number_format.get("formatCode", "")) if word.strip()
        )
        if words:
            yield Left("style", "", part, _short(words))


#: element -> attributes that hold words of somebody; "" is the text of the element.
_WORDS: Final = {
    "cNvPr": ("descr", "title"),
    "dataValidation": ("promptTitle", "prompt", "errorTitle", "error"),
    "hyperlink": ("tooltip", "location", "display"),
    "hlinkClick": ("tooltip",),
    "scenario": ("name", "comment"),
    "protectedRange": ("name",),
    "table": ("altText", "altTextSummary"),
    "shape": ("alt", "title", "href"),
    "commentPr": ("altText",),
    "controlPr": ("altText", "macro"),
    "objectPr": ("altText", "macro"),
    "item": ("val",),  # of a list that a control shows
    "functionGroup": ("name",),
    "cfRule": ("text",),
    "filter": ("val",),
    "customFilter": ("val",),
    "sortCondition": ("customList",),
    "pivotTableDefinition": ("altText", "altTextSummary", "dataCaption"),
    **dict.fromkeys(("oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter"), ("",)),
    "pivotSource": ("name",),
}
_KIND_OF: Final = {
    **dict.fromkeys(("commentPr", "controlPr", "objectPr"), "alt_text"),
    **dict.fromkeys(("item", "functionGroup"), "shape"),
    **dict.fromkeys(("cfRule", "filter", "customFilter", "sortCondition"), "rule"),
    "cNvPr": "alt_text",
    "shape": "alt_text",
    "table": "alt_text",
    "pivotTableDefinition": "alt_text",
    "dataValidation": "prompt",
    "hyperlink": "link",
    "hlinkClick": "link",
    "scenario": "scenario",
    "protectedRange": "protected_range",
    "pivotSource": "pivot",
}


def _texts(root: etree._Element, part: str, sheet: str) -> Iterator[Left]:
    for element in root.iter(etree.Element):
        name = local_name(element)
        for attribute in _WORDS.get(name, ()):
            words = element.get(attribute, "") if attribute else _HEADER_CODES.sub("", element.text or "")
            if words.strip() and not (attribute == "location" and not _PATH.search(words)):
                kind = _KIND_OF.get(name, "header")
                place = element.get("ref") or element.get("sqref") or part
                yield Left(kind, sheet, place, _short(words))
        if name in _FORMULAS:
            # A single sign names nobody: such are the marks of rows that rules of ours look at, in any template.
            words = "; ".join(word for word in _TEXT_IN_FORMULA.findall(element.text or "") if len(word.strip()) > 1)
            if words:
                yield Left("rule", sheet, part, _short(words))
        if name == "cNvPr" and (called := element.get("name", "")) and not _USUAL_NAME.fullmatch(called):
            yield Left("alt_text", sheet, part, _short(called))
        if name in _PLAIN_WORDS and (words := words_of(element)).strip():
            yield Left("shape", sheet, part, _short(words))
        if name in ("sp", "txSp") and (words := " ".join(words_of(t) for t in element.iter("{*}t"))).strip():
            yield Left("shape", sheet, part, _short(words))


#: Formulas of rules, whose texts nobody sees in a cell: a list to choose from holds names of people.
_FORMULAS: Final = ("formula1", "formula2", "formula")
#: Words in old drawings and in titles of charts.
_PLAIN_WORDS: Final = ("textbox", "FmlaMacro", "rich")
#: As programs call new shapes: "Grafik 2".
_USUAL_NAME: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)* \d+")


def _hidden_cells(root: etree._Element, sheet: str) -> Iterator[Left]:
    """Rows and columns that nobody sees."""
    ends = [(int(c.get("min", "1")), int(c.get("max", "1"))) for c in root.iter(main("col")) if _is_on(c.get("hidden"))]
    shown = [f"{column_letters(first)}:{column_letters(min(last, MAX_COLUMN))}" for first, last in ends]
    shown += [row.get("r", "") for row in root.iter(main("row")) if _is_on(row.get("hidden")) and len(row)]
    if shown:
        yield Left("hidden_cells", sheet, "", _short(", ".join(shown)))


def _is_on(value: str | None) -> bool:
    return value in ("1", "true")


def _names_again(package: Package, structure: Structure, places: Places, words: set[str]) -> Iterator[Left]:
    """Where names that went elsewhere still stand: in cells by their addresses, in all else by the part."""
    wanted = sorted({" ".join(word.split()) for word in words if len(word.strip()) > 2}.difference(_PRODUCT))
    if not wanted:
        return
    for sheet in structure.sheets:
        for (row, column), text in _cells(package, structure, sheet.part).items():
            for word in wanted:
                if word in text:
                    yield Left("name_again", sheet.name, address(row, column), _short(word))
    for word in wanted:
        codes = {word.encode(code) for code in ("utf-8", "utf-16-le")}
        for part, content in package.parts.items():
            plain = "sharedStrings" in places.kinds.get(part, ()) or "worksheet" in places.kinds.get(part, ())
            if not plain and any(code in content for code in codes):
                yield Left("name_again", places.sheet(part), part, _short(word))


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"
