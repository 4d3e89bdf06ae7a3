"""Forms that came back: what stands in their fields is read, nothing is guessed, and what cannot be read is told."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import openpyxl
import pypdf
import pytest

from forms.conftest import of
from kam_partnership.assessment.settings import Scale
from kam_partnership.errors import FileUnreadable
from kam_partnership.forms.form import FormCode, FormIsNewer
from kam_partnership.forms.returned import ReturnedForm, as_typed
from kam_partnership.forms.returned_pdf import read_form_pdf
from kam_partnership.forms.returned_workbook import read_form_workbook
from kam_partnership.raters.rater import Side
from kam_partnership.texts import Language
from kam_partnership.xlsx.bounds import MAX_FORM_BYTES
from support import libreoffice
from support.forms import fill_form_pdf, fill_form_workbook
from support.libreoffice import needs_libreoffice

TYPED = {
    "1a": 7.5,
    "1b": 3.0,
    "2a": 10.0,
    "3b": 1.0,
    "1c": "Weil „es“ so ist – Šimek",
    "A": "Die Logistik",
    "N": "Kim L.",
}
TITLES = ["Preis & Leistung", "=1+1", "Actively sharing knowledge and know-how"]


def told(form: ReturnedForm | None) -> dict[str, object]:
    assert form is not None
    return {
        "name": form.name,
        "companies": (form.supplier, form.key_account),
        "titles": [one.title for one in form.questions],
        "ratings": [(one.supplier, one.key_account) for one in form.questions],
        "comments": [one.comment for one in form.questions],
        "said": form.said,
        "code": form.code,
    }


EXPECTED = {
    "name": "Kim L.",
    "companies": ("3/4 GmbH", "Müller & Söhne"),
    "titles": TITLES,
    "ratings": [(7.5, 3.0), (10.0, None), (None, 1.0)],
    "comments": ["Weil „es“ so ist – Šimek", "", ""],
    "said": ("Die Logistik", ""),
    "code": FormCode(Side.KEY_ACCOUNT, Language.EN, 3, Scale(1, 10)),
}


@pytest.fixture
def workbook(sent: Path, tmp_path: Path) -> Path:
    return fill_form_workbook(of(sent, "Kim Lee", ".xlsx"), tmp_path / "kim.xlsx", TYPED)


def test_a_workbook_is_read_as_it_was_filled_in(workbook: Path) -> None:
    form = read_form_workbook(workbook)
    assert told(form) == EXPECTED
    assert form is not None
    assert form.sheet == "Questionnaire"
    sheet = openpyxl.load_workbook(workbook).worksheets[0]
    assert sheet[form.questions[0].places[0]].value == 7.5


def test_a_pdf_is_read_as_it_was_filled_in(sent: Path, tmp_path: Path) -> None:
    typed = {key: str(value).replace(".0", "").replace("7.5", "7,5") for key, value in TYPED.items()}
    path = fill_form_pdf(of(sent, "Kim Lee", ".pdf"), tmp_path / "kim.pdf", typed)
    assert told(read_form_pdf(path)) == EXPECTED


def test_a_number_that_a_program_kept_as_text_is_that_number(sent: Path, tmp_path: Path) -> None:
    """A comma in a program that writes decimals with a point, or the other way round."""
    typed = {**TYPED, "1a": "7,5", "1b": " 3 ", "2a": "10.0"}
    path = fill_form_workbook(of(sent, "Kim Lee", ".xlsx"), tmp_path / "kim.xlsx", typed)
    assert told(read_form_workbook(path)) == EXPECTED


@needs_libreoffice
def test_it_does_not_matter_which_program_saved_it(workbook: Path, tmp_path: Path) -> None:
    ods = libreoffice._convert(workbook, tmp_path / "ods", "ods", ".ods", "en-US")
    again = libreoffice.recalculate(ods, tmp_path / "again")
    assert told(read_form_workbook(again)) == EXPECTED


def test_rows_and_columns_that_somebody_put_between_do_not_matter(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    sheet = book.worksheets[0]
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    sheet.insert_cols(1)
    sheet.insert_rows(12, 2)
    sheet["B13"] = "2c"  # a note that looks like a key
    book.create_sheet("Notizen", 0)["A1"] = "1a"
    book.save(workbook)
    found = told(read_form_workbook(workbook))
    assert found["ratings"] == EXPECTED["ratings"]
    assert found["titles"] == TITLES


def test_a_pdf_gives_back_what_was_typed_before_by_pdf_programs_of_all_kinds(sent: Path, tmp_path: Path) -> None:
    chance = random.Random(15)
    letters = [chr(code) for code in range(0x20, 0x24F) if chr(code).isprintable()] + ["€", "–", "„", "😀", "Ж", "中"]
    comment = "".join(chance.choice(letters) for _ in range(400)).strip()
    path = fill_form_pdf(of(sent, "Anna", ".pdf"), tmp_path / "anna.pdf", {"1c": comment, "B": "Zeile 1\n\nZeile 2"})
    form = read_form_pdf(path)
    assert form.questions[0].comment == " ".join(comment.split())
    assert form.said == ("", "Zeile 1\nZeile 2")


def test_a_name_beside_its_field_counts_until_somebody_writes_another(sent: Path, tmp_path: Path) -> None:
    path = of(sent, "Šimek", ".pdf")
    assert read_form_pdf(path).name == "Jiří Šimek"
    assert read_form_pdf(fill_form_pdf(path, tmp_path / "other.pdf", {"N": "Eva"})).name == "Eva"


def test_who_takes_out_their_name_has_none(sent: Path, tmp_path: Path) -> None:
    assert read_form_pdf(fill_form_pdf(of(sent, "Kim Lee", ".pdf"), tmp_path / "x.pdf", {"N": ""})).name == ""
    form = read_form_workbook(fill_form_workbook(of(sent, "Kim Lee", ".xlsx"), tmp_path / "x.xlsx", {"N": None}))
    assert form is not None
    assert form.name == ""


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("7,5", 7.5),
        ("7.5", 7.5),
        (" 8 ", 8.0),
        ("−2", -2.0),
        ("+3", 3.0),
        ("0", 0.0),
        ("7,25", 7.25),
        ("", None),
        ("  ", None),
    ],
)
def test_numbers_are_numbers_with_point_or_comma(words: str, value: float | None) -> None:
    assert as_typed(words) == value


@pytest.mark.parametrize(
    "words", ["n/a", "k. A.", "-", "7-8", "1,000", "1.000", "7,5,", "7 5", "sieben", "1e1", "8/10", "½", "٧", "inf"]
)
def test_everything_else_stays_what_it_is(words: str) -> None:
    assert as_typed(words) == words


class TestWhatCannotBeRead:
    def test_a_workbook_that_is_no_form(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        book.active["A1"] = "SURVEY1 ist unser Projekt, SURVEY1/C/de/3/10/1 auch"
        book.save(tmp_path / "x.xlsx")
        assert read_form_workbook(tmp_path / "x.xlsx") is None

    def test_a_printed_pdf(self, tmp_path: Path) -> None:
        writer = pypdf.PdfWriter()
        writer.add_blank_page(100, 100)
        writer.write(tmp_path / "x.pdf")
        refused(tmp_path / "x.pdf", "pdf_without_fields")

    def test_anybody_elses_pdf_with_fields(self, sent: Path, tmp_path: Path) -> None:
        refused(fill_form_pdf(of(sent, "Anna", ".pdf"), tmp_path / "x.pdf", {"code": "Antrag"}), "pdf_not_ours")

    def test_a_pdf_whose_labels_got_lost(self, sent: Path, tmp_path: Path) -> None:
        writer = pypdf.PdfWriter(clone_from=of(sent, "Anna", ".pdf"))
        for page in writer.pages:
            for field in page.get("/Annots", ()):
                field.get_object().pop("/TU", None)
        writer.write(tmp_path / "x.pdf")
        refused(tmp_path / "x.pdf", "pdf_labels_lost")

    @pytest.mark.parametrize("joining", ["one list", "no list", "other names", "one field", "all apart"])
    def test_a_pdf_that_two_forms_were_joined_to(self, joining: str, sent: Path, tmp_path: Path) -> None:
        """As pypdf, pikepdf, PyMuPDF and Acrobat join files: one person's answers would be taken for all."""
        filled = [
            fill_form_pdf(of(sent, "Kim Lee", ".pdf"), tmp_path / f"{name}.pdf", {"N": name, "1a": rating})
            for name, rating in (("Kim", "2"), ("Eva", "9"))
        ]
        writer = pypdf.PdfWriter()
        for number, path in enumerate(filled):
            reader = pypdf.PdfReader(path)
            if joining == "other names" and number:
                reader.add_form_topname("second")
            writer.append(reader)
        if joining == "no list":
            del writer.root_object["/AcroForm"]
        if joining == "one field":
            one_field_for_both(writer)
        if joining == "all apart":
            every_value_an_object(writer)
        writer.write(tmp_path / "x.pdf")
        refused(tmp_path / "x.pdf", "pdf_of_several_forms")

    def test_but_one_in_which_somebody_writes_the_reference_of_another(self, sent: Path, tmp_path: Path) -> None:
        typed = {"N": "SURVEY1/C", "A": "Ihr SURVEY1/C/de/3/10/1 war schon da"}
        assert read_form_pdf(fill_form_pdf(of(sent, "Kim Lee", ".pdf"), tmp_path / "x.pdf", typed)).name == "SURVEY1/C"

    def test_a_locked_pdf(self, sent: Path, tmp_path: Path) -> None:
        writer = pypdf.PdfWriter(clone_from=of(sent, "Anna", ".pdf"))
        writer.encrypt("geheim", algorithm="RC4-128")
        writer.write(tmp_path / "x.pdf")
        refused(tmp_path / "x.pdf", "pdf_locked")

    def test_a_form_of_a_newer_version(self, sent: Path, tmp_path: Path) -> None:
        refused(fill_form_pdf(of(sent, "Anna", ".pdf"), tmp_path / "x.pdf", {"code": "SURVEY2/neu"}), "form_is_newer")

    def test_damaged_pdfs_are_told_whatever_is_wrong_with_them(self, sent: Path, tmp_path: Path) -> None:
        whole = of(sent, "Anna", ".pdf").read_bytes()
        chance = random.Random(7)
        path = tmp_path / "x.pdf"
        told_of = set()
        for _ in range(60):
            data = bytearray(whole)
            if chance.random() < 0.5:
                del data[chance.randrange(len(data)) :]
            for _ in range(chance.randint(1, 200)):
                data[chance.randrange(len(data))] = chance.randrange(256) if data else 0
            path.write_bytes(bytes(data))
            try:
                assert read_form_pdf(path).code.questions == 3
            except FileUnreadable as error:
                told_of.add(error.key)
        assert told_of <= {
            "pdf_damaged",
            "pdf_without_fields",
            "pdf_not_ours",
            "pdf_locked",
            "form_is_newer",
            "pdf_labels_lost",
        }
        assert told_of

    def test_a_pdf_far_too_large_is_not_read(self, sent: Path, tmp_path: Path) -> None:
        path = tmp_path / "x.pdf"
        path.write_bytes(of(sent, "Anna", ".pdf").read_bytes())
        with path.open("r+b") as file:
            file.truncate(MAX_FORM_BYTES + 1)
        refused(path, "pdf_not_ours")

    def test_nothing_at_all(self, tmp_path: Path) -> None:
        (tmp_path / "x.pdf").write_bytes(b"")
        refused(tmp_path / "x.pdf", "pdf_damaged", "file_empty")
        with pytest.raises(FileUnreadable):
            read_form_pdf(tmp_path / "fehlt.pdf")


