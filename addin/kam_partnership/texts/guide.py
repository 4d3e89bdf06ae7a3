"""The guide sheet: how to fill in the workbook and what everything means."""

from __future__ import annotations

from kam_partnership.texts.language import Language

#: (heading, paragraphs); a paragraph may be a pair of a term and its meaning.
Section = tuple[str, tuple[str | tuple[str, str], ...]]

TITLE = {Language.DE: "Anleitung", Language.EN: "Guide"}
CRITERIA_HEADING = {Language.DE: "Die sechzehn Kriterien", Language.EN: "The sixteen criteria"}
FIGURES_HEADING = {Language.DE: "Was die Zahlen sagen", Language.EN: "What the figures say"}
ZONES_HEADING = {Language.DE: "Was die Zonen bedeuten", Language.EN: "What the zones mean"}
VERSION = {
    Language.DE: "Vorlage {version} · KAM Partnerschaft",
    Language.EN: "Template {version} · KAM Partnership",
}

FILLING_IN: dict[Language, Section] = {
    Language.DE: (
        "So füllen Sie die Mappe aus",
        (
            "1.  Tragen Sie auf dem Blatt Partnerschaft oben Key Account, Lieferant, Datum und Verfasser ein.",
            "2.  Bewerten Sie je Kriterium, wie viel beide Seiten investieren: links der Lieferant, "
            "rechts der Key Account.",
            "3.  Lassen Sie offen, was Sie nicht wissen. Ein Kriterium zählt, sobald beide Seiten bewertet sind.",
            "4.  Ein eigenes Kriterium schreiben Sie in die erste Zeile unter der Tabelle; sie wächst mit. "
            "Sie können Zeilen löschen, umbenennen und sortieren.",
            "5.  Mit dem Gewicht sagen Sie, was wichtiger ist. Leer zählt als 1.",
            "6.  Das Diagramm und die Kacheln rechnen sofort mit, auch ohne Add-in. "
            "Mit dem Add-in schreibt „Neu berechnen“ das Blatt Auswertung.",
        ),
    ),
    Language.EN: (
        "How to fill in the workbook",
        (
            "1.  On the sheet Partnership, enter key account, supplier, date and author at the top.",
            "2.  For each criterion, rate how much both sides invest: the supplier on the left, "
            "the key account on the right.",
            "3.  Leave open what you do not know. A criterion counts as soon as both sides are rated.",
            "4.  Type a criterion of your own into the first row below the table; the table grows. "
            "You can delete, rename and sort rows.",
            "5.  The weight says what matters more. Empty counts as 1.",
            "6.  Diagram and tiles follow at once, also without the add-in. "
            "With the add-in, “Recompute” writes the sheet Analysis.",
        ),
    ),
}

