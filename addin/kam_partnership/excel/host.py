"""What a command needs of the program it runs in, beyond the workbook's cells: dialogs, folders, states.

Excel on Windows and on the Mac answer in different ways, and without Excel there is nobody to ask. This is the one
place that knows; each function says what it does where.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlwings as xw

from kam_partnership.errors import FileUnreadable, FileUnwritable, KamError, Refused
from kam_partnership.excel.trouble import unless_refused
from kam_partnership.texts import Language, locale_language, text

#: Kinds of files that can be saved: ending -> key of its name in the dialog.
FILE_KINDS = {
    ".png": "file.kind.png",
    ".pdf": "file.kind.pdf",
    ".xlsx": "file.kind.xlsx",
    ".xlsm": "file.kind.xlsx",
    ".pptx": "file.kind.pptx",
    ".ics": "file.kind.ics",
}

#: What the dialog for opening a workbook shows: the key of its name, and endings.
WORKBOOK_FILES = (FILE_KINDS[".xlsx"], (".xlsx", ".xlsm"))
_LANGUAGE_OF_MENUS = 2
_REGIONS, _GERMAN = 1024, 7
_LONGEST_NAME = 80
#: Characters that Windows refuses in file names, and names that it keeps for devices.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\[\]\x00-\x1f]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_CHOOSE_ON_MAC = """on run {question, folder, suggestion}
    set start to POSIX file folder
    return POSIX path of (choose file name with prompt question default location start default name suggestion)
end run"""


_CHOOSE_EXISTING_ON_MAC = """on run {question, folder}
    return POSIX path of (choose file with prompt question default location POSIX file folder)
end run"""


_CHOOSE_SEVERAL_ON_MAC = """on run {question, folder}
    set chosen to choose file with prompt question default location POSIX file folder with multiple selections allowed
    set told to ""
    repeat with one in chosen
        set told to told & POSIX path of one & linefeed
    end repeat
    return told
end run"""


_FOLDER_PICKER, _CHOSEN = 4, -1
_TEXT = 2  # what an input box of Excel asks for


class SaveFirst(KamError):
    """Something is made from the file, and the file is not what the user sees; nothing was written."""


class NeedsExcel(KamError):
    """Something that only a running Excel, or only Excel for Windows, can do; nothing was changed."""


def without_excel(book: xw.Book) -> bool:
    """True on the headless engine."""
    return str(book.app.engine.name) == "headless"


def on_windows(book: xw.Book) -> bool:
    """True in Excel for Windows, whose objects can be asked for everything."""
    return not without_excel(book) and sys.platform != "darwin"


def language_of_menus(book: xw.Book) -> Language:
    """The language of Excel's menus; that of the computer where Excel cannot tell it."""
    try:
        menus = book.app.api.LanguageSettings.LanguageID(_LANGUAGE_OF_MENUS)
        # Region and language share the number: 1031, 3079 and 2055 are all German.
        return Language.DE if menus % _REGIONS == _GERMAN else Language.EN
    except Exception:  # the language is never worth an error of its own
        return locale_language()


def is_read_only(book: xw.Book) -> bool:
    """True when the workbook was opened so that it cannot be saved under its own name."""
    return _state(book, "ReadOnly")


def is_shared(book: xw.Book) -> bool:
    """True when it is shared in the way of older Excels, which forbids tables and charts to change."""
    return _state(book, "MultiUserEditing")


def is_final(book: xw.Book) -> bool:
    """True when it is marked as final."""
    return _state(book, "Final")


def _state(book: xw.Book, member: str) -> bool:
    try:
        return bool(getattr(book.api, member))
    except Exception:  # not every Excel knows it, and a hint is never worth an error
        return False


def is_saved(book: xw.Book) -> bool:
    """True when everything in the workbook is in its file."""
    if without_excel(book):
        return not book.impl.document.is_changed
    if sys.platform == "darwin":
        return bool(book.api.saved.get())
    return bool(book.api.Path) and bool(book.api.Saved)


