"""A folder for IT departments: everything to distribute, and how to make sure that it is genuine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from kam_partnership.errors import FileUnwritable
from kam_partnership.installation.computer import Computer
from kam_partnership.installation.product import ADDIN_NAME, PROJECT_NAME, Product, sha256
from kam_partnership.installation.steps import carry_out, merged, write
from kam_partnership.texts import Language, text

CONFIGURATION_NAME: Final = f"{PROJECT_NAME}.conf"
HASHES_NAME: Final = "SHA256SUMS"
TEXT_NAMES: Final = {Language.DE: "LIESMICH.txt", Language.EN: "README.txt"}
TEXT_PARTS: Final = (
    *("title_and_purpose", "files", "genuine", "rebuild", "python"),
    *("distribute", "trusted_location", "antivirus", "updates", "check_and_remove"),
)
_UNNUMBERED: Final = 2
WINDOWS, MAC = "Windows", "Mac"

#: Examples to be replaced; in folders that ordinary users cannot write to.
EXAMPLE_INTERPRETERS: Final = {
    WINDOWS: r"C:\Program Files\KAM Partnerschaft\Scripts\pythonw.exe",
    MAC: "/Library/KAMPartnerschaft/bin/python3",
}


def folder_files(product: Product) -> dict[str, bytes]:
    """The files of the folder by name; the same product always makes the same bytes."""
    windows = f'"INTERPRETER_WIN","{EXAMPLE_INTERPRETERS[WINDOWS]}"\r\n'
    mac = f'"INTERPRETER_MAC","{EXAMPLE_INTERPRETERS[MAC]}"\n'
    distributed = {
        ADDIN_NAME: product.addin,
        f"{WINDOWS}/{CONFIGURATION_NAME}": windows.encode("ascii"),
        f"{MAC}/{CONFIGURATION_NAME}": mac.encode("ascii"),
        f"{MAC}/{product.applescript_name}": product.applescript,
    }
    hashes = "".join(f"{sha256(content)}  {name}\n" for name, content in distributed.items())
    return {**distributed, HASHES_NAME: hashes.encode("ascii"), **_texts(product)}


def prepare(folder: Path, computer: Computer, product: Product, *, force: bool) -> list[Path]:
    """Write the folder, all of it or nothing.

    Returns:
        the files that stand there.

    Raises:
        FileUnwritable: when a file exists already and ``force`` is not given, or the folder cannot be written.
    """
    folder = folder.absolute()
    contents = {folder / name: content for name, content in folder_files(product).items()}
    for path in contents:
        if path.exists() and not force:
            raise FileUnwritable("file_exists", file=str(path))
    steps = [step for path, content in contents.items() for step in write(path, content, computer.files)]
    carry_out(merged(steps), computer)
    return list(contents)


def _texts(product: Product) -> dict[str, bytes]:
    values = {
        "version": product.version,
        "xlwings": product.identity.xlwings_version,
        "hash": sha256(product.addin),
        "addin": ADDIN_NAME,
        "configuration": CONFIGURATION_NAME,
        "applescript": product.applescript_name,
        "hashes": HASHES_NAME,
    }
    return {name: as_notes(_paragraphs(language, values)) for language, name in TEXT_NAMES.items()}


def _paragraphs(language: Language, values: Mapping[str, str]) -> list[str]:
    paragraphs = [text(f"it_folder.{part}", language, **values) for part in TEXT_PARTS]
    return [*paragraphs[:_UNNUMBERED], *numbered(paragraphs[_UNNUMBERED:])]


def numbered(paragraphs: Iterable[str]) -> list[str]:
    """Paragraphs as chapters: "1. …"."""
    return [f"{number}. {paragraph}" for number, paragraph in enumerate(paragraphs, 1)]


def as_notes(paragraphs: Iterable[str]) -> bytes:
    """A text file for Windows: with a byte order mark and its line ends, so that every Notepad shows umlauts."""
    return ("\n\n".join(paragraphs) + "\n").replace("\n", "\r\n").encode("utf-8-sig")
