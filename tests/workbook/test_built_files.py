"""The committed workbooks are what a fresh build makes; the add-in file has its own test."""

from __future__ import annotations

import tiers
from building.template import FILE_NAMES, build_template, unpacked_template
from kam_partnership.shipped_files import addin_path, template_path
from kam_partnership.texts import Language
from kam_partnership.xlsx.package import Package


def test_the_committed_workbook_is_what_its_sources_make(language: Language) -> None:
    committed = template_path(language)
    assert committed.name == FILE_NAMES[language]
    fresh = Package.open(unpacked_template(language)).parts
    stale = [part for part, content in Package.open(committed).parts.items() if fresh.get(part) != content]
    assert (stale, list(fresh)) == ([], list(Package.open(committed).parts)), "run addin/build.py and commit the file"


@tiers.before_release("the parts of the committed workbook equal those of a fresh build; packing them takes long")
def test_the_committed_workbook_equals_a_fresh_build_byte_for_byte(language: Language) -> None:
    assert template_path(language).read_bytes() == build_template(language)


def test_the_workbook_stays_small(language: Language) -> None:
    assert template_path(language).stat().st_size < 150_000


def test_the_add_in_file_is_found() -> None:
    assert addin_path().is_file()
