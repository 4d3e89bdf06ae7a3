"""Carrying all that a user typed from one workbook into a fresh one: for ``upgrade`` and ``new --from``."""
