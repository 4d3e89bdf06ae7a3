"""The diagram: the native chart's cells and the picture's scene put everything in the same places."""

from __future__ import annotations

import datetime as dt
import io
import math
import random
from itertools import combinations
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PIL import Image

import tiers
from kam_partnership.assessment import Assessment, Criterion, SavedPosition, Settings, Target, compute_figures
from kam_partnership.diagram import design, label_room, shapes
from kam_partnership.diagram.lettering import PADDING, block
from kam_partnership.diagram.picture import draw_picture
from kam_partnership.diagram.scene import Scene, build_scene
from kam_partnership.headless import open_book
from kam_partnership.texts import Language, text
from kam_partnership.workbook import names
from kam_partnership.workbook.judged_file import judge
from support import workbooks
from support.chart_points import Points, chart_points, points_from
from support.libreoffice import cell_values, needs_libreoffice, recalculate

SETTINGS = Settings()
#: Parts of the balance line.
LEVELS = {"supplier_relationship": (0.0, 0.4), "cooperation": (0.4, 0.7), "strategic_partnership": (0.7, 1.0)}


def scene_of(
    *pairs: tuple[float, float],
    target: tuple[float, float] | None = None,
    previous: tuple[float, float] | None = None,
    **limits: float,
) -> Scene:
    criteria = tuple(Criterion(n, f"K{n}", 1.0, s, k) for n, (s, k) in enumerate(pairs, start=1))
    assessment = Assessment(Settings(**limits), criteria, None, Target(*target) if target else None)
    before = SavedPosition(dt.date(2026, 5, 1), *previous) if previous else None
    return build_scene(assessment, compute_figures(assessment), before)


