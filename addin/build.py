"""Builds what is shipped: compiled texts, the workbooks under templates/, icons, add-in, the guide to its buttons.

Run ``python addin/build.py`` after a change to texts, formulas, looks, VBA or ribbon, and commit the result.
"""

from __future__ import annotations

from pathlib import Path

from building.addin_file import build_addin
from building.button_guide import button_guides
from building.icons import ICON_FOLDER, build_icons
from building.known_formulas import KNOWN_FORMULAS, known_formulas
from building.template import FILE_NAMES, build_template
from building.text_files import compiled_texts

ROOT = Path(__file__).resolve().parent.parent


def built_files() -> dict[Path, bytes]:
    """Every built file with its content."""
    workbooks = {ROOT / "templates" / name: build_template(language) for language, name in FILE_NAMES.items()}
    icons = {ICON_FOLDER / name: content for name, content in build_icons().items()}
    return workbooks | icons | button_guides() | {ROOT / "addin" / "KAM_Partnerschaft.xlam": build_addin()}


if __name__ == "__main__":
    for path, content in compiled_texts().items():  # before everything else, which holds them
        path.write_bytes(content)
    print("texts: compiled")
    for path, content in built_files().items():
        changed = not path.exists() or path.read_bytes() != content
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        print(f"{path.relative_to(ROOT)}: {len(content):,} bytes{', changed' if changed else ''}")
    KNOWN_FORMULAS.write_bytes(known_formulas(ROOT / "templates" / name for name in FILE_NAMES.values()))
    print("known formulas: written")
