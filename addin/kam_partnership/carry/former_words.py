"""What the sheets of earlier templates said where today's say something else.

``upgrade`` tells our words from the user's by knowing them, and finds a cell whose name is lost beside its label.
Whoever rewords a text that stands in a cell by itself adds the old words here, of both languages.
"""

from __future__ import annotations

from collections.abc import Mapping

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
        "○ offen   ◐ in Arbeit   ✓ erledigt   – zurückgestellt   ◆ überfällig",
        "Was beide vereinbaren: das Dringende im Tagesgeschäft, das Wichtige mittel- bis langfristig. Einfach in die "
        "nächste freie Zeile schreiben; die Tabelle wächst mit.",
        "Gewichte, Lücken, Stabilität",
        # --- English
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
        "○ open   ◐ in progress   ✓ done   – put on hold   ◆ overdue",
        "What both agree on: what is urgent in day-to-day business, what is important in the medium to long term. Just "
        "type into the next free row; the table grows.",
        "What both agree on, in two horizons: day-to-day business, and medium to long term. Above stand what is open, "
        "what is overdue (◆) and how the value a year is shared between both sides. “Suggest measures” adds steps for "
        "the largest gaps and overwrites nothing.",
        "100 means: both invest alike. 0 means: the greatest possible difference.",
        "A sound cooperation. Look for the one venture that takes both forward.",
        "Weights, gaps in the data, stability",
    },
)
