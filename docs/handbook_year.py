"""One account through a year, as the handbook tells it: made up, and run through the product's own commands.

Every workbook that the handbook shows, and every figure that it names, comes from here. Nothing depends on today.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kam_partnership.assessment import Assessment, Criterion, Settings, Target
from kam_partnership.assessment.measures import Status
from kam_partnership.cli.main import run
from kam_partnership.excel import commands, suggest_measures
from kam_partnership.headless import open_book
from kam_partnership.texts import Language
from kam_partnership.texts.criteria import CRITERIA
from kam_partnership.texts.measures import STATUSES
from kam_partnership.workbook import names
from kam_partnership.xlsx.dates import serial_number
from support import agreed
from support.forms import fill_form_workbook

KICK_OFF, TALK = dt.date(2026, 1, 14), dt.date(2026, 1, 28)
ANSWER_BY, MEETING = dt.date(2026, 5, 29), dt.date(2026, 6, 16)
REVIEW, NEXT_REVIEW = dt.date(2026, 12, 15), dt.date(2027, 6, 15)
MONDAY = dt.date(2027, 1, 11)

#: Ratings of supplier and key account by number of the criterion; what is missing nobody can tell yet.
Ratings = Mapping[int, tuple[float, float]]
IN_JANUARY: Ratings = {
    1: (7, 3), 2: (7, 5), 3: (8, 5), 4: (6, 4), 5: (8, 3), 6: (7, 6), 7: (6, 6), 8: (6, 2),
    9: (6, 4), 10: (4, 6), 11: (8, 8), 12: (7, 5), 14: (8, 6), 15: (8, 7), 16: (7, 7), 17: (7, 6),
}  # fmt: skip
#: What three people answered in May: the head of purchasing, the head of quality, and our own colleague in service.
ANSWERS: Sequence[Ratings] = (
    {
        1: (5, 6), 2: (6, 6), 3: (6, 7), 4: (5, 5), 5: (6, 6), 6: (5, 7), 7: (5, 7), 8: (3, 5),
        9: (5, 7), 10: (4, 7), 11: (8, 8), 12: (5, 7), 14: (6, 6), 15: (6, 8), 16: (7, 7), 17: (6, 7),
    },
    {
        1: (4, 6), 2: (6, 7), 3: (7, 7), 4: (5, 6), 5: (6, 7), 6: (6, 7), 7: (6, 7), 8: (3, 6),
        9: (6, 6), 10: (4, 6), 11: (8, 8), 12: (6, 7), 14: (7, 7), 15: (5, 8), 16: (6, 7), 17: (6, 8),
    },
    {
        1: (7, 4), 2: (8, 5), 3: (8, 5), 4: (6, 4), 5: (7, 4), 6: (7, 6), 7: (7, 6), 8: (5, 3),
        9: (6, 4), 10: (4, 6), 11: (9, 8), 12: (7, 5), 14: (8, 6), 15: (8, 7), 16: (7, 7), 17: (7, 6),
    },
)  # fmt: skip
#: What both sides agreed on in June.
AGREED: Ratings = {1: (6, 5), 5: (7, 5), 8: (5, 4), 15: (7, 7)}
IN_DECEMBER: Ratings = {1: (7, 7), 3: (8, 6), 5: (7, 6), 8: (7, 7), 12: (7, 6), 15: (8, 8)}
TARGET = 7.5, 7.0
WEIGHTS = {5: 2.0, 8: 2.0}
#: The other accounts of the head of key account management: what each side invests in the mean, how old that is in
#: days, and the revenue in the CRM.
OTHERS = (
    (8.2, 7.9, 40, 3_100_000),
    (3.1, 2.8, 420, 260_000),
    (5.2, 6.9, 90, 900_000),
    (8.1, 4.6, 30, 1_700_000),
    (5.5, 5.1, 150, 640_000),
)
_PATTERN = (0.9, -0.6, 0.4, -0.9, 0.6, -0.4, 0.2, -0.2)


@dataclass(frozen=True, slots=True)
class Words:
    """What people of the story typed, in one language."""

    supplier: str
    key_account: str
    kam: str
    people: tuple[str, str, str]
    own_criterion: str
    evidence: Mapping[int, str]
    talk_with: str
    offers: tuple[str, str]
    owners: tuple[tuple[str, str], ...]
    remarks: tuple[str, str]
    reasons: Mapping[int, str]
    others: tuple[str, ...]


WORDS = {
    Language.DE: Words(
        "Talmann Verpackungen GmbH",
        "Sonnfeld Feinkost AG",
        "Jana Roth",
        ("Tom Berger", "Lea Winter", "Ben Adler"),
        "Weniger Verpackungsabfall",
        {
            1: "Vom neuen Werk erfuhren wir aus der Zeitung",
            5: "Jede Anfrage beginnt mit dem Stückpreis",
            8: "Es gibt das Jahresgespräch, aber kein gemeinsames Bild",
            11: "Reklamationen sind nach zwei Tagen besprochen",
        },
        "Tom Berger, Einkauf",
        ("Wir rechnen die Gesamtkosten zweier Artikel offen vor", "Vergabe einmal nach Gesamtkosten entscheiden"),
        (("J. Roth", "T. Berger"), ("J. Roth", "T. Berger"), ("B. Adler", "L. Winter")),
        ("Zusagen zu Lieferterminen kamen zweimal zu spät", "Wir laden seit März zu jeder Produktrunde ein"),
        {
            1: "Zur Produktrunde ab jetzt immer eingeladen",
            5: "Zwei Artikel werden nach Gesamtkosten vergeben",
            8: "Ein Workshop im September, beide Leitungen dabei",
            15: "Liefertreue war im ersten Halbjahr 94 %",
        },
        (
            "Auenhof Backwaren GmbH",
            "Brigg Reinigung KG",
            "Dornhag Möbel AG",
            "Eltwiese Pharma SE",
            "Farnbach Papier AG",
        ),
    ),
    Language.EN: Words(
        "Talmann Packaging Ltd",
        "Sonnfeld Fine Foods plc",
        "Jana Roth",
        ("Tom Berger", "Lea Winter", "Ben Adler"),
        "Less packaging waste",
        {
            1: "We read of the new plant in the newspaper",
            5: "Every inquiry begins with the unit price",
            8: "There is the annual talk, but no shared picture",
            11: "Complaints are talked through within two days",
        },
        "Tom Berger, purchasing",
        ("We lay open the total cost of two items", "Award one contract by total cost"),
        (("J. Roth", "T. Berger"), ("J. Roth", "T. Berger"), ("B. Adler", "L. Winter")),
        ("Word about delivery dates came too late twice", "We have invited you to every product round since March"),
        {
            1: "From now on always invited to the product round",
            5: "Two items will be awarded by total cost",
            8: "A workshop in September, both managements there",
            15: "On-time delivery was 94% in the first half",
        },
        (
            "Auenhof Bakeries Ltd",
            "Brigg Cleaning LLP",
            "Dornhag Furniture plc",
            "Eltwiese Pharma SE",
            "Farnbach Paper plc",
        ),
    ),
}


@dataclass
class Year:
    """What the year left behind.

    Attributes:
        book: the account's workbook, as it is at the end.
        stages: copies of it as it was on the way, and the other files, by what they are.
        told: what the commands said, by stage; `score` as an object.
    """

    language: Language
    folder: Path
    book: Path
    stages: dict[str, Path] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """What people typed."""
        return WORDS[self.language]

    def keep(self, stage: str) -> None:
        """A copy of the workbook as it is now, and its figures."""
        self.stages[stage] = Path(shutil.copy(self.book, self.folder / f"{stage}.xlsx"))
        self.told[stage] = json.loads(self.command("score", str(self.book), "--json"))

    def command(self, *arguments: str, code: int = 0) -> str:
        """Run a command; what it said on standard output."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            ended = run([*arguments, "--lang", str(self.language)])
        if ended != code:
            raise RuntimeError(f"{arguments} ended with {ended}: {err.getvalue()}")
        return out.getvalue()


