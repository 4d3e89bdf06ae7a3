"""Every animal meets every command: what is said is what the table says, and nothing is changed that should not be.

A command that calculates needs a second or more, so at every push each animal meets the commands that read it, and
those that refuse it where no reading costs time; before a release (KAM_FULL=1) one that refuses it as well, and every
ninth a further command in turn; with KAM_ZOO=all each animal meets all of them.
"""

from __future__ import annotations

import faulthandler
import json
import os
import re
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

import tiers
from fuzz.samples import demo
from kam_partnership.texts import Language, text
from support.strict import Ran, run
from zoo import foreign, ours
from zoo.cage import ZOO, parts_of
from zoo.expected import COMMANDS, TABLE, WRONG_USAGE, expected

assert foreign, ours  # they fill the zoo

ALL = os.environ.get("KAM_ZOO") == "all"
#: No command takes longer with any animal, on a slow and busy computer; the process ends with a traceback then.
LIMIT_SECONDS = 240
#: One in so many animals meets a command that does its work.
_SHARE = 9
#: Animals that take seconds to make, or to read: in an ordinary run they meet the commands that only read.
LARGE = {
    *("a_million_empty_rows", "five_thousand_criteria", "saved_by_libreoffice", "zip_bomb", "too_many_elements"),
    "an_endless_text",
}
#: It takes ten seconds to make.
SLOW = {"five_thousand_criteria"}
_READING = ("score", "check")
_EDITING = tuple(command for command in COMMANDS if command not in _READING)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The filled demo."""
    return demo(tmp_path_factory.mktemp("zoo")).read_bytes()


@pytest.fixture(autouse=True)
def _watchdog() -> Iterator[None]:
    faulthandler.dump_traceback_later(LIMIT_SECONDS * (len(COMMANDS) if ALL else 1), exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def test_the_table_tells_about_every_animal() -> None:
    assert TABLE.keys() == ZOO.keys()
    assert all(make.__doc__ for make in ZOO.values())


def _cases() -> Iterator[object]:
    for number, name in enumerate(TABLE):
        refused = [command for command in _EDITING if expected(name)[command] != "ok"]  # costs little
        done = [_EDITING[number // _SHARE % len(_EDITING)]] if number % _SHARE == 0 else []
        if name in LARGE:
            refused = done = []
        if len(refused) < len(_EDITING):  # a workbook that can be read: opening it costs a second or more
            refused = refused[number % len(refused) :][:1] if refused and tiers.FULL else []
        if not tiers.FULL:
            done = []
        commands = COMMANDS if ALL else tuple(dict.fromkeys((*_READING, *refused, *done)))
        slow = (
            [] if name not in SLOW else [tiers.before_release("tables grow by any number of rows, sixty are carried")]
        )
        yield pytest.param(name, commands, id=name, marks=slow)


@pytest.mark.parametrize(("name", "commands"), list(_cases()))
def test_each_animal_gets_the_answer_of_the_table(
    name: str, commands: tuple[str, ...], sample: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "mappe.xlsx"
    path.write_bytes(sample)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl's
        path = ZOO[name](path)
    before = _seen(path)
    for command in commands:
        ran = _run(command, path, tmp_path)
        assert not ran.mistake, f"{command}: {ran.mistake}"
        _answered(ran, expected(name)[command], command)
        if command == "check" and ran.code < 2:
            [told] = json.loads(ran.out)
            assert {finding["code"] for finding in told["findings"]} == set(TABLE[name][1].split()), command
        if command == "score" and ran.code == 0:
            json.loads(ran.out, parse_constant=pytest.fail)  # no NaN, no infinity
        assert _seen(path) == before, f"{command} changed the original"
    assert not (tmp_path.parent / "boese.txt").exists()


@pytest.mark.parametrize("name", ["control_characters", "a_link_to_a_workbook"])
def test_a_command_that_edits_in_place_leaves_a_workbook_of_ours(name: str, sample: bytes, tmp_path: Path) -> None:
    path = tmp_path / "mappe.xlsx"
    path.write_bytes(sample)
    path = ZOO[name](path)
    before = _scored(path)
    assert run(["snapshot", path, "--date", "2026-11-20"]).code == 0
    assert _scored(path) == before


@pytest.mark.parametrize("name", ["rows_below_the_table", "names_deleted", "merged_by_nonsense", "truncated"])
def test_a_command_that_refuses_leaves_the_workbook_untouched(name: str, sample: bytes, tmp_path: Path) -> None:
    path = tmp_path / "mappe.xlsx"
    path.write_bytes(sample)
    path = ZOO[name](path)
    before = path.read_bytes()
    assert run(["criteria", "add", path, "--title", "Neu", "--supplier", "5"]).code == 3
    assert path.read_bytes() == before
    assert {entry.name for entry in tmp_path.iterdir()} == {path.name}


@pytest.mark.parametrize("name", ["formulas_as_text", "scripts_as_text"])
def test_text_that_looks_like_a_formula_or_a_script_stays_text(name: str, sample: bytes, tmp_path: Path) -> None:
    path = tmp_path / "mappe.xlsx"
    path.write_bytes(sample)
    ZOO[name](path)
    before = _scored(path)
    edit = "upgrade" if name == "formulas_as_text" else "recompute"
    assert run([edit, path]).code == 0
    after = _scored(path)
    assert after["key_account"] == before["key_account"]
    assert after["criteria"] == before["criteria"]
    parts = parts_of(path)
    formulas = re.findall(r"<f[^>]*>([^<]*)</f>", "".join(p.decode("utf-8", "replace") for p in parts.values()))
    assert formulas
    assert not [formula for formula in formulas if "cmd" in formula or "http" in formula or "rm -rf" in formula]


def _scored(path: Path) -> dict[str, object]:
    told: dict[str, object] = json.loads(run(["score", "--json", "--lang", "de", path]).out)
    return {key: told[key] for key in ("key_account", "supplier_score", "key_account_score", "criteria")}


def _run(command: str, path: Path, folder: Path) -> Ran:
    out = folder / f"{command}{path.suffix}"
    arguments: dict[str, list[str | Path]] = {
        "score": ["score", "--json", path],
        "check": ["check", "--json", path],
        "recompute": ["recompute", path, "--out", out],
        "criteria": ["criteria", "add", path, "--title", "Neu", "--supplier", "5", "--out", out],
        "snapshot": ["snapshot", path, "--date", "2026-11-20", "--out", out],
        "render": ["render", path, "-o", out.with_suffix(".png"), "--width", "300"],
        "upgrade": ["upgrade", path, "--out", out.with_suffix(".xlsx")],
        "new": ["new", out.with_suffix(".xlsx"), "--from", path, "--yes"],
    }
    return run([*arguments[command], "--lang", "de"])


def _answered(ran: Ran, wanted: str, command: str) -> None:
    told = f"{command}: {ran.code} {ran.err[:300]}"
    if wanted in ("ok", "found"):
        assert ran.code == (0 if wanted == "ok" else 1), told
        assert ran.out
        return
    assert ran.code == (2 if wanted in WRONG_USAGE else 3), told
    pieces = re.split(r"\{\w+\}", text(f"error.{wanted}", Language.DE))
    assert re.search(".*".join(map(re.escape, pieces)), ran.err, re.DOTALL), told
    assert not ran.out, told


def _seen(path: Path) -> object:
    """The original as far as it can be seen without waiting for it."""
    return path.read_bytes() if path.is_file() and os.access(path, os.R_OK) else path.exists()
