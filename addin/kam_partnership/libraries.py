"""The libraries of others: which ones our commands load, and loading them.

Everything comes with the plain installation. Where one is missing all the same, or an antivirus program stands before
it, the command that needs it says so, and every other one works: ``repairing`` tells which it is and how to mend it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kam_partnership.errors import LibraryMissing

#: Calculates without Excel. The only one without a package for every computer that Excel runs on.
CALCULATION: Final = "betteroffice-xlsx"


@dataclass(frozen=True, slots=True)
class Repair:
    """What to do about an installation.

    Attributes:
        how: "command", "bundle" (run its set-up again) or "again" (install as the first time); the same with
            "remove_" before it for taking the program away; what else ``repairing.Installer`` knows.
        command: for the command prompt, or the file to open; "" when there is none.
        then_set_up: how this program is called, where the add-in must be set up again afterwards; the bundle's set-up
            does both.
    """

    how: str
    command: str = ""
    then_set_up: str = ""

    def in_words(self, text: Callable[..., str]) -> str:
        """What to do, for people.

        Args:
            text: gives the text of a key with its blanks filled in, such as ``texts.saying(language)``.
        """
        words = text(f"repair.{self.how}", command=self.command)
        if not self.then_set_up or self.how == "bundle":
            return words
        return f"{words} {text('repair.then_set_up', command=self.then_set_up)}"


@dataclass(frozen=True, slots=True)
class Library:
    """A library that a command may load.

    Attributes:
        distribution: its name on the package index.
        modules: everything of it that we import.
    """

    distribution: str
    modules: tuple[str, ...]

    @property
    def packages(self) -> set[str]:
        """What its modules are called up to the first dot."""
        return {module.partition(".")[0] for module in self.modules}


#: What the plain installation brings; a test compares it with pyproject.toml and with every import of ours.
LIBRARIES: Final = (
    Library("xlwings", ("xlwings", "xlwings.conversion")),
    Library(CALCULATION, ("betteroffice_xlsx",)),
    Library("lxml", ("lxml.etree", "lxml.builder")),
    Library("pillow", ("PIL.Image", "PIL.ImageDraw", "PIL.ImageFont")),
    Library("font-source-sans-pro", ("font_source_sans_pro",)),
    Library("openpyxl", ("openpyxl", "openpyxl.utils.datetime")),
    Library("python-calamine", ("python_calamine",)),
    Library("pandas", ("pandas",)),
    Library("rapidfuzz", ("rapidfuzz.fuzz", "rapidfuzz.process", "rapidfuzz.distance")),
    Library("XlsxWriter", ("xlsxwriter", "xlsxwriter.utility")),
    Library(
        "python-pptx",
        (
            *("pptx", "pptx.chart.data", "pptx.dml.color", "pptx.oxml"),
            *("pptx.enum.chart", "pptx.enum.dml", "pptx.enum.shapes", "pptx.enum.text"),
        ),
    ),
    Library(
        "reportlab",
        (
            *("reportlab.lib.colors", "reportlab.lib.enums", "reportlab.lib.pagesizes", "reportlab.lib.styles"),
            *("reportlab.pdfbase.pdfmetrics", "reportlab.pdfbase.ttfonts", "reportlab.pdfgen.canvas"),
            "reportlab.platypus",
        ),
    ),
    Library("pypdf", ("pypdf", "pypdf.errors")),
    Library(
        "packaging",
        (
            *("packaging.markers", "packaging.requirements", "packaging.specifiers", "packaging.utils"),
            "packaging.version",
        ),
    ),
    Library("rich", ("rich.box", "rich.console", "rich.padding", "rich.table", "rich.text")),
    Library("argcomplete", ("argcomplete",)),
    Library(
        "cyclonedx-python-lib",
        (
            *("cyclonedx.contrib.license.factories", "cyclonedx.model", "cyclonedx.model.bom"),
            *("cyclonedx.model.component", "cyclonedx.output", "cyclonedx.schema"),
        ),
    ),
    Library("packageurl-python", ("packageurl",)),
)
#: Only for who has the extra: a portfolio on a Dask cluster.
DASK: Final = Library("distributed", ("distributed",))


def load(*modules: str) -> None:
    """Load libraries before long work or a question, so that one that does not load is told at once.

    Raises:
        LibraryMissing: says which one, and how it is mended.
    """
    for module in modules:
        try:
            importlib.import_module(module)
        except (ImportError, OSError) as error:
            from kam_partnership.repairing import missing_library

            raise missing_library(error, module) from error


def load_optional(library: Library) -> None:
    """The same for one that only an extra brings. Raises LibraryMissing."""
    for module in library.modules:
        try:
            importlib.import_module(module)
        except ModuleNotFoundError as error:
            from kam_partnership.repairing import this_installer

            repair = this_installer().further(library.distribution)
            raise LibraryMissing("library_optional", library=library.distribution, repair=repair) from error
