"""Live Excel through xlwings' public API: what the ribbon's buttons do, and the worksheet functions."""
