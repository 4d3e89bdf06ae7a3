"""Builds what is shipped: compiled texts, the workbooks under templates/, icons, add-in, the guide to its buttons.

Run ``python addin/build.py`` after a change to texts, formulas, looks, VBA or ribbon, and commit the result.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from building.addin_file import build_addin
from building.button_guide import button_guides
from building.icons import ICON_FOLDER, build_icons
from building.known_formulas import KNOWN_FORMULAS, known_formulas
from building.lite_template import RELEASES, lite_releases, lite_template
from building.template import FILE_NAMES, build_template
from building.text_files import compiled_texts
from kam_partnership.shipped_files import LITE_TEMPLATE_NAMES

ROOT = Path(__file__).resolve().parent.parent


def built_files() -> dict[Path, bytes]:
    """Every built file with its content."""
    plain = _plain_files()
    return plain | _lite_files(plain)


def _plain_files() -> dict[Path, bytes]:
    workbooks = {ROOT / "templates" / name: build_template(language) for language, name in FILE_NAMES.items()}
    icons = {ICON_FOLDER / name: content for name, content in build_icons().items()}
    return workbooks | icons | button_guides() | {ROOT / "addin" / "KAM_Partnerschaft.xlam": build_addin()}


def _lite_files(plain: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """The Lite edition, whose program knows the formulas of the plain templates."""
    workbooks = {
        ROOT / "templates" / name: lite_template(plain[ROOT / "templates" / FILE_NAMES[language]], language)
        for language, name in LITE_TEMPLATE_NAMES.items()
    }
    return workbooks | {RELEASES: lite_releases()}


def _write(files: Mapping[Path, bytes]) -> None:
    for path, content in files.items():
        changed = not path.exists() or path.read_bytes() != content
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        print(f"{path.relative_to(ROOT)}: {len(content):,} bytes{', changed' if changed else ''}")


if __name__ == "__main__":
    _write(compiled_texts())  # before everything else, which holds them
    made = _plain_files()
    _write(made)
    _write({KNOWN_FORMULAS: known_formulas(ROOT / "templates" / name for name in FILE_NAMES.values())})
    _write(_lite_files(made))
