"""Files that are none of ours, damaged, or made to do harm."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import openpyxl
import pytest

from kam_partnership.workbook import names
from zoo.cage import BOOK, MAIN_PAGE, animal, change, pack, parts_of

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")


@animal
def missing(path: Path) -> Path:
    """No file at all."""
    return path.with_name("nirgends.xlsx")


@animal
def missing_folder(path: Path) -> Path:
    """Not even its folder."""
    return path.parent / "nirgends" / "mappe.xlsx"


@animal
def empty(path: Path) -> Path:
    """No byte: what a full disk or a broken synchronisation leaves."""
    path.write_bytes(b"")
    return path


@animal
def not_a_zip(path: Path) -> Path:
    """A web page that calls itself a workbook."""
    path.write_text("<html><table><tr><td>1</td></tr></table></html>")
    return path


@animal
def truncated(path: Path) -> Path:
    """A download that broke off."""
    path.write_bytes(path.read_bytes()[:40_000])
    return path


@animal
def checksum_wrong(path: Path) -> Path:
    """One bit of a part is flipped."""
    data = bytearray(path.read_bytes())
    data[data.index(b"xl/workbook.xml") + 200] ^= 1
    path.write_bytes(data)
    return path


@animal
def encrypted(path: Path) -> Path:
    """A workbook with a password: an OLE file with EncryptedPackage."""
    path.write_bytes(_OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2_000))
    return path


@animal
def encrypted_members(path: Path) -> Path:
    """A zip file whose members have a password."""
    data = bytearray(path.read_bytes())
    place = -1
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        while (place := data.find(mark, place + 1)) >= 0:
            data[place + offset] |= 1
    path.write_bytes(data)
    return path


@animal
def old_xls(path: Path) -> Path:
    """An .xls of Excel 97."""
    target = path.with_suffix(".xls")
    target.write_bytes(_OLE + bytes(504) + "Workbook".encode("utf-16-le") + bytes(2_000))
    return target


@animal
def binary_xlsb(path: Path) -> Path:
    """An .xlsb: the same package with a workbook that is no XML."""
    parts = parts_of(path)
    parts["xl/workbook.bin"] = bytes(range(256))
    del parts[BOOK]
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"xl/workbook.xml", b"xl/workbook.bin")
    return pack(path.with_suffix(".xlsb"), parts)


@animal
def open_document(path: Path) -> Path:
    """An .ods."""
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return pack(path.with_suffix(".ods"), {"mimetype": kind, "content.xml": b"<office:document-content/>"})


@animal
def somebody_elses_workbook(path: Path) -> Path:
    """A workbook that has nothing to do with us."""
    book = openpyxl.Workbook()
    book.active.append(["Umsatz", 12])
    book.save(path)
    return path


@animal
def word_document(path: Path) -> Path:
    """A document renamed to .xlsx."""
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="w.xml"/>'
        b"</Relationships>"
    )
    return pack(path, {"[Content_Types].xml": b"<Types/>", "_rels/.rels": rels, "w.xml": b"<document/>"})


# ---------------------------------------------------------------------- bombs
@animal
def zip_bomb(path: Path) -> Path:
    """A few hundred kilobytes that unpack to more than the bound."""
    parts = parts_of(path)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        with archive.open("xl/media/bombe.bin", "w", force_zip64=True) as member:
            for _ in range(257):
                member.write(bytes(1024 * 1024))
    path.write_bytes(buffer.getvalue())
    return path


@animal
def a_size_that_lies(path: Path) -> Path:
    """A member that says it is small and is not."""
    parts = parts_of(path)
    pack(path, {**parts, BOOK: parts[BOOK].ljust(5_000_000)})
    data = path.read_bytes().replace((5_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    path.write_bytes(data)
    return path


@animal
def too_many_parts(path: Path) -> Path:
    """More parts than any workbook has."""
    return pack(path, {**parts_of(path), **{f"xl/media/{n}.bin": b"" for n in range(10_001)}})


@animal
def too_many_elements(path: Path) -> Path:
    """A sheet whose tree would take gigabytes."""
    rows = '<row s="0" ht="9" customHeight="1"/>' * 1_600_000
    return change(path, MAIN_PAGE, ("<sheetData>", "<sheetData>" + rows))


@animal
def an_endless_text(path: Path) -> Path:
    """A cell of fifty megabytes: nothing to cut the part at for as long."""
    row = '<row r="900"><c r="B900" t="inlineStr"><is><t>' + "a" * 50_000_000 + "</t></is></c></row>"
    return change(path, MAIN_PAGE, ("</sheetData>", row + "</sheetData>"))


@animal
def billion_laughs(path: Path) -> Path:
    """Entities that multiply."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<!DOCTYPE x [<!ENTITY l0 "haha">{entities}]><workbook>&l9;</workbook>'
    return pack(path, {**parts_of(path), BOOK: laughs.encode()})


