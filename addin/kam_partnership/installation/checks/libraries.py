"""Is everything there that any command loads, whole, allowed to load, and of a version that fits?

The Python that Excel starts is asked, in a process of its own that needs nothing of ours: a library that takes the
process down with it is told, too. Each trouble belongs to one check, so that nothing is told twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kam_partnership.installation import configuration
from kam_partnership.installation.checks.verdict import PYTHON_FIRST, Status, Verdict, fine, problem, skipped
from kam_partnership.installation.computer import Computer
from kam_partnership.installation.product import ADDIN_NAME, Product
from kam_partnership.libraries import CALCULATION, LIBRARIES
from kam_partnership.repairing import OWN

#: All libraries together; a healthy computer needs a few seconds, one that looks into every file longer.
LONGEST_LOADING: Final = 120.0

_LOOK = """
import csv, importlib, importlib.metadata, json, os, re
to_see = {wanted!r}
seen = set()
for name, modules in to_see:
    if name.lower() in seen:
        continue
    seen.add(name.lower())
    version, gone = None, []
    try:
        found = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        if not modules:
            continue
    else:
        version = found.version
        # not found.files: since Python 3.12 it leaves out what has vanished
        listed = csv.reader((found.read_text("RECORD") or "").splitlines())
        files = [row[0] for row in listed if row and not row[0].startswith("..") and not row[0].endswith(".pyc")]
        gone = [file for file in files if not os.path.exists(str(found.locate_file(file)))]
        needed = [line for line in found.requires or () if "extra" not in line]
        to_see += [(re.match("[A-Za-z0-9._-]+", line)[0], []) for line in needed]
    print(json.dumps(["{sign}", name, version, gone[:1], len(gone)]), flush=True)
    trouble = None
    try:
        for module in modules:
            importlib.import_module(module)
    except BaseException as error:
        while error.__cause__ is not None:
            error = error.__cause__
        trouble = " ".join(("%s: %s" % (type(error).__name__, error)).split())
    print(json.dumps(["{sign}", trouble]), flush=True)
