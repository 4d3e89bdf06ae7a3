"""The committed workbooks are what a fresh build makes; the add-in file has its own test."""

from __future__ import annotations

import zlib

import pytest

import tiers
from building.template import FILE_NAMES, build_template
from kam_partnership.shipped_files import addin_path, template_path
from kam_partnership.texts import Language
from kam_partnership.xlsx.package import Package


@pytest.fixture(scope="module", params=Language)
def language(request: pytest.FixtureRequest) -> Language:
    return Language(request.param)


@pytest.fixture(scope="module")
def fresh(language: Language) -> bytes:
    return build_template(language)


@tiers.before_release("the committed workbook, which is another build, equals a fresh one")
def test_two_builds_are_equal(language: Language, fresh: bytes) -> None:
    assert build_template(language) == fresh


def test_the_committed_workbook_equals_a_fresh_build(language: Language, fresh: bytes) -> None:
    committed = template_path(language)
    assert committed.name == FILE_NAMES[language]
    assert Package.open(committed).parts == Package.open(fresh).parts
    if "ng" not in zlib.ZLIB_RUNTIME_VERSION:  # zlib-ng packs the same parts into other bytes
        assert committed.read_bytes() == fresh


def test_the_workbook_stays_small(language: Language) -> None:
    assert template_path(language).stat().st_size < 150_000


def test_the_add_in_file_is_found() -> None:
    assert addin_path().is_file()
