"""The page for the next talk: what was agreed and became of it, the topics, and words that stay with their topic."""

from __future__ import annotations

import datetime as dt
import random
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import tiers
from building.measures_sheet import SIGNS
from building.talk_agreed import MEASURES
from building.talk_topics import LONGEST_EVIDENCE
from kam_partnership.assessment.measures import Measure, Status
from kam_partnership.carry.invitations import Invitation
from kam_partnership.carry.own_content import collect
from kam_partnership.carry.survey_copy import copy_for
from kam_partnership.cli.main import run
from kam_partnership.headless import open_book
from kam_partnership.raters.rater import Side
from kam_partnership.sending import cleaning_told, prepared
from kam_partnership.texts import Language, text
from kam_partnership.texts.criteria import CRITERIA
from kam_partnership.texts.measures import STATUSES
from kam_partnership.workbook import names
from kam_partnership.workbook.judged_file import judge
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from support.libreoffice import cell_values, named_values, needs_libreoffice, recalculate, to_pdf
from support.package_sense import defects
from support.workbooks import fill, random_content

DE = Language.DE
DAY = 46350.0
TOPIC, OFFER, ASK, NOTES = (
    [names.TALK_CELLS[f"{key}_{number}"] for number in range(1, names.TALK_TOPICS + 1)]
    for key in ("topic", "offer", "ask", "notes")
)

pytestmark = tiers.thinned(language=1)


def put(path: Path, **cells: Any) -> Path:
    """Named cells, and the first cells of named columns; a list goes down the column."""
    with open_book(path) as book:
        for name, value in cells.items():
            target = book.names[name].refers_to_range
            if isinstance(value, list):
                for row, one in enumerate(value):
                    if one is not None:
                        target[row, 0].raw_value = one
            else:
                target.raw_value = value
        book.app.calculate()
        book.save()
    return path


def rate(path: Path, pairs: Sequence[tuple[float | None, float | None]], **cells: Any) -> Path:
    supplier, key_account = ([pair[side] for pair in pairs] for side in (0, 1))
    return put(path, **{names.SUPPLIER_COLUMN: supplier, names.KEY_ACCOUNT_COLUMN: key_account, **cells})


@dataclass(frozen=True)
class Topic:
    """What the page says of one topic."""

    title: str
    words: str
    evidence: str
    question: str
    plan: str


@dataclass(frozen=True)
class Page:
    """What people see."""

    verdict: str
    target: str
    beginning: str
    agreed: list[tuple[str, str, str, str]]
    topics: list[Topic]


def seen(path: Path) -> Page:
    """The page as the file saved it, found from its inputs."""
    values = cell_values(path)
    book = openpyxl.load_workbook(path)

    def place(name: str) -> tuple[str, int, int]:
        [(sheet, reference)] = book.defined_names[name].destinations
        cell = book[sheet][reference.replace("$", "")]
        return sheet, cell.row, cell.column

    sheet, row, first = place(names.TALK_CELLS["date"])

    def say(row: int, column: int) -> str:
        return str(values.get((sheet, row, column), "") or "")

    state = row + 4  # a gap, the heading, the labels
    start = state + 4
    agreed = [
        (say(line, first - 1), say(line, first), say(line, first + 1), say(line, first + 2))
        for line in range(start, start + MEASURES)
    ]
    topics = []
    for name in TOPIC:
        _, line, column = place(name)
        told = [say(line + 2, column + offset) for offset in (-2, -1, 0)]
        topics.append(Topic(say(line, column - 2), say(line, column - 1), *told))
    return Page(say(state, first), say(state, first + 1), say(state, first + 2), agreed, topics)


def expected_rows(path: Path, chosen: Sequence[int] = (0, 0, 0)) -> list[int]:
    """Numbers of the criteria by Python's own ranking, chosen ones in their place; 0 where there is none."""
    judged = judge(path)
    ranked = [pair.criterion.number for pair in judged.figures.gap_ranking if round(pair.priority, 9) > 0][:10]
    free = [number for number in ranked if number not in chosen]
    return [one or (free.pop(0) if free else 0) for one in chosen]


