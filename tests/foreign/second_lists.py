"""A second set, in the shapes of real desks: scorecards, use-value analyses, audits, surveys, pivot tables, dashboards.

Written from such forms and from what a person would answer, without looking at how the recognition works.
"""

from __future__ import annotations

import datetime as dt

from foreign.lists import Example, _ask, _no, _sure
from support.foreign_files import Table, table_of

SECOND: tuple[Example, ...] = (
    # ------------------------------------------------------------------ evaluations of suppliers: one side only
    _no("ISO 9001 evaluation of suppliers", ".xlsx", """
Lieferantenbewertung nach ISO 9001||||
Lieferant:|Nordwerk GmbH|||
Zeitraum:|2025|||
||||
Kriterium|Gewichtung|Punkte (0-10)|Gewichtete Punkte|Bemerkung
Qualität|40|8|320|
Termintreue|30|6|180|zwei Verzüge
Preis|20|7|140|
Service|10|9|90|
Summe|100||730|A-Lieferant""", "one_column one_side"),
    _no("scorecard with grades A to C", ".xls", """
Supplier|Quality|Delivery|Cost|Class
Nordwerk|95|88|70|A
Südbau|80|92|65|B
Fernab|60|75|90|C""", "no_sides no_ratings one_column one_side rows_are_others"),
    _ask("use-value analysis of two offers", ".ods", """
Kriterium|Gewicht|Angebot Alpha|Nutzen Alpha|Angebot Beta|Nutzen Beta
Preis|30|7|210|9|270
Lieferzeit|20|8|160|4|80
Service|50|6|300|7|350
Summe|100||670||700""", "A,B,C,E", 3, "sides_by_order"),
    _ask("use-value analysis of three offers, merged", ".xlsx", table_of("""
Kriterien|G|Angebot 1||Angebot 2||Angebot 3|
||P|G*P|P|G*P|P|G*P
Preis|5|3|15|4|20|2|10
Termin|3|4|12|2|6|5|15
Service|2|5|10|3|6|4|8
Summe|||37||32||33""", merged=("C1:D1", "E1:F1", "G1:H1")), "A,B,C,E", 3, "many_unnamed", scale=(1, 5)),
    _no("balanced scorecard", ".xlsx", """
Perspektive|Kennzahl|Einheit|Ziel|Ist|Abweichung
Finanzen|Umsatzwachstum|%|8|6|-2
Kunden|Zufriedenheit|Punkte|9|8|-1
Prozesse|Durchlaufzeit|Tage|12|14|2
Lernen|Schulungstage|Tage|5|4|-1""", "no_sides one_side one_column"),
    _no("KPI dashboard by month", ".xlsx", """
Kennzahl|Jan|Feb|Mrz|Apr
Liefertreue|96|97|95|98
Reklamationen|3|2|4|1
Anfragen|12|15|11|19""", "calendar"),
    _no("risk register", ".csv", """
Risiko|Eintrittswahrscheinlichkeit|Auswirkung|Risikozahl
Ausfall Werk|2|5|10
Währung|3|2|6
Personal|4|3|12""", "no_sides rows_are_others"),
    _no("stakeholder list", ".xlsx", """
Name|Funktion|Einfluss|Letzter Kontakt
Anke Beispiel|Einkauf|hoch|12.3.2026
Bernd Muster|Technik|mittel|1.2.2026
Carla Probe|Vorstand|hoch|5.1.2026""", "no_ratings nothing too_few_rows no_sides"),
    _no("CRM export", ".csv", """
Account Name,Annual Revenue,Employees,Owner
Muster AG,1250000,320,Anke
Beispiel GmbH,830000,120,Bernd
Nordhafen SE,412500,75,Carla""", "price_list no_ratings rows_are_others", dialect={"unquoted": True, "separator": ","}),
    _no("order backlog", ".xls", Table([
        ["Auftrag", "Kunde", "Liefertermin", "Menge", "Wert in EUR"],
        ["A-1001", "Muster AG", dt.date(2026, 3, 1), 12, 14000],
        ["A-1002", "Beispiel GmbH", dt.date(2026, 3, 4), 7, 8500],
        ["A-1003", "Nordhafen SE", dt.date(2026, 3, 9), 30, 39000],
    ]), "price_list no_ratings one_side no_sides"),
    # ------------------------------------------------------------------ both sides, as KAMs keep them
    _sure("partnership sheet with totals on top", ".xlsx", """
Kriterium|Lieferant|Key Account
Gesamt|6,3|6,7
Information|7|6
Planung|8|5
Innovation|4|9""", "A,,B,C", 3),
    _sure("what we give, what they give", ".xlsx", """
Worum es geht|Was wir investieren|Was der Kunde investiert
Gemeinsame Planung|7|4
Offene Kalkulation|5|2
Technische Beratung|9|3
Zugang zum Vorstand|6|8""", "A,,B,C", 4),
    _sure("sales and purchasing", ".csv", """
Thema;Vertrieb;Einkauf;Kommentar
Vertrauen;8;7;
Preisdisziplin;5;6;"Einkauf drückt; jedes Jahr"
Innovation;7;3;
Logistik;6;6;""", "A,,B,C", 4, dialect={"unquoted": True}),
    _sure("category beside the criterion, merged down", ".xlsx", table_of("""
Bereich|Kriterium|Gewicht|Lieferant|Kunde
Zusammenarbeit|Information|2|7|6
|Planung|1|8|5
|Eskalation|1|6|6
Leistung|Qualität|3|9|7
|Innovation|2|4|9""", merged=("A2:A4", "A5:A6")), "B,C,D,E", 5),
    _sure("numbered in two levels", ".ods", """
Nr.|Kriterium|Gewicht|Lieferant|Kunde
1|Zusammenarbeit|||
1.1|Information|2|7|6
1.2|Planung|1|8|5
2|Leistung|||
2.1|Qualität|3|9|7
2.2|Innovation|2|4|9""", "B,C,D,E", 4),
    _sure("remarks between the two sides", ".xlsx", """
Criterion|Supplier|Evidence|Customer|Evidence
Trust|7|open books|6|
Planning|8||5|late forecast
Innovation|4|no budget|9|joint lab
Service|6||6|""", "A,,B,D", 4),
    _sure("notes, signature and legend below", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
||
Legende: 0 = gar nicht, 10 = vollständig||
Stand: 12.3.2026, erstellt von Anke Beispiel||
Nächste Bewertung in sechs Monaten||""", "A,,B,C", 3),
    _sure("a second, small table below", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
||
||
Kontakt|Telefon|
Anke|0431|
Bernd|0731|""", "A,,B,C", 3),
    _sure("headings once more on page two", ".xls", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Kriterium|Lieferant|Kunde
Innovation|4|9
Service|6|7""", "A,,B,C", 4),
    _sure("survey, means of both sides", ".csv", """
Frage;Mittelwert Lieferant (n=5);Mittelwert Kunde (n=7)
Wir informieren uns rechtzeitig.;7,4;6,1
Wir planen gemeinsam.;8,2;5,6
Wir lösen Konflikte fair.;4,6;8,9
Wir lernen voneinander.;6,2;6,4""", "A,,B,C", 4, dialect={"unquoted": True}),
    _sure("pivot table", ".xlsx", """
Zeilenbeschriftungen|Mittelwert von Lieferant|Mittelwert von Kunde
Information|7,25|6
Innovation|4,5|9
Planung|8|5,75
Gesamtergebnis|6,583333333333333|6,916666666666667""", "A,,B,C", 3),
    _sure("pivot table, English", ".xls", """
Row Labels|Average of Supplier|Average of Customer
Information|7,25|6
Innovation|4,5|9
Planning|8|5,75
Grand Total|6,583333333333333|6,916666666666667""", "A,,B,C", 3),
    _no("answers of a form, one person a row", ".csv", """
Zeitstempel;Name;Information;Planung;Innovation
12.03.2026 09:12:11;Anna;7;8;4
12.03.2026 10:40:02;Bert;6;5;9
13.03.2026 08:01:45;Carl;5;7;6""", "no_sides one_column calendar rows_are_others", dialect={"unquoted": True}),
    _no("sides below each other", ".xlsx", """
Kriterium|Seite|Bewertung
Information|Lieferant|7
Information|Kunde|6
Planung|Lieferant|8
Planung|Kunde|5""", "one_column"),
    _no("criteria across, sides down", ".xlsx", """
|Information|Planung|Innovation
Lieferant|7|8|4
Kunde|6|5|9""", "too_few_rows no_sides nothing"),
    _sure("weights that do not sum up", ".xlsb", """
Kriterium|Wichtigkeit|Lieferant|Kunde
Information|5|7|6
Planung|3|8|5
Innovation|1|4|9
Service|4|6|6""", "A,B,C,D", 4),
    _sure("gap and traffic light beside", ".xlsx", """
Kriterium|Lieferant|Kunde|Gap|Ampel
Information|7|6|1|grün
Planung|8|5|3|gelb
Innovation|4|9|-5|rot
Service|6|6|0|grün""", "A,,B,C", 4),
    _sure("last year as one column of its own", ".xlsx", """
Kriterium|Lieferant|Kunde|Vorjahr
Information|7|6|5
Planung|8|5|6
Innovation|4|9|4""", "A,,B,C", 3),
    _ask("this year and last year for both", ".csv", """
Kriterium;Lieferant aktuell;Lieferant Vorjahr;Kunde aktuell;Kunde Vorjahr
Information;7;5;6;4
Planung;8;6;5;5
Innovation;4;4;9;7""", "A,,B,D", 3, "several_columns", dialect={"unquoted": True}),
    _ask("self view and view of others", ".xlsx", """
Kriterium|Selbstbild|Fremdbild
Information|8|6
Planung|7|5
Innovation|6|7""", "A,,B,C", 3, "sides_by_order"),
    _ask("ours and theirs", ".ods", """
Topic|Our rating|Their rating
Trust|8|6
Planning|7|5
Innovation|6|7""", "A,,B,C", 3, "one_side_named"),
    _ask("no headings at all", ".csv", """
Information;7;6
Planung;8;5
Innovation;4;9
Service;6;6""", "A,,B,C", 4, "sides_by_order", dialect={"unquoted": True}),
    _ask("two initials", ".xls", """
Kriterium|L|K
Information|7|6
Planung|8|5
Innovation|4|9""", "A,,B,C", 3, "sides_by_order"),
    _ask("ratings in words", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|hoch|mittel
Planung|hoch|niedrig
Innovation|niedrig|hoch""", "A,,B,C", 3, "only_words"),
    _ask("smileys as grades", ".csv", """
Kriterium;Lieferant (Schulnote);Kunde (Schulnote)
Information;2;3
Planung;1;4
Innovation;4;2
Service;2;2""", "A,,B,C", 4, "grades", scale=(1, 5), dialect={"unquoted": True}),
    _sure("one to six, six is best, told", ".xlsx", """
Bewertung: 1 = trifft nicht zu, 6 = trifft voll zu||
||
Aussage|Lieferant|Kunde
Wir planen gemeinsam|5|3
Wir reden offen|4|6
Wir teilen Gewinne|2|1""", "A,,B,C", 3, scale=(1, 6)),
    _ask("a workbook with a sheet for each year", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9""", "A,,B,C", 3, "rivals", also=[
        table_of("Kriterium|Lieferant|Kunde\nInformation|6|6\nPlanung|7|4\nInnovation|4|8", "2024"),
        table_of("Kriterium|Lieferant|Kunde\nInformation|5|6\nPlanung|6|4\nInnovation|3|8", "2023"),
    ]),
    _sure("data and a summary that refers to them", ".xlsx", """
Kriterium|Gewicht|Lieferant|Kunde
Information|2|7|6
Planung|1|8|5
Innovation|1|4|9""", "A,B,C,D", 3, before=[
        Table([["Partnerschaft Muster AG"], [None], ["Lieferant", 6.5], ["Kunde", 6.5], ["Differenz", 0]], "Übersicht"),
    ]),
    _no("minutes of a meeting", ".xlsx", """
Nr.|Thema|Verantwortlich|Termin|Status
1|Preisrunde|Anke|1.4.2026|offen
2|Logistik|Bernd|1.5.2026|läuft
3|Schulung|Carla|1.6.2026|offen""", "no_ratings nothing too_few_rows no_sides"),
    _no("opening hours", ".ods", """
Standort|Montag|Dienstag|Mittwoch
Kiel|8|8|8
Ulm|7|7|7
Jena|9|9|9""", "calendar"),
    _no("travel costs", ".csv", """
Reise;Kilometer;Kosten
Kiel;420;126,00
Ulm;610;183,00
Jena;280;84,00""", "price_list no_ratings one_column", dialect={"unquoted": True}),
    _sure("thousand rows of nothing between note and list", ".xlsx", Table([
        ["Hinweis: unten steht die Liste"], *([None] for _ in range(50)),
        ["Kriterium", "Lieferant", "Kunde"], ["Information", 7, 6], ["Planung", 8, 5], ["Innovation", 4, 9],
    ]), "A,,B,C", 3),
    _sure("starts in column D", ".xlsb", Table([
        [None, None, None, "Criterion", "Supplier", "Customer"],
        [None, None, None, "Trust", 7, 6],
        [None, None, None, "Planning", 8, 5],
        [None, None, None, "Innovation", 4, 9],
    ]), "D,,E,F", 3),
    _sure("maximum beside each rating", ".xlsx", """
Kriterium|Max. Punkte|Lieferant|Kunde
Information|10|7|6
Planung|10|8|5
Innovation|10|4|9""", "A,,C,D", 3),
    _sure("rounded weighted scores", ".csv", """
Kriterium;Gewicht;Lieferant;gew.;Kunde;gew.
Information;0,33;7;2,3;6;2,0
Planung;0,33;8;2,6;5;1,7
Innovation;0,34;4;1,4;9;3,1""", "A,B,C,E", 3, dialect={"unquoted": True}),
    _ask("a rank row below", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
Rang|2|1""", "A,,B,C", 3, "row"),
    _sure("long titles with line breaks", ".csv", """
Kriterium;Lieferant;Kunde
"Wie offen sprechen wir
über Kosten?";7;6
"Wie gut planen wir
gemeinsam?";8;5
"Wie schnell lösen wir
Probleme?";4;9""", "A,,B,C", 3, dialect={"unquoted": True}),
    _sure("decimal points in a German file", ".csv", """
Kriterium;Lieferant;Kunde
Information;7.5;6
Planung;8;5.5
Innovation;4;9""", "A,,B,C", 3, dialect={"unquoted": True}),
)  # fmt: skip
