"""The ribbon as a table: every group and button of the tab KAM Partnerschaft, in the order in which Excel shows them.

A new button needs a line here, a function of its name in its group's module beside this file, an icon
``addin/ribbon/icons/<name>.svg``, its texts ``<control_id>.label``, ``.screentip`` and ``.supertip`` with the
ribbon's other texts, and a row in docs/excel.md. Everything else (the ribbon's XML, the images and texts inside the
add-in, the function that VBA calls) follows from the table; tests tell what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """One button of the ribbon.

    Attributes:
        name: of its function, as VBA calls it in every installed add-in: it stays as it is. The icon bears it, too.
        anywhere: whether it works everywhere, even with no workbook open; otherwise it is grey unless the active
            workbook is ours.
        large: whether it is as tall as the ribbon; three small ones stand one below the other.
    """

    name: str
    anywhere: bool = False
    large: bool = True

    def __post_init__(self) -> None:
        if not self.name.isidentifier() or self.name != self.name.lower():
            raise ValueError(f"no name of a function: {self.name}")

    @property
    def control_id(self) -> str:
        """Such as ``kamAddCriterion``; texts and documentation call the button that."""
        return "kam" + "".join(word.capitalize() for word in self.name.split("_"))


@dataclass(frozen=True, slots=True)
class Group:
    """Buttons that stand together; their functions stand in ``<name>_group.py``.

    Attributes:
        icon: of the group when Excel's window is narrow.
    """

    name: str
    icon: str
    buttons: tuple[Button, ...]

    @property
    def control_id(self) -> str:
        """Such as ``kamShareGroup``."""
        return f"kam{self.name.capitalize()}Group"

    @property
    def module(self) -> str:
        """Where the functions stand, imported by the first click on one of them and not before."""
        return f"{__name__}.{self.name}_group"


#: The tab itself: its label is a text, too.
TAB_ID = "kamTab"

GROUPS = (
    Group(
        "assessment",
        "partnership",
        (
            Button("recompute"),
            Button("add_criterion"),
            Button("add_from_catalogue"),
            Button("check"),
            Button("live_functions"),
        ),
    ),
    Group("history", "snapshot", (Button("snapshot"), Button("suggest_measures"), Button("calendar"))),
    Group("views", "merge", (Button("survey"), Button("merge"), Button("adopt"))),
    Group("diagram", "restore_diagram", (Button("restore_diagram"), Button("save_picture"))),
    Group("share", "save_pdf", (Button("report"), Button("save_pdf"), Button("prepare_for_sending"))),
    Group(
        "workbook",
        "new_workbook",
        (Button("new_workbook", anywhere=True), Button("upgrade"), Button("from_selection", anywhere=True)),
    ),
    Group("portfolio", "portfolio", (Button("portfolio", anywhere=True),)),
    Group(
        "help",
        "guide",
        (
            Button("guide", anywhere=True, large=False),
            Button("diagnose", anywhere=True, large=False),
            Button("about", anywhere=True, large=False),
        ),
    ),
)


def all_buttons() -> Iterator[Button]:
    """Every button, in the ribbon's order."""
    for group in GROUPS:
        yield from group.buttons


def group_of(name: str) -> Group | None:
    """The group with the button of that name; None when there is no such button."""
    return next((group for group in GROUPS for button in group.buttons if button.name == name), None)
