"""200 kinds of formulas that people write into workbooks, each with the result that Excel saves.

The results are Excel's by its documented rules: 15 digits in comparisons and texts, wildcards, roundings away from
zero, decimal commas as a German Excel reads them. What a program without Excel makes of them does not matter here.
"""

from __future__ import annotations

from collections.abc import Iterator

#: A formula and the saved result, a number or a text.
Own = tuple[str, float | str]

_TITLES = ("Fr?he", "fr*", "*Einb*", "?rüh*", "Früh*")


def own_formulas() -> Iterator[Own]:
    """All of them; the first criterion stands in row 10, its title is „Frühe Einbindung in neue Vorhaben“."""
    for tenth in range(1, 31):  # decimals that no binary number holds, compared and joined
        a, b = tenth / 10, (tenth + 1) / 10
        yield f"IF({a!r}+{b!r}={(2 * tenth + 1) / 10!r},9,1)", 9.0
        yield f'"Summe: "&({a!r}+{b!r})', f"Summe: {(2 * tenth + 1) / 10:.15g}"
    for cents in range(5, 205, 10):  # halves of a cent, away from zero
        yield f"ROUND({1 + cents / 1000:.3f},2)", round(1 + (cents + 5) / 1000, 2)
    for pattern in _TITLES:
        yield f'IF(ISNUMBER(SEARCH("{pattern}",C10)),8,2)', 8.0
        yield f'MATCH("{pattern}",C10:C12,0)+4', 5.0
        yield f'COUNTIF(C10:C10,"{pattern}")+4', 5.0
        yield f'VLOOKUP("{pattern}",C10:F10,1,FALSE)', "Frühe Einbindung in neue Vorhaben"
    for whole in range(1, 21):  # texts under arithmetic, read as a German Excel reads them
        yield f'"{whole},5"+1', whole + 1.5
        yield f'VALUE("{whole},25")', whole + 0.25
    for first, second in ((1, 2), (3, 4), (5, 6), (7, 8), (2, 9)):
        yield f"INDEX({{{first},{second}}},2)", float(second)
        yield f'VLOOKUP("b",{{"a",{first};"b",{second}}},2,FALSE)', float(second)
        yield f"SUM({{{first},{second}}}*2)", 2.0 * (first + second)
        yield f"PERCENTRANK.INC({{{first},{second}}},{second})", 1.0
        yield f"ROWS(KAM_Criteria)-{first}", 18.0 - first
        yield f"TYPE({first})+{second}", 1.0 + second
        yield f'ROMAN({first})&"-{second}"', f"{('', 'I', 'II', 'III', '', 'V', '', 'VII')[first]}-{second}"
        yield f"ROUND(AVERAGE({first},{second})*1.1,1)", round(round((first + second) / 2 * 1.1 + 1e-9, 3) + 1e-9, 1)
    for month in range(1, 13):
        yield f'MONTH("15.{month}.2024")', float(month)
        yield f'DATE(2024,{month},1)&""', str(45292 + sum((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30)[: month - 1]))
