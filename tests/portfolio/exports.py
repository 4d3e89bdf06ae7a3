"""Made-up exports in the forms of four CRM systems, each with what is right about it. Every name is invented."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import xlwt

#: The accounts of the folder; the last one's workbook names nobody, so that only its file tells.
ACCOUNTS = (
    "Muster AG",
    "Beispiel GmbH & Co. KG",
    "Nordhafen Pumpen SE",
    "Südtal Antriebe GmbH",
    "Huber Ges.m.b.H.",
    "Müller & Söhne OHG",
    "Zürcher Präzision AG",
)
BY_FILE = "Ostwind Energie"

Money = tuple[float, str]


@dataclass(frozen=True)
class Truth:
    """What joining must come to; everything else would be a guess or a loss."""

    revenue: Mapping[str, Money | None]
    doubles: Mapping[str, Sequence[int]] = field(default_factory=dict)
    near: Mapping[str, Sequence[str]] = field(default_factory=dict)
    unmatched: Sequence[str] = ()
    left_out: Sequence[str] = ()
    owner: str = ""

    @property
    def without(self) -> set[str]:
        return {*ACCOUNTS, BY_FILE} - self.revenue.keys() - self.doubles.keys()


def text(rows: Iterable[Sequence[str]], separator: str = ",", *, quote: bool = True) -> str:
    content = io.StringIO(newline="")
    rule = csv.QUOTE_ALL if quote else csv.QUOTE_MINIMAL
    csv.writer(content, delimiter=separator, quoting=rule, lineterminator="\r\n").writerows(rows)
    return content.getvalue()


def workbook(path: Path, rows: Sequence[Sequence[object]], number_format: str = "", hide: str = "") -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for cells in sheet.iter_rows():
        for cell in cells:
            if number_format and isinstance(cell.value, float):
                cell.number_format = number_format
    for letter in hide:
        sheet.column_dimensions[letter].hidden = True
    book.save(path)


def salesforce_report(folder: Path) -> tuple[Path, Truth]:
    """English, details only: a currency before each amount, the same converted, and notes at the end."""
    head = ["Account Name", "Parent Account", "Annual Revenue Currency", "Annual Revenue"]
    head += ["Annual Revenue (converted) Currency", "Annual Revenue (converted)", "Account Owner", "Industry"]
    rows = [
        head,
        ["Muster AG", "", "EUR", "1250000.00", "EUR", "1250000.00", "Anke Beispiel", "Bau"],
        ["Beispiel GmbH & Co, KG", "Muster AG", "EUR", "830000.00", "EUR", "830000.00", "Anke Beispiel", "Chemie"],
        ["Zurcher Prazision", "", "CHF", "412500.50", "EUR", "431000.00", "Bernd Muster", ""],
        ["Fernab Ventile AG", "", "EUR", "99000.00", "EUR", "99000.00", "Bernd Muster", ""],
    ]
    notes = ["", "", "Account Report", "Confidential Information - Do Not Distribute"]
    path = folder / "report1764312000000.csv"
    path.write_bytes((text(rows) + "\r\n".join(f'"{note}"' if note else "" for note in notes)).encode("utf-8-sig"))
    revenue = {
        "Muster AG": (1_250_000.0, "EUR"),
        "Beispiel GmbH & Co. KG": (830_000.0, "EUR"),
        "Zürcher Präzision AG": (412_500.5, "CHF"),
    }
    return path, Truth(
        revenue, unmatched=["Fernab Ventile AG"], left_out=["Account Report", notes[-1]], owner="Anke Beispiel"
    )


def salesforce_german(folder: Path) -> tuple[Path, Truth]:
    """German, for Excel: semicolons, code page 1252, decimal commas, the currency in a column that says whose."""
    rows = [
        ["Accountname", "Account-ID", "Jahresumsatz Währung", "Jahresumsatz", "Accountinhaber"],
        ["Südtal Antriebe", "0015g00000AbCdE", "EUR", "77000,00", "Bernd Muster"],
        ["Nordhafen Pumpem SE", "0015g00000AbCdF", "EUR", "412500,50", "Bernd Muster"],
        ["MÜLLER UND SÖHNE", "0015g00000AbCdG", "EUR", "1250,5", "Bernd Muster"],
        ["Huber GmbH", "0015g00000AbCdH", "EUR", "-300,00", "Bernd Muster"],
    ]
    path = folder / "Accounts.csv"
    path.write_bytes(text(rows, ";", quote=False).encode("cp1252"))
    revenue = {
        "Südtal Antriebe GmbH": (77_000.0, "EUR"),
        "Müller & Söhne OHG": (1250.5, "EUR"),
        "Huber Ges.m.b.H.": (-300.0, "EUR"),
    }
    return path, Truth(revenue, near={"Nordhafen Pumpem SE": ["Nordhafen Pumpen SE"]}, owner="Bernd Muster")


def dynamics_workbook(folder: Path) -> tuple[Path, Truth]:
    """English: three hidden columns for the way back, the amount once more in the base currency, currencies by name."""
    head = ["(Do Not Modify) Account", "(Do Not Modify) Row Checksum", "(Do Not Modify) Modified On", "Account Name"]
    head += ["Annual Revenue", "Annual Revenue (Base)", "Currency", "Owner", "Main Phone", "Potential"]
    guid, check = "7d0f0a2e-5b1c-4c59-9d4b-{:012d}", "q+{}=="
    facts: list[tuple[str, float | None, float | None, str, str, float | None]] = [
        ("Muster AG", 1_250_000.0, 1_250_000.0, "Euro", "Anke Beispiel", 2e6),
        ("Nordhafen Pumpen", 412_500.5, 431_000.0, "CHF", "Bernd Muster", None),
        ("Huber Gesellschaft mit beschränkter Haftung", None, None, "Euro", "Bernd Muster", 5e4),
    ]
    rows = [
        [guid.format(n), check.format(n), "2026-11-20", name, revenue, base, currency, owner, 4989123456, potential]
        for n, (name, revenue, base, currency, owner, potential) in enumerate(facts)
    ]
    path = folder / "Active Accounts 20.11.2026 09-15-00.xlsx"
    workbook(path, [head, *rows], "#,##0.00", hide="ABC")
    revenue: dict[str, Money | None] = {
        "Muster AG": (1_250_000.0, "EUR"),
        "Nordhafen Pumpen SE": (412_500.5, "CHF"),
        "Huber Ges.m.b.H.": None,
    }
    return path, Truth(revenue, owner="Anke Beispiel")


def dynamics_german(folder: Path) -> tuple[Path, Truth]:
    """German, code page 1252, amounts with their sign, thin blanks in one of them; one account twice."""
    rows = [
        ["Firmenname", "Jahresumsatz", "Besitzer", "Kategorie"],
        ["Muster AG", "1.250.000,00 €", "Anke Beispiel", "A"],
        ["Beispiel GmbH & Co, KG", "830.000,00 €", "Anke Beispiel", "B"],
        ["Nordhafen-Pumpen", "412.500,50 €", "Bernd Muster", "A"],
        ["Südtal Antreibe GmbH", "77.000,00 €", "Bernd Muster", "C"],
        ["Fernab Ventile AG", "99\u00a0000,00 €", "Bernd Muster", "C"],
        ["Muster AG", "40.000,00 €", "Bernd Muster", "A"],
        ["Zürcher Präzision AG", "auf Anfrage", "Bernd Muster", "A"],
    ]
    path = folder / "Meine aktiven Firmen.csv"
    path.write_bytes(text(rows, ";").encode("cp1252"))
    revenue: dict[str, Money | None] = {
        "Beispiel GmbH & Co. KG": (830_000.0, "EUR"),
        "Nordhafen Pumpen SE": (412_500.5, "EUR"),
        "Zürcher Präzision AG": None,
    }
    return path, Truth(
        revenue,
        {"Muster AG": [2, 7]},
        {"Südtal Antreibe GmbH": ["Südtal Antriebe GmbH"]},
        ["Fernab Ventile AG"],
        ["B8: auf Anfrage"],
        "Anke Beispiel",
    )


def hubspot(folder: Path) -> tuple[Path, Truth]:
    """English, UTF-8: plain numbers without a currency; the workbook's file tells one account."""
    rows = [
        ["Record ID", "Company name", "Company Domain Name", "Annual Revenue", "Company owner", "Create Date"],
        ["8812345001", "Muster AG", "muster.example", "1250000", "Anke Beispiel", "2024-05-01 09:30"],
        ["8812345002", "Müller Söhne", "ms.example", "412500.5", "Bernd Muster", "2024-05-02 09:30"],
        ["8812345003", "Ostwind Energie GmbH", "ostwind.example", "", "Bernd Muster", "2024-05-03 09:30"],
        ["8812345004", "Beispiel Group", "beispiel.example", "10", "Bernd Muster", "2024-05-03 09:30"],
    ]
    path = folder / "hubspot-crm-exports-all-companies-2026-11-20.csv"
    path.write_text(text(rows), encoding="utf-8")
    revenue: dict[str, Money | None] = {
        "Muster AG": (1_250_000.0, ""),
        "Müller & Söhne OHG": (412_500.5, ""),
        BY_FILE: None,
    }
    return path, Truth(revenue, near={"Beispiel Group": ["Beispiel GmbH & Co. KG"]}, owner="Anke Beispiel")