def shown_rows(page: Page) -> list[int]:
    return [int(topic.words.split()[1]) if topic.words.startswith("Nr.") else 0 for topic in page.topics]


class TestTheTopics:
    @needs_libreoffice
    @tiers.thinned(seed=4)
    @pytest.mark.parametrize("seed", range(12))
    def test_are_the_first_of_pythons_ranking_in_libreoffice_and_without_it(self, seed: int, tmp_path: Path) -> None:
        path = fill(tmp_path / "kam.xlsx", random_content(seed + 500, largest=80))
        page = seen(recalculate(path, tmp_path / "lo"))
        assert shown_rows(page) == expected_rows(path)
        assert shown_rows(seen(path)) == expected_rows(path)

    def test_are_the_ones_people_chose_by_number_or_title_and_the_ranking_fills_the_rest(self, german: Path) -> None:
        pairs = [(9, 1), (9, 2), (9, 3), (9, 4), (9, 5), (5, 5)]
        titles = [criterion.title for criterion in CRITERIA[DE]]
        rate(german, pairs, **{TOPIC[1]: 1.0})
        assert shown_rows(seen(german)) == [2, 1, 3]
        put(german, **{TOPIC[1]: f" {titles[14].upper()} ", TOPIC[0]: 6.0})
        [title] = {topic.title for topic in seen(german).topics if "15" in topic.words}
        assert shown_rows(seen(german)) == [6, 15, 1]
        assert title == titles[14]

    @pytest.mark.parametrize("chosen", ["Gibt es nicht", 99.0, 0.5, "*", "Zusagen*", True])
    def test_say_so_when_the_chosen_one_is_not_there(self, chosen: object, german: Path) -> None:
        rate(german, [(9, 1)], **{TOPIC[0]: chosen})
        topic = seen(german).topics[0]
        assert topic.words == text("talk.topic.unknown", DE)
        assert (topic.evidence, topic.question, topic.plan) == ("", "", "")
        assert shown_rows(seen(german))[1:] == [1, 0], "the ranking goes on beside it"

    @pytest.mark.parametrize("pairs", [[], [(9, 1)], [(9, 1), (2, 8)], [(5, 5)]])
    def test_are_quiet_where_there_is_none(self, pairs: list[tuple[float, float]], german: Path) -> None:
        rate(german, pairs)
        page = seen(german)
        count = len([pair for pair in pairs if pair[0] != pair[1]])
        for topic in page.topics[max(count, 1) :]:
            assert topic == Topic("", "", "", "", "")
        if count == 0:
            key = "no_gap" if pairs else "not_rated_yet"
            assert page.topics[0] == Topic(text(f"talk.topic.{key}", DE), "", "", "", "")

    def test_tell_both_ratings_and_the_gap_in_words(self, german: Path) -> None:
        rate(german, [(9, 4.5), (2, 8), (6, 5), (5, 5)], **{TOPIC[2]: 4.0})
        words = [topic.words.partition("·")[2].strip() for topic in seen(german).topics]
        assert words == [
            "Wir 2, Key Account 8: Der Key Account gibt 6 mehr",
            "Wir 9, Key Account 4,5: Wir geben 4,5 mehr",
            "Wir 5, Key Account 5: beide gleich",
        ]
        put(german, **{TOPIC[2]: 3.0, TOPIC[1]: 9.0})
        words = [topic.words.partition("·")[2].strip() for topic in seen(german).topics]
        assert words[1:] == ["noch nicht von beiden Seiten bewertet", "Wir 6, Key Account 5: nah beieinander"]

    def test_bring_their_evidence_and_what_is_planned(self, german: Path) -> None:
        titles = [criterion.title for criterion in CRITERIA[DE]]
        word = STATUSES[DE]
        put(
            rate(german, [(9, 1), (9, 2)]),
            **{
                names.EVIDENCE_COLUMN: ["  Einladung\nvom März ", "x" * 400],
                names.MEASURE_COLUMNS["measure"]: ["Erst fragen", "Erledigtes", "Fest zugesagt", "Später"],
                names.MEASURE_COLUMNS["criterion"]: [titles[0], titles[0], titles[0], titles[1]],
                names.MEASURE_COLUMNS["status"]: [None, word[Status.DONE], word[Status.AGREED], word[Status.DROPPED]],
                names.MEASURE_COLUMNS["due"]: [None, None, DAY, None],
            },
        )
        first, second, _ = seen(german).topics
        assert first.evidence.split() == ["Einladung", "vom", "März"]
        assert first.plan == "Fest zugesagt (vereinbart, bis 24.11.2026)"
        assert len(second.evidence) == LONGEST_EVIDENCE
        assert second.evidence.endswith("…")
        assert second.plan == text("talk.topic.no_plan", DE)

    def test_have_a_question_each_also_for_criteria_of_the_users_own(self, german: Path) -> None:
        rate(german, [(9, 1), (1, 9), (5, 5)], **{names.CRITERION_COLUMN: ["Eigenes A", "Eigenes B"], TOPIC[2]: 3.0})
        questions = [topic.question for topic in seen(german).topics]
        assert questions[:2] == [text("talk.question.supplier", DE), text("talk.question.key_account", DE)]
        catalogue = openpyxl.load_workbook(german)[text("sheet.catalog", DE)]
        assert questions[2]
        assert questions[2] in {str(cell.value) for row in catalogue.iter_rows() for cell in row}


