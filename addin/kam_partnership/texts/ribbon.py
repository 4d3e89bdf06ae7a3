"""What the ribbon says. The build puts these texts into the add-in's sheet ``labels``.

A key is the control's id in addin/ribbon/customUI14.xml and the part of it: ``kamCheck.label``,
``kamCheck.screentip``, ``kamCheck.supertip``. Keys that start with ``message.`` are message boxes.
"""

from __future__ import annotations

#: key -> language -> text. Excel shows at most 1024 characters of a label or tip.
RIBBON_TEXTS: dict[str, dict[str, str]] = {
    "kamTab.label": {"de": "KAM Partnerschaft", "en": "KAM Partnership"},
    "kamAssessmentGroup.label": {"de": "Bewertung", "en": "Assessment"},
    "kamRecompute.label": {"de": "Neu berechnen", "en": "Recompute"},
    "kamRecompute.screentip": {
        "de": "Partnerschaft neu berechnen",
        "en": "Recompute the partnership",
    },
    "kamRecompute.supertip": {
        "de": "Wertet alle Kriterien der geöffneten Mappe aus und schreibt Kennzahlen, "
        "Rangliste der Lücken und Hinweise auf das Blatt „Auswertung“. "
        "Ihre Eingaben bleiben, wie sie sind.",
        "en": "Evaluates all criteria of the open workbook and writes the figures, the gap ranking "
        "and the findings to the analysis sheet. What you entered stays as it is.",
    },
    "kamAddCriterion.label": {"de": "Kriterium hinzufügen", "en": "Add criterion"},
    "kamAddCriterion.screentip": {"de": "Eigenes Kriterium ergänzen", "en": "Add a criterion of your own"},
    "kamAddCriterion.supertip": {
        "de": "Hängt eine Zeile an die Kriterientabelle an und stellt den Zellzeiger hinein. "
        "Kennzahlen und Diagramme rechnen sofort mit.",
        "en": "Adds a row to the table of criteria and puts the cursor there. Figures and charts include it at once.",
    },
    "kamCheck.label": {"de": "Prüfen", "en": "Check"},
    "kamCheck.screentip": {"de": "Eingaben prüfen", "en": "Check what was entered"},
    "kamCheck.supertip": {
        "de": "Sucht Bewertungen außerhalb der Skala, Text statt Zahlen, halb bewertete Kriterien "
        "und beschädigte Formeln und nennt zu jedem Fund die Zelle und die Abhilfe.",
        "en": "Looks for ratings outside the scale, text instead of numbers, half rated criteria and "
        "damaged formulas, and names the cell and the remedy for each.",
    },
    # --- group: history
    "kamHistoryGroup.label": {"de": "Verlauf", "en": "History"},
    "kamSnapshot.label": {"de": "Stand festhalten", "en": "Save state"},
    "kamSnapshot.screentip": {"de": "Heutigen Stand festhalten", "en": "Save the state of today"},
    "kamSnapshot.supertip": {
        "de": "Schreibt Kennzahlen und alle Bewertungen als eine Zeile in das Blatt „Verlauf“, unter dem Datum "
        "der Bewertung. Das Diagramm zeigt dann, woher die Beziehung kommt. Gibt es diesen Tag schon, "
        "werden Sie vorher gefragt.",
        "en": "Writes the figures and all ratings as one row to the sheet History, under the date of the "
        "assessment. The diagram then shows where the relationship comes from. If that day is there already, "
        "you are asked first.",
    },
    # --- measures and catalogue
    "kamMeasuresGroup.label": {"de": "Maßnahmen", "en": "Measures"},
    "kamSuggestMeasures.label": {"de": "Maßnahmen vorschlagen", "en": "Suggest measures"},
    "kamSuggestMeasures.screentip": {
        "de": "Maßnahmen für die größten Unterschiede",
        "en": "Measures for the largest gaps",
    },
    "kamSuggestMeasures.supertip": {
        "de": "Schreibt für die größten Unterschiede je einen Schritt fürs Tagesgeschäft und einen für die längere "
        "Sicht auf das Blatt „Maßnahmen“. Nichts wird überschrieben, und kein Kriterium mit offener Maßnahme "
        "bekommt eine zweite.",
        "en": "Writes a step for day-to-day business and one for the longer run to the sheet “Measures”, for each of "
        "the largest gaps. Nothing is overwritten, and no criterion with an open measure gets another.",
    },
    "kamAddFromCatalogue.label": {"de": "Aus Katalog übernehmen", "en": "Add from catalogue"},
    "kamAddFromCatalogue.screentip": {
        "de": "Markierte Kriterien übernehmen",
        "en": "Add the marked criteria",
    },
    "kamAddFromCatalogue.supertip": {
        "de": "Hängt alle Kriterien, die im Blatt „Katalog“ mit x markiert sind, an die Kriterientabelle an. "
        "Was schon darin steht, kommt nicht doppelt.",
        "en": "Adds all criteria that are marked with x on the sheet “Catalogue” to the table of criteria. "
        "What is there already is not added twice.",
    },
    # --- passing on
    "kamShareGroup.label": {"de": "Weitergeben", "en": "Share"},
    "kamPrepareForSending.label": {"de": "Für Versand vorbereiten", "en": "Prepare for sending"},
    "kamPrepareForSending.screentip": {"de": "Bereinigte Kopie speichern", "en": "Save a clean copy"},
    "kamPrepareForSending.supertip": {
        "de": "Speichert eine Kopie unter dem Namen, den Sie wählen: ohne Funktionen des Add-ins, ohne Verknüpfungen, "
        "ohne Namen von Personen in Datei und Kommentaren. Ihre offene Mappe bleibt, wie sie ist.",
        "en": "Saves a copy under a name of your choice: without functions of the add-in, without links, without "
        "names of people in the file and its comments. Your open workbook stays as it is.",
    },
    "kamLiveFunctions.label": {"de": "Live-Funktionen", "en": "Live functions"},
    "kamLiveFunctions.screentip": {
        "de": "Kennzahlen laufend mitrechnen: ein, aus",
        "en": "Figures follow every change: on, off",
    },
    "kamLiveFunctions.supertip": {
        "de": "Setzt im Blatt „Auswertung“ Funktionen des Add-ins an die Stelle der Kennzahlen, sodass sie jeder "
        "Änderung sofort folgen. Ein zweiter Klick macht wieder Werte daraus. Nur in Excel für Windows.",
        "en": "Puts functions of the add-in in place of the figures on the sheet “Analysis”, so that they follow "
        "every change at once. Another click turns them back into values. Excel for Windows only.",
    },
    "message.noWorkbook": {
        "de": "Bitte öffnen Sie zuerst eine Partnerschaftsmappe. Ist sie schon offen, klicken Sie oben "
        "auf „Bearbeitung aktivieren“.",
        "en": "Please open a partnership workbook first. If it is open already, click “Enable Editing” at the top.",
    },
    "message.pythonUnreachable": {
        "de": "Das Add-in erreicht sein Programm nicht. Bitte starten Sie „kam-partnership doctor“ in der "
        "Eingabeaufforderung oder fragen Sie Ihre IT.",
        "en": "The add-in cannot reach its program. Please run “kam-partnership doctor” at the command "
        "prompt or ask your IT.",
    },
}
