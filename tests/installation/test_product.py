"""The add-in as shipped says truthfully which one it is."""

from __future__ import annotations

import re
from pathlib import Path

import xlwings
from pyopenvba import ExcelFile

from building import addin_file
from kam_partnership import __version__
from kam_partnership.installation import product
from kam_partnership.shipped_files import addin_path


def vba_of_xlwings() -> str:
    with ExcelFile(addin_path()) as file:
        source: str = file.get_module("xlwings")
    return source


def test_the_add_in_names_its_version_and_that_of_the_xlwings_in_its_vba() -> None:
    identity = product.packaged_product().identity
    inside = re.search(r'XLWINGS_VERSION As String = "([\d.]+)"', vba_of_xlwings())
    assert inside is not None
    assert identity == product.Identity(__version__, inside[1])
    assert inside[1] == xlwings.__version__


def test_its_vba_looks_for_the_dll_and_the_configuration_that_doctor_looks_for() -> None:
    source = vba_of_xlwings()
    for bits in (32, 64):
        assert f'"xlwings{bits}-{product.packaged_product().identity.xlwings_version}.dll"' in source
    assert f'PROJECT_NAME As String = "{product.PROJECT_NAME}"' in source
    assert product.PROJECT_NAME == addin_file.PROJECT_NAME
    assert r'Environ("USERPROFILE") & "\." & PROJECT_NAME & "\" & PROJECT_NAME & ".conf"' in source


def test_the_script_for_the_mac_is_the_one_its_vba_calls() -> None:
    packaged = product.packaged_product()
    assert b"VbaHandler" in packaged.applescript
    assert 'AppleScriptTask("xlwings-" & XLWINGS_VERSION & ".applescript", "VbaHandler"' in vba_of_xlwings()
    assert packaged.applescript_name == f"xlwings-{xlwings.__version__}.applescript"


def test_a_file_that_is_no_add_in_has_no_identity() -> None:
    assert product.identify(b"MZ") is None


def test_nothing_in_the_package_talks_to_the_network_but_who_reads_a_page_on_request() -> None:
    talks = r"^\s*(?:import|from) (?:socket|ssl|http|urllib(?!\.parse)|requests|ftplib|smtplib)\b"
    package = Path(product.__file__).parents[1]
    sources = {path.relative_to(package).as_posix(): path.read_text("utf-8") for path in package.rglob("*.py")}
    assert [name for name, source in sources.items() if re.search(talks, source, re.MULTILINE)] == [
        "installation/web_page.py"
    ]
    assert [name for name, source in sources.items() if "web_page" in source] == ["installation/this_computer.py"]
    assert [name for name, source in sources.items() if "programs.page(" in source] == ["installation/updates.py"]
