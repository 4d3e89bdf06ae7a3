"""A workbook file as what it is: a zip package of parts and the relationships between them."""

from __future__ import annotations

import functools
import io
import posixpath
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from lxml import etree

from kam_partnership.errors import FileUnreadable
from kam_partnership.xlsx import namespaces
from kam_partnership.xlsx.bounds import (
    MAX_PARTS,
    MAX_UNPACKED_BYTES,
    member_trouble,
    xml_trouble,
)
from kam_partnership.xlsx.remembered import remembered

CONTENT_TYPES: Final = "[Content_Types].xml"

_TYPES: Final = CONTENT_TYPES.casefold()
_RELATIONSHIP = f"{{{namespaces.PACKAGE_RELATIONSHIPS}}}Relationship"
_OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")  # old .xls files, and encrypted workbooks of any age
_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What zipfile raises for damaged files, by fuzzing: it does not promise to raise BadZipFile only.
_ZIP_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(RuntimeError, NotImplementedError, ValueError, OverflowError, IndexError, MemoryError),
)
_NAME_AND_EXTRA = struct.Struct("<2H")  # their lengths, in the header before each packed part
_Understood = TypeVar("_Understood")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment that a zip file knows


class Relationship(NamedTuple):
    """What a part points to. ``kind`` is the last word of the relationship's type, such as "worksheet"."""

    kind: str
    target: str
    external: bool = False


