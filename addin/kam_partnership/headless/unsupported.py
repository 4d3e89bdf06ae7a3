"""What every class of the engine shares: members it does not have say so clearly."""

from __future__ import annotations

from typing import Any

from kam_partnership.errors import UnsupportedWithoutExcel


class WithoutExcel:
    """Base of the engine's classes: a member that they lack raises UnsupportedWithoutExcel by its name."""

    def __getattr__(self, member: str) -> Any:
        if member.startswith("__"):  # Python itself asks for these, and must be told no in its own way
            raise AttributeError(member)
        raise UnsupportedWithoutExcel(f"{type(self).__name__}.{member}")

    def __setattr__(self, member: str, value: Any) -> None:
        known = getattr(type(self), member, None) if hasattr(type(self), member) else self
        if isinstance(known, property) and known.fset is None:
            raise UnsupportedWithoutExcel(f"{type(self).__name__}.{member} = …")
        if known is self and not member.startswith("_"):
            raise UnsupportedWithoutExcel(f"{type(self).__name__}.{member} = …")
        object.__setattr__(self, member, value)

    def __bool__(self) -> bool:
        return True  # xlwings asks ranges and tables for their truth; an empty one is still there
