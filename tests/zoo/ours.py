"""Workbooks of ours after every kind of abuse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from carry import damage
from support import libreoffice
from support.workbooks import Content, fill, save_with_openpyxl
from zoo.cage import BOOK, FIRST, LAST, MAIN_PAGE, SETTINGS, TABLE, animal, change, change_by, pack, parts_of, put_cell


# ---------------------------------------------------------------------- left alone
@animal
def healthy(path: Path) -> Path:
    """The sample as it is."""
    return path


@animal
def umlauts_and_blanks_in_the_name(path: Path) -> Path:
    """A file name as people choose them."""
    return path.rename(path.with_name("Müller & Söhne – Entwurf (2) 😀.xlsx"))


# ---------------------------------------------------------------------- table and columns
@animal
def headings_renamed(path: Path) -> Path:
    """Lieferant and Key Account carry the companies' names."""
    parts = parts_of(path)
    for old, new in (("Lieferant", "Beispiel GmbH"), ("Key Account", "Muster [AG]")):
        inside = new.replace("[", "'[").replace("]", "']")
        for name in [name for name in parts if name.endswith(".xml")]:
            text = parts[name].decode()
            text = text.replace(f"KAM_Criteria[{old}]", f"KAM_Criteria[{inside}]")
            text = text.replace(f"KAM_Criteria[[#This Row],[{old}]]", f"KAM_Criteria[[#This Row],[{inside}]]")
            parts[name] = text.encode()
        parts[TABLE] = parts[TABLE].replace(f'name="{old}"'.encode(), f'name="{new}"'.encode())
    pack(path, parts)
    put_cell(path, "E9", "<is><t>Beispiel GmbH</t></is>", "inlineStr")
    return put_cell(path, "F9", "<is><t>Muster [AG]</t></is>", "inlineStr")


@animal
def columns_moved(path: Path) -> Path:
    """Columns in another order."""
    return damage.columns_moved(path)


@animal
def table_to_range(path: Path) -> Path:
    """All tables turned into ranges."""
    return damage.table_to_range(path)


@animal
def rows_below_the_table(path: Path) -> Path:
    """Criteria typed below the table that did not join it."""
    rows = "".join(
        f'<row r="{row}"><c r="C{row}" t="inlineStr"><is><t>Nachzügler {row}</t></is></c>'
        f'<c r="E{row}"><v>5</v></c><c r="F{row}"><v>6</v></c></row>'
        for row in (LAST + 1, LAST + 2)
    )
    return change(path, MAIN_PAGE, ("</sheetData>", rows + "</sheetData>"))


@animal
def a_second_table(path: Path) -> Path:
    """A table of the user's own on the same sheet."""
    parts = parts_of(path)
    parts["xl/tables/table99.xml"] = (
        b'<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="99" name="Eigene" '
        b'displayName="Eigene" ref="Z40:AA42"><tableColumns count="2"><tableColumn id="1" name="A"/>'
        b'<tableColumn id="2" name="B"/></tableColumns></table>'
    )
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    parts[rels] = parts[rels].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" '
        b'Target="../tables/table99.xml"/></Relationships>',
    )
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/xl/tables/table99.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'spreadsheetml.table+xml"/></Types>',
    )
    return pack(path, parts)


@animal
def two_tables_of_one_name(path: Path) -> Path:
    """KAM_Criteria twice, as careless programs copy sheets."""
    parts = parts_of(path)
    parts["xl/tables/table2.xml"] = parts["xl/tables/table2.xml"].replace(b"KAM_Measures", b"KAM_Criteria")
    return pack(path, parts)


@animal
def table_over_all_rows(path: Path) -> Path:
    """The table pulled down to the last row of the sheet."""
    return change(path, TABLE, (f'ref="B9:H{LAST}"', 'ref="B9:H1048576"'))


@animal
def table_without_range(path: Path) -> Path:
    """A table whose range is nonsense."""
    return change(path, TABLE, (f'ref="B9:H{LAST}"', 'ref="überall"'))


