"""The words of reading lists of others: what was recognised, what is asked, what was left out, why it is no list.

The same keys in both languages; ``texts.catalogue`` adds them to all other texts.
"""

from __future__ import annotations

from kam_partnership.texts.language import Language

_GERMAN: dict[str, str] = {
    "list.found": "Erkannt: {count} Kriterien in {place}",
    "list.question": "Nicht sicher:",
    "list.place": "Blatt „{sheet}“, {range}",
    "list.column": "Spalte {letters}",
    "list.named": "{letters} „{heading}“",
    "list.quoted": "„{words}“",
    "list.no_heading": "ohne Überschrift",
    "list.more_rows": "… und {count} weitere",
    "list.reading": "Lesart {number}",
    "list.list": "Liste",
    "list.criteria": "Kriterien",
    "list.scale": "Skala",
    "list.ends": "{low} bis {high}",
    "list.turned": "{low} bis {high}, 1 ist das Beste: umgedreht",
    "list.left_rows": "Ausgelassene Zeilen: {rows}",
    "list.left_columns": "Nicht als Gewicht oder Bewertung gelesen: {columns}",
    "list.own_columns": "Davon kommen als eigene Spalten mit: {columns}",
    "list.left_sheets": "Ausgelassene Blätter: {sheets}",
    "list.other_rows": "Weitere Zeilen des Blatts gehören nicht zur Liste: {rows}",
    "list.comments": "Kommentare außerhalb der Liste werden nicht übernommen: {places}",
    "list.hidden": "{sheet} (ausgeblendet)",
    "list.row": "{row} „{label}“ ({why})",
    "list.row.sum": "Summe der Zeilen darüber",
    "list.row.mean": "Mittelwert der Zeilen darüber",
    "list.row.weighted": "gewichtetes Ergebnis der Zeilen darüber",
    "list.row.largest": "größter Wert der Zeilen darüber",
    "list.row.smallest": "kleinster Wert der Zeilen darüber",
    "list.row.called_result": "heißt wie ein Ergebnis oder ein Ziel",
    "list.row.group": "Summe oder Mittelwert der Zeilen darunter",
    "list.row.section": "Zwischenüberschrift",
    "list.row.note": "kein Kriterium, nur Text",
    "list.row.heading": "Überschriften noch einmal",
    "list.row.untitled": "ohne Bezeichnung",
    "list.why.product": "berechnet: Gewicht mal Bewertung",
    "list.why.share": "berechnet: Anteil an einer anderen Spalte",
    "list.why.difference": "berechnet: Differenz",
    "list.why.mean": "berechnet: Mittelwert",
    "list.why.sum": "berechnet: Summe",
    "list.why.called_computed": "heißt wie ein berechneter Wert",
    "list.why.formula": "Formeln",
    "list.why.dates": "Datumswerte",
    "list.why.money": "Geldbeträge",
    "list.why.percent": "Prozentwerte",
    "list.why.number": "Nummern",
    "list.why.counts": "laufende Nummern",
    "list.why.amount": "Mengen",
    "list.why.rating": "Überschrift nennt keine Seite",
    "list.why.weight": "Gewicht",
    "list.why.own": "weitere Angaben",
    "list.words": (
        "Bewertungen, die keine Zahlen sind, bleiben stehen, wie sie sind, und zählen nicht: {places}. "
        "„kam-partnership check“ nennt sie."
    ),
    "list.unrated": "Noch ohne Bewertung: {count} von {all} Kriterien.",
    "list.scale_of": "Skala {low} bis {high}",
    "list.scale_assumed": "Skala {low} bis {high} (angenommen, weil alle Bewertungen darauf passen)",
    "list.scale_set": (
        "Die Skala ist auf {low} bis {high} gestellt, "
        "Toleranz {tolerance} und Grenzen {cooperation} und {strategic} im gleichen Verhältnis."
    ),
    "list.doubt.sides_by_order": (
        "Keine Überschrift sagt, welche Spalte der Lieferant und welche der Key Account ist: {columns}. "
        "Lesart 1 nimmt die Reihenfolge."
    ),
    "list.doubt.one_side_named": (
        "Keine Überschrift nennt die Seite {side}. In Frage kommt: {columns}. Ist das diese Seite?"
    ),
    "list.doubt.many_unnamed": (
        "Mehr als zwei Spalten können Bewertungen sein, und keine Überschrift nennt Lieferant oder Key "
        "Account: {columns}."
    ),
    "list.doubt.several_columns": "Mehrere Spalten für die Seite {side}: {columns}. Welche gilt?",
    "list.doubt.several_weights": "Mehrere Spalten mit Gewichten: {columns}. Welche gilt?",
    "list.doubt.only_words": (
        "Die Bewertungen sind Wörter, keine Zahlen: {columns}. Sie blieben stehen und zählten nicht."
    ),
    "list.doubt.percent_words": (
        "Die Bewertungen sind als Text geschriebene Prozentwerte, keine davon ist eine Zahl: {columns}. "
        "Sie blieben stehen und zählten nicht. Besser 70 statt „70 %“ schreiben und neu einlesen."
    ),
    "list.doubt.percent_numbers": (
        "Diese Spalten zeigen Prozentwerte, 70 % ist darin 0,7: {columns}. Sind das Bewertungen?"
    ),
    "list.doubt.row": (
        "Zeile {row} „{label}“ kann ein Ergebnis oder ein Kriterium sein ({why}). Lesart 1 lässt sie aus."
    ),
    "list.doubt.text_row": (
        "Zeile {row} „{label}“ kann ein Kriterium ohne Bewertung sein oder nur Text. Lesart 1 lässt sie aus."
    ),
    "list.doubt.untitled": "In diesen Zeilen stehen Zahlen ohne ein Kriterium; sie blieben weg: {rows}.",
    "list.doubt.side_computed": (
        "Die Überschrift nennt eine Seite, und die Zahlen lassen sich aus anderen berechnen: {columns}. "
        "Sind das Bewertungen?"
    ),
    "list.doubt.gap": "Nach leeren Zeilen geht es weiter: {rows}. Gehört das noch zur Liste?",
    "list.doubt.priorities": "Ist in {columns} 1 das Unwichtigste? Dann sind es Gewichte; sonst bitte umdrehen.",
    "list.doubt.weight_words": "Die Gewichte sind Wörter, keine Zahlen: {columns}. Alle Kriterien zählten gleich.",
    "list.doubt.hidden_columns": "Ausgeblendete Spalten wären dabei: {columns}.",
    "list.doubt.hidden_rows": "Ausgeblendete Zeilen wären dabei: {rows}.",
    "list.doubt.hidden_sheet": "Das Blatt ist ausgeblendet.",
    "list.doubt.rivals": "Mehrere Listen kommen in Frage: {places}. Welche gilt?",
    "list.doubt.grades": (
        "Das sehen nach Schulnoten von {low} bis {high} aus, mit 1 als der besten. In der Mappe ist mehr besser: "
        "Lesart 1 dreht sie um, Lesart 2 lässt sie stehen."
    ),
    "list.doubt.scale": (
        "Die Skala steht nirgends, und die Bewertungen ({lowest} bis {highest}) sagen nicht sicher, welche "
        "es ist: {scales}."
    ),
    "list.ask": "Ist das richtig? [j/N] ",
    "list.ask_which": "Welche Lesart ist richtig? [1 bis {count}, j für 1, sonst keine] ",
    "list.yes": "j ja y yes",
    "list.needs_yes": "Bitte die Vorschau prüfen und den Befehl mit --yes wiederholen. Es wurde nichts geschrieben.",
    "list.needs_choice": (
        "Mit --yes gilt Lesart 1. Gilt eine andere, bitte die Überschriften oder Spalten in {file} danach ändern "
        "oder den Befehl in einem Terminal wiederholen und wählen. Es wurde nichts geschrieben."
    ),
    "list.declined": "Es wurde nichts geschrieben.",
    "list.done": "Übernommene Kriterien: {count}.",
    "list.others": "Andere Zahlen darin sind keine Bewertungen: {columns}.",
    "list.why_of": "{column} ({why})",
    "error.list_kind": (
        "{file}: {kind}-Dateien lassen sich hier nicht lesen. "
        "Bitte in Excel oder LibreOffice öffnen und als .xlsx speichern."
    ),
    "error.list_not_text": "{file}: Das ist keine Textdatei. Bitte in Excel öffnen und als .xlsx speichern.",
    "error.list_library_failed": (
        "{file}: Diese Datei lässt sich nicht lesen ({reason}). "
        "Bitte in Excel oder LibreOffice öffnen und als .xlsx speichern."
    ),
    "error.list_too_many_cells": (
        "{file}: Das Blatt „{sheet}“ reicht über mehr als {limit} Zellen. "
        "Bitte nur die Liste in eine neue Mappe kopieren."
    ),
    "error.list_open_quote": (
        "{file}, Zeile {row}: Ein Anführungszeichen geht auf und bis zum Ende der Datei nicht wieder zu. "
        "Bitte die Zeile prüfen."
    ),
    "error.list_is_ours": (
        "{file}: Das ist schon eine Mappe von KAM Partnerschaft. "
        "„kam-partnership upgrade {file} --out NEU.xlsx“ überträgt alles."
    ),
    "error.list_nothing": (
        "{file}: Keine Kriterienliste erkannt. Gesucht war eine Spalte mit mindestens {rows} Kriterien und daneben "
        "zwei Spalten mit Zahlen, am besten überschrieben mit „Kriterium“, „Lieferant“ und „Key Account“. "
        "Angesehen: {sheets}"
    ),
    "error.list_one_side": (
        "{file}: Nur eine Seite ist bewertet: {columns}. Es fehlt eine Spalte mit Zahlen für die Seite {missing}. "
        "{others}Bitte die Spalte dieser Seite mit „{missing}“ überschreiben. Es wurde nichts geschrieben."
    ),
    "error.list_one_column": (
        "{file}: Nur eine Spalte enthält Bewertungen: {columns}. Gebraucht werden zwei, eine für den Lieferanten und "
        "eine für den Key Account. {others}Es wurde nichts geschrieben."
    ),
    "error.list_no_sides": (
        "{file}: Keine Überschrift nennt eine Seite: {columns}. {others}Bitte die Spalten der beiden Seiten mit "
        "„Lieferant“ und „Key Account“ überschreiben. Es wurde nichts geschrieben."
    ),
    "error.list_no_ratings": (
        "{file}: Keine Kriterienliste erkannt, denn keine Spalte enthält Bewertungen. {others}Gebraucht werden zwei, "
        "überschrieben mit „Lieferant“ und „Key Account“. Es wurde nichts geschrieben."
    ),
    "error.list_longer_rows": (
        "{file}, Zeile {row}: {fields} Felder unter {headings} Überschriften. Vermutlich trennt dasselbe "
        "Zeichen die Felder "
        "und die Nachkommastellen. Bitte mit Semikolon getrennt oder als .xlsx speichern. Es wurde nichts geschrieben."
    ),
    "error.list_no_scale": (
        "{file}, Zelle {cell}: {value} kann keine Bewertung sein; Skalen reichen höchstens bis 1000. "
        "Bitte die Zelle prüfen. Es wurde nichts geschrieben."
    ),
    "error.list_matrix": (
        "{file}: Das ist ein Vergleich von Paaren: Zeilen und Spalten heißen gleich. Gebraucht wird eine Liste von "
        "Kriterien mit zwei Bewertungen. Es wurde nichts geschrieben."
    ),
    "error.list_calendar": (
        "{file}: Zeilen oder Spalten sind Tage, Wochen oder Monate, keine Kriterien mit zwei Bewertungen. "
        "Es wurde nichts geschrieben."
    ),
    "error.list_rows_are_others": (
        "{file}: Unter „{heading}“ stehen keine Kriterien. Gebraucht wird eine Liste von Kriterien mit zwei "
        "Bewertungen, überschrieben mit „Kriterium“, „Lieferant“ und „Key Account“. Es wurde nichts geschrieben."
    ),
    "error.list_side_by_side": (
        "{file}: Zwei Listen stehen nebeneinander, „{heading}“ kommt zweimal vor und die Zeilen passen nicht zusammen. "
        "Bitte beide Bewertungen neben dieselben Kriterien schreiben. Es wurde nichts geschrieben."
    ),
    "error.list_price_list": (
        "{file}: „{heading}“ spricht für Preise oder Mengen, und keine Überschrift nennt Lieferant oder Key Account. "
        "Das ist keine Kriterienliste. Es wurde nichts geschrieben."
    ),
}

