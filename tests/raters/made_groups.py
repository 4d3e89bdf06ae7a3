"""Made-up groups of people who rated one account, by seed: whole-number ratings, as forms ask for them."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kam_partnership.assessment import Assessment, Criterion, Settings
from kam_partnership.raters.rater import Rater, Side

Row = tuple[str, float | None, float | None, float | None]  # title, weight, supplier, key account
TITLES = (
    "Offener Umgang", "Preis", "Verlässlichkeit", "Gemeinsame Ziele", "Projekte", "Zugang zur Führung", "Qualität",
    "Lieferzeit", "Wissen teilen", "Innovation", "Planung", "Schulung", "Marketing", "Datenaustausch", "Service",
    "Nachhaltigkeit", "Vertrag", "Eskalation", "Besuche", "Werkzeuge",
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """Somebody's rows, before they become a rater."""

    name: str
    side: Side
    rows: Sequence[Row]

    def rater(self) -> Rater:
        criteria = tuple(Criterion(n, *row) for n, row in enumerate(self.rows, start=1))
        return Rater(self.name, self.side, Assessment(Settings(), criteria))


def made_group(seed: int, most_people: int = 15, most_criteria: int = 20) -> list[Person]:
    """People of one side or both; how tidy they are differs from group to group."""
    chance = random.Random(seed)
    count = chance.randint(1, most_people)
    sides = (
        [chance.choice(list(Side))] * count
        if chance.random() < 0.3
        else [chance.choice(list(Side)) for _ in range(count)]
    )
    titles = list(TITLES[: chance.randint(1, most_criteria)])
    missing, half, own, weighted = (
        chance.choice(levels) for levels in ((0, 0, 0.05, 0.4), (0, 0, 0.1), (0, 0, 0.3), (0, 0, 0.5))
    )
    lone_blank = chance.random() < 0.3  # the one person who leaves something out: the hardest case
    people = []
    for number in range(count):
        rows = [_row(chance, title, missing, half, weighted) for title in titles]
        if own and chance.random() < own:
            rows.append((f"Eigenes {number}", 1.0, _rating(chance), _rating(chance)))
        if lone_blank and number == 0:
            keep = chance.randint(1, len(rows))
            rows = [(t, w, *((s, k) if n < keep else (None, None))) for n, (t, w, s, k) in enumerate(rows)]
        if chance.random() < 0.2:
            chance.shuffle(rows)
        if not any(w and s is not None and k is not None for _, w, s, k in rows):
            rows[0] = (rows[0][0], 1.0, _rating(chance), _rating(chance))
        people.append(Person(f"Person {number}", sides[number], rows))
    return people


def _row(chance: random.Random, title: str, missing: float, half: float, weighted: float) -> Row:
    supplier: float | None = _rating(chance)
    key_account: float | None = _rating(chance)
    if chance.random() < missing:
        supplier = key_account = None
    elif chance.random() < half:
        supplier, key_account = chance.choice([(supplier, None), (None, key_account)])
    weight = chance.choice([0.0, 1.0, 2.0, 3.0, None]) if chance.random() < weighted else 1.0
    return other_spelling(chance, title), weight, supplier, key_account


def _rating(chance: random.Random) -> float:
    """Mostly in the upper half, and now and then an end of the scale."""
    return float(min(10, max(0, round(chance.gauss(6.5, 2.5)))))


def other_spelling(chance: random.Random, words: str) -> str:
    """The same words as somebody else types them."""
    changed = chance.choice([str, str, str, str.upper, lambda one: unicodedata.normalize("NFD", one), _blanks])
    return changed(words)


def _blanks(words: str) -> str:
    return f" {words.replace(' ', '  ')} "
