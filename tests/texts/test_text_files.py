"""The files of texts: complete in both languages, alike where they must be, short enough for their places, compiled.

Each test looks at all parts of both languages and names every text that is wrong.
"""

from __future__ import annotations

import gettext
import re
import string
from collections.abc import Iterator
from typing import NamedTuple

import polib

from building.text_files import SEPARATOR, compiled_texts, read_source, source_path
from kam_partnership.texts import Language
from kam_partnership.texts.catalogue import PARTS, part_texts
from kam_partnership.texts.criteria import LONGEST_ANCHOR, LONGEST_TITLE

GERMAN, ENGLISH = Language.DE, Language.EN
FILES = {(language, part): read_source(language, part) for language in Language for part in PARTS}
#: Keys of the anchors of criteria.
ANCHOR = r"(criteria|set)\..*\.(low|middle|high)"
#: How many characters Excel takes or a place holds: of keys that match, the first that does.
LONGEST = {
    r"sheet\..*|(merge|portfolio)\.sheet\..*": 31,
    r"input\..*title": 32,
    r"input\..*": 255,
    r"criteria\.\d+\.title|set\.\w+\.\d+\.title": LONGEST_TITLE,
    ANCHOR: LONGEST_ANCHOR,
    r"suggestion\..*": 125,
    r"wizard\..*": 255,
    r"(control|message)\..*": 1024,
}
#: How texts must end.
ENDINGS = {
    ANCHOR: ".",
    r"criteria\.\d+\.explanation|set\.\w+\.\d+\.explanation|suggestion\..*|finding\..*": ".",
    r"criteria\.\d+\.question|question\.(?!group\.).*": "?",
}
#: The same in both languages although it has several words.
NO_WORDS_OF_OURS = {"guide.sources.2"}


class Text(NamedTuple):
    """One text; a form for one thing and one for several are two of them."""

    language: Language
    part: str
    key: str
    form: int | None
    words: str

    def __str__(self) -> str:
        return f"{self.language}/{self.part}.po {self.key}: {self.words!r}"


def forms(entry: polib.POEntry) -> dict[int | None, str]:
    return dict(entry.msgstr_plural) if entry.msgid_plural else {None: entry.msgstr}


ALL = [
    Text(language, part, entry.msgid, form, words)
    for (language, part), file in FILES.items()
    for entry in file
    for form, words in forms(entry).items()
]
_ENGLISH = {text[1:4]: text for text in ALL if text.language is ENGLISH}
#: Each text in German and in English.
PAIRS = [(text, _ENGLISH[text[1:4]]) for text in ALL if text.language is GERMAN and text[1:4] in _ENGLISH]


def none(wrong: Iterator[object]) -> None:
    told = "\n".join(map(str, wrong))
    assert not told, f"\n{told}"


def spoken(text: Text) -> str:
    """The words without lines that are commands to be typed: examples of help."""
    return "\n".join(line for line in text.words.splitlines() if not line.startswith("kam-partnership "))


def blanks(text: Text) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text.words) if name is not None}


def test_every_part_has_its_files_and_nothing_else_lies_there() -> None:
    expected = {source_path(language, part) for language, part in FILES}
    folder = source_path(GERMAN, "findings").parents[1]
    found = {path for path in folder.rglob("*") if path.suffix in (".po", ".mo")}
    assert found == expected | {path.with_suffix(".mo") for path in expected}


def test_the_compiled_texts_are_those_of_a_fresh_build() -> None:
    none(path for path, content in compiled_texts().items() if path.read_bytes() != content)


def test_what_the_program_reads_is_what_stands_in_the_files() -> None:
    for (language, part), file in FILES.items():
        written = {entry.msgid: "\0".join(words for _, words in sorted(forms(entry).items())) for entry in file}
        assert part_texts(language, part) == written, f"{language}/{part}"


def test_pythons_own_gettext_reads_the_same_with_the_rule_that_stands_in_the_file() -> None:
    for language, part in FILES:
        with source_path(language, part).with_suffix(".mo").open("rb") as file:
            read = gettext.GNUTranslations(file)
        for key, words in part_texts(language, part).items():
            *_, several = one, *_ = words.split("\0")
            told = [read.ngettext(key, key, count) for count in (1, 0, 2, 5)] if "\0" in words else [read.gettext(key)]
            assert told == [one, several, several, several][: len(told)], f"{language}/{part} {key}"


def test_no_key_stands_in_two_parts_or_in_a_part_of_other_keys() -> None:
    words = [word for words in PARTS.values() for word in words]
    assert len(words) == len(set(words))
    none(text for text in ALL if text.key.partition(".")[0] not in PARTS[text.part])
    assert {word for word in words if not any(text.key.startswith(f"{word}.") for text in ALL)} == set()


def test_both_languages_have_the_same_texts_in_the_same_order() -> None:
    for part in PARTS:
        german, english = ([(e.msgid, e.msgid_plural) for e in FILES[one, part]] for one in (GERMAN, ENGLISH))
        assert german == english, part
    assert len(PAIRS) * 2 == len(ALL) > 3000


