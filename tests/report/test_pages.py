"""The report as PDF: five pages in embedded fonts, with bookmarks; nothing internal for customers."""

from __future__ import annotations

import functools
import io

import pytest

from kam_partnership.report.build import build_report
from kam_partnership.report.content import Audience
from kam_partnership.report.pages import write_pages
from kam_partnership.texts import Language
from report.conftest import SECRET_MEASURES, SECRETS, Make
from report.test_report_content import EARLIER, JUDGEMENTS

pypdf = pytest.importorskip("pypdf")


def words_of(document: pypdf.PdfReader) -> str:
    return " ".join("\n".join(page.extract_text() for page in document.pages).split())


def test_five_pages_with_titles_bookmarks_and_language(make: Make) -> None:
    report = build_report(make(history=EARLIER, measures=SECRET_MEASURES), Language.EN, Audience.INTERNAL)
    document = pypdf.PdfReader(io.BytesIO(write_pages(report)))
    assert [entry.title for entry in document.outline] == [page.title for page in report.pages]
    assert document.metadata.title == report.title
    assert document.trailer["/Root"]["/Lang"] == "en"
    told = words_of(document)
    for page in report.pages:
        assert page.title in told
    width, height = (float(side) for side in document.pages[0].mediabox[2:])
    assert width / height == pytest.approx(16 / 9, abs=0.001)


def test_vectors_and_embedded_fonts_only(make: Make) -> None:
    report = build_report(make(history=EARLIER), Language.DE, Audience.INTERNAL)
    for page in pypdf.PdfReader(io.BytesIO(write_pages(report))).pages:
        assert list(page.images) == []
        fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
        assert fonts
        assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


@pytest.mark.parametrize("audience", Audience)
def test_the_same_bytes_every_time(make: Make, audience: Audience) -> None:
    report = build_report(make(history=EARLIER), Language.DE, audience)
    assert write_pages(report) == write_pages(report)


@pytest.mark.parametrize("language", Language)
def test_nothing_internal_is_anywhere_in_the_customers_file(make: Make, language: Language) -> None:
    material = make(((9, 3), (8, 2), (5, 5)), weights=(3.37, 1.0, 1.0), history=EARLIER, measures=SECRET_MEASURES)
    document = pypdf.PdfReader(io.BytesIO(write_pages(build_report(material, language, Audience.CUSTOMER))))
    told = words_of(document) + " ".join(map(str, document.metadata.values()))
    assert "Quartalsgespräch einführen" in told
    assert [word for word in JUDGEMENTS[language] if word in told.casefold()] == []
    assert [secret for secret in SECRETS if secret in told] == []


def test_words_as_long_as_a_page_stay_on_it(make: Make) -> None:
    report = build_report(make(titles=["Ü" * 500] * 3, names=("Ä" * 300, "Ö" * 300)), Language.DE, Audience.INTERNAL)
    for page in pypdf.PdfReader(io.BytesIO(write_pages(report))).pages:

        def inside(text: str, outer: list[float], inner: list[float], *_: object, width: float) -> None:
            left = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
            assert not text.strip() or 0 <= left <= width

        page.extract_text(visitor_text=functools.partial(inside, width=float(page.mediabox.width)))