@animal
def filtered_and_hidden_rows(path: Path) -> Path:
    """A filter hides rows of the table; they count all the same."""
    parts = parts_of(path)
    table = parts[TABLE].decode().replace("<tableColumns", f'<autoFilter ref="B9:H{LAST}"/><tableColumns', 1)
    parts[TABLE] = table.encode()
    page = parts[MAIN_PAGE].decode()
    parts[MAIN_PAGE] = page.replace(f'<row r="{FIRST + 1}"', f'<row r="{FIRST + 1}" hidden="1"', 1).encode()
    return pack(path, parts)


@animal
def merged_cells_in_the_table(path: Path) -> Path:
    """Two rating cells merged: the second one is blank."""
    put_cell(path, "F11", "")
    return change_by(
        path, MAIN_PAGE, "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="E11:F11"/></mergeCells>'
    )


@animal
def merged_by_nonsense(path: Path) -> Path:
    """Merged cells that no sheet has."""
    return change(path, MAIN_PAGE, ("</sheetData>", '</sheetData><mergeCells><mergeCell ref="ZZZ1:0"/></mergeCells>'))


# ---------------------------------------------------------------------- sheets
@animal
def sheets_renamed(path: Path) -> Path:
    """Sheets renamed as Excel does it."""
    return damage.settings_and_guide_renamed(path)


@animal
def sheets_renamed_carelessly(path: Path) -> Path:
    """The main sheet renamed by a program that leaves the names behind."""
    return change(path, BOOK, ('<sheet name="Partnerschaft"', '<sheet name="Kunde 7"'))


@animal
def main_sheet_copied(path: Path) -> Path:
    """Only a copy of the main sheet is left."""
    return damage.only_the_copy_left(path)


@animal
def sheets_hidden(path: Path) -> Path:
    """Every sheet but one is hidden, one of them very."""
    return change(
        path,
        BOOK,
        ('<sheet name="Partnerschaft"', '<sheet state="hidden" name="Partnerschaft"'),
        ('<sheet name="Verlauf"', '<sheet state="veryHidden" name="Verlauf"'),
    )


@animal
def settings_deleted(path: Path) -> Path:
    """The settings sheet is gone; names lead nowhere."""
    parts = parts_of(path)
    book = parts[BOOK].decode()
    book = book.replace("'Einstellungen'!", "#REF!").replace('<sheet name="Einstellungen"', '<gone name="x"')
    parts[BOOK] = book.encode()
    return pack(path, parts)


@animal
def history_deleted(path: Path) -> Path:
    """The history's sheet is gone."""
    return change_by(path, BOOK, r'<sheet name="Verlauf"[^>]*/>', "")


# ---------------------------------------------------------------------- names
@animal
def names_deleted(path: Path) -> Path:
    """Not one defined name is left."""
    return change_by(path, BOOK, "<definedNames>.*</definedNames>", "")


@animal
def one_name_deleted(path: Path) -> Path:
    """The weights' name deleted in the name manager."""
    return change_by(path, BOOK, '<definedName name="KAM_ColWeight">.*?</definedName>', "")


@animal
def names_pointing_nowhere(path: Path) -> Path:
    """Names of single cells and of a column that say #REF!."""
    change_by(path, BOOK, '(<definedName name="KAM_(?:Author|Tolerance|ColGap)">).*?<', r"\g<1>#REF!<")
    return path


@animal
def names_doubled(path: Path) -> Path:
    """A second, wrong name of the same name behind the first, and one for a single sheet."""
    twice = (
        "<definedName name=\"KAM_ColSupplier\">'Partnerschaft'!$A$1</definedName>"
        '<definedName name="KAM_Tolerance" localSheetId="2">\'Maßnahmen\'!$A$1</definedName></definedNames>'
    )
    return change(path, BOOK, ("</definedNames>", twice))


@animal
def names_local_to_a_sheet(path: Path) -> Path:
    """All names belong to the main sheet only, as after copying sheets to another file."""
    return change(path, BOOK, ('<definedName name="KAM_', '<definedName localSheetId="0" name="KAM_'))


