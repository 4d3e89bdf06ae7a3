"""The merged workbook: right figures, native charts, text that stays text, and nobody to be found in it."""

from __future__ import annotations

import datetime as dt
import io
import random
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest

from kam_partnership.assessment import NUMBER_FIGURES, Assessment, Criterion, Settings, compute_figures
from kam_partnership.errors import FileUnreadable, RatersRefused
from kam_partnership.merge.answers import Answer, Answers, Remark
from kam_partnership.merge.as_json import report_object
from kam_partnership.merge.merge_report import MergeReport, make_report
from kam_partnership.merge.merged_workbook import merged_workbook
from kam_partnership.raters.rater import Rater, Side
from kam_partnership.texts import Language, number_text
from kam_partnership.texts.criteria import CRITERIA
from support.libreoffice import cell_values
from support.schema import schema_defects

TITLES = [criterion.title for criterion in CRITERIA[Language.DE][:6]]
NAMES = ("Anna Ölmann", "Bert Quitzow", "Cem Xylander", "Dora Yggdrasil", "Emil Zzyzx", "Fritz Wuchtig", "Gerd Jott")


def answer(number: int, side: Side, titles: Sequence[str] = TITLES, **limits: float) -> Answer:
    """Somebody's answer with ratings of many digits, so that none is found in a file by chance."""
    chance = random.Random(number)
    rows = [(title, chance.uniform(0.5, 9.5), chance.uniform(0.5, 9.5)) for title in titles]
    criteria = tuple(Criterion(n, title, 1.0, s, k) for n, (title, s, k) in enumerate(rows, start=1))
    rater = Rater(NAMES[number % len(NAMES)], side, Assessment(Settings(**limits), criteria))
    path = Path("/home/geheim/Personal") / f"datei_{number}_{NAMES[number].split()[0]}.xlsx"
    return Answer(path, rater, "Muster AG", "Beispiel GmbH", dt.date(2026, 3, 1 + number), Language.DE)


def group(suppliers: int, key_accounts: int) -> Answers:
    """So many people of each side."""
    sides = [Side.SUPPLIER] * suppliers + [Side.KEY_ACCOUNT] * key_accounts
    failed = (
        (
            Path("/home/geheim/kaputt_Heidi.xlsx"),
            FileUnreadable("file_not_found", file="/home/geheim/kaputt_Heidi.xlsx"),
        ),
    )
    return Answers(tuple(answer(number, side) for number, side in enumerate(sides)), failed)


def report(
    suppliers: int, key_accounts: int, *, anonymous: bool = False, language: Language | None = None
) -> MergeReport:
    return make_report(group(suppliers, key_accounts), anonymous=anonymous, language=language)


def everything(data: bytes) -> str:
    """Every part of the file as text, the names of the parts and what the zip says of them included."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        said = [repr(info.__repr__()) + repr(info.comment) + repr(info.extra) for info in archive.infolist()]
        parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    return "\n".join([*said, *parts])


def _chart_rows(data: bytes, sheet: int) -> list[int]:
    """The rows, counted from 0, in which the charts of a sheet begin; sheets are counted from 1."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        related = archive.read(f"xl/worksheets/_rels/sheet{sheet}.xml.rels").decode()
        (drawing,) = re.findall(r"drawings/(drawing\d+\.xml)", related)
        found = re.findall(r"<xdr:from>.*?<xdr:row>(\d+)</xdr:row>", archive.read(f"xl/drawings/{drawing}").decode())
    return [int(row) for row in found]


def numbers_in(words: str) -> set[float]:
    return {float(found) for found in re.findall(r"-?\d+\.\d+(?:[eE]-?\d+)?", words)}


def single_numbers(answers: Answers) -> Iterator[float]:
    """Every rating and every figure of one person."""
    for rater in answers.raters:
        for row in rater.assessment.criteria:
            yield from (value for value in (row.supplier, row.key_account) if value is not None)
        figures = compute_figures(rater.assessment)
        for name in NUMBER_FIGURES[:-1]:
            yield getattr(figures, name)


