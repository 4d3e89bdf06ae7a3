"""The button Zusammenführen: asks for what came back, writes what merge does, opens it, names what does not count."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kam_partnership.cli.main import run
from kam_partnership.excel.buttons import views_group
from kam_partnership.excel.save_merged import SHOWN_LINES
from kam_partnership.headless import open_book
from kam_partnership.headless.document import Document
from kam_partnership.texts import Language, text
from support.agreed import merged_file
from support.fake_com import OpenWorkbook
from support.fake_com.looks import Looks
from support.fake_com.workbook import Workbook
from support.forms import fill_form_pdf, fill_form_workbook

PEOPLE = ("Anna Muster", "Bert Öl:kunde", "Cem:kunde")
#: What the user answers to: do the ratings in here count, is it to be anonymous?
NAMED, ANONYMOUS = ["no", "no"], ["no", "yes"]


@pytest.fixture(scope="module")
def returned(rated: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three questionnaires as people send them back: two workbooks and a PDF."""
    sent, back = tmp_path_factory.mktemp("sent"), tmp_path_factory.mktemp("back")
    assert run(["survey", str(rated), "-o", str(sent), "--lang", "de", "--raters", *PEOPLE]) == 0
    files = []
    for number, person in enumerate(PEOPLE):
        name = person.partition(":")[0]
        if name == "Cem":
            [form] = sent.glob(f"*{name}.pdf")
            files.append(fill_form_pdf(form, back / "cem.pdf", {"1a": "3", "1b": "8", "2a": "viel", "2b": "7,5"}))
        else:
            [form] = sent.glob(f"*{name}.xlsx")
            files.append(fill_form_workbook(form, back / f"{name}.xlsx", {"1a": 3 + number, "1b": 8, "2a": 4, "2b": 6}))
    return files


@pytest.fixture
def workbook(opened: Callable[[Path], OpenWorkbook], rated: Path, returned: list[Path]) -> Iterator[OpenWorkbook]:
    """The account's workbook, open; the three questionnaires will be chosen."""
    workbook = opened(rated)
    workbook.application.open_answer = returned
    workbook.answers = list(NAMED)
    yield workbook
    workbook.application.open_answer = workbook.application.file_answer = None


def written(folder: Path) -> list[Path]:
    return [file for file in folder.glob("*.xlsx") if file.name != "kam.xlsx"]


def told(workbook: OpenWorkbook) -> str:
    assert workbook.failures == []
    return workbook.dialogs[-1].prompt


def test_it_writes_what_the_command_does_and_opens_it(
    workbook: OpenWorkbook, returned: list[Path], tmp_path: Path
) -> None:
    workbook.click("merge")
    [file] = written(tmp_path)
    assert file.name == "kam alle Sichten.xlsx"
    assert file.name in [one.Name for one in workbook.application.open]
    other = tmp_path / "other.xlsx"
    files = map(str, returned)
    assert run(["merge", *files, "--base", str(tmp_path / "kam.xlsx"), "-o", str(other)]) == 0
    assert other.read_bytes() == file.read_bytes()


def test_headline_people_and_what_does_not_count_are_told(workbook: OpenWorkbook) -> None:
    workbook.click("merge")
    words = told(workbook)
    assert "Balance" in words
    assert "3 von 3 Dateien zählen" in words
    assert "Anna Muster (Lieferant)" in words
    assert "Bert Öl (Key Account)" in words
    assert "cem.pdf: 2a" in words  # "viel" is no number
    assert "Gemeinsame Sicht" in words
    assert "--" not in words
    assert "kam-partnership" not in words


def test_files_that_cannot_be_read_are_named_with_the_reason_and_the_rest_goes_on(
    workbook: OpenWorkbook, returned: list[Path], tmp_path: Path
) -> None:
    broken = [tmp_path / f"kaputt {number}.pdf" for number in range(SHOWN_LINES + 3)]
    for path in broken:
        path.write_bytes(b"%PDF-1.4 nichts")
    workbook.application.open_answer = [*returned, *broken, returned[0]]
    workbook.click("merge")
    words = told(workbook)
    assert f"3 von {len(broken) + 4} Dateien zählen" in words
    assert all(path.name in words for path in broken)
    assert "kaputt 0.pdf: " in words
    assert words.count(returned[0].name) == 2  # Anna counts, and is left out the second time
    assert str(tmp_path / broken[0].name) not in words


def test_the_ratings_in_the_open_workbook_count_when_the_user_says_so(workbook: OpenWorkbook) -> None:
    workbook.answers = ["yes", "no"]
    workbook.click("merge")
    question, _, done = (dialog.prompt for dialog in workbook.dialogs)
    assert "kam.xlsx" in question
    assert "4 von 4" in done


def test_nobody_is_asked_about_a_workbook_that_was_chosen_anyway(
    workbook: OpenWorkbook, returned: list[Path], tmp_path: Path
) -> None:
    workbook.application.open_answer = [*returned, tmp_path / "kam.xlsx"]
    workbook.answers = ["no"]
    workbook.click("merge")
    assert len(workbook.dialogs) == 2
    assert "4 von 4" in told(workbook)


