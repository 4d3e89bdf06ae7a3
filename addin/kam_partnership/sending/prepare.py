"""The steps of the cleaning in their order, and what they found."""

from __future__ import annotations

from dataclasses import dataclass

from kam_partnership.sending.analysis_sheet import show_values_again
from kam_partnership.sending.formulas import free_formulas
from kam_partnership.sending.links import remove_links
from kam_partnership.sending.personal import remove_personal
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What was removed from a workbook.

    Attributes:
        functions: cells that held a function of the add-in and hold its value now.
        linked: cells, chart series and columns that referred to another workbook and hold the value now.
        broken: those cells that show an error or nothing, as ``Sheet!A1``.
        dropped: rules (validation, conditional formats, sparklines) and names that went with their references.
        links: links to other files and data connections.
        properties: personal details: file properties, folders, printers, users.
        authors: names on comments.
        left: what is still there and cannot be removed safely, as parts of the file.
    """

    functions: int
    linked: int
    broken: tuple[str, ...]
    dropped: int
    links: int
    properties: int
    authors: int
    left: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """True when there was nothing to remove."""
        return not any((self.functions, self.linked, self.dropped, self.links, self.properties, self.authors))


def prepared(data: bytes, source: str, *, author: str) -> tuple[bytes, Cleaning]:
    """The workbook without the add-in's functions, without links and without personal details.

    Args:
        data: the file, .xlsx or .xlsm.
        source: what errors call it.
        author: the word that stands on comments instead of their authors' names.

    Returns:
        the cleaned file, and what was found. Sensitivity labels stay, since they belong to the company.

    Raises:
        FileUnreadable: when it is encrypted, damaged or no workbook.
    """
    package = Package.open(data, source)
    structure = Structure.read(package)
    formulas = free_formulas(package, structure)
    if formulas.functions:
        show_values_again(package, structure)
    links, left = remove_links(package, structure)
    properties, authors = remove_personal(package, structure, author)
    cleaning = Cleaning(
        functions=formulas.functions,
        linked=formulas.linked,
        broken=tuple(formulas.broken),
        dropped=formulas.dropped,
        links=links,
        properties=properties,
        authors=authors,
        left=tuple(left),
    )
    return (data if cleaning.is_empty else package.to_bytes()), cleaning
