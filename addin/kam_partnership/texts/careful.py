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
    # --- prepare: what stays
    "prepare.stays": "Das bleibt darin, weil es Inhalt ist; bitte ansehen, ob es hinaus darf ({count}):",
    "prepare.stays.more": "… und {count} mehr; „kam-partnership prepare“ nennt alles.",
    "prepare.stays.quote": " – „{quote}“",
    "prepare.stays.title": "Titel der Datei",
    "prepare.stays.name": "Definierter Name mit Text oder Pfad",
    "prepare.stays.author": "Wer bewertet hat",
    "prepare.stays.hidden_sheet": "Ausgeblendetes Blatt",
    "prepare.stays.hidden_cells": "Ausgeblendete Zeilen oder Spalten",
    "prepare.stays.rule": "Text in einer Regel, Auswahlliste oder einem Filter",
    "prepare.stays.link": "Link",
    "prepare.stays.outside": "Verweis nach außen",
    "prepare.stays.picture": "Bild",
    "prepare.stays.picture_unclean": "Bild, aus dem sich Angaben zur Aufnahme nicht entfernen ließen",
    "prepare.stays.part": "Teil der Datei, der hier nicht bekannt ist",
    "prepare.stays.label": "Vertraulichkeitsbezeichnung",
    "prepare.stays.pivot": "Daten einer Pivot-Tabelle, auch ältere",
    "prepare.stays.xml_map": "XML-Zuordnung",
    "prepare.stays.custom_xml": "Daten Ihres Unternehmens oder eines Add-ins",
    "prepare.stays.data_model": "Datenmodell mit seinen Daten",
    "prepare.stays.macros": "Makros",
    "prepare.stays.connection": "Datenverbindung",
    "prepare.stays.embedded": "Eingebettete Datei",
    "prepare.stays.shape": "Text in einer Form",
    "prepare.stays.web_extension": "Office-Add-in im Blatt",
    "prepare.stays.comment": "Kommentar",
    "prepare.stays.conversation": "Unterhaltung",
    "prepare.stays.style": "Name oder Text einer Formatvorlage",
    "prepare.stays.theme": "Name eines Designs",
    "prepare.stays.alt_text": "Alternativtext",
    "prepare.stays.prompt": "Eingabehinweis",
    "prepare.stays.scenario": "Szenario",
    "prepare.stays.protected_range": "Geschützter Bereich",
    "prepare.stays.header": "Kopf- oder Fußzeile",
    "prepare.stays.name_again": "Ein Name, der anderswo entfernt wurde, steht noch hier",
    "prepare.limits": (
        "Zellen, Diagramme und Blattnamen sind Inhalt und bleiben, wie sie sind. Was in Bildern, Makros und "
        "eingebetteten Dateien steht, wird nicht gelesen."
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
    # --- prepare: what stays
    "prepare.stays": "This stays, because it is content; please see whether it may leave the house ({count}):",
    "prepare.stays.more": "… and {count} more; “kam-partnership prepare” names them all.",
    "prepare.stays.quote": " – “{quote}”",
    "prepare.stays.title": "Title of the file",
    "prepare.stays.name": "Defined name with a text or path",
    "prepare.stays.author": "Who rated",
    "prepare.stays.hidden_sheet": "Hidden sheet",
    "prepare.stays.hidden_cells": "Hidden rows or columns",
    "prepare.stays.rule": "Text in a rule, a list to choose from or a filter",
    "prepare.stays.link": "Link",
    "prepare.stays.outside": "Reference to the outside",
    "prepare.stays.picture": "Picture",
    "prepare.stays.picture_unclean": "Picture whose details of camera and author could not be removed",
    "prepare.stays.part": "Part of the file that is not known here",
    "prepare.stays.label": "Sensitivity label",
    "prepare.stays.pivot": "Data of a pivot table, older data too",
    "prepare.stays.xml_map": "XML map",
    "prepare.stays.custom_xml": "Data of your company or of an add-in",
    "prepare.stays.data_model": "Data model with its data",
    "prepare.stays.macros": "Macros",
    "prepare.stays.connection": "Data connection",
    "prepare.stays.embedded": "Embedded file",
    "prepare.stays.shape": "Text in a shape",
    "prepare.stays.web_extension": "Office add-in on the sheet",
    "prepare.stays.comment": "Comment",
    "prepare.stays.conversation": "Conversation",
    "prepare.stays.style": "Name or text of a style",
    "prepare.stays.theme": "Name of a theme",
    "prepare.stays.alt_text": "Alternative text",
    "prepare.stays.prompt": "Input message",
    "prepare.stays.scenario": "Scenario",
    "prepare.stays.protected_range": "Protected range",
    "prepare.stays.header": "Header or footer",
    "prepare.stays.name_again": "A name that was removed elsewhere still stands here",
    "prepare.limits": (
        "Cells, charts and the names of sheets are content and stay as they are. What pictures, macros and embedded "
        "files say is not read."
    ),
}

CAREFUL: dict[Language, dict[str, str]] = {Language.DE: _GERMAN, Language.EN: _ENGLISH}