def test_anonymous_people_are_not_named(workbook: OpenWorkbook, tmp_path: Path) -> None:
    workbook.answers = list(ANONYMOUS)
    workbook.click("merge")
    assert "Anna Muster" not in told(workbook)
    [file] = written(tmp_path)
    with zipfile.ZipFile(file) as parts:
        assert not any(b"Anna" in parts.read(part) for part in parts.namelist())


@pytest.mark.parametrize("answers", [["cancel"], ["no", "cancel"]])
def test_cancelling_a_question_writes_nothing(workbook: OpenWorkbook, tmp_path: Path, answers: list[str]) -> None:
    workbook.answers = answers
    workbook.click("merge")
    assert written(tmp_path) == []
    assert workbook.application.status_bar == text("ribbon.not_saved", Language.DE)


@pytest.mark.parametrize(("attribute", "answer"), [("open_answer", None), ("file_answer", False)])
def test_cancelling_a_dialog_writes_nothing(
    workbook: OpenWorkbook, tmp_path: Path, attribute: str, answer: object
) -> None:
    setattr(workbook.application, attribute, answer)
    workbook.click("merge")
    assert written(tmp_path) == []
    assert workbook.application.status_bar == text("ribbon.not_saved", Language.DE)


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_no_file_is_replaced_without_asking(workbook: OpenWorkbook, tmp_path: Path, answer: str) -> None:
    mine = tmp_path / "mine.xlsx"
    mine.write_bytes(b"mine")
    workbook.application.file_answer = str(mine)
    workbook.answers = [*NAMED, answer]
    workbook.click("merge")
    assert (mine.read_bytes() == b"mine") is (answer == "no")


def test_what_was_read_or_agreed_on_is_never_replaced(
    workbook: OpenWorkbook, returned: list[Path], tmp_path: Path
) -> None:
    agreed = merged_file(tmp_path / "alle.xlsx", ["Eins"], {"Eins": (1, 2, "weil")})
    for path in (agreed, returned[0]):
        before = path.read_bytes()
        workbook.application.file_answer = str(path)
        workbook.answers = [*NAMED, "yes"]
        workbook.click("merge")
        [dialog] = workbook.failures
        assert path.name in dialog.prompt
        assert path.read_bytes() == before


def test_what_is_not_saved_is_saved_first(workbook: OpenWorkbook, returned: list[Path], tmp_path: Path) -> None:
    workbook.workbook.saved = False
    workbook.click("merge")
    assert "zuerst" in told(workbook)
    workbook.workbook.saved = True
    other = Workbook(workbook.application, Document(Path(shutil.copy(returned[0], tmp_path))), Looks(returned[0]))
    workbook.application.open.append(other)
    other.saved = False
    workbook.click("merge")
    assert f"{returned[0].name} ist in Excel geöffnet und nicht gespeichert" in told(workbook)
    assert not list(tmp_path.glob("*Sichten*"))


def test_a_result_that_excel_does_not_open_is_told_with_all_that_does_not_count(
    workbook: OpenWorkbook, returned: list[Path], tmp_path: Path
) -> None:
    """The usual reason: a workbook of the same name is open."""
    twin = Path(shutil.copy(returned[0], tmp_path / "kam alle Sichten.xlsx"))
    other = Workbook(workbook.application, Document(twin), Looks(twin))
    workbook.application.open.append(other)
    (tmp_path / "da").mkdir()
    workbook.application.file_answer = str(tmp_path / "da" / twin.name)
    workbook.click("merge")
    words = told(workbook)
    assert (tmp_path / "da" / twin.name).exists()
    assert str(tmp_path / "da" / twin.name) in words
    assert "cem.pdf: 2a" in words


def test_on_a_mac_the_system_asks_for_the_files(
    workbook: OpenWorkbook,
    returned: list[Path],
    tmp_path: Path,
    on_a_mac: Callable[..., list[list[str]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def answered(script: str) -> object:
        return "\n".join(map(str, returned)) if "multiple selections allowed" in script else tmp_path / "alle"

    asked = on_a_mac(answered)
    monkeypatch.setattr("kam_partnership.excel.save_merged.saved_file_of", lambda *_, **__: tmp_path / "kam.xlsx")
    monkeypatch.setattr("kam_partnership.excel.host.is_saved", lambda _book: True)
    workbook.click("merge")
    assert "3 von 3" in told(workbook)
    assert len(asked) == 2
    assert (tmp_path / "alle.xlsx").exists()


def test_without_excel_it_names_the_command(rated: Path, tmp_path: Path) -> None:
    with open_book(Path(shutil.copy(rated, tmp_path))) as book:
        views_group.merge(book)
        [alert] = book.app.impl.alerts
    assert "kam-partnership merge" in alert.prompt