class TestWhatPeopleWrite:
    def test_belongs_to_a_topic_that_stays_when_the_ranking_changes(self, german: Path) -> None:
        rate(german, [(9, 1), (9, 5)])
        title = seen(german).topics[0].title
        put(german, **{TOPIC[0]: title, OFFER[0]: "Wir kommen einen Tag zu Ihnen."})
        put(german, **{names.KEY_ACCOUNT_COLUMN: [9, 1]})
        page = seen(german)
        assert [page.topics[0].title, shown_rows(page)] == [title, [1, 2, 0]]

    @pytest.mark.parametrize("cell", [OFFER[0], ASK[0], NOTES[0]])
    @pytest.mark.parametrize("chosen", [None, 1.0])
    def test_is_marked_while_its_topic_is_not_chosen_by_its_title(
        self, cell: str, chosen: float | None, german: Path
    ) -> None:
        rate(german, [(9, 1), (9, 2)], **{cell: "Etwas", TOPIC[0]: chosen})
        page = seen(german)
        assert page.topics[0].words == text("talk.topic.loose", DE)
        assert page.topics[1].words.startswith("Nr. 2")
        put(german, **{TOPIC[0]: page.topics[0].title})
        assert seen(german).topics[0].words.startswith("Nr. 1")

    def test_can_be_typed_only_below_a_chosen_title_and_the_title_is_asked_about_while_words_stand_there(
        self, path: Path, language: Language
    ) -> None:
        sheet = openpyxl.load_workbook(path)[text("sheet.talk", language)]
        rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
        custom = [rule for rule in rules.values() if rule.type == "custom"]
        assert len(custom) == 3 * names.TALK_TOPICS
        assert {rule.formula1 for rule in custom} == {f"ISTEXT({name})" for name in TOPIC}
        assert not any(rule.allowBlank for rule in custom), "Excel lets everything pass while the topic is blank"
        lists = [rule for rule in rules.values() if rule.type == "list"]
        assert len(lists) == names.TALK_TOPICS
        assert all(names.CRITERION_COLUMN in rule.formula1 for rule in lists)

    def test_goes_into_cells_that_are_not_locked_and_nothing_else_does(self, path: Path, language: Language) -> None:
        book = openpyxl.load_workbook(path)
        sheet = book[text("sheet.talk", language)]
        assert sheet.protection.sheet
        assert not sheet.protection.password
        assert not sheet.protection.formatRows, "else Excel fits no row to what is typed"
        free = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
        [*places] = (next(book.defined_names[name].destinations) for name in names.TALK_CELLS.values())
        assert free == {reference.replace("$", "") for _, reference in places}


