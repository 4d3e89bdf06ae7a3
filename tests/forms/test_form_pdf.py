"""The questionnaire as a PDF: fields that people and screen readers find, pages that keep criteria whole."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from forms.conftest import of
from forms.test_form_workbook import long_form
from kam_partnership.forms.form_pdf import form_pdf
from kam_partnership.texts import Language


def fields_of(path: Path) -> dict[str, pypdf.generic.Field]:
    return pypdf.PdfReader(path).get_fields() or {}


def test_has_the_fields_of_the_workbook(sent: Path) -> None:
    fields = fields_of(of(sent, "Kim Lee", ".pdf"))
    asked = {f"{number}{letter}" for number in (1, 2, 3) for letter in "abc"}
    assert fields.keys() == asked | {"N", "A", "B", "code"}
    assert fields["N"]["/V"] == "Kim Lee"
    assert {key: fields[key].get("/V") for key in asked} == dict.fromkeys(asked, "")


def test_a_screen_reader_says_what_each_field_is_for(sent: Path) -> None:
    fields = fields_of(of(sent, "Kim Lee", ".pdf"))
    assert fields["1a"]["/TU"] == "Preis & Leistung \u2502 3/4 GmbH"
    assert fields["3b"]["/TU"] == "Actively sharing knowledge and know-how \u2502 Müller & Söhne"
    assert fields["3c"]["/TU"] == "Actively sharing knowledge and know-how \u2502 What shows you this? (optional)"


def test_a_name_that_no_field_can_hold_stands_beside_it(sent: Path) -> None:
    path = of(sent, "Šimek", ".pdf")
    assert fields_of(path)["N"]["/V"] == ""
    assert "Ihr Name (bleibt das Feld leer: Jiří Šimek)" in pypdf.PdfReader(path).pages[0].extract_text()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("count", [1, 16, 60])
def test_no_criterion_is_torn_apart(count: int, language: Language) -> None:
    reader = pypdf.PdfReader(io.BytesIO(form_pdf(long_form(count, language))))
    pages = {
        field.get_object()["/T"]: number
        for number, page in enumerate(reader.pages)
        for field in page.get("/Annots", ())
    }
    assert len(pages) == 3 * count + 4
    for number in range(1, count + 1):
        assert len({pages[f"{number}{letter}"] for letter in "abc"}) == 1
    assert pages["A"] == pages["B"] == pages["code"]


def test_every_field_lies_on_the_page_and_none_on_another() -> None:
    reader = pypdf.PdfReader(io.BytesIO(form_pdf(long_form(60))))
    for page in reader.pages:
        boxes = [[float(end) for end in field.get_object()["/Rect"]] for field in page.get("/Annots", ())]
        for left, bottom, right, top in boxes:
            assert 0 < left < right < 595
            assert 30 < bottom < top < 842
        for number, one in enumerate(boxes):
            for other in boxes[:number]:
                assert one[0] >= other[2] or one[2] <= other[0] or one[1] >= other[3] or one[3] <= other[1]


def test_the_same_form_gives_the_same_bytes() -> None:
    assert form_pdf(long_form(16)) == form_pdf(long_form(16))
