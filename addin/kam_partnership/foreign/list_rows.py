"""Which rows of a block are criteria, and which are results, sections, notes or headings once more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from kam_partnership.foreign.arithmetic import Above, group_heads, result_of
from kam_partnership.foreign.blocks import BLANK_ROWS, Block
from kam_partnership.foreign.columns import Column, Kind, weight_in
from kam_partnership.foreign.heading_words import Role, plain
from kam_partnership.foreign.verdict import Doubt, LeftRow

#: A row called only by these words is called a result, not "Total cost of ownership".
_RESULT: Final = re.compile(
    r"(?:zwischen|teil|gesamt|end|punkt)*(?:summen?|ergebnis(?:se)?|punkte|punktzahl|punktwert|note|mittel|mittelwerte?|"
    r"durchschnitt(?:lich)?|schnitt|bewertung|wert|score|rang|urteil)|gesamt|insgesamt|total|totals|sub-?total|grand|sum|"
    r"average|avg|mean|overall|result|median|nutzwert|rang|rank|ranking|platz|rangfolge|platzierung|max|min|maximum|minimum|maximal\w*|minimal\w*|höchst\w+|mindest\w+|"
    r"ziel(?:wert)?|soll(?:wert)?|target|goal|benchmark|vorjahr|schwelle(?:nwert)?|grenzwert|richtwert|threshold|"
    r"prozent(?:ual|satz)?|percent(?:age)?|differenz|difference|diff|abweichung|delta|saldo|"
    r"arithmetisches|standardabweichung|anzahl|count|σ|ø|∑|gewichtete[rs]?|gewichtet|weighted|points|erreichte|achieved|score"
)
_RESULT_ALONE: Final = {"bewertung", "wert", "note", "punkte", "urteil", "points", "score", "platz"}
_FILLERS: Final = {
    *("der", "des", "die", "aller", "alle", "of", "all", "the", "in", "pro", "je", "gew", "und", "and", "for", "für"),
    *("kriterien", "bewertungen", "kriterium", "criteria", "ratings", "faktoren", "factors", "scores", "punkten"),
}
_NOTE = re.compile(
    r"(?:legende|hinweis|stand|quelle|skala|legend|source|scale|anmerkung|erstellt|unterschrift|datum|fußnote|notes?|"
    r"remark|bewertungsskala|rating scale|created|bemerkung|ansprechpartner|version)(?!\w)|[*†¹]|\(?\d+\)? ?=|https?:"
)
_LONG = 80
_FEW_TEXTS = 2
_ENDS = (10.0, 100.0)
#: With so many rows above and two columns that agree, decimals or a sum beyond all ratings leave no doubt.
_ROWS_FOR_SURE = 3


@dataclass(slots=True)
class Rows:
    """The rows of a block, told apart.

    Attributes:
        criteria: in their order.
        unclear: results that may be criteria; left out in the first reading, criteria in the second.
        untitled: rows with numbers but no text that could be a title.
        texts: last rows without any number.
        after_gap: criteria behind several blank rows.
    """

    criteria: list[int] = field(default_factory=list)
    left: list[LeftRow] = field(default_factory=list)
    unclear: list[LeftRow] = field(default_factory=list)
    untitled: list[int] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    after_gap: list[int] = field(default_factory=list)

    @property
    def doubts(self) -> list[Doubt]:
        """What somebody must be asked about the rows."""
        found = [
            Doubt("text_row" if row.why == "note" else "row", {"row": row.row, "label": row.label, "why": row.why})
            for row in self.unclear
        ]
        if self.after_gap:
            found.append(Doubt("gap", {"rows": tuple(self.after_gap)}))
        return [*found, *([Doubt("untitled", {"rows": tuple(self.untitled)})] if self.untitled else [])]


def is_called_result(label: str) -> bool:
    """True for a label made of nothing but words for results."""
    words = [word for word in re.findall(r"[^\W_]+|[∑ØΣ]", plain(label)) if not word.isdigit()]
    telling = [word for word in words if word not in _FILLERS]
    if len(words) == 1 and words[0] in _RESULT_ALONE:
        return False
    return bool(telling) and all(_RESULT.fullmatch(word) for word in telling)


def told_apart(block: Block, title: int, columns: Mapping[int, Column]) -> Rows:
    """The rows of a block, by what they are.

    Args:
        title: the column with the criteria.
        columns: of the block, over all of its rows.
    """
    return _Sorter(block, title, columns).sorted()


class _Sorter:
    def __init__(self, block: Block, title: int, columns: Mapping[int, Column]) -> None:
        self._block, self._title = block, title
        sides = (Role.SUPPLIER, Role.KEY_ACCOUNT, Role.BOTH)
        numeric = [
            c
            for c in columns.values()
            if c.number != title and (c.kind in (Kind.NUMBERS, Kind.PERCENT) or (c.role in sides and c.numbers))
        ]
        self._weights = [c.number for c in numeric if c.role is Role.WEIGHT]
        sided = [c.number for c in numeric if c.role in sides]
        ignored = (Role.NUMBER, Role.WEIGHT, Role.DATE, Role.GAP, Role.COMPUTED)
        plausible = [c.number for c in numeric if c.role not in ignored and not c.counts]
        self._ratings = sided if len(sided) >= 2 else plausible
        self._answers = [
            c.number
            for c in columns.values()
            if c.number in self._ratings or c.role in (Role.SUPPLIER, Role.KEY_ACCOUNT)
        ]
        self._numeric = [c.number for c in numeric if c.role is not Role.NUMBER]
        self._numbering = [c.number for c in columns.values() if c.role is Role.NUMBER]
        self._rows = Rows()
        self._proven = 0  # the last row that arithmetic showed to be a result
        self._notes = False  # from the first one below the list on, every text is one
        self._all, self._group = Above(), Above()

    def sorted(self) -> Rows:
        block, rows = self._block, self._block.rows
        last = max((row for row in rows if self._is_answered(row)), default=0)
        blank_titles = self._section_rows(last)
        gap = False
        for index, row in enumerate(rows):
            gap = gap or (index > 0 and row - rows[index - 1] > BLANK_ROWS)
            label = self._label(row)
            if self._is_heading_again(row):
                self._rows.left.append(LeftRow(row, label, "heading"))
            elif row in blank_titles:
                self._rows.left.append(LeftRow(row, label, "section"))
                self._group = Above()
            elif self._numbers(row):
                self._numbered(row, label, is_last=row == last)
                half = row - (rows[index - 1] if index else row) > 1 and not self._is_whole(row)
                if (gap or half) and row in self._rows.criteria[-1:]:
                    self._rows.after_gap.append(row)
            else:
                before = rows[index - 1] if index else (block.heading_rows or (row - 1,))[-1]
                self._unnumbered(row, label, after=row > last > 0, apart=row - before > 1)
        self._behind()
        self._last_texts()
        self._groups()
        self._results_at_top()
        return self._rows

    def _is_answered(self, row: int) -> bool:
        """Some number, or a word where ratings stand."""
        return bool(self._numbers(row)) or any(column in self._block.sheet.rows[row] for column in self._answers)

    def _groups(self) -> None:
        """Pivot tables begin each group with its sum or mean; if all rows fall into such groups, that is a question."""
        numbers = {row: self._numbers(row) for row in self._rows.criteria}
        heads = group_heads([[numbers[row].get(c) for c in self._ratings] for row in self._rows.criteria])
        first = [row for index, row in enumerate(self._rows.criteria) if index in heads]
        self._rows.criteria = [row for row in self._rows.criteria if row not in first]
        self._rows.unclear += [LeftRow(row, self._label(row), "group") for row in first]

    def _behind(self) -> None:
        """Below the last row with all numbers, what stands under a result, or words apart where ratings would stand
        (a signature), are seldom criteria: a question."""
        rows = self._rows
        end = max((row for row in rows.criteria if self._is_whole(row)), default=0)
        tail = [row for row in rows.criteria if row > end > 0]
        first = next((row for row in tail if row > self._proven > end or self._is_words_apart(row)), None)
        behind = [row for row in tail if first is not None and row >= first]
        rows.criteria = [row for row in rows.criteria if row not in behind]
        rows.texts = [row for row in rows.texts if row not in behind]
        rows.after_gap = [row for row in rows.after_gap if row not in behind]
        for row in behind:
            label = self._label(row)
            sure = is_called_result(label) and row > self._proven > end  # "Prozent | 63 % | 67 %"
            why = "called_result" if sure else "behind" if self._numbers(row) else "note"
            (rows.left if sure else rows.unclear).append(LeftRow(row, label, why))

    def _is_words_apart(self, row: int) -> bool:
        cells = self._block.sheet.rows[row]
        apart = row - 1 not in self._block.sheet.rows
        return apart and not self._numbers(row) and any(column in cells for column in self._answers)

    def _last_texts(self) -> None:
        """One or two texts below a list that is rated otherwise may be criteria or a remark; more go on with it."""
        rows = self._rows
        if 0 < len(rows.texts) <= _FEW_TEXTS < len(rows.criteria) - len(rows.texts):
            rows.criteria = [row for row in rows.criteria if row not in rows.texts]
            rows.unclear += [LeftRow(row, self._label(row), "note") for row in rows.texts]

    def _numbers(self, row: int) -> dict[int, float]:
        cells = self._block.sheet.rows[row]
        found = {c: weight_in(cells[c]) if c in self._weights else cells[c].number for c in self._numeric if c in cells}
        return {column: number for column, number in found.items() if number is not None}

    def _is_whole(self, row: int) -> bool:
        """A number in each rating column."""
        return self._numbers(row).keys() >= set(self._ratings)

    def _label(self, row: int) -> str:
        cells = self._block.sheet.rows[row]
        title = cells.get(self._title)
        shown = title if title is not None else next((cell for cell in cells.values() if cell.text), None)
        return "" if shown is None else shown.text or f"{shown.value}"

    def _is_heading_again(self, row: int) -> bool:
        cells, headings = self._block.sheet.rows[row], self._block.headings
        same = sum(cell.text != "" and plain(cell.text) in plain(headings.get(c, "")) for c, cell in cells.items())
        return same >= 2 and same >= 0.6 * len(cells) and not self._numbers(row)

    def _section_rows(self, last: int) -> set[int]:
        """Titles of groups: nothing but a title among rated rows, more than once or written over several columns."""
        rows = self._block.rows
        merged = {area.top for area in self._block.sheet.merged if area.left <= self._title < area.right}
        followed = [
            row
            for row, following in pairwise(rows)
            if row < last and self._is_title_only(row) and self._numbers(following)
        ]
        rated = sum(bool(self._numbers(row)) for row in rows)
        marked = {row for row in followed if row in merged or self._label(row).endswith(":")}
        several = len(followed) >= 2 and rated >= 1.5 * len(followed) and rows[0] == followed[0]
        return set(followed) if several else marked

    def _is_title_only(self, row: int) -> bool:
        cells = self._block.sheet.rows[row]
        return self._title in cells and not self._numbers(row) and set(cells) <= {self._title, *self._numbering}

    # ------------------------------------------------------------------ one row
    def _numbered(self, row: int, label: str, *, is_last: bool) -> None:
        numbers = self._numbers(row)
        named = is_called_result(label)
        titled = self._title in self._block.sheet.rows[row]
        only_weights = not titled and not any(column in numbers for column in self._ratings)
        kind = self._result(numbers, named=named or only_weights)
        unrated = not any(column in numbers for column in self._ratings)
        if named or (kind and not titled):
            self._leave_result(row, label, kind, sure=bool(kind) or unrated or self._proven == row - 1)
        elif kind and (is_last or self._is_beyond(numbers, kind)):
            self._leave_result(row, label, kind, sure=self._is_telling(numbers, kind))
        elif not titled:
            self._rows.untitled.append(row)
        else:
            self._rows.criteria.append(row)
            self._all.add(numbers, self._weights)
            self._group.add(numbers, self._weights)

    def _leave_result(self, row: int, label: str, kind: str, *, sure: bool) -> None:
        left = LeftRow(row, label, kind or "called_result")
        (self._rows.left if sure else self._rows.unclear).append(left)
        self._proven = row if sure else self._proven
        self._group = Above()

    def _result(self, numbers: Mapping[int, float], *, named: bool) -> str:
        if not named and not (self._ratings and all(column in numbers for column in self._ratings)):
            return ""
        for above in (self._all, self._group):
            ratings = self._ratings if any(c in numbers for c in self._ratings) else self._weights  # "Summe | 100"
            kind = result_of(above, numbers, ratings, named=named)
            if kind and (named or self._weights_fit(above, numbers, kind)):
                return kind
        return ""

    def _weights_fit(self, above: Above, numbers: Mapping[int, float], kind: str) -> bool:
        """A criterion has a weight like the others; a result has none, or the sum."""
        given = [column for column in self._weights if column in numbers]
        return all(result_of(above, numbers, [column], named=False) in ("sum", kind) for column in given)

    def _is_beyond(self, numbers: Mapping[int, float], kind: str) -> bool:
        """A sum that no rating could be: beyond the end of the scale that the ratings above fit."""
        filled = [column for column in self._ratings if column in numbers]
        largest = max((self._all.largest.get(column, 0.0) for column in filled), default=0.0)
        end = next((end for end in _ENDS if largest <= end), largest)
        return kind == "sum" and all(numbers[c] > end for c in filled) and self._all.rows >= _ROWS_FOR_SURE

    def _is_telling(self, numbers: Mapping[int, float], kind: str) -> bool:
        filled = [column for column in self._ratings if column in numbers]
        if len(filled) < 2 or self._all.rows < 2:
            return False
        if self._is_beyond(numbers, kind):
            return True
        return self._all.rows >= _ROWS_FOR_SURE and any(numbers[c] != int(numbers[c]) for c in filled)

    def _unnumbered(self, row: int, label: str, *, after: bool, apart: bool) -> None:
        """A row without numbers: a criterion that is not rated yet, a note, or words instead of ratings."""
        cells = self._block.sheet.rows[row]
        answered = any(column in cells for column in self._answers)
        words = plain(label)
        is_note = (
            _NOTE.match(words) or len(label) > 2 * _LONG or (after and (apart or len(label) > _LONG or "=" in label))
        )
        if self._title not in cells or (not answered and (is_note or (after and self._notes))):
            self._rows.left.append(LeftRow(row, label, "note"))
            self._notes = self._notes or after
        elif is_called_result(label) and not answered:
            self._rows.left.append(LeftRow(row, label, "called_result"))
        else:
            self._rows.criteria.append(row)
            if after and not answered:
                self._rows.texts.append(row)

    def _results_at_top(self) -> None:
        """Some lists begin with their result."""
        criteria = self._rows.criteria
        if self._rows.unclear and self._rows.unclear[0].row < min(criteria, default=0):
            below = Above()
            for row in criteria:
                below.add(self._numbers(row), self._weights)
            first = self._rows.unclear[0]
            kind = result_of(below, self._numbers(first.row), self._ratings, named=True)
            if kind:
                self._rows.unclear.pop(0)
                self._rows.left.insert(0, LeftRow(first.row, first.label, kind))
