"""The target as native formulas: its zone, how far each side is away from it, whether it is reached."""

from __future__ import annotations

from building import formulas as f
from kam_partnership.texts import Language
from kam_partnership.workbook import names

ZONE = "KAM_TargetZone"
_CELLS = names.TARGET_CELLS
_SCORES = {"supplier": "KAM_SupplierScore", "key_account": "KAM_KeyAccountScore"}


def target_rows() -> f.Rows:
    """By the keys of the state block."""
    supplier, key_account = _CELLS["supplier"], _CELLS["key_account"]
    both = f"{supplier},{key_account}"
    balance, level = f.rounded(f"{key_account}-{supplier}"), f.rounded(f"({supplier}+{key_account})/2")
    known = f"AND({ZONE}>0,{f.PAIR_WEIGHT}>0)"
    near = ",".join(f"{f.rounded(f'ABS({name})')}<={f.rounded(f.TOLERANCE)}" for name in _distances().values())
    rows: f.Rows = {
        "target_zone_index": (
            f"=IF({f.SETTINGS_OK}=0,0,IF(OR(ISLOGICAL({supplier}),ISLOGICAL({key_account})),0,IF(COUNT({both})<2,0,"
            f"IF(OR(MIN({both})<{f.LOW},MAX({both})>{f.HIGH}),0,{f.zone_at(balance, level)}))))",
            False,
        ),
        "target_reached": (f'=IF({known},AND({near}),"")', False),
    }
    for side, score in _SCORES.items():
        rows[f"to_target_{side}"] = (f'=IF({known},{_CELLS[side]}-{score},"")', False)
    return rows


def _distances() -> dict[str, str]:
    return {side: names.FURTHER_FIGURE_CELLS[f"to_target_{side}"] for side in _SCORES}


def way(language: Language) -> str:
    """How far it is, in words, per side; the words of ``verdict_words.target_text``."""
    told = {side: _distance(name, language) for side, name in _distances().items()}
    return f.worded("target.way_in_tile", language, **told)


def _distance(name: str, language: Language) -> str:
    size = f.told(f"FIXED(ABS({name}),1,TRUE)", language)
    more, less = (f.worded(f"target.{word}", language, distance=size) for word in ("more", "less"))
    return f"IF(ROUND({name},1)=0,{f.worded('target.same', language)},IF({name}>0,{more},{less}))"
