"""The words of the ribbon's groups Diagramm, Weitergeben, Mappe and Hilfe: questions, results, refusals.

The same keys in both languages; ``texts.catalogue`` adds them to all other texts.
"""

from __future__ import annotations

from kam_partnership.texts.language import Language

_GERMAN: dict[str, str] = {
    # --- files
    "file.kind.png": "PNG-Bild",
    "file.kind.pdf": "PDF-Datei",
    "file.kind.xlsx": "Excel-Arbeitsmappe",
    "file.picture": "Partnerschaft",
    "file.new": "KAM Partnerschaft",
    "file.upgraded": "{name} aktualisiert",
    "ribbon.save_as": "KAM Partnerschaft: Speichern unter",
    "ribbon.replace_file": "„{file}“ gibt es in {folder} schon.\n\nSoll die Datei ersetzt werden?",
    "ribbon.not_saved": "KAM Partnerschaft: Es wurde nichts gespeichert.",
    "ribbon.saved": "KAM Partnerschaft: Gespeichert unter {file}",
    "ribbon.new_ready": "KAM Partnerschaft: Neue Mappe {file} – bitte oben Key Account und Lieferant eintragen.",
    "ribbon.read_only": (
        "Die Mappe ist schreibgeschützt geöffnet: Bitte unter anderem Namen speichern, sonst geht es verloren."
    ),
    # --- upgrade
    "ribbon.upgraded": "Die aktualisierte Mappe ist offen: {file}\nDie alte Datei ist unverändert.",
    "ribbon.upgraded.more": (
        "… und {count} weitere Zeilen. Alle nennt „kam-partnership upgrade“ in der Eingabeaufforderung."
    ),
    # --- guide
    "ribbon.guide_shown": "KAM Partnerschaft: Das Blatt „{sheet}“ ist die Anleitung.",
    "ribbon.guide.ask": (
        "Die Anleitung steht in jeder Partnerschaftsmappe als eigenes Blatt; in der geöffneten Mappe gibt es sie "
        "nicht.\n\nMöchten Sie eine neue Partnerschaftsmappe anlegen?"
    ),
    # --- diagnosis
    "diagnosis.fine": "Alles in Ordnung: {fine} Prüfungen ohne Befund.",
    "diagnosis.one": "1 Problem gefunden, {fine} Prüfungen ohne Befund.",
    "diagnosis.many": "{count} Probleme gefunden, {fine} Prüfungen ohne Befund.",
    "diagnosis.more": "… und {count} weitere.",
    "diagnosis.log": "Protokoll der letzten Fehler: {log}",
    "diagnosis.no_log": "Es ist noch kein Fehler aufgezeichnet. Das Protokoll käme hierhin: {log}",
    "diagnosis.read_more": (
        "Mehr dazu: „kam-partnership doctor“ in der Eingabeaufforderung nennt jede Prüfung einzeln; "
        "was sie bedeuten, steht in docs/install.md."
    ),
    # --- about
    "about.text": (
        "KAM Partnerschaft {version}\n\n"
        "Add-in: {addin}\n"
        "Vorlage dieser Mappe: {workbook} (aktuell: {template})\n"
        "Python: {python}, xlwings: {xlwings}\n\n"
        "Lizenz: MIT. Freie Software ohne Gewähr; Copyright (c) 2026 The KAM Partnerschaft authors.\n\n"
        "Protokoll: {log}"
    ),
    "about.not_ours": "keine Partnerschaftsmappe",
    # --- diagram
    "ribbon.charts.restored": "KAM Partnerschaft: Wiederhergestellt: {charts}",
    "ribbon.charts.fine": (
        "Alle Diagramme sind da und zeigen Ihre Zahlen.\n\nMöchten Sie das Partnerschaftsdiagramm trotzdem durch ein "
        "frisches aus der Vorlage ersetzen? Was Sie daran umgestaltet haben, geht dabei verloren."
    ),
    "ribbon.charts.kept": "KAM Partnerschaft: Die Diagramme bleiben, wie sie sind.",
    "chart.KAM_Diagram": "Partnerschaftsdiagramm",
    "chart.KAM_Profile": "Profil",
    "chart.KAM_Gaps": "größte Unterschiede",
    "chart.KAM_Trend": "Trend",
    # --- errors
    "error.file_not_local": (
        "{file}: In einem Ordner im Netz lässt sich die Datei nicht speichern. Bitte wählen Sie einen Ordner auf "
        "diesem Computer."
    ),
    "error.file_is_open": (
        "{file}: Das ist die geöffnete Mappe selbst, sie wird nicht überschrieben. Bitte einen anderen Namen wählen."
    ),
    "error.file_not_opened": (
        "Die neue Mappe ist gespeichert: {file}\n\nÖffnen konnte Excel sie nicht: Vielleicht wird gerade eine Zelle "
        "bearbeitet, oder eine Mappe gleichen Namens ist schon offen. Bitte die Eingabe mit Enter oder Esc beenden, "
        "die andere Mappe schließen und die neue über „Datei > Öffnen“ öffnen."
    ),
    "error.save_first": (
        "In der Mappe steht noch Ungespeichertes. Bitte mit Strg+S speichern und noch einmal auf „Aktualisieren“ "
        "klicken: Übertragen wird, was in der Datei steht."
    ),
    "error.save_as_file_first": (
        "Die Mappe liegt nicht als Datei auf diesem Computer. Bitte mit „Datei > Speichern unter“ in einem Ordner "
        "speichern (bei OneDrive oder SharePoint in einem synchronisierten) und noch einmal klicken."
    ),
    "error.pdf_needs_excel": (
        "Ein PDF druckt nur Excel selbst. Bitte die Mappe in Excel öffnen und dort auf „Als PDF speichern“ klicken."
    ),
    "error.charts_need_windows": (
        "Diagramme holt das Add-in nur in Excel für Windows zurück. Hier hilft „Aktualisieren“: Die neue Mappe "
        "enthält alle Diagramme und Ihre Eingaben."
    ),
    "error.charts_of_another_template": (
        "Die Mappe stammt aus der Vorlage {version}, dieses Programm kennt die Diagramme der Vorlage {known}. "
        "Bitte auf „Aktualisieren“ klicken: Die neue Mappe enthält alle Diagramme und Ihre Eingaben."
    ),
    "error.charts_of_older_workbook": (
        "Die Mappe ist mit einer früheren Fassung dieses Programms entstanden; ihre Diagramme lesen andere Zellen als "
        "die heutigen. Bitte auf „Aktualisieren“ klicken: Die neue Mappe enthält alle Diagramme und Ihre Eingaben."
    ),
    "error.chart_links_left": (
        "Excel hat das Diagramm eingefügt, aber seine Verweise nicht auf diese Mappe umgestellt. "
        "Bitte auf „Aktualisieren“ klicken: Die neue Mappe enthält alle Diagramme und Ihre Eingaben."
    ),
    "error.chart_not_pasted": (
        "Excel hat das Diagramm nicht eingefügt. Vermutlich benutzt gerade ein anderes Programm die Zwischenablage; "
        "bitte noch einmal klicken."
    ),
    "error.charts_incomplete": (
        "Die frischen Diagramme sind da, aber nicht alle alten ließen sich löschen. Bitte löschen Sie die alten "
        "selbst: anklicken und Entf drücken."
    ),
    "error.excel_refused_shared": (
        "Excel hat das abgelehnt: „{reason}“\n\nDiese Mappe ist nach alter Art freigegeben; Tabellen und Diagramme "
        "lassen sich dann nicht ändern. Bitte die Freigabe aufheben (Überprüfen > Arbeitsmappe freigeben), am besten "
        "die Mappe stattdessen über OneDrive oder SharePoint teilen, und noch einmal klicken."
    ),
    "error.excel_refused_final": (
        "Excel hat das abgelehnt: „{reason}“\n\nDie Mappe ist als abgeschlossen gekennzeichnet. Bitte oben auf "
        "„Trotzdem bearbeiten“ und dann noch einmal klicken."
    ),
}

