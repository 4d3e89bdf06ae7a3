"""Amounts as exports write them, companies as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kam_partnership.foreign.crm_amounts import Unit, amount_in, decimals_of, unit_of_heading
from kam_partnership.foreign.sheet import Cell
from kam_partnership.portfolio.company_names import spellings


@pytest.mark.parametrize(
    ("typed", "value", "currency"),
    [
        ("1234.5", 1234.5, ""),
        ("1.234,5", 1234.5, ""),
        ("1,234.50", 1234.5, ""),
        ("1'234.50", 1234.5, ""),
        ("1 234,5 €", 1234.5, "EUR"),
        ("1\u202f234,5\u00a0€", 1234.5, "EUR"),
        ("CHF 12", 12.0, "CHF"),
        ("1.234.567", 1234567.0, ""),
        ("1.234", 1234.0, ""),
        ("0.5", 0.5, ""),
        ("-3", -3.0, ""),
        ("−1.250,00 €", -1250.0, "EUR"),
        ("€ -1.250,00", -1250.0, "EUR"),
        ("1.250,00-", -1250.0, ""),
        ("1.250,00- EUR", -1250.0, "EUR"),
        ("(1,250.00)", -1250.0, ""),
        ("(1.250,00 €)", -1250.0, "EUR"),
        ("1,5 Mio. €", 1_500_000.0, "EUR"),
        ("250 TEUR", 250_000.0, "EUR"),
        ("250 T€", 250_000.0, "EUR"),
        ("2,5 Mrd. EUR", 2.5e9, "EUR"),
        ("$1,250.00", 1250.0, "$"),
        ("US$ 1,250.00", 1250.0, "USD"),
        ("GBP 1,250.00", 1250.0, "GBP"),
        ("Fr. 1'250.50", 1250.5, "CHF"),
        ("USD 100.00", 100.0, "USD"),
        ("1,25E+06", 1_250_000.0, ""),
        ("4.125e+05", 412_500.0, ""),
    ],
)
def test_amounts_as_people_and_programs_write_them(typed: str, value: float, currency: str) -> None:
    amount = amount_in(Cell(typed), decimals_of([typed]), Unit())
    assert amount is not None
    assert (amount.value, amount.currency) == (value, currency)


@pytest.mark.parametrize(
    "typed", ["viel", "12 %", "Q3 2025", "12 Stück", "1 billion EUR", "EUR CHF 5", "inf", "=1+1", "1.2.3", "5 10"]
)
def test_what_is_not_wholly_understood_is_no_amount(typed: str) -> None:
    assert amount_in(Cell(typed), decimals_of([typed]), Unit()) is None


@pytest.mark.parametrize(
    ("heading", "scale", "currency"),
    [
        ("Umsatz (TEUR)", 1e3, "EUR"),
        ("Umsatz in Mio. €", 1e6, "EUR"),
        ("Revenue in kEUR", 1e3, "EUR"),
        ("Umsatz [CHF]", 1.0, "CHF"),
        ("Umsatz EUR", 1.0, "EUR"),
        ("Umsatz Europa", 1.0, ""),
        ("Umsatz 2025", 1.0, ""),
        ("Annual Revenue (converted)", 1.0, ""),
    ],
)
def test_a_heading_may_say_the_unit(heading: str, scale: float, currency: str) -> None:
    unit = unit_of_heading(heading)
    assert (unit.scale, unit.currency) == (scale, currency)


@given(st.integers(-(10**9), 10**9), st.sampled_from(["1.234,56", "1,234.56", "1'234.56", "1234.56", "1 234,56"]))
def test_any_amount_of_cents_is_read_back_in_every_form(cents: int, form: str) -> None:
    whole, rest = divmod(abs(cents), 100)
    grouping, decimal = form[1] if not form[1].isdigit() else "", form[-3]
    digits = f"{whole:,}".replace(",", grouping)
    typed = f"{'-' if cents < 0 else ''}{digits}{decimal}{rest:02d}"
    amount = amount_in(Cell(typed), decimals_of([typed]), Unit())
    assert amount is not None
    assert amount.value == pytest.approx(cents / 100, abs=1e-9)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Beispiel GmbH & Co. KG", "BEISPIEL GmbH & Co, KG"),
        ("Muster AG", "Muster Aktiengesellschaft"),
        ("Muster AG & Co. KGaA", "Muster"),
        ("Huber Ges.m.b.H.", "Huber GesmbH"),
        ("Meier UG (haftungsbeschränkt)", "Meier UG"),
        ("Fischer gGmbH", "Fischer"),
        ("Keller e.K.", "Keller"),
        ("Müller & Söhne OHG", "Mueller und Soehne"),
        ("Müller & Söhne OHG", "Muller Sohne"),
        ("Nordhafen Pumpen SE", "Nordhafen-Pumpen"),
        ("Kraków Sp. z o.o.", "Krakow"),
        ("Société d’Acier S.A.", "Societe d'Acier SA"),
        ("Straße GmbH", "STRASSE"),
        ("Fa. Huber", "Huber GmbH"),
        ("Muster GmbH i. L.", "Muster GmbH"),
        ("Ærø ApS", "Aero"),
    ],
)
def test_spellings_of_one_company_meet(one: str, other: str) -> None:
    assert spellings(one) & spellings(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Muster AG", "Mustar AG"), ("Muster Nord AG", "Muster Süd AG"), ("AG", "SE"), ("", "")]
)
def test_other_companies_do_not(one: str, other: str) -> None:
    assert not spellings(one) & spellings(other)
