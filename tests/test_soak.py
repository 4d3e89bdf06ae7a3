"""A short soak: random use of all commands on one workbook. The long one: benchmarks/soak.py."""

from __future__ import annotations

import random
from pathlib import Path

from support.soaking import Soak


def test_a_short_soak(tmp_path: Path) -> None:
    soak = Soak(tmp_path, random.Random(5), most_criteria=4)
    for _ in range(8):
        soak.step()
    soak.compare_with_oracle()
    used = {command for command, count in soak.counts.items() if count}
    assert len(used) >= 4
    assert max(soak.sizes) < 1.5 * soak.sizes[0]
