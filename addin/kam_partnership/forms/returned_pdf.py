"""Reading a questionnaire that came back as a PDF, from whatever program. Needs ``reports`` (pypdf)."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kam_partnership.errors import FileUnreadable
from kam_partnership.forms.form import FORM_MARK, NAME_KEY, OPEN_KEYS, comment_key, company_named, rating_key
from kam_partnership.forms.pdf_fields import CODE_FIELD, label_parts
from kam_partnership.forms.returned import AnsweredQuestion, ReturnedForm, as_typed, as_words, code_in
from kam_partnership.plain_text import on_one_line
from kam_partnership.raters.rater import Side
from kam_partnership.xlsx.bounds import MAX_FORM_BYTES
from kam_partnership.xlsx.package import read_bytes

if TYPE_CHECKING:
    from pypdf import PdfReader

#: A form has a few hundred fields; nobody's file may keep us busy.
_MOST_FIELDS: Final = 5000


def read_form_pdf(path: Path) -> ReturnedForm:
    """What stands in the fields of a form.

    Raises:
        FileUnreadable: when the file cannot be read, is no form of ours, holds several, or its fields became print.
    """
    fields, forms = _fields(path)
    if forms > 1:  # of fields with one name only some answers are left, and whose they are is not told
        raise FileUnreadable("pdf_of_several_forms", file=str(path), count=forms)
    code = code_in(as_words(_value(fields, CODE_FIELD)), path)
    if code is None:
        raise FileUnreadable("pdf_without_fields" if not fields else "pdf_not_ours", file=str(path))
    numbers = sorted(int(name[:-1]) for name in fields if re.fullmatch(r"[1-9]\d{0,3}a", name))
    first = numbers[0] if numbers else 0
    questions = tuple(_question(fields, number) for number in numbers)
    if not all(question.title for question in questions):  # whose ratings these are would be a guess
        raise FileUnreadable("pdf_labels_lost", file=str(path))
    default_name, _ = label_parts(_label(fields, NAME_KEY))
    return ReturnedForm(
        path,
        code,
        on_one_line(as_words(_value(fields, NAME_KEY)) or default_name),
        company_named(label_parts(_label(fields, rating_key(first, Side.SUPPLIER)))[1]),
        company_named(label_parts(_label(fields, rating_key(first, Side.KEY_ACCOUNT)))[1]),
        questions,
        tuple(as_words(_value(fields, key)) for key in OPEN_KEYS),
    )


_Fields = Mapping[str, Mapping[str, Any]]


def _fields(path: Path) -> tuple[_Fields, int]:
    """All fields by their names, none where there are no fields; and how many forms lie in the pages."""
    data = read_bytes(path)
    if len(data) > MAX_FORM_BYTES:
        raise FileUnreadable("pdf_not_ours", file=str(path))
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of what it mends; here only the fields count
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileUnreadable("pdf_locked", file=str(path))
        fields = reader.get_fields() or {}
        if len(fields) > _MOST_FIELDS:
            raise FileUnreadable("pdf_not_ours", file=str(path))
        # The values are read here, where a damaged file still fails as one.
        read = {str(name): {key: _plain(found.get(key)) for key in ("/V", "/TU")} for name, found in fields.items()}
        return read, _forms_in(reader)
    except FileUnreadable:
        raise
    except DependencyError as error:  # a way to lock files that needs a library for ciphers
        raise FileUnreadable("pdf_locked", file=str(path)) from error
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise FileUnreadable("pdf_damaged", file=str(path), reason=f"{type(error).__name__}: {error}") from error


def _forms_in(reader: PdfReader) -> int:
    """How many of our forms were joined to this file, told by the references on its pages.

    The list of all fields does not tell: programs that join files put fields of one name together, lengthen the later
    names, or leave the later fields out of the list.
    """
    shown = (note.get_object() for page in reader.pages for note in page.annotations or ())
    return sum(map(_is_reference, islice(shown, _MOST_FIELDS)))


def _is_reference(note: Any) -> bool:
    """Whether a place on a page shows a form's reference; its words alone could be a person's, too."""
    name, value = (_plain(_inherited(note, key)) for key in ("/T", "/V"))
    return name.startswith(CODE_FIELD) and FORM_MARK.search(value) is not None


def _inherited(note: Any, key: str) -> Any:
    """What a field says where it is shown, or the field that this is a place of."""
    place = note if key in note or "/Parent" not in note else note["/Parent"]
    if key not in place:
        return None
    return place[key]  # not get: what stands elsewhere in the file is only followed so


def _plain(value: Any) -> str:
    """Words of a field: a text, or a name as some programs write choices."""
    if isinstance(value, bytes):
        return value.decode("latin-1")  # signs that PDF gives no meaning, such as a soft hyphen
    return value if isinstance(value, str) else ""


def _value(fields: _Fields, key: str) -> str:
    return str(fields.get(key, {}).get("/V", ""))


def _label(fields: _Fields, key: str) -> str:
    return str(fields.get(key, {}).get("/TU", ""))


def _question(fields: _Fields, number: int) -> AnsweredQuestion:
    supplier, key_account = (rating_key(number, side) for side in Side)
    title, _ = label_parts(_label(fields, supplier))
    return AnsweredQuestion(
        on_one_line(title),
        as_typed(_value(fields, supplier)),
        as_typed(_value(fields, key_account)),
        as_words(_value(fields, comment_key(number))),
        (supplier, key_account),
    )
