"""The house's own presentation, built from nothing: one master, two layouts, no slides.

16:9; places in inches from the upper left corner. Everything people may want to change in PowerPoint (fonts,
colours, places) is set here once and inherited by the slides.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from kam_partnership.diagram import design
from kam_partnership.texts import Language, text
from kam_partnership.xlsx import namespaces
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.parts import XML_HEADER

EMU = 914_400
WIDTH, HEIGHT = 13.333, 7.5
#: left, top, width, height
Box = tuple[float, float, float, float]
TITLE: Box = (0.86, 0.38, 11.8, 1.02)
PICTURE: Box = (0.5, 1.62, 6.15, 5.3)
WORDS: Box = (7.0, 1.72, 5.75, 5.05)
#: For a picture whose labels need room.
WIDE_PICTURE: Box = (0.5, 1.62, 7.9, 5.3)
NARROW_WORDS: Box = (8.75, 1.72, 4.0, 5.05)
FOOTER: Box = (0.5, 7.04, 10.6, 0.3)
NUMBER: Box = (11.83, 7.04, 0.95, 0.3)
#: The mark before the title: one bar for each side.
MARKS: tuple[tuple[Box, str], ...] = (
    ((0.5, 0.58, 0.075, 0.62), design.BLUE),
    ((0.605, 0.58, 0.075, 0.62), design.ORANGE),
)
LINE_BOX: Box = (0.5, 1.48, 12.28, 0.0)

TITLE_SIZE, BODY_SIZE, FOOTER_SIZE = 26, 16, 9.5
FONT = "Calibri"

_NS = f'xmlns:p="{namespaces.PRESENTATION}" xmlns:a="{namespaces.DRAWING}" xmlns:r="{namespaces.RELATIONSHIPS}"'
_TYPES = "application/vnd.openxmlformats-officedocument.presentationml"
_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
#: Numbers of the layouts: picture and words, table, wide picture and words.
LAYOUTS = 1, 2, 3
_MASTER_ID = 2_147_483_648
#: Parts without which PowerPoint offers to repair the file.
_PROPERTIES = {
    "presProps": f"<p:presentationPr {_NS}/>",
    "viewProps": f"<p:viewPr {_NS}/>",
    "tableStyles": f'<a:tblStyleLst xmlns:a="{namespaces.DRAWING}" def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"/>',
}


def house_presentation(language: Language) -> bytes:
    """An empty presentation in the house's looks."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships((("officeDocument", "ppt/presentation.xml"),)),
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": _relationships(
            (
                ("slideMaster", "slideMasters/slideMaster1.xml"),
                ("theme", "theme/theme1.xml"),
                *((kind, f"{kind}.xml") for kind in _PROPERTIES),
            )
        ),
        **{f"ppt/{kind}.xml": f"{XML_HEADER}{content}" for kind, content in _PROPERTIES.items()},
        "ppt/theme/theme1.xml": _theme(),
        "ppt/slideMasters/slideMaster1.xml": _master(language),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relationships(
            (
                *(("slideLayout", f"../slideLayouts/slideLayout{number}.xml") for number in LAYOUTS),
                ("theme", "../theme/theme1.xml"),
            )
        ),
        "ppt/slideLayouts/slideLayout1.xml": _layout(text("report.layout.picture", language), (PICTURE, WORDS)),
        "ppt/slideLayouts/slideLayout2.xml": _layout(text("report.layout.table", language), None),
        "ppt/slideLayouts/slideLayout3.xml": _layout(
            text("report.layout.wide", language), (WIDE_PICTURE, NARROW_WORDS)
        ),
    }
    master = _relationships((("slideMaster", "../slideMasters/slideMaster1.xml"),))
    for number in LAYOUTS:
        parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = master
    return Package({name: content.encode() for name, content in parts.items()}).to_bytes()


