"""A third set, by somebody who tries to break the recognition: what people do to their lists in years of use.

Answers were written down from the rules of docs/import.md before any of them ran.
"""

from __future__ import annotations

import datetime as dt

from foreign.lists import Example, _ask, _no, _sure
from support.foreign_files import Table, table_of

_UNQUOTED = {"unquoted": True}

THIRD: tuple[Example, ...] = (
    # ------------------------------------------------------------------ ratings that are no plain numbers
    _ask("seven of ten", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7/10|6/10
Planung|8/10|5/10
Innovation|4/10|9/10""", "A,,B,C", 3, "text_numbers"),
    _ask("seven of ten as text file", ".csv", """
Criterion,Supplier,Customer
Trust,7/10,6/10
Planning,8/10,5/10
Ideas,4/10,9/10""", "A,,B,C", 3, "text_numbers", dialect=_UNQUOTED | {"separator": ","}),
    _ask("all numbers stored as texts", ".xlsx", Table([
        ["Kriterium", "Gewicht", "Lieferant", "Kunde"],
        ["Information", "1", "7,5", "6"], ["Planung", "2", "8", "5"], ["Innovation", "1", "4,0", "9"],
    ]), "A,B,C,D", 3, "text_numbers"),
    _ask("some numbers stored as texts", ".xls", Table([
        ["Kriterium", "Lieferant", "Kunde"],
        ["Information", "7.5", 6], ["Planung", 8, 5], ["Innovation", 4, "9"], ["Service", 6, 6],
    ]), "A,,B,C", 4, "text_numbers"),
    _ask("so many of five", ".ods", """
Criterion|Supplier|Customer
Trust|4 of 5|3 of 5
Planning|5 of 5|1 of 5
Ideas|2 of 5|4 of 5""", "A,,B,C", 3, "text_numbers", scale=(0, 5)),
    _ask("Roman numbers", ".ods", """
Kriterium|Lieferant|Kunde
Information|VII|VI
Planung|VIII|V
Innovation|IV|IX""", "A,,B,C", 3, "only_words"),
    _ask("stars", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|★★★|★★
Planung|★★★★|★★
Innovation|★|★★★★★""", "A,,B,C", 3, "only_words"),
    _ask("points with their unit", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7 Punkte|6 Punkte
Planung|8 Punkte|5 Punkte
Innovation|4 Punkte|9 Punkte""", "A,,B,C", 3, "only_words"),
    _ask("a mark with its word", ".xlsb", """
Kriterium|Lieferant|Kunde
Information|7 (gut)|6 (mittel)
Planung|8 (gut)|5 (mittel)
Innovation|4 (schwach)|9 (sehr gut)""", "A,,B,C", 3, "only_words"),
    _sure("dashes for what nobody rated", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|–|5
Innovation|4|-
Service|6|6""", "A,,B,C", 4),
    _sure("errors of formulas among ratings", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|#DIV/0!|5
Innovation|4|#N/A
Service|6|6""", "A,,B,C", 4),
    _sure("blanks around numbers", ".csv", """
Kriterium;Lieferant;Kunde
Information; 7 ; 6
Planung;8,5 ;\u00a05
Innovation;4;9""", "A,,B,C", 3, dialect=_UNQUOTED),
    _sure("numbers in quotation marks, comma everywhere", ".csv", """
"Criterion","Supplier","Customer"
"Trust","7,5","6,0"
"Planning","8,0","5,5"
"Ideas","4,0","9,5\"""", "A,,B,C", 3, dialect=_UNQUOTED),
    _sure("a separator told in the first line", ".csv", """
sep=;
Kriterium;Lieferant;Kunde
Information;7,5;6
Planung;8;5
Innovation;4;9""", "A,,B,C", 3, dialect=_UNQUOTED),
    _sure("separators to the end of each line", ".csv", """
Kriterium;Lieferant;Kunde;;;
Information;7;6;;;
Planung;8;5;;;
Innovation;4;9;;;
;;;;;""", "A,,B,C", 3, dialect=_UNQUOTED),
    # ------------------------------------------------------------------ names of the sides
    _sure("what each side invests", ".xlsx", """
Kriterium|Investition Lieferant|Investition Key Account
Information|7|6
Planung|8|5
Innovation|4|9""", "A,,B,C", 3),
    _sure("rated by, capitals", ".xls", """
KRITERIUM|GEWICHTUNG|BEWERTUNG LIEFERANT|BEWERTUNG KUNDE
Information|2|7|6
Planung|1|8|5
Innovation|3|4|9""", "A,B,C,D", 3),
    _sure("whose is told by an apostrophe", ".ods", """
Criterion|Supplier’s investment|Key account’s investment
Trust|7|6
Planning|8|5
Ideas|4|9""", "A,,B,C", 3),
    _sure("hyphens, scale by an en dash", ".xlsx", """
Kriterium|Lieferanten-Einsatz (1–10)|Key-Account-Einsatz (1–10)
Information|7|6
Planung|8|5
Innovation|4|9""", "A,,B,C", 3, scale=(1, 10)),
    _sure("footnote signs", ".xlsx", """
Kriterium*|Lieferant¹|Kunde²
Information|7|6
Planung|8|5
Innovation|4|9
¹ Sicht Vertrieb||
² Sicht Einkauf||""", "A,,B,C", 3),
    _sure("seller and buyer", ".csv", """
Topic,Seller,Buyer
Trust,7.5,6
Planning,8,5.5
Ideas,4,9""", "A,,B,C", 3, dialect=_UNQUOTED | {"separator": ","}),
    _ask("French headings", ".xlsx", """
Critère|Fournisseur|Acheteur
Information|7|6
Planification|8|5
Innovation|4|9""", "A,,B,C", 3, "sides_by_order"),
    _ask("we and a company, names only", ".xlsx", """
Aspekt|Wir|Muster AG
Information|7|6
Planung|8|5
Innovation|4|9""", "A,,B,C", 3, "one_side_named"),
    _sure("an own column of last year between the sides", ".xlsx", """
Kriterium|Lieferant|Vorjahr|Kunde
Information|7|5|6
Planung|8|6|5
Innovation|4|6|9""", "A,,B,D", 3),
    # ------------------------------------------------------------------ titles, headings
    _sure("four rows of titles, merged", ".xlsx", table_of("""
Partnerschaftsdiagramm|||
Key Account Management|||
Muster AG und Nordwerk GmbH|||
Stand: März 2026|||
Kriterium|Gewicht|Lieferant|Kunde
Information|1|7|6
Planung|2|8|5
Innovation|1|4|9""", merged=("A1:D1", "A2:D2", "A3:D3", "A4:D4")), "A,B,C,D", 3),
    _sure("three rows of headings", ".xlsx", table_of("""
|Bewertung||||
Kriterium|Lieferant||Kunde|
|Punkte|Kommentar|Punkte|Kommentar
Information|7|gut|6|
Planung|8||5|spät
Innovation|4||9|""", merged=("B1:E1", "B2:C2", "D2:E2")), "A,,B,D", 3),
    _sure("a blank column between all", ".xlsx", """
Kriterium||Gewicht||Lieferant||Kunde
Information||1||7||6
Planung||2||8||5
Innovation||1||4||9""", "A,C,E,G", 3),
    _sure("a blank row below the headings and after each criterion", ".xlsx", """
Kriterium|Lieferant|Kunde
||
Information|7|6
||
Planung|8|5
||
Innovation|4|9""", "A,,B,C", 3),
    _sure("headings of each printed page", ".xls", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Kriterium|Lieferant|Kunde
Innovation|4|9
Service|6|5""", "A,,B,C", 4),
    _sure("line breaks in headings", ".xlsx", Table([
        ["Kriterium\n(Faktor)", "Gewicht\nin %", "Lieferant\n0-10", "Kunde\n0-10"],
        ["Information", 30, 7, 6], ["Planung", 30, 8, 5], ["Innovation", 40, 4, 9],
    ]), "A,B,C,D", 3),
    _sure("as Numbers exports it", ".xlsx", """
Tabelle 1|||
Kriterium|Gewicht|Lieferant|Kunde
Information|1|7|6
Planung|2|8|5
Innovation|1|4|9""", "A,B,C,D", 3, before=[Table([
            ["Dieses Dokument wurde aus Numbers exportiert. Jede Tabelle wurde in ein Arbeitsblatt umgewandelt."],
            ["Name des Numbers-Blatts", "Name der Numbers-Tabelle", "Name des Excel-Arbeitsblatts"],
            ["Blatt 1"], [None, "Tabelle 1", "Blatt 1"],
        ], "Exportübersicht")]),
    # ------------------------------------------------------------------ criteria
    _sure("a hundred and fifty criteria", ".xlsx", "Kriterium|Gewicht|Lieferant|Kunde\n" + "\n".join(
        f"Thema Nummer {chr(97 + n % 26)}{chr(97 + n // 26)}|{1 + n % 4}|{n * 7 % 11}|{n * 3 % 11}" for n in range(150)
    ), "A,B,C,D", 150),
    _sure("one criterion twice", ".csv", """
Kriterium;Lieferant;Kunde
Information;7;6
Planung;8;5
Information;4;9
Service;6;6""", "A,,B,C", 4, dialect=_UNQUOTED),
    _ask("ratings without a criterion", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
|8|5
Innovation|4|9
Service|6|6""", "A,,B,C", 3, "untitled"),
    _sure("criteria that begin with a number or a sign", ".csv", """
Kriterium;Lieferant;Kunde
24/7-Service;7;6
5S im Werk;8;5
+ Ideen;4;9
=Preis;6;6
-Tempo;3;8""", "A,,B,C", 5, dialect=_UNQUOTED),
    _sure("criteria that begin like a result", ".xlsx", """
Kriterium|Lieferant|Kunde
Gesamtkosten|7|6
Ergebnisorientierung|8|5
Mittelfristige Planung|4|9
Durchschnittliche Reaktionszeit|6|6""", "A,,B,C", 4),
    _sure("groups merged down the side", ".xlsx", table_of("""
Bereich|Kriterium|Gewicht|Lieferant|Kunde
Menschen|Information|1|7|6
|Planung|2|8|5
Sache|Innovation|1|4|9
|Service|1|6|6""", merged=("A2:A3", "A4:A5")), "B,C,D,E", 4),
    _sure("some weights blank, one zero", ".xlsx", """
Kriterium|Gewicht|Lieferant|Kunde
Information|3|7|6
Planung||8|5
Innovation|0|4|9
Service|1|6|6""", "A,B,C,D", 4),
    _sure("a negative weight is typed so", ".xlsx", """
Kriterium|Gewicht|Lieferant|Kunde
Information|3|7|6
Planung|-2|8|5
Innovation|1|4|9""", "A,B,C,D", 3),
    # ------------------------------------------------------------------ results and notes below
    _sure("a total that says how many there are at most", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
Gesamtpunktzahl (max. 30)|19|20""", "A,,B,C", 3),
    _sure("weighted total, rounded, without weights in the row", ".csv", """
Kriterium;Gewicht;Lieferant;Kunde
Information;20%;7;6
Planung;30%;8;5
Innovation;50%;4;9
Summe;100%;5,8;7,2""", "A,B,C,D", 3, dialect=_UNQUOTED),
    _sure("notes without a blank row", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
Erstellt von: Anna Beispiel||
Datum: 12.3.2026||
Unterschrift: ____________||""", "A,,B,C", 3),
    _ask("result, blank row, legend, signature", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
Durchschnitt|6,33|6,67
||
0 = nichts||
10 = alles||
||
Kiel, 12.3.2026|Anna Beispiel|Bernd Muster""", "A,,B,C", 3, "text_row"),
    _sure("zone told below", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
||
Ergebnis: Kooperation||""", "A,,B,C", 3),
    _sure("sum and share of the maximum", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
Summe|19|20
Prozent|63,3%|66,7%""", "A,,B,C", 3),
    _sure("difference of the means below", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
Mittelwert|6,33|6,67
Differenz||0,33""", "A,,B,C", 3),
    # ------------------------------------------------------------------ scales
    _ask("German school marks", ".xlsx", """
Kriterium|Schulnote Lieferant|Schulnote Kunde
Information|2|3
Planung|1|6
Innovation|3|2
Service|4|2""", "A,,B,C", 4, "grades", scale=(1, 6)),
    _sure("Swiss marks, six is told to be the best", ".xlsx", """
Noten 1-6 (6 = sehr gut, 1 = sehr schlecht)||
||
Kriterium|Lieferant|Kunde
Information|5|4,5
Planung|5,5|4
Innovation|3,5|6""", "A,,B,C", 3, scale=(1, 6)),
    _sure("Swiss marks, six is told in one word", ".csv", """
Note 1 bis 6, 6 = beste Note;;
Kriterium;Lieferant;Kunde
Information;5;4,5
Planung;5,5;4
Innovation;3,5;6""", "A,,B,C", 3, scale=(1, 6), dialect=_UNQUOTED),
    _sure("one is the worst, told", ".xlsx", """
Skala 1-5, 1 = schlecht, 5 = gut||
Kriterium|Lieferant|Kunde
Information|5|4
Planung|3|4
Innovation|2|1""", "A,,B,C", 3, scale=(1, 5)),
    _ask("one is the best, told in the heading", ".xlsx", """
Kriterium|Lieferant (1=sehr gut, 6=ungenügend)|Kunde (1=sehr gut, 6=ungenügend)
Information|2|3
Planung|1|4
Innovation|5|2""", "A,,B,C", 3, "grades", scale=(1, 6)),
    _sure("zero to five, told in English", ".xlsx", """
Criterion|Supplier|Customer
Trust|4|3
Planning|5|0
Ideas|1|4
||
Rating scale: 0 = none, 5 = full||""", "A,,B,C", 3, scale=(0, 5)),
    _ask("one negative among ratings up to ten", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|-1|5
Innovation|4|9""", "A,,B,C", 3, "scale", scale=(-10, 10)),
    # ------------------------------------------------------------------ several lists, sheets, hidden things
    _no("each side on its own sheet", ".xlsx", """
Kriterium|Bewertung
Information|7
Planung|8
Innovation|4""", "one_column one_side no_sides", also=[
        table_of("Kriterium|Bewertung\nInformation|6\nPlanung|5\nInnovation|9", "Kunde"),
    ]),
    _no("two lists of other criteria side by side, headed otherwise", ".xlsx", """
Kriterium|Lieferant||Thema|Kunde
Information|7||Preis|6
Planung|8||Tempo|5
Innovation|4||Service|9""", "side_by_side one_side"),
    _no("criteria across", ".xlsx", """
|Information|Planung|Innovation|Service
Lieferant|7|8|4|6
Kunde|6|5|9|6""", "transposed"),
    _no("criteria across, with a word in the corner", ".csv", """
Seite;Information;Planung;Innovation;Service
Lieferant;7;8;4;6
Key Account;6;5;9;6
Differenz;-1;-3;5;0""", "transposed", dialect=_UNQUOTED),
    _no("sides below each other", ".xlsx", """
Kriterium|Seite|Bewertung
Information|Lieferant|7
Information|Kunde|6
Planung|Lieferant|8
Planung|Kunde|5""", "one_column one_side no_sides"),
    _ask("a hidden column with the weights", ".xlsx", table_of("""
Kriterium|Gewicht|Lieferant|Kunde
Information|3|7|6
Planung|1|8|5
Innovation|2|4|9""", hidden_columns=("B",)), "A,B,C,D", 3, "hidden_columns"),
    _sure("a hidden column of something else", ".xlsx", table_of("""
Kriterium|Notiz|Lieferant|Kunde
Information|x|7|6
Planung|y|8|5
Innovation|z|4|9""", hidden_columns=("B",)), "A,,C,D", 3),
    _sure("a hidden total", ".xlsx", table_of("""
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
Summe|19|20""", hidden_rows=(5,)), "A,,B,C", 3),
    _no("only a result sheet", ".xlsx", """
Kennzahl|Lieferant|Kunde
Mittelwert|6,3|6,7
Summe|19|20""", "too_few_rows rows_are_others no_ratings nothing"),
    # ------------------------------------------------------------------ what is no list
    _no("raters as rows", ".xlsx", """
Zeitstempel|Name|Information|Planung|Innovation
12.3.2026|Anna|7|8|4
13.3.2026|Bert|6|5|9
14.3.2026|Carl|5|5|5""", "rows_are_others no_sides many_unnamed"),
    _no("a survey's export, a row per answer", ".csv", """
Teilnehmer;Wie offen reden wir?;Wie gut planen wir?;Wie schnell sind wir?
1;7;8;4
2;6;5;9
3;5;5;5""", "rows_are_others no_titles no_sides one_side one_column", dialect=_UNQUOTED),
    _no("revenue of supplier's products with the customer by year", ".xlsx", """
Produkt|Umsatz 2024|Umsatz 2025
Pumpen|120|140
Ventile|80|60
Filter|30|35""", "price_list no_ratings"),
    _no("offers in days", ".xlsx", Table([
        ["Thema", "Lieferant", "Kunde"],
        ["Angebot", dt.date(2026, 3, 1), dt.date(2026, 3, 4)],
        ["Auftrag", dt.date(2026, 4, 1), dt.date(2026, 4, 9)],
        ["Lieferung", dt.date(2026, 5, 1), dt.date(2026, 5, 2)],
    ]), "no_ratings one_side no_sides dates"),
    _no("amounts of money under both sides", ".csv", """
Thema;Lieferant;Kunde
Werkzeug;12.000 €;8.000 €
Schulung;3.500 €;2.000 €
Lager;900 €;1.100 €""", "no_ratings one_side no_sides money no_scale", dialect=_UNQUOTED),
    # ------------------------------------------------------------------ more of the same, from a second evening
    _ask("a count and a mean below", ".csv", """
Kriterium;Lieferant;Kunde
Information;7;6
Planung;8;5
Innovation;4;9
Anzahl;3;3
Mittelwert;6,33;6,67""", "A,,B,C", 3, "row", dialect=_UNQUOTED),
    _ask("yes and no as 1 and 0", ".xlsx", """
Kriterium|Lieferant (ja=1/nein=0)|Kunde (ja=1/nein=0)
Information|1|0
Planung|1|1
Innovation|0|1""", "A,,B,C", 3, "scale", scale=(0, 1)),
    _sure("revenue between the title and the headings", ".xlsx", """
Partnerschaft|||
Umsatz 2025|1250000||
Kriterium|Gewicht|Lieferant|Kunde
Information|1|7|6
Planung|2|8|5
Innovation|1|4|9""", "A,B,C,D", 3),
    _sure("median and standard deviation below", ".xlsx", """
Kriterium|Lieferant|Kunde
Information|7|6
Planung|8|5
Innovation|4|9
Mittelwert|6,33|6,67
Median|7|6
Standardabweichung|2,08|2,08""", "A,,B,C", 3),
    _ask("last year's table to the right", ".xlsx", """
2025||||2024||
Kriterium|Lieferant|Kunde||Kriterium|Lieferant|Kunde
Information|7|6||Information|5|6
Planung|8|5||Planung|6|5
Innovation|4|9||Innovation|4|7""", "A,,B,C", 3, "several_columns"),
    _sure("criteria to the right of their ratings", ".xlsx", """
Lieferant|Kunde|Kriterium
7|6|Information
8|5|Planung
4|9|Innovation""", "C,,A,B", 3),
    _sure("a unit in the number format", ".xlsx", table_of("""
Kriterium|Lieferant|Kunde
Information|7,5|6
Planung|8|5
Innovation|4|9""", formats={"B": '0.0" Pkt."', "C": '0.0" Pkt."'}), "A,,B,C", 3),
)  # fmt: skip
