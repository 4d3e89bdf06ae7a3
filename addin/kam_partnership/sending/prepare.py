"""The steps of the cleaning in their order, and what they found."""

from __future__ import annotations

from dataclasses import dataclass

from kam_partnership.sending.analysis_sheet import show_values_again
from kam_partnership.sending.content import Left, what_stays
from kam_partnership.sending.formulas import free_formulas
from kam_partnership.sending.inside import remove_talk
from kam_partnership.sending.links import remove_links
from kam_partnership.sending.metadata import forget_titles_of_parts, remove_empty_relationships, remove_metadata
from kam_partnership.sending.people import neutralize_people
from kam_partnership.sending.places import Places
from kam_partnership.workbook.lite_code import AddIn, add_ins
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from kam_partnership.xlsx.web_extensions import remove_web_extensions


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What was removed from a workbook.

    Attributes:
        add_ins: the web add-ins of Office, with their programs and settings.
        inside: the sheet that is for the own people and stayed at home; "" without one.
        functions: cells that held a function of the add-in and hold its value now.
        linked: cells, chart series and columns that referred to another workbook and hold the value now.
        broken: those cells that show an error or nothing, as ``Sheet!A1``.
        dropped: rules (validation, conditional formats, sparklines) and names that went with their references.
        links: links to other files and data connections.
        properties: personal details: file properties, folders, printers, users.
        authors: names on comments.
        left: what stays and could name somebody, with its place.
    """

    add_ins: tuple[AddIn, ...]
    inside: str
    functions: int
    linked: int
    broken: tuple[str, ...]
    dropped: int
    links: int
    properties: int
    authors: int
    left: tuple[Left, ...]

    @property
    def is_empty(self) -> bool:
        """True when there was nothing to remove."""
        return not any(
            (
                *(self.add_ins, self.inside, self.functions, self.linked, self.dropped, self.links),
                *(self.properties, self.authors),
            )
        )


def prepared(data: bytes, source: str, *, author: str) -> tuple[bytes, Cleaning]:
    """The workbook without programs, the page for our talk, the add-in's functions, links and personal details.

    Args:
        data: the file, .xlsx or .xlsm.
        source: what errors call it.
        author: the word that stands on comments instead of their authors' names.

    Returns:
        the cleaned file, and what was found. Sensitivity labels stay, since they belong to the company; who set them
        goes.

    Raises:
        FileUnreadable: when it is encrypted, damaged or no workbook.
    """
    package = Package.open(data, source)
    taken_out = add_ins(package)
    remove_web_extensions(package)
    inside = remove_talk(package)
    structure = Structure.read(package)
    formulas = free_formulas(package, structure)
    if formulas.functions:
        show_values_again(package, structure)
    places = Places.of(package, structure)
    authors, named = neutralize_people(package, places, author)
    links = remove_links(package, structure)
    properties, words = remove_metadata(package, structure, places)
    if formulas.dropped or links:
        forget_titles_of_parts(package)
    remove_empty_relationships(package)
    cleaning = Cleaning(
        add_ins=taken_out,
        inside=inside,
        functions=formulas.functions,
        linked=formulas.linked,
        broken=tuple(formulas.broken),
        dropped=formulas.dropped,
        links=links,
        properties=properties,
        authors=authors,
        left=what_stays(package, Structure.read(package), named | words),
    )
    return package.to_bytes(), cleaning
