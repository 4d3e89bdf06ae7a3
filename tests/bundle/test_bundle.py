"""The bundle: everything inside, told truly, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from lxml import html

from bundle.conftest import PYTHON_FILES, wheel, wheels
from kam_partnership import __version__
from kam_partnership.bundle import build
from kam_partnership.bundle.archive import zipped
from kam_partnership.bundle.build import Bundle
from kam_partnership.bundle.parts import part_of_wheel
from kam_partnership.bundle.targets import PYTHON, Target
from kam_partnership.cli.main import run
from kam_partnership.errors import BundleNotMade, FileUnwritable
from kam_partnership.shipped_files import addin_path, template_path
from kam_partnership.texts import Language


def test_a_user_finds_set_up_and_page_at_the_top(bundle: Bundle) -> None:
    top = {name for name in bundle.files if "/" not in name}
    assert top == {"Einrichten.cmd", "Entfernen.cmd", "LIESMICH.html", "README.html"}


def test_python_and_wheels_are_inside_unchanged(bundle: Bundle, ours: tuple[str, bytes]) -> None:
    for name, content in PYTHON_FILES.items():
        assert bundle.files[f"python/{name}"] == content
    inside = {
        name.removeprefix("wheels/"): content for name, content in bundle.files.items() if name.startswith("wheels/")
    }
    assert inside == wheels() | dict([ours])


def test_add_in_and_templates_are_those_of_the_product(bundle: Bundle) -> None:
    assert bundle.files[f"IT/{addin_path().name}"] == addin_path().read_bytes()
    for language in Language:
        assert bundle.files[f"Vorlagen/{template_path(language).name}"] == template_path(language).read_bytes()


def test_the_hashes_are_those_of_all_files(bundle: Bundle) -> None:
    lines = bundle.files["IT/SHA256SUMS"].decode().splitlines()
    told = dict(reversed(line.split("  ", 1)) for line in lines)  # type: ignore[misc]
    assert set(told) == set(bundle.files) - {"IT/SHA256SUMS"}
    assert all(hashlib.sha256(bundle.files[name]).hexdigest() == value for name, value in told.items())


def test_the_same_inputs_make_the_same_bytes(bundle: Bundle, ours: tuple[str, bytes]) -> None:
    shuffled = dict(reversed(list(wheels().items())))
    again = build.assemble(Target.AMD64, dict(reversed(list(PYTHON_FILES.items()))), shuffled, ours)
    assert again.beside() == bundle.beside()


def test_what_lies_beside_the_archive(bundle: Bundle) -> None:
    stem = f"KAM-Partnerschaft-{__version__}-win-amd64"
    beside = bundle.beside()
    assert list(beside) == [f"{stem}.zip", f"{stem}.cdx.json", f"{stem}.SHA256SUMS"]
    for line in beside[f"{stem}.SHA256SUMS"].decode().splitlines():
        value, name = line.split("  ")
        assert hashlib.sha256(beside[name]).hexdigest() == value
    with zipfile.ZipFile(io.BytesIO(beside[f"{stem}.zip"])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert set(archive.namelist()) == set(bundle.files)


def test_no_name_inside_is_so_long_that_windows_could_not_unpack_it(bundle: Bundle) -> None:
    assert max(map(len, bundle.files)) < 100


class TestTheBillOfMaterials:
    def test_names_every_part_with_version_licence_and_hash(self, bundle: Bundle) -> None:
        bill = json.loads(bundle.bill)
        assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
        parts = {part["name"]: part for part in bill["components"]}
        assert set(parts) == {"python", "xlwings", "pywin32", "pillow"}
        assert parts["python"]["hashes"] == [{"alg": "SHA-256", "content": PYTHON.member_sha256}]
        assert parts["xlwings"]["purl"] == "pkg:pypi/xlwings@0.37.8"
        assert parts["pillow"]["licenses"] == [{"license": {"id": "MIT"}}]
        [(_, content)] = [item for item in wheels().items() if item[0].startswith("pillow")]
        assert parts["pillow"]["hashes"][0]["content"] == hashlib.sha256(content).hexdigest()

    def test_says_what_needs_what_on_windows(self, bundle: Bundle) -> None:
        needs = {one["ref"]: one.get("dependsOn", []) for one in json.loads(bundle.bill)["dependencies"]}
        assert needs["pkg:pypi/xlwings@0.37.8"] == ["pkg:pypi/pywin32@312"]

    def test_tells_no_moment_of_making_and_another_number_for_other_parts(
        self, bundle: Bundle, ours: tuple[str, bytes]
    ) -> None:
        bill = json.loads(bundle.bill)
        assert bill["metadata"]["timestamp"].startswith("1980-01-01")
        fewer = dict(list(wheels().items())[:2])
        other = json.loads(build.assemble(Target.AMD64, PYTHON_FILES, fewer, ours).bill)
        assert other["serialNumber"] != bill["serialNumber"]

    def test_fits_the_schema(self, bundle: Bundle) -> None:
        assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bundle.bill.decode()) is None
        assert JsonStrictValidator(SchemaVersion.V1_6).validate_str("{}") is not None


class TestTheDocuments:
    @pytest.mark.parametrize("name", ["IT/LIESMICH-IT.txt", "IT/README-IT.txt"])
    def test_tell_it_hashes_places_licences_roll_out_and_removal(self, bundle: Bundle, name: str) -> None:
        content = bundle.files[name]
        text = content.decode("utf-8-sig")
        assert content.startswith(b"\xef\xbb\xbf")
        assert b"\r\n" in content
        for part in (
            hashlib.sha256(addin_path().read_bytes()).hexdigest(), PYTHON.member_sha256, "Einrichten.cmd /quiet",
            "Entfernen.cmd /quiet", "Intune", rf"%LOCALAPPDATA%\Programs\KAM-Partnerschaft\version-{__version__}.txt",
            "XLSTART", "AppLocker", "pillow", "13.0.0", "IT\\LICENCES.txt",
        ):  # fmt: skip
            assert part in text
        assert not re.search(r"[{}]", text)
        assert [int(number) for number in re.findall(r"^(\d)\. ", text, re.MULTILINE)] == list(range(1, 10))

    @pytest.mark.parametrize(("name", "template"), [("LIESMICH.html", "_deu.xlsx"), ("README.html", "_eng.xlsx")])
    def test_lead_a_user_in_five_steps_with_one_picture(self, bundle: Bundle, name: str, template: str) -> None:
        page = html.fromstring(bundle.files[name])
        assert len(page.findall(".//ol/li")) == 5
        [picture] = page.findall(".//svg")
        assert len(picture.get("aria-label")) > 40
        assert template in page.text_content()
        assert not re.search(
            r"\$|\{|http:", re.sub(r"<style>.*?</style>|<svg[^>]*>", "", bundle.files[name].decode(), flags=re.DOTALL)
        )

    def test_hold_the_licence_texts_of_all_parts(self, bundle: Bundle) -> None:
        text = bundle.files["IT/LICENCES.txt"].decode("utf-8-sig")
        for words in ("You may use pillow.", "You may use xlwings.", "HISTORY OF THE SOFTWARE", "MIT License"):
            assert words in text

    def test_find_a_licence_wherever_a_part_keeps_it(self) -> None:
        opening = b"# Copyright (c) the authors\n#\n# You may use it.\n\n# Other words.\nVALUE = 1\n"
        for more, expected in (
            ({}, {"one-1.dist-info/licenses/LICENSE": "You may use one."}),
            ({"one/files/LICENCE.txt": b"The font."}, {"one/files/LICENCE.txt": "The font."}),
            ({"one/__init__.py": opening}, {"one/__init__.py": "Copyright (c) the authors\n\nYou may use it."}),
            ({"one/licence.py": b"# Copyright of the code", "one/all-licenses.json": b"{}"}, {}),
        ):
            with zipfile.ZipFile(io.BytesIO(wheel("one", "1")[1])) as made:
                files = {name: made.read(name) for name in made.namelist() if not (more and "LICENSE" in name)}
            part = part_of_wheel("one.whl", zipped(files | more), {})
            assert part.licence_texts == expected

    def test_hold_those_of_fonts_and_the_like_inside_a_part_and_each_text_once(self) -> None:
        with zipfile.ZipFile(io.BytesIO(wheel("one", "1")[1])) as made:
            files = {name: made.read(name) for name in made.namelist()}
        again = {"one/LICENSE.txt": files["one-1.dist-info/licenses/LICENSE"]}
        part = part_of_wheel("one.whl", zipped(again | files | {"one/fonts/copying-gpl.txt": b"The font."}), {})
        assert part.licence_texts == {
            "one-1.dist-info/licenses/LICENSE": "You may use one.",
            "one/fonts/copying-gpl.txt": "The font.",
        }


class TestMaking:
    def test_writes_three_files_and_replaces_none_unasked(self, bundle: Bundle, tmp_path: Path) -> None:
        small = Bundle("x", {"a": b"1"}, b"{}")
        written = build.write(small, tmp_path / "new", force=False)
        assert [path.name for path in written] == ["x.zip", "x.cdx.json", "x.SHA256SUMS"]
        with pytest.raises(FileUnwritable, match="file_exists"):
            build.write(small, tmp_path / "new", force=False)
        assert build.write(small, tmp_path / "new", force=True) == written

    def test_what_is_there_already_is_told_before_anything_is_fetched(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(build, "build", lambda *_: pytest.fail("it was fetched"))
        (tmp_path / f"{build.name_of(Target.AMD64)}.zip").touch()
        assert run(["bundle", "-o", str(tmp_path), "--lang", "de"]) == 3
        assert "Ich hole" not in (told := capsys.readouterr().err)
        assert "win-amd64.zip" in told

    def test_for_windows_on_arm_nobody_says_that_something_is_fetched(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(["bundle", "-o", str(tmp_path), "--platform", "win-arm64", "--lang", "de"]) == 3
        [line] = capsys.readouterr().err.splitlines()
        assert line.startswith("Für win-arm64 lässt sich kein Bündel machen")

    def test_for_windows_on_arm_says_what_is_missing(self) -> None:
        with pytest.raises(BundleNotMade, match=r"betteroffice-xlsx==.*Python.*xlwings64") as told:
            build.build(Target.ARM64)
        assert told.value.details["platform"] == "win-arm64"
        assert str(told.value.details["missing"]).count(",") == 2

    def test_what_a_marker_of_ours_leaves_out_makes_no_bundle(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Even where there is a Python, and the lock file knows of nothing that is missing."""
        needs = ["pillow>=10.3", "fast==1.2; platform_machine == 'AMD64'", "appscript; sys_platform == 'darwin'"]
        monkeypatch.setattr(build, "requirements", lambda: needs)
        monkeypatch.setattr(build, "PYTHON_FOR", {Target.ARM64: PYTHON})
        monkeypatch.setattr(build, "LACKING", {})
        with pytest.raises(BundleNotMade) as told:
            build.build(Target.ARM64)
        assert told.value.details["missing"] == "fast==1.2"