def file_of(book: xw.Book) -> Path | None:
    """The workbook's file on this computer; None when it has none, as in a cloud without a local copy."""
    path = unless_refused(lambda: Path(book.fullname))  # None: xlwings found no local copy of an address
    return path if path is not None and path.is_absolute() and path.is_file() else None


def saved_file_of(book: xw.Book, *, without_file: str, save_first: str) -> Path:
    """The file on this computer that holds everything in the workbook.

    Args:
        without_file, save_first: the keys of the errors, which say what is made of the file.

    Raises:
        SaveFirst: when the workbook has no file on this computer, or has changed since it was saved.
    """
    file = file_of(book)
    if file is None:
        raise SaveFirst(without_file)
    if not is_saved(book):
        raise SaveFirst(save_first)
    return file


def folder_of(book: xw.Book) -> Path:
    """Where a file beside the workbook belongs; the user's documents when it has no place of its own."""
    file = file_of(book)
    if file is not None:
        return file.parent
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def free_file(folder: Path, name: str, ending: str) -> Path:
    """A path in the folder that no file has yet.

    Args:
        folder: where.
        name: wanted name without its ending; characters that file names cannot hold become blanks.
        ending: with its dot.
    """
    stem = safe_name(name)
    path, number = folder / f"{stem}{ending}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem} {number}{ending}"
    return path


def safe_name(name: str) -> str:
    """A name that Windows, macOS and mail programs accept for a file."""
    stem = " ".join(_FORBIDDEN.sub(" ", name).split())[:_LONGEST_NAME].strip(" .")
    return f"_{stem}" if _DEVICES.match(stem) else stem or "KAM"


def file_to_save(book: xw.Book, suggested: Path, language: Language) -> Path | None:
    """Ask where to save; without Excel the suggestion is taken.

    Nothing that exists is replaced without asking.

    Args:
        book: an open workbook; the dialog appears over it.
        suggested: a path that is free; its ending decides the kind of file.
        language: of the dialog.

    Returns:
        the path with the ending of the suggestion; None when the user changed their mind.

    Raises:
        FileUnwritable: when the choice is the open workbook itself, or an address on the web.
    """
    chosen = _chosen(book, suggested, language)
    if chosen is None:
        return None
    if chosen.suffix.lower() != suggested.suffix:
        chosen = chosen.with_name(chosen.name + suggested.suffix)
    own = file_of(book)
    # A workbook in a cloud does not tell where its file lies here, so its name decides.
    if chosen.exists() and (chosen.name.casefold() == book.name.casefold() if own is None else chosen.samefile(own)):
        raise FileUnwritable("file_is_open", file=str(chosen))
    if not chosen.exists():
        return chosen
    question = text("ribbon.replace_file", language, file=chosen.name, folder=chosen.parent)
    return chosen if ask(book, question, language) else None


def file_to_open(
    book: xw.Book, title: str, language: Language, kinds: tuple[str, Sequence[str]] = WORKBOOK_FILES
) -> Path | None:
    """Ask for a file that is there; None when the user changed their mind, and without Excel.

    Args:
        book: an open workbook; the dialog appears over it.
        title: of the dialog.
        language: of the kind of file in it.
        kinds: the key of their name in the dialog, and their endings.

    Raises:
        FileUnreadable: when the choice is an address on the web.
    """
    return next(iter(_existing(book, title, language, kinds, several=False)), None)


def files_to_open(book: xw.Book, title: str, language: Language, kinds: tuple[str, Sequence[str]]) -> tuple[Path, ...]:
    """Ask for one or more files of one folder; none when the user changed their mind. The rest as above."""
    return _existing(book, title, language, kinds, several=True)


