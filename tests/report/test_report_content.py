"""What the pages say: full statements as titles, the right words for the reader, and nothing too much."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import pytest

from kam_partnership.assessment import Assessment, Criterion, Settings, Target, compute_figures
from kam_partnership.assessment.measures import Status
from kam_partnership.report.build import PROFILE_ROWS, build_report
from kam_partnership.report.gaps_page import ROWS as GAP_ROWS
from kam_partnership.report.page_content import Audience, Page, Profile, Report, Table, Trend
from kam_partnership.texts import Language, text
from kam_partnership.texts.measures import suggestions_for
from kam_partnership.workbook.history_and_measures import SavedState
from report.conftest import SECRET_MEASURES, SECRETS, TODAY, Make, measure

INTERNAL, CUSTOMER = Audience.INTERNAL, Audience.CUSTOMER
DE = Language.DE
LONG_NAMES = (
    "Süddeutsche Präzisionsantriebstechnik Aktiengesellschaft",
    "Österreichisch-Schweizerische Maschinenbaugesellschaft mbH & Co. KG",
)
EARLIER = (
    SavedState(dt.date(2025, 11, 20), 5.0, 5.0),
    SavedState(dt.date(2026, 5, 21), 6.0, 5.5, (0.0, 10.0)),
)


def saved(day: dt.date, ratings: Mapping[int, tuple[float, float]]) -> SavedState:
    """A row of the history that tells the ratings of the criteria with these numbers."""
    rated = (Criterion(n, f"Kriterium {name}", 1.0, *pair) for n, (name, pair) in enumerate(ratings.items(), 1))
    assessment = Assessment(Settings(), tuple(rated))
    figures = compute_figures(assessment)
    assert figures.supplier_score is not None
    assert figures.key_account_score is not None
    return SavedState(day, figures.supplier_score, figures.key_account_score, (0.0, 10.0), assessment)


def pages(report: Report) -> dict[str, Page]:
    return {page.key: page for page in report.pages}


def all_words(report: Report) -> Iterator[str]:
    yield from (report.title, report.footer)
    for page in report.pages:
        yield from (page.title, page.alternative, *page.notes)
        for point in page.points:
            yield from (point.figure, point.words)
        if page.table is not None:
            yield from page.table.heads
            for row in page.table.rows:
                yield from row
        yield from getattr(page.picture, "words", {}).values()
        yield from getattr(page.picture, "names", ())


class TestFivePages:
    @pytest.mark.parametrize("language", Language)
    @pytest.mark.parametrize("audience", Audience)
    @pytest.mark.parametrize("count", [1, 2, 16, 60])
    def test_there_are_five_with_a_statement_and_talking_points_each(
        self, make: Make, language: Language, audience: Audience, count: int
    ) -> None:
        material = make([(n * 7 % 11, n * 3 % 11) for n in range(count)], history=EARLIER, measures=SECRET_MEASURES)
        report = build_report(material, language, audience)
        assert [page.key for page in report.pages] == ["stand", "profile", "gaps", "trend", "measures"]
        for page in report.pages:
            assert len(page.title.split()) >= 3
            assert len(page.title) <= 110
            assert len(page.notes) >= 2
            assert (page.picture is None) == (page.alternative == "")
        assert "{" not in "".join(all_words(report))

    def test_where_we_stand_in_figures(self, make: Make) -> None:
        page = pages(build_report(make(((9, 4), (7, 5), (8, 4.5))), DE, INTERNAL))["stand"]
        assert page.title == (
            "Der Lieferant gibt mehr, als Muster AG erwidert: 8,0 gegenüber 4,5 (Skala\u00a00\u00a0bis\u00a010)"
        )
        assert [point.figure for point in page.points][1:5] == ["8,0", "4,5", "−3,5", "6,3"]
        assert page.points[0].words.startswith("Lieferantenfrustrationszone – der Lieferant investiert mehr")
        assert page.points[-1].words == "Noch kein Ziel gesetzt."

    def test_the_target_stands_with_its_distance_and_never_before_the_customer(self, make: Make) -> None:
        material = make(((5, 5), (5, 5), (5, 5)), target=Target(7, 8))
        page = pages(build_report(material, DE, INTERNAL))["stand"]
        assert page.points[-1].words == (
            "Ziel: Strategische Partnerschaft (7,0 | 8,0); bis dahin Lieferant 2,0 mehr, Key Account 3,0 mehr."
        )
        table = pages(build_report(material, DE, INTERNAL))["trend"].table
        assert table is not None
        assert table.rows[0][-1] == "7,0 | 8,0"
        assert "Ziel" not in "\n".join(all_words(build_report(material, DE, CUSTOMER)))

    @pytest.mark.parametrize(
        ("pair", "start"),
        [((2, 2), "Lieferantenbeziehung mit Muster AG: im Mittel ausgeglichen"),
         ((5, 5), "Kooperation mit Muster AG: im Mittel ausgeglichen"),
         ((9, 9), "Strategische Partnerschaft mit Muster AG: im Mittel ausgeglichen"),
         ((2, 9), "Muster AG gibt mehr, als der Lieferant erwidert")],
    )  # fmt: skip
    def test_each_zone_has_its_statement(self, make: Make, pair: tuple[float, float], start: str) -> None:
        assert pages(build_report(make((pair,) * 3), DE, INTERNAL))["stand"].title.startswith(start)
        provisional = pages(build_report(make((pair,)), DE, INTERNAL))["stand"].title
        assert provisional.startswith(f"Vorläufig: {start}")

    def test_a_balance_of_the_mean_only_is_called_so(self, make: Make) -> None:
        material = make([(9, 3), (3, 9)] * 8)
        page = pages(build_report(material, DE, INTERNAL))["stand"]
        assert page.title == "Kooperation mit Muster AG: ausgeglichen nur im Mittel"
        assert "in keinem der 16 Kriterien" in page.points[0].words
        customer = pages(build_report(material, DE, CUSTOMER))["stand"]
        assert customer.title == "So sehen wir unsere Zusammenarbeit heute – wie sehen Sie sie?"

    def test_without_names_it_is_still_a_sentence(self, make: Make) -> None:
        report = build_report(make(((2, 9),) * 3, names=("", "")), DE, INTERNAL)
        assert report.pages[0].title.startswith("Der Key Account gibt mehr")
        assert report.footer.startswith("Lieferant  –  Key Account")

    def test_endless_names_are_cut(self, make: Make) -> None:
        report = build_report(make(names=("Ä" * 300, "Ö" * 300), titles=["Ü" * 500] * 3), DE, INTERNAL)
        assert max(map(len, all_words(report))) < 700
        assert all(len(page.title) < 130 for page in report.pages)

    @pytest.mark.parametrize("audience", Audience)
    @pytest.mark.parametrize("language", Language)
    def test_no_sentence_breaks_off_within_a_long_name(
        self, make: Make, language: Language, audience: Audience
    ) -> None:
        report = build_report(make(((9, 2), (9, 3)), names=LONG_NAMES, history=EARLIER), language, audience)
        for page in report.pages:
            assert "…" not in "".join((page.title, *(point.words for point in page.points)))
        assert report.pages[1].picture.names == ("Süddeutsche Präzisionsantriebstechnik Aktiengesellschaft",
                                                 "Österreichisch-Schweizerische Maschinenbaugesellschaft")  # fmt: skip
        assert "…" not in report.footer

    def test_a_name_too_long_for_a_sentence_makes_way_for_a_word(self, make: Make) -> None:
        report = build_report(make(((9, 2),) * 3, names=LONG_NAMES), DE, INTERNAL)
        assert report.pages[0].title.startswith("Der Lieferant gibt mehr, als der Key Account erwidert")
        shorter = build_report(
            make(((9, 2),), names=("A", "Österreichische Maschinenbaugesellschaft mbH")), DE, INTERNAL
        )
        assert "als Österreichische Maschinenbaugesellschaft erwidert" in shorter.pages[0].title
        words = build_report(make(((9, 2),), names=LONG_NAMES), DE, CUSTOMER).pages[0].picture.words
        assert (words["diagram.x"], words["diagram.y"]) == ("Wir bringen ein  →", "Sie bringen ein  →")

    def test_what_no_file_can_hold_is_left_out(self, make: Make) -> None:
        report = build_report(make(names=("A\x00B\x0b", "C\ud800D\n\nE"), titles=["x\x1fy"] * 3), DE, INTERNAL)
        assert not {"\x00", "\x0b", "\ud800", "\x1f"} & set("".join(all_words(report)))

    def test_material_without_a_rating_is_refused(self, make: Make) -> None:
        with pytest.raises(ValueError, match="rated pair"):
            make(())


class TestProfile:
    def test_many_criteria_are_cut_to_those_that_matter_and_it_says_so(self, make: Make) -> None:
        material = make([(5, 5)] * 40 + [(9, 2)] * 10)
        page = pages(build_report(material, DE, INTERNAL))["profile"]
        assert isinstance(page.picture, Profile)
        numbers = [rated.number for rated in page.picture.criteria]
        assert len(numbers) == PROFILE_ROWS
        assert set(range(41, 51)) <= set(numbers)
        assert numbers == sorted(numbers)
        assert "20 von 50" in page.points[-1].words

    def test_one_of_a_kind_is_told_in_the_singular(self, make: Make) -> None:
        material = make(((9, 2), (5, 5), (2, 9)))
        page = pages(build_report(material, DE, INTERNAL))["profile"]
        assert page.title == "Bei einem von 3 Kriterien investieren beide ähnlich viel"
        assert [point.words.split(",")[0] for point in page.points[:3]] == [
            "Kriterium", "Kriterium", "Kriterium innerhalb der Toleranz von ±1"]  # fmt: skip
        [close, apart] = pages(build_report(material, DE, CUSTOMER))["profile"].points[:2]
        assert (close.words, apart.words) == ("Thema, in dem wir dicht beieinander sind",
                                              "Themen, über die wir gern sprechen möchten")  # fmt: skip

    def test_criteria_without_a_title_are_called_by_their_number(self, make: Make) -> None:
        page = pages(build_report(make(titles=["", "B", "C"]), DE, INTERNAL))["profile"]
        assert isinstance(page.picture, Profile)
        assert page.picture.criteria[0].title == "Kriterium 1"

    def test_one_criterion_is_told_as_one(self, make: Make) -> None:
        material = make(((9, 4), (4, 9), (5, 5)))
        page = pages(build_report(material, DE, INTERNAL))["profile"]
        assert [(point.figure, point.words.split()[0].rstrip(",")) for point in page.points[:3]] == [
            ("1", "Kriterium")
        ] * 3
        page = pages(build_report(material, DE, CUSTOMER))["profile"]
        assert [(point.figure, point.words.split()[0]) for point in page.points[:2]] == [
            ("1", "Thema,"),
            ("2", "Themen,"),
        ]


class TestGaps:
    def test_the_largest_come_first_with_their_question(self, make: Make) -> None:
        titles = ["Frühe Einbindung in neue Vorhaben", "B", "C"]
        page = pages(build_report(make(((9, 4), (9, 1), (5, 5)), titles=titles), DE, INTERNAL))["gaps"]
        assert page.table is not None
        assert [row[0] for row in page.table.rows] == ["2", "1"]
        assert page.table.rows[0][2:5] == ("9", "1", "−8,0")
        assert page.table.rows[1][5].startswith("Zu welchem der nächsten Vorhaben")
        assert page.title == "2 Unterschiede stehen für 100\u00a0% des gesamten Ungleichgewichts"

    def test_no_more_than_fit_and_the_rest_is_counted(self, make: Make) -> None:
        page = pages(build_report(make([(9, 2)] * 12), DE, INTERNAL))["gaps"]
        assert page.table is not None
        assert len(page.table.rows) == GAP_ROWS
        assert "7 weitere" in page.points[0].words

    @pytest.mark.parametrize("audience", Audience)
    @pytest.mark.parametrize("language", Language)
    @pytest.mark.parametrize("pair", [(9.5, 1), (1, 9.5)])
    def test_no_question_comes_twice(
        self, make: Make, language: Language, audience: Audience, pair: tuple[float, float]
    ) -> None:
        page = pages(build_report(make([pair] * 5), language, audience))["gaps"]
        assert page.table is not None
        questions = [row[-1] for row in page.table.rows]
        assert len(set(questions)) == 5
        assert all(question.endswith("?") for question in questions)

    def test_a_question_tells_ratings_as_the_table_does(self, make: Make) -> None:
        page = pages(build_report(make(((10, 1),)), DE, INTERNAL))["gaps"]
        assert page.table is not None
        assert page.table.rows[0][-1].startswith("Hier investieren wir 10, von Ihnen kommt 1.")

    def test_without_gaps_it_asks_for_what_goes_well(self, make: Make) -> None:
        material = make(((5, 5), (6, 6.5)), titles=["A", "Frühe Einbindung in neue Vorhaben"])
        page = pages(build_report(material, DE, INTERNAL))["gaps"]
        assert page.title == "Kein Unterschied ist größer als die Toleranz: Was läuft gut, und was wird daraus?"
        assert page.table is not None
        assert [(row[0], row[-1].endswith("?")) for row in page.table.rows] == [("2", True), ("1", True)]
        assert page.table.rows[1][-1] == "Was wäre für Sie hier ein guter nächster Schritt?"

    def test_evidence_is_at_hand_for_who_presents_and_never_for_the_customer(self, make: Make) -> None:
        material = make(((9, 2), (5, 5)), evidence=("Jour fixe seit März", ""))
        assert "Kriterium 1: Jour fixe seit März" in pages(build_report(material, DE, INTERNAL))["gaps"].notes
        assert "Jour fixe" not in "\n".join(all_words(build_report(material, DE, CUSTOMER)))

    def test_the_customer_cannot_see_the_weights_in_the_order(self, make: Make) -> None:
        material = make(((9, 4), (9, 2)), weights=(5.0, 1.0))
        orders = {}
        for audience in Audience:
            table = pages(build_report(material, DE, audience))["gaps"].table
            assert table is not None
            orders[audience] = [row[0] for row in table.rows]
        assert orders == {INTERNAL: ["1", "2"], CUSTOMER: ["2", "1"]}


class TestTrend:
    def test_today_is_the_last_state(self, make: Make) -> None:
        page = pages(build_report(make(((9, 4),), history=EARLIER), DE, INTERNAL))["trend"]
        assert isinstance(page.picture, Trend)
        assert [state.date for state in page.picture.states] == [EARLIER[0].date, EARLIER[1].date, TODAY]
        assert page.picture.states[-1].supplier == 9.0
        assert page.title == "Seit November 2025 entfernen sich beide Seiten: Balance von 0,0 auf −5,0"

    @pytest.mark.parametrize(
        ("scores", "title"),
        [
            # where it began, the last time; today it is 9 and 4
            (((6, 6), (9, 4.1)), "entfernen sich beide Seiten: Balance von 0,0 auf −5,0; zuletzt kaum verändert"),
            (((6, 6), (9, 2)), "entfernen sich beide Seiten: Balance von 0,0 auf −5,0; zuletzt ausgewogener"),
            (((9, 1), (9, 6)), "ist die Beziehung ausgewogener: Balance von −8,0 auf −5,0; zuletzt weiter auseinander"),
            (((9, 4), (9, 4)), "ist die Balance fast unverändert (−5,0 und −5,0)"),
            (((4, 9), (9, 4)), "hat sich die Balance gedreht: von +5,0 auf −5,0; zuletzt kaum verändert"),
        ],
    )
    def test_title_figures_and_chart_begin_with_the_first_state(
        self, make: Make, scores: tuple[tuple[float, float], ...], title: str
    ) -> None:
        days = dt.date(2023, 3, 15), dt.date(2025, 12, 15)
        history = tuple(SavedState(day, *pair) for day, pair in zip(days, scores, strict=True))
        page = pages(build_report(make(((9, 4),), history=history), DE, INTERNAL))["trend"]
        assert page.title == f"Seit März 2023 {title}"
        assert page.points[0].words.startswith("Welche Kriterien damals bewertet waren, sagt der Verlauf nicht")
        assert all("März 2023" in page.points[number].words for number in (1, 2, 4))
        assert "zu Beginn" in page.points[3].words

    def test_states_of_one_month_are_told_by_their_day(self, make: Make) -> None:
        history = (SavedState(dt.date(2026, 11, 2), 6.0, 5.0),)
        page = pages(build_report(make(history=history), Language.EN, INTERNAL))["trend"]
        assert page.title.startswith("Since 2 Nov 2026 ")
        assert page.points[-1].words == "Proposal for the next review: May 2027"

    def test_the_first_state_says_what_to_watch_and_leaves_room_for_an_aim(self, make: Make) -> None:
        material = make(((9, 4), (7, 7), (4, 8)), weights=(1.0, 1.0, 9.0))
        orders = {}
        for audience in Audience:
            page = pages(build_report(material, DE, audience))["trend"]
            assert page.table is not None
            assert page.table.heads[-1].endswith("Mai 2027" if audience is INTERNAL else "erreichen wollen")
            assert {row[-1] for row in page.table.rows} == {""}
            assert page.table.rows[0][1].startswith("Gesamt")
            orders[audience] = [row[0] for row in page.table.rows[1:]]
        assert orders == {INTERNAL: ["3", "1"], CUSTOMER: ["1", "3"]}, "the customer's order does not tell the weights"

    def test_a_saved_state_of_the_same_day_gives_way_to_todays_figures(self, make: Make) -> None:
        history = (*EARLIER, SavedState(TODAY, 1.0, 1.0))
        page = pages(build_report(make(((9, 4),), history=history), DE, INTERNAL))["trend"]
        assert isinstance(page.picture, Trend)
        assert len(page.picture.states) == 3
        assert page.picture.states[-1].supplier == 9.0

    @pytest.mark.parametrize("history", [(), EARLIER[:1]])
    def test_without_two_states_it_says_when_to_look_again(self, make: Make, history: tuple[SavedState, ...]) -> None:
        date = None if history else TODAY
        page = pages(build_report(make(history=history, date=date), DE, INTERNAL))["trend"]
        assert page.picture is None
        assert "erste Stand" in page.title
        expected = f"Vorschlag für den nächsten Stand: Mai {2026 if history else 2027}"
        assert page.points[-1].words == expected

    def test_states_on_another_scale_are_left_out_and_counted(self, make: Make) -> None:
        history = (SavedState(dt.date(2025, 1, 1), 3.0, 3.0, (1.0, 6.0)), SavedState(dt.date(2025, 2, 1), 55.0, 60.0),
                   *EARLIER)  # fmt: skip
        page = pages(build_report(make(history=history), DE, INTERNAL))["trend"]
        assert isinstance(page.picture, Trend)
        assert len(page.picture.states) == 3
        assert page.points[-1].words == "2 Stände mit anderer Skala sind nicht gezeigt."

    def test_days_are_compared_on_what_all_of_them_rated_and_it_is_said(self, make: Make) -> None:
        history = (saved(dt.date(2025, 5, 1), {1: (5, 5), 2: (5, 5), 9: (0, 0)}),
                   saved(dt.date(2026, 5, 1), {1: (6, 5), 2: (6, 5), 3: (6, 5)}))  # fmt: skip
        material = make(((7, 5), (7, 5), (7, 5), (0, 10)), history=history)
        page = pages(build_report(material, DE, INTERNAL))["trend"]
        assert isinstance(page.picture, Trend)
        assert [(state.supplier, state.key_account) for state in page.picture.states] == [(5, 5), (6, 5), (7, 5)]
        words = [point.words for point in page.points]
        assert words[0] == "Verglichen sind die 2 Kriterien, die an allen gezeigten Tagen bewertet sind."
        assert (
            "Seit dem 01.05.2026, auf den 3 gemeinsamen Kriterien: Lieferant 6,0 → 7,0, Key Account 5,0 → 5,0, "
            "Balance −1,0 → −2,0 (1 hinzugekommen)."
        ) in words
        customer = [point.words for point in pages(build_report(material, DE, CUSTOMER))["trend"].points]
        assert customer[0] == "Verglichen sind die 2 Themen, die wir an allen gezeigten Tagen angesehen haben."
        assert not any("Balance" in words for words in customer)

    def test_a_day_with_other_criteria_is_left_out_and_counted(self, make: Make) -> None:
        history = (saved(dt.date(2025, 5, 1), {7: (0, 0), 8: (0, 0)}),
                   saved(dt.date(2026, 5, 1), {1: (6, 5), 2: (6, 5), 3: (6, 5)}))  # fmt: skip
        page = pages(build_report(make(history=history), DE, INTERNAL))["trend"]
        assert isinstance(page.picture, Trend)
        assert [state.date.year for state in page.picture.states] == [2026, 2026]
        told = page.points[-1].words
        assert told == "Ein Stand ist nicht gezeigt: Er hat zu wenige Kriterien mit heute gemeinsam."

    def test_the_next_look_is_the_day_agreed_on(self, make: Make) -> None:
        agreed = make(next_review=dt.date(2027, 1, 12))
        assert pages(build_report(agreed, DE, INTERNAL))["trend"].points[-1].words == "Nächster Blick: 12.01.2027"
        for audience, words in ((INTERNAL, "Ziel bis"), (CUSTOMER, "Was wir bis")):
            page = pages(build_report(agreed, DE, audience))["trend"]
            assert page.table is not None
            assert "bis Januar 2027" in page.title, "no other month beside the day that is set"
            assert page.table.heads[-1].startswith(f"{words} Januar 2027")
        assert [point.words for point in page.points] == ["Nächster gemeinsamer Blick: 12.01.2027"]

    def test_a_next_review_that_is_past_sets_no_month(self, make: Make) -> None:
        past = make(next_review=TODAY - dt.timedelta(days=1))
        assert "bis Mai 2027" in pages(build_report(past, DE, INTERNAL))["trend"].title

    def test_small_swings_are_no_news(self, make: Make) -> None:
        history = (SavedState(dt.date(2026, 5, 1), 6.0, 5.0),)
        page = pages(build_report(make(((6.1, 5.0),), history=history), DE, INTERNAL))["trend"]
        assert "fast unverändert" in page.title


@pytest.mark.parametrize("audience", Audience)
def test_who_has_it_as_lean_as_wanted_is_not_asked_for_more(make: Make, audience: Audience) -> None:
    titles = ("Abläufe gemeinsam verbessern", "Zusagen verlässlich einhalten")
    lean = make(((2, 2), (2, 1)), titles=titles, target=Target(2, 2))
    page = pages(build_report(lean, DE, audience))["gaps"]
    assert page.table is not None
    keep = [text(f"talk.question.keep.{number}", DE) for number in (1, 2)]
    assert [row[-1] for row in page.table.rows] == keep
    told = " ".join([page.title, *(point.words for point in page.points)])
    assert "soll so bleiben" in told
    assert "ausbauen" not in told
    assert "schlank" not in told or audience is INTERNAL, "what we want of the customer is not told to him"
    for other in (make(((2, 2), (2, 1)), titles=titles), make(((8, 8), (8, 7)), titles=titles, target=Target(8, 8))):
        page = pages(build_report(other, DE, audience))["gaps"]
        assert page.table is not None
        assert not {row[-1] for row in page.table.rows} & set(keep)


class TestMeasures:
    def table(self, report: Report) -> Table:
        table = pages(report)["measures"].table
        assert table is not None
        return table

    def test_open_ones_by_due_date_with_owners_overdue_ones_marked(self, make: Make) -> None:
        measures = (
            measure("Später", due=dt.date(2027, 1, 1)),
            measure("Ohne Tag"),
            measure("Bald", due=dt.date(2026, 11, 1), supplier_owner="A", key_account_owner="B"),
            measure("Fertig", status=Status.DONE),
        )
        report = build_report(make(measures=measures), DE, INTERNAL)
        rows = self.table(report).rows
        assert [row[0] for row in rows] == ["Bald", "Später", "Ohne Tag"]
        assert rows[0][2:5] == ("A", "B", "◆ 01.11.2026")
        assert pages(report)["measures"].title == "3 Maßnahmen sind offen, eine davon überfällig"

    @pytest.mark.parametrize(
        ("given", "title"),
        [
            (({}, {}), "2 Maßnahmen sind offen, alle noch ohne Termin und Namen"),
            (({"supplier_owner": "A"}, {}), "2 Maßnahmen sind offen, keine hat einen Termin"),
            (({"due": dt.date(2027, 1, 1)}, {}), "2 Maßnahmen sind offen, eine davon ohne Termin"),
            (({"due": dt.date(2027, 1, 1)}, {}, {}), "3 Maßnahmen sind offen, 2 davon ohne Termin"),
            (({"due": dt.date(2027, 1, 1)},), "Eine Maßnahme ist offen"),
            (({},), "Eine Maßnahme ist offen, noch ohne Termin und Namen"),
        ],
    )
    def test_the_title_does_not_hide_what_is_missing(
        self, make: Make, given: tuple[dict[str, object], ...], title: str
    ) -> None:
        measures = [measure(f"M{number}", **values) for number, values in enumerate(given)]
        assert pages(build_report(make(measures=measures), DE, INTERNAL))["measures"].title == title

    def test_no_suggestion_comes_twice(self, make: Make) -> None:
        for pair in ((9, 2), (2, 9)):
            rows = self.table(build_report(make([pair] * 3), DE, INTERNAL)).rows
            assert len({row[0] for row in rows}) == 3

    def test_the_share_of_the_value(self, make: Make) -> None:
        measures = (measure("A", supplier_value=60_000.0, key_account_value=40_000.0),)
        report = build_report(make(measures=measures, currency=" CHF "), DE, INTERNAL)
        amounts = "für den Lieferanten 60.000 CHF, für Muster AG 40.000 CHF (60\u00a0% zu 40\u00a0%)."
        told = [point.words for point in pages(report)["measures"].points]
        assert told == [f"Wert je Jahr, Vorschläge eingerechnet: {amounts}"]

    def test_no_amount_is_told_without_its_currency(self, make: Make) -> None:
        measures = (measure("A", supplier_value=60_000.0, key_account_value=40_000.0),)
        [point] = pages(build_report(make(measures=measures), DE, INTERNAL))["measures"].points
        assert "60\u00a0%" in point.words
        assert "60.000" not in point.words

    @pytest.mark.parametrize("value", ["supplier_value", "key_account_value"])
    def test_a_side_without_a_value_does_not_gain_nothing(self, make: Make, value: str) -> None:
        report = build_report(make(measures=(measure("A", **{value: 60_000.0}),), currency="CHF"), DE, INTERNAL)
        [point] = pages(report)["measures"].points
        assert point.words == "Für einen fairen Anteil fehlt noch der Wert je Maßnahme für beide Seiten."

    def test_what_nobody_agreed_to_is_told_as_proposed(self, make: Make) -> None:
        proposed = [measure(f"M{number}", status=Status.PROPOSED) for number in range(2)]
        page = pages(build_report(make(measures=proposed), DE, INTERNAL))["measures"]
        assert page.title == "2 Maßnahmen sind vorgeschlagen, noch keine ist vereinbart"
        page = pages(build_report(make(measures=[*proposed, measure("Zugesagt")]), DE, INTERNAL))["measures"]
        assert page.title.startswith("3 Maßnahmen sind offen")
        assert page.points[0].words == "Von den offenen sind 2 erst vorgeschlagen, noch nicht vereinbart."

    @pytest.mark.parametrize("status", Status)
    def test_the_customer_reads_agreed_only_of_what_is(self, make: Make, status: Status) -> None:
        measures = [measure("Gemeinsam", status=status, key_account_owner="B. Kunde")]
        page = pages(build_report(make(measures=measures), DE, CUSTOMER))["measures"]
        agreed, together, nothing = (
            "Das haben wir gemeinsam vereinbart",
            "Woran wir gemeinsam arbeiten",
            "Was wir heute gemeinsam vereinbaren wollen",
        )
        titles = {Status.AGREED: agreed, Status.IN_PROGRESS: together, Status.DONE: together}
        assert page.title == titles.get(status, nothing)

    def test_none_means_suggestions_for_the_largest_gaps(self, make: Make) -> None:
        rows = self.table(build_report(make(((9, 2), (9, 1), (5, 5))), DE, INTERNAL)).rows
        assert [row[1] for row in rows] == ["Kriterium 2", "Kriterium 1", ""]

    def test_the_customer_sees_what_somebody_there_is_responsible_for(self, make: Make) -> None:
        rows = self.table(build_report(make(measures=SECRET_MEASURES), DE, CUSTOMER)).rows
        assert [row[0] for row in rows] == ["Quartalsgespräch einführen"]

    def test_our_own_suggestions_about_the_customer_are_never_shown_to_him(self, make: Make) -> None:
        for suggestion in suggestions_for("", supplier_invests_more=True, language=DE):
            words = suggestion.long_term
            measures = (measure(words, key_account_owner="B. Kunde"),)
            assert words not in "".join(all_words(build_report(make(measures=measures), DE, CUSTOMER)))
            assert words in "".join(all_words(build_report(make(measures=measures), DE, INTERNAL)))

    def test_without_any_the_customer_gets_a_list_to_fill_in(self, make: Make) -> None:
        assert {cell for row in self.table(build_report(make(), DE, CUSTOMER)).rows for cell in row} == {""}


#: What a customer must not read, in small letters.
JUDGEMENTS = {
    Language.DE: ("frustr", "gewicht", "key account", "lieferantenseite", "toleranz", "kippt", "stabil", "priorit",
                  "überfällig", "abdeckung", "abgedeckt", "balance", "vertraulich", "intern", "partneraufwand",
                  "wert je jahr", "jenseits"),
    Language.EN: ("frustr", "weight", "key account", "tolerance", "tipping", "robust", "priority", "overdue",
                  "coverage", "covered", "confidential", "internal", "annual value", "beyond the tol"),
}  # fmt: skip


class TestCustomer:
    @pytest.mark.parametrize("language", Language)
    @pytest.mark.parametrize("pairs", [((9, 3), (8, 3)), ((3, 9), (4, 9)), ((5, 5), (9, 1)), ((9, 9),), ((1, 1),)])
    def test_no_word_judges_and_no_figure_is_ours_alone(
        self, make: Make, language: Language, pairs: tuple[tuple[float, float], ...]
    ) -> None:
        material = make(pairs, weights=[3.37] * len(pairs), history=EARLIER, measures=SECRET_MEASURES)
        told = "\n".join(all_words(build_report(material, language, CUSTOMER)))
        assert [word for word in JUDGEMENTS[language] if word in told.casefold()] == []
        assert [secret for secret in SECRETS if secret in told] == []

    def test_the_internal_report_does_say_them(self, make: Make) -> None:
        """Else the test above could not fail."""
        told = "\n".join(
            all_words(build_report(make(((9, 3), (8, 3)), measures=SECRET_MEASURES, currency="EUR"), DE, INTERNAL))
        )
        words = ("Toleranz", "197.530", "Rabatt kürzen", "Vertraulich", "Key Account")
        assert [word for word in words if word not in told] == []

    def test_other_scales_are_named(self, make: Make) -> None:
        settings = Settings(1.0, 6.0, 0.75, 2.5, 4.5)
        points = build_report(make(((6, 2),), settings=settings), DE, CUSTOMER).pages[0].points
        assert points[-2].words.startswith("Die Skala reicht von 1 bis 6.")
