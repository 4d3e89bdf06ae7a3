"""``kam-partnership prepare``: the contract in docs/cli.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from kam_partnership.cli.main import run
from kam_partnership.shipped_files import template_path
from kam_partnership.texts import Language
from kam_partnership.xlsx.package import Package
from support.traces import leave_traces

OLD = Path(__file__).parents[1] / "data" / "template_1_0"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    package = Package.open(template_path(Language.DE))
    leave_traces(package)
    path = tmp_path / "kam.xlsx"
    path.write_bytes(package.to_bytes())
    return path


def test_writes_a_clean_copy_and_lists_what_it_removed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, copy = path.read_bytes(), path.with_name("kopie.xlsx")
    assert run(["prepare", str(path), "-o", str(copy)]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.splitlines() == [
        "Das Blatt „Gespräch“ fehlt in der Kopie: Es ist für Sie und Ihr Team, nicht für andere.",
        "Verknüpfungen und Datenverbindungen entfernt: 1",
        "Persönliche Angaben entfernt (Verfasser, Firma, Ordner, Drucker und Ähnliches): 12",
        "Namen an Kommentaren durch „Autor“ ersetzt: 2",
        "Das bleibt darin, weil es Inhalt ist; bitte ansehen, ob es hinaus darf (4):",
        "  Vertraulichkeitsbezeichnung: docProps/custom.xml",
        "  Daten Ihres Unternehmens oder eines Add-ins: customXml/item2.xml",
        "  Kommentar: Partnerschaft!C9 – „Bitte klären“",
        "  Kommentar: Partnerschaft!C10 – „[Unterhaltung] Einverstanden“",
        told.out.splitlines()[-2],
        f"Geschrieben: {copy}",
    ]
    assert path.read_bytes() == before
    assert b"Mustermann" not in Package.open(copy).parts["docProps/core.xml"]


def test_says_so_when_there_was_nothing_to_remove(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = path.with_name("1.xlsx"), path.with_name("2.xlsx")
    assert run(["prepare", str(path), "-o", str(first)]) == 0
    capsys.readouterr()
    assert run(["prepare", str(first), "-o", str(second)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Es war nichts zu entfernen."
    assert first.read_bytes() == second.read_bytes()


def test_replaces_no_file_without_force_and_never_the_workbook_itself(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, copy = path.read_bytes(), path.with_name("kopie.xlsx")
    copy.write_bytes(b"alt")
    assert run(["prepare", str(path), "-o", str(copy)]) == 3
    assert copy.read_bytes() == b"alt"
    assert run(["prepare", str(path), "-o", str(path), "--force"]) == 3
    assert path.read_bytes() == before
    assert str(path) in capsys.readouterr().err
    assert run(["prepare", str(path), "-o", str(copy), "--force"]) == 0


@pytest.mark.parametrize("name", ["kopie.xlsm", "kopie"])
def test_the_copy_keeps_the_kind_of_the_workbook(path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["prepare", str(path), "-o", str(path.with_name(name))]) == 2
    assert ".xlsx" in capsys.readouterr().err
    assert [p.name for p in path.parent.iterdir()] == ["kam.xlsx"]


def test_a_file_that_is_no_workbook_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "kam.xlsx"
    path.write_bytes(b"kein Zip")
    assert run(["prepare", str(path), "-o", str(tmp_path / "kopie.xlsx")]) == 3
    assert str(path) in capsys.readouterr().err


def test_of_a_workbook_of_an_older_template_nothing_of_ours_is_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["prepare", str(OLD / "demo_deu.xlsx"), "-o", str(tmp_path / "kopie.xlsx")]) == 0
    stays = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert stays == ["  Wer bewertet hat: Partnerschaft!M3 – „A. Beispiel“"]
