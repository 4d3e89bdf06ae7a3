"""Reading what several people answered: each workbook is judged like any other; what does not fit is told."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kam_partnership.assessment import Code
from kam_partnership.errors import FileUnreadable, KamError, RatersRefused, of_one_file
from kam_partnership.plain_text import on_one_line, same_name
from kam_partnership.raters.rater import Rater, Side, as_side
from kam_partnership.texts import Language, short_number
from kam_partnership.texts.criteria import same_criterion
from kam_partnership.workbook.judged_file import judge


class Remark(StrEnum):
    """What the person who merges should know of one answer. The words stand in texts as ``merge.remark.<code>``."""

    SIDE_ASSUMED = "side-assumed"
    SIDE_UNKNOWN = "side-unknown"
    SIDE_OVERRULED = "side-overruled"
    UNNAMED = "unnamed"
    SAME_ANSWERS = "same-answers"
    LEFT_OUT_ROWS = "left-out-rows"


@dataclass(frozen=True, slots=True)
class Answer:
    """One workbook that counts."""

    path: Path
    rater: Rater
    key_account: str
    supplier: str
    date: dt.date | None
    language: Language | None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """All workbooks: those that count, and those that do not with the reason."""

    answers: tuple[Answer, ...]
    failed: tuple[tuple[Path, KamError], ...]

    @property
    def raters(self) -> tuple[Rater, ...]:
        """The people, in the order of the files."""
        return tuple(answer.rater for answer in self.answers)

    @property
    def language(self) -> Language | None:
        """The language of most workbooks; German with equally many; None when none says it."""
        spoken = Counter(answer.language for answer in self.answers if answer.language is not None)
        return min(spoken, key=lambda one: (-spoken[one], one), default=None)

    def usual(self, field: str) -> str:
        """The name that most workbooks give the key account or the supplier; "" when none does."""
        return next(iter(self.names_of(field)), "")

    def names_of(self, field: str) -> list[str]:
        """The different names of the key account or the supplier, the most frequent first."""
        written = [getattr(answer, field) for answer in self.answers]
        counted = Counter(name for name in written if name)
        ordered = sorted(counted, key=lambda name: (-counted[name], name))
        return list({same_name(name): name for name in reversed(ordered)}.values())[::-1]


def read_answers(
    paths: Sequence[Path],
    sides: Callable[[Path], Side | None],
    *,
    done: Callable[[int], None] = lambda _count: None,
) -> Answers:
    """Read every workbook and go on after a bad one.

    Args:
        paths: in the order in which people are listed.
        sides: whom the person belongs to where the caller says it; None to believe the workbook.
        done: told how many files have been read.
    """
    found: list[Answer] = []
    failed: list[tuple[Path, KamError]] = []
    seen: set[Path] = set()
    for count, path in enumerate(paths, start=1):
        try:
            if path.resolve() in seen:
                raise RatersRefused("rater_file_twice", file=str(path))
            seen.add(path.resolve())
            answer = _answer(path, sides(path))
            if (nameless := _counted_already(answer, found)) is not None:
                found.remove(nameless)
                failed.append((nameless.path, _again("rater_unnamed_twice", nameless, answer)))
            found.append(answer)
        except ImportError:
            raise
        except Exception as error:  # one strange file must not end the whole run
            failed.append((path, of_one_file(error, path)))
        done(count)
    return Answers(tuple(_told_apart(found)), tuple(failed))


def _answer(path: Path, said: Side | None) -> Answer:
    judged = judge(path)
    assessment, told = judged.assessment, judged.inputs.general_text
    if assessment.settings is None:
        raise FileUnreadable("rater_settings_invalid", file=str(path), reason=judged.settings_trouble())
    if not assessment.rated_pairs:
        raise RatersRefused("rater_without_ratings", file=str(path))
    side, remarks = _side(told("rater_side"), said)
    name = told("author")
    if not name:
        remarks.append(Remark.UNNAMED)
    if any(finding.code in _LEAVING_OUT for finding in judged.findings):
        remarks.append(Remark.LEFT_OUT_ROWS)
    return Answer(
        path,
        Rater(name or on_one_line(path.stem), side, assessment),
        judged.key_account,
        judged.supplier,
        judged.date,
        judged.own_language,
        tuple(remarks),
    )


def _counted_already(answer: Answer, found: Iterable[Answer]) -> Answer | None:
    """One person counts once: by the name, and a file without one by its ratings.

    Returns:
        a file without a name that has the same ratings as this named one, and is to give way to it.

    Raises:
        RatersRefused: for a person who counts already.
    """
    nameless = None
    for other in found:
        same_ratings = _ratings(answer) == _ratings(other)
        if Remark.UNNAMED in answer.remarks or Remark.UNNAMED in other.remarks:
            if same_ratings and Remark.UNNAMED in answer.remarks:
                raise _again("rater_unnamed_twice", answer, other)
            nameless = other if same_ratings else nameless
        elif same_name(answer.rater.name) == same_name(other.rater.name):
            raise _again("rater_answer_twice" if same_ratings else "rater_name_twice", answer, other)
    return nameless


def _again(key: str, answer: Answer, other: Answer) -> RatersRefused:
    return RatersRefused(key, file=str(answer.path), other=other.path.name)


def _ratings(answer: Answer) -> list[tuple[str, float | None, float | None]]:
    """What somebody rated, whatever the order of the rows and the language of our own titles."""
    return sorted(
        (
            (str(same_criterion(row.title)), row.supplier, row.key_account)
            for row in answer.rater.assessment.criteria
            if row.supplier is not None or row.key_account is not None
        ),
        key=repr,
    )


_LEAVING_OUT = (Code.RATING_NOT_A_NUMBER, Code.RATING_OUT_OF_SCALE, Code.WEIGHT_INVALID, Code.ROWS_BELOW_TABLE)


def _side(typed: str, said: Side | None) -> tuple[Side, list[Remark]]:
    """Whom the person belongs to: as the caller says, else as the workbook says, else the supplier."""
    written = as_side(typed)
    if said is not None:
        return said, [Remark.SIDE_OVERRULED] if written not in (None, said) else []
    if written is not None:
        return written, []
    return Side.SUPPLIER, [Remark.SIDE_UNKNOWN if typed else Remark.SIDE_ASSUMED]


def _told_apart(answers: Sequence[Answer]) -> list[Answer]:
    """Files of one name, where no person is named, get numbers; equal answers of two people get a remark."""
    result: list[Answer] = []
    counts: Counter[str] = Counter()
    seen: set[object] = set()
    for answer in answers:
        remarks = list(answer.remarks)
        rater = answer.rater
        plain = same_name(rater.name)
        counts[plain] += 1
        if (ratings := rater.assessment) in seen:
            remarks.append(Remark.SAME_ANSWERS)
        seen.add(ratings)
        named = rater if counts[plain] == 1 else dataclasses.replace(rater, name=f"{rater.name} ({counts[plain]})")
        result.append(dataclasses.replace(answer, rater=named, remarks=tuple(remarks)))
    return result


def refuse_different_scales(answers: Collection[Answer]) -> None:
    """Raises RatersRefused when not all used one scale: it names the scales with their files."""
    groups: dict[tuple[float, float], list[str]] = {}
    for answer in answers:
        settings = answer.rater.settings
        groups.setdefault((settings.scale_min, settings.scale_max), []).append(answer.path.name)
    if len(groups) > 1:
        told = (
            f"{short_number(low, Language.EN)} – {short_number(high, Language.EN)}: {', '.join(files)}"
            for (low, high), files in sorted(groups.items(), key=lambda item: -len(item[1]))
        )
        raise RatersRefused("scales_differ", groups="; ".join(told))
