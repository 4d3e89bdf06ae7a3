"""Random use of all commands on one workbook; for the soak by hand and its short form in the tests."""

from __future__ import annotations

import collections
import datetime as dt
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kam_partnership.headless import open_book
from kam_partnership.workbook import names
from support.oracle import expected_figures
from support.strict import run

_FIGURES = (
    "supplier_score",
    "key_account_score",
    "net_balance",
    "gross_imbalance",
    "balance_score",
    "level",
    "coverage",
)


class Soak:
    """One workbook and what was done with it.

    Attributes:
        path: the workbook.
        counts: how often each command ran.
        sizes: of the file in bytes after each command that wrote.
    """

    def __init__(self, folder: Path, chance: random.Random, *, most_criteria: int = 60) -> None:
        self.path = folder / "mappe.xlsx"
        self.counts: collections.Counter[str] = collections.Counter()
        self.sizes: list[int] = []
        self._folder, self._chance, self._most = folder, chance, most_criteria
        self._results = folder / "ergebnisse"
        self._day, self._titles = dt.date(2020, 1, 1), 0
        assert run(["new", self.path, "--account", "Muster AG", "--lang", "de"]).code == 0
        self._add()

    def step(self) -> None:
        """One command, chosen at random; the workbook is looked at afterwards."""
        steps: tuple[tuple[int, Callable[[], None]], ...] = (
            (4, self._add), (4, self._recompute), (3, self._snapshot), (3, self._score), (2, self._check),
            (2, self._refused), (1, self._render), (1, self._upgrade), (1, self._aside), (1, self._prepare),
            (1, self._survey), (1, self._merge), (1, self._portfolio), (1, self._report), (1, self._imported),
            (1, self._from_catalogue),
        )  # fmt: skip
        self._results.mkdir()
        before = self.path.read_bytes()
        work = self._chance.choices([work for _, work in steps], [weight for weight, _ in steps])[0]
        work()
        if work in (
            self._aside,
            self._prepare,
            self._survey,
            self._merge,
            self._portfolio,
            self._report,
            self._imported,
        ):
            assert self.path.read_bytes() == before, work.__name__
        shutil.rmtree(self._results)
        left = {entry.name for entry in self._folder.iterdir()} - {self.path.name}
        assert left == set(), left  # no litter, no lock, no backup

    def compare_with_oracle(self) -> None:
        """Every figure against exact fractions."""
        told = self._told()
        rows = [(c["weight"], c["supplier"], c["key_account"]) for c in told["criteria"]]
        wanted = expected_figures(rows, (*told["scale"], told["tolerance"], *told["levels"]))
        for figure in _FIGURES:
            assert abs(told[figure] - wanted[figure]) < 1e-9, figure
        assert (told["zone"], told["robust"]) == (wanted["zone"], wanted["robust"])
        assert told["tipping_criteria"] == wanted["tipping_criteria"]

    def line(self) -> str:
        """What is known so far, as a row of a table."""
        size = self.path.stat().st_size
        told = self._told()
        return (
            f"{sum(self.counts.values())} commands, {len(told['criteria'])} criteria, "
            f"{self.counts['snapshot']} snapshots, file {size // 1024} kB, memory {memory_mb():.0f} MB"
        )

    # ------------------------------------------------------------------ the commands
    def _done(self, command: str, *arguments: str | Path, code: int = 0) -> str:
        ran = run([*command.split(), *arguments, "--lang", "de"])
        assert not ran.mistake, ran.mistake
        assert ran.code == code, f"{command}: {ran.code} {ran.err}"
        self.counts[command] += 1
        self.sizes.append(self.path.stat().st_size)
        return ran.out

    def _told(self, path: Path | None = None) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self._done("score", "--json", path or self.path))
        return told

    def _add(self) -> None:
        if self._titles >= self._most:
            return self._recompute()
        self._titles += 1
        before = len(self._told()["criteria"])
        ratings = [str(self._chance.randrange(0, 101) / 10) for _ in range(2)]
        self._done("criteria add", self.path, "--title", f"Kriterium Nr. {self._titles} ä=🎯",
                   "--weight", str(self._chance.choice((0.5, 1, 2, 3))), "--supplier", ratings[0],
                   "--key-account", ratings[1])  # fmt: skip
        assert len(self._told()["criteria"]) == before + 1
        return None

    def _recompute(self) -> None:
        self._done("recompute", self.path)

    def _snapshot(self) -> None:
        # A history of forty days, replaced over and over: the workbook must not grow without end.
        self._day = dt.date(2020, 1, 1) + dt.timedelta(days=self._chance.randrange(40))
        self._done("snapshot", self.path, "--date", self._day.isoformat(), "--force")

    def _score(self) -> None:
        self.compare_with_oracle()

    def _check(self) -> None:
        self._done("check", "--json", self.path)

    def _refused(self) -> None:
        """A title that exists: nothing may change."""
        before = self.path.read_bytes()
        self._done("criteria add", self.path, "--title", "Kriterium Nr. 1 ä=🎯", code=2)
        assert self.path.read_bytes() == before

    def _render(self) -> None:
        self._done("render", self.path, "-o", self._results / "bild.png", "--width", "300")

    def _upgrade(self) -> None:
        before = self._told()
        self._done("upgrade", self.path)
        self._equal(before, self._told())

    def _aside(self) -> None:
        self._done("recompute", self.path, "--out", self._results / "daneben.xlsx")

    def _prepare(self) -> None:
        copy = self._results / "kopie.xlsx"
        self._done("prepare", self.path, "-o", copy)
        self._equal(self._told(), self._told(copy))

    def _survey(self) -> None:
        """Copies for two people: the same criteria, nobody's answers."""
        self._done("survey", self.path, "-o", self._results, "--whole", "--raters", "Anna", "Kim")
        titles = [criterion["title"] for criterion in self._told()["criteria"]]
        for copy in self._results.glob("*.xlsx"):
            told = self._told(copy)
            assert [criterion["title"] for criterion in told["criteria"]] == titles
            assert told["zone"] == "unrated"

    def _merge(self) -> None:
        """Two people who say the same: what they say together is what each says."""
        for name in ("anna.xlsx", "kim.xlsx"):
            shutil.copyfile(self.path, self._results / name)
            with open_book(self._results / name) as book:  # one person would count once
                book.names[names.GENERAL_CELLS["author"]].refers_to_range.raw_value = name
                book.save()
        told = json.loads(self._done("merge", self._results / "anna.xlsx", self._results / "kim.xlsx",
                                     "-o", self._results / "alle.xlsx", "--json"))  # fmt: skip
        score = self._told()
        assert told["count"] == 2
        for figure in ("supplier_score", "key_account_score", "net_balance"):
            assert abs(told["figures"][figure]["mean"] - score[figure]) < 1e-9, figure

    def _portfolio(self) -> None:
        told = json.loads(self._done("portfolio", self._folder, "-o", self._results / "alle.xlsx", "--json"))
        [account], score = told["accounts"], self._told()
        assert {figure: account[figure] for figure in _FIGURES} == {figure: score[figure] for figure in _FIGURES}

    def _report(self) -> None:
        kind = self._chance.choice(("pptx", "pdf"))
        self._done("report", self.path, "-o", self._results / f"bericht.{kind}")

    def _imported(self) -> None:
        """What stands in the workbook as a list of somebody else's: a new workbook with the same criteria."""
        wanted = [(c["title"], c["supplier"], c["key_account"]) for c in self._told()["criteria"]]
        rows = [";".join("" if cell is None else str(cell).replace(".", ",") for cell in row[1:]) for row in wanted]
        lines = ["Kriterium;Lieferant;Kunde", *(f'"{row[0]}";{rest}' for row, rest in zip(wanted, rows, strict=True))]
        foreign, new = self._results / "liste.csv", self._results / "neu.xlsx"
        foreign.write_text("\n".join(lines), encoding="utf-8-sig")
        self._done("new", new, "--from", foreign, "--yes")
        assert [(c["title"], c["supplier"], c["key_account"]) for c in self._told(new)["criteria"]] == wanted

    def _from_catalogue(self) -> None:
        """A set of the catalogue; the second time it is all there."""
        before = len(self._told()["criteria"])
        self._done("criteria add", self.path, "--from", self._chance.choice(("resilience", "hygiene")))
        assert before <= len(self._told()["criteria"]) <= before + 12

    def _equal(self, one: dict[str, Any], other: dict[str, Any]) -> None:
        for key in ("criteria", *_FIGURES):
            assert one[key] == other[key], key


def memory_mb() -> float:
    """What this process holds now, in megabytes; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    [line] = [line for line in status.read_text().splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024