def shown_as_places(values: set[float]) -> set[float]:
    """The same numbers as charts place them: parts of the scale, and steps of the diagram's grid."""
    return values | {value / 10 for value in values} | {1 + 20 * value for value in values}


def traces(words: str, answers: Answers) -> set[float]:
    """The single numbers that are found in a file, to seven digits."""
    found = {round(number, 7) for number in numbers_in(words)}
    return {value for value in shown_as_places(set(single_numbers(answers))) if round(value, 7) in found}


class TestAnonymousPeople:
    @pytest.mark.parametrize("sides", [(1, 0), (2, 0), (1, 1), (2, 1), (4, 1), (2, 4), (3, 0), (3, 3), (3, 4)])
    def test_no_group_leaves_a_trace_of_a_name_a_file_or_a_single_value(self, sides: tuple[int, int]) -> None:
        answers = group(*sides)
        words = everything(merged_workbook(make_report(answers, anonymous=True, language=None)))
        assert not [name for full in NAMES for name in (full, *full.split()) if name in words]
        assert not re.search("geheim|Personal|datei_|kaputt|Heidi|2026-03|0[1-7].03.2026", words)
        assert traces(words, answers) == set()
        assert "Person 1" not in words

    def test_the_search_would_find_a_trace(self) -> None:
        answers = group(2, 2)
        words = everything(merged_workbook(make_report(answers, anonymous=False, language=None)))
        assert all(name in words for name in NAMES[:4])
        assert "datei_0_Anna.xlsx" in words
        assert len(traces(words, answers)) > 20

    @pytest.mark.parametrize("sides", [(2, 1), (3, 0), (4, 1), (3, 4)])
    def test_it_warns_of_comparing_two_merges(self, sides: tuple[int, int]) -> None:
        made = report(*sides, anonymous=True)
        assert any("vergleicht" in note for note in made.notes)
        assert "vergleicht" in everything(merged_workbook(made))

    def test_the_order_of_the_files_changes_no_byte(self) -> None:
        answers = group(3, 4)
        data = merged_workbook(make_report(answers, anonymous=True, language=None))
        for seed in range(3):
            shuffled = list(answers.answers)
            random.Random(seed).shuffle(shuffled)
            again = make_report(Answers(tuple(shuffled), answers.failed), anonymous=True, language=None)
            assert merged_workbook(again) == data

    def test_two_people_give_a_workbook_that_says_why_it_is_empty(self) -> None:
        made = openpyxl.load_workbook(io.BytesIO(merged_workbook(report(2, 0, anonymous=True))))
        assert made.sheetnames == ["Überblick", "Abgleich"]
        assert "zu wenige Antworten" in str(made["Überblick"]["B5"].value)
        assert "weniger als drei" in str(made["Überblick"]["B6"].value)

    def test_json_names_nobody_either(self) -> None:
        told = repr(report_object(report(4, 1, anonymous=True)))
        assert not [name for full in NAMES for name in full.split() if name in told]
        assert "Heidi" not in told


def rounded(*values: float | None) -> set[float]:
    return {round(value, 9) for value in values if value is not None}


