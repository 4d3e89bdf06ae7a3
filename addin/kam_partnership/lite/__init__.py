"""The edition for xlwings Lite: the ribbon's commands in Excel's task pane, on a book that can only be asked ahead.

Nothing of this room runs where the product is installed: ``addin/building/lite_program.py`` makes the program of the
Lite workbooks of it and of the modules that it needs. docs/architecture.md tells how.
"""
