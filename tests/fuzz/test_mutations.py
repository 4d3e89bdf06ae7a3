"""A short form of the long run: some hundred damaged files, the same in every run, raise nothing but our own errors.

The long one, ten thousand for each sample: ``python -m fuzz.run_mutations``; docs/testing.md tells what it found.
"""

from __future__ import annotations

import faulthandler
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from fuzz import found
from fuzz.readers import CORPUS, TARGETS
from fuzz.samples import SAMPLES
from fuzz.target import LIMIT_SECONDS, edited, read
from support.mutations import mutated

#: Seeds of the short run by sample; lists are quick, workbooks are not.
SHORT = {"german": range(20), "english": range(20, 35), "csv_list": range(60), "xlsx_list": range(60)}


@pytest.fixture(autouse=True)
def _watchdog() -> Iterator[None]:
    faulthandler.dump_traceback_later(10 * LIMIT_SECONDS, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.mark.parametrize("name", SHORT)
def test_damaged_files_raise_nothing_but_our_own_errors(name: str, tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    source = SAMPLES[name](tmp_path / "made")
    data, refused = source.read_bytes(), 0
    path = tmp_path / f"damaged{source.suffix}"
    for seed in SHORT[name]:
        content = mutated(data, seed)
        path.write_bytes(content)
        for ran in read(path, foreign="list" in name):
            assert not ran.mistake, f"{name}, seed {seed}: {ran.mistake}"
            refused += ran.code == 3
        assert path.read_bytes() == content
    assert 0 < refused < len(SHORT[name])  # else the damage would be too small or too large to find anything


@pytest.mark.parametrize("seed", [3])
def test_commands_that_write_raise_nothing_but_our_own_errors(seed: int, tmp_path: Path) -> None:
    source = SAMPLES["german"](tmp_path)
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(mutated(source.read_bytes(), seed))
    for ran in edited(path, tmp_path):
        assert not ran.mistake, f"seed {seed}: {ran.mistake}"


@pytest.mark.parametrize(("sample", "seed"), found.SEEDS)
def test_what_fuzzing_once_found_stays_mended(sample: str, seed: int, tmp_path: Path) -> None:
    source = SAMPLES[sample](tmp_path)
    path = tmp_path / f"damaged{source.suffix}"
    path.write_bytes(mutated(source.read_bytes(), seed))
    for ran in read(path, foreign="list" in sample):
        assert not ran.mistake, ran.mistake


@pytest.mark.parametrize("target", TARGETS)
def test_the_fuzzers_corpus_is_read(target: str) -> None:
    files = sorted((CORPUS / target).iterdir())
    assert files
    for file in files:
        TARGETS[target](file.read_bytes())


def test_the_same_seed_gives_the_same_damage(tmp_path: Path) -> None:
    data = SAMPLES["german"](tmp_path).read_bytes()
    assert mutated(data, 5) == mutated(data, 5) != mutated(data, 6)


def test_most_damage_gets_past_the_checksums(tmp_path: Path) -> None:
    data, whole = SAMPLES["xlsx_list"](tmp_path).read_bytes(), 0
    for seed in range(50):
        try:
            (tmp_path / "x.zip").write_bytes(mutated(data, seed))
            with zipfile.ZipFile(tmp_path / "x.zip") as archive:
                whole += archive.testzip() is None
        except Exception:
            continue
    assert whole > 30
