"""Builds what is shipped: the workbooks under templates/ and the add-in file. Not part of the package."""