def random_measures(seed: int) -> list[Measure]:
    chance = random.Random(seed)
    return [
        Measure(
            f"Schritt {number}",
            status=chance.choice(list(Status)),
            due=DAY + chance.randint(-40, 40) if chance.random() < 0.7 else None,
        )
        for number in range(chance.choice((0, 1, 3, 8)))
    ]


def by_relevance(measures: Sequence[Measure], day: float) -> list[Measure]:
    """What was agreed: overdue, then by day, then what is done, the latest first; equal ones as they stand."""

    def order(measure: Measure) -> tuple[float, float]:
        if measure.status is Status.DONE:
            return 2, -measure.due if measure.due is not None else 1
        return (0 if measure.is_overdue(day) else 1), measure.due if measure.due is not None else 1e9

    return sorted((measure for measure in measures if measure.status.is_agreed), key=order)


class TestWhatWasAgreed:
    @needs_libreoffice
    @tiers.thinned(seed=3)
    @pytest.mark.parametrize("seed", range(8))
    def test_stands_there_the_overdue_first_and_never_a_proposal(self, seed: int, german: Path, tmp_path: Path) -> None:
        measures = random_measures(seed)
        columns = names.MEASURE_COLUMNS
        put(
            german,
            KAM_TalkDate=DAY,
            **{
                columns["measure"]: [measure.text for measure in measures],
                columns["status"]: [STATUSES[DE][measure.status] for measure in measures],
                columns["due"]: [measure.due for measure in measures],
            },
        )
        expected = by_relevance(measures, DAY)[:MEASURES]
        for told in (seen(german), seen(recalculate(german, tmp_path / "lo"))):
            shown = [line for line in told.agreed if line[0]]
            assert [line[1] for line in shown] == [measure.text for measure in expected]
            signs = ["◆" if measure.is_overdue(DAY) else SIGNS[measure.status] for measure in expected]
            assert [line[0] for line in shown] == signs
            if not expected:
                assert told.agreed[0][1].startswith(text("talk.agreed.none", DE))

    def test_tells_who_until_when_and_what_it_is_worth_with_the_currency(self, german: Path) -> None:
        columns, word = names.MEASURE_COLUMNS, STATUSES[DE]
        cells = {
            columns["measure"]: ["Portal", "Rahmenvertrag"],
            columns["criterion"]: ["Abläufe", None],
            columns["status"]: [word[Status.IN_PROGRESS], word[Status.AGREED]],
            columns["supplier_owner"]: ["A. Wir", None],
            columns["key_account_owner"]: ["B. Kunde", None],
            columns["due"]: [DAY - 1, None],
            columns["supplier_value"]: [1234567.0, None],
            columns["key_account_value"]: [900.0, None],
        }
        put(german, KAM_TalkDate=DAY, KAM_Currency="CHF", **cells)
        first, second, *_ = seen(german).agreed
        assert first[1:] == (
            "Portal (Abläufe)",
            "A. Wir · B. Kunde\nje Jahr: wir 1.234.567 CHF, Key Account 900 CHF",
            "überfällig seit 23.11.2026 (in Arbeit)",
        )
        assert second[1:] == ("Rahmenvertrag", "noch niemand benannt", "vereinbart, ohne Termin")
        put(german, KAM_Currency=None)
        assert seen(german).agreed[0][2] == "A. Wir · B. Kunde", "no amount without its currency"

    def test_is_judged_by_the_day_of_the_talk_else_by_that_of_the_assessment(self, german: Path) -> None:
        columns = names.MEASURE_COLUMNS
        put(
            german,
            KAM_Date=DAY,
            **{columns["measure"]: ["M"], columns["status"]: ["vereinbart"], columns["due"]: [DAY]},
        )
        assert seen(german).agreed[0][0] == SIGNS[Status.AGREED]
        put(german, KAM_TalkDate=DAY + 1)
        assert seen(german).agreed[0][0] == "◆"

    def test_counts_proposals_where_nothing_is_agreed(self, german: Path) -> None:
        put(
            german, **{names.MEASURE_COLUMNS["measure"]: ["A", "B"], names.MEASURE_COLUMNS["status"]: ["vorgeschlagen"]}
        )
        assert seen(german).agreed[0][1] == "Noch nichts vereinbart. Vorgeschlagen auf dem Blatt Maßnahmen: 2"


