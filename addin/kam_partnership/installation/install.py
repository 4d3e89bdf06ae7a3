"""Installing and uninstalling for one user: plans of steps, made without touching anything."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from kam_partnership.errors import KamError
from kam_partnership.installation import configuration, places
from kam_partnership.installation.computer import Computer, Platform
from kam_partnership.installation.product import Product, identify
from kam_partnership.installation.steps import RemoveFile, RemoveFolder, Step, WriteFile, merged, write


class NeedsExcelComputer(KamError):
    """The add-in works where Excel and xlwings do: on Windows and on the Mac."""


@dataclass(frozen=True, slots=True)
class Installation:
    """What installing is going to do.

    Attributes:
        previous: the version of the add-in that lies there; "" for one that does not tell; None when there is none.
    """

    steps: list[Step]
    addin: PurePath
    configuration: PurePath
    previous: str | None


def plan_installation(computer: Computer, product: Product) -> Installation:
    """Copy the add-in into Excel's start folder and tell it which Python to start.

    Raises:
        NeedsExcelComputer: on Linux and other systems.
        InterpreterUnusable: when Excel could not start this Python.
    """
    _require_excel(computer, "install_needs_excel")
    settings = {configuration.interpreter_key(computer): configuration.interpreter(computer)}
    before = _settings_before(computer)
    kept = {key: value for key, value in before.items() if key not in {*settings, configuration.OWN_APPLESCRIPT}}
    addin = places.installed_addin(computer)
    script_steps, script = _applescript(computer, product, before.get(configuration.OWN_APPLESCRIPT, ""))
    content = configuration.to_bytes({**settings, **kept, **script}, computer)
    steps = merged(
        [
            *write(addin, product.addin, computer.files),
            *write(places.configuration_file(computer), content, computer.files),
            *script_steps,
        ]
    )
    return Installation(steps, addin, places.configuration_file(computer), _version_at(addin, computer))


def plan_removal(computer: Computer) -> list[Step]:
    """Take away every file that installing and the add-in itself made, and nothing else.

    Raises:
        NeedsExcelComputer: on Linux and other systems.
    """
    _require_excel(computer, "uninstall_needs_excel")
    settings = places.configuration_file(computer)
    files = [places.installed_addin(computer), settings, places.log_file(computer)]
    if script := _settings_before(computer).get(configuration.OWN_APPLESCRIPT):
        files.append(places.applescript_folder(computer) / script)
    steps: list[Step] = [RemoveFile(path) for path in files if computer.files.is_file(path)]
    own_folder = settings.parent
    if computer.platform is Platform.WINDOWS and computer.files.is_folder(own_folder):
        others = set(computer.files.names(own_folder)) - {settings.name}
        steps += [] if others else [RemoveFolder(own_folder)]
    return steps


def _require_excel(computer: Computer, key: str) -> None:
    if computer.platform is Platform.OTHER:
        raise NeedsExcelComputer(key, call=computer.installer.call)


def _settings_before(computer: Computer) -> dict[str, str]:
    """Settings of an earlier installation, perhaps with keys of the IT department; a damaged file is replaced."""
    try:
        return configuration.user_settings(computer)
    except (configuration.ConfigurationDamaged, OSError):
        return {}


def _applescript(computer: Computer, product: Product, recorded: str) -> tuple[list[Step], dict[str, str]]:
    """The steps for the Mac's script, and the note that says which one is ours.

    A script that another xlwings add-in put there is left alone and not taken away later.
    """
    if computer.platform is not Platform.MAC:
        return [], {}
    folder = places.applescript_folder(computer)
    name = product.applescript_name
    steps: list[Step] = []
    if recorded and recorded != name and computer.files.is_file(folder / recorded):
        steps.append(RemoveFile(folder / recorded))
    if computer.files.is_file(folder / name) and recorded != name:
        return steps, {}
    return [*steps, *write(folder / name, product.applescript, computer.files)], {configuration.OWN_APPLESCRIPT: name}


def _version_at(addin: PurePath, computer: Computer) -> str | None:
    try:
        content = computer.files.read(addin)
    except OSError:
        return None
    identity = identify(content)
    return identity.version if identity else ""


def removed_files(steps: list[Step]) -> list[PurePath]:
    """What a removal takes away, for telling people."""
    return [step.path for step in steps if isinstance(step, RemoveFile)]


def written_files(steps: list[Step]) -> list[PurePath]:
    """What an installation writes, for telling people."""
    return [step.path for step in steps if isinstance(step, WriteFile)]
