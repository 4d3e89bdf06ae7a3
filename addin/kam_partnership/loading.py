"""Loading the libraries of others; and what went wrong with a file, told from a library that does not load.

What is missing and how it is mended is asked only when something has failed: see ``repairing``.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from kam_partnership.errors import FileUnreadable, KamError, LibraryMissing

if TYPE_CHECKING:
    from kam_partnership.libraries import Library


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
            raise LibraryMissing("package_optional", library=library.distribution, repair=repair) from error


def of_one_file(error: Exception, file: object) -> KamError:
    """The error as one that names its file, so that a command over many files can tell it and go on.

    Raises:
        Exception: the error itself, when a library does not load: what is missing, every file misses.
    """
    if isinstance(error, KamError):
        return error
    if isinstance(error, (ImportError, OSError)):
        from kam_partnership.repairing import came_from_an_import

        if came_from_an_import(error):
            raise error
    reason = f"{type(error).__name__}: {error}"
    return FileUnreadable("file_unexpected", file=str(file), reason=reason)
