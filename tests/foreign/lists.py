"""Lists as people send them, each with the right answer: what a careful person would do with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from support.foreign_files import Table, table_of


@dataclass(frozen=True)
class Example:
    """A file and the right answer.

    Attributes:
        verdict: "sure", "ask" (the first reading is the one that is meant), or "no".
        columns: letters of criterion, weight ("" for none), supplier, key account.
        count: of criteria.
        reason: keys of NoList that say the true reason, or a key among the doubts.
    """

    name: str
    ending: str
    tables: Sequence[Table]
    verdict: str
    columns: str = ""
    count: int = 0
    scale: tuple[float, float] = (0, 10)
    reason: str = ""
    dialect: Mapping[str, Any] = field(default_factory=dict)
    sheet: str = ""


def _sure(name: str, ending: str, text: str | Table, columns: str, count: int, **more: Any) -> Example:
    return _example(name, ending, text, "sure", columns=columns, count=count, **more)


def _ask(name: str, ending: str, text: str | Table, columns: str, count: int, reason: str, **more: Any) -> Example:
    return _example(name, ending, text, "ask", columns=columns, count=count, reason=reason, **more)


def _no(name: str, ending: str, text: str | Table, reason: str, **more: Any) -> Example:
    return _example(name, ending, text, "no", reason=reason, **more)


def _example(name: str, ending: str, text: str | Table, verdict: str, **more: Any) -> Example:
    also = tuple(more.pop("also", ()))
    first = text if isinstance(text, Table) else table_of(text)
    return Example(name, ending, (*more.pop("before", ()), first, *also), verdict, **more)


EXAMPLES: tuple[Example, ...] = (
    # ------------------------------------------------------------------ plain lists
    _sure("plain", ".csv", """
Kriterium|Lieferant|Kunde
Offenheit|7|6
Verlässlichkeit|8|5
Gemeinsame Ziele|4|9
Ressourcen|6|6""", "A,,B,C", 4),
    _sure("weight first", ".xlsx", """
Gewichtung|Kriterium|Lieferant|Key Account
2|Offenheit|7|6
1|Verlässlichkeit|8|5
3|Gemeinsame Ziele|4|9""", "B,A,C,D", 3),
    _sure("English, comma", ".csv", """
Criterion|Weight|Supplier|Customer
Trust|0.3|7.5|6
Information|0.2|8|5.5
Planning|0.5|4|9""", "A,B,C,D", 3, dialect={"separator": ",", "decimal": "."}),
    _sure("numbered, with remarks", ".xls", """
Nr.|Thema|Wir|Kunde|Bemerkung
1|Information|7|6|seit 2023 besser
2|Planung|8|5|
3|Innovation|4|9|Pilot läuft""", "B,,C,D", 3),
    _sure("customer before supplier", ".ods", """
Merkmal|Kunde|Lieferant|Differenz
Information|6|7|1
Planung|5|8|3
Innovation|9|4|-5""", "A,,C,B", 3),
    _sure("title, date and account above", ".xlsx", """
Partnerschaftsbewertung 2026||||
Kunde:|Muster AG|||
Datum:|12.3.2026|||
||||
Nr|Kriterium|Gewicht|Lieferant|Key Account
1|Information|1|7|6
2|Planung|2|8|5
3|Innovation|1|4|9
4|Service|1|6|7""", "B,C,D,E", 4),
    _sure("title directly above the headings", ".xlsx", """
Bewertung der Zusammenarbeit|||
Kriterium|Gewicht|Lieferant|Kunde
Information|1|7|6
Planung|2|8|5
Innovation|1|4|9""", "A,B,C,D", 3),
    _sure("legend with the scale above", ".csv", """
Skala: 1 = sehr schlecht, 5 = sehr gut||
||
Kriterium|Lieferant|Kunde
Information|4|3
Planung|5|2
Innovation|2|4""", "A,,B,C", 3, scale=(1, 5)),
    _sure("scale in the headings", ".xlsx", """
Kriterium|Lieferant (1-5)|Kunde (1-5)
Information|4|3
Planung|5|2
Innovation|2|4""", "A,,B,C", 3, scale=(1, 5)),
    _sure("out of a hundred, told", ".xlsx", """