@dataclass(slots=True)
class Package:
    """The parts of a workbook file by name (without a leading slash), in the order of the file."""

    parts: MutableMapping[str, bytes]
    source: str = field(default="")

    @classmethod
    def open(cls, source: Path | str | bytes, name: str = "") -> Package:
        """Unpack a workbook file; ``name`` is what errors call the file when ``source`` is bytes.

        Raises FileUnreadable when it is missing, locked, encrypted, oversized or no workbook.
        """
        if isinstance(source, bytes):
            return cls(_unpack(source, name), name)
        path = Path(source)
        return cls(_unpack(read_bytes(path), str(path)), str(path))

    @classmethod
    def look_into(cls, source: bytes, name: str) -> Package:
        """A workbook file whose parts are unpacked one by one, when somebody asks for them.

        For readers that need few parts of many files. What is damaged in parts that nobody asks for stays unnoticed.

        Raises FileUnreadable now or when a damaged part is asked for.
        """
        archive, infos = _archive(source, name)
        return cls(_PartsOnDemand(source, archive, infos, name), name)

    def xml(self, part: str, *, thin: bool = False) -> etree._Element:
        """The parsed XML of a part, freshly each time; ``thin`` may leave rows out of a sheet that hold no cells.

        Raises FileUnreadable when missing or damaged.
        """
        return self.understood(part, parsed_thin if thin else parsed)

    def understood(self, part: str, understand: Callable[[bytes], _Understood]) -> _Understood:
        """What a function of the content makes of a part that it parses with ``parsed``.

        The same small parts stand in workbook after workbook: a function that remembers its answers need not parse
        them again. Raises FileUnreadable when missing or damaged.
        """
        try:
            return understand(self.parts[part])
        except KeyError:
            raise self._damaged(part, "missing") from None
        except (etree.XMLSyntaxError, ValueError) as error:  # ValueError: an encoding that is none
            raise self._damaged(part, str(error)) from error

    def copy(self) -> Package:
        """A package of the same parts; changing one leaves the other as it is."""
        return Package(dict(self.parts), self.source)

    def put_xml(self, part: str, root: etree._Element) -> None:
        """Replace or add a part of XML."""
        self.parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def relationships(self, part: str = "") -> dict[str, Relationship]:
        """The relationships of a part by id; those of the package itself for ""."""
        rels = self._as_named(relationships_part(part))
        if rels not in self.parts:
            return {}
        folder = posixpath.dirname(part)
        found = {}
        for identifier, (kind, target, external) in self.understood(rels, _relationships):
            # A target is relative to the part's folder, or absolute with a leading slash.
            place = target if external else self._as_named(_resolved(folder, target))
            found[identifier] = Relationship(kind, place, external)
        return found

    def _as_named(self, part: str) -> str:
        """The part's name as the file writes it: in this format capitals in names do not matter."""
        if part in self.parts:
            return part
        wanted = part.casefold()
        return next((name for name in self.parts if name.casefold() == wanted), part)

    def parts_of_type(self, kind: str, of: str = "") -> list[str]:
        """The parts that ``of`` points to with relationships of this kind, in their order."""
        return [r.target for r in self.relationships(of).values() if r.kind == kind and not r.external]

    def part_of_type(self, kind: str, of: str = "") -> str:
        """The one part of this kind. Raises FileUnreadable when there is none."""
        for part in self.parts_of_type(kind, of):
            return part
        raise self._damaged(kind, "missing")

    def remove(self, part: str) -> None:
        """Remove a part, its content type and every relationship to it; capitals in names do not matter."""
        del self.parts[part]
        wanted = part.casefold()
        self._remove_elements(CONTENT_TYPES, lambda one: one.get("PartName", "").lstrip("/").casefold() == wanted)
        for rels in [name for name in self.parts if name.endswith(".rels")]:
            related = self.relationships(_owner_of(rels)).items()
            gone = {i for i, r in related if r.target.casefold() == wanted and not r.external}
            if gone:
                self._remove_elements(rels, lambda one, gone=gone: one.get("Id", "") in gone)  # type: ignore[misc]

    def to_bytes(self, *, compress: bool = True) -> bytes:
        """The package as a file: the same parts always give the same bytes."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name in _content_types_first(self.parts):
                info = zipfile.ZipInfo(name, _EPOCH)
                info.create_system = 0  # else the file would tell which system wrote it
                info.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
                archive.writestr(info, self.parts[name])
        return buffer.getvalue()

    def _remove_elements(self, part: str, is_meant: Callable[[etree._Element], bool]) -> None:
        root = self.xml(part)
        doomed = [element for element in root if is_meant(element)]
        for element in doomed:
            root.remove(element)
        if doomed:
            self.put_xml(part, root)

    def _damaged(self, part: str, reason: str) -> FileUnreadable:
        return FileUnreadable("file_damaged", file=self.source, part=part, reason=reason)


# A workbook comes from strangers: no entities, nothing from the network, lxml's own limits on. One parser for all
# parts: making one takes longer than parsing a small part; it locks itself where threads share it.
# Comments and processing instructions are no content: <v>7<!-- x -->.5</v> is 7.5.
_CAREFUL: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "no_network": True,
    "huge_tree": False,
    "collect_ids": False,
    "remove_comments": True,
    "remove_pis": True,
}
_PARSER: Final = etree.XMLParser(**_CAREFUL)
#: So many empty rows, of about 350 bytes each in a tree, are worth a slower way.
_MANY_ROWS: Final = 50_000


def parsed(content: bytes) -> etree._Element:
    """The tree of a part. Raises ValueError or XMLSyntaxError for what must not be parsed, or cannot."""
    if trouble := xml_trouble(content):
        raise ValueError(trouble)
    return etree.fromstring(content, _PARSER)


def parsed_thin(content: bytes) -> etree._Element:
    """The same; rows without cells may be left out of a sheet that has very many."""
    if content.count(b"<row") - content.count(b"</row>") <= _MANY_ROWS:
        return parsed(content)
    if trouble := xml_trouble(content):
        raise ValueError(trouble)
    return _without_empty_rows(content)


@remembered
def _relationships(content: bytes) -> tuple[tuple[str, Relationship], ...]:
    """What such a part says, by the ids, with targets as they are written."""
    return tuple(
        (
            element.get("Id", ""),
            Relationship(
                element.get("Type", "").rpartition("/")[2],
                element.get("Target", ""),
                element.get("TargetMode") == "External",
            ),
        )
        for element in parsed(content).iter(_RELATIONSHIP)
    )


def _without_empty_rows(content: bytes) -> etree._Element:
    """The tree of a sheet; a row without cells goes as soon as the next row tells its own number."""
    rows = etree.iterparse(io.BytesIO(content), tag=namespaces.main("row"), **_CAREFUL)
    before: etree._Element | None = None
    for _, row in rows:
        number = row.get("r", "")
        if before is not None and not len(before) and number.isdecimal() and len(number) < 8:
            parent = before.getparent()
            if parent is not None:
                parent.remove(before)
        before = row
    root: etree._Element = rows.root
    return root


@functools.lru_cache(maxsize=1024)  # the same targets in file after file
def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


@functools.lru_cache(maxsize=1024)
def relationships_part(part: str) -> str:
    """The name of the part that holds another part's relationships."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def read_bytes(path: Path) -> bytes:
    """The content of a file. Raises FileUnreadable."""
    try:
        seen = path.stat()
        # A pipe or a device would be read forever. (Opening a folder fails by itself, with its own words.)
        if not (stat.S_ISREG(seen.st_mode) or stat.S_ISDIR(seen.st_mode)):
            raise FileUnreadable("file_is_no_file", file=str(path))
        if seen.st_size > MAX_UNPACKED_BYTES:
            raise FileUnreadable("file_too_large", file=str(path), limit=_megabytes(MAX_UNPACKED_BYTES))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileUnreadable("file_not_found", file=str(path)) from error
    except OSError as error:
        raise FileUnreadable("file_not_readable", file=str(path), reason=error.strerror) from error
    except ValueError as error:  # a zero byte in the path
        raise FileUnreadable("file_not_found", file=str(path).replace("\0", "?")) from error


