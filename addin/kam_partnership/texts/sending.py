"""The words around live functions and copies that are prepared for sending.

The same keys in both languages; ``texts.catalogue`` adds them to all other texts.
"""

from __future__ import annotations

from kam_partnership.texts.language import Language

_GERMAN: dict[str, str] = {
    # --- live functions
    "analysis.live": "● Die Kennzahlen rechnen laufend mit. Alles andere auf diesem Blatt: bitte neu berechnen.",
    "ribbon.functions.on": (
        "KAM Partnerschaft: Die Kennzahlen im Blatt {sheet} rechnen jetzt laufend mit. "
        "Noch einmal klicken macht wieder Werte daraus."
    ),
    "ribbon.functions.off": "KAM Partnerschaft: Im Blatt {sheet} stehen wieder feste Werte.",
    "error.functions_need_windows": (
        "Live-Funktionen brauchen Excel für Windows mit diesem Add-in; auf dem Mac und ohne Excel gibt es sie nicht. "
        "„Neu berechnen“ schreibt dieselben Kennzahlen als Werte."
    ),
    "error.addin_not_loaded": (
        "Excel kennt das Add-in nicht unter seinem Namen {addin}. Bitte geben Sie der Datei diesen Namen zurück "
        "und starten Sie Excel neu. „Neu berechnen“ schreibt dieselben Kennzahlen als Werte."
    ),
    "error.change_uncertain": (
        "Excel hat auf das Schreiben nicht mehr geantwortet; ob die Auswertung noch geschrieben wurde, ist offen. "
        "Ihre Eingaben sind unverändert. Bitte schließen Sie offene Eingaben mit der Eingabetaste ab und klicken Sie "
        "noch einmal."
    ),
    # --- prepare for sending
    "prepare.suffix": "Versand",
    "prepare.done": "Die Kopie ist gespeichert: {file}",
    "prepare.original": "Ihre offene Mappe ist geblieben, wie sie war.",
    "prepare.functions": "Zellen mit Funktionen des Add-ins, jetzt mit ihrem Wert: {count}",
    "prepare.linked": "Stellen mit Verweisen auf andere Mappen, jetzt mit ihrem Wert: {count}",
    "prepare.broken": "Davon zeigen einen Fehlerwert, bitte ansehen: {places}",
    "prepare.dropped": "Regeln und Namen, die auf andere Mappen zeigten und darum fehlen: {count}",
    "prepare.links": "Verknüpfungen und Datenverbindungen entfernt: {count}",
    "prepare.properties": "Persönliche Angaben entfernt (Verfasser, Firma, Ordner, Drucker und Ähnliches): {count}",
    "prepare.authors": "Namen an Kommentaren durch „Autor“ ersetzt: {count}",
    "prepare.clean": "Es war nichts zu entfernen.",
    "prepare.author": "Autor",
    "error.prepare_needs_windows": (
        "Dieser Knopf braucht Excel für Windows. Auf jedem System geht es mit dem Befehl "
        "„kam-partnership prepare MAPPE -o KOPIE“ in der Eingabeaufforderung oder im Terminal."
    ),
    "error.copy_is_itself": "{file}: Das ist die Mappe selbst. Bitte wählen Sie für die Kopie einen anderen Namen.",
    "error.copy_other_kind": "{file}: Die Kopie muss wie die Mappe auf {suffix} enden.",
}

_ENGLISH: dict[str, str] = {
    # --- live functions
    "analysis.live": "● The figures follow every change. Everything else on this sheet: please recompute.",
    "ribbon.functions.on": (
        "KAM Partnership: the figures on the sheet {sheet} now follow every change. "
        "Another click turns them back into values."
    ),
    "ribbon.functions.off": "KAM Partnership: the sheet {sheet} holds fixed values again.",
    "error.functions_need_windows": (
        "Live functions need Excel for Windows with this add-in; there are none on the Mac or without Excel. "
        "“Recompute” writes the same figures as values."
    ),
    "error.addin_not_loaded": (
        "Excel does not know the add-in by its name {addin}. Please give the file that name back and restart Excel. "
        "“Recompute” writes the same figures as values."
    ),
    "error.change_uncertain": (
        "Excel stopped answering while it was written to; whether the analysis was still written is uncertain. "
        "What you entered is unchanged. Please finish what you are typing with Enter and click again."
    ),
    # --- prepare for sending
    "prepare.suffix": "to send",
    "prepare.done": "The copy is saved: {file}",
    "prepare.original": "Your open workbook stayed as it was.",
    "prepare.functions": "Cells with functions of the add-in, now holding their value: {count}",
    "prepare.linked": "Places that referred to other workbooks, now holding their value: {count}",
    "prepare.broken": "Of these show an error value, please have a look: {places}",
    "prepare.dropped": "Rules and names that pointed to other workbooks and are therefore gone: {count}",
    "prepare.links": "Links and data connections removed: {count}",
    "prepare.properties": "Personal details removed (author, company, folder, printer and the like): {count}",
    "prepare.authors": "Names on comments replaced by “Author”: {count}",
    "prepare.clean": "There was nothing to remove.",
    "prepare.author": "Author",
    "error.prepare_needs_windows": (
        "This button needs Excel for Windows. On every system the command “kam-partnership prepare WORKBOOK -o COPY” "
        "does it, at the command prompt or in the terminal."
    ),
    "error.copy_is_itself": "{file}: that is the workbook itself. Please choose another name for the copy.",
    "error.copy_other_kind": "{file}: the copy's name must end with {suffix}, like the workbook's.",
}

SENDING: dict[Language, dict[str, str]] = {Language.DE: _GERMAN, Language.EN: _ENGLISH}
