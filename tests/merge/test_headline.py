"""The first page says the difference between the sides, in words that fit, and no page calls it agreed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from kam_partnership.assessment import Assessment, Criterion, Settings
from kam_partnership.merge.answers import Answer, Answers
from kam_partnership.merge.as_json import report_object
from kam_partnership.merge.headline import headline_text
from kam_partnership.merge.merge_report import MergeReport, make_report
from kam_partnership.merge.merged_workbook import merged_workbook
from kam_partnership.raters.rater import Rater, Side
from kam_partnership.raters.sides import Headline
from kam_partnership.texts import Language
from kam_partnership.texts.catalogue import texts_below

Pairs = list[tuple[float, float]]


def report(
    suppliers: list[Pairs], key_accounts: list[Pairs], language: Language = Language.DE, *, anonymous: bool = False
) -> MergeReport:
    """People of both sides by what they rated; everybody but the last wrote evidence for the first criterion."""
    sides = [(Side.SUPPLIER, one) for one in suppliers] + [(Side.KEY_ACCOUNT, one) for one in key_accounts]
    answers = []
    for number, (side, pairs) in enumerate(sides):
        criteria = tuple(Criterion(n, f"Kriterium {n}", 1.0, s, k) for n, (s, k) in enumerate(pairs, start=1))
        evidence = {1: f"Beleg Nummer {number}"} if number < len(sides) - 1 else {}
        rater = Rater(f"Person {number}", side, Assessment(Settings(), criteria), evidence)
        answers.append(Answer(Path(f"{number}.xlsx"), rater, "Muster AG", "Beispiel GmbH", None, Language.DE))
    return make_report(Answers(tuple(answers), ()), anonymous=anonymous, language=language)


def cells(made: MergeReport) -> Iterator[str]:
    book = openpyxl.load_workbook(io.BytesIO(merged_workbook(made)))
    for sheet in book.worksheets:
        yield from (str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


OURS, THEIRS = [(7.0, 4.0), (7.0, 5.0)], [(4.0, 6.0), (5.0, 6.0)]


@pytest.mark.parametrize(
    ("suppliers", "key_accounts", "headline", "words"),
    [
        ([OURS], [THEIRS], "Jede Seite sieht sich als die gebende", "Von jeder Seite hat erst eine Person geantwortet"),
        ([OURS] * 2, [THEIRS], "Jede Seite sieht sich als die gebende", "Vom Key Account hat erst eine Person"),
        ([THEIRS], [OURS] * 3, "Jede Seite sieht die andere als die gebende", "Vom Lieferanten hat erst eine Person"),
        ([OURS] * 3, [OURS] * 9, "Beide sehen dasselbe", "In keinem der 2 vergleichbaren Kriterien"),
        ([OURS], [], "Nur eine Seite hat geantwortet", "Bisher ist es die Sicht einer einzelnen Person"),
        ([], [THEIRS] * 12, "Nur eine Seite hat geantwortet", "Wie der Lieferant es sieht, ist noch offen"),
        ([OURS] * 2, [[(5.0, 5.0), (5.0, 5.0)]] * 2, "Der Lieferant sieht sich mehr geben, der Key Account sieht es ausgewogen", "In 2 von 2"),  # noqa: E501
        ([[(9.0, 3.0)]] * 2, [OURS] * 2, "Beide sehen den Lieferanten mehr geben, aber nicht gleich viel", "In 1 von"),
        ([[(9.0, 9.0)]] * 2, [[(4.0, 4.0)]] * 2, "Beide sehen eine ähnliche Balance, aber ein anderes Niveau", "Im Niveau sieht der Lieferant 9,0"),  # noqa: E501
        ([[(9.0, 6.0), (3.0, 6.0)]], [[(6.0, 9.0), (6.0, 3.0)]], "Im Mittel sehen beide dasselbe, im Einzelnen nicht", "In 2 von 2"),  # noqa: E501
    ],
)  # fmt: skip
def test_the_first_page_begins_with_the_difference_between_the_sides(
    suppliers: list[Pairs], key_accounts: list[Pairs], headline: str, words: str
) -> None:
    made = report(suppliers, key_accounts)
    assert headline_text(made.merged, Language.DE) == headline
    verdict = report_object(made)["verdict"]
    assert verdict.startswith(f"{headline}. ")
    assert words in verdict
    told = list(cells(made))
    assert headline in told
    assert any(words in one for one in told)


@pytest.mark.parametrize("language", list(Language))
def test_every_headline_has_its_words(language: Language) -> None:
    known = {
        key.removeprefix("merge.headline.").split(".")[0]
        for key in texts_below("merge", language)
        if ".headline." in key
    }
    assert known == {str(one) for one in Headline}
    assert not [
        words for key, words in texts_below("merge", language).items() if ".headline." in key and words.endswith(".")
    ]


def test_no_page_calls_agreed_what_the_sides_see_differently() -> None:
    made = report([[(6.0, 5.0)]] * 3, [[(5.0, 6.0)]] * 3)
    told = set(cells(made))
    assert "▲ verschieden gesehen" in told
    assert "● einig" not in told
    assert "● in sich einig" in told  # each side is, and the page says so and the other thing beside it
    anonymous = report([[(6.0, 5.0)]] * 3, [[(5.0, 6.0)]] * 2, anonymous=True)
    assert "● einig" not in set(cells(anonymous))  # the sides may not be shown, so it is not known


def test_evidence_stands_with_its_author_and_is_not_shown_of_anonymous_people() -> None:
    named, anonymous = (report([OURS] * 3, [THEIRS] * 3, anonymous=anonymous) for anonymous in (False, True))
    (first, second) = report_object(named)["criteria"]
    assert first["evidence"] == [{"name": f"Person {n}", "text": f"Beleg Nummer {n}"} for n in range(5)]
    assert second["evidence"] == []
    assert "Beleg Nummer 4" in set(cells(named))
    assert "Beleg" not in str(report_object(anonymous)).replace("als Beleg", "")
    told = list(cells(anonymous))
    assert not [one for one in told if "Beleg Nummer" in one]
    assert any("Worte verraten" in one for one in told)


def test_json_tells_the_sides_as_the_contract_says() -> None:
    shown = report_object(report([OURS] * 2, [THEIRS]))
    assert shown["sides"] == {
        "supplier": {"raters": 2, "supplier_score": 7.0, "key_account_score": 4.5, "net_balance": -2.5},
        "key_account": {"raters": 1, "supplier_score": 4.5, "key_account_score": 6.0, "net_balance": 1.5},
    }
    assert (shown["view_gap"], shown["each_side_gives_more"]) == (4.0, True)
    assert [(one["between"], one["sides_disagree"]) for one in shown["criteria"]] == [(5.0, True), (3.0, True)]
    alone = report_object(report([OURS] * 2, []))
    assert (alone["sides"]["key_account"], alone["view_gap"], alone["each_side_gives_more"]) == (None, None, None)