#: What the sheets beside the main page are for.
PLAN_SHEETS: dict[Language, Section] = {
    Language.DE: (
        "Was auf den anderen Blättern steht",
        (
            (
                "Maßnahmen",
                "Was beide vereinbaren, in zwei Horizonten: Tagesgeschäft und mittel- bis langfristig. Oben stehen "
                "Offenes, Überfälliges (◆) und wie sich der Wert pro Jahr auf beide Seiten verteilt. „Maßnahmen "
                "vorschlagen“ ergänzt Schritte für die größten Unterschiede und überschreibt nichts.",
            ),
            (
                "Fragen",
                "Fragen fürs Coaching und für die Account-Strategie. ▶ zeigt, welche in der jetzigen Zone wichtig "
                "sind. Daneben ist Platz für Ihre Antworten.",
            ),
            (
                "Katalog",
                "Weitere Kriterien in Gruppen: mit x markieren und „Aus Katalog übernehmen“ klicken. Was schon in "
                "der Tabelle steht (✓), kommt nicht doppelt. Eigene Kriterien fügen Sie unten an.",
            ),
            (
                "Verlauf",
                "„Stand festhalten“ schreibt eine Zeile je Bewertung; "
                "die Kurve zeigt, wohin sich die Beziehung bewegt.",
            ),
            (
                "Einstellungen",
                "Skala, Toleranz, Grenzen der Stufen und Sprache. Diagramm und Urteil folgen ihnen sofort.",
            ),
            (
                "Bericht und Portfolio",
                "Zwei Knöpfe des Add-ins: fünf Folien für das Gespräch, auch für den Kunden; und alle Accounts eines "
                "Ordners in einer Mappe.",
            ),
        ),
    ),
    Language.EN: (
        "What is on the other sheets",
        (
            (
                "Measures",
                "What both agree on, in two horizons: day-to-day business, and medium to long term. Above stand what "
                "is open, what is overdue (◆) and how the annual value is shared between both sides. “Suggest "
                "measures” adds steps for the largest gaps and overwrites nothing.",
            ),
            (
                "Questions",
                "Questions for coaching and for the account strategy. ▶ shows which matter in the present zone. "
                "Beside them is room for your answers.",
            ),
            (
                "Catalogue",
                "Further criteria in sets: mark them with x and click “Add from catalogue”. What is in the table "
                "already (✓) is not added twice. Add criteria of your own at the bottom.",
            ),
            (
                "History",
                "“Save state” writes one row for each assessment; the curve shows where the relationship is heading.",
            ),
            (
                "Settings",
                "Scale, tolerance, level limits and language. Diagram and verdict follow them at once.",
            ),
            (
                "Report and portfolio",
                "Two buttons of the add-in: five slides for the meeting, for the customer too; and all accounts of a "
                "folder in one workbook.",
            ),
        ),
    ),
}

READING: dict[Language, Section] = {
    Language.DE: (
        "So lesen Sie das Partnerschaftsdiagramm",
        (
            "Jede Nummer ist ein Kriterium der Tabelle. Je weiter rechts, desto mehr investiert der Lieferant; "
            "je weiter oben, desto mehr investiert der Key Account.",
            "Der Ring ist die gewichtete Gesamtposition. "
            "Nahe der gestrichelten Linie investieren beide etwa gleich viel.",
            "Ein Ungleichgewicht ist kein Fehler und kein Urteil über den Kunden. "
            "Es ist ein Anlass, miteinander zu sprechen.",
        ),
    ),
    Language.EN: (
        "How to read the partnership diagram",
        (
            "Each number is a criterion of the table. The further right, the more the supplier invests; "
            "the further up, the more the key account invests.",
            "The ring is the weighted overall position. Near the dashed line both invest about the same.",
            "An imbalance is neither a fault nor a judgement of the customer. It is a reason to talk.",
        ),
    ),
}

SOURCES: dict[Language, Section] = {
    Language.DE: (
        "Quellen",
        (
            (
                "Kriterien und Diagramm",
                "Arbeitstreffen der European Foundation for Key Account Management (efkam), „KAM Partnerschaft“; "
                "nach der Strategy Map in Belz, Müllner, Zupancic, Spitzenleistungen im Key Account Management",
            ),
            ("Gewichte, fehlende Werte, Stabilität", "OECD/JRC, Handbook on Constructing Composite Indicators"),
            ("Niveau und Unterschied", "Gulati und Sytch 2007: gemeinsame Abhängigkeit und Asymmetrie"),
            ("Ungleiche Interessen", "Davies und Ryals: stabile Beziehungen trotz ungleicher Interessen"),
        ),
    ),
    Language.EN: (
        "Sources",
        (
            (
                "Criteria and diagram",
                "Working meeting of the European Foundation for Key Account Management (efkam), “KAM "
                "Partnerschaft”; after the strategy map in Belz, Müllner, Zupancic, Spitzenleistungen im Key "
                "Account Management",
            ),
            (
                "Weights, missing values, stability",
                "OECD/JRC, Handbook on Constructing Composite Indicators",
            ),
            ("Level and difference", "Gulati and Sytch 2007: joint dependence and asymmetry"),
            ("Asymmetric interests", "Davies and Ryals: stable relationships despite asymmetric interests"),
        ),
    ),
}
