"""What follows from other cells: rows that are sums or means of the rows above, columns that are products of others.

Numbers in lists are rounded, so each comparison allows half a unit of the last decimal that is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, permutations
from typing import Final

from kam_partnership.foreign.columns import Column, Kind
from kam_partnership.foreign.heading_words import Role

#: A list has few columns of numbers; with more, products are looked for among the first ones only.
_COLUMNS: Final = 30
_TINY: Final = 1e-9


def rounding(number: float) -> float:
    """Half a unit of the last decimal that is shown: 0.05 for 6.3; next to nothing for whole numbers."""
    shown = repr(number)
    decimals = 0 if "e" in shown or shown.endswith(".0") else len(shown.partition(".")[2])
    return (0.5 * 10.0**-decimals if 0 < decimals < 9 else 0.0) + _TINY * max(1.0, abs(number))


def equal(number: float, computed: float) -> bool:
    """True when a number that is shown is the rounded result of a computation."""
    return abs(number - computed) <= rounding(number)


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
    for kind in kinds:
        if all(_matches(row[c], above.results(c).get(kind, []), named=named and kind != "sum") for c in filled):
            return kind
    return ""


def _matches(number: float, results: Sequence[float], *, named: bool) -> bool:
    slack = 0.5 if named and number == int(number) else rounding(number)
    return any(abs(number - result) <= slack + _TINY for result in results)


# ---------------------------------------------------------------------- columns
def with_computed(columns: Mapping[int, Column]) -> dict[int, Column]:
    """The columns, those marked whose numbers follow from others: products, shares, differences, sums, means."""
    numeric = [c for c in columns.values() if c.kind in (Kind.NUMBERS, Kind.PERCENT) and len(c.numbers) >= 2][:_COLUMNS]
    numbers = {column.number: column.numbers for column in numeric}
    marked: dict[int, str] = {}
    for column in numeric:
        if _may_be_computed(column):
            others = [other for other in numeric if other is not column and other.number not in marked]
            how = _how_computed(column, others, numbers)
            if how:
                marked[column.number] = how
    return {n: replace(column, computed=marked.get(n, "")) for n, column in columns.items()}


def _may_be_computed(column: Column) -> bool:
    """Whole numbers of 1 to 3 rows are products by chance; and a column of one and the same number says nothing."""
    return column.role is not Role.NUMBER and len(set(column.numbers.values())) > 1


def _how_computed(column: Column, others: Sequence[Column], numbers: Mapping[int, Mapping[int, float]]) -> str:
    own = numbers[column.number]
    rows = list(own)
    usable = [o for o in others if all(row in numbers[o.number] for row in rows) and o.role is not Role.NUMBER]
    for first, second in permutations(usable, 2):
        if _may_weigh(first, second) and _is_product(own, numbers[first.number], numbers[second.number]):
            return "product"
    for other in usable:
        if other.number < column.number and _is_share(own, numbers[other.number]):
            return "share"
    return _difference_or_mean(column, own, usable, numbers)


def _may_weigh(weight: Column, rating: Column) -> bool:
    if weight.role in (Role.SUPPLIER, Role.KEY_ACCOUNT) or rating.role is Role.WEIGHT:
        return False
    return len(set(weight.numbers.values())) > 1 or weight.role is Role.WEIGHT


def _is_product(own: Mapping[int, float], weight: Mapping[int, float], rating: Mapping[int, float]) -> bool:
    total = sum(weight[row] for row in own)
    if all(abs(own[row] - rating[row]) <= _TINY for row in own):
        return False  # equal to the ratings themselves: weights of 1 tell nothing
    factors = {1.0, 0.01, *((1 / total, 100 / total) if total > 0 else ())}
    return any(all(equal(n, factor * weight[row] * rating[row]) for row, n in own.items()) for factor in factors)


def _is_share(own: Mapping[int, float], whole: Mapping[int, float]) -> bool:
    total = sum(whole[row] for row in own)
    if total <= 0 or abs(total - 1) <= 0.01 or len(own) < 3:
        return False
    wholes = (100 / total, 1 / total) if abs(total - 100) > 1 else (1 / total,)
    return any(all(equal(n, factor * whole[row]) for row, n in own.items()) for factor in wholes)


def _difference_or_mean(
    column: Column, own: Mapping[int, float], usable: Sequence[Column], numbers: Mapping[int, Mapping[int, float]]
) -> str:
    """Differences, sums and means of two columns, where enough rows agree or the heading says nothing else."""
    named = column.role in (Role.SUPPLIER, Role.KEY_ACCOUNT)
    fewest = 2 if column.role in (Role.GAP, Role.COMPUTED) else 4
    if named or len(own) < fewest:
        return ""
    for first, second in combinations(usable, 2):
        a, b = numbers[first.number], numbers[second.number]
        computed = {
            "difference": [{row: a[row] - b[row] for row in own}, {row: b[row] - a[row] for row in own}],
            "mean": [{row: (a[row] + b[row]) / 2 for row in own}],
            "sum": [{row: a[row] + b[row] for row in own}],
        }
        for how, ways in computed.items():
            if any(all(equal(n, way[row]) for row, n in own.items()) for way in ways):
                return how
    return ""