def live(folder: Path, language: Language) -> Year:
    """The whole year, step by step."""
    year = Year(language, folder, folder / f"{WORDS[language].key_account}.xlsx")
    for step in (_begin, _rate, _talk, _agree_on_measures, _ask, _meet, _aim, _review, _report, _survey_all):
        step(year)
    return year


# ---------------------------------------------------------------------- what was typed, by itself
def assessment(language: Language, ratings: Ratings, *, target: bool = False) -> Assessment:
    """Somebody's ratings as the pure rules take them, without any workbook."""
    titles = [*(criterion.title for criterion in CRITERIA[language]), WORDS[language].own_criterion]
    criteria = [
        Criterion(number, title, WEIGHTS.get(number, 1.0), *ratings.get(number, (None, None)))
        for number, title in enumerate(titles, start=1)
    ]
    return Assessment(Settings(), tuple(criteria), target=Target(*TARGET) if target else None)


#: The ratings of the workbook through the year.
IN_JUNE: Ratings = {**IN_JANUARY, **AGREED}
AT_THE_END: Ratings = {**IN_JUNE, **IN_DECEMBER}


# ---------------------------------------------------------------------- the steps
def _begin(year: Year) -> None:
    words = year.words
    year.command("new", str(year.book), "--account", words.key_account, "--supplier", words.supplier)
    _type(year, {names.GENERAL_CELLS["author"]: words.kam, names.GENERAL_CELLS["date"]: KICK_OFF})
    year.keep("new")