def hubspot_german(folder: Path) -> tuple[Path, Truth]:
    """German workbook: numbers whose format shows euros; pipeline as potential; a person's name as it stands."""
    head = ["Datensatz-ID", "Unternehmensname", "Jahresumsatz", "Gesamtwert offener Deals"]
    head += ["Zuständiger Mitarbeiter für Unternehmen", "Branche"]
    rows = [
        [8812345001.0, "HUBER GESMBH", 25_000.0, 5_000.0, "Anke Beispiel", "Bau"],
        [8812345002.0, "Zürcher Präzision AG", 35_000.0, None, "Anke Beispiel", "Bau"],
        [8812345003.0, "zürcher  präzision ag", 45_000.0, None, "Bernd Muster", "Bau"],
    ]
    path = folder / "hubspot-crm-exports-unternehmen.xlsx"
    workbook(path, [head, *rows], '#,##0.00 "€"')
    doubles = {"Zürcher Präzision AG": [3, 4]}
    return path, Truth({"Huber Ges.m.b.H.": (25_000.0, "EUR")}, doubles, owner="Anke Beispiel")


def sap_list(folder: Path) -> tuple[Path, Truth]:
    """German list as it is printed: lines between bars, credits with the minus behind, headings on each page, a sum."""
    line = "-" * 78
    head = "|Kunde     |Name 1                        |    Nettowert |Währg|Vertriebsbeauftragter|"
    form = "|{:<10}|{:<30}|{:>14}|{:<5}|{:<21}|"
    rows = [
        form.format("0000100234", "Muster AG", "1.250.000,00", "EUR", "Anke Beispiel"),
        form.format("0000100235", "Nordhafen Pumpen SE", "12.500,00-", "EUR", "Bernd Muster"),
    ]
    second = [form.format("0000100236", "Fa. Südtal Antriebe", "77.000,00", "EUR", "Bernd Muster")]
    total = form.format("", "Summe", "1.314.500,00", "EUR", "")
    parts = ["Umsatzliste 20.11.2026", "", line, head, line, *rows, line, head, line, *second, line, total, line]
    path = folder / "VA05_liste.txt"
    path.write_bytes("\r\n".join(parts).encode("cp1252"))
    revenue = {
        "Muster AG": (1_250_000.0, "EUR"),
        "Nordhafen Pumpen SE": (-12_500.0, "EUR"),
        "Südtal Antriebe GmbH": (77_000.0, "EUR"),
    }
    return path, Truth(revenue, left_out=["Name 1", "Summe"], owner="Anke Beispiel")


