"""Workbooks that we write from scratch: house formats, safe cells, the native zone diagram."""