_ENGLISH: dict[str, str] = {
    # --- files
    "file.kind.png": "PNG picture",
    "file.kind.pdf": "PDF file",
    "file.kind.xlsx": "Excel workbook",
    "file.picture": "Partnership",
    "file.new": "KAM Partnership",
    "file.upgraded": "{name} updated",
    "ribbon.save_as": "KAM Partnership: Save as",
    "ribbon.replace_file": "“{file}” is already there in {folder}.\n\nReplace the file?",
    "ribbon.not_saved": "KAM Partnership: Nothing was saved.",
    "ribbon.saved": "KAM Partnership: Saved as {file}",
    "ribbon.new_ready": "KAM Partnership: New workbook {file} – please fill in key account and supplier at the top.",
    "ribbon.read_only": "The workbook is open read-only: please save it under another name, or this will be lost.",
    # --- upgrade
    "ribbon.upgraded": "The updated workbook is open: {file}\nThe old file is unchanged.",
    "ribbon.upgraded.more": "… and {count} more lines. “kam-partnership upgrade” at the command prompt tells all.",
    # --- guide
    "ribbon.guide_shown": "KAM Partnership: The sheet “{sheet}” is the guide.",
    "ribbon.guide.ask": (
        "The guide is a sheet of every partnership workbook; the open workbook has none.\n\n"
        "Would you like to make a new partnership workbook?"
    ),
    # --- diagnosis
    "diagnosis.fine": "All is well: {fine} checks, nothing found.",
    "diagnosis.one": "1 problem found; {fine} checks found nothing.",
    "diagnosis.many": "{count} problems found; {fine} checks found nothing.",
    "diagnosis.more": "… and {count} more.",
    "diagnosis.log": "Log of the latest errors: {log}",
    "diagnosis.no_log": "No error has been logged yet. The log would be here: {log}",
    "diagnosis.read_more": (
        "More: “kam-partnership doctor” at the command prompt tells every check; docs/install.md explains them."
    ),
    # --- about
    "about.text": (
        "KAM Partnership {version}\n\n"
        "Add-in: {addin}\n"
        "Template of this workbook: {workbook} (current: {template})\n"
        "Python: {python}, xlwings: {xlwings}\n\n"
        "Licence: MIT. Free software without warranty; Copyright (c) 2026 The KAM Partnerschaft authors.\n\n"
        "Log: {log}"
    ),
    "about.not_ours": "not a partnership workbook",
    # --- diagram
    "ribbon.charts.restored": "KAM Partnership: Restored: {charts}",
    "ribbon.charts.fine": (
        "All charts are there and show your figures.\n\nReplace the partnership diagram by a fresh one from the "
        "template all the same? What you changed in its looks will be lost."
    ),
    "ribbon.charts.kept": "KAM Partnership: The charts stay as they are.",
    "chart.KAM_Diagram": "partnership diagram",
    "chart.KAM_Profile": "profile",
    "chart.KAM_Gaps": "largest gaps",
    "chart.KAM_Trend": "trend",
    # --- errors
    "error.file_not_local": (
        "{file}: the file cannot be saved to a folder on the web. Please choose a folder on this computer."
    ),
    "error.file_is_open": (
        "{file}: this is the open workbook itself, which is not overwritten. Please choose another name."
    ),
    "error.file_not_opened": (
        "The new workbook is saved: {file}\n\nExcel could not open it: perhaps a cell is being edited, or a workbook "
        "of the same name is open. Please finish your entry with Enter or Esc, close the other workbook and open the "
        "new one with “File > Open”."
    ),
    "error.save_first": (
        "The workbook holds something that is not saved yet. Please save it with Ctrl+S and click “Update” again: "
        "what stands in the file is carried."
    ),
    "error.save_as_file_first": (
        "The workbook is not a file on this computer. Please save it in a folder with “File > Save As” "
        "(with OneDrive or SharePoint in a synchronised one) and click again."
    ),
    "error.pdf_needs_excel": (
        "Only Excel itself prints a PDF. Please open the workbook in Excel and click “Save as PDF” there."
    ),
    "error.charts_need_windows": (
        "The add-in brings charts back in Excel for Windows only. Here, “Update” helps: the new workbook has all "
        "charts and what you entered."
    ),
    "error.charts_of_another_template": (
        "The workbook was made from template {version}; this program knows the charts of template {known}. "
        "Please click “Update”: the new workbook has all charts and what you entered."
    ),
    "error.charts_of_older_workbook": (
        "The workbook was made by an earlier release of this program; its charts read other cells than today's. "
        "Please click “Update”: the new workbook has all charts and what you entered."
    ),
    "error.chart_links_left": (
        "Excel pasted the chart but did not turn its references to this workbook. "
        "Please click “Update”: the new workbook has all charts and what you entered."
    ),
    "error.chart_not_pasted": (
        "Excel did not paste the chart. Another program probably uses the clipboard right now; please click again."
    ),
    "error.charts_incomplete": (
        "The fresh charts are there, but not all old ones could be deleted. Please delete those yourself: "
        "click them and press Del."
    ),
    "error.excel_refused_shared": (
        "Excel refused: “{reason}”\n\nThis workbook is shared in the old way, in which tables and charts cannot be "
        "changed. Please stop sharing it (Review > Share Workbook), best share it through OneDrive or SharePoint "
        "instead, and click again."
    ),
    "error.excel_refused_final": (
        "Excel refused: “{reason}”\n\nThe workbook is marked as final. Please click “Edit Anyway” at the top and "
        "then the button again."
    ),
}

RIBBON_COMMANDS: dict[Language, dict[str, str]] = {Language.DE: _GERMAN, Language.EN: _ENGLISH}
