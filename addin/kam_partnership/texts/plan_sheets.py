"""The words of the sheets Measures, Questions and Catalogue, and of the commands that belong to them.

The same keys in both languages; ``texts.catalogue`` adds them to all other texts.
"""

from __future__ import annotations

from kam_partnership.texts.language import Language

_GERMAN: dict[str, str] = {
    # --- sheets
    "sheet.measures": "Maßnahmen",
    "sheet.questions": "Fragen",
    "sheet.catalog": "Katalog",
    # --- measures
    "measures.title": "Maßnahmen",
    "format.percent": "0 %",
    "measures.lead": (
        "Was beide vereinbaren: das Dringende im Tagesgeschäft, das Wichtige mittel- bis langfristig. "
        "Einfach in die nächste freie Zeile schreiben; die Tabelle wächst mit."
    ),
    "measures.sign": "◆",
    "measures.criterion": "Kriterium",
    "measures.measure": "Maßnahme",
    "measures.horizon": "Horizont",
    "measures.supplier_owner": "Wer beim Lieferanten",
    "measures.key_account_owner": "Wer beim Key Account",
    "measures.due": "Fällig",
    "measures.status": "Status",
    "measures.supplier_value": "Wert je Jahr Lieferant",
    "measures.key_account_value": "Wert je Jahr Key Account",
    "measures.legend": "○ offen   ◐ in Arbeit   ✓ erledigt   – zurückgestellt   ◆ überfällig",
    "measures.as_of": "Stand am (leer: Datum der Bewertung)",
    "measures.tile.open": "OFFEN",
    "measures.tile.horizons": "OFFEN NACH HORIZONT",
    "measures.tile.overdue": "ÜBERFÄLLIG",
    "measures.tile.share": "ANTEIL DES LIEFERANTEN AM WERT",
    "measures.tile.supplier_value": "WERT LIEFERANT",
    "measures.tile.key_account_value": "WERT KEY ACCOUNT",
    "measures.sub.of": "von ",
    "measures.sub.measures": " Maßnahmen",
    "measures.sub.day_to_day": "Tagesgeschäft: ",
    "measures.sub.long_term": "Mittel- bis langfristig: ",
    "measures.sub.overdue": "überfällig",
    "measures.sub.as_of": "vor dem ",
    "measures.sub.no_date": "Bitte rechts oben ein Datum eintragen",
    "measures.sub.share": "Key Account ",
    "measures.sub.no_value": "Bitte Werte je Maßnahme eintragen",
    "measures.sub.value": "pro Jahr",
    "input.measure_criterion.title": "Kriterium",
    "input.measure_criterion.text": "Zu welchem Kriterium der Tabelle gehört die Maßnahme? Aus der Liste wählen.",
    "input.measure_criterion.error_title": "Nicht in der Tabelle",
    "input.measure_criterion.error": "Dieses Kriterium steht nicht auf dem Blatt Partnerschaft. Trotzdem so lassen?",
    "input.measure_horizon.title": "Horizont",
    "input.measure_horizon.text": "Tagesgeschäft: was jetzt hilft. Mittel- bis langfristig: was auf Dauer trägt.",
    "input.measure_horizon.error_title": "Bitte aus der Liste wählen",
    "input.measure_horizon.error": "Erlaubt sind die beiden Horizonte der Liste.",
    "input.measure_status.title": "Status",
    "input.measure_status.text": "Leer zählt als offen. Zurückgestelltes zählt bei den Werten nicht mit.",
    "input.measure_status.error_title": "Bitte aus der Liste wählen",
    "input.measure_status.error": "Erlaubt sind offen, in Arbeit, erledigt und zurückgestellt.",
    "input.measure_due.title": "Fällig am",
    "input.measure_due.text": "Bis wann? Offenes, das vor dem Stand rechts oben fällig war, zeigt ◆.",
    "input.measure_due.error_title": "Das ist kein Datum",
    "input.measure_due.error": "Bitte ein Datum eingeben, zum Beispiel 31.03.2027.",
    "input.measure_value.title": "Wert pro Jahr",
    "input.measure_value.text": "Was bringt die Maßnahme dieser Seite im Jahr nach Kosten? Beide in einer Währung.",
    "input.measure_value.error_title": "Das ist keine Zahl",
    "input.measure_value.error": "Bitte eine Zahl ab 0 ohne Währungszeichen eingeben.",
    "input.measure_as_of.title": "Stand am",
    "input.measure_as_of.text": (
        "Für Ihre Besprechung: Was vor diesem Tag fällig war, gilt als überfällig. Leer gilt das Datum der Bewertung."
    ),
    # --- questions
    "questions.title": "Fragen",
    "questions.lead": "Zum Nachdenken und fürs Coaching. Kein Knopf überschreibt Ihre Antworten.",
    "questions.now": "Jetzt wichtig (▶) in der Zone: ",
    "questions.unrated": "Sobald bewertet ist, zeigt ▶, welche Fragen jetzt wichtig sind.",
    "questions.sign": "▶",
    "questions.key": "Schlüssel",
    "questions.zones": "Zonen",
    "questions.group": "Thema",
    "questions.question": "Frage",
    "questions.answer": "Ihre Antwort",
    # --- catalogue
    "catalog.title": "Katalog",
    "catalog.lead": (
        "Kriterien zum Übernehmen: in der ersten Spalte mit x markieren, dann im Menüband auf „Aus Katalog "
        "übernehmen“ klicken. Ohne Add-in: Titel in die Kriterientabelle kopieren."
    ),
    "catalog.hint": "✓ steht schon in der Tabelle. Eigene Kriterien fügen Sie einfach unten an.",
    "catalog.chosen": "x",
    "catalog.present": "✓",
    "catalog.set": "Gruppe",
    "catalog.title_column": "Kriterium",
    "catalog.explanation": "Was es heißt, hier zu investieren",
    "catalog.source": "Quelle",
    "input.catalog_chosen.title": "Übernehmen?",
    "input.catalog_chosen.text": "Mit x markieren, dann „Aus Katalog übernehmen“ klicken.",
    "input.catalog_chosen.error_title": "Bitte nur x",
    "input.catalog_chosen.error": "Ein x markiert das Kriterium, leer lässt es aus.",
    # --- what the ribbon and the command line say
    "ribbon.measures.added": "KAM Partnerschaft: {count} Maßnahmen vorgeschlagen für {criteria} Kriterien.",
    "ribbon.measures.covered": ("Nichts zu ergänzen: Für jeden der größten Unterschiede gibt es schon eine Maßnahme."),
    "ribbon.measures.no_gap": "Kein Unterschied ist größer als die Toleranz. Es gibt nichts vorzuschlagen.",
    "ribbon.catalog.none_chosen": (
        "Es ist nichts markiert. Bitte im Blatt {sheet} in der ersten Spalte mit x wählen und noch einmal klicken."
    ),
    "ribbon.catalog.added.none": "Kein Kriterium hinzugefügt.",
    "ribbon.catalog.added.one": "1 Kriterium hinzugefügt:",
    "ribbon.catalog.added.many": "{count} Kriterien hinzugefügt:",
    "ribbon.catalog.present": "Schon in der Tabelle:",
    "error.catalog_unknown": ("„{name}“ ist weder eine Gruppe noch ein Titel des Katalogs. Gruppen: {sets}."),
    "error.from_alone": "--from lässt sich nicht mit Gewicht oder Bewertungen verbinden.",
}

