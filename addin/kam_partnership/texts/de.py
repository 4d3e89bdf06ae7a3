"""German: the language everything is written in first."""

TEXTS: dict[str, str] = {
    # --- sheets and headings
    "sheet.partnership": "Partnerschaft",
    "sheet.analysis": "Auswertung",
    "sheet.history": "Verlauf",
    "sheet.settings": "Einstellungen",
    "sheet.guide": "Anleitung",
    "sheet.data": "Daten",
    "sheet.state": "KAM-Stand",
    "head.number": "Nr",
    "head.criterion": "Kriterium",
    "head.weight": "Gewicht",
    "head.supplier": "Lieferant",
    "head.key_account": "Key Account",
    "head.gap": "Differenz",
    "format.date": "dd.mm.yyyy",
    # --- the zones
    "zone.supplier_frustration": "Lieferantenfrustrationszone",
    "zone.key_account_frustration": "Key-Account-Frustrationszone",
    "zone.supplier_relationship": "Lieferantenbeziehung",
    "zone.cooperation": "Kooperation",
    "zone.strategic_partnership": "Strategische Partnerschaft",
    "zone.unrated": "Noch nicht bewertet",
    "zone.supplier_frustration.two_lines": "Lieferanten-\nfrustrationszone",
    "zone.key_account_frustration.two_lines": "Key-Account-\nFrustrationszone",
    "meaning.supplier_frustration": "Der Lieferant investiert mehr, als der Key Account erwidert.",
    "meaning.key_account_frustration": "Der Key Account investiert mehr, als der Lieferant erwidert.",
    "meaning.supplier_relationship": "Ausgewogen: Beide investieren wenig und wissen es.",
    "meaning.cooperation": "Ausgewogen: Beide investieren spürbar in die Beziehung.",
    "meaning.strategic_partnership": "Ausgewogen: Beide investieren viel und richten sich aufeinander ein.",
    "meaning.unrated": "Bitte je Kriterium beide Seiten bewerten.",
    "meaning.invalid": "Bitte die Einstellungen prüfen: So lässt sich nichts berechnen.",
    "advice.supplier_frustration": (
        "Sprechen Sie an, was der Key Account wirklich sucht. "
        "Wer nur einen zuverlässigen Lieferanten will, braucht keinen Partneraufwand."
    ),
    "advice.key_account_frustration": (
        "Der Key Account gibt mehr, als er bekommt. Klären Sie, was er erwartet, bevor er sich anders orientiert."
    ),
    "advice.supplier_relationship": ("Eine klare, schlanke Beziehung. Fragen Sie sich, ob beide Seiten mehr wollen."),
    "advice.cooperation": "Eine tragfähige Kooperation. Suchen Sie das eine Vorhaben, das beide weiterbringt.",
    "advice.strategic_partnership": (
        "Eine enge Partnerschaft. Pflegen Sie das gemeinsame Zielbild; "
        "mehr als zwei oder drei davon trägt kaum ein Unternehmen."
    ),
    "advice.unrated": "Bewerten Sie mindestens ein Kriterium für beide Seiten.",
    # --- the figures
    "figure.supplier_score": "Lieferant investiert",
    "figure.key_account_score": "Key Account investiert",
    "figure.net_balance": "Balance (Key Account − Lieferant)",
    "figure.gross_imbalance": "Brutto-Ungleichgewicht",
    "figure.offset": "davon gleicht sich aus",
    "figure.balance_score": "Balancewert (0 bis 100)",
    "figure.level": "Niveau",
    "figure.coverage": "Abdeckung",
    "figure.zone": "Zone",
    "figure.robust": "Stabilität des Urteils",
    "explain.supplier_score": "Gewichteter Mittelwert der Bewertungen des Lieferanten.",
    "explain.key_account_score": "Gewichteter Mittelwert der Bewertungen des Key Accounts.",
    "explain.net_balance": "Negativ: Der Lieferant investiert mehr. Positiv: Der Key Account investiert mehr.",
    "explain.gross_imbalance": "Mittlere Größe aller Unterschiede, gleich in welche Richtung.",
    "explain.offset": "Unterschiede, die sich gegenseitig aufheben und in der Balance unsichtbar sind.",
    "explain.balance_score": "100 heißt: Beide investieren gleich viel. 0 heißt: größtmöglicher Unterschied.",
    "explain.level": "Mittelwert beider Seiten. Er entscheidet, welche Stufe erreicht ist.",
    "explain.coverage": "Anteil der Gewichte, für den beide Seiten bewertet sind.",
    "explain.zone": "Wo die Beziehung im Partnerschaftsdiagramm steht.",
    "explain.robust": "Ob ein einzelnes Kriterium allein das Urteil ändern würde.",
    "explain.robust.yes": "Auch wenn man ein beliebiges Kriterium weglässt, bleibt es dieselbe Zone.",
    "explain.robust.no": "Ohne Nr. {numbers} wäre es eine andere Zone.",
    "robust.yes": "stabil",
    "robust.unstable": "nicht stabil",
    "robust.no": "kippt ohne Nr. {numbers}",
    "robust.or": " oder ",
    "robust.undefined": "–",
    # --- the main page
    "page.overline": "PARTNERSCHAFTSBILD  ·  KEY ACCOUNT",
    "page.key_account": "Name des Key Accounts",
    "page.supplier_label": "Lieferant",
    "page.date_label": "Bewertet am",
    "page.author_label": "Verfasst von",
    "page.previous_label": "Letzte Bewertung",
    "page.hint": (
        "{low} = investiert nichts, {high} = investiert sehr viel.  "
        "Eigenes Kriterium: einfach in die erste freie Zeile unter der Tabelle schreiben."
    ),
    "tile.zone": "GESAMTURTEIL",
    "tile.supplier": "LIEFERANT",
    "tile.key_account": "KEY ACCOUNT",
    "tile.balance": "BALANCE",
    "tile.balance_score": "BALANCEWERT",
    "tile.level": "NIVEAU",
    "tile.change": "SEIT LETZTER BEWERTUNG",
    "tile.sub.score": "investiert im Mittel",
    "tile.sub.inside": "in der Toleranz von ±",
    "tile.sub.outside": "jenseits der Toleranz ±",
    "tile.sub.points": "von 100 Punkten",
    "tile.sub.level": "Mittel beider Seiten",
    "tile.sub.no_history": "noch kein früherer Stand",
    "tile.sub.better": "besser als ",
    "tile.sub.worse": "schlechter als ",
    "tile.sub.same": "unverändert seit ",
    "line.coverage": "Abdeckung ",
    "line.of": " von ",
    "line.pairs": " Kriterien bewertet",
    "line.gross": "Brutto-Ungleichgewicht ",
    "line.offset": ", davon gleicht sich aus ",
    "input.rating.title": "Bewertung",
    "input.rating.text": "Wie viel investiert diese Seite hier? Eine Zahl auf der Skala; leer = noch offen.",
    "input.rating.error_title": "Diese Zahl passt nicht",
    "input.rating.error": "Bitte eine Zahl auf der Skala eingeben. Die Skala steht im Blatt Einstellungen.",
    "input.weight.title": "Gewicht",
    "input.weight.text": "Wie wichtig ist das Kriterium? Leer zählt als 1, 0 lässt es aus der Rechnung.",
    "input.weight.error_title": "Dieses Gewicht passt nicht",
    "input.weight.error": "Bitte eine Zahl ab 0 eingeben.",
    "input.date.title": "Datum der Bewertung",
    "input.date.text": "Wann wurde bewertet?",
    "input.date.error_title": "Das ist kein Datum",
    "input.date.error": "Bitte ein Datum eingeben, zum Beispiel 21.11.2026.",
    "input.text.key_account": "Um welchen Key Account geht es?",
    "input.text.supplier": "Der Name Ihres Unternehmens.",
    "input.text.author": "Wer hat bewertet?",
    # --- the diagram
    "diagram.title": "Partnerschaftsdiagramm",
    "diagram.x": "Der Lieferant investiert  →",
    "diagram.y": "Der Key Account investiert  →",
    "diagram.overall": "Gesamt",
    "diagram.previous": "Zuletzt",
    "diagram.legend.criterion": "Kriterium (Nr. der Tabelle)",
    "diagram.legend.overall": "Gesamtposition (gewichtet)",
    "diagram.legend.previous": "Letzte Bewertung",
    "diagram.series.balance": "Balance",
    "diagram.series.tolerance": "Toleranz",
    "diagram.series.labels": "Beschriftung",
    "diagram.series.change": "Entwicklung",
    "diagram.alt": (
        "Partnerschaftsdiagramm. Waagrecht: was der Lieferant investiert, senkrecht: was der Key Account "
        "investiert. Jede Nummer ist ein Kriterium der Tabelle, der große Ring die gewichtete "
        "Gesamtposition. Auf der gestrichelten Linie investieren beide gleich viel."
    ),
    "footer.left": "KAM Partnerschaft",
    "footer.middle": "Vertraulich",
    "footer.right": "Seite &P von &N",
    # --- settings sheet
    "settings.title": "Einstellungen",
    "settings.lead": "Diese Werte gelten für die ganze Mappe. Diagramm und Urteil folgen ihnen sofort.",
    "settings.head.name": "Einstellung",
    "settings.head.value": "Wert",
    "settings.head.unit": "Einheit",
    "settings.head.range": "Erlaubt",
    "settings.head.meaning": "Bedeutung",
    "settings.unit.scale": "Skalenpunkte",
    "settings.unit.language": "de oder en",
    "settings.scale_min": "Skala: kleinster Wert",
    "settings.scale_max": "Skala: größter Wert",
    "settings.tolerance": "Toleranz der Balance",
    "settings.level_cooperation": "Ab hier: Kooperation",
    "settings.level_strategic": "Ab hier: Strategische Partnerschaft",
    "settings.language": "Sprache der Auswertung",
    "settings.range.scale_min": "kleiner als der größte Wert",
    "settings.range.scale_max": "größer als der kleinste Wert",
    "settings.range.tolerance": "0 bis zur Länge der Skala",
    "settings.range.level_cooperation": "auf der Skala",
    "settings.range.level_strategic": "auf der Skala, nicht unter Kooperation",
    "settings.range.language": "de, en",
    "settings.meaning.scale_min": "Bedeutet: investiert nichts.",
    "settings.meaning.scale_max": "Bedeutet: investiert sehr viel.",
    "settings.meaning.tolerance": "So groß darf der Unterschied sein, damit er noch als ausgewogen gilt.",
    "settings.meaning.level_cooperation": "Mittelwert beider Seiten, ab dem es eine Kooperation ist.",
    "settings.meaning.level_strategic": "Mittelwert beider Seiten, ab dem es eine strategische Partnerschaft ist.",
    "settings.meaning.language": "In dieser Sprache schreibt das Add-in das Blatt Auswertung.",
    "settings.check.ok": "✓ Alle Einstellungen passen zusammen.",
    "settings.check.bad": "✗ Die Einstellungen passen nicht zusammen: Bitte Zahlen und Reihenfolge prüfen.",
    "settings.error_title": "Dieser Wert passt nicht",
    "settings.error": "Bitte eine Zahl im erlaubten Bereich eingeben (Spalte rechts).",
    "settings.language_error": "Bitte de oder en wählen.",
    # --- history sheet
    "history.title": "Verlauf",
    "history.lead": (
        "Eine Zeile je festgehaltenem Stand. Das Partnerschaftsdiagramm zeigt den letzten Stand vor dem Datum "
        "der Bewertung als kleinen Punkt mit einem Pfeil zur heutigen Position."
    ),
    "history.date": "Datum",
    "history.author": "Verfasst von",
    "history.supplier_score": "Lieferant",
    "history.key_account_score": "Key Account",
    "history.net_balance": "Balance",
    "history.gross_imbalance": "Brutto",
    "history.balance_score": "Balancewert",
    "history.level": "Niveau",
    "history.coverage": "Abdeckung",
    "history.zone": "Zone",
    "history.ratings": "Bewertungen",
    # --- analysis sheet
    "analysis.title": "Auswertung",
    "analysis.empty": "Noch nicht berechnet. Im Menüband KAM Partnerschaft auf „Neu berechnen“ klicken.",
    "analysis.stamp": "{account} · berechnet am {date} um {time} Uhr · KAM Partnerschaft {version}",
    "analysis.stamp.no_account": "Ohne Namen",
    "analysis.current": "✓ auf dem Stand der Tabelle",
    "analysis.stale": "◆ Die Tabelle wurde seither geändert: bitte neu berechnen.",
    "analysis.section.figures": "Kennzahlen",
    "analysis.section.questions": "Für das nächste Gespräch",
    "analysis.section.findings": "Hinweise zur Tabelle",
    "analysis.section.ranking": "Rangliste der Unterschiede",
    "analysis.head.figure": "Kennzahl",
    "analysis.head.value": "Wert",
    "analysis.head.meaning": "Was sie sagt",
    "analysis.head.priority": "Priorität",
    "analysis.head.contribution": "Beitrag",
    "analysis.head.share": "Anteil",
    "analysis.head.tipping": "Kippt?",
    "explain.priority": "Gewicht × Größe des Unterschieds; danach ist die Rangliste sortiert.",
    "explain.contribution": "Anteil an der Balance, mit Vorzeichen. Alle Beiträge zusammen ergeben die Balance.",
    "explain.share": "Anteil des Kriteriums am Brutto-Ungleichgewicht.",
    "explain.tipping": "„ja“: Ohne dieses Kriterium wäre es eine andere Zone.",
    "analysis.head.question": "Vorschlag für eine Frage",
    "analysis.head.place": "Zelle",
    "analysis.head.finding": "Was auffällt und was zu tun ist",
    "analysis.tips": "ja",
    "analysis.questions_unrated": "Sobald beide Seiten bewertet sind, stehen hier Fragen.",
    "analysis.no_questions": "Kein Unterschied ist größer als die Toleranz. Fragen Sie nach dem, was gut läuft.",
    "analysis.no_findings": "Keine Auffälligkeiten: Alle Eingaben sind vollständig und gültig.",
    "analysis.no_ranking": "Noch kein Kriterium ist für beide Seiten bewertet.",
    "analysis.findings_below": "… und {count} weitere unter der Rangliste.",
    "analysis.more_findings": "… und {count} weitere. Alle zeigt der Knopf „Prüfen“.",
    # --- findings
    "finding.rating-not-a-number": (
        "„{value}“ ist keine Zahl, Kriterium {number} zählt nicht mit. Bitte eine Zahl eingeben."
    ),
    "finding.rating-out-of-scale": (
        "{value} liegt nicht auf der Skala von {scale_min} bis {scale_max}, "
        "Kriterium {number} zählt nicht mit. Bitte den Wert berichtigen."
    ),
    "finding.weight-invalid": (
        "„{value}“ ist kein Gewicht, Kriterium {number} zählt nicht mit. "
        "Bitte eine Zahl ab 0 eingeben oder die Zelle leeren."
    ),
    "finding.half-rated.supplier": (
        "Kriterium {number} ist nur für den Key Account bewertet und zählt nicht mit. "
        "Bitte auch den Lieferanten bewerten."
    ),
    "finding.half-rated.key_account": (
        "Kriterium {number} ist nur für den Lieferanten bewertet und zählt nicht mit. "
        "Bitte auch den Key Account bewerten."
    ),
    "finding.no-title": "Kriterium {number} hat keinen Namen. Bitte benennen, damit man es wiederfindet.",
    "finding.empty-row": (
        "Zeile {number} der Tabelle ist leer und zählt in der Abdeckung als unbewertet. Bitte ausfüllen oder löschen."
    ),
    "finding.duplicate-title": (
        "„{title}“ steht schon als Kriterium {first} in der Tabelle. Bitte eines davon umbenennen oder löschen."
    ),
    "finding.rows-below-table": (
        "Diese Zeile steht unter der Tabelle und zählt nicht mit. "
        "Bitte den Anfasser unten rechts an der Tabelle bis hierher ziehen."
    ),
    "finding.settings-invalid.number": "{setting}: „{value}“ ist keine Zahl. Ohne sie wird nichts berechnet.",
    "finding.settings-invalid.scale": (
        "{setting}: {value} passt nicht. Der größte Wert der Skala muss über dem kleinsten liegen."
    ),
    "finding.settings-invalid.tolerance": ("{setting}: {value} passt nicht. Erlaubt ist 0 bis zur Länge der Skala."),
    "finding.settings-invalid.levels": (
        "{setting}: {value} passt nicht. Beide Grenzen liegen auf der Skala, "
        "Kooperation nicht über der strategischen Partnerschaft."
    ),
    "finding.name-missing": (
        "Der interne Name {name} fehlt in der Mappe. "
        "„kam-partnership upgrade“ überträgt alle Eingaben in eine frische Vorlage."
    ),
    "finding.newer-template": (
        "Die Mappe stammt aus einer neueren Vorlage ({version}) als dieses Programm ({known}). "
        "Bitte das Add-in aktualisieren."
    ),
    "finding.no-rated-pair": ("Noch kein Kriterium ist für beide Seiten bewertet. Bitte mindestens eines ausfüllen."),
    "finding.diagram-full": (
        "Die Tabelle hat {count} Kriterien, das Diagramm zeigt die ersten {capacity}. "
        "Alle Kennzahlen rechnen mit allen."
    ),
    "finding.formula-overwritten": (
        "Hier stand eine Formel, jetzt steht etwas anderes. „kam-partnership upgrade“ stellt sie wieder her."
    ),
    "value.blank": "leer",
    "value.true": "WAHR",
    "value.false": "FALSCH",
    # --- what the ribbon says
    "ribbon.title": "KAM Partnerschaft",
    "ribbon.status": "KAM Partnerschaft: {zone} · Balance {balance} · {findings}",
    "ribbon.findings.none": "keine Hinweise",
    "ribbon.findings.one": "1 Hinweis im Blatt {sheet}",
    "ribbon.findings.many": "{count} Hinweise im Blatt {sheet}",
    "ribbon.check.clean": "Alles in Ordnung: Alle Eingaben sind vollständig und gültig.",
    "ribbon.check.intro": "{count} Hinweise:",
    "ribbon.check.intro.one": "1 Hinweis:",
    "ribbon.check.more": "… und {count} weitere. Die ganze Liste schreibt „Neu berechnen“ ins Blatt {sheet}.",
    "ribbon.unexpected": (
        "Das hat nicht geklappt ({reason}). Bitte versuchen Sie es noch einmal. "
        "Bleibt es dabei, hilft uns die Datei mit den Einzelheiten weiter."
    ),
    "ribbon.unchanged": "An der Mappe wurde nichts geändert.",
    "ribbon.details": "Einzelheiten: {log}",
    "ribbon.row_ready": "KAM Partnerschaft: Neue Zeile bereit. Bitte Kriterium und Bewertungen eintragen.",
    # --- command line
    "cli.sentence": "{account}: {zone}",
    "cli.sentence.no_account": "Diese Beziehung: {zone}",
    "cli.demo.done": "Fertig. Zum Ansehen:",
    "cli.demo.workbook": "Mappe",
    "cli.demo.picture": "Bild",
    "cli.wrote": "Geschrieben: {path}",
    "cli.added": "Kriterium {number} hinzugefügt: {title}",
    "cli.findings.none": "Keine Hinweise.",
    "cli.biggest": "Größte Unterschiede",
    "cli.supplier_more": "Lieferant investiert mehr",
    "cli.key_account_more": "Key Account investiert mehr",
    "cli.equal": "gleich viel",
    "cli.findings": "Hinweise",
    "cli.summary": "{good} gelesen, {bad} nicht lesbar.",
    "cli.error": "Fehler",
    "cli.warning": "Achtung",
    "cli.info": "Hinweis",
    # --- errors
    "error.file_not_found": "{file}: Die Datei gibt es nicht. Bitte den Pfad prüfen.",
    "error.file_not_readable": "{file}: Die Datei lässt sich nicht lesen ({reason}).",
    "error.file_not_a_workbook": (
        "{file}: Die Datei ist beschädigt oder keine lesbare Excel-Arbeitsmappe. "
        "Bitte in Excel öffnen und als .xlsx speichern."
    ),
    "error.file_encrypted": (
        "{file}: Die Datei ist mit einem Kennwort geschützt oder im alten .xls-Format. "
        "Bitte in Excel öffnen und ohne Kennwort als .xlsx speichern."
    ),
    "error.file_too_large": "{file}: Die Datei ist entpackt größer als {limit} und wird nicht gelesen.",
    "error.file_damaged": (
        "{file}: Die Datei ist beschädigt ({part}: {reason}). Bitte in Excel öffnen, reparieren lassen und speichern."
    ),
    "error.file_not_writable": (
        "{file}: Die Datei lässt sich nicht schreiben ({reason}). Ist sie noch in Excel geöffnet?"
    ),
    "error.file_kind_differs": "{file}: Eine {opened}-Mappe muss auch als {opened} gespeichert werden.",
    "error.file_exists": "{file}: Die Datei gibt es schon. Mit --force wird sie ersetzt.",
    "error.not_a_file_name": "{file}: Eine Mappe muss auf .xlsx enden.",
    "error.not_ours": (
        "{file}: Das ist keine Mappe von KAM Partnerschaft, die internen Namen (KAM_…) fehlen. "
        "„kam-partnership new“ legt eine neue an."
    ),
    "error.unsupported_without_excel": "{member}: Das geht nur mit Excel.",
    "error.cells_below_table": (
        "{sheet}!{cell}: Unter der Tabelle steht etwas, sie kann nicht wachsen. Bitte die Zellen darunter leeren."
    ),
    "error.table_has_totals": (
        "Die Tabelle {table} hat eine Ergebniszeile und kann ohne Excel nicht wachsen. "
        "Bitte die Ergebniszeile in Excel ausblenden."
    ),
    "error.table_blocked": "Die Tabelle {table} kann nicht wachsen: {reason}",
    "error.name_missing": (
        "In der Mappe fehlt der interne Name {name}. "
        "„kam-partnership upgrade“ überträgt alle Eingaben in eine frische Vorlage."
    ),
    "error.name_not_a_range": (
        "Der interne Name {name} zeigt nicht mehr auf Zellen ({refers_to}). "
        "„kam-partnership upgrade“ überträgt alle Eingaben in eine frische Vorlage."
    ),
    "error.formula_not_understood": ("{sheet}!{cell}: Diese Formel lässt sich ohne Excel nicht rechnen: {formula}"),
    "error.no_workbook": "Bitte zuerst eine Mappe von KAM Partnerschaft öffnen und anklicken.",
    "error.no_diagram": "{file}: Die Einstellungen sind ungültig, darum gibt es kein Diagramm. {finding}",
    "error.title_missing": "Bitte dem Kriterium einen Namen geben.",
    "error.title_exists": "„{title}“ steht schon als Kriterium {number} in der Tabelle.",
    "error.weight_invalid": "{value} ist kein Gewicht: Bitte eine Zahl ab 0 angeben.",
    "error.rating_out_of_scale": "{value} liegt nicht auf der Skala von {scale_min} bis {scale_max}.",
    "error.excel_busy": (
        "Excel nimmt gerade nichts an: Vermutlich wird eine Zelle bearbeitet, oder ein Dialog ist offen. "
        "Bitte die Eingabe mit Enter oder Esc beenden, offene Dialoge schließen und noch einmal klicken."
    ),
    "error.excel_gone": "Excel ist nicht mehr zu erreichen. Bitte Excel neu starten und die Mappe wieder öffnen.",
    "error.excel_refused": (
        "Excel hat das abgelehnt: „{reason}“\n\n"
        "Meist ist ein Blatt geschützt (Überprüfen > Blattschutz aufheben), ein Name in der Mappe gelöscht, "
        "oder andere bearbeiten die Mappe gerade mit. Bitte prüfen und noch einmal klicken."
    ),
    "error.change_not_shown": (
        "Die Änderung ist gemacht und steht in der Mappe. Nur anzeigen konnte Excel sie nicht; "
        "bitte sehen Sie selbst nach."
    ),
    "error.change_incomplete": (
        "Excel hat mitten in der Änderung aufgehört, und sie ließ sich nicht zurücknehmen. Bitte sehen Sie das Ende "
        "der Tabelle durch, oder schließen Sie die Mappe, ohne zu speichern."
    ),
    "error.unexpected": "Ein unerwarteter Fehler ({reason}).",
    "error.usage": "{reason}",
    # --- history: saving, trend
    "history.lead.ratings": (
        "Die ausgeblendete Spalte „Bewertungen“ bewahrt alle Einzelwerte für spätere Vergleiche; bitte nicht ändern."
    ),
    "history.hint": (
        "Noch kein Stand festgehalten. Im Menüband KAM Partnerschaft auf „Stand festhalten“ klicken: "
        "Ab dem zweiten Stand zeigt die Kurve, wohin sich die Beziehung bewegt."
    ),
    "trend.title": "Wie sich die Partnerschaft entwickelt",
    "trend.supplier": "Lieferant investiert",
    "trend.key_account": "Key Account investiert",
    "trend.balance": "Balance (Key Account − Lieferant)",
    "trend.zero": "Balance 0: beide gleich",
    "trend.tolerance": "Toleranz der Balance",
    "trend.alt": (
        "Liniendiagramm über der Zeit: was Lieferant und Key Account an jedem festgehaltenen Stand im Mittel "
        "investieren, und die Balance beider. Die Zahlen stehen in der Tabelle darunter."
    ),
    "snapshot.titles_cut": (
        "Gespeichert. Die Bewertungen passten nicht ganz in eine Zelle: Lange Namen von Kriterien sind im Verlauf "
        "gekürzt, alle Zahlen sind vollständig."
    ),
    "ribbon.snapshot.replace": (
        "Für den {date} ist schon ein Stand festgehalten.\n\nSoll er durch den jetzigen ersetzt werden?"
    ),
    "ribbon.snapshot.saved": "KAM Partnerschaft: Stand vom {date} im Blatt {sheet} festgehalten.",
    "ribbon.snapshot.replaced": "KAM Partnerschaft: Stand vom {date} im Blatt {sheet} ersetzt.",
    "ribbon.snapshot.kept": "KAM Partnerschaft: Der festgehaltene Stand bleibt, wie er ist.",
    "cli.snapshot.saved": "Stand vom {date} festgehalten.",
    "cli.snapshot.replaced": "Stand vom {date} ersetzt.",
    "error.snapshot_exists": (
        "Für den {date} ist schon ein Stand festgehalten. Mit --force wird er ersetzt, mit --date gilt ein anderer Tag."
    ),
    "error.snapshot_without_figures": (
        "Es gibt noch nichts festzuhalten: Bitte mindestens ein Kriterium für beide Seiten bewerten."
    ),
    "error.snapshot_settings_invalid": (
        "Mit diesen Einstellungen lässt sich nichts berechnen, also auch nichts festhalten. "
        "Der Knopf „Prüfen“ zeigt, welche nicht passt."
    ),
    "error.snapshot_date_invalid": (
        "{cell}: „{value}“ ist kein Datum. Bitte ein Datum eingeben oder die Zelle leeren; dann gilt heute."
    ),
    "error.snapshot_date_too_early": "Der {date} liegt zu weit zurück: Excel rechnet erst ab dem {first}.",
    "error.history_too_long": (
        "{count} Kriterien passen nicht in eine Zelle des Verlaufs. "
        "Bitte die Tabelle kürzen und noch einmal festhalten."
    ),
    # --- pictures on the analysis sheet
    "profile.title": "Profil: was beide Seiten je Kriterium investieren",
    "profile.names": "Kriterien",
    "profile.ticks": "Skala",
    "profile.supplier": "Lieferant",
    "profile.key_account": "Key Account",
    "profile.empty": "Noch kein Kriterium ist für beide Seiten bewertet.",
    "profile.alt": (
        "Profil: je Kriterium ein Kreis für den Lieferanten und eine Raute für den Key Account, verbunden durch "
        "einen Strich. Je länger der Strich, desto größer der Unterschied. Die Zahlen stehen im Blatt Partnerschaft."
    ),
    "gaps.title": "Die zehn wichtigsten Unterschiede",
    "gaps.note": "Balken: Differenz  ·  Reihenfolge: Gewicht × Differenz",
    "gaps.supplier": "◀ Lieferant investiert mehr",
    "gaps.key_account": "Key Account investiert mehr ▶",
    "gaps.axis": "◀ Lieferant mehr     Key Account mehr ▶",
    "gaps.empty": "Noch kein Unterschied",
    "gaps.none": "Kein Unterschied",
    "gaps.alt": (
        "Balken der zehn Kriterien mit der höchsten Priorität: nach links, wo der Lieferant mehr investiert, "
        "nach rechts, wo der Key Account mehr investiert. Dieselben Zahlen stehen in der Rangliste darunter."
    ),
}
