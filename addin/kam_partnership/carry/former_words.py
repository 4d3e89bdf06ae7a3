"""What the sheets of earlier templates said where today's say something else.

``upgrade`` tells our words from the user's by knowing them, and finds a cell whose name is lost beside its label.
Whoever rewords a text that stands in a cell by itself adds the old words here, of both languages.
"""

from __future__ import annotations

from collections.abc import Mapping

from kam_partnership.texts.criteria import CRITERIA

#: Earlier words of labels and headings, by the keys of their texts.
FORMER_LABELS: Mapping[str, frozenset[str]] = {
    "page.date_label": frozenset({"Datum der Bewertung", "Date of assessment"}),
    "settings.level_cooperation": frozenset({"From here: cooperation"}),
    "settings.level_strategic": frozenset({"From here: strategic partnership"}),
    "measures.supplier_value": frozenset({"Supplier value a year"}),
    "measures.key_account_value": frozenset({"Key account value a year"}),
}

#: All earlier words: the labels, and sentences that nobody looks for.
FORMER_TEXTS: frozenset[str] = frozenset().union(
    *FORMER_LABELS.values(),
    # The guide listed the criteria until template 1.1.
    (f"{number}  {one.title}" for own in CRITERIA.values() for number, one in enumerate(own, start=1)),
    {
        # --- German
        "Eine Zeile je festgehaltenem Stand. Das Diagramm zeigt den letzten Stand vor dem Datum der Bewertung als "
        "kleinen Punkt mit einem Pfeil zur heutigen Position.",
        "Diese Seite achtet darauf, dass Preis und Leistung zueinander passen.",
        "So bewerten Sie: investiert nichts.",
        "So bewerten Sie: investiert sehr viel.",
        "Bewertet von einer Person von",
        "Nur bei mehreren Personen: für Selbstbild gegen Fremdbild.",
        "Der Ring ist die gewichtete Gesamtposition. Nahe der gestrichelten Linie investieren beide gleich viel.",
        "Maßnahmen, Fragen und Katalog",
        "Gewichte, Lücken, Stabilität",
        "Die sechzehn Kriterien",
        "BALANCEWERT",
        "SEIT LETZTER BEWERTUNG",
        "von 100 Punkten",
        "noch kein früherer Stand",
        "2.  Bewerten Sie je Kriterium, wie viel beide Seiten investieren: links der Lieferant, "
        "rechts der Key Account.",
        "3.  Lassen Sie offen, was Sie nicht wissen. Ein Kriterium zählt, sobald beide Seiten bewertet sind.",
        "4.  Ein eigenes Kriterium schreiben Sie in die erste Zeile unter der Tabelle; sie wächst mit. Sie können "
        "Zeilen löschen, umbenennen und sortieren.",
        "5.  Mit dem Gewicht sagen Sie, was wichtiger ist. Leer zählt als 1.",
        "6.  Das Diagramm und die Kacheln rechnen sofort mit, auch ohne Add-in. Mit dem Add-in schreibt „Neu "
        "berechnen“ das Blatt Auswertung.",
        "Eine klare, schlanke Beziehung. Fragen Sie sich, ob beide Seiten mehr wollen.",
        "Balancewert (0 bis 100)",
        "100 heißt: Beide investieren gleich viel. 0 heißt: größtmöglicher Unterschied.",
        "Vorlage 1.0.0 · KAM Partnerschaft",
        "1.0.0",
        "Der Lieferant investiert mehr, als der Key Account erwidert.",
        "Der Key Account investiert mehr, als der Lieferant erwidert.",
        "Ausgewogen: Beide investieren wenig und wissen es.",
        "Ausgewogen: Beide investieren spürbar in die Beziehung.",
        "Ausgewogen: Beide investieren viel und richten sich aufeinander ein.",
        # --- English
        "The sixteen criteria",
        "BALANCE SCORE",
        "SINCE LAST ASSESSMENT",
        "of 100 points",
        "no earlier state yet",
        "2.  For each criterion, rate how much both sides invest: the supplier on the left, the key "
        "account on the right.",
        "3.  Leave open what you do not know. A criterion counts as soon as both sides are rated.",
        "4.  Type a criterion of your own into the first row below the table; the table grows. You can delete, rename "
        "and sort rows.",
        "5.  The weight says what matters more. Empty counts as 1.",
        "6.  Diagram and tiles follow at once, also without the add-in. With the add-in, “Recompute” writes the sheet "
        "Analysis.",
        "A clear, lean relationship. Ask yourself whether both sides want more.",
        "Balance score (0 to 100)",
        "100 means: both invest alike. 0 means: the greatest possible gap.",
        "Template 1.0.0 · KAM Partnership",
        "The supplier invests more than the key account returns.",
        "The key account invests more than the supplier returns.",
        "Balanced: both invest little, and know it.",
        "Balanced: both invest noticeably in the relationship.",
        "Balanced: both invest much and adapt to each other.",
        "a year",
        "One row for each saved state. The diagram shows the last state before the date of the assessment as a small "
        "dot with an arrow to today's position.",
        "You rate like this: invests nothing.",
        "You rate like this: invests very much.",
        "How large a difference may be and still count as balanced.",
        "Rated by somebody from",
        "Only with several people: for self view against other view.",
        "The ring is the weighted overall position. Near the dashed line both invest alike.",
        "Measures, questions and catalogue",
        "What both agree on, in two horizons: day-to-day business, and medium to long term. Above stand what is open, "
        "what is overdue (◆) and how the value a year is shared between both sides. “Suggest measures” adds steps for "
        "the largest gaps and overwrites nothing.",
        "100 means: both invest alike. 0 means: the greatest possible difference.",
        "A sound cooperation. Look for the one venture that takes both forward.",
        "Weights, gaps in the data, stability",
    },
)
