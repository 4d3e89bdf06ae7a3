"""What has to come from the package index: the bundle itself, twice, and what stands in for two wheels under Wine."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from kam_partnership.bundle import build, downloads
from kam_partnership.bundle.lock import parse
from kam_partnership.bundle.own_wheel import own_wheel
from kam_partnership.bundle.parts import markers, part_of_wheel
from kam_partnership.bundle.targets import PYTHON, Target
from windows.checks import Row

SUBSTITUTES = Path(__file__).with_name("wine-wheels.txt")
#: What the commands of setting up need; where paths and failures are looked at, the rest would only take time.
SMALL = ("xlwings", "pywin32", "lxml")
#: Wine 8 ends a Python that asks it for processor and version (WMI); without this module Python asks in another way.
ABSENT = ("_wmi.pyd",)
RESULT = "fetched.json"


def fetch(work: Path) -> None:
    """Make the bundle twice and compare; then make the one for Wine. Again only when ours is another one."""
    ours = hashlib.sha256(own_wheel()[1]).hexdigest()
    if (work / RESULT).is_file() and json.loads((work / RESULT).read_text("utf-8")).get("ours") == ours:
        return
    made = []
    for name in ("one", "two"):
        shutil.rmtree(work / name, ignore_errors=True)
        call = [sys.executable, "-m", "kam_partnership", "bundle", "-o", str(work / name)]
        subprocess.run(call, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        made.append({path.name: path.read_bytes() for path in sorted((work / name).iterdir())})
    real = parse(Target.AMD64.lock.read_text("utf-8"))
    instead = parse(SUBSTITUTES.read_text("utf-8"))
    replaced = {wheel.name for wheel in instead.wheels}
    kept = [wheel for wheel in real.wheels if wheel.name not in replaced]
    wheels = downloads.wheels(type(real)((*kept, *instead.wheels)), Target.AMD64, PYTHON)
    python = {name: content for name, content in downloads.embeddable(PYTHON).items() if name not in ABSENT}
    bundle = build.assemble(Target.AMD64, python, wheels, own_wheel())
    (work / "for-wine.zip").write_bytes(bundle.beside()[f"{bundle.name}.zip"])
    few = {name: content for name, content in wheels.items() if name.startswith(SMALL)}
    small = build.assemble(Target.AMD64, python, few, own_wheel())
    (work / "small.zip").write_bytes(small.beside()[f"{small.name}.zip"])
    [archive] = [name for name in made[0] if name.endswith(".zip")]
    size = round(len(made[0][archive]) / 1e6)
    told = {"same": made[0] == made[1], "size": size, "wheels": len(real.wheels) + 1, "ours": ours}
    told["silent"] = without_licence_text(made[0][archive])
    (work / RESULT).write_text(json.dumps(told), "utf-8")


def without_licence_text(archive: bytes) -> list[str]:
    """Wheels of a bundle that bring no words of their licence."""
    environment = markers(Target.AMD64, PYTHON)
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        wheels = [name for name in files.namelist() if name.endswith(".whl")]
        return [name for name in wheels if not part_of_wheel(name, files.read(name), environment).licence_texts]


def told(work: Path) -> list[Row]:
    """What fetching showed."""
    seen = json.loads((work / RESULT).read_text("utf-8"))
    return [
        Row(
            "`bundle` run twice, with the index at hand",
            seen["same"],
            f"{'the' if seen['same'] else 'not the'} same bytes: {seen['size']} MB, Python and {seen['wheels']} wheels",
        ),
        Row(
            "licence texts in it",
            not seen["silent"],
            "of every part" if not seen["silent"] else f"none of {', '.join(seen['silent'])}",
        ),
    ]
