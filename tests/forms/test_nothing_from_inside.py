"""What a customer gets holds nothing that is meant for inside: looked for in every part of every file."""

from __future__ import annotations

import email
import email.policy
import html
import io
import re
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pypdf
import pytest

from kam_partnership.cli.main import run
from kam_partnership.texts import Language
from kam_partnership.texts.catalogue import texts_below
from support import markers, workbooks
from support.forms import ROWS, SECRETS

#: Weights, ratings, settings and dates of the workbook, as numbers are written in files.
NUMBERS = [f"{value:.10g}" for row in ROWS for value in row[2:] if isinstance(value, float)] + ["9.9375", "46347"]
#: Words of ours that only we use among ourselves.
OUR_WORDS = ("KAM", "Gewicht", "weight", "Key Account", "Key account", "Toleranz", "tolerance", "Zone", "zone")


def xlsx_words(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.comment == b""
        for name in archive.namelist():
            yield name
            content = archive.read(name).decode("utf-8", "replace")
            # Addresses of the format itself hold words such as "http://schemas…", and no one's.
            yield html.unescape(re.sub(r'(xmlns(:\w+)?|Type|ContentType|PartName)="[^"]*"', "", content))


def pdf_words(data: bytes) -> Iterator[str]:
    reader = pypdf.PdfReader(io.BytesIO(data))
    yield repr(reader.metadata)
    yield repr(reader.trailer)
    for page in reader.pages:
        yield page.extract_text()
    for number in range(1, len(reader.xref[0]) + 1):
        found = reader.get_object(number)
        yield repr(found)
        if isinstance(found, pypdf.generic.StreamObject) and "/Length1" not in found:  # no fonts
            yield found.get_data().decode("latin-1")


def words_of(path: Path) -> str:
    """Everything that a file says anywhere."""
    data, readers = path.read_bytes(), {".xlsx": xlsx_words, ".pdf": pdf_words}
    if path.suffix != ".eml":
        return "\n".join((path.name, *readers[path.suffix](data)))
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body()
    assert body is not None
    found = [path.name, repr(message.items()), body.get_content()]
    for part in message.iter_attachments():
        found += [repr(part.items()), *readers[Path(part.get_filename() or "").suffix](part.get_payload(decode=True))]
    return "\n".join(found)


@pytest.fixture(scope="module")
def files(sent: Path) -> dict[Path, str]:
    return {path: words_of(path) for path in sent.iterdir()}


def test_what_is_looked_for_stands_in_the_workbook(account: Path) -> None:
    inside = "\n".join(xlsx_words(account.read_bytes()))
    assert [one for one in (*SECRETS, *NUMBERS) if one not in inside] == []


def test_no_rating_date_name_measure_answer_or_sheet_of_ours(files: dict[Path, str]) -> None:
    assert len(files) == 9
    for path, words in files.items():
        assert [one for one in (*SECRETS, *NUMBERS, "A-Kunde", "halten") if one in words] == [], path.name


def test_no_weight_verdict_zone_or_advice(files: dict[Path, str]) -> None:
    told = {
        one
        for language in Language
        for word in ("zone", "meaning", "advice", "gap_question", "robust", "analysis", "head")
        for one in texts_below(word, language).values()
        if len(one) > 12 and "{" not in one
    }
    assert len(told) > 60
    for path, words in files.items():
        assert [one for one in (*told, *OUR_WORDS) if one in words] == [], path.name


def test_nothing_that_excel_or_others_hide_in_a_workbook_comes_along(tmp_path: Path) -> None:
    content = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), tuple((f"K{n}", 1.0, 7.0, 5.0) for n in range(16)))
    planted, told = markers.planted(workbooks.fill(tmp_path / "account.xlsx", content).read_bytes())
    (tmp_path / "account.xlsx").write_bytes(planted)
    folder = tmp_path / "raus"
    assert run(["survey", str(tmp_path / "account.xlsx"), "-o", str(folder), "--raters", "Kim:kunde"]) == 0
    assert len(told) >= 100
    for path in folder.iterdir():
        words = words_of(path)
        assert {place for marker, place in told.items() if marker in words} == set(), path.name


def test_nobody_learns_who_else_was_asked(files: dict[Path, str]) -> None:
    for path, words in files.items():
        others = [name for name in ("Kim Lee", "Anna Muster", "Šimek") if name not in path.name]
        assert len(others) == 2
        assert [name for name in others if name in words] == [], path.name


def test_colleagues_may_have_the_whole_workbook_and_customers_never(account: Path, tmp_path: Path) -> None:
    people = ("--raters", "Anna", "Kim:kunde")
    assert run(["survey", str(account), "-o", str(tmp_path), "--lang", "de", "--whole", *people]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {
        "A-Kunde_halten - Anna.xlsx",
        "A-Kunde_halten - Anna.eml",
        *(f"Fragebogen 3_4 GmbH - Kim{ending}" for ending in (".xlsx", ".pdf", ".eml")),
    }