def _rate(year: Year) -> None:
    year.command("criteria", "add", str(year.book), "--title", year.words.own_criterion)
    columns = {_column("weight"): WEIGHTS, names.EVIDENCE_COLUMN: year.words.evidence}
    further = {(column, row): value for column, cells in columns.items() for row, value in cells.items()}
    _type(year, {**_ratings(IN_JANUARY), **further})
    year.keep("rated")
    _recompute(year, KICK_OFF)
    year.keep("analysed")


def _talk(year: Year) -> None:
    cells = names.TALK_CELLS
    offer, request = year.words.offers
    typed = {"date": TALK, "with": year.words.talk_with, "topic_1": CRITERIA[year.language][4].title}
    typed |= {"offer_1": offer, "ask_1": request}
    _type(year, {cells[key]: value for key, value in typed.items()})
    year.keep("talk")


def _agree_on_measures(year: Year) -> None:
    with open_book(year.book) as book:
        year.told["suggested"] = suggest_measures.suggest_measures(book)
        book.save()
    columns = names.MEASURE_COLUMNS
    days = (dt.date(2026, 2, 27), dt.date(2026, 9, 30), dt.date(2026, 3, 31))
    cells: dict[Any, Any] = {}
    for row, ((ours, theirs), day) in enumerate(zip(year.words.owners, days, strict=True), start=1):
        status = Status.DONE if row == 1 else Status.AGREED
        cells |= {
            (columns["supplier_owner"], row): ours,
            (columns["key_account_owner"], row): theirs,
            (columns["due"], row): day,
            (columns["status"], row): STATUSES[year.language][status],
        }
    cells[names.MEASURES_AS_OF] = dt.date(2026, 4, 15)
    _type(year, cells)
    year.keep("measures")


def _ask(year: Year) -> None:
    tom, lea, ben = year.words.people
    sent, back = year.folder / "sent", year.folder / "back"
    back.mkdir()
    side = "customer" if year.language is Language.EN else "kunde"
    people = (f"{tom}:{side}", f"{lea}:{side}", f"{ben}:{'supplier' if year.language is Language.EN else 'lieferant'}")
    year.command(
        "survey", str(year.book), "-o", str(sent), "--raters", *people,
        "--by", ANSWER_BY.isoformat(), "--return-to", f"{year.words.kam} (jana.roth@example.com)",
    )  # fmt: skip
    returned = []
    for person, answers in zip((tom, lea, ben), ANSWERS, strict=True):
        [form] = sent.glob(f"*{person}.xlsx")
        typed: dict[str, float | str | None] = {}
        for number, (supplier, key_account) in answers.items():
            typed |= {f"{number}a": supplier, f"{number}b": key_account}
        if person == tom:
            typed |= {"15c": year.words.remarks[0], "1c": year.words.remarks[1]}
        returned.append(fill_form_workbook(form, back / form.name, typed))
        if person == tom:
            year.stages["form"], year.stages["form_pdf"] = form, form.with_suffix(".pdf")
    merged = year.folder / "merged.xlsx"
    year.told["merged"] = json.loads(
        year.command(
            "merge", str(year.book), *map(str, returned), "--base", str(year.book), "-o", str(merged), "--json"
        )
    )
    year.stages["merged"] = merged


def _meet(year: Year) -> None:
    titles = _titles(year)
    typed = {titles[row]: (*AGREED[row], reason) for row, reason in year.words.reasons.items()}
    copy = Path(shutil.copy(year.stages["merged"], year.folder / "agreed.xlsx"))
    year.stages["agreed"] = agreed.fill(copy, typed, date=MEETING)
    year.told["adopt"] = year.command("adopt", str(copy), "--into", str(year.book))
    year.keep("adopted")