@animal
def billion_laughs_among_texts(path: Path) -> Path:
    """The same in an attribute of the shared texts, in UTF-16."""
    parts = parts_of(path)
    text = parts["xl/sharedStrings.xml"].decode()
    start = text.index("<sst")
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>' + text[start:]
    parts["xl/sharedStrings.xml"] = text.replace("<sst ", '<sst x="&a;" ').encode("utf-16")
    return pack(path, parts)


@animal
def outside_entity(path: Path) -> Path:
    """An entity that reads a file of this computer into the key account's name."""
    secret = path.with_name("geheim.txt")
    secret.write_text("geheim")
    parts = parts_of(path)
    text = parts["xl/sharedStrings.xml"].decode()
    text = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>' + text[text.index("<sst") :]
    parts["xl/sharedStrings.xml"] = text.replace("<t>", "<t>&e;", 3).encode()
    return pack(path, parts)


@animal
def deep_nesting(path: Path) -> Path:
    """A hundred thousand elements in each other."""
    deep = "<a>" * 100_000 + "</a>" * 100_000
    return change(path, MAIN_PAGE, ("<sheetData>", f'<sheetData><row r="1">{deep}</row>'))


@animal
def unusual_encoding(path: Path) -> Path:
    """UTF-7, in which "<" hides from whoever looks for it."""
    parts = parts_of(path)
    text = parts[BOOK].decode()
    parts[BOOK] = b'<?xml version="1.0" encoding="UTF-7"?>' + text[text.index("<workbook") :].encode("utf-7")
    return pack(path, parts)


# ---------------------------------------------------------------------- tricks with the package
@animal
def a_part_twice(path: Path) -> Path:
    """Two workbooks in one: which one is read depends on the reader."""
    parts = list(parts_of(path).items())
    with pytest.warns(UserWarning, match="Duplicate name"):
        return pack(path, [*parts, (MAIN_PAGE, dict(parts)[MAIN_PAGE].replace(b"<v>9</v>", b"<v>1</v>"))])


@animal
def a_part_twice_in_capitals(path: Path) -> Path:
    """The same, with another spelling: Excel does not tell them apart."""
    parts = parts_of(path)
    return pack(path, {**parts, MAIN_PAGE.upper(): parts[MAIN_PAGE]})


@animal
def parts_that_climb(path: Path) -> Path:
    """Names that would leave the folder they are unpacked to."""
    return pack(path, {**parts_of(path), "../../../tmp/boese.txt": b"x"})


@animal
def relationships_that_climb(path: Path) -> Path:
    """A sheet that is said to stand outside of the package."""
    return change(path, "xl/_rels/workbook.xml.rels", ("worksheets/sheet1.xml", "../../../../etc/passwd"))


@animal
def relationships_in_a_circle(path: Path) -> Path:
    """The workbook is its own first sheet."""
    return change(path, "xl/_rels/workbook.xml.rels", ("worksheets/sheet1.xml", "workbook.xml"))


@animal
def unusual_packing(path: Path) -> Path:
    """Parts packed with LZMA, which may ask for gigabytes before the first byte."""
    parts = parts_of(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        for name in ("[Content_Types].xml", "_rels/.rels", BOOK):
            archive.writestr(name, parts[name])
    return path


@animal
def no_parts_at_all(path: Path) -> Path:
    """An empty zip file."""
    return pack(path, {})


@animal
def parts_that_are_no_xml(path: Path) -> Path:
    """The main sheet is a picture."""
    return pack(path, {**parts_of(path), MAIN_PAGE: b"\x89PNG\r\n\x1a\n" + bytes(100)})


@animal
def a_newer_template(path: Path) -> Path:
    """Made by a version of this product that does not exist yet."""
    return change(path, "xl/sharedStrings.xml", (f"<t>{names.TEMPLATE_VERSION}</t>", "<t>99.0.0</t>"))


# ---------------------------------------------------------------------- no file at all
@animal
def a_folder(path: Path) -> Path:
    """A folder of that name."""
    folder = path.with_name("ordner.xlsx")
    folder.mkdir()
    return folder


@animal
def a_pipe(path: Path) -> Path:
    """A pipe that nobody writes to: whoever opens it waits forever."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("Windows has no such files")
    pipe = path.with_name("pipe.xlsx")
    os.mkfifo(pipe)
    return pipe


@animal
def a_device(path: Path) -> Path:
    """A file without end."""
    if not Path("/dev/zero").exists():
        pytest.skip("Windows has no such files")
    link = path.with_name("null.xlsx")
    link.symlink_to("/dev/zero")
    return link


@animal
def a_link_to_a_workbook(path: Path) -> Path:
    """A symbolic link to a healthy workbook: it is read and changed through the link."""
    link = path.with_name("link.xlsx")
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("links need rights on Windows")
    return link


@animal
def a_link_to_itself(path: Path) -> Path:
    """A symbolic link that leads to itself."""
    link = path.with_name("kreis.xlsx")
    try:
        link.symlink_to(link)
    except OSError:
        pytest.skip("links need rights on Windows")
    return link


@animal
def no_permission_to_read(path: Path) -> Path:
    """Somebody else's file."""
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        pytest.skip("the administrator may read everything")
    path.chmod(0)
    return path
