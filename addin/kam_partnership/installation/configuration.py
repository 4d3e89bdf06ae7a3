"""The user's configuration file, exactly as the add-in's VBA reads it: lines of ``"KEY","value"`` in ANSI."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from kam_partnership.errors import KamError
from kam_partnership.installation.computer import Computer, Platform
from kam_partnership.installation.places import configuration_file

#: Says which AppleScript we put on the Mac, so that uninstalling takes away nothing that was there before.
OWN_APPLESCRIPT: Final = "KAM APPLESCRIPT"

#: Windows loads no DLL from a longer path, and the DLL's name is longer than the interpreter's.
LONGEST_INTERPRETER: Final = 240

_LINE = re.compile(r'"([^"]*)","([^"]*)"')
_VARIABLE = re.compile(r"%([^%]+)%")
#: The AppleScript hands the interpreter to a shell without quotes.
_MAC_SAFE = re.compile(r"[A-Za-z0-9/._+@-]+")


class InterpreterUnusable(KamError):
    """Excel could not start this Python: its path or its origin stands against it. Nothing was written."""


class ConfigurationDamaged(ValueError):
    """The file is not what VBA can read."""


def interpreter_key(computer: Computer) -> str:
    """The key under which the add-in looks for Python."""
    return "INTERPRETER_MAC" if computer.platform is Platform.MAC else "INTERPRETER_WIN"


def to_bytes(settings: Mapping[str, str], computer: Computer) -> bytes:
    """The file's content. Empty values are left out, because an empty value would still win over a default."""
    line_end = "\r\n" if computer.platform is Platform.WINDOWS else "\n"
    lines = [f'"{key}","{value}"{line_end}' for key, value in settings.items() if value]
    return "".join(lines).encode(encoding(computer))


def parse(content: bytes, computer: Computer) -> dict[str, str]:
    """The settings of a file, keys in capital letters.

    Raises:
        ConfigurationDamaged: when VBA would stumble over the file.
    """
    try:
        text = content.decode(encoding(computer))
    except UnicodeDecodeError as error:
        raise ConfigurationDamaged(str(error)) from error
    settings = {}
    for line in text.splitlines():
        if not line.strip():
            continue
        if (match := _LINE.fullmatch(line.strip())) is None:
            raise ConfigurationDamaged(line)
        settings[match[1].upper()] = match[2]
    return settings


def user_settings(computer: Computer) -> dict[str, str]:
    """The user's settings; empty when there are none.

    Raises:
        ConfigurationDamaged: when VBA would stumble over the file.
        OSError: when the file cannot be read.
    """
    path = configuration_file(computer)
    return parse(computer.files.read(path), computer) if computer.files.is_file(path) else {}


def chosen_interpreter(computer: Computer) -> PurePath | None:
    """The Python that the configuration names, or None when it names none or is damaged. Raises OSError."""
    try:
        value = user_settings(computer).get(interpreter_key(computer))
    except ConfigurationDamaged:
        return None
    return expanded(value, computer) if value else None


def started_by_excel(computer: Computer) -> PurePath:
    """The Python whose libraries count: the one that Excel starts, else the one that runs now. Raises OSError."""
    return chosen_interpreter(computer) or computer.interpreter


def encoding(computer: Computer) -> str:
    """In which encoding VBA reads: this Windows' ANSI code page; on the Mac only ASCII is certain."""
    return computer.ansi if computer.platform is Platform.WINDOWS else "ascii"


def interpreter(computer: Computer) -> str:
    """The Python that Excel shall start, in a form that VBA can read.

    Raises:
        InterpreterUnusable: says why Excel could not start it and what to do.
    """
    chosen = computer.interpreter
    if computer.platform is Platform.WINDOWS:
        chosen = computer.interpreter.with_name("pythonw.exe")
        if not computer.files.is_file(chosen):
            raise InterpreterUnusable("pythonw_missing", file=str(chosen))
        if not _encodable(chosen, computer):
            chosen = computer.programs.short_path(chosen) or chosen
    if trouble := path_trouble(chosen, computer):
        raise InterpreterUnusable(trouble, file=str(chosen), elsewhere=computer.installer.phrases()["elsewhere"])
    return str(chosen)


def path_trouble(path: PurePath, computer: Computer) -> str | None:
    """Why Excel could not start a Python from this path: the key of an error text, or None."""
    text = str(path)
    if computer.platform is Platform.MAC:
        return None if _MAC_SAFE.fullmatch(text) else "interpreter_mac_characters"
    if is_store_python(computer.python_home) or is_store_python(path):
        return "interpreter_from_store"
    if not _encodable(path, computer):
        return "interpreter_not_ansi"
    if "%" in text:
        return "interpreter_percent"
    return "interpreter_too_long" if len(text) > LONGEST_INTERPRETER else None


def is_store_python(path: PurePath) -> bool:
    """Whether a Python comes from the Microsoft Store.

    Windows shows such a program private copies of folders such as XLSTART: Excel would never see what it writes.
    """
    return any(part.casefold() == "windowsapps" for part in path.parts)


def expanded(text: str, computer: Computer) -> PurePath:
    """A configured path with its environment variables filled in, as the add-in does it."""
    if computer.platform is Platform.WINDOWS:
        text = _VARIABLE.sub(lambda match: computer.environment.get(match[1].upper(), match[0]), text)
    return computer.path(text)


def _encodable(path: PurePath, computer: Computer) -> bool:
    try:
        str(path).encode(encoding(computer))
    except UnicodeEncodeError:
        return False
    return True
