"""The message that brings a form: a draft for the sender's own mail program. Nothing is sent by us."""

from __future__ import annotations

from collections.abc import Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from kam_partnership.forms.form import Form
from kam_partnership.raters.rater import Side
from kam_partnership.texts import text

#: Kinds of the attachments by the endings of their names.
_KINDS: Final = {
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".pdf": ("application", "pdf"),
}
#: Between the parts of the message; fixed, so that the same form gives the same bytes, and in no text of ours.
_BOUNDARY: Final = "=_Fragebogen_=="


def letter(form: Form, mail: str, attachments: Mapping[str, bytes], *, whole: bool = False) -> bytes:
    """A message (.eml) that mail programs open as a draft: recipient, subject, text, attachments.

    Args:
        form: who is asked, in which language, until when.
        mail: the recipient's address; "" leaves the line for it blank.
        attachments: by their file names.
        whole: a whole workbook is attached instead of a form.
    """

    def phrase(key: str, **values: object) -> str:
        return text(f"mail.{key}", form.language, **values)

    companies = {str(side): form.company(side) for side in Side}
    message = EmailMessage(policy=SMTP)
    message["Subject"] = phrase(f"subject.{form.side}", **companies)
    if mail:
        message["To"] = Address(form.person, addr_spec=mail)
    message["X-Unsent"] = "1"  # Outlook opens it to be sent, not as one that came
    paragraphs = (
        phrase("greeting", name=form.person),
        phrase(f"text.{form.side}", **companies),
        phrase("attached_whole" if whole else "attached"),
        form.back,
        phrase("close"),
    )
    message.set_content("\n\n".join(paragraphs) + "\n", cte="quoted-printable")
    for name, content in attachments.items():
        main, kind = _KINDS[name[name.rindex(".") :]]
        message.add_attachment(content, maintype=main, subtype=kind, filename=name)
    message.set_boundary(_BOUNDARY)
    return message.as_bytes()
