"""What is written and read again is what it was; whatever is typed gets an answer in both languages."""

from __future__ import annotations

import io
import math
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import tiers
from fuzz.samples import small_workbook
from kam_partnership.assessment import Inputs, assess, compute_figures
from kam_partnership.assessment.criteria import Assessment, Criterion
from kam_partnership.cells import CellValue, ErrorValue, address, column_letters, column_number
from kam_partnership.texts import Language, finding_text
from kam_partnership.workbook import names
from kam_partnership.workbook.closed_file import read_workbook
from kam_partnership.xlsx.areas import Area, parse_area
from kam_partnership.xlsx.limits import MAX_COLUMN, MAX_ROW
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.references import rewrite, shifted
from kam_partnership.xlsx.sheet_cells import decoded, encoded
from support.strategies import assessments, typed_inputs, typed_values

whole_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
tricky_text = st.lists(st.sampled_from(["_x0041_", "_x", "_", "x000A_", "\x00", "\x1f", "\uffff", "ä", "🎯"])).map(
    "".join
)


# ---------------------------------------------------------------------- texts
@given(whole_text | tricky_text)
def test_any_text_survives_xml(text: str) -> None:
    element = etree.Element("t")
    element.text = encoded(text)
    read = etree.fromstring(etree.tostring(element)).text or ""
    assert decoded(read) == text


@given(st.lists(st.sampled_from(["_xD83D_", "_xDE00_", "_xDFFF_", "a", "_"]), max_size=6).map("".join))
def test_half_characters_never_leave_the_reader(text: str) -> None:
    decoded(text).encode("utf-8")
    assert decoded("_xD83D__xDE00_") == "😀"


@given(st.integers(1, MAX_COLUMN))
def test_columns_have_letters_and_back(column: int) -> None:
    assert column_number(column_letters(column)) == column


corners = st.tuples(st.integers(1, MAX_ROW), st.integers(1, MAX_COLUMN))
sheet_names = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="[]:*?/\\"), min_size=1, max_size=31
)


@given(corners, corners, sheet_names)
def test_an_area_is_understood_as_it_is_written(one: tuple[int, int], other: tuple[int, int], sheet: str) -> None:
    rows, columns = sorted((one[0], other[0])), sorted((one[1], other[1]))
    area = Area(sheet, rows[0], columns[0], rows[1], columns[1])
    quoted = sheet.replace("'", "''")
    assert parse_area(f"'{quoted}'!{area.reference}") == area


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(["A1", "$B$2", ":", "!", "'S'", "T[A]", '"', "+", " "])).map("".join)
)
def test_a_formula_that_is_not_changed_stays_as_it_is(formula: str) -> None:
    assert rewrite(formula, lambda reference: reference) == formula
    assert shifted(formula, 0) == formula


# ---------------------------------------------------------------------- findings and figures
@given(st.lists(st.tuples(st.none() | whole_text, typed_values, typed_values, typed_values), max_size=8))
def test_whatever_is_typed_is_judged_in_words(rows: list[tuple[CellValue, ...]]) -> None:
    assessed = assess(typed_inputs(rows), own_version=names.TEMPLATE_VERSION)  # type: ignore[arg-type]
    for finding in assessed.findings:
        for language in Language:
            assert finding_text(finding, language).strip()
    figures = compute_figures(assessed.assessment)
    for figure in (figures.supplier_score, figures.key_account_score, figures.balance_score, figures.level):
        assert figure is None or math.isfinite(figure)


@given(assessments(min_size=1))
def test_sides_exchanged_exchange_the_scores(assessment: Assessment) -> None:
    mirrored = Assessment(
        assessment.settings,
        tuple(Criterion(c.number, c.title, c.weight, c.key_account, c.supplier) for c in assessment.criteria),
    )
    one, other = compute_figures(assessment), compute_figures(mirrored)
    assert (one.supplier_score, one.key_account_score) == (other.key_account_score, other.supplier_score)
    assert (one.coverage, one.robust, one.tipping_criteria) == (other.coverage, other.robust, other.tipping_criteria)
    if one.net_balance is not None and other.net_balance is not None:
        assert math.isclose(one.net_balance, -other.net_balance, abs_tol=1e-9)


# ---------------------------------------------------------------------- files
cells = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["#DIV/0!", "#N/A"]).map(ErrorValue),
    whole_text.filter(bool),
    tricky_text.filter(bool),
)


@settings(max_examples=tiers.examples(60))
@given(st.lists(st.tuples(cells, cells, cells, cells), min_size=1, max_size=6))
def test_a_closed_workbook_is_read_as_it_was_typed(rows: list[tuple[CellValue, ...]]) -> None:
    parts = small_workbook()
    body = "".join(
        f'<row r="{n}">{"".join(_cell(n, column, value) for column, value in zip("BCDE", row, strict=True))}</row>'
        for n, row in enumerate(rows, start=4)
    )
    sheet = parts["xl/s.xml"].decode()
    parts["xl/s.xml"] = (sheet[: sheet.index('<row r="4"')] + body + "</sheetData></worksheet>").encode()
    parts["xl/k.xml"] = parts["xl/k.xml"].replace(b"A3:F6", f"A3:F{3 + len(rows)}".encode())
    inputs = _read(parts)
    read = (inputs.titles, inputs.weights, inputs.suppliers, inputs.key_accounts)
    for place, column in enumerate(read):
        assert column is not None
        assert list(column.values) == [row[place] for row in rows]


def _read(parts: dict[str, bytes]) -> Inputs:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(buffer.getvalue())
        return read_workbook(path).inputs


def _cell(row: int, column: str, value: CellValue) -> str:
    place = address(row, column_number(column))
    if value is None:
        return f'<c r="{place}"/>'
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, ErrorValue):
        return f'<c r="{place}" t="e"><v>{value}</v></c>'
    if isinstance(value, float):
        return f'<c r="{place}"><v>{value!r}</v></c>'
    text = escape(encoded(value), {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


@settings(max_examples=tiers.examples(30))
@given(
    st.dictionaries(st.text("abc/", min_size=1, max_size=6).map(lambda n: "x" + n), st.binary(max_size=200), max_size=5)
)
def test_a_package_is_read_as_it_was_written(parts: dict[str, bytes]) -> None:
    whole = {
        "[Content_Types].xml": b"<Types/>",
        **{name: content for name, content in parts.items() if name[-1] != "/"},
    }
    assert Package.open(Package(whole).to_bytes()).parts == whole
