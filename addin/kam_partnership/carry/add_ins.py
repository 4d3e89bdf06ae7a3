"""What becomes of the web add-ins that keep something in a workbook when it is upgraded, and which edition it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kam_partnership import __version__
from kam_partnership.carry.content import Note, NoteCode
from kam_partnership.shipped_files import Edition
from kam_partnership.workbook.lite_code import AddIn, add_ins, lite_extensions
from kam_partnership.xlsx.package import Package, read_bytes
from kam_partnership.xlsx.web_extensions import mend_web_extensions


def edition_of(path: Path) -> Edition:
    """What a workbook file was made for: the Lite edition where xlwings Lite keeps anything in it.

    Raises FileUnreadable.
    """
    package = Package.look_into(read_bytes(path), str(path))
    return Edition.LITE if lite_extensions(package) else Edition.PLAIN


def add_in_notes(source: Path, template: Edition) -> Iterator[Note]:
    """What the report tells. A fresh template never takes over what an add-in kept, since that may be a program.

    Args:
        source: the old workbook.
        template: of the new one; that of xlwings Lite brings today's program.

    Raises:
        FileUnreadable.
    """
    package = Package.open(source)
    for add_in in add_ins(package):
        yield _note(add_in, template)
    if template is Edition.PLAIN and mend_web_extensions(package) and not add_ins(package):
        yield Note(NoteCode.CODE_MISSING)


def _note(add_in: AddIn, template: Edition) -> Note:
    details = {"add_in": add_in.name or "?", "files": ", ".join(add_in.code)}
    if add_in.is_foreign:
        return Note(NoteCode.CODE_LOST, details=details)
    if add_in.release is None:
        return Note(NoteCode.ADD_IN_LOST, details=details)
    if template is Edition.PLAIN:
        return Note(NoteCode.CODE_LEFT_OUT, details=details)
    return Note(NoteCode.CODE_RENEWED, details={"new": __version__, **details})
