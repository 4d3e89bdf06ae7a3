"""Whoever builds the add-in anew gets the very file that was published."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from PIL import Image

import tiers
from building.addin_file import build_addin
from building.icons import ICON_FOLDER, PIXELS, build_icons
from building.package import package
from building.vba_project import VbaModule, VbaSourceError

FRESH_ICONS = build_icons()


@tiers.before_release("the committed file, which is another build, is the same as a fresh one")
def test_two_builds_are_the_same_byte_for_byte(fresh_addin: bytes) -> None:
    assert build_addin() == fresh_addin


def test_the_committed_file_is_a_fresh_build(addin_path: Path, fresh_addin: bytes) -> None:
    assert addin_path.read_bytes() == fresh_addin, "run addin/build.py and commit the file"


def test_the_file_tells_nothing_about_where_and_when_it_was_built(addin_path: Path) -> None:
    with zipfile.ZipFile(addin_path) as archive:
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.create_system == 0
            assert entry.compress_type == zipfile.ZIP_STORED, "zlib's versions compress differently"
        everything = b"".join(archive.read(entry) for entry in archive.infolist())
    for trace in (str(Path(__file__).parents[2]), str(Path.home()), "felix"):
        assert trace.encode() not in everything


def test_packing_keeps_the_order_of_the_parts() -> None:
    parts = {"b.xml": b"<b/>", "a.xml": b"<a/>"}
    with zipfile.ZipFile(io.BytesIO(package(parts))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == parts
        assert archive.namelist() == ["b.xml", "a.xml"]


def test_a_character_that_vba_could_not_keep_stops_the_build() -> None:
    with pytest.raises(VbaSourceError, match="module Greeting: 'ü' is not ASCII"):
        _ = VbaModule("Greeting", 'MsgBox "Grüezi"').stored_source


@pytest.mark.parametrize("name", sorted(FRESH_ICONS))
def test_the_committed_icon_is_a_fresh_drawing(name: str) -> None:
    assert (ICON_FOLDER / name).read_bytes() == FRESH_ICONS[name], "run addin/build.py and commit the file"
    assert Image.open(io.BytesIO(FRESH_ICONS[name])).size == (PIXELS, PIXELS)


def test_there_is_no_icon_that_nobody_draws() -> None:
    assert {path.name for path in ICON_FOLDER.glob("*.png")} == set(FRESH_ICONS)


@pytest.mark.parametrize("name", sorted(FRESH_ICONS))
@pytest.mark.parametrize("pixels", [16, 32])
def test_icons_keep_their_colours_apart_at_the_sizes_of_the_ribbon(name: str, pixels: int) -> None:
    icon = Image.open(ICON_FOLDER / name).convert("RGBA").resize((pixels, pixels), Image.Resampling.LANCZOS)
    strong = [(r, g, b) for r, g, b, opacity in struct.iter_unpack("4B", icon.tobytes()) if opacity > 200]
    assert len(strong) > pixels * pixels / 5, "too little is left to see"
    darkest, brightest = (pick(map(sum, strong)) for pick in (min, max))
    colourful = sum(max(pixel) - min(pixel) > 100 for pixel in strong)
    assert brightest - darkest > 100 or colourful > pixels, "it has become one grey blot"
