"""The command measures: the measures of a workbook as a table, a new one, another status."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from kam_partnership.assessment.measures import Horizon, Status, measure_figures
from kam_partnership.cli import tables
from kam_partnership.cli.tables import Cell, Column
from kam_partnership.cli.terminal import print_json
from kam_partnership.cli.written import told_written
from kam_partnership.texts import Language, date_text, short_number, text
from kam_partnership.texts.measures import HORIZONS, STATUSES
from kam_partnership.workbook.history_and_measures import Plan, PlannedMeasure, read_plan
from kam_partnership.workbook.judged_file import JudgedFile, judge
from kam_partnership.xlsx.dates import serial_number

if TYPE_CHECKING:
    import xlwings as xw

_VALUES = ("supplier_value", "key_account_value")
#: What a narrow terminal does without first.
_SPARE = ("horizon", *_VALUES)
_LOOKS = {Status.DONE: tables.GOOD, Status.DROPPED: tables.QUIET}


def show(options: argparse.Namespace) -> int:
    """All measures; nothing is written."""
    _tell(options, judge(options.file, options.language), read_plan(options.file))
    return 0


def add(options: argparse.Namespace) -> int:
    """A new row in the table of measures."""
    from kam_partnership.excel.plan_measures import NewMeasure, add_measure

    def change(book: xw.Book) -> tuple[int, ...]:
        from_1904 = book.impl.document.structure.dates_from_1904
        new = NewMeasure(
            options.text,
            options.criterion,
            None if options.horizon is None else Horizon(options.horizon),
            Status(options.status),
            options.supplier_owner,
            options.key_account_owner,
            None if options.due is None else serial_number(options.due, from_1904=from_1904),
            options.supplier_value,
            options.key_account_value,
        )
        return (add_measure(book, new),)

    return _changed(options, change)


def done(options: argparse.Namespace) -> int:
    """Another status for measures, done if nothing else is said."""
    from kam_partnership.excel.plan_measures import set_status

    return _changed(options, lambda book: set_status(book, options.numbers, Status(options.status)))


def _changed(options: argparse.Namespace, change: Callable[[xw.Book], Sequence[int]]) -> int:
    from kam_partnership.cli.edit import our_book, target_file

    path = target_file(options)
    with our_book(options.file, path) as book:
        numbers = change(book)
        writes = bool(numbers) or path != options.file
        if writes:
            book.save(path)
    judged, plan = judge(path, options.language), read_plan(path)
    if options.json:
        _tell(options, judged, plan, numbers)
    else:
        for planned in plan.measures:
            if planned.number in numbers:
                print(_line(planned, judged.language))
        if not numbers:
            print(text("cli.measures.unchanged", judged.language))
    if writes:
        told_written(options, path, judged.language)
    return 0


# ---------------------------------------------------------------------- told
def _tell(options: argparse.Namespace, judged: JudgedFile, plan: Plan, changed: Sequence[int] = ()) -> None:
    today = getattr(options, "date", None) or dt.date.today()
    if options.json:
        print_json(_as_object(judged, plan, today) | {"changed": list(changed)})
        return
    language = judged.language
    if not plan.measures:
        print(text("cli.measures.none", language, file=judged.path))
        return
    _print_table(plan, today, language)
    for line in _summary(plan, today, language):
        tables.say(line)


def _print_table(plan: Plan, today: dt.date, language: Language) -> None:
    """The columns that hold something; what everybody knows of a measure comes first."""
    rows = [_cells(planned, today, language) for planned in plan.measures]
    heads = {"number": "#"} | {
        key: text(f"measures.{key}", language) for key in rows[0] if key not in ("number", "who")
    }
    heads |= {"who": text("cli.measures.who", language)}
    if plan.currency:
        heads |= {key: f"{heads[key]} ({plan.currency})" for key in _VALUES}
    used = [key for key in rows[0] if any(row[key].text for row in rows)]
    numbers = ("number", "due", *_VALUES)
    columns = [Column(" ".join(heads[key].split()), number=key in numbers, spare=key in _SPARE) for key in used]
    tables.print_table(columns, [[row[key] for key in used] for row in rows])


def _cells(planned: PlannedMeasure, today: dt.date, language: Language) -> dict[str, Cell]:
    measure = planned.measure
    due = "" if planned.due is None else date_text(planned.due, language)
    return {
        "number": Cell(str(planned.number)),
        "measure": Cell(measure.text),
        "criterion": Cell(measure.criterion),
        "horizon": Cell("" if measure.horizon is None else HORIZONS[language][measure.horizon]),
        "who": Cell(" / ".join(who for who in (planned.supplier_owner, planned.key_account_owner) if who)),
        "due": Cell(due, tables.BAD if _is_late(planned, today) else ""),
        "status": Cell(STATUSES[language][measure.status], _LOOKS.get(measure.status, "")),
        **{key: Cell(_amount(getattr(measure, key), language)) for key in _VALUES},
    }


def _amount(value: float | None, language: Language) -> str:
    """An amount as typed; nothing where none was: unknown is not 0."""
    return "" if value is None else short_number(value, language)


def _line(planned: PlannedMeasure, language: Language) -> str:
    """One measure in one line, after it was changed."""
    measure = planned.measure
    parts = [STATUSES[language][measure.status], measure.criterion]
    if planned.due is not None:
        parts.append(text("cli.measures.until", language, date=date_text(planned.due, language)))
    parts += [planned.supplier_owner, planned.key_account_owner]
    return f"{planned.number}  {measure.text} ({', '.join(part for part in parts if part)})"


def _summary(plan: Plan, today: dt.date, language: Language) -> list[str]:
    """How many are open, proposed and overdue, and what the measures are worth, as far as anybody has said."""
    measures = [planned.measure for planned in plan.measures]
    figures = measure_figures(measures, None)
    overdue = sum(_is_late(planned, today) for planned in plan.measures)
    key = "cli.measures.summary.proposed" if figures.proposed else "cli.measures.summary"
    lines = [text(key, language, count=figures.count, open=figures.open, proposed=figures.proposed)]
    if overdue:
        lines.append(text("cli.measures.overdue", language, count=overdue, date=date_text(today, language)))
    kept = [measure for measure in measures if measure.status is not Status.DROPPED]
    for key in _VALUES:
        named = sum(getattr(measure, key) is not None for measure in kept)
        if named:
            amount = f"{_amount(getattr(figures, key), language)} {plan.currency}".strip()
            blanks = {"side": text(f"measures.{key}", language), "amount": amount}
            lines.append(text("cli.measures.value", language, named=named, all=len(kept), **blanks))
    return lines


def _is_late(planned: PlannedMeasure, today: dt.date) -> bool:
    return planned.measure.status.is_open and planned.due is not None and planned.due < today


def _as_object(judged: JudgedFile, plan: Plan, today: dt.date) -> dict[str, Any]:
    """What ``measures --json`` tells; the keys of a measure are those of measures.csv (docs/data.md)."""
    figures = measure_figures((planned.measure for planned in plan.measures), None)
    return {
        "file": judged.file,
        "key_account": judged.key_account,
        "currency": plan.currency,
        "as_of": today.isoformat(),
        "measures": [_measure_object(planned, today) for planned in plan.measures],
        "open": figures.open,
        "proposed": figures.proposed,
        "overdue": sum(_is_late(planned, today) for planned in plan.measures),
        **{key: getattr(figures, key) for key in _VALUES},
    }


def _measure_object(planned: PlannedMeasure, today: dt.date) -> dict[str, Any]:
    measure = planned.measure
    return {
        "number": planned.number,
        "measure": measure.text,
        "criterion_title": measure.criterion or None,
        "horizon": None if measure.horizon is None else str(measure.horizon),
        "status": str(measure.status),
        "open": measure.status.is_open,
        "overdue": _is_late(planned, today),
        "supplier_owner": planned.supplier_owner or None,
        "key_account_owner": planned.key_account_owner or None,
        "due": None if planned.due is None else planned.due.isoformat(),
        **{key: getattr(measure, key) for key in _VALUES},
    }
