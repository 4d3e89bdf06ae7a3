"""Names and titles get shorter where people would shorten them, and sentences never break off."""

from __future__ import annotations

import pytest

from kam_partnership.report.shortening import sayable_name, short_name, shortened, without_legal_form


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Muster Maschinenbau GmbH & Co. KG", "Muster Maschinenbau"),
        ("Maschinenbaugesellschaft mbH & Co. KG", "Maschinenbaugesellschaft"),
        ("Präzisionsantriebe Aktiengesellschaft", "Präzisionsantriebe"),
        ("Bene AG & Co. KGaA", "Bene"),
        ("Müller + Söhne e.K.", "Müller + Söhne"),
        ("Donau Ges.m.b.H.", "Donau"),
        ("Genfer Messtechnik SA", "Genfer Messtechnik"),
        ("Rhône Sàrl", "Rhône"),
        ("Example Drives, Inc.", "Example Drives"),
        ("Example Drives Ltd", "Example Drives"),
        # names that only look like one
        ("AG", "AG"),
        ("Agfa", "Agfa"),
        ("Wellness Spa", "Wellness Spa"),
        ("Verlag", "Verlag"),
        ("", ""),
    ],
)
def test_a_company_is_called_without_its_legal_form(name: str, said: str) -> None:
    assert without_legal_form(name) == said


@pytest.mark.parametrize(
    ("words", "longest", "kept"),
    [
        ("Kurz", 10, "Kurz"),
        ("Süddeutsche Präzisionsantriebstechnik", 26, "Süddeutsche\u00a0…"),
        ("Österreichisch-Schweizerische Bahn", 20, "Österreichisch-…"),
        ("Schnittstellen offen abstimmen", 22, "Schnittstellen offen\u00a0…"),
        ("Ä" * 50, 20, "Ä" * 19 + "…"),
        ("Aa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", 20, "Aa " + "b" * 16 + "…"),
    ],
)
def test_what_is_cut_is_cut_behind_a_whole_word_if_enough_is_left(words: str, longest: int, kept: str) -> None:
    assert shortened(words, longest) == kept
    assert len(kept) <= longest


def test_a_name_loses_its_legal_form_only_when_there_is_no_room() -> None:
    assert short_name("Muster AG", 20) == "Muster AG"
    assert short_name("Muster Maschinenbau AG", 20) == "Muster Maschinenbau"


def test_a_sentence_gets_a_whole_name_or_none() -> None:
    assert sayable_name("Muster Maschinenbau AG", 20) == "Muster Maschinenbau"
    assert sayable_name("Österreichisch-Schweizerische Bahn AG", 20) == ""
