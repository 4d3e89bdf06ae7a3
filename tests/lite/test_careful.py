"""Programs in a workbook: kept by whoever edits it, never in a copy for others, and nobody's code passes for ours."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import pptx
import pytest

import tiers
from kam_partnership.carry.add_ins import edition_of
from kam_partnership.cli.main import run
from kam_partnership.shipped_files import Edition
from kam_partnership.workbook.closed_file import read_workbook
from kam_partnership.workbook.lite_code import add_ins, lite_extensions, release_of
from kam_partnership.xlsx.package import CONTENT_TYPES, Package, relationships_part
from kam_partnership.xlsx.web_extensions import leads_nowhere, mend_web_extensions, web_extensions
from support import workbooks
from support.agreed import merged_file
from support.lite.planted import (
    FOREIGN,
    KINDS,
    MARKER,
    Planted,
    as_after_libreoffice,
    foreign,
    in_presentation,
    only_declared,
    ours,
    with_add_ins,
)
from support.open_xml_sdk import OFFICE_VERSIONS, sdk_defects_of_all
from support.package_sense import defects

#: As many as the template has, so that nothing but our own code writes the workbook.
ROWS = tuple((f"Kriterium {number}", 1.0, 8.0, number / 2) for number in range(1, workbooks.TEMPLATE_ROWS + 1))
RUINS = {"as after LibreOffice": as_after_libreoffice, "only declared": only_declared}
#: The commands that change a workbook, each with what it needs besides.
EDITS: Mapping[str, tuple[str, ...]] = {
    "recompute": ("recompute", "{file}"),
    "criteria add": ("criteria", "add", "{file}", "--title", "Neu"),
    "rate": ("rate", "{file}", "--criterion", "1", "--supplier", "7"),
    "target": ("target", "{file}", "--supplier", "7", "--key-account", "7"),
    "measures add": ("measures", "{file}", "add", "Messe"),
    "snapshot": ("snapshot", "{file}", "--date", "2026-11-02"),
    "adopt": ("adopt", "{merged}", "--into", "{file}"),
}
DAILY = ("recompute", "criteria add")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("plain") / "kunde.xlsx"
    return workbooks.fill(path, workbooks.Content(workbooks.SCALES[0], ROWS)).read_bytes()


@pytest.fixture(scope="module")
def every(plain: bytes) -> bytes:
    """One workbook with all that can be in one at once."""
    return with_add_ins(plain, [KINDS[kind][0] for kind in KINDS if kind != "damaged"])


def put(folder: Path, data: bytes) -> Path:
    path = folder / "kunde.xlsx"
    path.write_bytes(data)
    return path


def parts(data: bytes | Path) -> dict[str, bytes]:
    """Those of add-ins."""
    found = Package.open(data if isinstance(data, bytes) else data.read_bytes(), "x").parts
    return {name: content for name, content in found.items() if "webextension" in name}


def holds_code(path: Path) -> list[str]:
    """Every part in which anything of a planted program stands, in whatever encoding, or that is ours."""
    words = [MARKER, "xlwings", "@xw.script", "main.py", "taskpane", "webextension"]
    codes = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le", "utf-16-be")]
    package = Package.open(path)
    return [
        name
        for name, content in package.parts.items()
        if any(code.lower() in content.lower() for code in codes) or "webext" in name.lower()
    ]


def command(words: tuple[str, ...], path: Path, folder: Path) -> tuple[str, ...]:
    merged = folder / "alle.xlsx"
    if "{merged}" in words:
        merged_file(merged, [row[0] for row in ROWS], {ROWS[0][0]: (6.0, 5.0, "vereinbart")}, account="")
    return tuple(word.format(file=path, merged=merged) for word in words)


# ---------------------------------------------------------------------- commands that change a workbook
@pytest.mark.parametrize(
    "name",
    [
        name if name in DAILY else pytest.param(name, marks=tiers.before_release("recompute: they save in one way"))
        for name in EDITS
    ],
)
class TestEditing:
    def test_programs_and_settings_stay_byte_for_byte(self, name: str, every: bytes, tmp_path: Path) -> None:
        path = put(tmp_path, every)
        before = parts(path)
        assert run([*command(EDITS[name], path, tmp_path), "--lang", "de"]) == 0
        assert path.read_bytes() != every
        assert parts(path) == before
        assert len(before) == 9
        assert len(web_extensions(Package.open(path))) == 7

    @pytest.mark.parametrize("ruin", RUINS)
    def test_what_leads_nowhere_is_mended(self, name: str, ruin: str, every: bytes, tmp_path: Path) -> None:
        path = put(tmp_path, RUINS[ruin](every))
        assert run([*command(EDITS[name], path, tmp_path), "--lang", "de"]) == 0
        assert parts(path) == {}
        package = Package.open(path)
        for part in (CONTENT_TYPES, relationships_part("")):
            assert b"webext" not in package.parts[part].lower()
        assert defects(path) == []


@pytest.mark.usefixtures("sdk")
def test_excel_opens_what_was_kept_mended_and_taken_out(every: bytes, tmp_path: Path) -> None:
    made = []
    for name, data in {"kept": every, "mended": as_after_libreoffice(every)}.items():
        path, copy = tmp_path / f"{name}.xlsx", tmp_path / f"{name} copy.xlsx"
        path.write_bytes(data)
        assert run(["recompute", str(path)]) == 0
        assert run(["prepare", str(path), "-o", str(copy)]) == 0
        made += [path, copy]
    found = sdk_defects_of_all((path, OFFICE_VERSIONS[-1]) for path in made)
    assert dict(zip(made, found, strict=True)) == {path: [] for path in made}


def test_one_pane_that_leads_nowhere_does_not_take_the_others_along(every: bytes) -> None:
    package = Package.open(every, "x")
    kept = len(package.xml("xl/webextensions/taskpanes.xml"))
    del package.parts["xl/webextensions/webextension2.xml"]
    assert mend_web_extensions(package)
    assert len(package.xml("xl/webextensions/taskpanes.xml")) == kept - 1
    assert len(web_extensions(package)) == 6
    assert not mend_web_extensions(package)


# ---------------------------------------------------------------------- commands that only read
@pytest.mark.parametrize("kind", [*KINDS, *RUINS])
def test_the_figures_are_those_of_the_workbook_without_add_ins(
    kind: str, plain: bytes, every: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for data in (plain, RUINS[kind](every) if kind in RUINS else with_add_ins(plain, KINDS[kind])):
        path = put(tmp_path, data)
        assert run(["score", str(path), "--json"]) == 0
        found = json.loads(capsys.readouterr().out)
        told.append({key: value for key, value in found.items() if key != "findings"})
    assert told[0] == told[1]


def test_reports_portfolios_calendars_and_merges_read_it_as_any_other(every: bytes, tmp_path: Path) -> None:
    path = put(tmp_path, every)
    outs = {
        "report": ("report", path, "-o", tmp_path / "bericht.pptx"),
        "portfolio": ("portfolio", path, "-o", tmp_path / "portfolio.xlsx"),
        "merge": ("merge", "--supplier", path, "-o", tmp_path / "alle.xlsx"),
        "render": ("render", path, "-o", tmp_path / "bild.svg"),
    }
    for words in outs.values():
        assert run([*map(str, words), "--lang", "de"]) == 0, words
        out = Path(str(words[-1]))
        if out.suffix != ".svg":
            assert holds_code(out) == [], out.name
    assert path.read_bytes() == every


# ---------------------------------------------------------------------- check
class TestCheck:
    def found(self, data: bytes, folder: Path) -> list[str]:
        findings = read_workbook(put(folder, data)).file_findings
        return [str(finding.details["files"]) for finding in findings if finding.code == "foreign-code"]

    @pytest.mark.parametrize(
        ("kind", "files"),
        [
            ("ours", []),
            ("ours, changed", ["main.py, requirements.txt"]),
            ("foreign", ["main.py, requirements.txt"]),
            ("ours, and a foreign one", ["main.py, requirements.txt"]),
            ("hosted by the company", ["main.py, requirements.txt"]),
            ("other add-in with settings", []),
            ("on a sheet", ["main.py"]),
            ("damaged", ["webextension1.xml"]),
        ],
    )
    def test_only_what_is_no_release_of_ours_is_told(
        self, kind: str, files: list[str], plain: bytes, tmp_path: Path
    ) -> None:
        assert self.found(with_add_ins(plain, KINDS[kind]), tmp_path) == files

    @pytest.mark.parametrize("ruin", RUINS)
    def test_where_nothing_is_left_nothing_is_called_foreign(self, ruin: str, every: bytes, tmp_path: Path) -> None:
        assert self.found(RUINS[ruin](every), tmp_path) == []

    @pytest.mark.parametrize("ruin", RUINS)
    def test_references_that_lead_nowhere_are_told_until_a_command_mends_them(
        self, ruin: str, plain: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def told(path: Path) -> list[str]:
            assert run(["check", str(path), "--lang", "de", "--json"]) == 0
            findings = json.loads(capsys.readouterr().out)[0]["findings"]
            return [one["message"] for one in findings if one["code"] == "code-missing"]

        path = put(tmp_path, with_add_ins(plain, KINDS["ours"]))
        assert told(path) == []
        ruins = RUINS[ruin](path.read_bytes())
        [message] = told(put(tmp_path, ruins))
        assert "upgrade --edition lite" in message
        assert run(["recompute", str(path)]) == 0
        capsys.readouterr()
        assert told(path) == []

    def test_a_list_of_no_panes_is_no_lost_program(self, plain: bytes, tmp_path: Path) -> None:
        package = Package.open(with_add_ins(plain, [foreign()]), "x")
        panes = package.xml("xl/webextensions/taskpanes.xml")
        panes[:] = []
        package.put_xml("xl/webextensions/taskpanes.xml", panes)
        assert not leads_nowhere(package)
        assert mend_web_extensions(package)

    def test_offices_own_settings_make_nothing_foreign(self, plain: bytes, tmp_path: Path) -> None:
        kept = Planted({**ours().settings, "Office.AutoShowTaskpaneWithDocument": True, "xlwingsWorkbookId": "1"})
        assert self.found(with_add_ins(plain, [kept]), tmp_path) == []

    def test_a_second_program_of_the_same_name_is_seen(self, plain: bytes, tmp_path: Path) -> None:
        data = with_add_ins(plain, [ours()])
        package = Package.open(data, "x")
        [part] = [name for name in package.parts if name.endswith("webextension1.xml")]
        again = b'<we:properties><we:property name="main.py" value="&quot;print()&quot;"/>'
        package.parts[part] = package.parts[part].replace(b"<we:properties>", again)
        assert self.found(package.to_bytes(), tmp_path) == ["main.py, main.py (2), requirements.txt"]

    def test_capitals_in_names_of_parts_hide_nothing(self, plain: bytes, tmp_path: Path) -> None:
        package = Package.open(with_add_ins(plain, [foreign()]), "x")
        for list_of_parts in (CONTENT_TYPES, relationships_part("")):
            package.parts[list_of_parts] = package.parts[list_of_parts].replace(b"xl/webext", b"XL/WebExt")
        assert len(self.found(package.to_bytes(), tmp_path)) == 1
        copy = tmp_path / "copy.xlsx"
        assert run(["prepare", str(tmp_path / "kunde.xlsx"), "-o", str(copy)]) == 0
        assert holds_code(copy) == []

    def test_the_words_name_add_in_files_and_remedy_and_no_sheet(
        self, plain: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = put(tmp_path, with_add_ins(plain, KINDS["foreign"]))
        assert run(["check", str(path), "--lang", "de", "--json"]) == 0
        [told] = [one for one in json.loads(capsys.readouterr().out)[0]["findings"] if one["code"] == "foreign-code"]
        assert (told["severity"], told["sheet"], told["cell"]) == ("warning", "", "")
        for word in ("xlwings Lite", "main.py, requirements.txt", "upgrade", "--edition plain"):
            assert word in told["message"]


# ---------------------------------------------------------------------- copies for others
class TestCopiesForOthers:
    @pytest.mark.parametrize("kind", KINDS)
    def test_a_prepared_copy_holds_no_program_and_says_so(
        self, kind: str, plain: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path, copy = put(tmp_path, with_add_ins(plain, KINDS[kind])), tmp_path / "copy.xlsx"
        assert holds_code(path) != []
        assert run(["prepare", str(path), "-o", str(copy), "--lang", "de"]) == 0
        told = capsys.readouterr().out
        assert holds_code(copy) == []
        assert defects(copy) == []
        for add_in in add_ins(Package.open(path)):
            assert (add_in.name or "ohne Namen") in told
            assert all(file in told for file in add_in.code)
            assert ("nicht von uns" in told) == any(one.is_foreign for one in add_ins(Package.open(path)))

    @pytest.mark.parametrize("ruin", RUINS)
    def test_ruins_go_too(self, ruin: str, every: bytes, tmp_path: Path) -> None:
        path, copy = put(tmp_path, RUINS[ruin](every)), tmp_path / "copy.xlsx"
        assert run(["prepare", str(path), "-o", str(copy)]) == 0
        assert holds_code(copy) == []

    def test_what_an_add_in_showed_on_a_sheet_becomes_its_picture(self, plain: bytes, tmp_path: Path) -> None:
        path, copy = put(tmp_path, with_add_ins(plain, KINDS["on a sheet"])), tmp_path / "copy.xlsx"
        assert run(["prepare", str(path), "-o", str(copy)]) == 0
        drawings = b"".join(content for name, content in Package.open(copy).parts.items() if "/drawings/" in name)
        assert b'name="Add-in 9001"' in drawings
        assert b"AlternateContent" not in drawings[drawings.index(b"Add-in 9001") - 300 :][:600]

    def test_cells_with_functions_of_add_ins_keep_their_values(self, plain: bytes, tmp_path: Path) -> None:
        package = Package.open(with_add_ins(plain, KINDS["ours"]), "x")
        sheet = "xl/worksheets/sheet1.xml"
        cell = (
            b'<row r="9001"><c r="A9001"><f>_xldudf_KAM_BALANCE_SCORE(A1:A2,B1:B2)</f><v>7.25</v></c>'
            b'<c r="B9001" t="str"><f>1&amp;_xldudf_OTHER.ADD_IN (1)</f><v>x</v></c></row></sheetData>'
        )
        package.parts[sheet] = package.parts[sheet].replace(b"</sheetData>", cell)
        path, copy = put(tmp_path, package.to_bytes()), tmp_path / "copy.xlsx"
        assert run(["prepare", str(path), "-o", str(copy)]) == 0
        made = Package.open(copy).parts[sheet]
        assert b"_xldudf" not in made
        assert b"<v>7.25</v>" in made

    @pytest.mark.parametrize("whole", [[], ["--whole"]], ids=["form", "whole"])
    def test_questionnaires_hold_no_program_and_survey_says_so(
        self, whole: list[str], every: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path, folder = put(tmp_path, every), tmp_path / "out"
        words = ["survey", str(path), "-o", str(folder), "--raters", "Anna:supplier", *whole, "--lang", "de"]
        assert run(words) == 0
        assert "xlwings Lite" in capsys.readouterr().err
        [made] = folder.glob("*.xlsx")
        assert holds_code(made) == []
        assert all(MARKER.encode() not in file.read_bytes() for file in folder.iterdir())


@pytest.mark.parametrize("kind", ["ours", "foreign", "other add-in with settings", "damaged"])
@pytest.mark.parametrize("slides", [0, 1])
def test_a_companys_presentation_brings_no_program_into_the_report(
    kind: str, slides: int, plain: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    company = pptx.Presentation()
    for _ in range(slides):
        company.slides.add_slide(company.slide_layouts[6])
    company.save(tmp_path / "plain.pptx")
    [planted] = KINDS[kind]
    (tmp_path / "firma.pptx").write_bytes(in_presentation((tmp_path / "plain.pptx").read_bytes(), planted))
    assert holds_code(tmp_path / "firma.pptx") != []
    path, out = put(tmp_path, plain), tmp_path / "bericht.pptx"
    words = ["report", str(path), "-o", str(out), "--template", str(tmp_path / "firma.pptx"), "--lang", "de"]
    assert run(words) == 0
    told = capsys.readouterr().err
    name = {"other add-in with settings": "wa104379190", "damaged": "?"}.get(kind, "xlwings Lite")
    assert f"Das Office-Add-in {name} aus firma.pptx ist nicht im Bericht" in told
    assert holds_code(out) == []
    assert len(pptx.Presentation(out).slides) == 5


# ---------------------------------------------------------------------- upgrade
class TestUpgrade:
    def upgraded(self, data: bytes, folder: Path, *options: str, code: int = 0) -> Path:
        path, out = put(folder, data), folder / "neu.xlsx"
        assert run(["upgrade", str(path), "-o", str(out), "--lang", "de", *options]) == code
        return out

    def test_foreign_code_is_reported_and_ours_is_put_in(
        self, plain: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = self.upgraded(with_add_ins(plain, KINDS["ours, and a foreign one"]), tmp_path, code=1)
        told = capsys.readouterr().out
        assert "keine bekannte Fassung" in told
        assert "Unser Programm für xlwings Lite" in told
        [extension] = lite_extensions(Package.open(out))
        assert release_of(extension) is not None
        assert all(MARKER.encode() not in content for content in Package.open(out).parts.values())

    def test_the_plain_edition_is_left_without_any(
        self, plain: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = self.upgraded(with_add_ins(plain, KINDS["ours"]), tmp_path, "--edition", "plain")
        assert "bleibt weg" in capsys.readouterr().out
        assert edition_of(out) is Edition.PLAIN
        assert holds_code(out) == []

    def test_settings_of_another_add_in_are_named(
        self, plain: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = self.upgraded(with_add_ins(plain, KINDS["other add-in with settings"]), tmp_path)
        assert "Office-Add-in wa104379190" in capsys.readouterr().out
        assert holds_code(out) == []

    @pytest.mark.parametrize("ruin", RUINS)
    def test_a_program_that_another_program_lost_is_missed(
        self, ruin: str, plain: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        ruins = RUINS[ruin](with_add_ins(plain, KINDS["ours"]))
        self.upgraded(ruins, tmp_path)
        assert "upgrade --edition lite" in capsys.readouterr().out
        (tmp_path / "neu.xlsx").unlink()
        assert edition_of(self.upgraded(ruins, tmp_path, "--edition", "lite")) is Edition.LITE

    def test_the_old_file_is_kept_where_a_foreign_program_would_be_lost(self, plain: bytes, tmp_path: Path) -> None:
        data = with_add_ins(plain, KINDS["foreign"])
        path = put(tmp_path, data)
        assert run(["upgrade", str(path)]) == 1
        assert (tmp_path / "kunde.xlsx.bak").read_bytes() == data


def test_our_program_imports_nothing_that_reaches_the_network_or_runs_other_code() -> None:
    tree = ast.parse(str(ours().settings["main.py"]))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    roots = {name.partition(".")[0] for name in imported}
    assert "xlwings" in roots
    assert roots - {"xlwings"} <= set(sys.stdlib_module_names)
    assert not roots & {
        "urllib",
        "http",
        "socket",
        "ssl",
        "ftplib",
        "smtplib",
        "subprocess",
        "ctypes",
        "os",
        "webbrowser",
    }
    assert not called & {"open", "eval", "exec", "compile", "__import__"}


def test_a_planted_program_is_read_as_it_was_written(plain: bytes) -> None:
    [extension] = lite_extensions(Package.open(with_add_ins(plain, [foreign()]), "x"))
    assert extension.settings["main.py"] == FOREIGN
