"""The workbooks of several raters as one: reading them, and writing what they give together."""
