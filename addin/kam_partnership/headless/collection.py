"""Collections as xlwings asks an engine for them: called with a name or a number from 1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Generic, Protocol, TypeVar

from kam_partnership.headless.unsupported import WithoutExcel


class Named(Protocol):
    """Something with a name."""

    @property
    def name(self) -> str: ...


Item = TypeVar("Item", bound=Named)


class Collection(WithoutExcel, Generic[Item]):
    """Named things in order; capitals do not matter in names, as in Excel."""

    def __iter__(self) -> Iterator[Item]:
        raise NotImplementedError

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __call__(self, key: str | int) -> Item:
        """The item of that name or number. Raises KeyError or IndexError."""
        if not isinstance(key, str):
            return list(self)[key - 1]
        for item in self:
            if item.name.casefold() == key.casefold():
                return item
        raise KeyError(key)

    def __contains__(self, key: Any) -> bool:
        if isinstance(key, str):
            return any(item.name.casefold() == key.casefold() for item in self)
        return isinstance(key, int) and 0 <= key < len(self)
