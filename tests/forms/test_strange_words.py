"""Whatever stands in titles and names comes back from both kinds of form, and stays a text."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kam_partnership.assessment.settings import Scale
from kam_partnership.forms.form import Form, Question
from kam_partnership.forms.form_pdf import form_pdf
from kam_partnership.forms.form_workbook import form_workbook
from kam_partnership.forms.returned_pdf import read_form_pdf
from kam_partnership.forms.returned_workbook import read_form_workbook
from kam_partnership.plain_text import on_one_line
from kam_partnership.raters.rater import Side
from kam_partnership.texts import Language
from kam_partnership.texts.criteria import GENERAL_ANCHORS

STRANGE = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F), max_size=60),
    st.sampled_from(
        (
            "=1+1",
            "_x0041_",
            "1a",
            "12",
            "N",
            "A \u2502 B",
            "-3",
            "'x",
            "SURVEY1/S/de/1/0/5",
            "<b>&amp;</b>",
            "a\u00adb",
            "\u202eabc",
            "{0}",
        )
    ),
)


@given(STRANGE, st.lists(STRANGE, min_size=1, max_size=4), STRANGE, STRANGE)
def test_titles_and_names_come_back(name: str, titles: list[str], supplier: str, key_account: str) -> None:
    name, supplier, key_account = map(on_one_line, (name, supplier, key_account))
    titles = [found for title in titles if (found := on_one_line(title))] or ["Service"]
    questions = tuple(Question(title, "", GENERAL_ANCHORS[Language.DE]) for title in titles)
    form = Form(name, Side.SUPPLIER, Language.DE, supplier, key_account, Scale(0, 10), questions)
    with tempfile.TemporaryDirectory() as folder:
        workbook, pdf = Path(folder, "form.xlsx"), Path(folder, "form.pdf")
        workbook.write_bytes(form_workbook(form))
        pdf.write_bytes(form_pdf(form))
        read = read_form_workbook(workbook)
        assert read is not None
        for one in (read, read_form_pdf(pdf)):
            assert [question.title for question in one.questions] == titles
            assert one.name == name
            assert one.code == form.code
            assert [question.supplier for question in one.questions] == [None] * len(titles)
        assert (read.supplier, read.key_account) == tuple(
            "" if company in ("Lieferant", "Kunde", "Supplier", "Customer") else company
            for company in (supplier, key_account)
        )
