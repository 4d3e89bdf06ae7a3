"""Every kind of file that the product writes, made by the commands that people use."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

from kam_partnership.cli.main import run
from kam_partnership.shipped_files import Edition, template_path
from kam_partnership.texts import Language
from support.workbooks import ENGLISH, GERMAN, SCALES, Content, fill

ADDIN = Path(__file__).parents[2] / "addin" / "KAM_Partnerschaft.xlam"
ROWS = tuple((f"Kriterium {n}", 1.0, float(n), float(n * 3 % 10)) for n in range(8))


class ProductFiles:
    """The files by the names in KINDS, each made when it is first asked for; equal names are equal files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.make = functools.cache(self._make)

    def _make(self, kind: str) -> Path:
        return KINDS[kind](self)

    def command(self, *words: str | Path, out: str) -> Path:
        """Runs a command with -o and gives back what it has written."""
        path = self._folder / out
        done = run([*map(str, words), "--lang", "de", "-o", str(path)])
        if done != 0 or not path.exists():
            raise AssertionError(f"{words} ended with {done}")
        return path

    def demo(self) -> Path:
        [path] = self.command("demo", out="demo").glob("*.xlsx")
        return path

    def new(self) -> Path:
        path = self._folder / "new.xlsx"
        if run(["new", str(path), "--account", "Müller & Söhne", "--supplier", "3/4 GmbH", "--lang", "en"]) != 0:
            raise AssertionError("new failed")
        return path

    def grown(self) -> Path:
        return self.command("criteria", "add", self.make("demo"), "--title", "Ö & <Ü>", out="grown.xlsx")

    def survey(self) -> Path:
        made = self.command("survey", self.make("demo"), "--whole", "--raters", "Anna Ölmann:supplier", out="survey")
        return min(made.glob("*.xlsx"))

    def form(self) -> Path:
        made = self.command("survey", self.make("demo"), "--raters", "Bert Quitzow:key-account", out="form")
        return min(made.glob("*.xlsx"))

    def merged(self) -> Path:
        people = [
            fill(self._folder / f"{name}.xlsx", Content(SCALES[0], rows))
            for name, rows in (("Anna", ROWS), ("Bert", tuple((title, 1.0, k, s) for title, _, s, k in ROWS)))
        ]
        return self.command("merge", "--supplier", people[0], "--key-account", people[1], out="merged.xlsx")

    def portfolio(self) -> Path:
        return self.command("portfolio", self.make("demo"), self.make("recomputed"), out="portfolio.xlsx")


KINDS: dict[str, Callable[[ProductFiles], Path]] = {
    "German template": lambda files: GERMAN,
    "English template": lambda files: ENGLISH,
    "German Lite template": lambda files: template_path(Language.DE, Edition.LITE),
    "English Lite template": lambda files: template_path(Language.EN, Edition.LITE),
    "add-in": lambda files: ADDIN,
    "new": ProductFiles.new,
    "demo": ProductFiles.demo,
    "recomputed": lambda files: files.command("recompute", files.make("demo"), out="recomputed.xlsx"),
    "grown": ProductFiles.grown,
    "snapshot": lambda files: files.command("snapshot", files.make("demo"), out="snapshot.xlsx"),
    "upgraded": lambda files: files.command("upgrade", files.make("demo"), out="upgraded.xlsx"),
    "survey copy": ProductFiles.survey,
    "questionnaire": ProductFiles.form,
    "prepared copy": lambda files: files.command("prepare", files.make("demo"), out="prepared.xlsx"),
    "merged": ProductFiles.merged,
    "portfolio": ProductFiles.portfolio,
    "report": lambda files: files.command("report", files.make("demo"), out="report.pptx"),
    "report for the customer": lambda files: files.command(
        "report", files.make("demo"), "--audience", "customer", out="customer.pptx"
    ),
}
