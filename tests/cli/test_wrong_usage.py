"""Wrong usage is told in the user's language, and nothing half-right is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kam_partnership.cli.main import run
from kam_partnership.cli.options import parser
from kam_partnership.cli.usage import language_asked_for
from kam_partnership.texts import Language
from support import workbooks

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return Path(shutil.copy(workbooks.GERMAN, tmp_path / "kunde.xlsx"))


@pytest.mark.parametrize(
    ("arguments", "german", "english"),
    [
        (["score"], "Es fehlt: DATEI", "missing: FILE"),
        (["unsinn"], "Den Befehl „unsinn“ gibt es nicht. Es gibt: demo, new,", "there is no command “unsinn”."),
        (["score", "a.xlsx", "--kurz"], "Unbekannt: --kurz", "unknown: --kurz"),
        (["report", "a.xlsx", "-o", "b.pdf", "--audience", "alle"],
         "--audience: „alle“ gibt es nicht. Es gibt: internal,",
         "--audience: there is no “alle”. There are: internal,"),
        (["criteria", "add", "a.xlsx", "--title", "K", "--supplier", "viel"], "--supplier: „viel“ ist keine Zahl.",
         "--supplier: “viel” is not a number."),
        (["criteria", "add", "a.xlsx", "--title", "K", "--from", "value"], "passt nicht zusammen mit --title",
         "does not go together with --title"),
        (["criteria", "add", "a.xlsx"], "Es fehlt eines von: --title --from",
         "one of these is missing: --title --from"),
        (["render", "a.xlsx", "-o", "b.png", "--width", "1,5"], "„1,5“ ist keine ganze Zahl.",
         "“1,5” is not a whole number."),
        (["portfolio", "a", "--json", "--top", "-1"], "„-1“ ist keine Anzahl.", "“-1” is not a count."),
        (["snapshot", "a.xlsx", "--date", "31.2.2026"], "„31.2.2026“ ist kein Datum.", "“31.2.2026” is not a date."),
        (["snapshot", "a.xlsx", "--date"], "--date: Hier fehlt ein Wert.", "--date: a value is missing here."),
        (["survey", "a.xlsx", "-o", "b", "--raters"], "Hier fehlt mindestens ein Wert.",
         "at least one value is missing"),
        (["score", "a.xlsx", "--json=ja"], "--json: „ja“ ist hier zu viel.", "--json: “ja” is too much here."),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_in_the_chosen_language(
    arguments: list[str], german: str, english: str, capsys: Capture
) -> None:
    for language, words, call in (("de", german, "Aufruf: "), ("en", english, "usage: ")):
        with pytest.raises(SystemExit) as left:
            run([arguments[0], "--lang", language, *arguments[1:]] if arguments[1:2] != ["add"] else [
                *arguments, f"--lang={language}"
            ])  # fmt: skip
        assert left.value.code == 2
        told = capsys.readouterr().err
        assert words in told
        assert told.startswith(f"{call}kam-partnership")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["score", "--json", "--format", "csv"], "--json und --format csv widersprechen sich"),
        (["render", "-o", "bild.png", "--width", "0"], "--width: 0 Pixel gehen nicht; möglich sind 200 bis 8000."),
    ],
)
def test_what_contradicts_or_is_out_of_bounds_is_not_put_right_in_silence(
    arguments: list[str], told: str, workbook: Path, capsys: Capture
) -> None:
    assert run([arguments[0], str(workbook), *arguments[1:], "--lang", "de"]) == 2
    assert told in capsys.readouterr().err
    assert not Path("bild.png").exists()


@pytest.mark.parametrize("number", ["1_0", "1.234,5", "1e999", "²"])
def test_only_numbers_that_people_write_are_ratings(number: str, workbook: Path, capsys: Capture) -> None:
    before = workbook.read_bytes()
    with pytest.raises(SystemExit) as left:
        run(["rate", str(workbook), "--criterion", "1", "--supplier", number])
    assert left.value.code == 2
    assert workbook.read_bytes() == before


@pytest.mark.parametrize("number", ["1_0", " 1", "1 ", "+1", "١", "1.0", ""])
@pytest.mark.parametrize(
    "line",
    [["measures", "FILE", "done"], ["render", "FILE", "-o", "bild.png", "--width"], ["portfolio", "FILE", "--top"]],
    ids=lambda line: line[0],
)
def test_whole_numbers_are_written_in_plain_digits(
    line: list[str], number: str, workbook: Path, capsys: Capture
) -> None:
    before = workbook.read_bytes()
    with pytest.raises(SystemExit) as left:
        run([*(str(workbook) if word == "FILE" else word for word in line), number, "--lang", "de"])
    assert left.value.code == 2
    told = capsys.readouterr().err
    assert f"„{number}“ ist keine" in told
    assert workbook.read_bytes() == before


@pytest.mark.parametrize(
    "line",
    [
        ["upgrade", "FILE", "--out", "neu.xls"],
        ["prepare", "FILE", "--out", "neu.docx"],
        ["merge", "FILE", "FILE", "--out", "neu.xls"],
        ["render", "FILE", "--out", "neu.xls"],
        ["report", "FILE", "--out", "neu.xls"],
        ["portfolio", "FILE", "--out", "neu.xls"],
        ["calendar", "FILE", "--out", "neu.xls"],
    ],
    ids=lambda line: line[0],
)
def test_an_ending_that_a_command_does_not_write_is_wrong_usage(
    line: list[str], workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert run([str(workbook) if word == "FILE" else word for word in line]) == 2
    assert line[-1] in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before


def test_the_lines_of_the_call_stand_below_each_other(capsys: Capture) -> None:
    for language in Language:
        with pytest.raises(SystemExit):
            run(["criteria", "add", "--lang", language])
        first, *others = capsys.readouterr().err.splitlines()[:-1]
        assert {len(line) - len(line.lstrip()) for line in others} == {first.index("[")}


def test_the_language_is_found_wherever_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kam_partnership.cli.usage.locale_language", lambda: Language.DE)
    assert language_asked_for(["score", "--lang", "en"]) is Language.EN
    assert language_asked_for(["--lang=en", "score"]) is Language.EN
    assert language_asked_for(["score", "--lang"]) is Language.DE
    assert language_asked_for(["score", "--lang", "fr"]) is Language.DE


@pytest.mark.parametrize(
    ("line", "nearest", "command"),
    [
        ("scroe a.xlsx", "score", "score"),
        ("criteria ad a.xlsx", "add", "criteria add"),
        ("help snapshoot", "snapshot", "snapshot"),
        ("snapshot a.xlsx --datte=1.1.2026", "--date", "snapshot"),
        ("render a.xlsx --otu b.png", "--out", "render"),
        ("criteria add a.xlsx --titel Preis", "--title", "criteria add"),
        ("--langg=de score a.xlsx", "--lang", ""),
    ],
)
def test_what_is_misspelt_is_answered_with_the_nearest_and_its_usage(
    line: str, nearest: str, command: str, capsys: Capture
) -> None:
    for language, words, call in (("de", "Am nächsten kommt: ", "Aufruf"), ("en", "The nearest is: ", "usage")):
        with pytest.raises(SystemExit) as left:
            run([*line.split(), "--lang", language])
        assert left.value.code == 2
        told = capsys.readouterr().err
        assert told.rstrip().endswith(f"{words}{nearest}")
        assert told.startswith(f"{call}: kam-partnership {command}".rstrip())


def test_nothing_is_guessed_where_nothing_is_near(capsys: Capture) -> None:
    for line in (["unsinn"], ["score", "a.xlsx", "--qqqq"], ["recompute", "a.xlsx", "zuviel"]):
        with pytest.raises(SystemExit):
            run([*line, "--lang", "de"])
        assert "Am nächsten" not in capsys.readouterr().err


def test_an_option_may_be_shortened_while_it_is_clear_which_is_meant(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        run(["portfolio", "a", "--d", "2026-01-01", "--lang", "de"])
    assert "„--d“ ist nicht eindeutig, gemeint sein könnte: --debug, --date, --data, --dask" in capsys.readouterr().err
    assert parser(Language.DE).parse_args(["new", "a.xlsx", "--acc", "Müller"]).account == "Müller"


def test_the_call_shows_what_is_required_whatever_was_wrong(capsys: Capture) -> None:
    calls = set()
    for line in (["a.xlsx"], ["a.xlsx", "-o", "b.png", "--width", "x"], ["a.xlsx", "-o", "b.png", "--x"], []):
        with pytest.raises(SystemExit):
            run(["render", *line, "--lang", "en"])
        calls.add(capsys.readouterr().err.rpartition("\nkam-partnership render: ")[0])
    [call] = calls
    assert " -o FILE\n" in call


@pytest.mark.parametrize("option", ["-o", "--out"])
def test_every_command_that_writes_knows_both_ways_to_say_where(option: str) -> None:
    [every] = [action.choices for action in parser(Language.EN)._actions if action.dest == "called"]
    for name, command in every.items():
        known = command._option_string_actions
        assert ("-o" in known) is ("--out" in known), name
    assert parser(Language.EN).parse_args(["recompute", "a.xlsx", option, "b.xlsx"]).out == Path("b.xlsx")


@pytest.mark.parametrize("name", ["bild.jpg", "bild", "bild.png.txt"])
def test_a_picture_ends_as_what_it_is(workbook: Path, name: str, capsys: Capture) -> None:
    out = workbook.parent / name
    assert run(["render", str(workbook), "-o", str(out), "--lang", "de"]) == 2
    assert "Ein Bild muss auf .png, .svg oder .pdf enden." in capsys.readouterr().err
    assert not out.exists()


class TestPortfolio:
    def test_nothing_read_is_no_portfolio(self, tmp_path: Path, capsys: Capture) -> None:
        out = tmp_path / "y.xlsx"
        assert run(["portfolio", str(tmp_path / "gibtsnicht"), "-o", str(out), "--lang", "de"]) == 3
        told = capsys.readouterr()
        assert "Die Datei gibt es nicht" in told.err
        assert told.out == ""
        assert not out.exists()

    def test_a_bad_path_among_good_ones_is_told_and_the_others_count(
        self, workbook: Path, tmp_path: Path, capsys: Capture
    ) -> None:
        out = tmp_path / "y"
        assert run(["portfolio", str(workbook), str(tmp_path / "gibtsnicht"), "-o", str(out), "--lang", "de"]) == 1
        assert "Die Datei gibt es nicht" in capsys.readouterr().err
        assert out.with_suffix(".xlsx").exists()  # Excel would not open it by another name

    def test_wants_a_workbook_or_json(self, workbook: Path, capsys: Capture) -> None:
        assert run(["portfolio", str(workbook), "--lang", "de"]) == 2
        assert (
            capsys.readouterr().err
            == "Bitte mit -o sagen, wie die Mappe (.xlsx) oder die Folie (.pptx) heißen soll, oder --json, "
            "--data ORDNER oder --compare A B angeben.\n"
        )

    def test_it_is_a_workbook_or_nothing(self, workbook: Path, tmp_path: Path, capsys: Capture) -> None:
        assert run(["portfolio", str(workbook), "-o", str(tmp_path / "y.pdf"), "--lang", "de"]) == 2
        assert ".xlsx" in capsys.readouterr().err
