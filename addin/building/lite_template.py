"""The templates of the Lite edition: the plain ones with the program for xlwings Lite, and the programs' hashes."""

from __future__ import annotations

import json
import tomllib
import uuid
from collections.abc import Mapping
from pathlib import Path

from building.lite_program import lite_program
from building.package import compressed
from kam_partnership import __version__, workbook
from kam_partnership.texts import Language
from kam_partnership.workbook.lite_code import ADD_IN, FILE_NAME, PROGRAM, REQUIREMENTS, code_hash
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.web_extensions import add_web_extension

_ROOT = Path(__file__).resolve().parents[2]
RELEASES = Path(str(workbook.__file__)).parent / FILE_NAME
#: The versions of Python in the browser and of the add-in that the program is written for.
_VERSIONS = {"pyodideVersion": "314.0.0", "addinVersion": "1.0.0.103"}
#: The store's language and region.
_STORES = {Language.DE: "de-DE", Language.EN: "en-US"}


def lite_template(plain: bytes, language: Language) -> bytes:
    """A template with the program in it; everything else is as in the plain one."""
    return compressed(lite_package(plain, language).to_bytes(compress=False))


def lite_package(plain: bytes, language: Language) -> Package:
    """The same before it is packed, which takes longest."""
    package = Package.open(plain, "template")
    settings = {PROGRAM: lite_program(language), **_VERSIONS, REQUIREMENTS: requirements()}
    guid = str(uuid.uuid5(uuid.NAMESPACE_URL, f"kam-partnership/lite/{language}")).upper()
    add_web_extension(package, ADD_IN, settings, guid=guid, store=_STORES[language])
    return package


def requirements() -> str:
    """The packages that the program needs besides Python: xlwings, in the version that is tested here."""
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    [pin] = (one for one in project["dependencies"] if one.startswith("xlwings=="))
    return f"{pin}\n"


def lite_releases() -> bytes:
    """The file that tells our programs from others: those of earlier versions stay, today's are made anew."""
    stored: list[Mapping[str, str]] = json.loads(RELEASES.read_text("utf-8"))
    earlier = [entry for entry in stored if entry["version"] != __version__]
    today = [
        {
            "version": __version__,
            "language": str(language),
            "sha256": code_hash(lite_program(language)),
            "requirements": requirements(),
        }
        for language in Language
    ]
    return f"{json.dumps([*earlier, *today], indent=1)}\n".encode()