class TestTheWorkbook:
    @pytest.mark.parametrize(("sides", "anonymous"), [((1, 0), False), ((4, 3), False), ((2, 0), True), ((4, 1), True)])
    def test_is_sound(self, sides: tuple[int, int], anonymous: bool, tmp_path: Path) -> None:
        path = tmp_path / "merged.xlsx"
        path.write_bytes(merged_workbook(report(*sides, anonymous=anonymous)))
        assert schema_defects(path) == []

    def test_shows_the_means_spreads_and_intervals(self, tmp_path: Path) -> None:
        made = report(4, 3)
        path = tmp_path / "merged.xlsx"
        path.write_bytes(merged_workbook(made))
        cells = set(cell_values(path).values())
        shown = {round(value, 9) for value in cells if isinstance(value, float)}
        for name in ("supplier_score", "key_account_score", "net_balance", "level"):
            spread = made.merged.figures[name]
            assert spread.interval is not None
            assert rounded(spread.mean, spread.deviation, spread.low, spread.high) <= shown
            low, high = (number_text(end, Language.DE, signed=name == "net_balance") for end in spread.interval)
            assert f"{low} bis {high}" in cells
        for criterion in made.merged.criteria:
            supplier, key_account = criterion.pooled.supplier, criterion.pooled.key_account
            assert rounded(supplier.mean, supplier.high, key_account.average_deviation) <= shown
            assert rounded(*(view.difference for view in criterion.views.values())) <= shown

    def test_says_where_people_within_the_limit_lie_more_than_half_the_scale_apart(self) -> None:
        """Six people rate 3, 5, 6, 7, 7 and 9: an average deviation of 1.5, but nobody would call that agreed."""
        ratings = {"Weit": (3, 5, 6, 7, 7, 9), "Eng": (5, 5, 6, 6, 7, 7), "Uneins": (0, 0, 0, 9, 9, 9)}
        rows = [
            [Criterion(n, title, 1.0, values[p], 5) for n, (title, values) in enumerate(ratings.items(), 1)]
            for p in range(6)
        ]
        people = [
            Answer(
                Path(f"{p}.xlsx"),
                Rater(NAMES[p], Side.SUPPLIER, Assessment(Settings(), tuple(rows[p]))),
                "A",
                "B",
                None,
                None,
            )
            for p in range(6)
        ]
        for language, wide, verdict in (
            (Language.DE, "◐ Spanne groß", "Uneinig in 1 von 3 Kriterien, große Spanne bei 1 weiteren"),
            (Language.EN, "◐ wide range", "Disagreement on 1 of 3 criteria, a wide range on 1 more"),
        ):
            made = make_report(Answers(tuple(people), ()), anonymous=False, language=language)
            book = openpyxl.load_workbook(io.BytesIO(merged_workbook(made)))
            sheet = book.worksheets[4]
            words = [[cell.value for cell in row] for row in sheet.iter_rows()]
            told = {str(row[2]).split("  ")[1]: row[7] for row in words if isinstance(row[1], int)}
            assert told["Weit"] == wide
            assert told["Eng"].startswith("●")
            assert told["Uneins"].startswith("▲")
            assert any(str(row[1]).startswith(verdict) for row in words)
            assert [one["wide_range"] for one in report_object(made)["criteria"]] == [True, False, True]

    def test_keeps_quiet_about_how_many_rated_where_everybody_did(self) -> None:
        def heads(sides: tuple[int, int], *more: Answer) -> list[object]:
            answers = Answers((*group(*sides).answers, *more), ())
            made = make_report(answers, anonymous=False, language=Language.DE)
            sheet = openpyxl.load_workbook(io.BytesIO(merged_workbook(made)))["Kriterien im Einzelnen"]
            (table,) = sheet.tables.values()
            return [cell.value for cell in sheet[table.ref][0]]

        assert "Lieferant: Personen" not in heads((2, 1))
        assert "Lieferant: Personen" in heads((2, 1), answer(4, Side.SUPPLIER, [*TITLES[:5], "Nur eine"]))

    def test_begins_a_page_before_a_chart_that_would_be_cut(self) -> None:
        titles = [criterion.title for criterion in CRITERIA[Language.DE]]
        answers = Answers(tuple(answer(n, side, titles) for n, side in enumerate([*Side, *Side])), ())
        made = make_report(answers, anonymous=False, language=Language.DE)
        book = openpyxl.load_workbook(io.BytesIO(merged_workbook(made)))
        views = book["Selbst- und Fremdbild"]
        tops = _chart_rows(merged_workbook(made), 4)
        assert [brk.id for brk in views.row_breaks.brk] == tops[1:]
        (below_the_chart,) = book["Kriterien"].row_breaks.brk  # a wide table has no room beside 16 rows of a chart
        (table,) = book["Kriterien"].tables.values()
        assert table.ref.startswith(f"B{below_the_chart.id + 1}:")

    def test_speaks_the_language_that_was_asked_for_down_to_the_criteria(self) -> None:
        made = openpyxl.load_workbook(io.BytesIO(merged_workbook(report(2, 1, language=Language.EN))))
        assert made.sheetnames == [
            "Two views",
            "Agreed view",
            "Criteria",
            "Self and other view",
            "Agreement",
            "Figures in detail",
            "Criteria in detail",
            "Matching",
            "Data",
        ]
        words = {cell.value for row in made["Criteria"].iter_rows() for cell in row}
        assert CRITERIA[Language.EN][0].title in words
        assert TITLES[0] not in words

    def test_has_its_charts_and_hides_their_data(self) -> None:
        data = merged_workbook(report(4, 3))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        assert len(charts) == 6  # two views, criteria, self and other view of both sides, agreement, single positions
        assert openpyxl.load_workbook(io.BytesIO(data))["Daten"].sheet_state == "hidden"

    def test_is_the_same_file_every_time(self) -> None:
        assert merged_workbook(report(2, 1)) == merged_workbook(report(2, 1))


