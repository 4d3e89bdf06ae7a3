"""Makes names and titles shorter where people would: without the legal form first, then after a whole word. Pure."""

from __future__ import annotations

import re

_ELLIPSIS = "…"
#: A cut that keeps less than this part of the room falls inside a word instead.
_LEAST_KEPT = 0.4
#: How companies of the region, and some of their neighbours, end their names; a longer one before its own end.
_LEGAL_FORM = re.compile(
    r"""[\s,]+(?:
        (?:Ges\.?m\.?b\.?H\.? | g?GmbH | mbH | AG | SE | UG(?:\ \(haftungsbeschränkt\))? | Ltd\.? | S\.?A\.?)
            \s*(?:&|\+|und)\s*Co\.?(?:,?\s*(?:KGaA | KG | OHG | OG))?
      | Gesellschaft\ mit\ beschränkter\ Haftung | Aktiengesellschaft | Kommanditgesellschaft(?:\ auf\ Aktien)?
      | (?:&|\+|und)\ Co\.?(?:\ (?:KGaA | KG | OHG | OG))?
      | Ges\.?m\.?b\.?H\.? | g?GmbH | mbH | AG | SE | KGaA | KG | OHG | OG | GbR | eG | e\.\s?[KUGV]\.
      | UG(?:\ \(haftungsbeschränkt\))? | S\.?A\.?(?:S\.?)? | S(?:à|a)rl\.? | S\.\s?p\.\s?A\.? | S\.\s?r\.\s?l\.?
      | Limited | Ltd\.? | PLC | Inc\.? | Incorporated | Corp\.? | Corporation | LLC | L\.L\.C\. | B\.?V\.? | N\.?V\.?
    )\s*$""",
    re.VERBOSE,
)


def without_legal_form(name: str) -> str:
    """A company's name as people say it: "Muster Maschinenbau" for "Muster Maschinenbau GmbH & Co. KG"."""
    short = name
    for _ in range(3):  # "Muster Limited, Inc." has two; whoever typed more did not mean a legal form
        found = _LEGAL_FORM.search(short)
        if found is None:
            break
        short = short[: found.start()].rstrip(" ,")
    return short or name


def shortened(words: str, longest: int) -> str:
    """At most so many characters; the ellipsis follows a whole word or a hyphen, if enough is left before it."""
    if len(words) <= longest:
        return words
    kept = words[: longest - 2]
    end = max(kept.rfind(" "), kept.rfind("-") + 1)
    if words[longest - 2] == " ":
        end = len(kept)
    if end < _LEAST_KEPT * longest:
        return words[: longest - 1].rstrip() + _ELLIPSIS
    whole = kept[:end].rstrip(" ,;:–&")
    return whole + ("" if whole.endswith("-") else "\u00a0") + _ELLIPSIS


def short_name(name: str, longest: int) -> str:
    """A company's name, as typed when there is room, else without its legal form, else shortened."""
    return name if len(name) <= longest else shortened(without_legal_form(name), longest)


def sayable_name(name: str, longest: int) -> str:
    """A company's name for a sentence, which never breaks off: "" when it is too long even without its legal form."""
    short = name if len(name) <= longest else without_legal_form(name)
    return short if len(short) <= longest else ""