SIXTEEN = 16
BEGINNINGS = {
    "unrated": ([], None),
    "provisional": ([(9, 1)], (7, 7)),
    "supplier_frustration": ([(9, 3)] * SIXTEEN, None),
    "key_account_frustration": ([(3, 9)] * SIXTEEN, (6, 6)),
    "uneven_on_purpose": ([(7, 5)] * SIXTEEN, (7, 5)),
    "lean_reached": ([(2, 3)] * SIXTEEN, (3, 3)),
    "reached": ([(8, 8)] * SIXTEEN, (8, 8)),
    "closer": ([(5, 5)] * SIXTEEN, (8, 8)),
    "leaner": ([(6, 6)] * SIXTEEN, (3, 3)),
    "mixed": ([(9, 1), (1, 9)] * 8, None),
    "open_lean": ([(2, 2)] * SIXTEEN, None),
    "open": ([(8, 8)] * SIXTEEN, None),
}


class TestHowToBegin:
    @pytest.mark.parametrize("key", BEGINNINGS)
    def test_follows_from_where_both_stand_and_what_both_want(self, key: str, german: Path) -> None:
        pairs, target = BEGINNINGS[key]
        cells = {} if target is None else dict(zip(names.TARGET_CELLS.values(), map(float, target), strict=True))
        rate(german, pairs, **cells)
        assert seen(german).beginning == text(f"talk.begin.{key}", DE)

    def test_asks_for_settings_that_fit_before_anything_else(self, german: Path) -> None:
        rate(german, [(9, 1)], KAM_ScaleMin=20.0)
        page = seen(german)
        assert page.beginning == text("talk.begin.invalid", DE)
        assert all(topic.words == "" for topic in page.topics)

    def test_never_sells_a_lean_relationship_upwards(self) -> None:
        for language in Language:
            for key in ("lean_reached", "open_lean", "leaner"):
                words = text(f"talk.begin.{key}", language).casefold()
                assert not {"ausbauen", "strategisch", "grow", "strategic"} & set(words.replace(",", " ").split())


class TestThePaper:
    @needs_libreoffice
    @pytest.mark.parametrize("length", [0, 40, 700])
    def test_is_exactly_one_page_however_long_the_texts_are(
        self, length: int, path: Path, language: Language, tmp_path: Path
    ) -> None:
        words = ("Wort " * 200)[:length] or None
        cells: dict[str, Any] = dict.fromkeys((*OFFER, *ASK, *NOTES), words) if words else {}
        cells |= {names.EVIDENCE_COLUMN: [words] * 3, names.MEASURE_COLUMNS["measure"]: [words] * 6}
        rate(path, [(9, 1), (9, 2), (9, 3)], **cells)
        alone = openpyxl.load_workbook(path)
        [talk] = {text("sheet.talk", language)} & set(alone.sheetnames)
        assert alone.sheetnames.index(talk) == 1, "right after the main page"
        assert (alone[talk].page_setup.orientation, alone[talk].page_setup.paperSize) == ("portrait", 9)
        pdf = to_pdf(path, tmp_path / "pdf")
        heading, steps = text("talk.overline", language), text("talk.steps", language)
        pages = subprocess.run(
            ["pdftotext", "-layout", str(pdf), "-"],
            capture_output=True,
            check=True,
        ).stdout
        with_heading = [page for page in pages.decode().split("\f") if heading in page]
        assert len(with_heading) == 1
        assert steps in with_heading[0], "the last part stands on the same page as the first"

    def test_has_no_defects(self, path: Path) -> None:
        put(path, **dict.fromkeys((*OFFER, *ASK), "Etwas"))
        assert defects(path) == []


