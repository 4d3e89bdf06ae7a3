"""The ribbon's Python on a closed file: an xlwings engine that needs no Excel."""

from kam_partnership.headless.session import open_book

__all__ = ["open_book"]
