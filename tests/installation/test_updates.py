"""Whether a newer version lies where the IT department puts them; and that nobody looks anywhere else."""

from __future__ import annotations

import time
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from kam_partnership.installation import places, updates
from kam_partnership.installation.checks.verdict import Status
from kam_partnership.installation.install import plan_installation
from kam_partnership.installation.product import Product
from kam_partnership.installation.steps import carry_out
from kam_partnership.texts import Language
from support import computers
from support.computers import MadeUp
from support.examined import problems, result_of, said

SHARE = PureWindowsPath(r"S:\Programme\KAM")


def set_by_user(made_up: MadeUp, place: str) -> None:
    path = places.configuration_file(made_up.computer)
    made_up.files.put(path, made_up.files.read(path) + f'"{updates.KEY}","{place}"\r\n'.encode("cp1252"))


def set_by_it(made_up: MadeUp, place: str) -> None:
    path = places.common_configuration_file(made_up.computer)
    made_up.files.put(path, f'"{updates.KEY}","{place}"\r\n'.encode("cp1252"))


def case(made_up: MadeUp, product: Product, *, online: bool = False) -> str:
    return result_of(made_up, product, "updates", online=online).verdict.case


def test_without_a_place_nobody_looks_anywhere(installed: MadeUp, product: Product) -> None:
    assert case(installed, product, online=True) == "none_configured"
    assert installed.programs.asked == []


@pytest.mark.parametrize(
    ("name", "newer"),
    [
        ("kam_partnership-9.10.0-py3-none-any.whl", "9.10.0"),  # the product is 9.9.9
        ("kam_partnership-10.0.0a0.tar.gz", "10.0.0a0"),
        ("KAM-Partnerschaft-10.0.0-alpha-win-amd64.zip", "10.0.0-alpha"),
        ("KAM Partnerschaft 10.0", "10.0"),
        ("kam_partnership-9.9.9-py3-none-any.whl", ""),
        ("kam_partnership-9.9.9rc1-py3-none-any.whl", ""),
    ],
)
def test_versions_are_read_off_names(installed: MadeUp, product: Product, name: str, newer: str) -> None:
    set_by_user(installed, str(SHARE))
    for found in ("kam_partnership-9.9.8-py3-none-any.whl", "Notizen.txt", name):
        installed.files.put(SHARE / found)
    assert problems(installed, product) == {}
    assert case(installed, product) == ("newer" if newer else "ok")
    told = said(installed, product, "updates")
    assert str(SHARE) in told
    assert "9.9.9" in told
    assert newer in told


def test_the_it_department_sets_it_for_everybody_and_the_user_wins(installed: MadeUp, product: Product) -> None:
    set_by_it(installed, r"D:\Alle")
    installed.files.put(PureWindowsPath(r"D:\Alle\kam_partnership-10.0.0.zip"))
    assert case(installed, product) == "newer"
    set_by_user(installed, r"D:\Eigene")
    installed.files.put(PureWindowsPath(r"D:\Eigene\kam_partnership-9.0.0.zip"))
    assert case(installed, product) == "ok"


def test_the_entry_survives_an_update_of_the_add_in(installed: MadeUp) -> None:
    set_by_user(installed, str(SHARE))
    carry_out(plan_installation(installed.computer, computers.product("10.0.0")).steps, installed.computer)
    assert updates.configured_place(installed.computer) == str(SHARE)


def test_the_add_in_in_the_folder_tells_its_version(installed: MadeUp, product: Product) -> None:
    set_by_user(installed, str(SHARE))
    installed.files.put(SHARE / "KAM_Partnerschaft.xlam", computers.addin_bytes("10.1.0"))
    assert "10.1.0" in said(installed, product, "updates", Language.EN)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("KAM_Partnerschaft.xlam", computers.addin_bytes("10.1.0")),
        ("SHA256SUMS", b"00ff  kam_partnership-9.9.9-py3-none-any.whl\n11ff  kam_partnership-10.1.0.tar.gz\n"),
        ("kam_partnership-10.1.0-py3-none-any.whl", b"PK"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_single_file_tells_it_too(installed: MadeUp, product: Product, name: str, content: bytes) -> None:
    set_by_user(installed, str(installed.files.put(SHARE / name, content)))
    assert "10.1.0" in said(installed, product, "updates", Language.EN)


def test_a_page_is_read_only_when_somebody_asks(installed: MadeUp, product: Product) -> None:
    page = "https://intranet.example/kam"
    set_by_it(installed, page)
    installed.programs.pages[page] = '<a href="kam_partnership-10.1.0-py3-none-any.whl">new</a>'
    assert case(installed, product) == "page"
    assert "doctor --updates" in said(installed, product, "updates")
    assert installed.programs.asked == []
    assert case(installed, product, online=True) == "newer"
    assert installed.programs.asked == [page]


@pytest.mark.parametrize("place", [r"S:\weg", r"\\server\weg", "https://away.example/"])
def test_a_place_that_is_not_there_is_no_problem_of_this_computer(
    installed: MadeUp, product: Product, place: str
) -> None:
    set_by_user(installed, place)
    assert problems(installed, product) == {}
    assert case(installed, product, online=True) == "unreachable"


def test_a_server_that_does_not_answer_holds_nobody_up(installed: MadeUp, monkeypatch: pytest.MonkeyPatch) -> None:
    set_by_user(installed, str(SHARE))
    monkeypatch.setattr(updates, "PATIENCE", 0.05)
    monkeypatch.setattr(type(installed.files), "is_folder", lambda files, path: time.sleep(60))
    with pytest.raises(updates.NotReachable):
        updates.newest_at(str(SHARE), installed.computer)


@pytest.mark.parametrize("place", ["KAM", r"..\KAM", "ftp://server/kam"])
def test_a_place_that_means_nothing_is_told(installed: MadeUp, product: Product, place: str) -> None:
    set_by_user(installed, place)
    assert problems(installed, product) == {"updates": "unusable"}
    assert place in said(installed, product, "updates")
    assert updates.KEY in said(installed, product, "updates")


def test_a_folder_without_any_version_is_told(installed: MadeUp, product: Product) -> None:
    set_by_user(installed, str(SHARE))
    installed.files.put(SHARE / "Notizen.txt")
    assert case(installed, product) == "nothing_there"
    assert result_of(installed, product, "updates").verdict.status is Status.SKIPPED


def test_a_mac_has_its_own_place_for_everybody(installed_mac: MadeUp, product: Product) -> None:
    set_by_it(installed_mac, "/Volumes/kam")
    installed_mac.files.put(PurePosixPath("/Volumes/kam/kam_partnership-10.0.0.zip"))
    assert case(installed_mac, product) == "newer"
    file = places.common_configuration_file(installed_mac.computer)
    assert str(file) == "/Library/Application Support/kam_partnership/kam_partnership.conf"
