"""The folder with everything inside, for Windows computers without Python (docs/install.md).

``build`` puts it together on any system, of wheels by a lock file (``locks``) and of what stands in ``inside``, which
runs on the user's computer with the bundle's own Python.
"""
