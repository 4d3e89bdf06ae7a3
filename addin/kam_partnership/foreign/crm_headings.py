"""What the columns of CRM exports are called: Salesforce, Dynamics 365, HubSpot and SAP, in German and English.

A heading is known as a whole, never by a word in it: "Parent Account", "Company Domain Name", "(Do Not Modify)
Account" and "Account ID" are no account's name. The words of a field stand in tiers; an earlier one is surer.
"""

from __future__ import annotations

import re
from typing import Final

from kam_partnership.foreign.crm_amounts import without_unit
from kam_partnership.foreign.heading_words import plain
from kam_partnership.portfolio.crm_rows import AMOUNTS, Field

_KNOWN: Final[dict[Field, tuple[str, ...]]] = {
    Field.ACCOUNT: (
        "key account|account name|accountname|account|account account name|account accountname|firmenname|kundenname|"
        "customer name|company name|unternehmensname|name des unternehmens|name des kunden|name of customer|name 1|"
        "name1|sold to party name|name auftraggeber|name des auftraggebers|geschäftspartnername|business partner name",
        "kunde|customer|firma|company|unternehmen|organisation|organization|client|auftraggeber|sold to party|"
        "geschäftspartner|business partner|debitor|konto",
        "name",
    ),
    Field.FILE: ("file|datei|path|pfad|mappe|workbook",),
    Field.REVENUE: (
        "annual revenue|annualrevenue|jahresumsatz|revenue|umsatz|umsätze|net revenue|nettoumsatz|umsatz netto|"
        "turnover|sales|net sales|net sales volume|sales volume|nettoerlös|nettoerlöse|umsatzerlöse|total revenue|"
        "gesamtumsatz|invoiced sales|fakturaumsatz|fakturierter umsatz|net value|nettowert|revenue ytd|umsatz ytd",
        "annual revenue (converted)|annual revenue (base)|jahresumsatz (konvertiert)|jahresumsatz (umgerechnet)|"
        "jahresumsatz (basis)|jahresumsatz (basiswährung)",
        "amount|betrag",
    ),
    Field.POTENTIAL: (
        "potential|potenzial|umsatzpotenzial|umsatzpotential|revenue potential|sales potential|potential revenue|"
        "kundenpotenzial|kundenpotential|account potential|absatzpotenzial|absatzpotential|erlöspotenzial|"
        "customer potential|potenzieller umsatz|estimated potential|geschätztes potenzial|wallet size",
        "expected revenue|erwarteter umsatz|estimated revenue|est. revenue|geschätzter umsatz|pipeline|open pipeline|"
        "offene pipeline|total open deal value|gesamtwert offener deals|gesamtwert der offenen deals",
        "potential (base)|potenzial (basis)|expected revenue (converted)|erwarteter umsatz (konvertiert)|"
        "est. revenue (base)|geschätzter umsatz (basis)",
    ),
    Field.OWNER: (
        "account owner|accountinhaber|account inhaber|inhaber des accounts|owner|besitzer|inhaber|company owner|"
        "key account manager|kam|account manager|zuständiger mitarbeiter|zuständiger mitarbeiter für unternehmen|"
        "zuständiger mitarbeiter für das unternehmen|für unternehmen zuständiger mitarbeiter|employee responsible|"
        "verantwortlicher|verantwortlicher mitarbeiter|kundenbetreuer|betreuer|vertriebsbeauftragter|sales employee|"
        "sales rep|sales representative|account executive|responsible|zuständig",
        "account owner alias|owner alias|inhaber alias",
    ),
    Field.SEGMENT: (
        "segment|kundensegment|customer segment|tier|account tier|classification|klassifizierung|klassifikation|"
        "kundenklassifizierung|kundenklasse|customer class|abc klasse|abc class|abc classification|abc kennzeichen|"
        "abc klassifizierung|abc klassifikation|ideal customer profile tier|stufe des idealen kundenprofils|"
        "kundengruppe|customer group|category|kategorie",
        "industry|branche|rating",
    ),
    Field.CURRENCY: (
        "currency|währung|währg|waers|crcy|curr.|currencyisocode|currency iso code|account currency|accountwährung|"
        "document currency|belegwährung|doc. currency|local currency|hauswährung|transaction currency|"
        "transaktionswährung|währungsschlüssel|currency key",
    ),
}
_TIERS: Final = {
    (field, said): tier
    for field, tiers in _KNOWN.items()
    for tier, words in enumerate(tiers)
    for said in words.split("|")
}
#: Where the CRM systems keep what the customer sells a year, until somebody uses the field otherwise.
_OF_THE_CUSTOMER: Final = frozenset({"annual revenue", "annualrevenue", "jahresumsatz"})
_YEAR: Final = re.compile(r" (?:fy|gj|jahr|year)? ?(?:19|20)?\d\d$")
_CURRENCY_WORD: Final = re.compile(r"^(?:currency|währung) (?:of |von |des |der )?|(?: -)? (?:currency|währung)$")
_TOTAL: Final = re.compile(
    r"(?:grand |sub)?totals?|gesamt(?:summe|ergebnis|wert)?|(?:zwischen)?summen?|ergebnis|overall result|result|\*+"
)


def said(heading: str) -> str:
    """A heading as it is compared: small letters, one blank between words, no signs and no unit at its end."""
    words = re.sub(r"[:;_/\-–*]+", " ", without_unit(" ".join(plain(heading).split())))
    return " ".join(words.split())


def tier_of(field: Field, heading: str) -> int | None:
    """How surely a heading names a field: 0 most surely; None when it does not. A year may follow an amount's name."""
    words = said(heading)
    tier = _TIERS.get((field, words))
    if tier is None and field in AMOUNTS:
        return _TIERS.get((field, _YEAR.sub("", words)))
    return tier


def is_of_the_customer(heading: str) -> bool:
    """True for the heading under which a CRM keeps what the customer sells a year, not what we sell to him."""
    return said(heading) in _OF_THE_CUSTOMER


def amount_of_currency(heading: str) -> str:
    """The amount's heading that a currency's heading names: "Annual Revenue Currency" is that of "annual revenue"."""
    words = said(heading)
    without = _CURRENCY_WORD.sub("", words)
    return "" if without == words else without


def is_total(words: str) -> bool:
    """True for what a row of sums is called, as a whole: "Gesamtsumme", "Grand Totals (12 records)"."""
    return _TOTAL.fullmatch(re.sub(r"\(.*?\)|:", "", plain(words)).strip()) is not None
