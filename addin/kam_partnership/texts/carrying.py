"""The words of upgrade: what was carried, what was recognised, what was not.

The same keys in both languages; ``texts.catalogue`` adds them to all other texts.
"""

from __future__ import annotations

from kam_partnership.texts.language import Language

_GERMAN: dict[str, str] = {
    "carry.summary": (
        "Übertragen: Kriterien {criteria} · Stände im Verlauf {history} · Maßnahmen {measures} · "
        "Antworten auf Fragen {answers} · eigene Blätter {sheets} · Kommentare {comments}"
    ),
    "carry.losses": "Nicht übernommen:",
    "carry.no_losses": "Alles wurde übernommen.",
    "carry.others": "Gut zu wissen:",
    "carry.criteria-lost": (
        "Die Kriterientabelle war in der alten Mappe nicht mehr zu finden; "
        "die neue beginnt mit den Standardkriterien, ohne Bewertungen."
    ),
    "carry.cell-lost": "„{value}“ hat in der neuen Mappe keinen Platz.",
    "carry.comment-lost": "Der Kommentar „{text}“ hat in der neuen Mappe keinen Platz.",
    "carry.table-lost": (
        "Für die Tabelle {table} ({count} Zeilen) hat die neue Mappe keinen Platz; "
        "ihre Werte stehen als eigenes Blatt darin."
    ),
    "carry.heading-lost": "Die Überschrift „{heading}“ ließ sich nicht übernehmen, die Spalte heißt „{used}“.",
    "carry.name-lost": "Der eigene Name {name} ({refers_to}) wird nicht übernommen.",
    "carry.looks-lost": (
        "Die Werte sind übernommen. Nicht übernommen: Formatierung, Formeln (als Werte: {formulas}), "
        "Diagramme und Bilder ({drawings})."
    ),
    "carry.chart-sheet-lost": "Ein Blatt, das nur ein Diagramm enthält, wird nicht übernommen.",
    "carry.macros-lost": "Makros werden nicht übernommen.",
    "carry.error-changed": "Der Fehlerwert {value} steht jetzt als #N/A da.",
    "carry.formula-lost": "Die Formel {formula} hat kein Ergebnis, das sich übernehmen ließe.",
    "carry.not-found": "„{what}“ war in der alten Mappe nicht zu finden; es gilt, was die Vorlage vorgibt.",
    "carry.formula-as-value": "Die Formel {formula} ist durch ihr Ergebnis {value} ersetzt.",
    "carry.formula-restored": "Hier steht wieder die Formel statt des überschriebenen Werts: {places}",
    "carry.rows-joined": "Zeilen {first} bis {last} standen unter der Tabelle und gehören jetzt dazu ({count}).",
    "carry.sheet-renamed": "Das Blatt heißt jetzt „{name}“, weil die Vorlage selbst ein Blatt dieses Namens hat.",
    "carry.thread-as-comment": "Die Unterhaltung ist jetzt ein einfacher Kommentar.",
    "carry.found-by-copy": "Über die Namen einer Blattkopie erkannt: {places}",
    "carry.found-by-table": "Über die Tabelle erkannt, weil die internen Namen fehlen: {places}",
    "carry.found-by-order": "Achtung, nur an der Reihenfolge der Spalten erkannt, bitte unbedingt prüfen: {places}",
    "carry.found-by-heading": "An der Überschrift erkannt, bitte prüfen: {places}",
    "carry.more_cells": "(ebenso weitere Zellen der Spalte: {count})",
    "carry.backup": "Die bisherige Datei liegt daneben: {path}",
    "error.criteria_not_found": (
        "{file}: In dieser Mappe ist die Kriterientabelle nicht mehr zu finden. "
        "„kam-partnership new NEU.xlsx --from {file}“ versucht, die Liste zu erkennen."
    ),
    "error.names_lost": (
        "{file}: Dieser Mappe fehlen die internen Namen (KAM_…), ihr Inhalt ist noch da. "
        "„kam-partnership upgrade {file} --out NEU.xlsx“ überträgt ihn in eine heile Mappe."
    ),
    "error.template_is_newer": (
        "{file}: Die Mappe stammt aus einer neueren Vorlage ({version}) als dieses Programm ({known}). "
        "Bitte das Programm aktualisieren."
    ),
    "error.file_name_impossible": "{file}: So kann keine Datei heißen ({reason}). Bitte einen kürzeren Namen wählen.",
}

_ENGLISH: dict[str, str] = {
    "carry.summary": (
        "Carried: criteria {criteria} · saved assessments {history} · measures {measures} · "
        "answers to questions {answers} · sheets of your own {sheets} · comments {comments}"
    ),
    "carry.losses": "Not carried:",
    "carry.no_losses": "Everything was carried over.",
    "carry.others": "Good to know:",
    "carry.criteria-lost": (
        "The criteria table was no longer to be found in the old workbook; "
        "the new one starts with the standard criteria, without ratings."
    ),
    "carry.cell-lost": "“{value}” has no place in the new workbook.",
    "carry.comment-lost": "The comment “{text}” has no place in the new workbook.",
    "carry.table-lost": (
        "The new workbook has no place for the table {table} ({count} rows); "
        "its values are there as a sheet of its own."
    ),
    "carry.heading-lost": "The heading “{heading}” could not be carried, the column is called “{used}”.",
    "carry.name-lost": "Your own name {name} ({refers_to}) is not carried.",
    "carry.looks-lost": (
        "The values are carried. Not carried: formatting, formulas (as values: {formulas}), "
        "charts and pictures ({drawings})."
    ),
    "carry.chart-sheet-lost": "A sheet that holds nothing but a chart is not carried.",
    "carry.macros-lost": "Macros are not carried.",
    "carry.error-changed": "The error value {value} has become #N/A.",
    "carry.formula-lost": "The formula {formula} has no result that could be carried.",
    "carry.not-found": "“{what}” could not be found in the old workbook; what the template says applies.",
    "carry.formula-as-value": "The formula {formula} has been replaced by its result {value}.",
    "carry.formula-restored": "The formula is back instead of the value that was typed over it: {places}",
    "carry.rows-joined": "Rows {first} to {last} stood below the table and belong to it now ({count}).",
    "carry.sheet-renamed": "The sheet is now called “{name}”, because the template has a sheet of that name itself.",
    "carry.thread-as-comment": "The conversation is now a plain comment.",
    "carry.found-by-copy": "Recognised through the names of a copied sheet: {places}",
    "carry.found-by-table": "Recognised through the table, because the internal names are missing: {places}",
    "carry.found-by-order": "Attention, recognised by the order of the columns only, please be sure to check: {places}",
    "carry.found-by-heading": "Recognised by its heading, please check: {places}",
    "carry.more_cells": "(likewise further cells of the column: {count})",
    "carry.backup": "The previous file is kept beside it: {path}",
    "error.criteria_not_found": (
        "{file}: the table of criteria cannot be found in this workbook any more. "
        "“kam-partnership new NEW.xlsx --from {file}” tries to recognise the list."
    ),
    "error.names_lost": (
        "{file}: this workbook has lost its internal names (KAM_…), but its content is still there. "
        "“kam-partnership upgrade {file} --out NEW.xlsx” carries it into a sound workbook."
    ),
    "error.template_is_newer": (
        "{file}: the workbook was made from a newer template ({version}) than this program knows ({known}). "
        "Please update the program."
    ),
    "error.file_name_impossible": "{file}: no file can be named so ({reason}). Please choose a shorter name.",
}

CARRYING: dict[Language, dict[str, str]] = {Language.DE: _GERMAN, Language.EN: _ENGLISH}