def _content_types() -> str:
    overrides = {
        "/ppt/presentation.xml": f"{_TYPES}.presentation.main+xml",
        "/ppt/slideMasters/slideMaster1.xml": f"{_TYPES}.slideMaster+xml",
        **{f"/ppt/slideLayouts/slideLayout{number}.xml": f"{_TYPES}.slideLayout+xml" for number in LAYOUTS},
        **{f"/ppt/{kind}.xml": f"{_TYPES}.{kind}+xml" for kind in _PROPERTIES},
        "/ppt/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    }
    told = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    return (
        f'{XML_HEADER}<Types xmlns="{namespaces.CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{told}</Types>'
    )


def _relationships(targets: Sequence[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{namespaces.RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{XML_HEADER}<Relationships xmlns="{namespaces.PACKAGE_RELATIONSHIPS}">{told}</Relationships>'


_DEFAULTS = (
    '<p:defaultTextStyle><a:lvl1pPr algn="l"><a:defRPr sz="1400"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    '<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:defaultTextStyle>'
)


def _presentation() -> str:
    size = f'<p:sldSz cx="{round(WIDTH * EMU / 12) * 12}" cy="{round(HEIGHT * EMU)}"/>'
    masters = f'<p:sldMasterIdLst><p:sldMasterId id="{_MASTER_ID}" r:id="rId1"/></p:sldMasterIdLst>'
    notes = '<p:notesSz cx="6858000" cy="9144000"/>'
    return f"{XML_HEADER}<p:presentation {_NS}>{masters}{size}{notes}{_DEFAULTS}</p:presentation>"


def _frame(box: Box) -> str:
    left, top, width, height = (round(value * EMU) for value in box)
    return f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'


def _bar(number: int, box: Box, colour: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Mark {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm>{_frame(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def _rule(number: int) -> str:
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="Rule"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvCxnSpPr><p:spPr><a:xfrm>{_frame(LINE_BOX)}</a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{design.LINE}"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )


def _placeholder(
    number: int, name: str, kind: str, box: Box | None, words: str, body: str = "", style: str = ""
) -> str:
    place = f"<a:xfrm>{_frame(box)}</a:xfrm>" if box else ""
    if box:
        place += '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>"
        f"<p:txBody><a:bodyPr {body}/><a:lstStyle>{style}</a:lstStyle>{words}</p:txBody></p:sp>"
    )


def _words(words: str) -> str:
    return f"<a:p><a:r><a:rPr/><a:t>{escape(words)}</a:t></a:r></a:p>"


_SLIDE_NUMBER = (
    '<a:p><a:fld id="{4B414D00-0000-4000-8000-000000000001}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld></a:p>'
)
_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_INSETS = 'lIns="0" tIns="0" rIns="0" bIns="0"'


def _small(align: str) -> str:
    return (
        f'<a:lvl1pPr algn="{align}"><a:defRPr sz="{round(FOOTER_SIZE * 100)}"><a:solidFill>'
        f'<a:srgbClr val="{design.GREY}"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>'
    )


def _footers(first: int, *, places: bool) -> str:
    insets = f'{_INSETS} anchor="ctr"'
    footer = _placeholder(
        first, "Footer", 'type="ftr" sz="quarter" idx="11"', FOOTER if places else None, "<a:p/>", insets, _small("l")
    )
    number = _placeholder(
        first + 1,
        "Slide Number",
        'type="sldNum" sz="quarter" idx="12"',
        NUMBER if places else None,
        _SLIDE_NUMBER,
        insets,
        _small("r"),
    )
    return footer + number


def _master(language: Language) -> str:
    title = _placeholder(
        2,
        "Title",
        'type="title"',
        TITLE,
        _words(text("report.layout.title", language)),
        f'{_INSETS} anchor="ctr"',
    )
    body = _placeholder(3, "Text", 'type="body" idx="1"', WORDS, _words(text("report.layout.words", language)), _INSETS)
    marks = "".join(_bar(10 + number, box, colour) for number, (box, colour) in enumerate(MARKS))
    shapes = f"{_TREE}{marks}{_rule(20)}{title}{body}{_footers(4, places=True)}"
    layouts = "".join(f'<p:sldLayoutId id="{_MASTER_ID + n}" r:id="rId{n}"/>' for n in LAYOUTS)
    return (
        f'{XML_HEADER}<p:sldMaster {_NS}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{shapes}</p:spTree></p:cSld><p:clrMap {_MAP}/>"
        f"<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst><p:txStyles>{_text_styles()}</p:txStyles></p:sldMaster>"
    )


def _text_styles() -> str:
    title = (
        '<a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="95000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        "<a:buNone/>"
        f'<a:defRPr sz="{TITLE_SIZE * 100}" b="1"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
        '<a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr>'
    )
    levels = "".join(
        f'<a:lvl{n}pPr marL="{(n - 1) * 228600}" indent="0" algn="l"><a:spcBef><a:spcPts val="900"/></a:spcBef>'
        "<a:buNone/>"
        f'<a:defRPr sz="{(BODY_SIZE - 2 * (n > 1)) * 100}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        f'<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl{n}pPr>'
        for n in (1, 2, 3)
    )
    other = '<a:lvl1pPr algn="l"><a:defRPr sz="1400"><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>'
    return (
        f"<p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle>"
    )


def _layout(name: str, places: tuple[Box, Box] | None) -> str:
    """A layout; places are those of a picture and of the words beside it."""
    shapes = _placeholder(2, "Title", 'type="title"', None, "<a:p/>")
    if places is not None:
        shapes += _placeholder(3, "Picture", 'sz="half" idx="1"', places[0], "<a:p/>")
        shapes += _placeholder(6, "Text", 'type="body" sz="half" idx="2"', places[1], "<a:p/>", _INSETS)
    kind = "titleOnly" if places is None else "twoObj"
    return (
        f'{XML_HEADER}<p:sldLayout {_NS} type="{kind}" preserve="1"><p:cSld name="{escape(name)}">'
        f"<p:spTree>{_TREE}{shapes}{_footers(4, places=False)}"
        f"</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _theme() -> str:
    accents = (design.NAVY, design.BLUE, design.ORANGE, design.GREEN, design.LEVEL_TEXT, design.PREVIOUS)
    colours = {
        "dk1": design.INK,
        "lt1": design.WHITE,
        "dk2": design.NAVY,
        "lt2": "F3F6FA",
        **{f"accent{number}": colour for number, colour in enumerate(accents, start=1)},
        "hlink": design.BLUE,
        "folHlink": design.GREY,
    }
    scheme = "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in colours.items())
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{XML_HEADER}<a:theme xmlns:a="{namespaces.DRAWING}" name="KAM Partnerschaft"><a:themeElements>'
        f'<a:clrScheme name="KAM Partnerschaft">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="KAM Partnerschaft"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="KAM Partnerschaft"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
