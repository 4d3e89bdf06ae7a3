"""The programs as they stand in the committed templates."""

from __future__ import annotations

import functools

from kam_partnership.shipped_files import Edition, template_path
from kam_partnership.texts import Language
from kam_partnership.workbook.lite_code import PROGRAM, code_files, lite_extensions
from kam_partnership.xlsx.package import Package


@functools.cache
def shipped_program(language: Language) -> str:
    """``main.py``."""
    [extension] = lite_extensions(Package.open(template_path(language, Edition.LITE)))
    return code_files(extension)[PROGRAM]
