"""What follows from other cells: rows that are sums or means of the rows above, columns that are products of others.

Numbers in lists are rounded, so each comparison allows half a unit of the last decimal that is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, permutations
from typing import Final

from kam_partnership.foreign.columns import Column, Kind
from kam_partnership.foreign.heading_words import Role

#: A list has few columns of numbers; with more, products are looked for among the first ones only.
_COLUMNS: Final = 30
_TINY: Final = 1e-9
#: What is a factor of so many columns is the weight, whatever it is called.
_PRODUCTS: Final = 2
#: A column that is headed as a side is taken for a product when so many rows agree that are not 0.
_ROWS_OF_SIDE: Final = 3


def rounding(numbers: Iterable[float]) -> float:
    """Half a unit of the last decimal that numbers show: 0.05 for 6.3 and 2; next to nothing for whole numbers."""
    decimals = max(map(_decimals, numbers), default=0)
    return (0.5 * 10.0**-decimals if 0 < decimals < 9 else 0.0) + _TINY


def _decimals(number: float) -> int:
    shown = repr(number)
    return 0 if "e" in shown or shown.endswith(".0") else len(shown.partition(".")[2])


def _equal(shown: Mapping[int, float], computed: Mapping[int, float], factor: float, slack: float) -> bool:
    """True when all numbers that are shown are rounded multiples of what is computed, row by row."""
    return all(abs(number - factor * computed[row]) <= slack + _TINY * abs(number) for row, number in shown.items())


# ---------------------------------------------------------------------- rows
@dataclass(slots=True)
class Above:
    """Sums over the rows above, one list of them: of the ratings, the weights, and both multiplied."""

    rows: int = 0
    sums: dict[int, float] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    largest: dict[int, float] = field(default_factory=dict)
    smallest: dict[int, float] = field(default_factory=dict)
    products: dict[tuple[int, int], float] = field(default_factory=dict)
    shares: dict[tuple[int, int], float] = field(default_factory=dict)

    def add(self, numbers: Mapping[int, float], weights: Sequence[int]) -> None:
        """One more row."""
        self.rows += 1
        for column, number in numbers.items():
            self.sums[column] = self.sums.get(column, 0.0) + number
            self.counts[column] = self.counts.get(column, 0) + 1
            self.largest[column] = max(self.largest.get(column, number), number)
            self.smallest[column] = min(self.smallest.get(column, number), number)
            for weight in weights:
                if weight in numbers and weight != column:
                    key = weight, column
                    self.products[key] = self.products.get(key, 0.0) + numbers[weight] * number
                    self.shares[key] = self.shares.get(key, 0.0) + numbers[weight]

    def results(self, column: int) -> dict[str, list[float]]:
        """What a row of results may hold in a column, by the kind of result."""
        count = self.counts.get(column, 0)
        if count < 2:
            return {}
        products = {key: product for key, product in self.products.items() if key[1] == column}
        weighted = [p / self.shares[key] for key, p in products.items() if self.shares[key] > 0]
        return {
            "sum": [self.sums[column]],
            "mean": [self.sums[column] / count],
            "weighted": [*weighted, *products.values(), *(p / 100 for p in products.values())],
            "largest": [self.largest[column]],
            "smallest": [self.smallest[column]],
        }


def result_of(above: Above, row: Mapping[int, float], ratings: Sequence[int], *, named: bool) -> str:
    """The kind of result that a row is of the rows above, in all of its ratings alike; "" when it is none.

    Args:
        ratings: the columns to look at.
        named: the row is called a result: then extremes count, and whole numbers may be rounded.
    """
    filled = [column for column in ratings if column in row]
    if not filled:
        return ""
    kinds = ("sum", "mean", "weighted", "largest", "smallest") if named else ("sum", "mean", "weighted")
    exact = rounding(row[column] for column in filled)
    for kind in kinds:
        whole = named and kind != "sum" and all(row[column] == int(row[column]) for column in filled)
        slack = 0.5 if whole else exact
        if all(any(abs(row[c] - r) <= slack + _TINY for r in above.results(c).get(kind, [])) for c in filled):
            return kind
    return ""


#: Groups are looked for in lists of up to so many rows: it takes time in the square of it.
_GROUPED_ROWS: Final = 200


def group_heads(rows: Sequence[Sequence[float | None]]) -> set[int]:
    """The rows that begin a group with its sum or mean, when all rows fall into two or more such groups; else none."""
    if not 6 <= len(rows) <= _GROUPED_ROWS or any(number is None for row in rows for number in row):
        return set()
    numbers = [[number for number in row if number is not None] for row in rows]
    if not numbers[0]:
        return set()
    ways: dict[int, tuple[int, ...]] = {len(rows): ()}  # from each row on, the heads of groups up to the end
    for head in range(len(rows) - 3, -1, -1):
        sums = [0.0] * len(numbers[head])
        for last in range(head + 1, len(rows)):
            sums = [a + b for a, b in zip(sums, numbers[last], strict=True)]
            count = last - head
            if count >= 2 and last + 1 in ways and _heads(numbers[head], sums, count):
                ways[head] = (head, *ways[last + 1])
    return set(ways.get(0, ())) if len(ways.get(0, ())) >= 2 else set()


def _heads(head: Sequence[float], sums: Sequence[float], count: int) -> bool:
    slack = rounding(head)
    results = (sums, [total / count for total in sums])
    return any(all(abs(a - b) <= slack for a, b in zip(head, result, strict=True)) for result in results)


# ---------------------------------------------------------------------- columns
def with_computed(columns: Mapping[int, Column]) -> dict[int, Column]:
    """The columns, those marked whose numbers follow from others: products, shares, differences, sums, means."""
    numeric = [c for c in columns.values() if c.kind in (Kind.NUMBERS, Kind.PERCENT) and len(c.numbers) >= 2][:_COLUMNS]
    numbers = {column.number: column.numbers for column in numeric}
    marked: dict[int, str] = {}
    factors: Counter[int] = Counter()
    for column in numeric:
        if _may_be_computed(column):
            others = [other for other in numeric if other is not column and other.number not in marked]
            how, of = _how_computed(column, others, numbers)
            if how:
                marked[column.number] = how
                factors.update(of)
    weighs = {n for n, count in factors.items() if count >= _PRODUCTS and columns[n].role is Role.NONE}
    return {
        n: replace(column, computed=marked.get(n, ""), role=Role.WEIGHT if n in weighs else column.role)
        for n, column in columns.items()
    }


def _may_be_computed(column: Column) -> bool:
    """Whole numbers of 1 to 3 rows are products by chance; and a column of one and the same number says nothing."""
    return column.role is not Role.NUMBER and len(set(column.numbers.values())) > 1


def _how_computed(
    column: Column, others: Sequence[Column], numbers: Mapping[int, Mapping[int, float]]
) -> tuple[str, tuple[int, ...]]:
    """How a column follows from others, and which two it is the product of."""
    own = numbers[column.number]
    rows = list(own)
    usable = [o for o in others if all(row in numbers[o.number] for row in rows) and o.role is not Role.NUMBER]
    telling = sum(number != 0 for number in own.values())  # 0 is a product of everything
    if telling < (_ROWS_OF_SIDE if column.role in (Role.SUPPLIER, Role.KEY_ACCOUNT) else 1):
        return "", ()
    for first, second in permutations(usable, 2):
        if _may_weigh(first, second) and _is_product(own, numbers[first.number], numbers[second.number]):
            return "product", (first.number, second.number)
    for other in usable:
        if other.number < column.number and _is_share(own, numbers[other.number]):
            return "share", ()
    return _difference_or_mean(column, own, usable, numbers), ()


def _may_weigh(weight: Column, rating: Column) -> bool:
    if weight.role in (Role.SUPPLIER, Role.KEY_ACCOUNT) or rating.role in (Role.WEIGHT, Role.COMPUTED, Role.GAP):
        return False
    return len(set(weight.numbers.values())) > 1 or weight.role is Role.WEIGHT


def _is_product(own: Mapping[int, float], weight: Mapping[int, float], rating: Mapping[int, float]) -> bool:
    total = sum(weight[row] for row in own)
    if all(abs(own[row] - rating[row]) <= _TINY for row in own):
        return False  # equal to the ratings themselves: weights of 1 tell nothing
    factors = {1.0, 0.01, *((1 / total, 100 / total) if total > 0 else ())}
    slack = rounding(own.values())
    products = {row: weight[row] * rating[row] for row in own}
    return any(_equal(own, products, factor, slack) for factor in factors)


def _is_share(own: Mapping[int, float], whole: Mapping[int, float]) -> bool:
    total = sum(whole[row] for row in own)
    if total <= 0 or abs(total - 1) <= 0.01 or len(own) < 3:
        return False
    wholes = (100 / total, 1 / total) if abs(total - 100) > 1 else (1 / total,)
    slack = rounding(own.values())
    return any(_equal(own, whole, factor, slack) for factor in wholes)


def _difference_or_mean(
    column: Column, own: Mapping[int, float], usable: Sequence[Column], numbers: Mapping[int, Mapping[int, float]]
) -> str:
    """Differences, sums and means of two columns, where enough rows agree or the heading says nothing else."""
    named = column.role in (Role.SUPPLIER, Role.KEY_ACCOUNT)
    fewest = 2 if column.role in (Role.GAP, Role.COMPUTED) else 4
    if named or len(own) < fewest:
        return ""
    slack = rounding(own.values())
    for first, second in combinations(usable, 2):
        a, b = numbers[first.number], numbers[second.number]
        computed = {
            "difference": [{row: a[row] - b[row] for row in own}, {row: b[row] - a[row] for row in own}],
            "mean": [{row: (a[row] + b[row]) / 2 for row in own}],
            "sum": [{row: a[row] + b[row] for row in own}],
        }
        for how, ways in computed.items():
            if any(_equal(own, way, 1.0, slack) for way in ways):
                return how
    return ""