class TestScene:
    def test_a_point_stands_where_both_sides_rated_it(self) -> None:
        [point] = scene_of((8.0, 3.0)).points
        assert (point.number, point.place) == (1, (0.8, 0.3))

    @pytest.mark.parametrize("count", [2, 3, 4])
    def test_a_few_at_one_place_stand_around_a_mark_and_all_their_numbers_can_be_read(self, count: int) -> None:
        scene = scene_of(*[(5.0, 5.0)] * count)
        places = [point.place for point in scene.points]
        assert len(places) == count
        assert max(math.dist(place, (0.5, 0.5)) for place in places) <= 0.05
        assert [sum(side) / count for side in zip(*places, strict=True)] == pytest.approx([0.5, 0.5], abs=0.015)
        assert min(math.dist(one, other) for one, other in combinations(places, 2)) > 2 * design.POINT_RADIUS
        assert set(scene.marks) == {(0.5, 0.5)}

    @pytest.mark.parametrize("count", [5, 10, 16, 60])
    def test_many_at_one_place_become_one_bubble_that_tells_how_many(self, count: int) -> None:
        scene = scene_of(*[(5.0, 5.0)] * count)
        assert not scene.points
        [bubble] = scene.bubbles
        assert bubble.words == f"{count}×"
        assert bubble.numbers == tuple(range(1, count + 1))
        assert bubble.place == pytest.approx((0.5, 0.5))

    def test_nearly_the_same_place_is_the_same_place(self) -> None:
        assert [len(b.numbers) for b in scene_of(*[(5.0 + n / 100, 5.0) for n in range(12)]).bubbles] == [12]
        assert scene_of((5.0, 5.0), (5.4, 5.0)).marks == ()

    def test_a_pair_between_others_becomes_a_bubble_so_that_it_covers_nobody(self) -> None:
        scene = scene_of((5.0, 5.0), (5.0, 5.0), (5.0, 5.0), (5.5, 5.0))
        assert [bubble.numbers for bubble in scene.bubbles] == [(1, 2, 3)]
        assert [point.number for point in scene.points] == [4]

    @pytest.mark.parametrize("decimals", [0, 1, 4])
    def test_every_criterion_is_drawn_once(self, decimals: int) -> None:
        scene = scene_of(*random_pairs(60, decimals, seed=decimals))
        numbers = [point.number for point in scene.points]
        numbers += [number for bubble in scene.bubbles for number in bubble.numbers]
        assert sorted(numbers) == list(range(1, 61))

    @pytest.mark.parametrize("seed", range(20))
    def test_nearly_every_number_can_be_read(self, seed: int) -> None:
        """A number is covered when another disc reaches its middle; whole and half points never do that here."""
        for decimals, allowed in ((0, 0.0), (1, 0.05)):
            places = [point.place for point in scene_of(*random_pairs(40, decimals, seed)).points]
            near = [one for one, other in combinations(places, 2) if math.dist(one, other) < design.POINT_RADIUS]
            assert len(near) <= allowed * len(places)

    @pytest.mark.parametrize("corner", [(0.0, 0.0), (10.0, 10.0), (0.0, 10.0), (10.0, 0.0), (10.0, 5.0), (2.0, 0.0)])
    @pytest.mark.parametrize("count", [1, 2, 4, 16, 60])
    def test_nothing_leaves_the_plot_and_the_ring_is_not_cut(self, corner: tuple[float, float], count: int) -> None:
        scene = scene_of(*[corner] * count, target=corner)
        for place in (*(p.place for p in scene.points), *(b.place for b in scene.bubbles)):
            assert place == pytest.approx([min(max(part, 0.0), 1.0) for part in place], abs=1e-12)
        assert scene.overall is not None
        reach = design.OVERALL_RADII[0]
        assert all(reach <= part <= 1 - reach for part in scene.overall.place)
        for position in (scene.overall, scene.target):
            assert position is not None
            assert inside(position.label)
            assert position.share == (corner[0] / 10, corner[1] / 10)

    @pytest.mark.parametrize(
        ("pair", "count"),
        [((8.0, 5.0), 16), ((10.0, 10.0), 4), ((0.0, 0.0), 3), ((5.5, 3.0), 4), ((5.0, 7.0), 4), ((5.0, 3.2), 4)],
    )
    def test_coinciding_points_stay_in_their_zone(self, pair: tuple[float, float], count: int) -> None:
        scene = scene_of(*[pair] * count)
        places = [*(p.place for p in scene.points), *(b.place for b in scene.bubbles)]
        assert {zone_of(10 * (y - x)) for x, y in places} == {zone_of(pair[1] - pair[0])}

    def test_many_around_the_overall_position_lie_within_its_ring(self) -> None:
        scene = scene_of(*[(10.0, 10.0)] * 16)
        assert scene.overall is not None
        assert scene.overall.place == scene.bubbles[0].place
        assert scene.overall.radius > design.BUBBLE_RADIUS

    @pytest.mark.parametrize("count", [1, 2, 4])
    def test_the_ring_runs_through_no_number_of_those_it_lies_around(self, count: int) -> None:
        scene = scene_of(*[(6.0, 6.0)] * count)
        assert scene.overall is not None
        for point in scene.points:
            distance = math.dist(point.place, scene.overall.place)
            assert abs(distance - scene.overall.radius) > 0.011 + design.RING_WIDTH / 2

    @pytest.mark.parametrize("seed", range(30))
    def test_with_sixteen_criteria_no_label_covers_a_bubble_or_another_label(self, seed: int) -> None:
        target = (8.0, 8.0) if seed % 2 else None
        scene = scene_of(*random_pairs(16, 0, seed), target=target, previous=(6.0, 4.0) if seed % 3 else None)
        labels = [p.label for p in (scene.overall, scene.target, scene.previous) if p is not None]
        assert all(map(inside, labels))
        assert not [1 for one, other in combinations(labels, 2) if one.overlaps(other)]
        assert scene.overall is not None
        assert [p.number for p in scene.points if covers(scene.overall.label, p.place)] == []
        for zone, place in scene.zone_labels.items():
            box = name_box(zone, place)
            if box is not None:
                assert [p.number for p in scene.points if covers(box, p.place)] == [], zone

    @pytest.mark.parametrize("seed", range(30))
    def test_names_of_zones_stay_inside_the_plot_and_their_zone(self, seed: int) -> None:
        scene = scene_of(*random_pairs(16, 0, seed))
        assert len(scene.zone_labels) >= 3
        for zone, (x, y) in scene.zone_labels.items():
            if zone.endswith("frustration"):
                wide, high = label_room.FRUSTRATION_NAME
                assert 0 <= x - wide <= x + wide <= 1
                assert 0 <= y - high <= y + high <= 1
                assert abs(y - x) - wide - high >= 0.15 - 1e-9
            else:
                length, height = (part / math.sqrt(2) for part in label_room.LEVEL_NAMES[zone])
                assert length + height <= min(x, y, 1 - x, 1 - y) + 1e-9
                assert abs(y - x) + 2 * height <= 0.15 + 1e-9
                along = (x + y) / 2
                start, end = LEVELS[zone]
                assert start <= along - length <= along + length <= end

    def test_the_names_fit_the_room_that_is_kept_for_them(self) -> None:
        for language in Language:
            for zone, half in label_room.LEVEL_NAMES.items():
                letters = block(text(label_room.name_key(zone), language), bold=True)
                assert (letters.width * 0.024, letters.height * 0.024) <= tuple(2 * part for part in half)
                assert letters.height * 0.024 <= 2 * half[1] + 0.002
            for zone in ("supplier_frustration", "key_account_frustration"):
                letters = block(text(label_room.name_key(zone), language), bold=True)
                assert letters.width * 0.027 <= 2 * label_room.FRUSTRATION_NAME[0]
                assert letters.height * 0.027 <= 2 * label_room.FRUSTRATION_NAME[1]
            for key, half, size in (
                ("overall", label_room.OVERALL_LABEL, 0.026),
                ("target", label_room.TARGET_LABEL, 0.0235),
            ):
                words = f"{text(f'diagram.{key}', language)}  72,5 | 49,3"
                room = block(words, bold=True).width * size + 2 * PADDING * size
                assert room <= 2 * half[0]

    def test_the_zones_fill_the_plot(self) -> None:
        for limits in (
            {},
            {"tolerance": 0.0},
            {"tolerance": 10.0},
            {"level_cooperation": 0.0, "level_strategic": 10.0},
        ):
            assert sum(map(area, scene_of((5, 5), **limits).zones.values())) == pytest.approx(1)

    def test_zones_without_room_carry_no_name(self) -> None:
        assert "supplier_frustration" not in scene_of((5, 5), tolerance=8.0).zone_labels
        assert "cooperation" not in scene_of((5, 5), level_cooperation=7.0).zone_labels
        assert len(scene_of((5, 5)).zone_labels) == 5

    @pytest.mark.parametrize(
        ("low", "high", "ticks"),
        [(0, 10, (0, 2, 4, 6, 8, 10)), (1, 6, (1, 2, 3, 4, 5, 6)), (1, 5, (1, 2, 3, 4, 5)),
         (0, 1, (0, 0.2, 0.4, 0.6, 0.8, 1)),
         (-3, 3, (-3, -2, -1, 0, 1, 2, 3)), (0, 100, (0, 20, 40, 60, 80, 100))],
    )  # fmt: skip
    def test_the_axes_carry_round_numbers(self, low: float, high: float, ticks: tuple[float, ...]) -> None:
        middle = (low + high) / 2
        limits = {"tolerance": 0.0, "level_cooperation": middle, "level_strategic": middle}
        assert scene_of((middle, middle), scale_min=low, scale_max=high, **limits).ticks == ticks

    def test_the_label_gives_way_to_points(self) -> None:
        free, crowded = scene_of((2.0, 5.0)), scene_of((2.0, 5.0), (3.5, 5.0), (0.5, 5.0))
        assert free.overall is not None
        assert crowded.overall is not None
        assert free.overall.label.x > free.overall.place[0] + free.overall.radius
        assert free.overall.leader is None
        assert abs(crowded.overall.label.y - crowded.overall.place[1]) > crowded.overall.radius

    @pytest.mark.parametrize("seed", range(20))
    def test_with_forty_criteria_the_overall_label_nearly_always_covers_none(self, seed: int) -> None:
        scene = scene_of(*random_pairs(40, 0, seed))
        assert scene.overall is not None
        assert len([p for p in scene.points if covers(scene.overall.label, p.place)]) <= 1

    def test_a_label_that_stands_away_has_a_line_to_its_ring(self) -> None:
        around = [(5 + dx, 5 + dy) for dx in (-2, -1, 0, 1, 2) for dy in (-1, -0.5, 0, 0.5, 1)]
        scene = scene_of(*around)
        assert scene.overall is not None
        assert scene.overall.leader is not None
        start, end = scene.overall.leader
        assert math.dist(start, scene.overall.place) == pytest.approx(scene.overall.radius)
        assert scene.overall.label.overlaps(label_room.Box(*end, 1e-6, 1e-6))

    def test_the_target_is_a_ring_with_an_arrow_from_today_and_nothing_without_one(self) -> None:
        scene = scene_of((8.0, 3.0), target=(6.0, 6.0))
        assert scene.target is not None
        assert scene.target.place == (0.6, 0.6)
        assert scene.overall is not None
        assert scene.way is not None
        start, tip = scene.way
        assert math.dist(start, scene.overall.place) > scene.overall.radius
        assert math.dist(tip, (0.6, 0.6)) > scene.target.radius
        assert scene_of((8.0, 3.0)).target is None
        assert scene_of((8.0, 3.0)).way is None

    def test_a_target_that_is_reached_lies_around_the_ring_without_an_arrow(self) -> None:
        scene = scene_of((6.0, 6.0), target=(6.0, 6.0))
        assert scene.overall is not None
        assert scene.target is not None
        assert scene.target.radius > scene.overall.radius + design.RING_WIDTH
        assert scene.way is None

    def test_a_target_is_seen_before_anything_is_rated(self) -> None:
        scene = scene_of(target=(6.0, 6.0))
        assert scene.overall is None
        assert scene.target is not None

    def test_it_needs_valid_settings(self) -> None:
        with pytest.raises(ValueError, match="settings"):
            build_scene(Assessment(None, ()), compute_figures(Assessment(None, ())))


