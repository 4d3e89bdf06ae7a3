"""A workbook with one of everything that people put into workbooks, built anew for each test run."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import xlsxwriter
import xlwings
from PIL import Image
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

FIRST, LAST = 7, 14  # the data rows of the table KAM_Criteria on the sheet Partnerschaft

_DIFFERENCE = (
    "=IF(COUNT(KAM_Criteria[[#This Row],[Lieferant]],KAM_Criteria[[#This Row],[Key Account]])=2,"
    'KAM_Criteria[[#This Row],[Key Account]]-KAM_Criteria[[#This Row],[Lieferant]],"")'
)
_CHART_2012 = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def build(path: Path) -> Path:
    """Write the workbook to ``path``, an .xlsm file."""
    book = xlsxwriter.Workbook(path)
    sheet, data = book.add_worksheet("Partnerschaft"), book.add_worksheet("Daten")
    _hidden_and_protected_sheets(book)
    _vba_project(book, path)
    _properties_and_names(book)
    _table(book, sheet)
    _texts(book, sheet)
    _rules(book, sheet)
    _page(sheet)
    _objects(book, sheet)
    _data(data)
    book.close()
    _add_parts_that_xlsxwriter_cannot_make(path)
    return path


def _hidden_and_protected_sheets(book: Workbook) -> None:
    hidden, very_hidden = book.add_worksheet("Versteckt"), book.add_worksheet("SehrVersteckt")
    hidden.hide()
    very_hidden.very_hidden()
    hidden.write("A1", "geheim")
    very_hidden.write("A1", 42)
    protected = book.add_worksheet("Ge schützt")
    protected.write("A2", 5, book.add_format({"locked": False}))
    protected.write_formula("A3", "=A2*2", None, 10)
    protected.protect("geheim", {"sort": True, "autofilter": True})


def _vba_project(book: Workbook, path: Path) -> None:
    standalone = Path(xlwings.__file__).with_name("quickstart_standalone.xlsm")
    project = path.with_name("vbaProject.bin")
    project.write_bytes(zipfile.ZipFile(standalone).read("xl/vbaProject.bin"))
    book.add_vba_project(project)


def _properties_and_names(book: Workbook) -> None:
    book.set_properties({"title": "Folter", "author": "KAM", "created": dt.datetime(2026, 1, 1)})
    book.set_custom_property("KAMVersion", "1.2.3")
    book.define_name("KAM_SupplierScore", "=Partnerschaft!$I$4")
    book.define_name("Partnerschaft!lokal", "=Partnerschaft!$I$5")
    book.define_name("KAM_Konst", "=0.75")
    book.define_name("KAM_Dyn", "=OFFSET(Daten!$A$1,0,0,COUNTA(Daten!$A:$A),1)")
    book.define_name("KAM_ColSupplier", "=KAM_Criteria[Lieferant]")
    book.define_name("KAM_Fest", f"=Partnerschaft!$D${FIRST}:$D${LAST}")


def _table(book: Workbook, sheet: Worksheet) -> None:
    entry = book.add_format({"bg_color": "#FFF9E5", "border": 1, "locked": False})
    number = book.add_format({"num_format": "0.0"})
    rows = [[f"Kriterium {i + 1}", 1, (i * 3) % 10 + 1, (i * 7) % 10 + 1] for i in range(LAST - FIRST + 1)]
    columns = [
        {"header": "Kriterium"},
        {"header": "Gewicht", "format": entry},
        {"header": "Lieferant", "format": entry},
        {"header": "Key Account", "format": entry},
        {"header": "Differenz", "formula": _DIFFERENCE, "format": number},
    ]
    table = {"name": "KAM_Criteria", "style": "Table Style Light 1", "data": rows, "columns": columns}
    sheet.add_table(FIRST - 2, 1, LAST - 1, 5, table)
    weighted = "=SUMPRODUCT(KAM_Criteria[Gewicht],KAM_Criteria[{0}])/SUM(KAM_Criteria[Gewicht])"
    sheet.write_formula("I4", weighted.format("Lieferant"), number, 5)
    sheet.write_formula("I5", weighted.format("Key Account"), number, 5)
    sheet.write_array_formula("I6:I6", "{=SUM(IF(ISNUMBER(KAM_ColSupplier),KAM_ColSupplier,0))}", None, 0)
    sheet.write_formula("I7", f"=SUM(D{FIRST}:D{LAST})", None, 0)
    filtered = '=_xlfn._xlws.FILTER(KAM_Criteria[Kriterium],KAM_Criteria[Lieferant]>5,"-")'
    sheet.write_dynamic_array_formula("M7", filtered, None, "Kriterium 3")


def _texts(book: Workbook, sheet: Worksheet) -> None:
    bold, red = book.add_format({"bold": 1}), book.add_format({"font_color": "red"})
    sheet.merge_range("B3:F3", "verbunden", bold)
    sheet.write_rich_string("B4", "normal ", bold, "fett ", red, "rot")
    sheet.write_url("H1", "https://example.org/x", string="Link")
    sheet.write_url("H2", "internal:'Daten'!A1", string="intern")
    sheet.write_datetime("H5", dt.datetime(2026, 5, 1), book.add_format({"num_format": "dd.mm.yyyy"}))
    sheet.write_comment("B7", "Eine Notiz", {"author": "KAM"})
    sheet.ignore_errors({"number_stored_as_text": f"B{FIRST}:B{LAST}"})


def _rules(book: Workbook, sheet: Worksheet) -> None:
    def body(columns: str) -> str:
        first, last = columns[0], columns[-1]
        return f"{first}{FIRST}:{last}{LAST}"

    weights = {"validate": "list", "source": [1, 2, 3], "input_title": "Gewicht", "error_message": "1-3"}
    sheet.data_validation(body("C"), weights)
    limits = {
        "validate": "decimal",
        "criteria": "between",
        "minimum": "=Daten!$B$2",
        "maximum": "=Daten!$B$4",
    }
    sheet.data_validation(body("DE"), limits)
    bar = {"type": "data_bar", "data_bar_2010": True, "bar_solid": True, "min_type": "num", "min_value": 0}
    sheet.conditional_format(body("D"), bar)
    sheet.conditional_format(body("E"), {"type": "icon_set", "icon_style": "3_traffic_lights"})
    red = book.add_format({"font_color": "red"})
    sheet.conditional_format(body("BF"), {"type": "formula", "criteria": "=$F7<-2", "format": red})
    sheet.conditional_format(body("F"), {"type": "3_color_scale"})


def _page(sheet: Worksheet) -> None:
    sheet.set_row(LAST - 1, 30)
    sheet.set_column("K:L", 9, None, {"level": 1, "hidden": 1})
    sheet.freeze_panes(6, 2)
    sheet.set_zoom(90)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.print_area("A1:Q40")
    sheet.repeat_rows(5)
    sheet.set_footer("&CSeite &P von &N")


def _objects(book: Workbook, sheet: Worksheet) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (60, 40), (30, 120, 200)).save(picture, "png")
    sheet.insert_image("H20", "logo.png", {"image_data": picture, "description": "Logo"})
    sheet.insert_textbox("H24", "Hinweistext", {"width": 150, "height": 50})
    sheet.insert_button("H28", {"macro": "Start", "caption": "Rechnen"})
    sheet.add_sparkline("G7", {"range": f"Partnerschaft!D{FIRST}:D{LAST}"})
    chart = book.add_chart({"type": "scatter"})
    column = "=Partnerschaft!${0}${1}:${0}${2}"
    series = {
        "name": "Kriterien",
        "categories": column.format("D", FIRST, LAST),
        "values": column.format("E", FIRST, LAST),
        "data_labels": {"value": True, "position": "right"},
    }
    chart.add_series(series)
    chart.add_series({"name": "Balance", "categories": "=Daten!$A$2:$A$4", "values": "=Daten!$B$2:$B$4"})
    chart.set_title({"name": "Diagramm"})
    sheet.insert_chart("N7", chart, {"description": "KAM-Diagramm", "object_position": 1})


def _data(data: Worksheet) -> None:
    for row, value in enumerate(["x", 0, 5, 10]):
        data.write(row, 0, value)
        data.write(row, 1, value)
    rows = f"D{FIRST}:D{LAST}"
    data.write_formula("H1", f"=SUM({rows})+SUM(Partnerschaft!{rows})", None, 0)
    totals = {
        "name": "KAM_Totals",
        "total_row": True,
        "data": [["a", 1], ["b", 2]],
        "columns": [{"header": "k", "total_string": "Summe"}, {"header": "v", "total_function": "sum"}],
    }
    data.add_table("D1:E4", totals)


def _add_parts_that_xlsxwriter_cannot_make(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/charts/chart1.xml"] = _with_label_range(parts["xl/charts/chart1.xml"].decode()).encode()
    parts["customXml/item1.xml"] = b'<kam xmlns="urn:kam:meta"><version>1</version></kam>'
    parts["customUI/customUI14.xml"] = (
        b'<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui"><ribbon><tabs>'
        b'<tab id="kam" label="KAM"/></tabs></ribbon></customUI>'
    )
    new = {
        "xl/_rels/workbook.xml.rels": (f"{_RELATIONSHIPS}/customXml", "../customXml/item1.xml"),
        "_rels/.rels": (
            "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility",
            "customUI/customUI14.xml",
        ),
    }
    for rels, (kind, target) in new.items():
        element = f'<Relationship Id="rId900" Type="{kind}" Target="{target}"/></Relationships>'
        parts[rels] = parts[rels].replace(b"</Relationships>", element.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _with_label_range(chart: str) -> str:
    """Give the first series labels from cells, as Excel 2013 writes them."""
    count = LAST - FIRST + 1
    points = "".join(f'<c:pt idx="{i}"><c:v>Kriterium {i + 1}</c:v></c:pt>' for i in range(count))
    label_range = (
        f'<c:extLst><c:ext uri="{{02D57815-91ED-43cb-92C2-25804820EDAC}}" {_CHART_2012}>'
        f"<c15:datalabelsRange><c15:f>Partnerschaft!$B${FIRST}:$B${LAST}</c15:f><c15:dlblRangeCache>"
        f'<c:ptCount val="{count}"/>{points}</c15:dlblRangeCache></c15:datalabelsRange></c:ext></c:extLst>'
    )
    end = chart.index("</c:ser>")
    return chart[:end] + label_range + chart[end:]