def test_a_lean_relationship_that_both_want_is_asked_what_keeps_it_good(german: Path) -> None:
    cells = dict(zip(names.TARGET_CELLS.values(), (3.0, 3.0), strict=True))
    rate(german, [(2, 3)] * SIXTEEN, **cells)
    keep = [text(f"talk.question.keep.{number}", DE) for number in (1, 2, 3)]
    assert [topic.question for topic in seen(german).topics] == keep
    put(german, **dict.fromkeys(names.TARGET_CELLS.values()))
    assert not {topic.question for topic in seen(german).topics} & set(keep)


WRITTEN = {name: f"Wort {number}" for number, name in enumerate((*OFFER, *ASK, *NOTES))}


class TestTheCopies:
    """What is written for the talk stays through recompute and upgrade, and at home when a copy goes to others."""

    @pytest.fixture
    def filled(self, german: Path) -> Path:
        title = CRITERIA[DE][4].title
        steps = {name: f"Schritt {key}" for key, name in names.TALK_CELLS.items() if key.startswith("step")}
        cells = {**WRITTEN, **steps, TOPIC[0]: title, TOPIC[1]: 3.0, TOPIC[2]: "Etwas Eigenes"}
        return rate(german, [(9, 1), (8, 2)], KAM_TalkDate=DAY, KAM_TalkWith="H. Beispiel", **cells)

    def test_recompute_leaves_every_word_where_it_is(self, filled: Path) -> None:
        before = named_values(filled)
        assert run(["recompute", str(filled)]) == 0
        after = named_values(filled)
        assert {name: after[name] for name in names.TALK_CELLS.values()} == {
            name: before[name] for name in names.TALK_CELLS.values()
        }

    @pytest.mark.parametrize("language", list(Language), ids=str)
    def test_upgrade_carries_every_word_and_makes_numbers_titles(self, language: Language, filled: Path) -> None:
        out = filled.with_name("neu.xlsx")
        before = named_values(filled)
        assert run(["upgrade", str(filled), "--out", str(out), "--lang", str(language)]) == 0
        after = named_values(out)
        topics = [CRITERIA[language][4].title, CRITERIA[language][2].title, "Etwas Eigenes"]
        expected = {name: before[name] for name in names.TALK_CELLS.values()} | dict(zip(TOPIC, topics, strict=True))
        assert {name: after[name] for name in expected} == expected
        assert seen(out).topics[0].title == topics[0]

    def test_a_copy_that_is_sent_holds_neither_the_sheet_nor_a_word_of_it(self, filled: Path) -> None:
        data, cleaning = prepared(filled.read_bytes(), "kam.xlsx", author="Person")
        assert cleaning.inside == text("sheet.talk", DE)
        assert text("prepare.inside", DE, sheet=cleaning.inside) in cleaning_told(cleaning, DE)
        sent = filled.with_name("kopie.xlsx")
        sent.write_bytes(data)
        assert defects(sent) == []
        words = [*WRITTEN.values(), "H. Beispiel", "Schritt step_1", "Etwas Eigenes", "KAM_Talk", "SO BEGINNEN WIR"]
        inside = "".join(content.decode("utf-8", "ignore") for content in Package.open(data).parts.values())
        assert [word for word in words if word in inside] == []
        assert judge(sent).figures == judge(filled).figures
        assert [finding.code for finding in judge(sent).findings] == [f.code for f in judge(filled).findings]

    def test_a_copy_to_rate_in_has_no_such_sheet(self, filled: Path) -> None:
        content = collect(filled)
        copy = copy_for(content, Invitation("B. Kunde", Side.KEY_ACCOUNT, None), now=dt.datetime(2026, 11, 24))
        assert text("sheet.talk", DE) not in {sheet.name for sheet in Structure.read(Package.open(copy.data)).sheets}

    def test_formulas_of_ones_own_keep_the_value_that_they_took_from_it(self, filled: Path) -> None:
        with open_book(filled) as book:
            book.sheets[0].range("S40").formula = f"={OFFER[0]}"
            book.app.calculate()
            book.save()
        sent = filled.with_name("kopie.xlsx")
        sent.write_bytes(prepared(filled.read_bytes(), "kam.xlsx", author="Person")[0])
        sheet = openpyxl.load_workbook(sent).worksheets[0]
        assert sheet["S40"].value == WRITTEN[OFFER[0]]