def zone_of(balance: float) -> int:
    """Below, in or above the band of the usual tolerance."""
    return -1 if balance < -1.5 - 1e-9 else int(balance > 1.5 + 1e-9)


def random_pairs(count: int, decimals: int, seed: int) -> list[tuple[float, float]]:
    chance = random.Random(seed)
    middle = chance.uniform(3, 8), chance.uniform(3, 8)
    return [
        (rating(chance.gauss(middle[0], 1.8), decimals), rating(chance.gauss(middle[1], 1.8), decimals))
        for _ in range(count)
    ]


def rating(value: float, decimals: int) -> float:
    return round(min(10.0, max(0.0, value)), decimals)


def inside(box: label_room.Box) -> bool:
    return (
        box.half_width - 1e-9 <= box.x <= 1 - box.half_width + 1e-9
        and box.half_height - 1e-9 <= box.y <= 1 - box.half_height + 1e-9
    )


def covers(box: label_room.Box, place: tuple[float, float], radius: float = design.POINT_RADIUS) -> bool:
    return box.overlaps(label_room.Box(*place, radius, radius))


def name_box(zone: str, place: tuple[float, float]) -> label_room.Box | None:
    """What a frustration zone's name covers; names of levels climb."""
    return label_room.Box(*place, *label_room.FRUSTRATION_NAME) if zone.endswith("frustration") else None


