"""Live Excel through xlwings' public API: what the ribbon's buttons do, and the worksheet functions."""

from kam_partnership.lean_start import import_xlwings

import_xlwings()  # before any module of this package does
