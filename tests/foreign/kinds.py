"""Lists of each kind that was once read wrongly, made by the hundred: a random list of criteria with one twist."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from support.foreign_files import Table, Value

GERMAN = (
    *("Offenheit", "Planung", "Innovation", "Vertrauen", "Verlässlichkeit", "Logistik", "Qualität", "Preis", "Tempo"),
    *("Termintreue", "Eskalation", "Schulung", "Reaktion", "Service", "Technik", "Strategie", "Führung", "Ressourcen"),
)
ENGLISH = (
    *("Openness", "Planning", "Innovation", "Trust", "Reliability", "Logistics", "Quality", "Price", "Pace", "Payment"),
    *("Delivery", "Escalation", "Training", "Response", "Service", "Technology", "Strategy", "Leadership", "Resources"),
)
WORDS = {"de": GERMAN, "en": ENGLISH}
HEADS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "de": {
        "title": ("Kriterium", "Kriterien", "Thema", "Merkmal", "Partnerschaftskriterium"),
        "weight": ("Gewicht", "Gewichtung", "Wichtigkeit", "Anteil in %", "Relevanz"),
        "supplier": ("Lieferant", "Bewertung Lieferant", "Wir", "Lieferantensicht", "Einsatz des Lieferanten"),
        "key_account": ("Kunde", "Key Account", "Bewertung Kunde", "Kundensicht", "Einsatz des Kunden"),
        "remark": ("Bemerkung", "Kommentar", "Begründung"),
    },
    "en": {
        "title": ("Criterion", "Criteria", "Topic", "Factor"),
        "weight": ("Weight", "Importance", "Weighting", "Share"),
        "supplier": ("Supplier", "Supplier score", "Vendor rating", "We", "Our rating"),
        "key_account": ("Customer", "Key account", "Customer score", "Client rating", "Buyer"),
        "remark": ("Comment", "Remarks", "Reason"),
    },
}
COMPANIES = ("Nordwerk", "Südbau", "Alpha GmbH", "Beta AG", "Fernab SE", "Muster KG", "Kontor Nord", "Delta Ltd")
NOTES = ("seit Mai besser", "wegen Umbau", "offen", "see minutes", "geklärt", "Herr Muster fragt nach")


@dataclass
class Made:
    """A random list: its columns from left to right, each a heading and cells; and what is meant."""

    rng: random.Random
    language: str
    columns: list[tuple[str, str, list[Value]]] = field(default_factory=list)  # key, heading, cells
    below: list[list[Value]] = field(default_factory=list)
    above: list[list[Value]] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.cells("title"))

    def cells(self, key: str) -> list[Any]:
        return next(cells for k, _, cells in self.columns if k == key)

    def index(self, key: str) -> int:
        return next(i for i, (k, _, _) in enumerate(self.columns) if k == key)

    def has(self, key: str) -> bool:
        return any(k == key for k, _, _ in self.columns)

    def drop(self, key: str) -> None:
        self.columns = [column for column in self.columns if column[0] != key]

    def rename(self, key: str, heading: str) -> None:
        self.columns = [(k, heading if k == key else h, cells) for k, h, cells in self.columns]

    def put_after(self, key: str, new: tuple[str, str, list[Value]]) -> None:
        self.columns.insert(self.index(key) + 1, new)

    def row_below(self, values: Mapping[str, Value]) -> None:
        self.below.append([values.get(key) for key, _, _ in self.columns])

    def table(self) -> Table:
        headings: list[Value] = [heading for _, heading, _ in self.columns]
        body = [list(row) for row in zip(*(cells for _, _, cells in self.columns), strict=True)]
        return Table([*self.above, headings, *body, *self.below])


def plain(rng: random.Random, *, weighted: bool | None = None, fewest: int = 3) -> Made:
    """A list that leaves no doubt: headings name everything, and the ratings fit no other scale than 0 to 10."""
    language = rng.choice(("de", "en"))
    heads = HEADS[language]
    count = rng.randint(fewest, 14)
    titles: list[Value] = list(rng.sample(WORDS[language], count))
    step = rng.choice((1, 1, 0.5, 0.1))
    made = Made(rng, language)

    if rng.random() < 0.3:
        made.columns.append(("number", rng.choice(("Nr.", "#", "Pos.", "No.")), list(range(1, count + 1))))
    made.columns.append(("title", rng.choice(heads["title"]), titles))
    sides = ["supplier", "key_account"]
    if rng.random() < 0.3:
        sides.reverse()
    if weighted or (weighted is None and rng.random() < 0.5):
        made.columns.append(("weight", rng.choice(heads["weight"]), weights_of(rng, count)))
    for side in sides:
        made.columns.append((side, rng.choice(heads[side]), ratings_of(rng, count, step)))
    if made.cells("supplier") == made.cells("key_account"):
        return plain(rng, weighted=weighted, fewest=fewest)
    if rng.random() < 0.3:
        remarks: list[Value] = [rng.choice(NOTES) if rng.random() < 0.5 else None for _ in range(count)]
        made.columns.append(("remark", rng.choice(heads["remark"]), remarks))
    if rng.random() < 0.2:
        made.above += [["Partnerschaft Muster AG 2026"], []]
    return made


def ratings_of(rng: random.Random, count: int, step: float) -> list[Value]:
    """Some above 7, not all the same, and not in order, as running numbers are."""
    while True:
        found = [round(rng.randint(0, int(10 / step)) * step, 1) for _ in range(count)]
        if max(found) > 7 and found != sorted(found):
            return [int(n) if step == 1 else n for n in found]


def weights_of(rng: random.Random, count: int) -> list[Value]:
    """Whole ones, or shares of 1 or 100, never all the same."""
    whole = [rng.randint(1, 9) for _ in range(count)]
    whole[0] = whole[1] + 1
    total = sum(whole)
    kind = rng.choice(("whole", "one", "hundred"))
    if kind == "whole":
        return list(whole)
    return [round(w / total, 2) for w in whole] if kind == "one" else [round(100 * w / total, 1) for w in whole]


# ---------------------------------------------------------------------- twists: what is right then
#: A twist changes a list and says what is right: "sure", "ask", or the reasons to refuse it.
Twist = Callable[[random.Random], tuple[Made, str]]


def as_it_is(rng: random.Random) -> tuple[Made, str]:
    return plain(rng), "sure"


def one_side(rng: random.Random) -> tuple[Made, str]:
    made = plain(rng, weighted=rng.random() < 0.8)
    made.drop(rng.choice(("supplier", "key_account")))
    return made, "one_side"


def a_rating_of_nobody(rng: random.Random) -> tuple[Made, str]:
    made = plain(rng, weighted=True)
    made.drop("key_account")
    made.rename(
        "supplier",
        rng.choice(("Erfüllung", "Bewertung", "Punkte", "Score", "Rating", "Punkte 2025")),
    )
    return made, "one_column"


def first_row_with_texts(rng: random.Random) -> tuple[Made, str]:
    """Remarks in some rows only make a row of texts and small numbers, which is no heading."""
    made = plain(rng)
    if not made.has("remark"):
        made.columns.append(("remark", HEADS[made.language]["remark"][0], [None] * made.count))
    remarks = made.cells("remark")
    remarks[:] = [None] * made.count
    remarks[rng.randrange(made.count)] = rng.choice(NOTES)
    return made, "sure"


def computed_columns(rng: random.Random) -> tuple[Made, str]:
    made = plain(rng, weighted=True)
    decimals = rng.choice((1, 2, 3, 6))
    named = rng.random() < 0.7
    by = rng.choice((1, 1, 0.01, 1 / sum(made.cells("weight"))))
    for side, plain_name in (("supplier", "Beitrag A"), ("key_account", "Beitrag B")):
        heading = next(h for k, h, _ in made.columns if k == side)
        names = (f"{heading} gewichtet", "gew. Wert", "P x G", f"{heading} weighted", "gewichtete Punkte", "Teilnutzen")
        cells: list[Value] = [
            round(by * w * r, decimals if named else 6)
            for w, r in zip(made.cells("weight"), made.cells(side), strict=True)
        ]
        made.put_after(side, (f"computed_{side}", rng.choice(names) if named else plain_name, cells))
    return made, "sure"


def companies_with_computed_columns(rng: random.Random) -> tuple[Made, str]:
    made, _ = computed_columns(rng)
    first, second = rng.sample(COMPANIES, 2)
    left, right = sorted(("supplier", "key_account"), key=made.index)
    for side, name in ((left, first), (right, second)):
        made.rename(side, name)
        made.rename(f"computed_{side}", rng.choice((f"{name} gewichtet", f"{name} gew. Punkte", f"{name} weighted")))
    return made, "ask"


def gap_beside(rng: random.Random) -> tuple[Made, str]:
    made = plain(rng)
    pairs = list(zip(made.cells("supplier"), made.cells("key_account"), strict=True))
    how = rng.choice(("gap", "mean"))
    cells: list[Value] = [round(a - b, 2) if how == "gap" else round((a + b) / 2, 2) for a, b in pairs]
    name = (
        rng.choice(("Differenz", "Gap", "Delta")) if how == "gap" else rng.choice(("Mittelwert", "Average", "Gesamt"))
    )
    made.columns.append(("computed", name, cells))
    return made, "sure"


def several_columns(rng: random.Random) -> tuple[Made, str]:
    made = plain(rng)
    variants = rng.choice(
        (("2024", "2025"), ("Soll", "Ist"), ("Target", "Actual"), ("Anna", "Bert"), ("Q1", "Q2", "Q3"))
    )
    for side in rng.choice((("supplier",), ("key_account",), ("supplier", "key_account"))):
        heading = next(h for k, h, _ in made.columns if k == side)
        index, cells = made.index(side), made.cells(side)
        more = [(side, f"{heading} {name}", rng.sample(cells, len(cells))) for name in variants]
        made.columns[index : index + 1] = more
    return made, "ask"


def two_weights(rng: random.Random) -> tuple[Made, str]:
    made = plain(rng, weighted=True, fewest=4)
    name = next(h for k, h, _ in made.columns if k == "weight")
    other = weights_of(rng, made.count)
    other[2] = float(other[2]) + 7  # type: ignore[arg-type]
    made.put_after("weight", ("weight", f"{name} 2025", other))
    return made, "ask"


def result_below(rng: random.Random) -> tuple[Made, str]:
    made = plain(rng, weighted=True, fewest=4)
    how = rng.choice(("sum", "mean", "weighted"))
    weights = made.cells("weight")
    decimals = rng.choice((1, 2, 6))

    def result(cells: list[Any]) -> float:
        if how == "sum":
            return round(sum(cells), 6)
        if how == "mean":
            return round(sum(cells) / len(cells), decimals)
        return round(sum(w * c for w, c in zip(weights, cells, strict=True)) / sum(weights), decimals)

    names = {
        "sum": ("Summe", "Total", "Punkte gesamt", "Sum", "Gesamtpunktzahl", "Summe:"),
        "mean": ("Mittelwert", "Average", "Durchschnitt", "Ø", "Mean", "Mittel"),
        "weighted": (
            "Nutzwert",
            "Endnote",
            "Weighted score",
            "Gewichtetes Ergebnis",
            "Ergebnis",
            "Gewichteter Mittelwert",
        ),
    }[how]
    values: dict[str, Value] = {side: result(made.cells(side)) for side in ("supplier", "key_account")}
    values |= {"title": rng.choice(names)}
    if how == "sum" or rng.random() < 0.3:
        values["weight"] = round(sum(weights), 6)
    made.row_below(values)
    return made, "sure"


def result_with_another_name(rng: random.Random) -> tuple[Made, str]:
    made = plain(rng, weighted=False, fewest=4)
    values: dict[str, Value] = {}
    for side in ("supplier", "key_account"):
        cells = made.cells(side)
        values[side] = round(sum(cells) / len(cells), 2)
    values["title"] = rng.choice(("Partnerschaft", "Muster AG", "Stand heute", "Unterm Strich"))
    made.row_below(values)
    whole = all(float(values[side]) == int(values[side]) for side in ("supplier", "key_account"))  # type: ignore[arg-type]
    return made, "ask" if whole else "sure"


def line_breaks(rng: random.Random) -> tuple[Made, str]:
    made = plain(rng)
    made.cells("title")[:] = [f"{title}\nim Werk {n}" for n, title in enumerate(made.cells("title"))]
    return made, "sure"


def not_a_rating(rng: random.Random) -> tuple[Made, str]:
    made = plain(rng, weighted=False)
    side = rng.choice(("supplier", "key_account"))
    other = "key_account" if side == "supplier" else "supplier"
    count = made.count
    days: list[Value] = [dt.date(2026, 1, 1) + dt.timedelta(days=rng.randrange(300)) for _ in range(count)]
    serials: list[Value] = [46000 + rng.randrange(300) for _ in range(count)]
    kinds: tuple[tuple[str, list[Value]], ...] = (
        ("Erfasst am", days),
        ("Datum", serials),
        ("Date", days),
        ("Kunden-Nr.", [rng.randint(1, 900) for _ in range(count)]),
        ("Umsatz in T€", [rng.randint(1, 900) for _ in range(count)]),
        ("Kosten", [rng.randint(1, 9) for _ in range(count)]),
        ("Anzahl Reklamationen", [rng.randint(0, 9) for _ in range(count)]),
        ("Seit", serials),
        ("ID", [rng.randint(1, 9) for _ in range(count)]),
        ("Differenz", [rng.randint(-5, 5) for _ in range(count)]),
    )
    heading, cells = rng.choice(kinds)
    made.columns = [(k, heading, cells) if k == side else (k, h, c) for k, h, c in made.columns]
    if rng.random() < 0.5:
        made.rename(other, rng.choice(("Bewertung", "Punkte", "Rating")))
        return made, "one_column price_list"
    return made, "one_side"


def beyond_all_scales(rng: random.Random) -> tuple[Made, str]:
    made = plain(rng)
    cells = made.cells(rng.choice(("supplier", "key_account")))
    cells[rng.randrange(len(cells))] = rng.choice((1001, 45000, 1e30, -5000, 10.0**50))
    return made, "no_scale"


def percentages_as_text(rng: random.Random) -> tuple[Made, str]:
    made = plain(rng)
    for side in ("supplier", "key_account"):
        made.cells(side)[:] = [f"{round(10 * n)}{rng.choice(('%', ' %'))}" for n in made.cells(side)]
    return made, "ask"


def price_list(rng: random.Random) -> tuple[Made, str]:
    made = plain(rng, weighted=False)
    made.rename("title", rng.choice(("Artikel", "Produkt", "Item", "Leistung")))
    made.rename("supplier", rng.choice(("Preis", "Einzelpreis", "Price", "Kosten", "Preis in €")))
    made.rename("key_account", rng.choice(("Menge", "Quantity", "Rabatt", "Anzahl")))
    return made, "price_list no_ratings"


def calendar(rng: random.Random) -> tuple[Made, str]:
    made = plain(rng, weighted=False)
    names = rng.choice((("Mo", "Di"), ("Januar", "Februar"), ("KW 1", "KW 2"), ("Q1", "Q2"), ("Jan 2026", "Feb 2026")))
    made.rename("title", rng.choice(("Schicht", "Kennwert", "Team")))
    for side, name in zip(("supplier", "key_account"), names, strict=True):
        made.rename(side, name)
    return made, "calendar no_sides"


def matrix(rng: random.Random) -> tuple[Made, str]:
    language = rng.choice(("de", "en"))
    made = Made(rng, language)
    titles: list[Value] = list(rng.sample(WORDS[language], rng.randint(3, 8)))
    made.columns.append(("title", rng.choice(("", "Kriterium", "Vergleich")), titles))
    made.columns += [
        (f"pair{n}", str(title), [None if m == n else rng.randint(0, 2) for m in range(len(titles))])
        for n, title in enumerate(titles)
    ]
    return made, "matrix"


TWISTS: Mapping[str, Twist] = {
    twist.__name__: twist
    for twist in (
        *(as_it_is, one_side, a_rating_of_nobody, first_row_with_texts, computed_columns, gap_beside, several_columns),
        *(companies_with_computed_columns, two_weights, result_below, result_with_another_name, line_breaks),
        *(not_a_rating, beyond_all_scales, percentages_as_text, price_list, calendar, matrix),
    )
}
