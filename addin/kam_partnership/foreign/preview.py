"""What people see before a list is taken over: what is what, what is asked, and everything that is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kam_partnership.cells import address, column_letters
from kam_partnership.foreign.columns import weight_in
from kam_partnership.foreign.list_reader import FEWEST_ROWS
from kam_partnership.foreign.sheet import Cell, Sheet
from kam_partnership.foreign.verdict import SIDES, ColumnName, Doubt, Found, NoList, Reading
from kam_partnership.texts import Language, date_text, short_number, text, value_text
from kam_partnership.xlsx.dates import serial_date

_KEYS = ("criterion", "weight", *SIDES)
_PREVIEWED_ROWS = 4
#: Each reading of a question shows so many rows.
_SAMPLE_ROWS = 3
_LONGEST_TITLE = 52
_LONGEST_NAME = 26
_SHOWN_WORDS = 8
_NAMED_ROWS = 20


def preview(found: Found, sheets: Sequence[Sheet], language: Language) -> Iterator[str]:
    """The lines that tell of a list."""
    if found.doubts:
        yield text("list.question", language)
        yield from (f"- {_doubt(doubt, found, language)}" for doubt in found.doubts)
        yield ""
    if len(found.readings) == 1:
        yield from _one_reading(found.readings[0], language)
    else:
        yield from _side_by_side(found.readings, language)
    yield ""
    yield from _left_out(found.readings[0], sheets, language)
    yield from _about_ratings(found.readings[0], language)


def question(found: Found, sheets: Sequence[Sheet], language: Language) -> Iterator[str]:
    """The same for a dialog, whose letters have different widths: the readings stand one below the other."""
    if found.doubts:
        yield text("list.question", language)
        yield from (f"•  {_doubt(doubt, found, language)}" for doubt in found.doubts)
        yield ""
    several = len(found.readings) > 1
    for number, reading in enumerate(found.readings, start=1):
        key = "list.reading_found" if several else "list.found"
        yield text(key, language, number=number, count=len(reading.rows), place=_place(reading, language))
        keys = [key for key in _KEYS if key in reading.columns]
        columns = [f"{text(f'head.{key}', language)} {_named(reading, key, language)}" for key in keys]
        scale = [f"{text('list.scale', language)} {_scale(reading, language)}"] if several else []
        yield "; ".join([*columns, *scale])
        for row in reading.rows[:_SAMPLE_ROWS]:
            values = zip(keys[1:], _values(reading, row, language), strict=True)  # without the title
            shown = ", ".join(f"{text(f'head.{key}', language)} {value}" for key, value in values)
            yield f"–  {_title(reading, row)}: {shown}"
        yield ""
    yield from _left_out(found.readings[0], sheets, language)
    yield from _about_ratings(found.readings[0], language)


def refusal(
    verdict: NoList, sheets: Sequence[Sheet], file: str, language: Language
) -> tuple[str, Mapping[str, object]]:
    """The key of an error and what it mentions."""
    if verdict.key in ("nothing", "no_titles", "too_few_rows", "no_headings"):
        looked = ", ".join(sheet.name or file for sheet in sheets)
        return "list.nothing", {"rows": FEWEST_ROWS, "sheets": looked}
    details = dict(verdict.details)
    if "columns" in details:
        details["columns"] = _columns(details["columns"], language)
    if "others" in details:
        told = [
            text("list.why_of", language, column=_column(name, language), why=text(f"list.why.{why}", language))
            for name, why in details["others"]  # type: ignore[attr-defined]
        ]
        details["others"] = text("list.others", language, columns=", ".join(told)) + " " if told else ""
    if "missing" in details:
        details["missing"] = text(f"side.{details['missing']}", language)
    return f"list.{verdict.key}", details


# ---------------------------------------------------------------------- the list itself
def _one_reading(reading: Reading, language: Language) -> Iterator[str]:
    yield text("list.found", language, count=len(reading.rows), place=_place(reading, language))
    for key in _KEYS:
        if key in reading.columns:
            column = reading.columns[key]
            letters = text("list.column", language, letters=column_letters(column))
            heading = reading.headings.get(column, "")
            shown = text("list.quoted", language, words=heading) if heading else text("list.no_heading", language)
            yield f"  {text(f'head.{key}', language):<14}{letters:<12}{shown}"
    yield ""
    for row in reading.rows[:_PREVIEWED_ROWS]:
        shown = "".join(f" {value:>7}" for value in _values(reading, row, language))
        yield f"  {_title(reading, row):<{_LONGEST_TITLE}}{shown}"
    if len(reading.rows) > _PREVIEWED_ROWS:
        yield "  " + text("list.more_rows", language, count=len(reading.rows) - _PREVIEWED_ROWS)


def _side_by_side(readings: Sequence[Reading], language: Language) -> Iterator[str]:
    """A column for each reading: where it stands, what is what, three rows of it, its scale."""
    lines = [["", *(text("list.reading", language, number=n) for n in range(1, len(readings) + 1))]]
    if len({(r.sheet.name, r.heading_rows, r.rows) for r in readings}) > 1:
        lines.append([text("list.list", language), *(_place(r, language) for r in readings)])
        lines.append([text("list.criteria", language), *(str(len(r.rows)) for r in readings)])
    keys = [key for key in _KEYS if any(key in reading.columns for reading in readings)]
    lines += [
        [text(f"head.{key}", language), *(_named(reading, key, language) for reading in readings)] for key in keys
    ]
    lines.append([text("list.scale", language), *(_scale(reading, language) for reading in readings)])
    lines.append([])
    for index in range(_SAMPLE_ROWS):
        sample = [(r, r.rows[index]) for r in readings if index < len(r.rows)]
        if len(sample) == len(readings):
            same = len({_title(r, row) for r, row in sample}) == 1
            values = [" | ".join(_values(r, row, language)) for r, row in sample]
            shown = values if same else [f"{_title(r, row)}: {v}" for (r, row), v in zip(sample, values, strict=True)]
            lines.append([_title(*sample[0]) if same else "", *shown])
    widths = [max((len(line[i]) for line in lines if i < len(line)), default=0) for i in range(len(readings) + 1)]
    for line in lines:
        yield "  " + "  ".join(f"{words:<{width}}" for words, width in zip(line, widths, strict=False)).rstrip()


def _place(reading: Reading, language: Language) -> str:
    if not reading.sheet.name:
        return reading.reference
    return text("list.place", language, sheet=reading.sheet.name, range=reading.reference)


def _named(reading: Reading, key: str, language: Language) -> str:
    if key not in reading.columns:
        return "–"
    column = reading.columns[key]
    return _column(ColumnName(column_letters(column), reading.headings.get(column, "")), language)


def _scale(reading: Reading, language: Language) -> str:
    ends = {"low": short_number(reading.scale.low, language), "high": short_number(reading.scale.high, language)}
    return text("list.turned" if reading.scale.turned else "list.ends", language, **ends)


def _title(reading: Reading, row: int) -> str:
    cell = reading.sheet.cell(row, reading.columns["criterion"])
    words = "" if cell is None else cell.text or str(cell.value)
    return words if len(words) <= _LONGEST_TITLE else words[: _LONGEST_TITLE - 1] + "…"


def _values(reading: Reading, row: int, language: Language) -> list[str]:
    """Weight and ratings of a row as the workbook would hold them."""
    shown = []
    for key in _KEYS[1:]:
        if key in reading.columns:
            cell = reading.sheet.cell(row, reading.columns[key])
            number = None if cell is None else cell.number
            turned = number if number is None or key not in SIDES else reading.scale.of_workbook(number)
            shown.append(_value(cell, language) if turned is None else value_text(turned, language))
    return shown


# ---------------------------------------------------------------------- what is left out
def _left_out(reading: Reading, sheets: Sequence[Sheet], language: Language) -> Iterator[str]:
    if reading.left_rows:
        rows = [
            text(
                "list.row", language, row=left.row, label=_short(left.label), why=text(f"list.row.{left.why}", language)
            )
            for left in reading.left_rows[:_NAMED_ROWS]
        ]
        more = [left.row for left in reading.left_rows[_NAMED_ROWS:]]
        yield text("list.left_rows", language, rows=", ".join([*rows, *_ranges(more)]))
    others = {*reading.sheet.rows} - {*reading.rows, *reading.heading_rows, *(left.row for left in reading.left_rows)}
    if others:
        yield text("list.other_rows", language, rows=", ".join(_ranges(sorted(others))))
    if reading.left_columns:
        told = [
            text(
                "list.why_of",
                language,
                column=_column(ColumnName(column_letters(left.column), left.heading), language),
                why=text(f"list.why.{left.why}", language),
            )
            for left in reading.left_columns
        ]
        yield text("list.left_columns", language, columns=", ".join(told))
    if reading.own_columns:
        letters = ", ".join(column_letters(left.column) for left in reading.own_columns)
        yield text("list.own_columns", language, columns=letters)
    unread = [sheet for sheet in sheets if sheet.name != reading.sheet.name and sheet.rows]
    if unread:
        yield text("list.left_sheets", language, sheets=", ".join(_sheet(sheet, language) for sheet in unread))
    carried = {*reading.columns.values(), *(left.column for left in reading.own_columns)}
    lost = [
        place for place in sorted(reading.sheet.comments) if place[0] not in reading.rows or place[1] not in carried
    ]
    if lost:
        yield text("list.comments", language, places=", ".join(address(*place) for place in lost))


def _sheet(sheet: Sheet, language: Language) -> str:
    quoted = text("list.quoted", language, words=sheet.name)
    return text("list.hidden", language, sheet=quoted) if sheet.hidden else quoted


def _about_cells(reading: Reading, language: Language) -> Iterator[str]:
    """What does not become what it is in the list: formulas, weights that are blank or none."""
    places = [(row, column) for row in reading.rows for column in sorted(reading.columns.values())]
    formulas = [place for place in places if (cell := reading.sheet.cell(*place)) and cell.is_formula]
    if formulas:
        yield text("list.formulas", language, places=_places(reading, formulas, language))
    if "weight" in reading.columns:
        column = reading.columns["weight"]
        weights = {(row, column): reading.sheet.cell(row, column) for row in reading.rows}
        blank = [place for place, cell in weights.items() if cell is None]
        if 0 < len(blank) < len(weights):
            yield text("list.weights_blank", language, places=_places(reading, blank, language))
        wrong = [place for place, cell in weights.items() if cell and ((w := weight_in(cell)) is None or w < 0)]
        if wrong:
            yield text("list.weights_invalid", language, places=_places(reading, wrong, language))


def _places(reading: Reading, places: Sequence[tuple[int, int]], language: Language) -> str:
    """Addresses with what stands there, the first of many."""
    shown = [
        f"{address(*place)} ({_value(cell, language)})" if (cell := reading.sheet.cell(*place)) else address(*place)
        for place in places[:_SHOWN_WORDS]
    ]
    more = len(places) - len(shown)
    return ", ".join(shown) + (" " + text("list.more_rows", language, count=more) if more else "")


def _value(cell: Cell | None, language: Language) -> str:
    """What a cell shows: a day as a day."""
    if cell is not None and cell.is_date and (day := serial_date(cell.value)):
        return date_text(day, language)
    return value_text(cell and cell.value, language)


def _about_ratings(reading: Reading, language: Language) -> Iterator[str]:
    if reading.sheet.values_only:
        yield text("list.values_only", language)
    yield from _about_cells(reading, language)
    if words := reading.words():
        yield text("list.words", language, places=_places(reading, words, language))
    answered = {row for row, _ in (*reading.ratings(), *words)}
    if len(answered) < len(reading.rows):
        yield text("list.unrated", language, count=len(reading.rows) - len(answered), all=len(reading.rows))
    settings = reading.scale.settings
    ends = {"low": short_number(reading.scale.low, language), "high": short_number(reading.scale.high, language)}
    if settings is None:
        yield text("list.scale_of" if reading.scale.known else "list.scale_assumed", language, **ends)
        return
    values = {
        "tolerance": short_number(settings.tolerance, language),
        "cooperation": short_number(settings.level_cooperation, language),
        "strategic": short_number(settings.level_strategic, language),
    }
    yield text("list.scale_set", language, **ends, **values)


# ---------------------------------------------------------------------- what is asked
def _doubt(doubt: Doubt, found: Found, language: Language) -> str:
    details = dict(doubt.details)
    if "columns" in details:
        details["columns"] = _columns(details["columns"], language)
    if "side" in details:
        details["side"] = text(f"side.{details['side']}", language)
    if "rows" in details:
        details["rows"] = ", ".join(_ranges(details["rows"]))  # type: ignore[arg-type]
    if "why" in details:
        details["why"] = text(f"list.row.{details['why']}", language)
    if "scales" in details:
        ends = [{"low": short_number(a, language), "high": short_number(b, language)} for a, b in details["scales"]]  # type: ignore[attr-defined]
        details["scales"] = ", ".join(text("list.ends", language, **each) for each in ends)
    if doubt.key == "rivals":
        details = {"places": "; ".join(_place(reading, language) for reading in found.readings)}
    numbers = {k: short_number(v, language) if isinstance(v, float) else v for k, v in details.items()}
    return text(f"list.doubt.{doubt.key}", language, **numbers)


def _columns(names: object, language: Language) -> str:
    return ", ".join(_column(name, language) for name in names)  # type: ignore[attr-defined]


def _column(name: ColumnName, language: Language) -> str:
    """Letters and heading, the heading in quotation marks; only the letters where there is no heading."""
    if not name.heading:
        return text("list.column", language, letters=name.letters)
    return text("list.named", language, letters=name.letters, heading=_short(name.heading))


def _short(words: str) -> str:
    return words if len(words) <= 2 * _LONGEST_NAME else words[: 2 * _LONGEST_NAME - 1] + "…"


def _ranges(rows: Iterable[int]) -> list[str]:
    """Numbers in a row as a range: 3, 5–8."""
    found: list[list[int]] = []
    for row in rows:
        if found and row == found[-1][-1] + 1:
            found[-1][1:] = [row]
        else:
            found.append([row])
    return ["–".join(map(str, ends)) for ends in found]