@animal
def names_in_a_circle(path: Path) -> Path:
    """Names that mean each other."""
    change_by(path, BOOK, '(<definedName name="KAM_Author">).*?<', r"\g<1>KAM_Supplier<")
    return change_by(path, BOOK, '(<definedName name="KAM_Supplier">).*?<', r"\g<1>KAM_Author<")


@animal
def names_of_sheets_that_never_were(path: Path) -> Path:
    """Local names of sheet -1 and of sheet 9999."""
    more = (
        '<definedName name="KAM_Date" localSheetId="-1">x</definedName>'
        '<definedName name="KAM_Date" localSheetId="9999">y</definedName></definedNames>'
    )
    return change(path, BOOK, ("</definedNames>", more))


@animal
def columns_as_whole_columns(path: Path) -> Path:
    """A rating column's name means all rows of the sheet."""
    return change_by(path, BOOK, '(<definedName name="KAM_ColSupplier">).*?<', r"\g<1>'Partnerschaft'!$E$1:$E$1048576<")


# ---------------------------------------------------------------------- what stands in cells
@animal
def error_values(path: Path) -> Path:
    """#DIV/0! as a rating and #N/A as a weight."""
    put_cell(path, "E11", "<v>#DIV/0!</v>", "e")
    return put_cell(path, "D12", "<v>#N/A</v>", "e")


@animal
def formulas_as_ratings(path: Path) -> Path:
    """Ratings that are computed; one without a saved result, one that results in text."""
    put_cell(path, "E11", "<f>3+4</f><v>7</v>")
    put_cell(path, "E12", "<f>2*4</f>")
    return put_cell(path, "F12", "<f>&quot;sehr &quot;&amp;&quot;gut&quot;</f><v>sehr gut</v>", "str")


@animal
def array_formulas_as_ratings(path: Path) -> Path:
    """One array formula over three rating cells."""
    put_cell(path, "E11", '<f t="array" ref="E11:E13">TRANSPOSE({5,6,7})</f><v>5</v>')
    put_cell(path, "E12", "<v>6</v>")
    return put_cell(path, "E13", "<v>7</v>")


@animal
def ratings_as_text(path: Path) -> Path:
    """Numbers typed as text, TRUE, and a smiley."""
    put_cell(path, "E11", "<is><t>7,5</t></is>", "inlineStr")
    put_cell(path, "E12", "<v>1</v>", "b")
    return put_cell(path, "F12", "<is><t>😀</t></is>", "inlineStr")


@animal
def numbers_that_are_none(path: Path) -> Path:
    """NaN, infinity, and numbers at both ends of what a cell holds."""
    for cell, number in (("E11", "NaN"), ("E12", "inf"), ("E13", "1e308"), ("E14", "-1e-320"), ("F11", "1_0")):
        put_cell(path, cell, f"<v>{number}</v>")
    return path


@animal
def dates_from_1904(path: Path) -> Path:
    """The date system of old Macs."""
    return change(path, BOOK, ("<workbookPr", '<workbookPr date1904="1"'))


@animal
def a_date_beyond_all_dates(path: Path) -> Path:
    """The assessment's date is a number that no calendar has."""
    return put_cell(path, "L3", "<v>99999999999</v>")


@animal
def another_scale(path: Path) -> Path:
    """A scale of 0 to 100: the sample's ratings all lie on it."""
    return put_cell(path, "C7", "<v>100</v>", part=SETTINGS)


@animal
def a_scale_upside_down(path: Path) -> Path:
    """The maximum is below the minimum."""
    return put_cell(path, "C7", "<v>-3</v>", part=SETTINGS)


@animal
def emoji_and_right_to_left(path: Path) -> Path:
    """Names in Hebrew and Arabic, emoji, a zero-width joiner, and signs that turn the direction of writing."""
    put_cell(path, "B3", "<is><t>שלום 👩‍👩‍👧 \u202eגמל\u202c</t></is>", "inlineStr")
    return put_cell(path, "C11", "<is><t>جودة 🎯 e\u0301</t></is>", "inlineStr")


