"""The command survey: what to send to the people who are asked to rate."""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kam_partnership.carry.content import UserContent
from kam_partnership.carry.invitations import Invitation, file_stems, invitations
from kam_partnership.carry.own_content import collect
from kam_partnership.carry.survey_copy import copy_for, form_for
from kam_partnership.errors import FileUnwritable
from kam_partnership.extras import require
from kam_partnership.forms.form import Form
from kam_partnership.plain_text import on_one_line
from kam_partnership.raters.rater import Side
from kam_partnership.saving import write_atomically
from kam_partnership.texts import Language, text


@dataclass(frozen=True, slots=True)
class _Packet:
    """What one person gets: a whole workbook, or a form as workbook and as PDF; and what it is called."""

    form: Form
    mail: str
    stem: str
    attachments: Mapping[str, bytes]  # by the endings of their names

    def files(self) -> dict[str, bytes]:
        """Everything by its name, the message too."""
        from kam_partnership.forms.letter import letter

        attached = {f"{self.stem}{ending}": content for ending, content in self.attachments.items()}
        whole = ".pdf" not in self.attachments
        return attached | {f"{self.stem}.eml": letter(self.form, self.mail, attached, whole=whole)}


def survey(options: argparse.Namespace) -> int:
    """Forms and messages for everybody, with nobody's answers; nothing is ever replaced."""
    content = collect(options.file)
    side = Side.KEY_ACCOUNT if options.side == "customer" else Side.SUPPLIER
    people = [_completed(person, side, options.language) for person in invitations(options.raters)]
    require("reports", "xlsxwriter", "reportlab")
    packets = _packets(options, content, people)
    folder: Path = options.out
    made = {folder / name: data for packet in packets for name, data in packet.files().items()}
    for target in made:  # before the first one is written: all or none
        if target.exists():
            raise FileUnwritable("survey_exists", file=str(target))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileUnwritable("file_not_writable", file=str(folder), reason=error.strerror) from error
    for target, data in made.items():
        write_atomically(target, data)
    options.written = folder
    language = options.language or content.language
    for packet in packets:
        blanks = {"name": packet.form.person, "side": text(f"side.{packet.form.side}", language)}
        endings = " ".join((*packet.attachments, ".eml"))
        print(text("survey.wrote", language, path=folder / packet.stem, endings=endings, **blanks))
    for packet in packets:
        own = [n for n, one in enumerate(packet.form.questions, start=1) if not one.explanation]
        if own and packet.form.language is not content.language:
            blanks = {"person": packet.form.person, "numbers": ", ".join(map(str, own))}
            print(text("survey.untranslated", language, **blanks), file=sys.stderr)
    for side in Side:
        if not packets[0].form.named(side):
            word = packets[0].form.phrase(side)
            print(text(f"survey.unnamed.{side}", language, file=options.file, word=word), file=sys.stderr)
    print(text("survey.done", language, count=len(packets), folder=folder, file=options.file))
    return 0


def _completed(person: Invitation, side: Side, language: Language | None) -> Invitation:
    """A person's own side and language first, then those that were asked for."""
    return dataclasses.replace(person, side=person.side or side, language=person.language or language)


def _packets(options: argparse.Namespace, content: UserContent, people: list[Invitation]) -> list[_Packet]:
    return_to = on_one_line(options.return_to)
    forms = [form_for(content, person, options.file, return_to=return_to, by=options.by) for person in people]
    # A whole workbook holds weights, zones and advice: it is for colleagues only.
    whole = [options.whole and form.side is Side.SUPPLIER for form in forms]
    titles = (
        options.file.stem if one else f"{form.phrase('file')} {form.company(form.side.other)}"
        for form, one in zip(forms, whole, strict=True)
    )
    stems = file_stems(f"{title} - {form.person}" for title, form in zip(titles, forms, strict=True))
    now = dt.datetime.now()
    return [
        _Packet(
            form, person.mail, stem, {".xlsx": copy_for(content, person, now=now).data} if one else _form_files(form)
        )
        for form, person, stem, one in zip(forms, people, stems, whole, strict=True)
    ]


def _form_files(form: Form) -> dict[str, bytes]:
    from kam_partnership.forms.form_pdf import form_pdf
    from kam_partnership.forms.form_workbook import form_workbook

    return {".xlsx": form_workbook(form), ".pdf": form_pdf(form)}
