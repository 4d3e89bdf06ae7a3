"""What the handbook tells is so: figures, sentences, names of buttons and sheets, commands, pictures."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean

import pypdf
import pytest
from handbook_pdf import BUTTONS, FOLDERS, PageTooFull, build
from handbook_year import ANSWERS, AT_THE_END, IN_JANUARY, IN_JUNE, TARGET, Ratings, Year, assessment

import tiers
from building.button_guide import button_guides, first_sentence
from handbook.conftest import DOCS
from kam_partnership.assessment import Figures, Settings, compute_figures
from kam_partnership.cli.options import parser
from kam_partnership.excel.buttons import all_buttons
from kam_partnership.texts import Language, catalogue, number_text, text
from kam_partnership.workbook.verdict_words import verdict_text

PAGES = 13
#: With decimals, and no part of a date.
NUMBER = re.compile(r"(?<![\d.,])[−+]?\d+[,.]\d+(?![\d.,]*\d)")
#: Words of ours, not of somebody who looks after customers.
INTERNAL = re.compile(r"\b(Python|xlwings|openpyxl|COM|VBA|JSON|API|pip|Aufrufe?|engine|UDF)\b")


def pages(language: Language) -> list[Path]:
    return sorted((DOCS / FOLDERS[language]).glob("[0-9]*.md"))


def words_of(language: Language) -> Iterator[tuple[str, str]]:
    """Every page by its name, on one line."""
    for page in [DOCS / FOLDERS[language] / "README.md", *pages(language)]:
        yield page.name, " ".join(page.read_text("utf-8").split())


def all_words(language: Language) -> str:
    return " ".join(words.replace(" > ", " ") for _, words in words_of(language))


# ---------------------------------------------------------------------- form
def test_each_page_has_a_picture_that_is_described(language: Language) -> None:
    assert len(pages(language)) == PAGES
    for number, page in enumerate(pages(language), start=1):
        [(description, picture)] = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text("utf-8"))
        assert len(description) >= 40
        assert picture == f"images/{number:02d}.png"
        assert (page.parent / picture).stat().st_size < 250_000


def test_the_contents_name_every_page_and_each_page_leads_to_the_next(language: Language) -> None:
    contents = (DOCS / FOLDERS[language] / "README.md").read_text("utf-8")
    titles = [page.read_text("utf-8").partition("\n")[0].removeprefix("# ") for page in pages(language)]
    for page, title in zip(pages(language), titles, strict=True):
        assert f"[{title}]({page.name})" in contents
    for page, following, title in zip(pages(language), pages(language)[1:], titles[1:], strict=False):
        assert page.read_text("utf-8").endswith(f": [{title}]({following.name})\n")


def test_links_lead_somewhere(language: Language) -> None:
    for page in [*pages(language), DOCS / FOLDERS[language] / "README.md", DOCS / BUTTONS[language]]:
        for target in re.findall(r"\]\(([^)#:]+)\)|src=\"([^\"]+)\"", page.read_text("utf-8")):
            assert (page.parent / "".join(target)).exists(), (page.name, target)


def test_what_is_bold_stands_so_in_excel(language: Language) -> None:
    ours = {words for part in catalogue.PARTS for words in catalogue.part_texts(language, part).values()}
    ours |= {words.capitalize() for words in ours if words.isupper()}  # titles of tiles
    for name, words in words_of(language):
        bold = set(re.findall(r"\*\*(.+?)\*\*", words))
        assert bold <= ours, (name, bold - ours)


def test_nothing_of_our_workshop_is_told(language: Language) -> None:
    for name, words in words_of(language):
        assert INTERNAL.findall(words) == [], name


def test_both_languages_tell_the_same() -> None:
    """As many figures, bold words and commands on each page."""

    def shape(language: Language) -> list[tuple[str, ...]]:
        numbers = re.compile(r"\d+")
        texts = [page.read_text("utf-8") for page in pages(language)]
        return [tuple(" ".join(numbers.findall(number)) for number in NUMBER.findall(words)) for words in texts]

    assert shape(Language.DE) == shape(Language.EN)
    commands = [[page.read_text("utf-8").count("```sh") for page in pages(language)] for language in Language]
    assert commands[0] == commands[1]


def test_commands_are_understood(language: Language) -> None:
    found = [line for _, words in words_of(language) for line in re.findall(r"```sh (.+?) ```", words)]
    assert len(found) == 2
    for line in found:
        program, *arguments = shlex.split(line)
        assert program == "kam-partnership"
        parser(language).parse_args(arguments)


# ---------------------------------------------------------------------- figures
def figures_of(language: Language, ratings: Ratings) -> Figures:
    return compute_figures(assessment(language, ratings, target=ratings in (IN_JUNE, AT_THE_END)))


def views() -> tuple[Sequence[Ratings], Sequence[Ratings]]:
    """Answers of the supplier's people and of the key account's."""
    tom, lea, ben = ANSWERS
    return (IN_JANUARY, ben), (tom, lea)


def balance(language: Language, people: Sequence[Ratings]) -> float:
    return fmean(figures_of(language, one).net_balance or 0.0 for one in people)


def seen_differently() -> int:
    """On how many criteria the mean gaps of both sides lie further apart than the tolerance."""
    count = 0
    for number in IN_JANUARY:
        ours, theirs = (fmean(one[number][1] - one[number][0] for one in people) for people in views())
        count += abs(ours - theirs) > Settings().tolerance
    return count


def known_numbers(language: Language) -> set[str]:
    """All numbers with decimals that the handbook may name."""
    ours, theirs = (balance(language, people) for people in views())
    plain = [Settings().tolerance, *TARGET, abs(ours - theirs)]
    signed = [ours, theirs]
    for ratings in (IN_JANUARY, IN_JUNE, AT_THE_END):
        figures = figures_of(language, ratings)
        way = (figures.to_target_supplier, figures.to_target_key_account) if ratings is IN_JUNE else ()
        plain += [figures.supplier_score, figures.key_account_score, figures.level, *way]
        signed.append(figures.net_balance)
    return {number_text(one, language) for one in plain} | {number_text(one, language, signed=True) for one in signed}


def test_every_figure_follows_from_what_was_typed(language: Language) -> None:
    for name, words in words_of(language):
        told = set(NUMBER.findall(words))
        assert told <= known_numbers(language), (name, told - known_numbers(language))


@pytest.mark.parametrize("ratings", [IN_JANUARY, IN_JUNE, AT_THE_END], ids=["January", "June", "December"])
def test_verdicts_are_the_products_own(language: Language, ratings: Ratings) -> None:
    sentence = verdict_text(figures_of(language, ratings), Settings(), (), language)
    assert sentence in all_words(language)


def test_what_both_sides_see_is_told_right(language: Language) -> None:
    told = all_words(language)
    for people in views():
        assert number_text(balance(language, people), language, signed=True) in told
    of = {Language.DE: "{} von {} Kriterien", Language.EN: "{} of {} criteria"}[language]
    assert of.format(seen_differently(), len(IN_JANUARY)) in told


@tiers.before_release("the same figures computed from the ratings without any workbook")
def test_the_commands_give_the_same_year(year: Year) -> None:
    told = all_words(year.language)
    for stage, ratings in (("analysed", IN_JANUARY), ("adopted", IN_JUNE), ("review", AT_THE_END)):
        figures = figures_of(year.language, ratings)
        assert year.told[stage]["net_balance"] == pytest.approx(figures.net_balance)
        assert year.told[stage]["verdict"] in told
        assert year.told[stage]["findings"] == []
    assert year.told["review"]["target"]["reached"] is True
    suggested = year.told["suggested"]
    assert (suggested.count, suggested.gaps) == (10, 5)
    merged = year.told["merged"]
    assert merged["view_gap"] == pytest.approx(
        abs(balance(year.language, views()[0]) - balance(year.language, views()[1]))
    )
    assert merged["verdict"].partition(".")[0] in told
    assert sum(bool(criterion["sides_disagree"]) for criterion in merged["criteria"]) == seen_differently()
    portfolio = year.told["portfolio"]
    assert portfolio["candidates"][0]["key_account"] == year.words.key_account
    assert portfolio["failed"] == []
    assert len(portfolio["due_now"]) == 3
    assert portfolio["due_now"][0]["key_account"].startswith("Brigg")


# ---------------------------------------------------------------------- the buttons and the PDF
def test_the_button_guide_is_fresh() -> None:
    for path, content in button_guides().items():
        assert path.read_text("utf-8") == content.decode(), f"{path.name} is stale; run: python addin/build.py"


def test_the_button_guide_has_every_button_with_its_icon(language: Language) -> None:
    guide = (DOCS / BUTTONS[language]).read_text("utf-8")
    for button in all_buttons():
        label = text(f"control.{button.control_id}.label", language)
        assert f'/{button.name}.png" width="32" alt=""> | **{label}**' in guide


def test_a_button_is_explained_in_one_sentence() -> None:
    assert first_sentence("Das Blatt „Auswertung“. Mehr folgt.") == "Das Blatt „Auswertung“."
    assert first_sentence("Macht z. B. viel.") == "Macht z. B. viel."
    assert first_sentence("Ohne Ende") == "Ohne Ende"


@tiers.thinned(language=1)
def test_the_pdf_has_each_page_on_a_sheet_and_the_same_bytes_twice(language: Language, tmp_path: Path) -> None:
    first, second = (build(language, DOCS, tmp_path / name) for name in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()
    reader = pypdf.PdfReader(first)
    assert len(reader.pages) == len(reader.outline) == PAGES + 2  # contents, pages, buttons
    assert reader.trailer["/Root"]["/Lang"] == str(language)
    for number, page in enumerate(pages(language), start=1):
        title = page.read_text("utf-8").partition("\n")[0].removeprefix("# ")
        assert title in reader.pages[number].extract_text()


def test_a_page_with_too_many_words_is_told(tmp_path: Path) -> None:
    folder = tmp_path / FOLDERS[Language.EN]
    folder.mkdir()
    (folder / "README.md").write_text("# Contents\n\n" + "Too many words. " * 2000)
    (tmp_path / BUTTONS[Language.EN]).write_text("# Buttons\n")
    with pytest.raises(PageTooFull, match="README"):
        build(Language.EN, tmp_path, tmp_path)


def test_markdown_that_is_not_understood_is_told(tmp_path: Path) -> None:
    folder = tmp_path / FOLDERS[Language.EN]
    folder.mkdir()
    (folder / "README.md").write_text("# Contents\n\n<div>\n</div>\n")
    with pytest.raises(ValueError, match="html_block is not understood"):
        build(Language.EN, tmp_path, tmp_path)