def area(corners: Any) -> float:
    following = [*corners[1:], corners[0]]
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(corners, following, strict=True))) / 2


def assert_same(path: Path, points: Points) -> None:
    """The chart's cells put everything where the scene does, to 1e-9."""
    judged = judge(path, Language.DE)
    scene = build_scene(judged.assessment, judged.figures, judged.workbook.previous)
    wanted: dict[str, list[tuple[float, float]]] = {
        "criteria": [point.place for point in scene.points],
        "bubbles": [bubble.place for bubble in scene.bubbles],
        "marks": list(scene.marks),
        "arrow": list(scene.arrow or ()),
        "way": list(scene.way or ()),
        "frustration": [place for zone, place in scene.zone_labels.items() if zone.endswith("frustration")],
        "levels": [place for zone, place in scene.zone_labels.items() if not zone.endswith("frustration")],
    }
    for key in ("arrow", "way"):
        ends = wanted[key]
        head = shapes.arrow_head(ends[0], ends[1], design.HEAD_LENGTH, design.HEAD_WIDTH) if ends else []
        wanted[f"{key}_head"] = head
    for key in ("overall", "target", "previous"):
        position = getattr(scene, key)
        wanted[key] = [position.place] if position else []
        wanted[f"{key}_label"] = [(position.label.x, position.label.y)] if position else []
        if key != "previous":
            wanted[f"{key}_ring"] = shapes.ring(position.place, position.radius) if position else []
    leader = scene.overall.leader if scene.overall else None
    drawn = points["overall_leader"]
    wanted["overall_leader"] = list(leader) if leader else [place for _, place in drawn[:1]]  # one end draws no line
    found = {key: [place for _, place in points[key]] for key in wanted}
    assert {key: len(places) for key, places in found.items()} == {key: len(places) for key, places in wanted.items()}
    for key, places in wanted.items():
        assert found[key] == [pytest.approx(place, abs=1e-9) for place in places], key
    assert [label for label, _ in points["criteria"]] == [str(point.number) for point in scene.points]
    assert [label for label, _ in points["bubbles"]] == [bubble.words for bubble in scene.bubbles]
    [(legend, _)] = points["legend"]
    for key in ("previous", "target"):
        assert (text(f"diagram.legend.{key}", Language.DE) in legend) is (getattr(scene, key) is not None)


