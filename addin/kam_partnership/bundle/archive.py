"""Zip files that are the same bytes wherever they are made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

#: The first moment that a zip file can tell: archives shall not say when they were made.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_ORDINARY_FILE = 0o100644 << 16
_UNIX = 3


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip file of these files, sorted by name.

    Not compressed: zlib and zlib-ng make other bytes of the same input, and nearly all of a bundle are wheels, which
    are compressed already.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.external_attr, entry.create_system = _ORDINARY_FILE, _UNIX
            archive.writestr(entry, content)
    return buffer.getvalue()
