"""The command survey: copies to send to the people who are asked to rate."""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
from pathlib import Path

from kam_partnership.carry.content import UserContent
from kam_partnership.carry.invitations import Invitation, file_names, invitations
from kam_partnership.carry.own_content import collect
from kam_partnership.carry.survey_copy import copy_for
from kam_partnership.cells import is_blank
from kam_partnership.errors import FileUnwritable, RatersRefused
from kam_partnership.saving import write_atomically
from kam_partnership.texts import Language, text


def survey(options: argparse.Namespace) -> int:
    """One copy for each person, with the questions and without anybody's answers; nothing is ever replaced."""
    content = collect(options.file)
    people = [_in_language(person, options.language) for person in invitations(options.raters)]
    language = options.language or content.language
    _refuse_empty(content, options.file)
    folder: Path = options.out
    targets = [folder / name for name in file_names(options.file.stem, people)]
    for target in targets:  # before the first one is written: all or none
        if target.exists():
            raise FileUnwritable("survey_exists", file=str(target))
    made = [copy_for(content, person, now=dt.datetime.now()).data for person in people]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileUnwritable("file_not_writable", file=str(folder), reason=error.strerror) from error
    for target, data, person in zip(targets, made, people, strict=True):
        write_atomically(target, data)
        side = text(f"side.{person.side}", language)
        print(text("survey.wrote", language, path=target, name=person.name, side=side))
    print(text("survey.done", language, count=len(people), folder=folder))
    return 0


def _in_language(person: Invitation, language: Language | None) -> Invitation:
    """A person's own language first, then the one that was asked for."""
    return person if person.language is not None else dataclasses.replace(person, language=language)


def _refuse_empty(content: UserContent, file: Path) -> None:
    if all(is_blank(row.get("criterion")) for row in content.tables["criteria"].rows):
        raise RatersRefused("survey_no_criteria", file=str(file))