def book_of(path: Path, content: workbooks.Content, target: tuple[Any, Any] | None = None) -> Path:
    workbooks.fill(path, content)
    with open_book(path) as book:
        for name, value in zip(names.TARGET_CELLS.values(), target or (None, None), strict=True):
            book.names[name].refers_to_range.raw_value = value
        book.save()
    return path


PAIRS = {
    "one": [(8.0, 3.0)],
    "in a corner": [(10.0, 10.0)] * 16,
    "in another corner": [(0.0, 0.0)] * 3,
    "strong both ways": [(9.0, 2.0), (2.0, 9.0)] * 8,
    "nearly equal": [(5.0 + n / 100, 5.0 + n / 80) for n in range(30)],
    "many in half points": [((n * 7 % 21) / 2, (n * 11 % 21) / 2) for n in range(60)],
}


@tiers.thinned(kind=3)
@pytest.mark.parametrize("kind", PAIRS)
def test_the_chart_puts_everything_where_the_picture_does(kind: str, tmp_path: Path) -> None:
    pairs = PAIRS[kind]
    rows = [(f"K{n}", 1.0, *pair) for n, pair in enumerate(pairs, start=1)]
    rows += [(f"K{n}", 1.0, None, None) for n in range(len(pairs) + 1, 17)]
    target = {"one": (8.0, 8.0), "in a corner": (10.0, 10.0), "strong both ways": (5.0, 5.5)}.get(kind)
    path = book_of(tmp_path / "kam.xlsx", workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), tuple(rows)), target)
    assert_same(path, chart_points(path))


TARGETS = ((6.5, 7.0), (None, 5.0), ("x", 5.0), (True, 3.0), (99.0, 3.0), (-200.0, 5.0), None)


@tiers.thinned(seed=2)
@pytest.mark.parametrize("seed", range(200, 212))
def test_the_chart_and_the_picture_show_the_same(seed: int, tmp_path: Path) -> None:
    content = workbooks.random_content(seed, largest=59)
    path = book_of(tmp_path / "kam.xlsx", content, TARGETS[seed % len(TARGETS)])
    workbooks.save_state(path, day=46000.0, supplier=3.0, key_account=3.5)
    assert_same(path, chart_points(path))


@needs_libreoffice
def test_libreoffice_puts_everything_there_too(tmp_path: Path) -> None:
    rows = tuple((f"K{n}", 1.0, *pair) for n, pair in enumerate(PAIRS["many in half points"], start=1))
    content = workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows)
    path = book_of(tmp_path / "kam.xlsx", content, (8.0, 7.5))
    values = cell_values(recalculate(path, tmp_path / "libreoffice"))
    assert_same(path, points_from(lambda row, column: values.get(("Daten", row, column))))


class TestPicture:
    def picture(self, scene: Scene, width: int = 600) -> Image.Image:
        return Image.open(io.BytesIO(draw_picture(scene, Language.DE, "Muster AG", width))).convert("RGB")

    def test_the_zones_have_their_colours(self) -> None:
        picture = self.picture(scene_of())
        colours = {f"{r:02X}{g:02X}{b:02X}" for _, (r, g, b) in picture.getcolors(1_000_000) or []}
        assert set(design.ZONE_COLOURS.values()) <= colours

    def test_the_overall_ring_stands_at_its_place(self) -> None:
        from kam_partnership.diagram import picture as module

        width = 800
        picture = self.picture(scene_of((8.0, 2.0)), width)
        side = width / (1 + module.LEFT + module.RIGHT)
        x = (module.LEFT + 0.8 + design.OVERALL_RADII[0] - 0.004) * side
        y = (module.TOP + 1 - 0.2) * side
        r, g, b = picture.getpixel((round(x), round(y)))
        assert (r, g, b) == pytest.approx(tuple(int(design.NAVY[i : i + 2], 16) for i in (0, 2, 4)), abs=12)

    def test_the_same_scene_makes_the_same_picture(self) -> None:
        scene = scene_of((8.0, 2.0), (3.0, 4.0))
        assert draw_picture(scene, Language.EN) == draw_picture(scene, Language.EN)

    def test_very_long_names_do_not_break_it(self) -> None:
        assert draw_picture(scene_of((5, 5)), Language.DE, "Ä" * 500, 300)


def test_openpyxl_reads_the_data_sheet_as_hidden() -> None:
    assert openpyxl.load_workbook(workbooks.GERMAN)["Daten"].sheet_state == "hidden"
