"""The diagram: the native chart's cells and the picture's scene put everything in the same places."""

from __future__ import annotations

import io
import math
from itertools import combinations
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PIL import Image

from kam_partnership.assessment import Assessment, Criterion, Settings, compute_figures
from kam_partnership.diagram import design
from kam_partnership.diagram.picture import draw_picture
from kam_partnership.diagram.scene import Scene, build_scene, previous_label_left
from kam_partnership.headless import open_book
from kam_partnership.texts import Language
from kam_partnership.workbook.judged_file import judge
from support import workbooks

SETTINGS = Settings()


def scene_of(*pairs: tuple[float, float], **limits: float) -> Scene:
    criteria = tuple(Criterion(n, f"K{n}", 1.0, s, k) for n, (s, k) in enumerate(pairs, start=1))
    assessment = Assessment(Settings(**limits), criteria)
    return build_scene(assessment, compute_figures(assessment))


class TestScene:
    def test_a_point_stands_where_both_sides_rated_it(self) -> None:
        [point] = scene_of((8.0, 3.0)).points
        assert (point.number, point.place) == (1, (0.8, 0.3))

    @pytest.mark.parametrize("count", [2, 3, 4, 9, 16, 59])
    def test_coinciding_points_stay_close_to_their_place_and_each_at_its_own(self, count: int) -> None:
        places = [point.place for point in scene_of(*[(5.0, 5.0)] * count).points]
        assert len({(round(x, 6), round(y, 6)) for x, y in places}) == count
        assert max(math.dist(place, (0.5, 0.5)) for place in places) <= 0.11
        assert [sum(side) / count for side in zip(*places, strict=True)] == pytest.approx([0.5, 0.5], abs=0.03)

    @pytest.mark.parametrize("count", range(2, 17))
    def test_up_to_sixteen_coinciding_numbers_can_all_be_read(self, count: int) -> None:
        places = [point.place for point in scene_of(*[(5.0, 5.0)] * count).points]
        assert min(math.dist(one, other) for one, other in combinations(places, 2)) > 0.9 * 2 * design.POINT_RADIUS

    @pytest.mark.parametrize("corner", [(0.0, 0.0), (10.0, 10.0), (0.0, 10.0), (10.0, 0.0), (10.0, 5.0), (2.0, 0.0)])
    @pytest.mark.parametrize("count", [2, 5, 16, 60])
    def test_coinciding_points_stay_inside_the_plot(self, corner: tuple[float, float], count: int) -> None:
        for point in scene_of(*[corner] * count).points:
            assert point.place == pytest.approx([min(max(part, 0.0), 1.0) for part in point.place], abs=1e-12)

    @pytest.mark.parametrize(
        ("pair", "count"),
        [((8.0, 5.0), 16), ((10.0, 10.0), 16), ((0.0, 0.0), 16), ((5.5, 3.0), 4), ((5.0, 7.0), 6), ((5.0, 3.2), 4)],
    )
    def test_coinciding_points_stay_in_their_zone(self, pair: tuple[float, float], count: int) -> None:
        scene = scene_of(*[pair] * count)
        balances = [10 * (y - x) for x, y in (point.place for point in scene.points)]
        wanted = zone_of(pair[1] - pair[0])
        assert {zone_of(balance) for balance in balances} == {wanted}

    @pytest.mark.parametrize("place", [(x, y) for x in (0.0, 5.0, 10.0) for y in (0.0, 5.0, 10.0)])
    @pytest.mark.parametrize("count", [1, 4, 16, 60])
    def test_the_overall_label_is_inside_the_plot_and_covers_no_number(
        self, place: tuple[float, float], count: int
    ) -> None:
        scene = scene_of(*[place] * count)
        left, right, bottom, top = box_of_label(scene)
        assert left >= -1e-9
        assert bottom >= -1e-9
        assert right <= 1 + 1e-9
        assert top <= 1 + 1e-9
        assert not [p.number for p in scene.points if left < p.place[0] < right and bottom < p.place[1] < top]

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
        assert scene_of((5.0, 5.0)).overall_label.name == "r"
        assert scene_of((5.0, 5.0), (6.5, 5.0), (3.5, 5.0)).overall_label.name == "t"

    def test_it_needs_valid_settings(self) -> None:
        with pytest.raises(ValueError, match="settings"):
            build_scene(Assessment(None, ()), compute_figures(Assessment(None, ())))


def zone_of(balance: float) -> int:
    """Below, in or above the band of the usual tolerance."""
    return -1 if balance < -1.5 - 1e-9 else int(balance > 1.5 + 1e-9)


