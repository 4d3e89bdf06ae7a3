"""Where the built files stand: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from kam_partnership.texts.language import Language

#: The add-in, as Excel knows it once it is loaded.
ADDIN_NAME = "KAM_Partnerschaft.xlam"

_PACKAGE = Path(__file__).resolve().parent
#: The names end like the original workbook's own "deu".
TEMPLATE_NAMES = {Language.DE: "KAM_Partnerschaft_deu.xlsx", Language.EN: "KAM_Partnership_eng.xlsx"}
#: The same with a program for the add-in xlwings Lite.
LITE_TEMPLATE_NAMES = {
    Language.DE: "KAM_Partnerschaft_Lite_deu.xlsx",
    Language.EN: "KAM_Partnership_Lite_eng.xlsx",
}


class Edition(StrEnum):
    """What a workbook is for: the values are what the command line takes."""

    PLAIN = "plain"
    LITE = "lite"


def template_path(language: Language, edition: Edition = Edition.PLAIN) -> Path:
    """The workbook that new ones are made from."""
    name = (TEMPLATE_NAMES if edition is Edition.PLAIN else LITE_TEMPLATE_NAMES)[language]
    return _first_existing(_PACKAGE / "_files" / "templates" / name, _PACKAGE.parents[1] / "templates" / name)


def addin_path() -> Path:
    """The add-in file."""
    return _first_existing(_PACKAGE / "_files" / ADDIN_NAME, _PACKAGE.parent / ADDIN_NAME)


def _first_existing(*candidates: Path) -> Path:
    return next((path for path in candidates if path.exists()), candidates[-1])
