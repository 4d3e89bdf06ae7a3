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
        "Rangliste der Unterschiede und Hinweise auf das Blatt „Auswertung“. "
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
    "kamHistoryGroup.label": {"de": "Verlauf und Maßnahmen", "en": "History and measures"},
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
    # --- group: diagram
    "kamDiagramGroup.label": {"de": "Diagramm", "en": "Diagram"},
    "kamRestoreDiagram.label": {"de": "Diagramm wiederherstellen", "en": "Restore diagram"},
    "kamRestoreDiagram.screentip": {
        "de": "Gelöschte oder beschädigte Diagramme zurückholen",
        "en": "Bring back deleted or damaged charts",
    },
    "kamRestoreDiagram.supertip": {
        "de": "Holt das Partnerschaftsdiagramm, das Profil, die größten Unterschiede und den Trend aus der "
        "Vorlage zurück, wenn sie fehlen oder nicht mehr auf Ihre Zahlen zeigen. Ist alles heil, werden Sie "
        "gefragt. Ihre Eingaben bleiben, wie sie sind.",
        "en": "Brings the partnership diagram, the profile, the largest gaps and the trend back from the template "
        "when they are missing or no longer show your figures. If all is well, you are asked first. "
        "What you entered stays as it is.",
    },
    "kamSavePicture.label": {"de": "Als Bild speichern", "en": "Save as picture"},
    "kamSavePicture.screentip": {"de": "Diagramm als Bilddatei", "en": "The diagram as a picture file"},
    "kamSavePicture.supertip": {
        "de": "Zeichnet das Partnerschaftsdiagramm aus dem, was gerade in der Mappe steht, und speichert es als "
        "PNG-Bild für E-Mail, Word oder PowerPoint. Sie wählen Ort und Namen.",
        "en": "Draws the partnership diagram from what the workbook holds right now and saves it as a PNG picture "
        "for mail, Word or PowerPoint. You choose place and name.",
    },
    # --- group: share
    "kamShareGroup.label": {"de": "Weitergeben", "en": "Share"},
    "kamReport.label": {"de": "Bericht", "en": "Report"},
    "kamReport.screentip": {"de": "Fünf Folien für das Gespräch", "en": "Five slides for the meeting"},
    "kamReport.supertip": {
        "de": "Schreibt aus der gespeicherten Mappe eine PowerPoint-Präsentation: wo wir stehen, Profil, größte "
        "Unterschiede mit Fragen, Verlauf, Maßnahmen. Für das eigene Haus oder, ohne interne Zahlen, für den Kunden.",
        "en": "Writes a PowerPoint presentation from the saved workbook: where we stand, profile, largest gaps with "
        "questions, trend, measures. For your own company or, without internal figures, for the customer.",
    },
    "kamSavePdf.label": {"de": "Als PDF speichern", "en": "Save as PDF"},
    "kamSavePdf.screentip": {"de": "Hauptseite und Auswertung als PDF", "en": "Main page and analysis as PDF"},
    "kamSavePdf.supertip": {
        "de": "Lässt Excel die Blätter „Partnerschaft“ und „Auswertung“ als eine PDF-Datei speichern, so wie sie "
        "gedruckt aussehen. Klicken Sie vorher auf „Neu berechnen“, damit die Auswertung aktuell ist.",
        "en": "Lets Excel save the sheets “Partnership” and “Analysis” as one PDF file, as they would be printed. "
        "Click “Recompute” first, so that the analysis is up to date.",
    },
    # --- group: workbook
    "kamWorkbookGroup.label": {"de": "Mappe", "en": "Workbook"},
    "kamNewWorkbook.label": {"de": "Neue Mappe", "en": "New workbook"},
    "kamNewWorkbook.screentip": {
        "de": "Leere Mappe für einen weiteren Key Account",
        "en": "An empty workbook for another key account",
    },
    "kamNewWorkbook.supertip": {
        "de": "Legt aus der Vorlage eine neue Partnerschaftsmappe an, speichert sie unter Ihrem Namen und öffnet "
        "sie. Die gerade offene Mappe bleibt unberührt.",
        "en": "Makes a new partnership workbook from the template, saves it under the name you choose and opens it. "
        "The workbook that is open now is not touched.",
    },
    "kamUpgrade.label": {"de": "Aktualisieren", "en": "Update"},
    "kamUpgrade.screentip": {
        "de": "Inhalt in eine frische Vorlage übertragen",
        "en": "Carry the content into a fresh template",
    },
    "kamUpgrade.supertip": {
        "de": "Überträgt Ihre Kriterien, Bewertungen, Maßnahmen und den Verlauf in eine neue Datei auf dem heutigen "
        "Stand der Vorlage und sagt, was mitkam und was nicht. Das hilft auch bei beschädigten Mappen. Die offene "
        "Datei bleibt, wie sie ist; bitte speichern Sie sie vorher.",
        "en": "Carries your criteria, ratings, measures and history into a new file with the current template, and "
        "tells what came along and what did not. This also helps with damaged workbooks. The open file stays as it "
        "is; please save it first.",
    },
    # --- group: help
    "kamHelpGroup.label": {"de": "Hilfe", "en": "Help"},
    "kamGuide.label": {"de": "Anleitung", "en": "Guide"},
    "kamGuide.screentip": {"de": "Anleitung zeigen", "en": "Show the guide"},
    "kamGuide.supertip": {
        "de": "Zeigt das Blatt „Anleitung“ der offenen Mappe: was zu tun ist, was die Zahlen bedeuten und wo was "
        "steht. Ist keine Partnerschaftsmappe offen, können Sie eine anlegen.",
        "en": "Shows the sheet “Guide” of the open workbook: what to do, what the figures mean and where things are. "
        "If no partnership workbook is open, you can make one.",
    },
    "kamDiagnose.label": {"de": "Diagnose", "en": "Diagnosis"},
    "kamDiagnose.screentip": {"de": "Installation prüfen", "en": "Check the installation"},
    "kamDiagnose.supertip": {
        "de": "Prüft Add-in, Python und Excel auf diesem Computer und sagt, was zu tun ist, wenn etwas klemmt. "
        "Das dauert einige Sekunden; geändert wird nichts.",
        "en": "Checks add-in, Python and Excel on this computer and says what to do when something is stuck. "
        "It takes some seconds; nothing is changed.",
    },
    "kamAbout.label": {"de": "Info", "en": "About"},
    "kamAbout.screentip": {"de": "Versionen und Lizenz", "en": "Versions and licence"},
    "kamAbout.supertip": {
        "de": "Nennt die Versionen von Add-in, Mappe und Python, die Lizenz und die Protokolldatei. "
        "Das hilft, wenn Sie Ihre IT oder uns um Rat fragen.",
        "en": "Tells the versions of add-in, workbook and Python, the licence and the log file. "
        "Useful when you ask your IT department or us for advice.",
    },
    "message.protectedView": {
        "de": "Diese Datei ist in der geschützten Ansicht geöffnet; darin kann kein Add-in arbeiten. Klicken Sie "
        "oben auf „Bearbeitung aktivieren“, wenn Sie dem Absender vertrauen.",
        "en": "This file is open in Protected View, where no add-in can work. Click “Enable Editing” at the top "
        "if you trust its sender.",
    },
    # --- group: portfolio
    "kamPortfolioGroup.label": {"de": "Alle Accounts", "en": "All accounts"},
    "kamPortfolio.label": {"de": "Portfolio", "en": "Portfolio"},
    "kamPortfolio.screentip": {"de": "Alle Accounts eines Ordners", "en": "All accounts of a folder"},
    "kamPortfolio.supertip": {
        "de": "Liest alle Partnerschaftsmappen eines Ordners und seiner Unterordner und schreibt eine Übersicht: "
        "alle Accounts im Diagramm, wo investieren, was halten, was bewusst zurückfahren, mit Begründung. "
        "Die Mappen selbst bleiben unverändert.",
        "en": "Reads all partnership workbooks in a folder and below and writes an overview: all accounts in the "
        "diagram, where to invest, what to hold, what to scale back deliberately, with reasons. "
        "The workbooks themselves stay as they are.",
    },
    # --- passing on
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