def box_of_label(scene: Scene) -> tuple[float, float, float, float]:
    """What the overall position's label covers: left, right, bottom, top."""
    place, anchor = scene.overall_label, scene.overall_label_at
    assert anchor is not None
    x, y = anchor[0] - place.dx, anchor[1] - place.dy
    return x + place.left, x + place.right, y + place.bottom, y + place.top


def area(corners: Any) -> float:
    following = [*corners[1:], corners[0]]
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(corners, following, strict=True))) / 2


@pytest.mark.parametrize("pair", [(0.0, 10.0), (10.0, 10.0), (8.0, 5.0), (3.0, 0.0)])
def test_the_chart_puts_coinciding_points_and_the_label_where_the_picture_does(
    pair: tuple[float, float], tmp_path: Path
) -> None:
    rows = tuple((f"K{n}", 1.0, *(pair if n % 5 else (5.0, 5.0))) for n in range(1, 31))
    path = workbooks.fill(tmp_path / "kam.xlsx", workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows))
    inspected = judge(path, Language.DE)
    scene, points = build_scene(inspected.assessment, inspected.figures), chart_points(path)
    assert [place for _, place in points["criteria"]] == [pytest.approx(point.place) for point in scene.points]
    [(_, anchor)] = points[f"overall_{scene.overall_label.name}"]
    assert anchor == pytest.approx(scene.overall_label_at)


@pytest.mark.parametrize("seed", range(200, 212))
def test_the_chart_and_the_picture_show_the_same(seed: int, tmp_path: Path) -> None:
    path = workbooks.fill(tmp_path / "kam.xlsx", workbooks.random_content(seed, largest=59))
    workbooks.save_state(path, day=46000.0, supplier=3.0, key_account=3.5)
    inspected = judge(path, Language.DE)
    scene = build_scene(inspected.assessment, inspected.figures, inspected.workbook.previous)
    points = chart_points(path)
    shown = {label: place for label, place in points["criteria"] if label}
    assert shown == {str(point.number): pytest.approx(point.place) for point in scene.points}
    assert [place for _, place in points["overall"]] == ([pytest.approx(scene.overall)] if scene.overall else [])
    assert [place for _, place in points["previous"]] == ([pytest.approx(scene.previous)] if scene.previous else [])
    labelled = [place.name for place in design.LABEL_PLACES if points[f"overall_{place.name}"]]
    assert labelled == ([scene.overall_label.name] if scene.overall else [])
    if scene.overall:
        [(_, anchor)] = points[f"overall_{scene.overall_label.name}"]
        assert anchor == pytest.approx(scene.overall_label_at)
    if scene.overall and scene.previous:
        left = previous_label_left(scene.overall, scene.previous)
        assert bool(points["previous_l"]) is left
    zones = ("supplier_relationship", "cooperation", "strategic_partnership")
    levels = [pytest.approx(scene.zone_labels[zone]) for zone in zones if zone in scene.zone_labels]
    assert [place for _, place in points["levels"]] == levels
    assert [float(label) for label, _ in points["ticks_x"]] == list(scene.ticks)


def chart_points(path: Path) -> dict[str, list[tuple[str, tuple[float, float]]]]:
    """What the native chart draws, from the hidden sheet's cells: label and place in the plot."""
    with open_book(path) as book:
        book.app.calculate()
        sheet = next(sheet for sheet in book.sheets if sheet.name == "Daten")
        block: Any = sheet.range("A1:AZ120").raw_value
    heads = list(block[0])
    found: dict[str, list[tuple[str, tuple[float, float]]]] = {"criteria": []}
    first = heads.index("point")
    for row in block[1:]:
        key, x, y, label = row[first : first + 4]
        if key is not None:
            places = found.setdefault(key, [])
            if isinstance(y, float):
                places.append((str(label or ""), ((x - 1) / design.GRID, y)))
    first = heads.index("X", heads.index("n"))
    for row in block[1:]:
        x, y, label = row[first : first + 3]
        if isinstance(y, float):
            found["criteria"].append((str(label or ""), ((x - 1) / design.GRID, y)))
    first = heads.index("place")
    for row in block[1:9]:
        place, _, y, label = row[first : first + 4]
        if label:  # else nothing is drawn: these points have no mark
            found.setdefault("ticks_x", []).append((str(label), (place, y)))
    return found


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
        x = (module.LEFT + 0.8 + design.OVERALL_RADIUS - 0.004) * side
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