def test_every_text_is_there_and_no_translation_is_unsure() -> None:
    none(text for text in ALL if not text.words.strip())
    none(f"{file.fpath} {entry.msgid}" for file in FILES.values() for entry in file if entry.fuzzy or entry.obsolete)


def test_every_file_says_its_language_and_the_rule_that_the_program_has_for_several_things() -> None:
    for (language, _), file in FILES.items():
        assert file.metadata["Language"] == language, file.fpath
        assert file.metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);", file.fpath
        assert file.metadata["Content-Type"] == "text/plain; charset=UTF-8", file.fpath


def test_what_there_can_be_several_of_has_a_form_for_one_and_a_form_for_more() -> None:
    several = [(file.fpath, entry) for file in FILES.values() for entry in file if entry.msgid_plural]
    assert len(several) > 40
    for path, entry in several:
        assert entry.msgid_plural == entry.msgid, (path, entry.msgid)
        assert sorted(entry.msgstr_plural) == [0, 1], (path, entry.msgid)
    singular = {text.key for text in ALL if text.form is None}
    none(key for key in sorted(singular) if key.endswith((".one", ".many", ".some")) and key not in OTHER_ONES)


#: "one" means something else than a count of what the text is about.
OTHER_ONES = {"merge.disagreement.one", "merge.disagreement.some", "report.stand.coverage.one"}


def test_both_languages_fill_in_the_same_blanks() -> None:
    none(f"{german}\n   {english}" for german, english in PAIRS if blanks(german) != blanks(english))


def test_every_blank_has_a_name_and_no_format() -> None:
    parsed = ((text, piece) for text in ALL for piece in string.Formatter().parse(text.words) if piece[1] is not None)
    none(text for text, (_, name, form, conversion) in parsed if not re.fullmatch(r"\w+", name) or form or conversion)


def test_no_text_is_left_in_the_other_language() -> None:
    same = (german for german, english in PAIRS if german.words == english.words)
    none(
        text
        for text in same
        if len(re.sub(r"\{\w+\}", "", spoken(text)).split()) > 2 and text.key not in NO_WORDS_OF_OURS
    )


def test_quotation_marks_are_those_of_the_language_and_come_in_pairs() -> None:
    for text in ALL:
        opening, closing, foreign = ("„", "“", "”") if text.language is GERMAN else ("“", "”", "„")
        assert foreign not in text.words, text
        assert text.words.count(opening) == text.words.count(closing), text
        if not text.key.startswith("it_folder."):  # straight ones belong to what is typed at a command prompt
            assert '"' not in re.sub(r'--[a-z-]+ "[^"]*"', "", spoken(text)), text


def test_dashes_and_dots_are_set_as_printers_set_them() -> None:
    none(text for text in ALL if "..." in text.words)
    none(text for text in ALL if re.search(r"\w - \w", text.words))
    none(text for text in ALL if text.language is GERMAN and re.search(r"\w'\w", text.words))


def test_blanks_around_and_double_blanks_are_there_in_both_languages_or_in_none() -> None:
    for german, english in PAIRS:
        for edge in (r"^\s*", r"\s*$"):
            assert re.search(edge, german.words)[0] == re.search(edge, english.words)[0], english  # type: ignore[index]
        if not german.key.startswith("it_folder."):  # laid out by hand
            assert ("  " in german.words) == ("  " in english.words), english


def test_no_text_is_too_long_for_its_place() -> None:
    for text in ALL:
        longest = next((size for keys, size in LONGEST.items() if re.fullmatch(keys, text.key)), None)
        assert longest is None or len(text.words) <= longest, text


def test_sentences_and_questions_end_as_such() -> None:
    for text in ALL:
        ending = next((ending for keys, ending in ENDINGS.items() if re.fullmatch(keys, text.key)), "")
        assert text.words.endswith(ending), text


def test_excel_takes_every_sheet_name() -> None:
    for language in Language:
        for stem in ("sheet.", "merge.sheet.", "portfolio.sheet."):
            names = [text.words for text in ALL if text.language is language and text.key.startswith(stem)]
            assert len({name.casefold() for name in names}) == len(names) > 5
            assert not [name for name in names if re.search(r"[\[\]:*?/\\]|^'|'$", name)]


def test_the_function_wizards_words_can_be_told_apart() -> None:
    none(text for text in ALL if text.part == "functions" and SEPARATOR in text.words)


def test_nobody_is_sent_to_a_public_index_for_a_package_of_our_name() -> None:
    """Whoever takes the name there would be run by our users."""
    none(
        text
        for text in ALL
        if re.search(r"\bpip3? install [^„“”\n]*kam[-_]partnership(?!-\{version\}-py3)", text.words)
    )


def test_an_error_says_what_doctor_says_about_the_same_python() -> None:
    for language in Language:
        errors, doctor = part_texts(language, "errors"), part_texts(language, "doctor")
        told = [key for key in errors if key.startswith("error.interpreter_")]
        assert len(told) == 5
        for key in told:
            case = key.replace("error.", "doctor.interpreter.")
            assert errors[key] == f"{doctor[case]} {doctor[f'{case}.remedy']}", key