def one_field_for_both(writer: pypdf.PdfWriter) -> None:
    """Fields of one name become places of one field, which alone has the value."""
    seen: dict[str, pypdf.generic.DictionaryObject] = {}
    for shown in (one.get_object() for page in writer.pages for one in page["/Annots"]):
        name = str(shown.pop("/T"))
        if name not in seen:
            kept = {"/T": pypdf.generic.TextStringObject(name), "/V": shown["/V"]}
            seen[name] = pypdf.generic.DictionaryObject({pypdf.generic.NameObject(key): kept[key] for key in kept})
            writer._add_object(seen[name])
        del shown["/V"]
        shown[pypdf.generic.NameObject("/Parent")] = seen[name].indirect_reference


def every_value_an_object(writer: pypdf.PdfWriter) -> None:
    """Lists of fields and values lie elsewhere in the file, as some programs save."""
    for page in writer.pages:
        for shown in (one.get_object() for one in page["/Annots"]):
            shown[pypdf.generic.NameObject("/V")] = writer._add_object(shown["/V"])
        page[pypdf.generic.NameObject("/Annots")] = writer._add_object(page["/Annots"])


def refused(path: Path, *keys: str) -> None:
    with pytest.raises(FileUnreadable) as error:
        read_form_pdf(path)
    assert error.value.key in keys


class TestTheReference:
    @pytest.mark.parametrize("scale", [Scale(0, 10), Scale(-3, 3), Scale(0.5, 1e20), Scale(1, 5.25)])
    def test_comes_back_as_it_was(self, scale: Scale) -> None:
        for side in Side:
            for language in Language:
                code = FormCode(side, language, 16, scale)
                assert FormCode.found_in(f"Kennung: {code}") == code

    @pytest.mark.parametrize(
        "words",
        ["SURVEY1", "SURVEY1/X/de/1/0/10", "SURVEY1/C/fr/1/0/10", "SURVEY1/C/de/1/10/0", "XSURVEY1/C/de/1/0/10"],
    )
    def test_is_not_seen_where_there_is_none(self, words: str) -> None:
        assert FormCode.found_in(words) is None

    def test_of_a_newer_version_is_told(self) -> None:
        with pytest.raises(FormIsNewer):
            FormCode.found_in("SURVEY12/anything")


def test_a_copy_in_another_folder_is_read_the_same(workbook: Path, tmp_path: Path) -> None:
    (tmp_path / "anderswo").mkdir()
    assert told(read_form_workbook(Path(shutil.copy(workbook, tmp_path / "anderswo" / "ä ö & %.xlsx")))) == EXPECTED
