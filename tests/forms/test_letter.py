"""The message that brings a form: a draft for the sender's own mail program."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

from forms.conftest import of


def message(path: Path) -> EmailMessage:
    read = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    return read


def test_is_a_draft_to_the_person_in_their_language(sent: Path) -> None:
    draft = message(of(sent, "Kim Lee", ".eml"))
    assert draft["X-Unsent"] == "1"
    assert draft["To"] == "Kim Lee <kim.lee@example.com>"
    assert draft["Subject"] == "Your view of our working relationship"
    assert draft["From"] is None
    body = draft.get_body()
    assert body is not None
    words = body.get_content()
    assert words.startswith("Dear Kim Lee,")
    assert "Please send it back to Petra Klein (petra@example.com) by 12 Dec 2026." in words


def test_brings_both_forms_as_they_lie_in_the_folder(sent: Path) -> None:
    attached = {
        part.get_filename(): part.get_payload(decode=True)
        for part in message(of(sent, "Anna", ".eml")).iter_attachments()
    }
    assert attached == {
        of(sent, "Anna", ending).name: of(sent, "Anna", ending).read_bytes() for ending in (".xlsx", ".pdf")
    }


def test_without_an_address_the_line_for_it_stays_free(sent: Path) -> None:
    draft = message(of(sent, "Anna", ".eml"))
    assert draft["To"] is None
    assert draft["Subject"] == "Ihre Sicht auf die Zusammenarbeit mit Müller & Söhne"
