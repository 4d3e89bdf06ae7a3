"""Microsoft's own Open XML SDK finds nothing to object to in any file that the product writes."""

from __future__ import annotations

from pathlib import Path

import pytest

import tiers
from support.open_xml_sdk import OFFICE_VERSIONS, sdk_defects, sdk_defects_of_all
from support.product_files import KINDS, ProductFiles
from support.workbooks import GERMAN

#: Of each way to write a file one, and the newest Office; before a release all.
SAMPLE = ("German template", "German Lite template", "add-in", "recomputed", "report")


@pytest.mark.usefixtures("sdk")
def test_every_file_is_valid_for_every_office(tmp_path: Path) -> None:
    files = ProductFiles(tmp_path)
    kinds, versions = (KINDS, OFFICE_VERSIONS) if tiers.FULL else (SAMPLE, OFFICE_VERSIONS[-1:])
    jobs = {(kind, version): (files.make(kind), version) for kind in kinds for version in versions}
    found = dict(zip(jobs, sdk_defects_of_all(jobs.values()), strict=True))
    assert {job: defects for job, defects in found.items() if defects} == {}


@pytest.mark.usefixtures("sdk")
def test_a_file_that_is_none_is_not_called_valid(tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(GERMAN.read_bytes()[:1000])
    assert sdk_defects(path) == [": File contains corrupted data."]