def sap_workbook(folder: Path) -> tuple[Path, Truth]:
    """English: two rows of a title, each amount with its currency to the right, a customer's number in the first."""
    head = ["Sold-to Party", "Sold-to Party Name", "Net Value", "Crcy", "Potential", "Crcy", "ABC Classification"]
    rows = [
        [100234.0, "Beispiel Ltd. & Co. KG", 830_000.0, "EUR", 900_000.0, "USD", "A"],
        [100235.0, "Müller Soehne", 12_000.0, "EUR", None, "EUR", "B"],
        [100236.0, "Not assigned", 5.0, "EUR", None, "EUR", "B"],
        ["Grand Total", "", 842_005.0, "EUR", None, None, None],
    ]
    path = folder / "export.xlsx"
    workbook(path, [["Sales by customer"], [], head, *rows])
    revenue = {"Beispiel GmbH & Co. KG": (830_000.0, "EUR"), "Müller & Söhne OHG": (12_000.0, "EUR")}
    return path, Truth(revenue, unmatched=["Not assigned"], left_out=["Grand Total"])


def sap_unicode(folder: Path) -> tuple[Path, Truth]:
    """German, UTF-16 with tabs, all amounts in thousands: 1.250 can be nothing else."""
    rows = [
        ["Name des Kunden", "Umsatz (TEUR)", "Kundengruppe"],
        ["Muster", "1.250", "Industrie"],
        ["Muster Deutschland GmbH", "12", "Industrie"],
        ["Huber  Ges. m. b. H.", "40", "Handel"],
    ]
    path = folder / "umsatz.csv"
    path.write_bytes(text(rows, "\t", quote=False).encode("utf-16"))
    revenue = {"Muster AG": (1_250_000.0, "EUR"), "Huber Ges.m.b.H.": (40_000.0, "EUR")}
    return path, Truth(revenue, unmatched=["Muster Deutschland GmbH"])


