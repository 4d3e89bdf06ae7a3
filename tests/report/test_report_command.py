"""kam-partnership report: from a workbook to slides and PDF, and what it says when it cannot."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from kam_partnership.cli.main import run
from report.conftest import SECRETS
from support import workbooks

pptx = pytest.importorskip("pptx")


def texts(path: Path) -> str:
    presentation = pptx.Presentation(io.BytesIO(path.read_bytes()))
    shapes = [shape for slide in presentation.slides for shape in slide.shapes]
    return "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)


def test_slides_of_a_workbook(workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = workbook.read_bytes()
    out = tmp_path / "report.pptx"
    assert run(["report", str(workbook), "-o", str(out)]) == 0
    told = capsys.readouterr()
    assert told.out.strip() == f"Geschrieben: {out} (5 Seiten)"
    assert "Eine Eingabe ist ungültig" in told.err
    assert "E13" in told.err.split("viel")[0]
    assert "=Müller & Söhne" in texts(out)
    assert workbook.read_bytes() == before


def test_the_customers_edition_in_english(workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "report.pptx"
    assert run(["report", str(workbook), "-o", str(out), "--audience", "customer", "--lang", "en"]) == 0
    assert "For the customer" in capsys.readouterr().err
    assert "how we see our cooperation" in texts(out)
    with zipfile.ZipFile(out) as archive:
        told = "".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
    assert [secret for secret in SECRETS if secret in told] == []


def test_a_pdf_by_its_ending(workbook: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.PDF"
    assert run(["report", str(workbook), "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF-")


def test_nothing_is_replaced_without_force(workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"mine")
    assert run(["report", str(workbook), "-o", str(out)]) == 3
    assert out.read_bytes() == b"mine"
    assert "--force" in capsys.readouterr().err
    assert run(["report", str(workbook), "-o", str(out), "--force"]) == 0
    assert out.read_bytes() != b"mine"


def test_an_unrated_workbook_has_nothing_to_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "report.pptx"
    assert run(["report", str(workbooks.GERMAN), "-o", str(out), "--lang", "de"]) == 2
    assert "nichts zu berichten" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["-o", "report.docx"], 2, ".pptx oder .pdf"),
        (["-o", "report.pdf", "--template", "company.pptx"], 2, "nur für PowerPoint"),
        (["-o", "report.pptx", "--template", "missing.pptx"], 3, "gibt es nicht"),
        (["-o", "report.pptx", "--template", "text.pptx"], 3, "keine lesbare PowerPoint-Datei"),
        (["-o", "report.pptx", "--template", "workbook.xlsx"], 3, "ohne Makros"),
        (["-o", "report.pptx", "--template", "macros.pptx"], 3, "ohne Makros"),
        (["-o", "report.pptx", "--template", "hollow.pptx"], 3, "keine lesbare PowerPoint-Datei"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_remedy(
    arguments: list[str],
    code: int,
    message: str,
    workbook: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("text.pptx").write_text("no presentation")
    shutil.copy(workbook, "workbook.xlsx")
    pptx.Presentation().save("plain.pptx")
    with zipfile.ZipFile("plain.pptx") as old, zipfile.ZipFile("hollow.pptx", "w") as new:
        new.writestr("[Content_Types].xml", old.read("[Content_Types].xml"))
    shutil.copy("plain.pptx", "macros.pptx")
    with zipfile.ZipFile("macros.pptx", "a") as archive:
        archive.writestr("ppt/vbaProject.bin", b"macros")
    assert run(["report", str(workbook), *arguments, "--lang", "de"]) == code
    assert message in capsys.readouterr().err
    assert not list(tmp_path.glob("report.*"))


def test_the_same_report_twice_is_the_same_file(workbook: Path, tmp_path: Path) -> None:
    for ending in ("pptx", "pdf"):
        for name in "ab":
            assert run(["report", str(workbook), "-o", str(tmp_path / f"{name}.{ending}")]) == 0
        assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


@pytest.mark.parametrize(("ending", "start"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF-")])
def test_render_makes_what_the_ending_says(ending: str, start: bytes, workbook: Path, tmp_path: Path) -> None:
    out = tmp_path / f"picture{ending}"
    assert run(["render", str(workbook), "-o", str(out), "--width", "300"]) == 0
    assert out.read_bytes().startswith(start)