class TestNothingIsSmuggledIn:
    @pytest.mark.parametrize("nasty", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x";"y")'])
    def test_names_and_titles_stay_text(self, nasty: str) -> None:
        one = answer(0, Side.SUPPLIER, [nasty, "Preis"])
        named = Rater(nasty, Side.KEY_ACCOUNT, answer(1, Side.SUPPLIER, ["Preis"]).rater.assessment)
        two = Answer(Path(f"{nasty.replace('/', '_')}.xlsx"), named, nasty, nasty, None, None, (Remark.SIDE_ASSUMED,))
        data = merged_workbook(make_report(Answers((one, two), ()), anonymous=False, language=Language.DE))
        made = openpyxl.load_workbook(io.BytesIO(data))
        cells = [cell for sheet in made.worksheets for row in sheet.iter_rows() for cell in row]
        assert any(cell.value == nasty for cell in cells)
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert not [name for name in archive.namelist() if b"<f>" in archive.read(name) and "sheet" in name]


class TestWhatDoesNotFit:
    def test_different_scales_are_refused_by_name(self) -> None:
        answers = Answers((answer(0, Side.SUPPLIER), answer(1, Side.SUPPLIER, scale_max=12.0)), ())
        with pytest.raises(RatersRefused) as refused:
            make_report(answers, anonymous=False, language=None)
        assert "datei_1_Bert.xlsx" in str(refused.value.details["groups"])

    def test_without_any_answer_nothing_is_written(self) -> None:
        with pytest.raises(FileUnreadable):
            make_report(Answers((), group(0, 0).failed), anonymous=False, language=None)

    def test_what_only_some_have_and_what_failed_stand_on_the_matching_sheet(self) -> None:
        answers = Answers(
            (
                answer(0, Side.SUPPLIER),
                answer(1, Side.SUPPLIER),
                answer(2, Side.SUPPLIER, [*TITLES[:5], "Nur bei Cem"]),
            ),
            group(0, 0).failed,
        )
        made = openpyxl.load_workbook(
            io.BytesIO(merged_workbook(make_report(answers, anonymous=False, language=Language.DE)))
        )
        rows = [[cell.value for cell in row] for row in made["Abgleich"].iter_rows(values_only=False)]
        assert ["Nur bei Cem", "1 von 3", "nur bei Cem Xylander"] in [row[1:4] for row in rows]
        assert [TITLES[5], "2 von 3", "fehlt bei Cem Xylander"] in [row[1:4] for row in rows]
        (failed,) = (row for row in rows if row[1] == "kaputt_Heidi.xlsx")
        assert "/home" not in str(failed)
        assert len(made["Abgleich"].tables) == 2

    def test_copies_in_both_languages_match(self) -> None:
        english = answer(1, Side.SUPPLIER, [criterion.title for criterion in CRITERIA[Language.EN][:6]])
        merged = make_report(Answers((answer(0, Side.SUPPLIER), english), ()), anonymous=False, language=None).merged
        assert len(merged.criteria) == 6
        assert all(criterion.lacking == () for criterion in merged.criteria)

    def test_different_accounts_are_told(self) -> None:
        other = answer(1, Side.SUPPLIER)
        wrong = Answer(other.path, other.rater, "Falsch KG", "", None, None)
        made = make_report(Answers((answer(0, Side.SUPPLIER), wrong), ()), anonymous=False, language=Language.DE)
        assert any("Falsch KG, Muster AG" in note for note in made.notes)