@animal
def control_characters(path: Path) -> Path:
    """What XML cannot hold, the way Excel writes it; half of a character of two codes."""
    put_cell(path, "C11", "<is><t>a_x0000_b_x0001_c_xD83D_d_xFFFF_</t></is>", "inlineStr")
    return put_cell(path, "B3", "<is><t>_x000B_Firma_x001B_[31m</t></is>", "inlineStr")


@animal
def the_longest_text(path: Path) -> Path:
    """32,767 characters as a criterion and as the key account."""
    put_cell(path, "C11", f"<is><t>{'ä' * 32_767}</t></is>", "inlineStr")
    return put_cell(path, "B3", f"<is><t>{'Firma ' * 5_461}x</t></is>", "inlineStr")


@animal
def formulas_as_text(path: Path) -> Path:
    """Names that Excel would take for formulas if they were written back as typed."""
    put_cell(path, "B3", "<is><t>=cmd|'/C calc'!A0</t></is>", "inlineStr")
    return put_cell(path, "C11", '<is><t>=HYPERLINK("http://x","y")</t></is>', "inlineStr")


@animal
def scripts_as_text(path: Path) -> Path:
    """Names that a browser or a terminal would run."""
    put_cell(path, "B3", "<is><t>&lt;script&gt;alert(1)&lt;/script&gt;</t></is>", "inlineStr")
    return put_cell(path, "C11", "<is><t>$(rm -rf ~) {0} {file} %s `id`</t></is>", "inlineStr")


@animal
def every_cell_overwritten(path: Path) -> Path:
    """Formulas replaced by numbers."""
    return damage.formulas_overwritten(path)


# ---------------------------------------------------------------------- written by others
@animal
def saved_by_openpyxl(path: Path) -> Path:
    """Read and written by openpyxl."""
    return save_with_openpyxl(path)


@animal
def without_shared_strings(path: Path) -> Path:
    """All texts inline and no addresses on rows, as Numbers and export libraries write."""
    parts = parts_of(path)
    strings = re.findall(r"<si>(.*?)</si>", parts["xl/sharedStrings.xml"].decode(), re.DOTALL)
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        sheet = re.sub(
            r'<c r="(\w+)"( s="\d+")? t="s"><v>(\d+)</v></c>',
            lambda m: f'<c r="{m[1]}"{m[2] or ""} t="inlineStr"><is>{strings[int(m[3])]}</is></c>',
            parts[name].decode(),
        )
        parts[name] = sheet.encode()
    del parts["xl/sharedStrings.xml"]
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        parts[name] = re.sub(rb"<(Override|Relationship)[^>]*sharedStrings[^>]*/>", b"", parts[name])
    return pack(path, parts)


@animal
def without_saved_results(path: Path) -> Path:
    """Formulas without their results, as libraries write that calculate nothing."""
    parts = parts_of(path)
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        parts[name] = re.sub(rb"(<f[^>]*?(?:/>|>[^<]*</f>))<v>[^<]*</v>", rb"\1", parts[name])
    return pack(path, parts)


@animal
def with_macros(path: Path) -> Path:
    """An .xlsm with a macro project of rubbish: never run, kept where the workbook stays one with macros."""
    parts = parts_of(path)
    parts["xl/vbaProject.bin"] = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512)
    parts["[Content_Types].xml"] = (
        parts["[Content_Types].xml"]
        .replace(b"spreadsheetml.sheet.main+xml", b"macroEnabled.main+xml")
        .replace(
            b"application/vnd.openxmlformats-officedocument.macroEnabled",
            b"application/vnd.ms-excel.sheet.macroEnabled",
        )
        .replace(b"</Types>", b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')
    )
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId98" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        b'Target="vbaProject.bin"/></Relationships>',
    )
    return pack(path, parts).rename(path.with_suffix(".xlsm"))