Kriterium|Lieferant (0 bis 100)|Kunde (0 bis 100)
Information|70|65
Planung|80|55
Innovation|45|90""", "A,,B,C", 3, scale=(0, 100)),
    _sure("words among ratings", ".csv", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|k. A.|5
Innovation|4|n/a
Service|6|6""", "A,,B,C", 4),
    _sure("not rated yet", ".csv", """
Kriterium|Gewicht|Lieferant|Kunde
Information|1||
Planung|2||
Innovation|1||""", "A,B,C,D", 3),
    _sure("one side not rated yet", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|
Planung|8|
Innovation|4|""", "A,,B,C", 3),
    _sure("tabs and UTF-16", ".csv", """
Kriterium|Lieferant|Kunde
Qualität|7,5|6
Größe|8|5
Überblick|4|9,5""", "A,,B,C", 3, dialect={"separator": "\t", "encoding": "utf-16"}),
    _sure("German Windows", ".csv", """
Kriterium|Lieferant|Kunde
Qualität|7,5|6
Größe|8|5
Überblick|4|9,5""", "A,,B,C", 3, dialect={"encoding": "cp1252"}),
    _sure("all fields quoted", ".csv", """
Kriterium|Lieferant|Kunde
Qualität, Preis|7,5|6
Größe; Tempo|8|5
Überblick "gesamt"|4|9,5""", "A,,B,C", 3, dialect={"quote_all": True}),
    _sure("vertical bars", ".csv", """
Criterion|Supplier|Customer
Trust|7.5|6
Tempo|8|5
Price|4|9.5""", "A,,B,C", 3, dialect={"separator": "|", "decimal": "."}),
    # ------------------------------------------------------------------ computed columns
    _sure("weighted scores beside", ".xlsx", """
Kriterium|Gewicht|Lieferant|gew. Wert|Kunde|gew. Wert
Information|30|7|210|6|180
Planung|20|8|160|5|100
Innovation|50|4|200|9|450""", "A,B,C,E", 3),
    _sure("P x G without a side in the heading", ".ods", """
Kriterium|G|Lieferant|L x G|Kunde|K x G
Information|3|7|21|6|18
Planung|2|8|16|5|10
Innovation|5|4|20|9|45""", "A,B,C,E", 3),
    _sure("points by arithmetic only", ".csv", """
Kriterium|Gewicht|Lieferant|Beitrag L|Kunde|Beitrag K
Information|0,3|7|2,1|6|1,8
Planung|0,2|8|1,6|5|1
Innovation|0,5|4|2|9|4,5""", "A,B,C,E", 3),
    _sure("share of the weights beside the weights", ".xlsx", """
Kriterium|Gewicht|Anteil in %|Lieferant|Kunde
Information|3|37,5|7|6
Planung|1|12,5|8|5
Innovation|4|50|4|9""", "A,B,D,E", 3),
    _sure("gap, mean and rank beside", ".xls", """
Kriterium|Lieferant|Kunde|Differenz|Mittelwert|Rang
Information|7|6|1|6,5|2
Planung|8|4|4|6|3
Innovation|5|9|-4|7|1""", "A,,B,C", 3),
    _sure("weights as percentages in text", ".csv", """
Kriterium|Gewicht|Lieferant|Kunde
Information|30 %|7|6
Planung|20 %|8|5
Innovation|50 %|4|9""", "A,B,C,D", 3),
    _sure("weights shown as percentages", ".xlsx", table_of("""
Kriterium|Gewicht|Lieferant|Kunde
Information|0,3|7|6
Planung|0,2|8|5
Innovation|0,5|4|9""", formats={"B": "0%"}), "A,B,C,D", 3),
    _no("nothing but weighted scores", ".xlsx", """
Kriterium|Gewicht|Lieferant gewichtet|Kunde gewichtet
Information|0,3|2,1|1,8
Planung|0,2|1,6|1
Innovation|0,5|2|4,5""", "no_ratings one_side no_sides"),
    # ------------------------------------------------------------------ results
    _sure("sum below", ".xlsx", """
Kriterium|Gewicht|Lieferant|Kunde
Information|1|7|6
Planung|2|8|5
Innovation|1|4|9
Summe|4|19|20""", "A,B,C,D", 3),
    _sure("mean and sum below", ".csv", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
Summe|19|20
Mittelwert|6,33|6,67""", "A,,B,C", 3),
    _sure("result without a name", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
Service|5|7
|24|27""", "A,,B,C", 4),
    _sure("use value below", ".xls", """
Kriterium|Gewicht|Lieferant|Kunde
Information|0,3|7|6
Planung|0,2|8|5
Innovation|0,5|4|9
Nutzwert||5,7|7,3""", "A,B,C,D", 3),
    _sure("result with a name of its own", ".csv", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
Service|6|5
Partnerschaftsindex|6,25|6,25""", "A,,B,C", 4),
    _sure("groups with subtotals", ".xlsx", """
Kriterium|Lieferant|Kunde
A. Zusammenarbeit||
Information|7|6
Planung|8|5
Zwischensumme|15|11
B. Leistung||
Innovation|4|9
Service|6|5
Zwischensumme|10|14
Gesamt|25|25""", "A,,B,C", 4),
    _sure("a criterion that sounds like a result", ".csv", """
Criterion|Supplier|Customer
Total cost of ownership|7|6
Average lead time|8|5
Summary reports|4|9
Result orientation|6|7""", "A,,B,C", 4, dialect={"separator": ",", "decimal": "."}),
    _ask("a last row that may be a mean by chance", ".csv", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|5|4
Innovation|6|5""", "A,,B,C", 2, "row"),
    # ------------------------------------------------------------------ headings of two rows, merged ones
    _sure("side above, rating and weighted below, merged", ".xlsx", table_of("""
Kriterium|Gewicht|Lieferant||Kunde|
||Punkte|gewichtet|Punkte|gewichtet
Information|0,3|7|2,1|6|1,8
Planung|0,2|8|1,6|5|1
Innovation|0,5|4|2|9|4,5""", merged=("C1:D1", "E1:F1", "A1:A2", "B1:B2")), "A,B,C,E", 3),
    _sure("the same without merged areas", ".csv", """
Kriterium|Gewicht|Lieferant||Kunde|
||Punkte|gewichtet|Punkte|gewichtet
Information|0,3|7|2,1|6|1,8
Planung|0,2|8|1,6|5|1
Innovation|0,5|4|2|9|4,5""", "A,B,C,E", 3),
    _sure("rating over both, sides below", ".xls", table_of("""
Kriterium|Gewicht|Bewertung|
||Lieferant|Kunde
Information|3|7|6
Planung|2|8|5
Innovation|5|4|9""", merged=("C1:D1",)), "A,B,C,D", 3),
    _sure("units below the headings", ".xlsx", """
Kriterium|Gewicht|Lieferant|Kunde
|(%)|(0-10)|(0-10)
Information|30|7|6
Planung|20|8|5
Innovation|50|4|9""", "A,B,C,D", 3),
    _ask("years below the sides", ".xlsx", table_of("""
Kriterium|Lieferant||Kunde|
|2024|2025|2024|2025
Information|3|7|2|6
Planung|4|8|3|5
Innovation|5|4|2|9""", merged=("B1:C1", "D1:E1")), "A,,C,E", 3, "several_columns"),
    _ask("names of companies merged", ".xlsx", table_of("""
Kriterium|Gewicht|Nordwerk GmbH||Südbau AG|
||Note|Wert|Note|Wert
Information|0,3|7|2,1|6|1,8
Planung|0,2|8|1,6|5|1
Innovation|0,5|4|2|9|4,5""", merged=("C1:D1", "E1:F1")), "A,B,C,E", 3, "sides_by_order"),
    # ------------------------------------------------------------------ several columns for a side
    _ask("three years for the supplier", ".xlsx", """
Kriterium|Lieferant 2023|Lieferant 2024|Lieferant 2025|Kunde
Information|3|5|7|6
Planung|4|6|8|5
Innovation|5|5|4|9""", "A,,D,E", 3, "several_columns"),
    _ask("target and actual in English", ".csv", """
Criterion|Supplier target|Supplier actual|Customer target|Customer actual
Trust|9|7|9|6
Planning|9|8|9|5
Innovation|9|4|9|8""", "A,,C,E", 3, "several_columns", dialect={"separator": ",", "decimal": "."}),
    _ask("two raters a side", ".ods", """
Kriterium|Lieferant Anna|Lieferant Bert|Kunde
Information|3|7|6
Planung|4|8|5
Innovation|5|4|9""", "A,,B,D", 3, "several_columns"),
    _ask("a weight for each side", ".xlsx", """
Kriterium|Gewicht Lieferant|Lieferant|Gewicht Kunde|Kunde
Information|3|7|1|6
Planung|1|8|2|5
Innovation|2|4|5|9""", "A,B,C,E", 3, "several_weights"),
    _ask("three vendors", ".xlsx", """
Kriterium|Gewicht|Alpha|Beta|Gamma
Preis|40|7|6|8
Qualität|35|8|5|7
Termin|25|4|9|6""", "A,B,C,D", 3, "many_unnamed"),
    _ask("supplier and a company", ".csv", """
Kriterium|Lieferant|Muster AG
Information|7|6
Planung|8|5
Innovation|4|9""", "A,,B,C", 3, "one_side_named"),
    # ------------------------------------------------------------------ one side only
    _no("supplier only", ".csv", """
Kriterium|Gewicht|Lieferant
Information|30|7
Planung|40|8
Innovation|30|4""", "one_side"),
    _no("customer only, English", ".xlsx", """
Criterion|Importance|Customer
Trust|30|7
Planning|40|8
Innovation|30|4""", "one_side"),
    _no("a rating of nobody", ".ods", """
Kriterium|Gewicht|Erfüllung
Information|30|7
Planung|40|8
Innovation|30|4""", "one_column"),
    _no("target and actual of nobody", ".xlsx", """
Kriterium|Soll|Ist
Information|9|7
Planung|9|8
Innovation|8|4""", "no_sides"),
    _no("supplier's name beside each rating", ".csv", """
Kriterium|Lieferant|Bewertung
Termintreue|Nordwerk|7
Qualität|Nordwerk|8
Preis|Südbau|4
Service|Südbau|6""", "one_column one_side no_sides"),
    # ------------------------------------------------------------------ no ratings
    _no("dates", ".xlsx", Table([
        ["Thema", "Zuletzt geprüft am", "Bewertung"],
        ["Information", dt.date(2026, 1, 5), 7],
        ["Planung", dt.date(2026, 1, 6), 8],
        ["Innovation", dt.date(2026, 1, 7), 4],
    ]), "one_column"),
    _no("price list", ".csv", """
Artikel|Menge|Preis
Schraube|100|7
Mutter|200|8
Scheibe|150|4""", "price_list"),
    _no("money by its format", ".xlsx", table_of("""
Projekt|Nordwerk|Südbau
Halle|120|130
Dach|80|75
Tor|40|35""", formats={"B": '#,##0.00 "€"', "C": '#,##0.00 "€"'}), "price_list"),
    _no("calendar", ".xlsx", """
Schicht|Mo|Di|Mi|Do|Fr
Früh|3|3|2|3|3
Spät|2|2|2|2|1
Nacht|1|1|1|1|1""", "calendar"),
    _no("months down the side", ".csv", """
Monat|Nordwerk|Südbau
Januar|7|6
Februar|8|5
März|4|9
April|5|6""", "calendar"),
    _no("pairs compared", ".xlsx", """
|Preis|Qualität|Termin
Preis||2|1
Qualität|0||1
Termin|1|1|""", "matrix"),
    _no("only texts", ".csv", """
Name|Ort
Muster AG|Kiel
Beispiel GmbH|Ulm
Nordhafen SE|Jena""", "nothing no_ratings too_few_rows"),
    _no("staff list with numbers", ".xlsx", """
Name|Personalnummer|Eintritt (Jahr)
Anna|1001|2015
Bert|1002|2018
Carl|1003|2020""", "no_ratings one_column no_sides rows_are_others"),
    # ------------------------------------------------------------------ scales
    _ask("school grades", ".xlsx", """
Kriterium|Note Lieferant|Note Kunde
Information|2|3
Planung|1|4
Innovation|3|2""", "A,,B,C", 3, "grades", scale=(1, 5)),
    _ask("school grades told by a legend", ".csv", """
Kriterium|Lieferant|Kunde
Information|2|3
Planung|1|4
Innovation|5|2
||
1 = sehr gut, 6 = ungenügend||""", "A,,B,C", 3, "grades", scale=(1, 6)),
    _ask("minus five to five", ".ods", """
Kriterium|Lieferant|Kunde
Information|-2|3
Planung|1|-4
Innovation|5|2""", "A,,B,C", 3, "scale", scale=(-5, 5)),
    _ask("up to 15", ".csv", """
Kriterium|Lieferant|Kunde
Information|12|13
Planung|15|4
Innovation|9|12""", "A,,B,C", 3, "scale", scale=(0, 100)),
    _no("a slip of the keyboard", ".csv", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|80000|5
Innovation|4|9""", "no_scale"),
    _ask("ratings in percent", ".xlsx", table_of("""
Kriterium|Lieferant|Kunde
Information|0,7|0,6
Planung|0,8|0,5
Innovation|0,4|0,9""", formats={"B": "0%", "C": "0%"}), "A,,B,C", 3, "percent_numbers", scale=(0, 1)),
    _ask("ratings in percent as text", ".csv", """
Kriterium|Lieferant|Kunde
Information|70%|60%
Planung|80%|55%
Innovation|40%|90%""", "A,,B,C", 3, "percent_words"),
    _ask("sixteen criteria, one to five", ".xlsx", "Kriterium|Lieferant|Kunde\n" + "\n".join(
        f"Thema Nummer {'abcdefghijklmnop'[n]}|{1 + n * 3 % 5}|{1 + n * 2 % 5}" for n in range(16)
    ), "A,,B,C", 16, "scale", scale=(1, 5)),
    # ------------------------------------------------------------------ dialects that cannot be read
    _no("comma for everything", ".csv", """
Criterion|Weight|Supplier|Customer
Trust|0,3|7,5|6,0
Information|0,2|8,0|5,5
Planning|0,5|4,0|9,5""", "longer_rows", dialect={"separator": ",", "decimal": ",", "unquoted": True}),
    # ------------------------------------------------------------------ workbooks of several sheets
    _sure("notes before, other tables behind", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9""", "A,,B,C", 3, sheet="Tabelle1",
        before=[Table([["Bitte alles ausfüllen"], ["Rückfragen: 0431"]], "Hinweise")],
        also=[table_of("Artikel|Preis\nSchraube|7\nMutter|8\nScheibe|9", "Preise")]),
    _ask("a sheet for each customer", ".ods", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9""", "A,,B,C", 3, "rivals", also=[
        table_of("Kriterium|Lieferant|Kunde\nInformation|3|2\nPlanung|4|5\nIdeen|6|7", "Kunde B")
    ]),
    _sure("an old list on a hidden sheet", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9""", "A,,B,C", 3, before=[
        table_of("Kriterium|Lieferant|Kunde\nInformation|3|2\nPlanung|4|5\nIdeen|6|7", "Alt", hidden=True)
    ]),
    _ask("a hidden column for one side", ".xlsx", table_of("""
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9""", hidden_columns=("C",)), "A,,B,C", 3, "hidden_columns"),
    _ask("filtered rows", ".xlsx", table_of("""
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
Service|6|7""", hidden_rows=(3,)), "A,,B,C", 4, "hidden_rows"),
    # ------------------------------------------------------------------ second readings that are easily overlooked
    _ask("compound nouns that only begin with a side", ".xlsx", """
Kriterium|Kundenzufriedenheit|Lieferantentreue
Information|7|6
Planung|8|5
Innovation|4|9""", "A,,B,C", 3, "sides_by_order"),
    _ask("one slip among ratings up to ten", ".csv", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|75|5
Innovation|4|9""", "A,,B,C", 3, "scale", scale=(0, 100)),
    _no("two lists side by side", ".ods", """
Kriterium|Lieferant||Kriterium|Kunde
Information|7||Preis|6
Planung|8||Tempo|5
Innovation|4||Service|9""", "side_by_side"),
    _ask("a list that goes on behind blank rows", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
||
||
||
Service|6|5
Tempo|8|2""", "A,,B,C", 5, "gap"),
    _sure("criteria below criteria", ".xlsx", """
Kriterium|Unterkriterium|Lieferant|Kunde
Zusammenarbeit|Information|7|6
|Planung|8|5
Leistung|Qualität|4|9
|Preis|6|5""", "B,,C,D", 4),
    _ask("weights in words", ".xls", """
Kriterium|Gewicht|Lieferant|Kunde
Information|hoch|7|6
Planung|mittel|8|5
Innovation|niedrig|4|9""", "A,,C,D", 3, "weight_words"),
    _ask("traffic lights", ".csv", """
Kriterium|Lieferant|Kunde
Information|1|2
Planung|3|3
Innovation|2|1""", "A,,B,C", 3, "scale", scale=(1, 3)),
    _ask("the highest possible in the first row", ".xlsx", """
Kriterium|Lieferant|Kunde
Maximal|10|10
Information|7|6
Planung|8|5
Innovation|4|9""", "A,,B,C", 3, "row"),
    _ask("a count below", ".csv", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
||
Anzahl Kriterien|3|""", "A,,B,C", 3, "row"),
    _ask("groups that begin with their mean", ".xlsx", """
Nr|Kriterium|Lieferant|Kunde
1|Zusammenarbeit|7,5|5,5
1.1|Information|7|6
1.2|Planung|8|5
2|Leistung|5|7
2.1|Qualität|4|9
2.2|Preis|6|5""", "B,,C,D", 4, "row"),
    _sure("account and date directly above", ".xls", """
Stand|12.3.2026||
Kunde|Muster AG||
Kriterium|Gewicht|Lieferant|Kunde
Information|30|7|6
Planung|20|8|5
Innovation|50|4|9""", "A,B,C,D", 3),
    _sure("both genders", ".csv", """
Kriterium|Lieferant*in|Kund*in
Information|7|6
Planung|8|5
Innovation|4|9""", "A,,B,C", 3),
    _sure("a sum of weights without a name", ".xlsx", """
Kriterium|Gewicht|Lieferant|Kunde
Information|30|7|6
Planung|20|8|5
Innovation|50|4|9
|100||""", "A,B,C,D", 3),
    _ask("a side that equals weight times the other side", ".xlsx", """
Kriterium|Gewicht|Lieferant|Kunde
Information|2|3|6
Planung|1|8|8
Innovation|3|3|9""", "A,B,C,D", 3, "side_computed"),
    _ask("two customers on one sheet, each with a title", ".xlsx", """
Kunde A||
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
||
Kunde B||
Kriterium|Lieferant|Kunde
Information|3|9
Planung|2|6
Innovation|8|8""", "A,,B,C", 3, "rivals"),
    _ask("priorities, of which 1 may be the highest", ".xls", """
Kriterium|Priorität|Lieferant|Kunde
Information|1|7|6
Planung|2|8|5
Innovation|3|4|9""", "A,B,C,D", 3, "priorities"),
    _ask("a target below", ".csv", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
Ziel|9|9""", "A,,B,C", 3, "row"),
    _sure("scorecard with weights as text and a weighted total", ".csv", """
Criteria|Weight|Supplier Self-Assessment|Customer Assessment|Gap|Comments
Quality|30%|8|7|1|
Delivery|40%|7|5|2|late
Cost|30%|6|8|-2|
Total|100%|7|6,5|0,5|""", "A,B,C,D", 3),
    _sure("remarks that mention a range, a legend that speaks of weights", ".xlsx", """
Gewichtung: 1 = gering, 5 = hoch||||
||||
Kriterium|Gewicht|Lieferant|Kunde|Bemerkung
Information|1|7|6|Note 1-5 vergeben
Planung|2|8|5|
Innovation|5|4|9|""", "A,B,C,D", 3),
    _sure("binary workbook", ".xlsb", """
Kriterium|Gewicht|Lieferant|Kunde
Information|1|7,5|6
Planung|2|8|5
Innovation|1|4|9,5
Summe|4|19,5|20,5""", "A,B,C,D", 3),
    _sure("binary workbook, English, with computed scores", ".xlsb", """
Criterion|Weight|Supplier|Supplier weighted|Customer|Customer weighted
Trust|0,3|7|2,1|6|1,8
Planning|0,2|8|1,6|5|1
Ideas|0,5|4|2|9|4,5""", "A,B,C,E", 3),
)  # fmt: skip
