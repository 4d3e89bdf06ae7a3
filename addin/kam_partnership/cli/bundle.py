"""The command bundle: one folder with everything inside, for Windows computers without Python."""

from __future__ import annotations

import argparse
import sys

from kam_partnership.loading import load
from kam_partnership.texts import Language, locale_language, text


def bundle(options: argparse.Namespace) -> int:
    """Fetches Python and wheels, and writes the archive with its hashes and its bill of materials."""
    load("cyclonedx", "packaging")
    from kam_partnership.bundle import build
    from kam_partnership.bundle.targets import Target

    language: Language = options.language or locale_language()
    target = Target(options.platform)
    files = [options.out / name for name in build.names_beside(build.name_of(target))]
    build.refuse_existing(files, force=options.force)  # before a minute of fetching, not after it

    def tell() -> None:
        print(text("bundle.fetching", language, platform=target), file=sys.stderr)

    written = build.write(build.build(target, tell), options.out, force=options.force)
    options.written = options.out
    for path in written:
        print(text("cli.wrote", language, path=path))
    print(text("bundle.made", language, path=written[0]))
    return 0