_ENGLISH: dict[str, str] = {
    # --- sheets
    "sheet.measures": "Measures",
    "sheet.questions": "Questions",
    "sheet.catalog": "Catalogue",
    # --- measures
    "measures.title": "Measures",
    "format.percent": "0%",
    "measures.lead": (
        "What both agree on: what is urgent in day-to-day business, what is important in the medium to long term. "
        "Just type into the next free row; the table grows."
    ),
    "measures.sign": "◆",
    "measures.criterion": "Criterion",
    "measures.measure": "Measure",
    "measures.horizon": "Horizon",
    "measures.supplier_owner": "Owner at the supplier",
    "measures.key_account_owner": "Owner at the key account",
    "measures.due": "Due",
    "measures.status": "Status",
    "measures.supplier_value": "Annual value supplier",
    "measures.key_account_value": "Annual value key account",
    "measures.legend": "○ open   ◐ in progress   ✓ done   – put on hold   ◆ overdue",
    "measures.as_of": "As of (blank: date of assessment)",
    "measures.tile.open": "OPEN",
    "measures.tile.horizons": "OPEN BY HORIZON",
    "measures.tile.overdue": "OVERDUE",
    "measures.tile.share": "SUPPLIER'S SHARE OF THE VALUE",
    "measures.tile.supplier_value": "SUPPLIER VALUE",
    "measures.tile.key_account_value": "KEY ACCOUNT VALUE",
    "measures.sub.of": "of ",
    "measures.sub.measures": " measures",
    "measures.sub.day_to_day": "Day-to-day business: ",
    "measures.sub.long_term": "Medium to long term: ",
    "measures.sub.overdue": "overdue",
    "measures.sub.as_of": "before ",
    "measures.sub.no_date": "Please enter a date at the top right",
    "measures.sub.share": "Key account ",
    "measures.sub.no_value": "Please enter values for the measures",
    "measures.sub.value": "per year",
    "input.measure_criterion.title": "Criterion",
    "input.measure_criterion.text": "Which criterion of the table does the measure belong to? Choose from the list.",
    "input.measure_criterion.error_title": "Not in the table",
    "input.measure_criterion.error": "This criterion is not on the sheet Partnership. Keep it anyway?",
    "input.measure_horizon.title": "Horizon",
    "input.measure_horizon.text": "Day-to-day: what helps now. Medium to long term: what carries the partnership.",
    "input.measure_horizon.error_title": "Please choose from the list",
    "input.measure_horizon.error": "Allowed are the two horizons of the list.",
    "input.measure_status.title": "Status",
    "input.measure_status.text": "Blank counts as open. What is on hold does not count among the values.",
    "input.measure_status.error_title": "Please choose from the list",
    "input.measure_status.error": "Allowed are open, in progress, done and put on hold.",
    "input.measure_due.title": "Due on",
    "input.measure_due.text": "By when? What is open and was due before the date at the top right shows ◆.",
    "input.measure_due.error_title": "This is no date",
    "input.measure_due.error": "Please enter a date, for example 31 Mar 2027.",
    "input.measure_value.title": "Annual value",
    "input.measure_value.text": "What does the measure bring this side per year, net of cost? Both in one currency.",
    "input.measure_value.error_title": "This is no number",
    "input.measure_value.error": "Please enter a number from 0 without a currency sign.",
    "input.measure_as_of.title": "As of",
    "input.measure_as_of.text": (
        "For your meeting: what was due before this day counts as overdue. When blank, the date of assessment counts."
    ),
    # --- questions
    "questions.title": "Questions",
    "questions.lead": "For thinking and for coaching. Your answers stay in this workbook; no button overwrites them.",
    "questions.now": "Important now (▶) in the zone: ",
    "questions.unrated": "As soon as there are ratings, ▶ shows which questions are important now.",
    "questions.sign": "▶",
    "questions.key": "Key",
    "questions.zones": "Zones",
    "questions.group": "Topic",
    "questions.question": "Question",
    "questions.answer": "Your answer",
    # --- catalogue
    "catalog.title": "Catalogue",
    "catalog.lead": (
        "Criteria ready to be added: mark them with x in the first column, then click “Add from catalogue” in the "
        "ribbon. Without the add-in: copy the title into the table of criteria."
    ),
    "catalog.hint": "✓ is in the table already. For criteria of your own, just add rows at the bottom.",
    "catalog.chosen": "x",
    "catalog.present": "✓",
    "catalog.set": "Set",
    "catalog.title_column": "Criterion",
    "catalog.explanation": "What investing means here",
    "catalog.source": "Source",
    "input.catalog_chosen.title": "Add it?",
    "input.catalog_chosen.text": "Mark with x, then click “Add from catalogue”.",
    "input.catalog_chosen.error_title": "Only x, please",
    "input.catalog_chosen.error": "An x marks the criterion, blank leaves it out.",
    # --- what the ribbon and the command line say
    "ribbon.measures.added": "KAM Partnership: {count} measures suggested for {criteria} criteria.",
    "ribbon.measures.covered": "Nothing to add: each of the largest gaps has a measure already.",
    "ribbon.measures.no_gap": "No gap is larger than the tolerance. There is nothing to suggest.",
    "ribbon.catalog.none_chosen": (
        "Nothing is marked. Please choose with x in the first column of the sheet {sheet} and click again."
    ),
    "ribbon.catalog.added.none": "No criterion added.",
    "ribbon.catalog.added.one": "1 criterion added:",
    "ribbon.catalog.added.many": "{count} criteria added:",
    "ribbon.catalog.present": "In the table already:",
    "error.catalog_unknown": "“{name}” is neither a set nor a title of the catalogue. Sets: {sets}.",
    "error.from_alone": "--from cannot be combined with a weight or ratings.",
}

PLAN_SHEETS: dict[Language, dict[str, str]] = {Language.DE: _GERMAN, Language.EN: _ENGLISH}