@animal
def with_external_links(path: Path) -> Path:
    """A link to another workbook on a server that must never be asked, and a rating that comes from it."""
    parts = parts_of(path)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts["xl/externalLinks/externalLink1.xml"] = (
        f'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{office}">'
        '<externalBook r:id="rId1"><sheetNames><sheetName val="X"/></sheetNames></externalBook></externalLink>'
    ).encode()
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{office}/externalLinkPath" Target="http://192.0.2.1/x.xlsx" TargetMode="External"/></Relationships>'
    ).encode()
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rId97" Type="{office}/externalLink" Target="externalLinks/externalLink1.xml"/>'
        "</Relationships>".encode(),
    )
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.spreadsheetml.externalLink+xml"/></Types>',
    )
    parts[BOOK] = parts[BOOK].replace(
        b"<definedNames>", b'<externalReferences><externalReference r:id="rId97"/></externalReferences><definedNames>'
    )
    pack(path, parts)
    return put_cell(path, "E11", "<f>[1]X!$A$1</f><v>6</v>")


@animal
def a_million_empty_rows(path: Path) -> Path:
    """Row elements without cells down to the last row of the sheet."""
    rows = "".join(f'<row r="{row}"/>' for row in range(LAST + 1, 1_048_577))
    return change(path, MAIN_PAGE, ("</sheetData>", rows + "</sheetData>"))


@animal
def rows_in_no_order(path: Path) -> Path:
    """The lowest row first, as no program writes them."""
    text = parts_of(path)[MAIN_PAGE].decode()
    start, end = text.index("<sheetData>") + len("<sheetData>"), text.index("</sheetData>")
    rows = re.findall(r"<row [^>]*/>|<row .*?</row>", text[start:end], re.DOTALL)
    assert "".join(rows) == text[start:end]
    return change(path, MAIN_PAGE, (text[start:end], "".join(reversed(rows))))


@animal
def something_in_the_last_cell(path: Path) -> Path:
    """A blank typed into XFD1048576: the used range is the whole sheet."""
    cell = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t> </t></is></c></row>'
    return change(path, MAIN_PAGE, ("</sheetData>", cell + "</sheetData>"))


@animal
def rows_beyond_the_sheet(path: Path) -> Path:
    """Addresses that no sheet has."""
    cells = (
        '<row r="99999999999999999999"><c r="E99999999999999999999"><v>1</v></c></row>'
        '<row r="-5"><c r="ZZZ1"><v>1</v></c></row><row r="5e3"><c><v>1</v></c></row>'
    )
    return change(path, MAIN_PAGE, ("</sheetData>", cells + "</sheetData>"))


@animal
def a_dimension_that_lies(path: Path) -> Path:
    """The sheet says that it is as large as it can be."""
    return change_by(path, MAIN_PAGE, '<dimension ref="[^"]*"/>', '<dimension ref="A1:XFD1048576"/>')


@animal
def deep_formulas(path: Path) -> Path:
    """Brackets nested deeper than any program may follow."""
    return put_cell(path, "E11", f"<f>{'(' * 3_000}1{')' * 3_000}</f><v>1</v>")


@animal
def formulas_without_end(path: Path) -> Path:
    """A cell that means itself, and sums over everything."""
    put_cell(path, "E11", "<f>E11+1</f><v>1</v>")
    return put_cell(path, "E12", "<f>SUMPRODUCT(A1:XFD1048576*A1:XFD1048576)</f><v>1</v>")


@animal
def five_thousand_criteria(path: Path) -> Path:
    """As many criteria as nobody has."""
    rows = tuple((f"Kriterium {n}", 1.0, float(n % 11), float(n % 7)) for n in range(5_000))
    return fill(path, Content((0.0, 10.0, 1.5, 4.0, 7.0), rows))


@animal
def saved_by_libreoffice(path: Path) -> Path:
    """Opened and saved by LibreOffice."""
    if libreoffice.find_soffice() is None:
        pytest.skip("LibreOffice is not installed")
    return libreoffice.recalculate(path, path.parent / "lo")
