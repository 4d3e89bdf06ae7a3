"""Names of people planted wherever Excel would put them: each is gone from the copy, or named with its place."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kam_partnership.sending import Cleaning, cleaning_told, prepared
from kam_partnership.sending.pictures import without_metadata
from kam_partnership.texts import Language
from kam_partnership.xlsx.package import Package
from support import markers, workbooks
from support.strict import run
from tiers import rounds

CONTENT = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), tuple((f"K{n}", 1.0, 7.0, 5.0) for n in range(16)))
#: What stays because it is content, and why it is not taken away; everything else must be gone.
STAYS = (
    *("core property title", "custom property MSIP_Label_1_Name", "custom property MSIP_Label_1_SiteId"),
    *("custom property MSIP_Label_1_ActionId", "sensitivity label of the tenant"),
    *("ribbon of the workbook", "hidden name with a text", "name with a path", "name with an address"),
    *("XML map: schema", "data model", "custom XML of a company", "pivot: older values", "pivot: records"),
    *("name of a cell style", "text in a number format", "name of the theme", "scenario: comment"),
    *("link inside with a tip", "input message", "error message of a validation", "oddHeader", "evenFooter"),
    *("list to choose from", "rule for cells", "filter", "words of a link", "name of a shape", "title of a chart"),
    *("pivot table", "caption of a control", "template that the package names"),
    *("firstHeader", "text of a comment", "text of a conversation", "embedded workbook", "embedded object"),
    *("control on a sheet", "macros", "alternative text of a shape", "title of a shape", "text of a shape"),
    *("tip of a shape's link", "link of a shape", "linked picture", "shape on a chart", "header of a chart"),
    *("workbook behind a chart", "part of a kind nobody knows", "name of somebody in a hidden sheet"),
    *("emf picture: metafile", "svg picture: drawing", "gif picture: comment", "tiff picture: artist"),
    *("link to file:///C:/Users/{x}/a.docx", "link to mailto:{x}@firma.example", "link to \\\\{x}\\Freigabe"),
    "link to https://firma/{x}",
)
#: Parts of the workbook as a whole; everything else is told with its sheet.
OF_THE_WORKBOOK = ("core", "custom", "sensitivity", "ribbon", "hidden name", "name ", "XML map", "data model", "pivot",
                   "text in a number", "macros", "template")  # fmt: skip


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, str], bytes, Cleaning]:
    path = workbooks.fill(tmp_path_factory.mktemp("markers") / "kam.xlsx", CONTENT)
    data, told = markers.planted(path.read_bytes())
    copy, cleaning = prepared(data, "kam.xlsx", author="Autor")
    return data, told, copy, cleaning


def test_at_least_a_hundred_markers_are_planted_and_found_before(
    sent: tuple[bytes, dict[str, str], bytes, Cleaning],
) -> None:
    data, told, _, _ = sent
    assert len(told) >= 100
    assert {told[marker] for marker in told.keys() - markers.found(data, told).keys()} == set()


def test_what_is_metadata_is_gone_and_what_is_content_stays(
    sent: tuple[bytes, dict[str, str], bytes, Cleaning],
) -> None:
    _, told, copy, _ = sent
    assert {told[marker] for marker in markers.found(copy, told)} == set(STAYS)


@pytest.mark.parametrize("language", Language)
def test_no_marker_stays_in_silence(language: Language, sent: tuple[bytes, dict[str, str], bytes, Cleaning]) -> None:
    _, told, copy, cleaning = sent
    lines = cleaning_told(cleaning, language)
    for marker, parts in markers.found(copy, told).items():
        place = told[marker]
        named = [left for left in cleaning.left if marker in left.quote or left.place in parts]
        named += [left for left in cleaning.left if left.kind == "hidden_sheet" and "hidden sheet" in place]
        assert named, place
        if not place.startswith(OF_THE_WORKBOOK):
            assert any(left.sheet for left in named), place
        for left in named:
            assert any(left.place in line and left.sheet in line for line in lines)


def test_the_copy_still_is_a_workbook_with_all_its_figures(
    sent: tuple[bytes, dict[str, str], bytes, Cleaning], tmp_path: Path
) -> None:
    before = workbooks.fill(tmp_path / "kam.xlsx", CONTENT)
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(sent[2])
    figures = [run(["score", path, "--lang", "de"]).out for path in (before, copy)]
    assert figures[0] == figures[1]
    package = Package.open(copy)
    for part in package.parts:  # nothing points to what is gone
        for relationship in package.relationships(part).values():
            assert relationship.external or relationship.target in package.parts, (part, relationship)


def test_a_second_time_there_is_nothing_to_remove(sent: tuple[bytes, dict[str, str], bytes, Cleaning]) -> None:
    again, cleaning = prepared(sent[2], "kam.xlsx", author="Autor")
    assert cleaning.is_empty
    assert again == sent[2]


def test_a_single_marker_is_gone_or_named_as_well(tmp_path: Path) -> None:
    """One at a time, so that no place is only found because of another one."""
    data = workbooks.fill(tmp_path / "kam.xlsx", CONTENT).read_bytes()
    alone = [place for place in markers.PLANTERS if place not in _BUILD_ON_OTHERS]
    for place in random.Random(3).sample(alone, rounds(12, len(alone))):
        package = Package.open(data, "kam.xlsx")
        markers.PLANTERS[place](package, "Zq999Wx")
        copy, cleaning = prepared(package.to_bytes(), "kam.xlsx", author="Autor")
        parts = markers.found(copy, {"Zq999Wx": place}).get("Zq999Wx", set())
        assert bool(parts) is (place in STAYS), place
        quoted = [left for left in cleaning.left if "Zq999Wx" in left.quote or left.place in parts]
        assert not parts or quoted or any(left.kind == "hidden_sheet" for left in cleaning.left), place


_BUILD_ON_OTHERS = (
    *("XML map: schema", "external link: sheet and values", "pivot: older values", "pivot: records"),
    *("text of a comment", "file name of a picture in a header", "text of a conversation"),
)


def test_a_name_that_was_removed_is_told_where_it_still_stands_in_a_cell(tmp_path: Path) -> None:
    from kam_partnership.headless import open_book
    from kam_partnership.workbook import names

    path = workbooks.fill(tmp_path / "kam.xlsx", CONTENT)
    with open_book(path) as book:
        book.names[names.CRITERION_COLUMN].refers_to_range[3, 0].raw_value = "Idee von Erika Mustermann"
        book.save()
    package = Package.open(path)
    markers.PLANTERS["core property creator"](package, "Erika Mustermann")
    _, cleaning = prepared(package.to_bytes(), "kam.xlsx", author="Autor")
    assert ("name_again", "Partnerschaft", "C13", "Erika Mustermann") in [
        (left.kind, left.sheet, left.place, left.quote) for left in cleaning.left
    ]


def test_pictures_keep_their_pixels() -> None:
    from io import BytesIO

    from PIL import Image, PngImagePlugin

    picture = Image.effect_noise((31, 17), 90).convert("RGB")
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Erika")
    exif = Image.Exif()
    exif[0x013B] = "Erika"
    for kind, details in (
        ("PNG", {"pnginfo": notes}), ("JPEG", {"exif": exif, "comment": b"Erika"}),
        ("JPEG", {"exif": exif, "progressive": True, "quality": 95}),
    ):  # fmt: skip
        raw = BytesIO()
        picture.save(raw, kind, **details)
        assert b"Erika" in raw.getvalue()
        clean = without_metadata(raw.getvalue())
        assert clean is not None
        assert b"Erika" not in clean
        assert Image.open(BytesIO(clean)).tobytes() == Image.open(raw).tobytes()


def test_damaged_pictures_are_told_instead_of_touched() -> None:
    whole = markers.jpeg(), markers.png()
    for picture in whole:
        for end in range(len(picture)):
            assert without_metadata(picture[:end]) is None or end == len(picture)
