"""The files that the fuzzing begins with: both templates, a filled demo, one with a long history, foreign lists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl

from support.strict import run
from support.workbooks import ENGLISH, GERMAN

LIST = (
    "Kriterium;Gewicht;Lieferant;Kunde;Notiz\r\n"
    'Termintreue;2;7,5;4;"hält; fast immer"\r\n'
    "Qualität;1;8;6;\r\nGemeinsame Planung;;5;9;später\r\nVertrauen;3;6;6,5;\r\n"
)


def german(folder: Path) -> Path:
    return _copied(GERMAN, folder)


def english(folder: Path) -> Path:
    return _copied(ENGLISH, folder)


def demo(folder: Path) -> Path:
    """What the command demo makes."""
    assert run(["demo", "--out", folder, "--lang", "de"]).code == 0
    return next(folder.glob("*.xlsx"))


def history(folder: Path) -> Path:
    """The demo with twelve more assessments in its history."""
    path = demo(folder)
    for month in range(1, 13):
        assert run(["snapshot", path, "--date", f"2025-{month:02d}-15"]).code == 0
    return path


def csv_list(folder: Path) -> Path:
    path = folder / "liste.csv"
    path.write_bytes(LIST.encode("utf-8-sig"))
    return path


def xlsx_list(folder: Path) -> Path:
    """The same list as openpyxl writes it, without shared strings of its own kind."""
    path = folder / "liste.xlsx"
    book = openpyxl.Workbook()
    for line in LIST.replace('"', "").splitlines():
        cells = line.split(";")[:4]
        book.active.append([float(c.replace(",", ".")) if c.replace(",", "").isdigit() else c or None for c in cells])
    book.save(path)
    return path


SAMPLES: dict[str, Callable[[Path], Path]] = {
    "german": german,
    "english": english,
    "demo": demo,
    "history": history,
    "csv_list": csv_list,
    "xlsx_list": xlsx_list,
}


def _copied(path: Path, folder: Path) -> Path:
    target = folder / path.name
    target.write_bytes(path.read_bytes())
    return target


def small_workbook() -> dict[str, bytes]:
    """The parts of a workbook that is just enough to be one of ours: three criteria, a setting or two, a history."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"

    def relationships(**targets: tuple[str, str]) -> str:
        told = "".join(f'<Relationship Id="{k}" Type="{office}/{t}" Target="{p}"/>' for k, (t, p) in targets.items())
        return f'<Relationships xmlns="{package}/relationships">{told}</Relationships>'

    columns = {"Number": "Nr", "Criterion": "Kriterium", "Weight": "Gewicht", "Supplier": "Lieferant",
               "KeyAccount": "Key Account", "Gap": "Differenz"}  # fmt: skip
    cells = {"KeyAccount": "B1", "Date": "C1", "ScaleMin": "D1", "ScaleMax": "E1", "Tolerance": "F1",
             "LevelCooperation": "G1", "LevelStrategic": "H1", "Language": "I1", "TemplateVersion": "J1"}  # fmt: skip
    names = [f'<definedName name="KAM_Col{key}">KAM_Criteria[{title}]</definedName>' for key, title in columns.items()]
    names += [f"<definedName name=\"KAM_{key}\">'P'!${cell[0]}$1</definedName>" for key, cell in cells.items()]
    first = ['<c r="B1" t="inlineStr"><is><t>Firma</t></is></c>', '<c r="I1" t="s"><v>0</v></c>']
    first += [
        f'<c r="{cell}"><v>{v}</v></c>' for cell, v in zip(("C1", "D1", "E1", "F1"), (46347, 0, 10, 1.5), strict=True)
    ]
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><f>ROW()</f><v>1</v></c><c r="B{n}" t="s"><v>1</v></c><c r="C{n}"><v>1</v></c>'
        f'<c r="D{n}"><v>7</v></c><c r="E{n}" t="e"><v>#N/A</v></c><c r="F{n}" t="str"><f/><v/></c></row>'
        for n in (4, 5, 6)
    )
    headings = "".join(f'<tableColumn id="{n}" name="{t}"/>' for n, t in enumerate(columns.values(), start=1))
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": relationships(r=("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="P" sheetId="1" r:id="s"/>'
        f"</sheets><definedNames>{''.join(names)}</definedNames></workbook>",
        "xl/_rels/workbook.xml.rels": relationships(
            s=("worksheet", "s.xml"), t=("sharedStrings", "t.xml"), y=("styles", "y.xml")
        ),
        "xl/s.xml": f'<worksheet xmlns="{main}"><sheetData><row r="1">{"".join(first)}</row>{rows}'
        "</sheetData></worksheet>",
        "xl/_rels/s.xml.rels": relationships(t=("table", "k.xml"), c=("comments", "c.xml")),
        "xl/k.xml": f'<table xmlns="{main}" name="KAM_Criteria" displayName="KAM_Criteria" ref="A3:F6">'
        f"<tableColumns>{headings}</tableColumns></table>",
        "xl/c.xml": f'<comments xmlns="{main}"><authors><author>A</author></authors><commentList><comment ref="B4" '
        'authorId="0"><text><r><t>x</t></r></text></comment></commentList></comments>',
        "xl/t.xml": f'<sst xmlns="{main}"><si><t>de</t></si><si><r><t>Eins_x000A_</t></r></si></sst>',
        "xl/y.xml": f'<styleSheet xmlns="{main}"><numFmts><numFmt numFmtId="170" formatCode="dd.mm."/></numFmts>'
        '<cellXfs><xf numFmtId="170"/></cellXfs></styleSheet>',
    }
    return {name: text.encode() for name, text in texts.items()}
