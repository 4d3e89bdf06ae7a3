"""The libraries of others: which ones our commands load.

Everything comes with the plain installation. Where one is missing all the same, or an antivirus program stands before
it, the command that needs it says so, and every other one works: ``repairing`` tells which it is and how to mend it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: Calculates without Excel. The only one without a package for every computer that Excel runs on.
CALCULATION: Final = "betteroffice-xlsx"


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
