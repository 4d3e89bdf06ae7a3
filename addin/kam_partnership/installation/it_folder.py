"""A folder for IT departments: everything to distribute, and how to make sure that it is genuine."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kam_partnership.errors import FileUnwritable
from kam_partnership.installation.computer import Computer
from kam_partnership.installation.plan import MakeFolder, Step, carry_out, missing_folders, write
from kam_partnership.installation.product import ADDIN_NAME, PROJECT_NAME, Product, sha256
from kam_partnership.texts import Language
from kam_partnership.texts.administrator import ADMINISTRATOR_TEXTS

CONFIGURATION_NAME: Final = f"{PROJECT_NAME}.conf"
HASHES_NAME: Final = "SHA256SUMS"
TEXT_NAMES: Final = {Language.DE: "LIESMICH.txt", Language.EN: "README.txt"}

#: Examples to be replaced; a folder that ordinary users cannot write to.
EXAMPLE_INTERPRETERS: Final = {
    "INTERPRETER_WIN": r"C:\Program Files\KAM Partnerschaft\Scripts\pythonw.exe",
    "INTERPRETER_MAC": "/Library/KAMPartnerschaft/bin/python3",
}


def folder_files(product: Product) -> dict[str, bytes]:
    """The files of the folder by name; the same product always makes the same bytes."""
    lines = [f'"{key}","{value}"\r\n' for key, value in EXAMPLE_INTERPRETERS.items()]
    distributed = {
        ADDIN_NAME: product.addin,
        product.applescript_name: product.applescript,
        CONFIGURATION_NAME: "".join(lines).encode("ascii"),
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
    # The folders once, not again for each file.
    steps: list[Step] = [*missing_folders(folder, computer.files)]
    for path, content in contents.items():
        steps += [step for step in write(path, content, computer.files) if not isinstance(step, MakeFolder)]
    carry_out(steps, computer)
    return list(contents)


def _texts(product: Product) -> dict[str, bytes]:
    # With a byte order mark and Windows' line ends: every Notepad shows the umlauts.
    values = {
        "version": product.version,
        "xlwings": product.identity.xlwings_version,
        "hash": sha256(product.addin),
        "addin": ADDIN_NAME,
        "configuration": CONFIGURATION_NAME,
        "applescript": product.applescript_name,
        "hashes": HASHES_NAME,
    }
    return {
        TEXT_NAMES[language]: text.format(**values).replace("\n", "\r\n").encode("utf-8-sig")
        for language, text in ADMINISTRATOR_TEXTS.items()
    }
