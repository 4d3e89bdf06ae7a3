"""A bill of materials calls licences by SPDX's names where their texts leave no doubt, so that nobody has to guess."""

from __future__ import annotations

import json
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import pytest
from cyclonedx.contrib.license.factories import LicenseFactory

from bundle.conftest import PYTHON_FILES
from kam_partnership.bundle import build
from kam_partnership.bundle.archive import zipped
from kam_partnership.bundle.lock import parse
from kam_partnership.bundle.parts import READ_AS, licence_told
from kam_partnership.bundle.targets import Target

#: What the text of a licence says, and no other's of those here.
SAYS = {
    "Apache-2.0": ("Apache License", "Version 2.0"),
    "BSD-3-Clause": ("Redistribution and use in source and binary forms", "Neither the name of"),
    "MIT": ("Permission is hereby granted, free of charge",),
    "OFL-1.1-RFN": ("SIL Open Font License, Version 1.1", "Reserved Font Name 'Source'"),
    "PSF-2.0": ("PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",),
}


def as_locked(name: str) -> Distribution:
    """The part as it is installed here; skipped where that is another version than the bundle's."""
    [version] = [one.version for one in parse(Target.AMD64.lock.read_text("utf-8")).wheels if one.name == name]
    try:
        found = distribution(name)
    except PackageNotFoundError:
        pytest.skip("not installed here")
    if found.version != version:
        pytest.skip(f"{found.version} is installed here, {version} in the bundle")
    return found


@pytest.mark.parametrize(("name", "words"), READ_AS)
def test_the_text_says_what_the_bill_says(name: str, words: str) -> None:
    part = as_locked(name)
    assert licence_told(part.metadata) == words
    files = [file for file in part.files or () if "licen" in str(file).lower() and not file.name.endswith(".py")]
    texts = [file.read_text("utf-8") for file in files]
    assert any(all(phrase in text for phrase in SAYS[READ_AS[name, words]]) for text in texts)
    assert LicenseFactory().make_from_string(READ_AS[name, words]).id


@pytest.mark.parametrize(
    ("told", "expected"),
    [("BSD License", {"id": "BSD-3-Clause"}), ("Own words", {"name": "Own words"})],
)
def test_words_that_were_read_have_their_name_in_the_bill(
    told: str, expected: dict[str, str], ours: tuple[str, bytes]
) -> None:
    metadata = f"Metadata-Version: 2.1\nName: ReportLab\nVersion: 5.1.0\nLicense: {told}\n\n"
    wheel = zipped({"reportlab-5.1.0.dist-info/METADATA": metadata.encode()})
    files = {"reportlab-5.1.0-py3-none-any.whl": wheel}
    bill = json.loads(build.assemble(Target.AMD64, PYTHON_FILES, files, ours).bill)
    [part] = [part for part in bill["components"] if part["name"] == "reportlab"]
    assert part["licenses"] == [{"license": expected}]
