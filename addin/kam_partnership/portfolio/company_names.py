"""What two spellings of one company's name share: without legal form, punctuation, accents and case. Pure.

The legal forms stand in a table of our own: cleanco leaves GesmbH, e.K. and "AG & Co." in German names and cuts a
bracket off "UG (haftungsbeschränkt)" (findings/).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# fmt: off
_FORMS: Final = frozenset({
    # Germany, Austria, Switzerland
    "gmbh", "mbh", "ggmbh", "gesmbh", "ag", "se", "kg", "kgaa", "ohg", "og", "keg", "ug", "ek", "ekfm", "ekfr", "ev",
    "eg", "gbr", "partg", "partgmbb", "mbb", "co", "cie", "gag", "ges", "aktiengesellschaft", "kommanditgesellschaft",
    "haftungsbeschraenkt", "haftungsbeschrankt", "sa", "sarl", "sagl",
    # the rest of Europe
    "ltd", "limited", "plc", "llp", "lp", "bv", "nv", "cv", "vof", "ab", "oy", "oyj", "as", "asa", "aps", "sas",
    "sasu", "snc", "eurl", "spa", "srl", "sl", "slu", "sro", "kft", "zrt", "nyrt", "doo", "dd", "ood", "eood", "uab",
    "sia", "oue", "lda", "spzoo", "spk",
    # overseas
    "inc", "incorporated", "corp", "corporation", "llc", "company", "pty", "pte", "pvt", "kk", "gk", "bhd", "sdn",
    "ltda",
})
# fmt: on
#: Several words that are one form, after the signs are gone; the dots of abbreviations join their letters before.
_LONG_FORMS: Final = re.compile(
    r" (?:gesellschaft mit beschr(?:ae|a)nkter haftung|in liquidation|in gru(?:e)?ndung|i ?l|i ?g|sp z ?oo|sp k)$"
)
_APART: Final = re.compile(r"(?: \w){2,}$")
_BEFORE: Final = frozenset({"firma", "fa"})
_JOINING: Final = frozenset({"und", "and", "u", "et"})
_TWO_LETTERS: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_WITHOUT_MARK: Final = {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th"}


def spellings(name: str) -> frozenset[str]:
    """The letters and digits of a name without its legal form, as two schools write umlauts: mueller, muller.

    Two names are the same company's when they share one. Empty for a name without any letter or digit.
    """
    return frozenset(filter(None, ("".join(words) for words in _both(name))))


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without its legal form, umlauts as two letters."""
    return _both(name)[0]


def _both(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    folded = unicodedata.normalize("NFC", name).casefold()
    german = "".join(_TWO_LETTERS.get(sign, sign) for sign in folded)
    return _core(_plain(german)), _core(_plain(folded))


def _plain(folded: str) -> str:
    """Small letters without marks, digits and blanks."""
    plain = "".join(_WITHOUT_MARK.get(sign, sign) for sign in folded)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^\w\s]|_", " ", re.sub(r"[.'’´`]", "", bare)).split())


def _core(plain: str) -> tuple[str, ...]:
    """The words without legal forms at the end and "Firma" at the beginning; all words where nothing else is left."""
    joined = _APART.sub(lambda letters: " " + letters[0].replace(" ", ""), f" {plain}")  # "e. K.", "Ges. m. b. H."
    shortened = _LONG_FORMS.sub("", joined).strip()
    words = [word for word in shortened.split() if word not in _JOINING]
    while len(words) > 1 and words[-1] in _FORMS:
        words.pop()
        shortened = _LONG_FORMS.sub("", f" {' '.join(words)}").strip()
        words = shortened.split() or words
    if len(words) > 1 and words[0] in _BEFORE:
        words = words[1:]
    return tuple(words or plain.split())
