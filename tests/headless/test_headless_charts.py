"""Charts brought back in a file, without Excel: the same button, the parts of the template."""

from __future__ import annotations

from pathlib import Path

import pytest
from xlsxwriter.utility import xl_col_to_name

import tiers
from building.criteria_points import HEADINGS
from building.data_block import CRITERIA_COLUMN
from kam_partnership.excel import ribbon
from kam_partnership.headless import open_book
from kam_partnership.texts import Language
from kam_partnership.workbook.our_charts import BAND_HEADING
from kam_partnership.workbook.template_charts import CHARTS, DIAGRAM, damaged_charts
from kam_partnership.xlsx.package import Package
from kam_partnership.xlsx.structure import Structure
from support import libreoffice, workbooks

#: The column of the hidden sheet that holds the criteria's places from left to right.
X = xl_col_to_name(CRITERIA_COLUMN + HEADINGS.index("X")).encode()


def stripped(path: Path, *names: str) -> Path:
    """The file as it is after its charts were deleted in Excel: their parts are gone, and empty drawings too."""
    package = Package.open(path)
    for sheet in Structure.read(package).sheets:
        for drawing in package.parts_of_type("drawing", sheet.part):
            gone = [chart.part for chart in sheet.charts if chart.name in names]
            root = package.xml(drawing)
            for anchor in list(root):
                label = anchor.find(".//{*}cNvPr")
                if label is not None and label.get("name") in names:
                    root.remove(anchor)
            package.put_xml(drawing, root)
            for part in gone:
                package.remove(part)
            if not len(root):
                package.parts.pop(f"xl/drawings/_rels/{drawing.rpartition('/')[2]}.rels")
                package.remove(drawing)
                page = package.xml(sheet.part)
                for element in page.findall("{*}drawing"):
                    page.remove(element)
                package.put_xml(sheet.part, page)
    path.write_bytes(package.to_bytes())
    return path


class TestRestoredCharts:
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        rows = tuple((f"Kriterium {n}", 1.0, float(9 - n % 4), float((n * 3) % 9)) for n in range(1, 17))
        return workbooks.fill(tmp_path / "kam.xlsx", workbooks.Content((0.0, 10.0, 1.5, 4.0, 7.0), rows))

    @libreoffice.needs_libreoffice
    @tiers.before_release("charts that are missing or changed are found and restored, one by one and all")
    def test_the_pages_look_as_if_nothing_had_happened(self, file: Path, tmp_path: Path) -> None:
        with open_book(file) as book:
            book.app.calculate()
            book.save()
        before = [page.read_bytes() for page in libreoffice.to_png(file, tmp_path / "before", dpi=40)]
        stripped(file, *CHARTS)
        self.restore(file)
        assert [page.read_bytes() for page in libreoffice.to_png(file, tmp_path / "after", dpi=40)] == before

    @pytest.mark.parametrize("missing", [(DIAGRAM,), ("KAM_Gaps",), tuple(CHARTS)])
    def test_the_missing_ones_are_back(self, file: Path, missing: tuple[str, ...]) -> None:
        assert damaged(stripped(file, *missing)) == list(missing)
        assert self.restore(file) == []
        assert damaged(file) == []

    def test_one_that_shows_other_cells_is_replaced(self, file: Path) -> None:
        package = Package.open(file)
        part = next(c.part for s in Structure.read(package).sheets for c in s.charts if c.name == DIAGRAM)
        package.parts[part] = package.parts[part].replace(b"$%s$2:" % X, b"$%s$3:" % X)
        file.write_bytes(package.to_bytes())
        assert damaged(file) == [DIAGRAM]
        self.restore(file)
        assert damaged(file) == []
        assert sum(len(sheet.charts) for sheet in Structure.read(Package.open(file)).sheets) == len(CHARTS)

    def test_an_early_workbook_gets_no_chart_that_reads_its_cells_wrongly(self, file: Path) -> None:
        cell, heading = BAND_HEADING
        with open_book(file) as book:
            place = book.sheets["Daten"].range(cell)
            assert place.raw_value == heading
            place.raw_value = "upper border"
            book.save()
        stripped(file, DIAGRAM)
        [told] = self.restore(file)
        assert "frühen Stand" in told
        assert "Aktualisieren" in told
        assert damaged(file) == [DIAGRAM]

    def test_it_stays_beside_a_table_that_got_a_column(self, file: Path) -> None:
        workbooks.move_columns(file, (0, 1, 2, 3, 4, 5), extra="Notiz")  # and openpyxl forgets the charts' names
        assert damaged(file) == list(CHARTS)
        self.restore(file)
        distances = []
        for path in (file, workbooks.GERMAN):
            table = Structure.read(Package.open(path)).table("KAM_Criteria")
            assert table is not None
            distances.append(_column_of(path) - table.area.right)
        assert distances[0] == distances[1]

    def restore(self, file: Path) -> list[str]:
        """The ribbon's command on the file; what it complained about."""
        with open_book(file) as book:
            ribbon.restore_diagram()
            book.save()
            return [alert.prompt for alert in book.app.impl.alerts if alert.mode == "critical"]


def damaged(file: Path) -> list[str]:
    package = Package.open(file)
    return damaged_charts(package, Structure.read(package), Language.DE)


def _column_of(file: Path) -> int:
    """The diagram's first column."""
    package = Package.open(file)
    structure = Structure.read(package)
    sheet = next(s for s in structure.sheets if any(c.name == DIAGRAM for c in s.charts))
    for anchor in package.xml(package.part_of_type("drawing", sheet.part)):
        label = anchor.find(".//{*}cNvPr")
        if label is not None and label.get("name") == DIAGRAM:
            return int(anchor.findtext("{*}from/{*}col") or 0)
    raise AssertionError("no diagram")
