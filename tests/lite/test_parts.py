"""The parts of the Lite templates: in the shape of public workbooks, and everything else as in the plain ones."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from building.lite_template import lite_package
from kam_partnership.carry.add_ins import edition_of
from kam_partnership.shipped_files import Edition, template_path
from kam_partnership.texts import Language
from kam_partnership.workbook.lite_code import (
    ADD_IN,
    PROGRAM,
    REQUIREMENTS,
    Release,
    code_files,
    lite_extensions,
    release_of,
)
from kam_partnership.xlsx import namespaces
from kam_partnership.xlsx.package import CONTENT_TYPES, Package, relationships_part
from kam_partnership.xlsx.web_extensions import (
    WebExtension,
    add_web_extension,
    encoded_setting,
    remove_web_extensions,
    web_extensions,
)
from support.libreoffice import named_values, needs_libreoffice, recalculate
from tiers import before_release

PART = "xl/webextensions/webextension1.xml"
PANES = "xl/webextensions/taskpanes.xml"


def column(values: Sequence[Any]) -> list[list[Any]]:
    """Cells below each other, as xlwings Lite hands them over."""
    return [["" if value is None else value] for value in values]


def lite(language: Language = Language.DE) -> Package:
    return Package.open(template_path(language, Edition.LITE))


class TestShape:
    def test_the_elements_and_their_order_are_those_of_public_workbooks(self, language: Language) -> None:
        root = lite(language).xml(PART)
        assert root.tag == f"{{{namespaces.WEB_EXTENSION}}}webextension"
        assert re.fullmatch(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", root.get("id", ""))
        assert [etree.QName(child).localname for child in root] == [
            *("reference", "alternateReferences", "properties", "bindings", "snapshot")
        ]
        assert dict(root[0].attrib) == {
            "id": ADD_IN,
            "version": "1.0.0.0",
            "store": "de-DE" if language is Language.DE else "en-US",
            "storeType": "OMEX",
        }
        assert root[1][0].get("store") == ADD_IN.upper()

    def test_the_pane_never_opens_by_itself(self, language: Language) -> None:
        [pane] = lite(language).xml(PANES)
        assert pane.get("visibility") == "0"
        assert b"autoopen" not in lite(language).parts[PART].lower()

    def test_the_settings_are_the_program_its_needs_and_two_versions(self, language: Language) -> None:
        [extension] = web_extensions(lite(language))
        assert list(extension.settings) == [PROGRAM, "pyodideVersion", "addinVersion", REQUIREMENTS]

    def test_settings_are_written_as_office_writes_them(self) -> None:
        assert encoded_setting('a/b „ü“\n"') == '"a\\/b „ü“\\n\\""'
        raw = lite().parts[PART].decode()
        for name, value in re.findall(r'<we:property name="([^"]*)" value="([^"]*)"/>', raw):
            plain = value.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
            assert encoded_setting(json.loads(plain)) == plain, name

    def test_everything_else_is_as_in_the_plain_template(self, language: Language) -> None:
        plain, made = Package.open(template_path(language)), lite(language)
        added = {PART, PANES, relationships_part(PANES)}
        changed = {name for name in plain.parts if plain.parts[name] != made.parts.get(name)}
        assert set(made.parts) - set(plain.parts) == added
        assert changed == {CONTENT_TYPES, relationships_part("")}

    def test_the_committed_templates_are_what_the_sources_make(self, language: Language) -> None:
        made = lite_package(template_path(language).read_bytes(), language)
        assert made.parts == lite(language).parts  # how they are packed: .ci/fresh_build.py

    def test_no_cell_holds_a_function_of_the_pane(self, language: Language) -> None:
        for name, content in lite(language).parts.items():
            if name.startswith("xl/worksheets/"):
                assert b"KAM." not in content, name
                assert b"_xldudf" not in content, name


@needs_libreoffice
def test_libreoffice_opens_it_and_computes_the_same(tmp_path: Path) -> None:
    opened = recalculate(template_path(Language.DE, Edition.LITE), tmp_path)
    figures = named_values(opened)
    assert figures == named_values(template_path(Language.DE))
    assert len(figures) > 10


class TestWhoseCodeItIs:
    def extension(self, **changed: Any) -> WebExtension:
        [found] = lite_extensions(lite())
        settings = {**found.settings, **{name.replace("__", "."): value for name, value in changed.items()}}
        return WebExtension(found.part, found.add_in, {k: v for k, v in settings.items() if v is not None})

    def test_ours_is_told_with_its_version_and_language(self, language: Language) -> None:
        [found] = lite_extensions(lite(language))
        release = release_of(found)
        assert isinstance(release, Release)
        assert release.language == language

    def test_other_line_ends_and_the_add_ins_own_settings_do_not_matter(self) -> None:
        ours = self.extension()
        windows = code_files(ours)[PROGRAM].replace("\n", "\r\n")
        kept = self.extension(main__py=windows, addinVersion="1.0.0.110", xlwingsWorkbookId="x")
        assert release_of(kept) == release_of(ours) is not None
        pinned = {"requirements-pinned__txt": "xlwings==0.37.8 --hash=sha256:0"}
        assert release_of(self.extension(**pinned)) is not None

    @pytest.mark.parametrize(
        "changed",
        [
            {"main__py": "print('x')"},
            {"main__py": None},
            {"requirements__txt": "xlwings==0.37.8\nrequests"},
            {"requirements__txt": None},
            {"more__py": ""},
            {"index__html": "<p>"},
        ],
        ids=str,
    )
    def test_any_change_makes_it_foreign(self, changed: dict[str, Any]) -> None:
        assert release_of(self.extension(**changed)) is None

    def test_one_letter_more_makes_it_foreign(self) -> None:
        assert release_of(self.extension(main__py=code_files(self.extension())[PROGRAM] + "#")) is None

    def test_another_add_in_is_not_xlwings_lite(self) -> None:
        package = Package.open(template_path(Language.DE))
        add_web_extension(package, "wa104379190", {"a": 1}, guid="0" * 8, store="en-US")
        [other] = web_extensions(package)
        assert other.settings == {"a": 1}
        assert lite_extensions(package) == ()


class TestTakingOut:
    def test_nothing_of_it_stays(self, language: Language) -> None:
        plain, package = Package.open(template_path(language)), lite(language)
        assert sorted(remove_web_extensions(package)) == [PANES, PART]
        assert set(package.parts) == set(plain.parts)
        for name in package.parts:
            assert b"webextension" not in package.parts[name].lower(), name

    def test_declarations_that_lead_nowhere_go_too(self) -> None:
        package = lite()
        for part in (PART, PANES, relationships_part(PANES)):
            del package.parts[part]
        assert remove_web_extensions(package) == ()
        assert b"webextension" not in package.parts[CONTENT_TYPES].lower()
        assert b"webextension" not in package.parts[relationships_part("")].lower()

    def test_a_workbook_without_any_stays_as_it_is(self) -> None:
        package = Package.open(template_path(Language.DE))
        before = dict(package.parts)
        assert remove_web_extensions(package) == ()
        assert package.parts == before


class TestCommands:
    def test_the_command_line_knows_the_editions(self) -> None:
        from kam_partnership.cli.options import EDITIONS

        assert tuple(Edition) == EDITIONS

    def run(self, *words: Any) -> None:
        from kam_partnership.cli.main import run

        assert run([*map(str, words), "--lang", "de"]) == 0

    def test_new_makes_either_edition(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.run("new", tmp_path / "lite.xlsx", "--edition", "lite", "--account", "Nord AG")
        assert "xlwings Lite" in capsys.readouterr().out
        self.run("new", tmp_path / "plain.xlsx", "--account", "Nord AG")
        assert "xlwings Lite" not in capsys.readouterr().out
        assert edition_of(tmp_path / "lite.xlsx") is Edition.LITE
        assert edition_of(tmp_path / "plain.xlsx") is Edition.PLAIN
        [extension] = lite_extensions(Package.open(tmp_path / "lite.xlsx"))
        assert release_of(extension) is not None

    def test_upgrade_loses_nothing_in_either_direction(self, tmp_path: Path) -> None:
        from support.workbooks import fill, random_content

        path = fill(tmp_path / "plain.xlsx", random_content(1, largest=12))
        self.run("upgrade", path, "--edition", "lite", "-o", tmp_path / "lite.xlsx")
        self.run("upgrade", tmp_path / "lite.xlsx", "--edition", "plain", "-o", tmp_path / "back.xlsx")
        self.run("upgrade", path, "-o", tmp_path / "never.xlsx")
        assert edition_of(tmp_path / "lite.xlsx") is Edition.LITE
        assert edition_of(tmp_path / "back.xlsx") is edition_of(tmp_path / "never.xlsx") is Edition.PLAIN
        never = parts_of(tmp_path / "never.xlsx")
        assert never == parts_of(tmp_path / "lite.xlsx") == parts_of(tmp_path / "back.xlsx")

    @before_release("upgrade in either direction, and edition_of")
    def test_upgrade_keeps_the_edition(self, tmp_path: Path) -> None:
        self.run("new", tmp_path / "lite.xlsx", "--edition", "lite")
        self.run("upgrade", tmp_path / "lite.xlsx")
        [extension] = lite_extensions(Package.open(tmp_path / "lite.xlsx"))
        assert release_of(extension) is not None


def parts_of(path: Path) -> dict[str, bytes]:
    """All parts but those of the add-in, and those that name them; what the sheets hold is among them."""
    with zipfile.ZipFile(path) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    leave = (CONTENT_TYPES, relationships_part(""), "docProps/core.xml")
    return {name: content for name, content in found.items() if "webextension" not in name and name not in leave}
