"""The report as PDF: five pages in embedded fonts, with bookmarks; nothing internal for customers."""

from __future__ import annotations

import datetime as dt
import functools
import io

import pytest

from kam_partnership.diagram.lettering import block
from kam_partnership.report.build import build_report
from kam_partnership.report.page_content import Audience
from kam_partnership.report.pages import write_pages
from kam_partnership.texts import Language
from report.conftest import SECRET_MEASURES, SECRETS, Make, measure
from report.test_report_content import EARLIER, JUDGEMENTS, LONG_NAMES

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
        assert " ".join(page.title.split()) in told
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


def places_of(page: pypdf.PageObject) -> list[tuple[str, float, float]]:
    """Words with the point from the left and from below where they begin."""
    found = []

    def note(text: str, outer: list[float], inner: list[float], *_: object) -> None:
        at = [inner[4] * outer[n] + inner[5] * outer[n + 2] + outer[n + 4] for n in (0, 1)]
        if text.strip():
            found.append((text.strip(), at[0], at[1]))

    page.extract_text(visitor_text=note)
    return found


def test_what_stands_below_a_full_table_stays_above_the_footer(make: Make) -> None:
    words = "Eine Landkarte der Kontakte zeichnen und die zwei wichtigsten fehlenden Verbindungen anbahnen."
    measures = [
        measure(words, criterion="Breites Beziehungsnetz über alle Ebenen", supplier_owner="Dr. Steinberger-Lindenthal",
                key_account_owner="Leitung Strategischer Einkauf", due=dt.date(2026, 10, day), supplier_value=1e6,
                key_account_value=2e6)
        for day in range(1, 9)
    ]  # fmt: skip
    report = build_report(make(measures=measures), Language.DE, Audience.INTERNAL)
    page = pypdf.PdfReader(io.BytesIO(write_pages(report))).pages[4]
    told = places_of(page)
    [legend] = [height for text, _, height in told if "überfällig (Stand" in text]
    [footer] = [height for text, _, height in told if "Vertraulich" in text]
    assert legend > footer + 14
    text = page.extract_text()
    assert "Steinberger-\nLindenthal" in text


def test_titles_of_forty_five_characters_stand_whole_beside_the_profile(make: Make) -> None:
    titles = [f"Verträge mit Zusagen über den Preis hinaus {n:02}" for n in range(16)]
    assert {len(title) for title in titles} == {45}
    report = build_report(make([(9, 4)] * 16, titles=titles), Language.DE, Audience.INTERNAL)
    text = pypdf.PdfReader(io.BytesIO(write_pages(report))).pages[1].extract_text()
    assert [title for n, title in enumerate(titles, start=1) if f"{n}  {title}" not in text] == []


def test_long_names_stand_beside_each_other_in_the_legend(make: Make) -> None:
    report = build_report(make(names=LONG_NAMES), Language.DE, Audience.INTERNAL)
    told = places_of(pypdf.PdfReader(io.BytesIO(write_pages(report))).pages[1])
    names = "Süddeutsche Präzisionsantriebstechnik", "Österreichisch-Schweizerische"
    one, other = (next(place for place in told if place[0] == name) for name in names)
    assert one[2] == pytest.approx(other[2], abs=1.5)
    assert block(one[0], bold=False).width * 11 + 30 < other[1] - one[1]


def test_words_as_long_as_a_page_stay_on_it(make: Make) -> None:
    report = build_report(make(titles=["Ü" * 500] * 3, names=("Ä" * 300, "Ö" * 300)), Language.DE, Audience.INTERNAL)
    for page in pypdf.PdfReader(io.BytesIO(write_pages(report))).pages:

        def inside(text: str, outer: list[float], inner: list[float], *_: object, width: float) -> None:
            left = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
            assert not text.strip() or 0 <= left <= width

        page.extract_text(visitor_text=functools.partial(inside, width=float(page.mediabox.width)))