class _PartsOnDemand(MutableMapping[str, bytes]):
    """The parts of an archive, each unpacked (and its checksum compared) when it is asked for."""

    def __init__(self, data: bytes, archive: zipfile.ZipFile, infos: Mapping[str, zipfile.ZipInfo], name: str) -> None:
        self._data, self._archive, self._packed, self._name = data, archive, dict(infos), name
        self._unpacked: dict[str, bytes] = {}

    def __getitem__(self, part: str) -> bytes:
        if part not in self._unpacked:
            info = self._packed[part]
            self._unpacked[part] = _inflated(self._data, info) or self._read(info)
        return self._unpacked[part]

    def _read(self, info: zipfile.ZipInfo) -> bytes:
        with _zip_trouble(self._name):
            return self._archive.read(info)

    def __setitem__(self, part: str, content: bytes) -> None:
        self._unpacked[part] = content

    def __delitem__(self, part: str) -> None:
        if part not in self:
            raise KeyError(part)
        self._unpacked.pop(part, None)
        self._packed.pop(part, None)

    def __contains__(self, part: object) -> bool:
        return part in self._packed or part in self._unpacked

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self._packed, *self._unpacked]))

    def __len__(self) -> int:
        return len(self._packed.keys() | self._unpacked.keys())


def _unpack(data: bytes, name: str) -> dict[str, bytes]:
    archive, infos = _archive(data, name)
    with archive, _zip_trouble(name):
        return {part: archive.read(info) for part, info in infos.items()}


def unpack_other(data: bytes, name: str) -> dict[str, bytes]:
    """The parts of another kind of package, such as OpenDocument's, within the same bounds. Raises FileUnreadable."""
    archive, infos = _archive(data, name, needed="")
    with archive, _zip_trouble(name):
        return {part: archive.read(info) for part, info in infos.items()}


def _archive(data: bytes, name: str, needed: str = CONTENT_TYPES) -> tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]:
    """The file as an archive and its members by the names of the parts; nothing is unpacked yet."""
    if data.startswith(_OLE_MAGIC):
        raise FileUnreadable("file_encrypted", file=name)
    with _zip_trouble(name):
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = [info for info in archive.infolist() if not info.is_dir()]
    # zipfile never inflates more than the size a member declares, so the declared sizes bound all.
    if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_UNPACKED_BYTES:
        raise FileUnreadable("file_too_large", file=name, limit=_megabytes(MAX_UNPACKED_BYTES))
    names = [info.filename.replace("\\", "/").lstrip("/") for info in infos]
    trouble = member_trouble(names)
    if any(info.compress_type not in _PACKING for info in infos):
        trouble = "unusual packing"  # others may ask for gigabytes before the first byte
    if trouble:
        raise FileUnreadable("file_not_a_workbook", file=name, reason=trouble)
    parts = {
        CONTENT_TYPES if part.casefold() == _TYPES else part: info for part, info in zip(names, infos, strict=True)
    }
    if needed and needed not in parts:
        if "mimetype" in parts and "content.xml" in parts:
            raise FileUnreadable("file_other_format", file=name, format="OpenDocument (.ods)")
        raise FileUnreadable("file_not_a_workbook", file=name, reason=f"{needed} is missing")
    return archive, parts


@contextmanager
def _zip_trouble(name: str) -> Iterator[None]:
    try:
        yield
    except _ZIP_ERRORS as error:
        raise FileUnreadable("file_not_a_workbook", file=name, reason=str(error)) from error


def _inflated(data: bytes, info: zipfile.ZipInfo) -> bytes:
    """A packed part at once, three times as fast as zipfile's stream; b"" for all that is not as usual."""
    start = info.header_offset
    if info.compress_type != zipfile.ZIP_DEFLATED or info.flag_bits & 1 or not 0 <= start <= len(data) - 30:
        return b""
    start += 30 + sum(_NAME_AND_EXTRA.unpack_from(data, start + 26))
    if info.compress_size > len(data) - start:
        return b""
    packed = data[start : start + info.compress_size]
    unpack = _small_unpacked if info.file_size <= _SMALL else _unpacked
    return unpack(packed, info.file_size, info.CRC)


def _unpacked(packed: bytes, size: int, checksum: int) -> bytes:
    """What was packed; b"" when it is not as large as it should be, or another."""
    try:
        content = zlib.decompressobj(-15).decompress(packed, size + 1)
    except zlib.error:
        return b""
    return content if len(content) == size and zlib.crc32(content) == checksum else b""


#: Lists of relationships and descriptions of tables, which hardly differ from workbook to workbook.
_SMALL: Final = 8 * 1024
_small_unpacked = remembered(_unpacked)


def _owner_of(rels: str) -> str:
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _content_types_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: name != CONTENT_TYPES)  # a stable sort keeps the rest in order


def _megabytes(count: int) -> str:
    return f"{count // (1024 * 1024)} MB"
