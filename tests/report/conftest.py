"""Material for reports, and workbooks that hold it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from kam_partnership.assessment import Assessment, Criterion, SavedPosition, Settings, compare_with, compute_figures
from kam_partnership.assessment.measures import Measure, Status
from kam_partnership.headless import open_book
from kam_partnership.report.build import Material
from kam_partnership.workbook import names
from kam_partnership.workbook.history_and_measures import Plan, PlannedMeasure, SavedState
from support import workbooks

TODAY = dt.date(2026, 11, 21)
EPOCH = dt.date(1899, 12, 30)
Make = Callable[..., Material]

#: What the customer must never read: our figures, our people, our judgement.
SECRETS = (
    "3.37",
    "98765",
    "98.765",
    "98,765",
    "87654",
    "197.530",
    "197,530",
    "Geheime Autorin",
    "Rabatt kürzen",
    "Leistung zurückfahren",
)


def measure(words: str, **given: object) -> PlannedMeasure:
    own = {"supplier_owner", "key_account_owner", "due"}
    plain = {key: value for key, value in given.items() if key not in own}
    due = given.get("due")
    serial = float((due - EPOCH).days) if isinstance(due, dt.date) else None
    rest = {key: value for key, value in given.items() if key in own}
    return PlannedMeasure(Measure(words, due=serial, **plain), **rest)  # type: ignore[arg-type]


SECRET_MEASURES = (
    measure("Quartalsgespräch einführen", criterion="Zweites", key_account_owner="B. Kunde", supplier_value=98765.0,
            key_account_value=87654.0, due=dt.date(2026, 10, 1)),
    measure("Rabatt kürzen", criterion="Erstes", supplier_owner="A. Wir", supplier_value=98765.0),
    measure("Leistung zurückfahren", key_account_owner="B. Kunde", status=Status.DROPPED),
)  # fmt: skip


@pytest.fixture(scope="session")
def make() -> Make:
    """Makes material from pairs of ratings."""

    def made(
        pairs: Sequence[tuple[float, float]] = ((9, 4), (7, 7), (4, 8)),
        *,
        weights: Sequence[float] = (),
        titles: Sequence[str] = (),
        history: Sequence[SavedState] = (),
        measures: Sequence[PlannedMeasure] = (),
        date: dt.date | None = TODAY,
        names: tuple[str, str] = ("Beispiel GmbH", "Muster AG"),
        settings: Settings | None = None,
        evidence: Sequence[str] = (),
        **more: Any,
    ) -> Material:
        criteria = tuple(
            Criterion(n, titles[n - 1] if titles else f"Kriterium {n}", weights[n - 1] if weights else 1.0, s, k, seen)
            for n, ((s, k), seen) in enumerate(zip(pairs, evidence or [""] * len(pairs), strict=True), start=1)
        )
        assessment = Assessment(settings or Settings(), criteria, target=more.pop("target", None))
        last = history[-1] if history else None
        saved = last and SavedPosition(last.date, last.supplier_score, last.key_account_score, last.assessment)
        figures, plan = compute_figures(assessment), Plan(tuple(history), tuple(measures))
        return Material(*names, date, assessment, figures, plan, saved, compare_with(assessment, saved), **more)

    return made


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled workbook with a history, measures and inputs that do not count."""
    rows: tuple[workbooks.Row, ...] = (
        ("Frühe Einbindung in neue Vorhaben", 3.37, 9.0, 4.0),
        ("=1+1", 1.0, 7.0, 7.0),
        ("@SUMME(A1)", 1.0, 4.0, 8.0),
        ("Keine Zahl", 1.0, "viel", 8.0),
        *((f"Kriterium {n}", 1.0, 8.0, 3.0 + n % 4) for n in range(5, 19)),
    )
    content = workbooks.Content((0, 10, 1.5, 4, 7), rows)
    path = workbooks.fill(tmp_path_factory.mktemp("report") / "kam.xlsx", content)
    general = {"KAM_KeyAccount": "'=Müller & Söhne", "KAM_Supplier": "Beispiel GmbH", "KAM_Author": "Geheime Autorin",
               "KAM_Date": float((TODAY - EPOCH).days)}  # fmt: skip
    with open_book(path) as book:
        document = book.impl.document  # type: ignore[attr-defined]
        for table in (names.HISTORY_TABLE, names.MEASURES_TABLE):
            document.grow(document.structure.table(table), 3)
        for name, value in general.items():
            book.names[name].refers_to_range.raw_value = value
        states = zip((46200.0, 46000.0), (6.0, 5.0), (5.0, 5.5), strict=True)
        for row, (day, supplier, key_account) in enumerate(states):
            values = {"date": day, "supplier_score": supplier, "key_account_score": key_account}
            for key, value in values.items():
                book.names[names.HISTORY_COLUMNS[key]].refers_to_range[row, 0].raw_value = value
        for row, planned in enumerate(SECRET_MEASURES):
            cells = {
                "measure": planned.measure.text,
                "criterion": planned.measure.criterion or None,
                "supplier_owner": planned.supplier_owner or None,
                "key_account_owner": planned.key_account_owner or None,
                "due": planned.measure.due,
                "status": "zurückgestellt" if planned.measure.status is Status.DROPPED else None,
                "supplier_value": planned.measure.supplier_value,
                "key_account_value": planned.measure.key_account_value,
            }
            for key, value in cells.items():
                if value is not None:
                    book.names[names.MEASURE_COLUMNS[key]].refers_to_range[row, 0].raw_value = value
        book.app.calculate()
        book.save()
    return path