def _existing(
    book: xw.Book, title: str, language: Language, kinds: tuple[str, Sequence[str]], *, several: bool
) -> tuple[Path, ...]:
    answer: Any
    if without_excel(book):
        answer = book.app.impl.choose_existing()
    elif sys.platform == "darwin":
        script = _CHOOSE_SEVERAL_ON_MAC if several else _CHOOSE_EXISTING_ON_MAC
        answer = _run_on_mac(script, title, str(folder_of(book))).splitlines()
    else:
        key, endings = kinds
        patterns = ";".join(f"*{ending}" for ending in endings)
        kind = f"{text(key, language)} ({patterns}),{patterns}"
        choices = {"MultiSelect": True} if several else {}
        answer = book.app.api.GetOpenFilename(kind, 1, title, **choices)
    # False, in whatever language Excel says it, is no text.
    chosen = [
        one for one in (answer if isinstance(answer, (list, tuple)) else [answer]) if isinstance(one, (str, Path))
    ]
    for one in chosen:
        if "://" in str(one):
            raise FileUnreadable("file_not_local_to_read", file=one)
    return tuple(Path(one) for one in chosen if str(one))


def has_dialogs(book: xw.Book) -> bool:
    """True where Excel itself asks for folders and words: on Windows only."""
    return str(book.app.engine.name) == "excel" and sys.platform != "darwin"


def folder_to_use(book: xw.Book, title: str) -> Path | None:
    """Ask for a folder, where Excel has dialogs; None when the user changed their mind."""
    dialog = book.app.api.FileDialog(_FOLDER_PICKER)
    dialog.Title = title
    return Path(dialog.SelectedItems(1)) if dialog.Show() == _CHOSEN else None


def words_typed(book: xw.Book, question: str, language: Language) -> str:
    """Ask for words, where Excel has dialogs; "" when the user changed their mind.

    Args:
        question: at most 255 characters, as Excel takes no more there.
    """
    answer: Any = book.app.api.InputBox(question, text("ribbon.title", language), Type=_TEXT)
    return answer.strip() if isinstance(answer, str) else ""


def refuse_unsaved(book: xw.Book, file: Path) -> None:
    """Raises Refused when another open workbook of the file's name holds what its file does not."""
    own, books = book.name, book.app.books
    for other in (books[number] for number in range(len(books))):
        if other.name.casefold() == file.name.casefold() and other.name != own and not is_saved(other):
            raise Refused("file_unsaved", file=file.name)


def ask(book: xw.Book, question: str, language: Language) -> bool:
    """Ask in a dialog; True for yes. Raises as Excel does: what nobody answered is not done."""
    answer = book.app.alert(question, title=text("ribbon.title", language), buttons="yes_no", mode="info")
    return str(answer) == "yes"


def ask_three(book: xw.Book, question: str, language: Language) -> bool | None:
    """Ask in a dialog that can be cancelled; True for yes, False for no, None for cancel. Raises as Excel does."""
    answer = book.app.alert(question, title=text("ribbon.title", language), buttons="yes_no_cancel", mode="info")
    return {"yes": True, "no": False}.get(str(answer))


def _chosen(book: xw.Book, suggested: Path, language: Language) -> Path | None:
    title = text("ribbon.save_as", language)
    if without_excel(book):
        answer: Any = book.app.impl.choose_file(suggested)
    elif sys.platform == "darwin":
        answer = _chosen_on_mac(suggested, title)
    else:
        kind = f"{text(FILE_KINDS[suggested.suffix], language)} (*{suggested.suffix}), *{suggested.suffix}"
        answer = book.app.api.GetSaveAsFilename(str(suggested), kind, 1, title)
    if isinstance(answer, str) and "://" in answer:
        raise FileUnwritable("file_not_local", file=answer)
    # False, in whatever language Excel says it, is no text.
    return Path(answer) if isinstance(answer, (str, Path)) and str(answer) else None


def _chosen_on_mac(suggested: Path, title: str) -> str:
    """The system's own dialog: Excel's cannot be called from outside. Cancelling it is no error."""
    return _run_on_mac(_CHOOSE_ON_MAC, title, str(suggested.parent), suggested.name)


def _run_on_mac(script: str, *arguments: str) -> str:
    """What a script answers; "" when the user cancels it."""
    command = ["/usr/bin/osascript", "-e", script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - words, no shell
    return done.stdout.strip()