_ENGLISH: dict[str, str] = {
    "list.found": "Recognised: {count} criteria in {place}",
    "list.question": "Not sure:",
    "list.place": "sheet “{sheet}”, {range}",
    "list.column": "column {letters}",
    "list.named": "{letters} “{heading}”",
    "list.quoted": "“{words}”",
    "list.no_heading": "no heading",
    "list.more_rows": "… and {count} more",
    "list.reading": "Reading {number}",
    "list.list": "List",
    "list.criteria": "Criteria",
    "list.scale": "Scale",
    "list.ends": "{low} to {high}",
    "list.turned": "{low} to {high}, 1 is the best: turned round",
    "list.left_rows": "Rows left out: {rows}",
    "list.left_columns": "Not read as weight or rating: {columns}",
    "list.own_columns": "Of these, kept as columns of your own: {columns}",
    "list.left_sheets": "Sheets left out: {sheets}",
    "list.other_rows": "Further rows of the sheet do not belong to the list: {rows}",
    "list.comments": "Comments outside the list are not carried: {places}",
    "list.hidden": "{sheet} (hidden)",
    "list.row": "{row} “{label}” ({why})",
    "list.row.sum": "sum of the rows above",
    "list.row.mean": "mean of the rows above",
    "list.row.weighted": "weighted result of the rows above",
    "list.row.largest": "largest value of the rows above",
    "list.row.smallest": "smallest value of the rows above",
    "list.row.called_result": "called like a result or a target",
    "list.row.group": "sum or mean of the rows below",
    "list.row.section": "heading of a group",
    "list.row.note": "no criterion, only text",
    "list.row.heading": "headings once more",
    "list.row.untitled": "without a title",
    "list.why.product": "computed: weight times rating",
    "list.why.share": "computed: share of another column",
    "list.why.difference": "computed: difference",
    "list.why.mean": "computed: mean",
    "list.why.sum": "computed: sum",
    "list.why.called_computed": "called like a computed value",
    "list.why.formula": "formulas",
    "list.why.dates": "dates",
    "list.why.money": "amounts of money",
    "list.why.percent": "percentages",
    "list.why.number": "numbers of items",
    "list.why.counts": "running numbers",
    "list.why.amount": "quantities",
    "list.why.rating": "heading names no side",
    "list.why.weight": "weight",
    "list.why.own": "further details",
    "list.words": (
        "Ratings that are not numbers are kept as they are and do not count: {places}. "
        "“kam-partnership check” names them."
    ),
    "list.unrated": "Not rated yet: {count} of {all} criteria.",
    "list.scale_of": "Scale {low} to {high}",
    "list.scale_assumed": "Scale {low} to {high} (assumed, because all ratings fit it)",
    "list.scale_set": (
        "The scale is set to {low} to {high}, "
        "tolerance {tolerance} and limits {cooperation} and {strategic} in the same proportion."
    ),
    "list.doubt.sides_by_order": (
        "No heading says which column is the supplier and which the key account: {columns}. Reading 1 takes "
        "their order."
    ),
    "list.doubt.one_side_named": "No heading names the side {side}. It may be: {columns}. Is that this side?",
    "list.doubt.many_unnamed": (
        "More than two columns may be ratings, and no heading names supplier or key account: {columns}."
    ),
    "list.doubt.several_columns": "Several columns for the side {side}: {columns}. Which one counts?",
    "list.doubt.several_weights": "Several columns with weights: {columns}. Which one counts?",
    "list.doubt.only_words": "The ratings are words, not numbers: {columns}. They would be kept and not count.",
    "list.doubt.percent_words": (
        "The ratings are percentages written as text, none of them is a number: {columns}. "
        "They would be kept and not count. Better write 70 instead of “70 %” and import again."
    ),
    "list.doubt.percent_numbers": "These columns show percentages, in which 70 % is 0.7: {columns}. Are they ratings?",
    "list.doubt.row": "Row {row} “{label}” may be a result or a criterion ({why}). Reading 1 leaves it out.",
    "list.doubt.text_row": (
        "Row {row} “{label}” may be a criterion without a rating, or only text. Reading 1 leaves it out."
    ),
    "list.doubt.untitled": "These rows hold numbers without a criterion; they would be left out: {rows}.",
    "list.doubt.side_computed": (
        "The heading names a side, and the numbers can be computed from others: {columns}. Are they ratings?"
    ),
    "list.doubt.gap": "After blank rows it goes on: {rows}. Does that still belong to the list?",
    "list.doubt.priorities": "Is 1 the least important in {columns}? Then they are weights; else turn them round.",
    "list.doubt.weight_words": "The weights are words, not numbers: {columns}. All criteria would count alike.",
    "list.doubt.hidden_columns": "Hidden columns would be among them: {columns}.",
    "list.doubt.hidden_rows": "Hidden rows would be among them: {rows}.",
    "list.doubt.hidden_sheet": "The sheet is hidden.",
    "list.doubt.rivals": "More than one list is possible: {places}. Which one counts?",
    "list.doubt.grades": (
        "These look like school grades from {low} to {high}, with 1 as the best. In the workbook more is better: "
        "reading 1 turns them round, reading 2 leaves them as they are."
    ),
    "list.doubt.scale": (
        "The scale is told nowhere, and the ratings ({lowest} to {highest}) do not say surely which one it "
        "is: {scales}."
    ),
    "list.ask": "Is this right? [y/N] ",
    "list.ask_which": "Which reading is right? [1 to {count}, y for 1, anything else: none] ",
    "list.yes": "y yes j ja",
    "list.needs_yes": "Please check the preview and repeat the command with --yes. Nothing was written.",
    "list.needs_choice": (
        "With --yes, reading 1 counts. If another one is right, please change the headings or columns in {file} "
        "accordingly, or repeat the command in a terminal and choose. Nothing was written."
    ),
    "list.declined": "Nothing was written.",
    "list.done": "Criteria taken over: {count}.",
    "list.others": "Other numbers in it are no ratings: {columns}.",
    "list.why_of": "{column} ({why})",
    "error.list_kind": (
        "{file}: files of the kind {kind} cannot be read here. "
        "Please open it in Excel or LibreOffice and save it as .xlsx."
    ),
    "error.list_not_text": "{file}: this is not a text file. Please open it in Excel and save it as .xlsx.",
    "error.list_library_failed": (
        "{file}: this file cannot be read ({reason}). Please open it in Excel or LibreOffice and save it as .xlsx."
    ),
    "error.list_too_many_cells": (
        "{file}: the sheet “{sheet}” spans more than {limit} cells. Please copy only the list into a new workbook."
    ),
    "error.list_open_quote": (
        "{file}, line {row}: a quotation mark is opened and not closed until the end of the file. Please "
        "check the line."
    ),
    "error.list_is_ours": (
        "{file}: this already is a workbook of KAM Partnerschaft. "
        "“kam-partnership upgrade {file} --out NEW.xlsx” carries everything."
    ),
    "error.list_nothing": (
        "{file}: no list of criteria was recognised. What was looked for: a column with at least {rows} criteria, "
        "and two columns with numbers, best under the headings “Criterion”, “Supplier” and “Key Account”. "
        "Looked at: {sheets}"
    ),
    "error.list_one_side": (
        "{file}: only one side is rated: {columns}. A column with numbers for the side {missing} is missing. "
        "{others}Please head the column of that side “{missing}”. Nothing was written."
    ),
    "error.list_one_column": (
        "{file}: only one column holds ratings: {columns}. Two are needed, one for the supplier and one for the "
        "key account. {others}Nothing was written."
    ),
    "error.list_no_sides": (
        "{file}: no heading names a side: {columns}. {others}Please head the columns of the two sides "
        "“Supplier” and “Key Account”. Nothing was written."
    ),
    "error.list_no_ratings": (
        "{file}: no list of criteria was recognised, for no column holds ratings. {others}Two are needed, headed "
        "“Supplier” and “Key Account”. Nothing was written."
    ),
    "error.list_longer_rows": (
        "{file}, line {row}: {fields} fields under {headings} headings. Probably the same sign separates the "
        "fields and the "
        "decimals. Please save it separated by semicolons, or as .xlsx. Nothing was written."
    ),
    "error.list_no_scale": (
        "{file}, cell {cell}: {value} cannot be a rating; scales reach 1000 at most. "
        "Please check the cell. Nothing was written."
    ),
    "error.list_matrix": (
        "{file}: this is a comparison of pairs: its rows and columns have the same names. What is needed is a list of "
        "criteria with two ratings. Nothing was written."
    ),
    "error.list_calendar": (
        "{file}: its rows or columns are days, weeks or months, not criteria with two ratings. Nothing was written."
    ),
    "error.list_rows_are_others": (
        "{file}: under “{heading}” there are no criteria. What is needed is a list of criteria with two ratings, "
        "headed “Criterion”, “Supplier” and “Key Account”. Nothing was written."
    ),
    "error.list_side_by_side": (
        "{file}: two lists stand side by side, “{heading}” is there twice and the rows do not go together. "
        "Please write both ratings beside the same criteria. Nothing was written."
    ),
    "error.list_price_list": (
        "{file}: “{heading}” speaks of prices or quantities, and no heading names supplier or key account. "
        "This is no list of criteria. Nothing was written."
    ),
}

FOREIGN_LISTS: dict[Language, dict[str, str]] = {Language.DE: _GERMAN, Language.EN: _ENGLISH}
