"""Keeps packages that nobody here needs out of a click, and out of every command.

xlwings imports pandas, numpy, matplotlib and others when they are installed beside it, which takes ten times as
long as xlwings itself. So they are hidden while xlwings is imported, in our own processes only: xlwings cannot
convert a DataFrame there. Afterwards they can be imported as ever.

So nothing but ``kam_partnership.excel`` and ``kam_partnership.headless``, which call ``import_xlwings`` first of all,
may import xlwings; others do it for their type hints only. The UDF server imports xlwings before anything of ours, so
the add-in's VBA starts it with HIDE, and this module then takes the hiding back.
"""

from __future__ import annotations

import sys

#: What xlwings imports when it is there, and none of our commands needs.
UNUSED = ("PIL", "cryptography", "matplotlib", "numpy", "pandas", "plotly", "polars")

#: The same for the command line with which the add-in starts Python, where nothing of ours is imported yet.
HIDE = f"import sys;sys.modules.update(dict.fromkeys({UNUSED}));"

# How a process begins that only ever runs our code.
_OUR_COMMAND = "from kam_partnership.excel import"
_OUR_PROGRAM = "kam-partnership"


def import_xlwings() -> None:
    """Import xlwings; without the packages nobody needs when this process is ours."""
    hidden = [name for name in UNUSED if name not in sys.modules] if _process_is_ours() else []
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type] # None means: cannot be imported
    try:
        import xlwings  # noqa: F401
    finally:
        for name in UNUSED:
            if name in sys.modules and sys.modules[name] is None:
                del sys.modules[name]


def _process_is_ours() -> bool:
    """True in a click that starts a Python of its own, and in our command line."""
    if sys.argv[:1] == ["-c"]:
        return any(_OUR_COMMAND in argument for argument in sys.orig_argv)
    program = sys.argv[0].replace("\\", "/") if sys.argv else ""
    return program.rpartition("/")[2].startswith(_OUR_PROGRAM) or program.endswith("kam_partnership/__main__.py")
