"""The files of a survey: for each person a form or a copy, and the message that brings it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kam_partnership.carry.content import UserContent
from kam_partnership.carry.invitations import Invitation, file_stems
from kam_partnership.carry.survey_copy import copy_for, form_for
from kam_partnership.errors import FileUnwritable
from kam_partnership.forms.form import Form
from kam_partnership.raters.rater import Side
from kam_partnership.saving import write_atomically
from kam_partnership.texts import Language, text
from kam_partnership.workbook.lite_code import add_ins
from kam_partnership.xlsx.package import Package, read_bytes


@dataclass(frozen=True, slots=True)
class Packet:
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


def make_packets(
    content: UserContent,
    file: Path,
    people: Iterable[Invitation],
    *,
    side: Side = Side.SUPPLIER,
    language: Language | None = None,
    return_to: str = "",
    by: dt.date | None = None,
    whole: bool = False,
) -> list[Packet]:
    """What everybody gets, in their order; nothing is written. Needs XlsxWriter and ReportLab.

    Args:
        content: of the workbook.
        file: that it was read from.
        people: who is asked.
        side, language: of those who have none of their own; None takes the workbook's language.
        whole: colleagues get the whole workbook. It holds weights, zones and advice, so customers never do.

    Raises:
        RatersRefused: when the workbook has no scale or no criterion.
    """
    asked = [dataclasses.replace(one, side=one.side or side, language=one.language or language) for one in people]
    forms = [form_for(content, person, file, return_to=return_to, by=by) for person in asked]
    get_whole = [whole and form.side is Side.SUPPLIER for form in forms]
    titles = (
        file.stem if one else f"{form.phrase('file')} {form.company(form.side.other)}"
        for form, one in zip(forms, get_whole, strict=True)
    )
    stems = file_stems(f"{title} - {form.person}" for title, form in zip(titles, forms, strict=True))
    now = dt.datetime.now()
    return [
        Packet(
            form, person.mail, stem, {".xlsx": copy_for(content, person, now=now).data} if one else _form_files(form)
        )
        for form, person, stem, one in zip(forms, asked, stems, get_whole, strict=True)
    ]


def write_packets(packets: Sequence[Packet], folder: Path) -> None:
    """Write all files or none; nothing is ever replaced.

    Raises:
        FileUnwritable: when one of the files is there already, or the folder cannot be written to.
    """
    made = {folder / name: data for packet in packets for name, data in packet.files().items()}
    for target in made:  # before the first one is written
        if target.exists():
            raise FileUnwritable("survey_exists", file=str(target))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileUnwritable("file_not_writable", file=str(folder), reason=error.strerror) from error
    for target, data in made.items():
        write_atomically(target, data)


def packet_texts(packets: Sequence[Packet], folder: Path, language: Language) -> Iterator[str]:
    """For each person what was written."""
    for packet in packets:
        blanks = {"name": packet.form.person, "side": text(f"side.{packet.form.side}", language)}
        endings = " ".join((*packet.attachments, ".eml"))
        yield text("survey.wrote", language, path=folder / packet.stem, endings=endings, **blanks)


def hints(packets: Sequence[Packet], content: UserContent, file: Path, language: Language) -> Iterator[str]:
    """What is good to know: programs that stay in the workbook, criteria of one's own in another language than the
    form, companies without a name."""
    for add_in in add_ins(Package.look_into(read_bytes(file), str(file))):
        if add_in.code:
            blanks = {"name": add_in.name or "?", "files": ", ".join(add_in.code)}
            yield text("survey.code", language, file=file, **blanks)
    for packet in packets:
        own = [n for n, one in enumerate(packet.form.questions, start=1) if not one.explanation]
        if own and packet.form.language is not content.language:
            blanks = {"person": packet.form.person, "numbers": ", ".join(map(str, own))}
            yield text("survey.untranslated", language, **blanks)
    for side in Side:
        if not packets[0].form.named(side):
            word = packets[0].form.phrase(side)
            yield text(f"survey.unnamed.{side}", language, file=file, word=word)


def _form_files(form: Form) -> dict[str, bytes]:
    from kam_partnership.forms.form_pdf import form_pdf
    from kam_partnership.forms.form_workbook import form_workbook

    return {".xlsx": form_workbook(form), ".pdf": form_pdf(form)}
