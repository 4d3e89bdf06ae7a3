"""Turns VBA sources into the binary part ``vbaProject.bin``, without Excel."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyopenvba import ExcelFile, VBAModuleKind
from pyopenvba.cfb import CFB
from pyopenvba.vba import compress, decompress

from kam_partnership import __version__

VBA_PART = "xl/vbaProject.bin"


class VbaSourceError(ValueError):
    """A VBA source cannot be built into the add-in; the message names the module and the reason."""


@dataclass(frozen=True, slots=True)
class VbaModule:
    """One module of the project.

    Attributes:
        name: as in its line ``Attribute VB_Name``.
        source: text with any line ends; ASCII, since VBA reads it in each computer's own code page.
        is_class: True for class modules and for the modules of the workbook and its sheets.
    """

    name: str
    source: str
    is_class: bool = False

    @property
    def stored_source(self) -> str:
        """The source as the VBA editor stores it.

        Raises:
            VbaSourceError: when it holds a character beyond ASCII.
        """
        if not self.source.isascii():
            character = next(letter for letter in self.source if not letter.isascii())
            raise VbaSourceError(f"module {self.name}: {character!r} is not ASCII; texts belong in the sheet labels")
        return "\r\n".join(self.source.splitlines()) + "\r\n"


def read_module(path: Path) -> VbaModule:
    """A module from its ``.bas`` or ``.cls`` file, with this build's version in its header."""
    source = path.read_text("utf-8").replace("{version}", __version__)
    return VbaModule(path.stem, source, is_class=path.suffix == ".cls")


def build_vba_project(workbook: bytes, modules: Iterable[VbaModule], name: str) -> bytes:
    """The binary VBA project for a workbook.

    Args:
        workbook: the finished file without a project. Its code names become the document modules.
        modules: our modules; one with a document module's name replaces that one's source.
        name: of the VBA project, as the VBA editor shows it.

    Raises:
        VbaSourceError: for a source that is not ASCII, or a project that contradicts itself.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "workbook.xlsm")
        path.write_bytes(workbook)
        with ExcelFile(path) as file:
            project = file.add_vba_project()
            for module in modules:
                if module.name in project.module_names():
                    file.set_module(module.name, module.stored_source)
                else:
                    kind = VBAModuleKind.other if module.is_class else VBAModuleKind.standard
                    project.add_module(module.name, module.stored_source, kind=kind)
            file.save()
        with ExcelFile(path) as file:  # contradictions only show in a saved file
            if contradictions := file.validate():
                raise VbaSourceError("; ".join(contradictions))
            return _renamed(file.vba_project_bytes(), name)


def _renamed(project: bytes, name: str) -> bytes:
    """The project under its own name; pyOpenVBA has no way to set it. Source: [MS-OVBA] 2.3.4.2.1.6."""
    container = CFB.from_bytes(project)
    directory = decompress(container.get_stream_in_storage("VBA", "dir"))
    stream = container.get_stream("PROJECT")
    match = re.search(rb'^Name="([^"]*)"', stream, re.MULTILINE)
    if match is None or directory.count(_name_record(match[1])) != 1:
        raise VbaSourceError("the VBA project's name record was not found once")
    new_name = name.encode("ascii")
    directory = directory.replace(_name_record(match[1]), _name_record(new_name))
    container.write_stream_in_storage("VBA", "dir", compress(directory))
    container.write_stream("PROJECT", stream.replace(match[0], b'Name="' + new_name + b'"', 1))
    renamed: bytes = container.to_bytes()
    return renamed


def _name_record(name: bytes) -> bytes:
    return b"\x04\x00" + len(name).to_bytes(4, "little") + name
