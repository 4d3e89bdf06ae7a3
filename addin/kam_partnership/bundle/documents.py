"""What people read: LIESMICH for who sets the add-in up, notes for IT departments, and the licences of all parts."""

from __future__ import annotations

import html
import string
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kam_partnership import __version__
from kam_partnership.bundle.parts import Part
from kam_partnership.bundle.targets import PYTHON, Target
from kam_partnership.installation.it_folder import as_notes, numbered
from kam_partnership.installation.product import ADDIN_NAME
from kam_partnership.shipped_files import template_path
from kam_partnership.texts import Language, text
from kam_partnership.texts.catalogue import numbered as numbered_texts

USER_NAMES: Final = {Language.DE: "LIESMICH.html", Language.EN: "README.html"}
IT_NAMES: Final = {Language.DE: "IT/LIESMICH-IT.txt", Language.EN: "IT/README-IT.txt"}

_PICTURE = Path(__file__).parent / "inside" / "picture.svg"
_PAGE = Path(__file__).parent / "inside" / "page.html"
_PICTURE_WORDS: Final = ("picture_tab", "picture_file", "picture_home", "picture_insert")
_AFTERWARDS: Final = ("update", "remove", "help", "private")
#: Paragraphs of the notes for IT; those of it_folder are shared with the folder that ``install --target`` makes.
_IT_OPENING: Final = ("bundle.it_title", "bundle.it_files")
_IT_NUMBERED: Final = (
    *("bundle.it_genuine", "bundle.it_written", "bundle.it_roll_out", "bundle.it_allow"),
    *("it_folder.trusted_location", "it_folder.antivirus", "it_folder.updates"),
    *("bundle.it_remove", "bundle.it_parts", "bundle.it_limits"),
)
_RULE = "=" * 100


def for_users() -> dict[str, bytes]:
    """A page for each language, with its picture inside: one file that any browser shows."""
    return {name: _page(language).encode() for language, name in USER_NAMES.items()}


def for_it(parts: Sequence[Part], target: Target, addin_sha256: str) -> dict[str, bytes]:
    """The notes in each language."""
    values: dict[str, object] = {
        "version": __version__,
        "xlwings": next((part.version for part in parts if part.name == "xlwings"), ""),
        "python": PYTHON.version,
        "python_hash": PYTHON.member_sha256,
        "package": PYTHON.package,
        "platform": str(target),
        "addin": ADDIN_NAME,
        "hash": addin_sha256,
        "parts": parts_table(parts),
    }
    files = {}
    for language, name in IT_NAMES.items():
        paragraphs = [text(key, language, **values) for key in _IT_OPENING]
        paragraphs += numbered(text(key, language, **values) for key in _IT_NUMBERED)
        files[name] = as_notes(paragraphs)
    return files


def parts_table(parts: Sequence[Part]) -> str:
    """Name, version and licence of each part, a line each."""
    name = max(len(part.name) for part in parts) + 2
    version = max(len(part.version) for part in parts) + 2
    return "\n".join(f"    {part.name:<{name}}{part.version:<{version}}{part.licence}" for part in parts)


def licences(parts: Sequence[Part]) -> bytes:
    """The licence texts that the parts bring along, word for word, each below the part's name."""
    chapters = []
    for part in parts:
        heading = f"{_RULE}\n{part.name} {part.version}: {part.licence}\n{part.home}\n{_RULE}"
        texts = [f"--- {place}\n\n{words.strip()}" for place, words in sorted(part.licence_texts.items())]
        chapters.append("\n\n".join([heading, *texts]))
    return as_notes(chapter.replace("\r\n", "\n") for chapter in chapters)


def _page(language: Language) -> str:
    blanks = {"version": __version__, "template": template_path(language).name}

    def words(key: str) -> str:
        return html.escape(text(f"bundle.{key}", language, **blanks))

    picture = {word: words(word) for word in _PICTURE_WORDS}
    picture |= {"readme": USER_NAMES[language], "alternative": words("picture")}
    return string.Template(_PAGE.read_text("utf-8")).substitute(
        language=str(language),
        title=words("title"),
        lead=words("lead"),
        picture=string.Template(_PICTURE.read_text("utf-8")).substitute(picture),
        steps="\n".join(
            f"<li>{html.escape(step.format(**blanks))}</li>" for step in numbered_texts("bundle.step", language)
        ),
        afterwards="\n".join(f"<p>{words(key)}</p>" for key in _AFTERWARDS),
    )
