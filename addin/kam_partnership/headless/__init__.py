"""The ribbon's Python on a closed file: an xlwings engine that needs no Excel."""

from kam_partnership.lean_start import import_xlwings

import_xlwings()  # before any module of this package does

from kam_partnership.headless.session import open_book  # noqa: E402

__all__ = ["open_book"]
