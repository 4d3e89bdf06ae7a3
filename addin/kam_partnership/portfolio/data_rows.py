"""What the long tables tell of one workbook: its criteria, its saved assessments, its measures. Where it is read."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kam_partnership.assessment import Settings, Zone, zone_of
from kam_partnership.assessment.intake import as_number
from kam_partnership.cells import CellValue
from kam_partnership.plain_text import same_title
from kam_partnership.portfolio.account import DataRows, Row
from kam_partnership.texts import Language, zone_text
from kam_partnership.texts.criteria import same_criterion
from kam_partnership.texts.measures import horizon_of, is_measure, status_of
from kam_partnership.workbook import names
from kam_partnership.workbook.history_and_measures import table_rows
from kam_partnership.workbook.history_rows import FIGURE_COLUMNS, decode_ratings
from kam_partnership.workbook.judged_file import JudgedFile
from kam_partnership.xlsx.closed_cells import ClosedCells
from kam_partnership.xlsx.dates import serial_date


def data_rows(judged: JudgedFile) -> DataRows:
    """All rows of one workbook, which is opened once more for its tables.

    Raises:
        FileUnreadable: when the file cannot be read.
    """
    cells = ClosedCells(judged.path, whole=False, understood=names.HIDDEN_SHEETS)
    criteria = tuple(_criteria(judged))
    measures = tuple(_measures(cells, judged))
    account = {
        "criteria": len(criteria),
        "rated_pairs": judged.figures.rated_count,
        "with_evidence": sum(bool(row["evidence"]) for row in criteria),
        "measures": len(measures),
        "currency": judged.inputs.general_text("currency"),
    }
    return DataRows(account, criteria, tuple(_history(cells)), measures)


def criterion_keys(titles: Sequence[str]) -> list[str]:
    """A key for each title that is unique among them: the same for every spelling of one title.

    Of several criteria with one title the later ones are told apart by a number, those without a title by their place.
    """
    plain = [same_title(title) or f"#{number}" for number, title in enumerate(titles, start=1)]
    taken, seen, keys = set(plain), Counter[str](), []
    for key in plain:
        seen[key] += 1
        unique, number = key, seen[key]
        while number > 1 and unique in taken:
            unique, number = f"{key} ({number})", number + 1
        taken.add(unique)
        keys.append(unique)
    return keys


def _criteria(judged: JudgedFile) -> Iterator[Row]:
    criteria = judged.assessment.criteria
    pairs = {pair.criterion.number: pair for pair in judged.figures.pairs}
    for criterion, key in zip(criteria, criterion_keys([c.title for c in criteria]), strict=True):
        pair = pairs.get(criterion.number)
        yield {
            "criterion": key,
            "number": criterion.number,
            "title": criterion.title,
            "catalogue": _catalogue(criterion.title),
            "weight": criterion.weight,
            "supplier": criterion.supplier,
            "key_account": criterion.key_account,
            "gap": criterion.gap,
            "contribution": pair.contribution if pair else None,
            "priority": pair.priority if pair else None,
            "rated": criterion.rated,
            "tipping": pair.tipping if pair else None,
            "evidence": criterion.evidence,
        }


def _catalogue(title: str) -> str:
    """The place of a known criterion in our catalogue, the same in every language: "sixteen.3"; "" for others."""
    place = same_criterion(title)
    return f"{place[0]}.{place[1] + 1}" if isinstance(place, tuple) else ""


def _history(cells: ClosedCells) -> Iterator[Row]:
    """One row a day, in the order of the days; of several on a day the last one counts."""
    targets = {f"target_{key}": name for key, name in names.HISTORY_TARGET_COLUMNS.items()}
    by_day: dict[dt.date, Row] = {}
    for row in table_rows(cells, {**names.HISTORY_COLUMNS, **targets}):
        day = serial_date(row["date"], from_1904=cells.structure.dates_from_1904)
        scores = as_number(row["supplier_score"]), as_number(row["key_account_score"])
        if day is None or None in scores:
            continue
        saved = decode_ratings(row["ratings"])
        by_day[day] = {
            "date": day,
            **{name: as_number(row[name]) for name in FIGURE_COLUMNS},
            "zone": _zone(row, None if saved is None else saved.settings),
            "rated_pairs": None if saved is None else len(saved.rated_pairs),
            **{key: as_number(row[key]) for key in targets},
        }
    yield from (by_day[day] for day in sorted(by_day))


def _zone(row: Mapping[str, CellValue], settings: Settings | None) -> str:
    """By the limits of that day, else by the name that stands there; "" where neither tells."""
    supplier, key_account = as_number(row["supplier_score"]), as_number(row["key_account_score"])
    if settings is not None and supplier is not None and key_account is not None:
        return str(zone_of(supplier, key_account, settings))
    said = same_title(str(row["zone"] or ""))
    known = {same_title(zone_text(zone, language)): zone for language in Language for zone in Zone}
    return str(known.get(said, ""))


def _measures(cells: ClosedCells, judged: JudgedFile) -> Iterator[Row]:
    number = 0
    currency = judged.inputs.general_text("currency")
    for row in table_rows(cells, names.MEASURE_COLUMNS):
        words = row["measure"]
        if not is_measure(words):
            continue
        number += 1
        status = status_of(_text(row["status"]))
        horizon = horizon_of(_text(row["horizon"]))
        values = as_number(row["supplier_value"]), as_number(row["key_account_value"])
        yield {
            "number": number,
            "criterion": same_title(_text(row["criterion"])),
            "criterion_title": _text(row["criterion"]),
            "measure": _text(words),
            "horizon": "" if horizon is None else str(horizon),
            "status": str(status),
            "open": status.is_open,
            "supplier_owner": _text(row["supplier_owner"]),
            "key_account_owner": _text(row["key_account_owner"]),
            "due": serial_date(row["due"], from_1904=cells.structure.dates_from_1904),
            "supplier_value": values[0],
            "key_account_value": values[1],
            "currency": currency if any(value is not None for value in values) else "",
        }


def _text(value: CellValue) -> str:
    return "" if value is None else " ".join(str(value).split())