"""
_SIGN = "kam-partnership-libraries"
#: Asks a Python about all our libraries and those that they need in turn. It uses nothing of ours, since that Python
#: may lack everything.
LOOK_CODE: Final = _LOOK.format(
    wanted=[(OWN, ["kam_partnership"]), *((one.distribution, list(one.modules)) for one in LIBRARIES)], sign=_SIGN
)
#: How Python and pandas say that something else is missing.
_ANOTHER_IS_MISSING = re.compile(r"No module named '(\w+)")


@dataclass(frozen=True, slots=True)
class State:
    """How one library was found.

    Attributes:
        distribution: its name.
        version: None when it is not installed.
        gone: a file of it that has vanished; "" when none has.
        count: how many have.
        trouble: why it does not load; "" when it does.
    """

    distribution: str
    version: str | None
    gone: str = ""
    count: int = 0
    trouble: str = ""

    @property
    def pinned(self) -> str:
        """As pip takes it."""
        return f"{self.distribution}=={self.version}"

    @property
    def lacks(self) -> str:
        """What is not installed: this library, or one that it needs; "" when nothing is missing."""
        if not self.trouble or self.gone:
            return ""
        another = _ANOTHER_IS_MISSING.search(self.trouble)
        return self.distribution if self.version is None else another[1] if another else ""


def program_whole(computer: Computer, product: Product) -> Verdict:
    """No file of this program has vanished: antivirus programs take the add-in away here, too."""
    own = next((state for state in _states(computer) if state.distribution == OWN), None)
    gone = (own.gone if own else "") or ("" if product.addin else ADDIN_NAME)
    if gone:
        return problem("incomplete", file=gone, repair=computer.installer.again())
    return fine(version=product.version)


def there(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001 - one shape for all checks
    """Every library is installed, and what it needs in turn."""
    states, wanted = _others(computer), computer.programs.requirements()
    missing = [state.lacks for state in states if state.lacks and (state.version or _is_wanted(state, wanted))]
    if missing:
        return problem("missing", names=", ".join(dict.fromkeys(missing)), repair=computer.installer.again())
    return _fine(computer)


def whole(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001
    """No file of a library has vanished since it was installed."""
    broken = [state for state in _others(computer) if state.gone]
    if not broken:
        return _fine(computer)
    return problem(
        "incomplete",
        names=", ".join(state.distribution for state in broken),
        file=broken[0].gone,
        count=sum(state.count for state in broken),
        repair=computer.installer.anew([state.pinned for state in broken]),
    )


def load(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001
    """Every library that is there and whole can be loaded; mostly it is antivirus or a policy that forbids it."""
    states = _others(computer)
    stumbling = [state for state in states if state.trouble and not state.gone and not state.lacks]
    blocked = [state for state in stumbling if not _stumbles_over_a_broken_one(state, states)]
    if not blocked:
        return _fine(computer)
    told = "; ".join(f"{state.distribution} ({state.trouble})" for state in blocked)
    return problem(
        "blocked", names=told, repair=computer.installer.anew([state.pinned for state in blocked], alone=False)
    )


def versions(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001
    """Every library has a version that this program works with; that of xlwings is looked at with the add-in."""
    wanted = computer.programs.requirements()
    if not wanted:
        return skipped("unknown")
    others = [state for state in _states(computer) if _is_other(state, wanted.get(state.distribution, ""))]
    if not others:
        return _fine(computer)
    told = "; ".join(f"{state.distribution} {state.version} ({wanted[state.distribution]})" for state in others)
    return problem("other", names=told, repair=computer.installer.again())


def calculation(computer: Computer, product: Product) -> Verdict:  # noqa: ARG001
    """The library that calculates without Excel, the only one that some computers cannot have."""
    state = next((state for state in _states(computer) if state.distribution == CALCULATION), None)
    if state is None:
        return skipped(PYTHON_FIRST)
    if state.lacks:
        available = _is_wanted(state, computer.programs.requirements())
        return problem("missing", repair=computer.installer.again()) if available else skipped("none_for_this_computer")
    if trouble := state.gone or state.trouble:
        return problem("blocked", reason=trouble, repair=computer.installer.anew([state.pinned]))
    return fine(version=state.version)


def told(computer: Computer, product: Product) -> bool:
    """Whether one of these checks tells of a trouble that keeps Python from starting in order."""
    checks = (program_whole, there, whole, load)
    return any(check(computer, product).status is Status.PROBLEM for check in checks)


def _fine(computer: Computer) -> Verdict:
    count = len(_others(computer))
    return fine(count=count) if count else skipped(PYTHON_FIRST)


def _stumbles_over_a_broken_one(state: State, states: Sequence[State]) -> bool:
    """Whether it only cannot be loaded because files of another one, which is told already, have vanished."""
    broken = {state.distribution for state in states if state.gone}
    known = {package for one in LIBRARIES if one.distribution in broken for package in one.packages}
    return not (known | broken).isdisjoint(re.findall(r"\w+", state.trouble))


def _is_wanted(state: State, wanted: Mapping[str, str]) -> bool:
    """Whether this program needs the library on this computer; without a list, everything is needed."""
    return not wanted or state.distribution in wanted


def _is_other(state: State, wanted: str) -> bool:
    if state.version is None or not wanted or state.distribution == "xlwings":
        return False
    from packaging.specifiers import SpecifierSet

    return not SpecifierSet(wanted).contains(state.version, prereleases=True)


def _others(computer: Computer) -> list[State]:
    """All but our own package and the one that has a check of its own."""
    return [state for state in _states(computer) if state.distribution not in (OWN, CALCULATION)]


def _states(computer: Computer) -> Sequence[State]:
    """How each library was found; none when that Python does not start, which another check tells."""
    interpreter = configuration.started_by_excel(computer)
    try:
        run = computer.programs.run_python(interpreter, LOOK_CODE, LONGEST_LOADING)
    except OSError:
        return ()
    end = f"exit code {run.exit_code}" if run.exit_code is not None else f"> {LONGEST_LOADING:.0f} s"
    return tuple(_told(run.output, end))


def _told(output: str, end: str) -> Iterator[State]:
    """The answers: two lines for each library. One without its second line took the process down."""
    begun: list[list[object]] = []
    for line in output.splitlines():
        if f'"{_SIGN}"' not in line:
            continue
        _, *answer = json.loads(line)
        if len(answer) > 1:
            begun.append(answer)
        elif begun:
            yield _state(begun.pop(), str(answer[0] or ""))
    for unfinished in begun:
        yield _state(unfinished, end)


def _state(begun: list[object], trouble: str) -> State:
    name, version, gone, count = begun
    first = str(gone[0]) if isinstance(gone, list) and gone else ""
    return State(str(name), None if version is None else str(version), first, int(str(count)), trouble)