def swiss_xls(folder: Path) -> tuple[Path, Truth]:
    """An old workbook with amounts as texts in Swiss form."""
    rows = [
        ["Kunde", "Umsatz", "Betreuer"],
        ["Zuercher Praezision", "CHF 412'500.50", "Anke Beispiel"],
        ["Muster AG", "CHF 1’250’000.--", "Anke Beispiel"],
    ]
    book = xlwt.Workbook()
    sheet = book.add_sheet("Kunden")
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            sheet.write(row, column, value)
    path = folder / "kunden.xls"
    book.save(str(path))
    revenue = {"Zürcher Präzision AG": (412_500.5, "CHF"), "Muster AG": (1_250_000.0, "CHF")}
    return path, Truth(revenue, owner="Anke Beispiel")


def salesforce_page(folder: Path) -> tuple[Path, Truth]:
    """What Salesforce calls Excel format .xls: a web page with a table, and its notes below."""
    rows = [
        ["Accountname", "Jahresumsatz", "Accountinhaber", "Typ"],
        ["Muster AG", "EUR 1.250.000,00", "Anke Beispiel", "Kunde"],
        ["Müller &amp; Söhne", "CHF 12.000,00", "Bernd Muster", "Kunde"],
    ]
    lines = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    notes = ["<td>&nbsp;</td>", '<td colspan="4">Copyright (c) 2000-2026 Beispiel, alle Rechte vorbehalten.</td>']
    body = "".join(f"<tr>{line}</tr>" for line in (*lines, *notes))
    page = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head><table>{body}</table>'
    )
    path = folder / "report1764312000000.xls"
    path.write_text(page, encoding="utf-8")
    revenue = {"Muster AG": (1_250_000.0, "EUR"), "Müller & Söhne OHG": (12_000.0, "CHF")}
    note = "Copyright (c) 2000-2026 Beispiel, alle Rechte vorbehalten."
    return path, Truth(revenue, left_out=[note], owner="Anke Beispiel")


def large(folder: Path) -> tuple[Path, Truth]:
    """5,000 rows in two currencies, seven of them ours."""
    chance = random.Random(7)
    words = ("Stahl", "Holz", "Licht", "Wasser", "Papier", "Glas", "Kabel", "Farben", "Motoren", "Federn")
    rows = []
    for number in range(4993):
        first, second = chance.sample(words, 2)
        name = f"{first}{second.lower()} {number:04d} {chance.choice(('GmbH', 'AG', 'KG'))}"
        rows.append([name, chance.choice(("EUR", "CHF")), f"{chance.randint(0, 10**6)}.00"])
    others = [row[0] for row in rows]
    rows += [[name, "EUR", f"{place}.50"] for place, name in enumerate(ACCOUNTS, start=1)]
    chance.shuffle(rows)
    path = folder / "accounts.csv"
    path.write_text(text([["Account Name", "Currency", "Revenue"], *rows]), encoding="utf-8")
    revenue = {name: (place + 0.5, "EUR") for place, name in enumerate(ACCOUNTS, start=1)}
    return path, Truth(revenue, unmatched=[row[0] for row in rows if row[0] in set(others)])


EXPORTS: tuple[Callable[[Path], tuple[Path, Truth]], ...] = (
    salesforce_report,
    salesforce_german,
    dynamics_workbook,
    dynamics_german,
    hubspot,
    hubspot_german,
    sap_list,
    sap_workbook,
    sap_unicode,
    swiss_xls,
    salesforce_page,
    large,
)
