"""Does a newer version lie ready where the IT department puts them?"""

from __future__ import annotations

from kam_partnership.installation import updates
from kam_partnership.installation.checks.verdict import LIBRARIES_FIRST, Verdict, fine, noted, problem, skipped
from kam_partnership.installation.computer import Computer
from kam_partnership.installation.product import Product


def ready(computer: Computer, product: Product) -> Verdict:
    """Looks into the folder or file that is configured; never at a page."""
    place = updates.configured_place(computer)
    return skipped("page", place=place) if updates.is_page(place) else _look(place, computer, product)


def ready_or_online(computer: Computer, product: Product) -> Verdict:
    """The same when somebody asked for it: the page that is configured is read, too."""
    return _look(updates.configured_place(computer), computer, product)


def _look(place: str, computer: Computer, product: Product) -> Verdict:
    if not place:
        return skipped("none_configured")
    try:
        found = updates.newest_at(place, computer)
        if not found:
            return skipped("nothing_there", place=place)
        if not updates.is_newer(found, product.version):
            return fine(version=product.version, place=place)
    except updates.NotReachable as error:
        return skipped("unreachable", place=place, reason=error)
    except ValueError:
        return problem("unusable", place=place, entry=updates.KEY)
    except ImportError:
        return skipped(LIBRARIES_FIRST)
    return noted("newer", version=product.version, found=found, place=place)
