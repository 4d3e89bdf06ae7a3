"""Words around files that are strange, and what is told before anybody could be hurt by it.

The same keys in both languages; ``texts.catalogue`` adds them to all other texts.
"""

from __future__ import annotations

from kam_partnership.texts.language import Language

_GERMAN: dict[str, str] = {
    "error.file_other_format": (
        "{file}: Die Mappe ist im Format {format} gespeichert, das hier nicht gelesen wird. Bitte in Excel öffnen und "
        "mit „Speichern unter“ als „Excel-Arbeitsmappe (*.xlsx)“ speichern."
    ),
    "merge.note.sides": (
        "Die Personen bleiben anonym: Es gibt nur Mittelwerte, von allen und je Seite, und nichts, was einer Person "
        "gehört. Was weniger als drei Personen bewertet haben, steht nicht da; wie weit die Bewertungen "
        "auseinanderliegen, erst ab fünf."
    ),
    "merge.note.means": (
        "Die Personen bleiben anonym. Weil eine Seite weniger als drei Personen zählt, stehen hier nur Mittelwerte "
        "aller gemeinsam und nichts nach Seiten getrennt; wie weit die Bewertungen auseinanderliegen, erst ab fünf "
        "Personen."
    ),
    "merge.note.compare": (
        "Wer zwei Zusammenführungen vergleicht, die sich um eine Person unterscheiden, kann deren Bewertungen "
        "ausrechnen. Bitte erst zusammenführen, wenn alle geantwortet haben."
    ),
    "merge.note.unnamed": (
        "Mappen ohne Namen unterscheidet nichts voneinander. Sie zählen nur dann als verschiedene Personen, wenn ihre "
        "Bewertungen verschieden sind."
    ),
    "merge.disagreement.hidden": (
        "Worüber sich die Personen uneinig sind, zeigt ein anonymes Ergebnis erst ab fünf Personen."
    ),
    "error.rater_name_twice": (
        "{file}: Derselbe Name steht in {other}. Eine Person zählt nur einmal, deshalb gilt nur die erste Mappe. "
        "Sind es zwei Personen, ändern Sie bitte den Namen in einer Mappe."
    ),
    "error.rater_unnamed_twice": (
        "{file}: Die Mappe nennt niemanden und hat dieselben Bewertungen wie {other}; sie zählt deshalb nicht als "
        "weitere Person. Ist es doch eine, tragen Sie bitte den Namen ein."
    ),
    "error.file_unexpected": (
        "{file}: Diese Datei konnte nicht verarbeitet werden; ein unerwarteter Fehler ({reason}). Bitte melden Sie ihn."
    ),
    "error.output_lost": (
        "Die Ausgabe ist nicht angekommen ({reason}). Ist das Laufwerk voll, auf das sie geht? Die Mappen sind heil: "
        "Dateien werden ganz geschrieben oder gar nicht."
    ),
    "error.library_missing": (
        "Die Bibliothek „{library}“ lässt sich nicht laden ({reason}). Bitte das Add-in neu installieren; fehlt sie "
        "danach immer noch, sperrt sie vielleicht Ihre IT. „kam-partnership doctor“ prüft die Installation."
    ),
    "error.too_many_names": (
        "{file}: Die Mappe hat {count} definierte Namen; mehr als {limit} werden nicht gelesen. Bitte in Excel unter "
        "„Formeln, Namens-Manager“ löschen, was niemand braucht."
    ),
}

_ENGLISH: dict[str, str] = {
    "error.file_other_format": (
        "{file}: the workbook is saved in the format {format}, which is not read here. Please open it in Excel and "
        "save it with “Save as” as “Excel Workbook (*.xlsx)”."
    ),
    "merge.note.sides": (
        "The people stay anonymous: there are only means, of all and of each side, and nothing that belongs to one "
        "person. What fewer than three people rated is not shown; how far the ratings lie apart only from five on."
    ),
    "merge.note.means": (
        "The people stay anonymous. As one side counts fewer than three people, only means of all together are shown "
        "and nothing by side; how far the ratings lie apart only from five people on."
    ),
    "merge.note.compare": (
        "Whoever compares two merges that differ by one person can work out that person’s ratings. Please merge only "
        "when everybody has answered."
    ),
    "merge.note.unnamed": (
        "Nothing tells workbooks without a name apart. They count as different people only when their ratings differ."
    ),
    "merge.disagreement.hidden": "What the people disagree on, an anonymous result shows only from five people on.",
    "error.rater_name_twice": (
        "{file}: the same name is in {other}. One person counts once, so only the first workbook counts. If they are "
        "two people, please change the name in one workbook."
    ),
    "error.rater_unnamed_twice": (
        "{file}: the workbook names nobody and has the same ratings as {other}; so it does not count as another "
        "person. If it is one, please enter the name."
    ),
    "error.file_unexpected": (
        "{file}: this file could not be processed; an unexpected error ({reason}). Please report it."
    ),
    "error.output_lost": (
        "The output did not arrive ({reason}). Is the drive full that it goes to? The workbooks are sound: files are "
        "written as a whole or not at all."
    ),
    "error.library_missing": (
        "The library “{library}” cannot be loaded ({reason}). Please install the add-in again; if it is still missing "
        "then, your IT department may block it. “kam-partnership doctor” examines the installation."
    ),
    "error.too_many_names": (
        "{file}: the workbook has {count} defined names; more than {limit} are not read. Please delete in Excel, under "
        "“Formulas, Name Manager”, those that nobody needs."
    ),
}

CAREFUL: dict[Language, dict[str, str]] = {Language.DE: _GERMAN, Language.EN: _ENGLISH}
