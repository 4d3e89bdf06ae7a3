"""Control characters, escape sequences and overridden directions in workbooks: no command stops, no terminal obeys."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest

from kam_partnership.assessment.intake import as_title
from kam_partnership.cli.terminal import as_json
from kam_partnership.headless import open_book
from kam_partnership.plain_text import on_one_line, readable, same_name, same_title
from kam_partnership.workbook import names
from support import workbooks
from support.strict import Ran, run
from tiers import rounds

NASTY = (
    "\x07", "\x1b[2J\x1b]0;title\x07", "\x1b[31m", "\x9b31m", "\x00", "\x08\x08", "\r", "\x7f", "\u202etxet", "\u2066a",
    "\u2028", "\ufffe", "\U000e0041", "\ud800", "a\nb", "\x85", "\x1f", "_x0007_", "=1+1\x0b", "\u200f", "\ufeff",
)  # fmt: skip
#: What no terminal may get, written anew here.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")


def nasty_text(chance: random.Random) -> str:
    return "".join(chance.choice((*NASTY, "Müller", " AG ", "x")) for _ in range(chance.randint(1, 5)))


def strange_workbook(path: Path, chance: random.Random) -> Path:
    """A rated workbook with such signs wherever texts can stand."""
    rows = tuple((f"K{n}", 1.0, float(n % 11), float(n * 3 % 11)) for n in range(16))
    workbooks.fill(path, workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows))

    def typed() -> str:
        text = nasty_text(chance).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return "'" + text.replace("\ufffe", "x")

    with open_book(path) as book:
        for key in ("key_account", "supplier", "author"):
            book.names[names.GENERAL_CELLS[key]].refers_to_range.raw_value = typed()
        titles = book.names[names.CRITERION_COLUMN].refers_to_range
        titles.raw_value = [[typed()] for _ in range(16)]
        book.names[names.WEIGHT_COLUMN].refers_to_range[3, 0].raw_value = typed()
        book.save()
    return path


def clean(ran: Ran, arguments: object) -> None:
    assert ran.mistake == "", arguments
    for stream in (ran.out, ran.err):
        assert not OBEYED.search(stream), (arguments, stream)


@pytest.mark.parametrize("seed", range(rounds(1, 20)))
def test_no_command_stops_or_passes_on_what_a_terminal_obeys(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    folder = tmp_path / "accounts"
    folder.mkdir()
    paths = [strange_workbook(folder / f"{n}.xlsx", chance) for n in range(3)]
    one = paths[0]
    for arguments in (
        ["score", one],
        ["score", *paths],
        ["check", *paths],
        ["portfolio", folder, "-o", tmp_path / "portfolio.xlsx"],
        ["merge", *paths, "-o", tmp_path / "merged.xlsx"],
        ["merge", *paths, "--anonymous", "-o", tmp_path / "anonymous.xlsx"],
        ["report", one, "-o", tmp_path / "report.pptx"],
        ["report", one, "-o", tmp_path / "report.pdf"],
        ["survey", one, "-o", tmp_path / "survey", "--raters", "Anna\x1b[2J", "Bert\u202e"],
        ["prepare", one, "-o", tmp_path / "prepared.xlsx"],
        ["recompute", one, "--out", tmp_path / "recomputed.xlsx"],
        ["upgrade", one, "--out", tmp_path / "upgraded.xlsx"],
        ["render", one, "-o", tmp_path / "picture.svg"],
        ["snapshot", one, "--out", tmp_path / "saved.xlsx"],
    ):
        ran = run(arguments)
        clean(ran, arguments)
        assert ran.code in (0, 1), (arguments, ran.err)
    for arguments in (["score", one, "--json"], ["check", one, "--json"], ["portfolio", folder, "--json"]):
        ran = run(arguments)
        clean(ran, arguments)
        json.loads(ran.out)


def test_a_bad_file_is_named_and_the_others_are_done(tmp_path: Path) -> None:
    good = [strange_workbook(tmp_path / f"{n}.xlsx", random.Random(n)) for n in range(2)]
    bad = tmp_path / "b\x1bad.xlsx"
    bad.write_bytes(b"no workbook")
    for arguments in (
        ["score", good[0], bad, good[1]],
        ["check", good[0], bad, good[1]],
        ["portfolio", tmp_path, "-o", tmp_path / "out" / ".." / "p.xlsx"],
        ["merge", good[0], bad, good[1], "-o", tmp_path / "m.xlsx"],
    ):
        ran = run(arguments)
        clean(ran, arguments)
        assert ran.code == 1, arguments
        assert "b\ufffdad.xlsx" in ran.err
        assert "2" in ran.err.splitlines()[-1]


def test_an_error_nobody_foresaw_is_named_with_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kam_partnership.workbook import closed_file

    paths = [strange_workbook(tmp_path / f"{n}.xlsx", random.Random(n)) for n in range(3)]
    real = closed_file.read_workbook

    def failing(path: Path, **details: str) -> object:
        if path.name == "1.xlsx":
            raise ValueError("nobody foresaw this")
        return real(path, **details)

    monkeypatch.setattr("kam_partnership.workbook.judged_file.read_workbook", failing)
    for arguments in (["score", *paths], ["merge", *paths, "--json"], ["portfolio", tmp_path, "--json"]):
        ran = run(arguments)
        assert (ran.code, ran.mistake) == (1, "")
        assert str(paths[1]) in ran.err
        assert "nobody foresaw this" in ran.err


def test_readable_texts_hold_nothing_that_is_obeyed_and_keep_the_rest() -> None:
    chance = random.Random(4)
    for _ in range(rounds(300, 5000)):
        text = nasty_text(chance)
        assert not OBEYED.search(readable(text))
        assert not OBEYED.search(as_title(text))
        assert readable(readable(text)) == readable(text)
        assert len(readable(text)) == len(text)
        assert json.loads(as_json({"a": [text]})) == {"a": [text]}
        assert not OBEYED.search(as_json({text: text}))
        assert "\n" not in on_one_line(text)
    for text in ("Müller & Söhne", "日本電気", "محمد", "Ольга", "👩🏽‍💻", "e\u0301", "a\tb\nc", "\u00adx"):
        assert readable(text) == text


@pytest.mark.parametrize(
    ("one", "other", "as_names", "as_titles"),
    [
        ("Jürgen", "Ju\u0308rgen", True, True),
        ("ANNA  Groß", "anna gross", True, True),
        ("An\u00adna", "Anna", True, False),
        ("Anna\u200e", "Anna", True, False),
        ("Anna\u00a0B", "Anna B", True, True),
        ("Anna", "Hanna", False, False),
        ("ΜΆΪΟΣ", "μάϊος", True, True),
    ],
)
def test_spellings_of_one_name_or_title(one: str, other: str, as_names: bool, as_titles: bool) -> None:
    assert (same_name(one) == same_name(other)) is as_names
    assert (same_title(one) == same_title(other)) is as_titles
