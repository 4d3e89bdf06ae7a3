"""Pages for the meeting of both sides: what we see, what you see, where we would like to understand each other."""

from __future__ import annotations

import pytest

from kam_partnership.assessment import Assessment, Criterion, Settings
from kam_partnership.raters.merged import Merged
from kam_partnership.raters.pooling import merge
from kam_partnership.raters.rater import Rater, Side
from kam_partnership.report.page_content import Audience, Profile, Report
from kam_partnership.report.two_views import build_two_views
from kam_partnership.texts import Language


def both_sides(count: int = 12) -> Merged:
    """Two people of each side; the sides differ more from criterion to criterion."""
    people = []
    for side in Side:
        for number in range(2):
            sign = 1 if side is Side.SUPPLIER else -1
            rows = [Criterion(n, f"Thema {n}", 1.0, 5 + sign * n / 4, 5 - sign * n / 4) for n in range(1, count + 1)]
            people.append(Rater(f"{side} {number}", side, Assessment(Settings(), tuple(rows))))
    return merge(people)


def report(audience: Audience, language: Language = Language.DE, merged: Merged | None = None) -> Report:
    made = merged or both_sides()
    return build_two_views(
        made, ("Beispiel GmbH", "Muster AG"), "Jede Seite sieht sich als die gebende", language, audience
    )


def words(made: Report) -> str:
    pages = [(page.title, *(p.words for p in page.points), *page.notes, page.alternative) for page in made.pages]
    tables = [cell for page in made.pages if page.table for row in (page.table.heads, *page.table.rows) for cell in row]
    return " ".join([made.footer, *(one for page in pages for one in page), *tables])


def test_there_are_four_pages_in_the_order_of_the_talk() -> None:
    titles = [page.title for page in report(Audience.CUSTOMER).pages]
    assert titles == [
        "Zwei Sichten auf unsere Zusammenarbeit",
        "Das sehen wir",
        "Das sehen Sie",
        "Hier möchten wir Sie besser verstehen",
    ]
    assert report(Audience.INTERNAL).pages[0].title == "Jede Seite sieht sich als die gebende"


def test_both_sides_scores_stand_beside_each_other() -> None:
    merged = both_sides()
    (ours, theirs) = merged.two_views or ()
    figures = [point.figure for point in report(Audience.CUSTOMER).pages[0].points if point.figure]
    expected = [ours.supplier_score, theirs.supplier_score, ours.key_account_score, theirs.key_account_score]
    assert figures == [f"{score:.1f}".replace(".", ",") for score in expected]


def test_each_side_is_drawn_with_what_it_says_where_the_sides_differ_most_on_top() -> None:
    for page, view in zip(report(Audience.CUSTOMER).pages[1:3], Side, strict=True):
        assert isinstance(page.picture, Profile)
        first = page.picture.criteria[0]
        sign = 1 if view is Side.SUPPLIER else -1
        assert (first.number, first.supplier, first.key_account) == (12, 5 + sign * 3, 5 - sign * 3)


def test_the_table_asks_about_five_criteria_and_says_how_many_more_there_are() -> None:
    page = report(Audience.CUSTOMER).pages[3]
    assert page.table is not None
    assert page.table.rows[0][:4] == ("12", "Thema 12", "8,0 : 2,0", "2,0 : 8,0")
    assert len(page.table.rows) == 5
    assert "6 weitere Themen besprechen" in page.points[1].words  # criterion 1 is within the tolerance of 1.5


def test_where_nobody_differs_it_asks_about_what_goes_well() -> None:
    page = report(Audience.CUSTOMER, merged=both_sides(1)).pages[3]
    assert page.table is None
    assert "Was läuft so gut" in page.points[0].words


@pytest.mark.parametrize("language", list(Language))
def test_the_customer_reads_no_verdict_no_tolerance_and_nothing_confidential(language: Language) -> None:
    told = words(report(Audience.CUSTOMER, language)).casefold()
    inside = (
        "frustration",
        "toleranz",
        "tolerance",
        "vertraulich",
        "confidential",
        "balance",
        "gebende",
        "kooperation",
    )
    assert not [word for word in inside if word in told]
    assert "vertraulich" in words(report(Audience.INTERNAL)).casefold()


def test_one_side_alone_is_no_report_of_two_views() -> None:
    alone = merge([Rater("A", Side.SUPPLIER, Assessment(Settings(), (Criterion(1, "K", 1.0, 5, 5),)))])
    with pytest.raises(ValueError, match="both"):
        report(Audience.INTERNAL, merged=alone)
