"""The words for files that cannot be trusted, are too large, or are in use; the same keys in both languages."""

from __future__ import annotations

from kam_partnership.texts.language import Language

_GERMAN: dict[str, str] = {
    "error.file_is_no_file": "{file}: Das ist keine Datei, sondern eine Verbindung oder ein Gerät.",
    "error.file_open_elsewhere": (
        "{file}: Die Datei ist gerade in {program} geöffnet (von {owner}) und wurde nicht geändert. "
        "Bitte dort speichern und schließen, oder mit --out in eine andere Datei schreiben. "
        "Ist sie nirgends mehr offen, bitte {owner_file} im selben Ordner löschen."
    ),
    "error.file_busy": (
        "{file}: Die Datei wird gerade von einem anderen Befehl bearbeitet ({owner}, seit {since}) "
        "und wurde nicht geändert. Bitte gleich noch einmal versuchen. "
        "Läuft nirgends mehr ein Befehl, bitte {lock} im selben Ordner löschen."
    ),
    "error.file_changed": (
        "{file}: Jemand hat die Datei geändert, während der Befehl lief. Diese Änderung bleibt erhalten, "
        "der Befehl hat nichts geschrieben. Bitte noch einmal ausführen."
    ),
    "error.table_too_long": (
        "{file}: {table} reicht über {rows} Zeilen, gelesen werden höchstens {limit}. "
        "Bitte die Tabelle in Excel auf die ausgefüllten Zeilen verkleinern."
    ),
    "error.cell_text_too_long": (
        "{sheet}!{cell}: Der Text hat {length} Zeichen, eine Zelle fasst höchstens {limit}. Bitte kürzen."
    ),
    "error.list_text_too_long": (
        "{file}, Zeile {row}: Ein Feld hat mehr als {limit} Zeichen, mehr fasst keine Zelle. "
        "Bitte kürzen, oder prüfen, ob ein Anführungszeichen fehlt."
    ),
    "error.cell_not_written": "{sheet}!{cell}: Hier lässt sich nichts eintragen ({reason}).",
}

_ENGLISH: dict[str, str] = {
    "error.file_is_no_file": "{file}: This is no file but a pipe or a device.",
    "error.file_open_elsewhere": (
        "{file}: The file is open in {program} (by {owner}) and was not changed. "
        "Please save and close it there, or write to another file with --out. "
        "If it is not open anywhere any more, please delete {owner_file} in the same folder."
    ),
    "error.file_busy": (
        "{file}: Another command is working on the file ({owner}, since {since}); it was not changed. "
        "Please try again in a moment. "
        "If no command is running anywhere any more, please delete {lock} in the same folder."
    ),
    "error.file_changed": (
        "{file}: Somebody changed the file while the command was running. That change is kept, "
        "the command has written nothing. Please run it again."
    ),
    "error.table_too_long": (
        "{file}: {table} spans {rows} rows, at most {limit} are read. "
        "Please shrink the table in Excel to the rows that are filled in."
    ),
    "error.cell_text_too_long": (
        "{sheet}!{cell}: The text has {length} characters, a cell holds at most {limit}. Please shorten it."
    ),
    "error.list_text_too_long": (
        "{file}, line {row}: A field has more than {limit} characters, no cell holds more. "
        "Please shorten it, or check whether a quotation mark is missing."
    ),
    "error.cell_not_written": "{sheet}!{cell}: Nothing can be entered here ({reason}).",
}

TRUST = {Language.DE: _GERMAN, Language.EN: _ENGLISH}