def _aim(year: Year) -> None:
    supplier, key_account = map(str, TARGET)
    year.command("target", str(year.book), "--supplier", supplier, "--key-account", key_account)
    _type(year, {names.NEXT_REVIEW: REVIEW})
    year.keep("target")


def _review(year: Year) -> None:
    year.command("snapshot", str(year.book))
    columns, (ours, theirs) = names.MEASURE_COLUMNS, year.words.owners[0]
    statuses = {2: Status.DONE, 3: Status.DONE, 4: Status.IN_PROGRESS, 6: Status.AGREED}
    cells: dict[Any, Any] = {(columns["status"], row): STATUSES[year.language][one] for row, one in statuses.items()}
    for row, day in ((4, dt.date(2027, 3, 31)), (6, dt.date(2027, 2, 26))):
        cells |= {(columns["supplier_owner"], row): ours, (columns["key_account_owner"], row): theirs}
        cells[columns["due"], row] = day
    days = {names.GENERAL_CELLS["date"]: REVIEW, names.NEXT_REVIEW: NEXT_REVIEW, names.MEASURES_AS_OF: None}
    _type(year, {**_ratings(IN_DECEMBER), **cells, **days})
    _recompute(year, REVIEW)
    year.command("snapshot", str(year.book))
    year.keep("review")


def _report(year: Year) -> None:
    for audience in ("internal", "customer"):
        slides = year.folder / f"{audience}.pptx"
        year.command("report", str(year.book), "-o", str(slides), "--audience", audience)
        year.stages[f"report_{audience}"] = slides


def _survey_all(year: Year) -> None:
    """All accounts of the head of key account management, with figures of the CRM."""
    folder = year.folder / "accounts"
    folder.mkdir()
    shutil.copy(year.book, folder / year.book.name)
    rows = [(year.words.key_account, 2_400_000)]
    for number, (name, (supplier, key_account, age, revenue)) in enumerate(zip(year.words.others, OTHERS, strict=True)):
        other = Year(year.language, folder, folder / f"{name}.xlsx")
        other.command("new", str(other.book), "--account", name, "--supplier", year.words.supplier)
        ratings = {}
        for row in range(1, 17):
            ours, theirs = _PATTERN[(row + number) % 8], _PATTERN[(3 * row + number) % 8]
            ratings[row] = round(supplier + ours, 1), round(key_account + theirs, 1)
        who_and_when = {"date": MONDAY - dt.timedelta(age), "author": year.words.kam}
        cells = {names.GENERAL_CELLS[key]: value for key, value in who_and_when.items()}
        _type(other, {**_ratings(ratings), **cells})
        rows.append((name, revenue))
    heads = ("Account;Umsatz (EUR)", "Account Name;Revenue (EUR)")[year.language is Language.EN]
    export, out = year.folder / "crm.csv", year.folder / "portfolio.xlsx"
    export.write_text("\n".join([heads, *(f"{name};{revenue}" for name, revenue in rows)]), encoding="utf-8")
    day = ("--date", MONDAY.isoformat())
    told = year.command("portfolio", str(folder), "-o", str(out), "--json", *day, "--figures", str(export))
    year.told["portfolio"] = json.loads(told)
    year.stages["portfolio"] = out


# ---------------------------------------------------------------------- typing
def _titles(year: Year) -> dict[int, str]:
    ours = [criterion.title for criterion in CRITERIA[year.language]]
    return dict(enumerate([*ours, year.words.own_criterion], start=1))


def _type(year: Year, cells: Mapping[Any, object]) -> None:
    """Values by defined name, or by the name of a column and the row in it, counted from 1."""
    with open_book(year.book) as book:
        for place, value in cells.items():
            name, row = place if isinstance(place, tuple) else (place, 1)
            cell = book.names[name].refers_to_range[row - 1, 0]
            cell.raw_value = serial_number(value) if isinstance(value, dt.date) else value
        book.app.calculate()
        book.save()


def _recompute(year: Year, day: dt.date) -> None:
    """As the button does, on a morning of the story."""
    with open_book(year.book) as book:
        commands.recompute(book, now=dt.datetime.combine(day, dt.time(9, 30)))
        book.save()


def _column(key: str) -> str:
    """The name of a column of the table of criteria."""
    return names.CRITERIA_COLUMNS[names.CRITERIA_KEYS.index(key)]


def _ratings(ratings: Ratings) -> dict[Any, Any]:
    """Ratings by the cells they are typed into."""
    sides = enumerate(map(_column, ("supplier", "key_account")))
    return {(column, row): pair[side] for side, column in sides for row, pair in ratings.items()}
