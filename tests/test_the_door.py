"""What stands at the door for contributors and maintainers works as it is written."""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / ".ci"
TASKS: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["poe"]["tasks"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
DOCUMENTS = ("CONTRIBUTING.md", "RELEASING.md", "SECURITY.md", "README.md", "docs/testing.md", "docs/architecture.md")
#: What is no script of the project, and is on every computer that follows the documents or runs the workflows.
TOOLS = ("git ", "python -m pip install -q -e ", "python -m venv ", ". .venv/bin/activate", "cd ", "pip install ")


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def steps(workflow: Path) -> Iterator[str]:
    """Every command of a workflow."""
    for job in yaml.safe_load(workflow.read_text("utf-8"))["jobs"].values():
        for step in job["steps"]:
            yield from step.get("run", "").splitlines()


def commands_in(document: str) -> list[str]:
    """Every line of the shell blocks of a document."""
    blocks = re.findall(r"```sh\n(.*?)```", text_of(document), re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


def unknown(command: str) -> str | None:
    """The command when it is neither a task nor a script of the project, nor a tool that everybody has."""
    words = shlex.split(command.removeprefix('sudo env "PATH=$PATH" '), comments=True)
    while words and re.fullmatch(r"[A-Z_]+=\S*", words[0]):
        words.pop(0)
    if words[0] == "poe" and words[1] in TASKS:
        return None
    if words[0] in ("python", "bash") and (ROOT / words[1]).is_file():
        return None
    return None if command.startswith(TOOLS) else command


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_step_of_a_workflow_is_a_script_of_the_project(workflow: Path) -> None:
    run = list(steps(workflow))
    assert len(run) > 5
    assert [command for command in run if unknown(command)] == []


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "RELEASING.md"])
def test_every_command_to_type_is_there(document: str) -> None:
    typed = commands_in(document)
    assert len(typed) >= 5
    assert [command for command in typed if unknown(command)] == []


def test_the_check_would_see_what_is_not_there() -> None:
    assert unknown("poe dance")
    assert unknown("python .ci/dance.py")
    assert unknown("make all")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_tasks_scripts_and_places_named_in_between_exist(document: str) -> None:
    named = re.findall(r"`([^`\n]+)`", text_of(document))
    tasks = {words[1] for words in map(str.split, named) if words[0] == "poe" and len(words) > 1}
    assert tasks <= set(TASKS)
    places = {name for name in named if re.match(r"(addin|templates|tests|docs|\.ci)/[\w./]*$", name)}
    assert {place for place in places if not (ROOT / place).exists()} == set()


def test_every_task_of_contributors_is_explained() -> None:
    explained = text_of("CONTRIBUTING.md")
    assert {task for task in TASKS if f"`poe {task}`" not in explained} == set()


@pytest.mark.parametrize("name", TASKS)
def test_tasks_call_only_what_is_there(name: str) -> None:
    task = TASKS[name]
    assert task["help"]
    for part in task.get("sequence", [task]):
        program, *words = shlex.split(part["cmd"])
        assert shutil.which(program, path=str(Path(sys.executable).parent)), program
        for word in words:
            if word.endswith((".py", ".yml")):
                assert (ROOT / word).is_file(), word


def test_the_hooks_of_a_commit_are_tasks_and_tools_of_the_project() -> None:
    [source] = yaml.safe_load(text_of(".pre-commit-config.yaml"))["repos"]
    entries = [hook["entry"].split() for hook in source["hooks"]]
    assert source["repo"] == "local", "one version of each tool"
    assert {words[1] for words in entries if words[0] == "poe"} <= set(TASKS)
    assert {words[0] for words in entries} <= {"poe", "mypy"}


def test_the_tests_run_on_every_promised_system_and_python() -> None:
    matrix = yaml.safe_load(text_of(".github/workflows/check.yml"))["jobs"]["test"]["strategy"]["matrix"]
    assert {name.partition("-")[0] for name in matrix["os"]} == {"ubuntu", "windows", "macos"}
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]


def test_actions_of_others_are_pinned_to_a_commit() -> None:
    for workflow in WORKFLOWS:
        used = re.findall(r"uses: (.+)", workflow.read_text("utf-8"))
        assert used
        assert [action for action in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", action)] == []


def test_the_forges_files_fit_their_schemas() -> None:
    for part in TASKS["forge"]["sequence"]:
        if part["cmd"].startswith("check-jsonschema"):
            module = [sys.executable, "-m", "check_jsonschema", *shlex.split(part["cmd"])[1:]]
            done = subprocess.run(module, cwd=ROOT, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout


def test_every_form_and_workflow_of_the_forge_is_checked_there() -> None:
    checked = " ".join(part["cmd"] for part in TASKS["forge"]["sequence"])
    files = [path.relative_to(ROOT).as_posix() for path in (ROOT / ".github").rglob("*.yml")]
    assert len(files) >= 6
    assert [file for file in files if file not in checked] == []


class TestTheFirstChange:
    """CONTRIBUTING.md names a file, a table, a zone and a colour."""

    def test_finds_what_it_changes(self) -> None:
        told = re.search(r"In `([^`]+)`,\s+change a colour in `(\w+)`, such as `(\w+)` of\s+`(\w+)`", _contributing())
        assert told is not None
        file, table, colour, zone = told.groups()
        [body] = re.findall(rf"^{table} = {{(.*?)}}", text_of(file), re.MULTILINE | re.DOTALL)
        assert f'"{zone}": "{colour}"' in body

    def test_draws_into_the_folder_that_it_names(self) -> None:
        assert "`kam-partnership-demo`" in _contributing()
        assert "/kam-partnership-demo/" in text_of(".gitignore").split()


def _contributing() -> str:
    return text_of("CONTRIBUTING.md")


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    yield
    for name in ("version", "release_files", "publish"):
        sys.modules.pop(name, None)


@pytest.fixture
def version(scripts: None) -> ModuleType:
    return importlib.import_module("version")


@pytest.fixture
def project(tmp_path: Path, version: Any) -> Path:
    """The two files that know the version, with a section for the next one."""
    for file in (version.SOURCE, version.CHANGELOG):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    changes = tmp_path / version.CHANGELOG
    changes.write_text(
        changes.read_text("utf-8").replace("\n## ", "\n## 7.8.9-alpha (not yet released)\n- New.\n\n## ", 1)
    )
    return tmp_path


class TestAVersion:
    TODAY = dt.date(2026, 12, 1)

    def test_is_set_where_it_stands_and_dated_in_the_changelog(self, version: Any, project: Path) -> None:
        version.set_version("7.8.9-alpha", self.TODAY, project)
        assert version.version(project) == "7.8.9-alpha"
        assert version.notes("v7.8.9-alpha", project) == "- New.\n"
        assert "## 7.8.9-alpha (2026-12-01)\n" in (project / version.CHANGELOG).read_text("utf-8")

    def test_can_be_set_by_the_script_of_releasing(self, version: Any) -> None:
        """The next version's section is there, so that step 2 works as written."""
        [command] = [line for line in commands_in("RELEASING.md") if "version.py set" in line]
        wanted = command.split()[-1]
        changes = text_of("CHANGELOG.md")
        assert f"## {wanted} (" in changes
        assert version.version() == wanted or f"## {wanted} (not yet released)" in changes

    @pytest.mark.parametrize("wanted", ["0.2", "v0.2.0", "0.2.0a0", "0.2.0-beta.x", "9.9.9"])
    def test_that_is_none_or_has_no_section_changes_nothing(self, version: Any, project: Path, wanted: str) -> None:
        before = [(project / file).read_bytes() for file in (version.SOURCE, version.CHANGELOG)]
        with pytest.raises(version.Refused):
            version.set_version(wanted, self.TODAY, project)
        assert [(project / file).read_bytes() for file in (version.SOURCE, version.CHANGELOG)] == before

    @pytest.mark.parametrize(
        ("tag", "reason"), [("v1.0.0", "its tag is v7.8.9-alpha"), ("v7.8.9-alpha", "has no date")]
    )
    def test_is_not_published_under_another_tag_or_before_its_day(
        self, version: Any, project: Path, tag: str, reason: str
    ) -> None:
        source = project / version.SOURCE
        source.write_text('__version__ = "7.8.9-alpha"\n')
        with pytest.raises(version.Refused, match=reason):
            version.notes(tag, project)


class TestPublishing:
    @pytest.fixture
    def publish(self, version: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
        """With a folder that holds a release of two files, and a changelog that tells of it."""
        module: Any = importlib.import_module("publish")
        files = {"a.whl": b"wheel", "b.xlam": b"add-in"}
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
        (tmp_path / module.SUMS).write_text(_sums(files))
        monkeypatch.setattr(module, "DIST", tmp_path)
        monkeypatch.setattr(version, "notes", lambda tag: "- New.\n")
        return module

    def test_shows_what_it_would_do(self, publish: Any, capsys: pytest.CaptureFixture[str]) -> None:
        assert publish.main(["v7.8.9-alpha", "--dry-run"]) == 0
        told = capsys.readouterr().out
        assert told.startswith("gh release create v7.8.9-alpha ")
        assert all(name in told for name in ("a.whl", "b.xlam", "SHA256SUMS", "--verify-tag", "--prerelease", "- New."))

    @pytest.mark.parametrize("trouble", ["changed", "missing", "another", "no sums"])
    def test_refuses_files_that_are_not_those_that_were_made(
        self, publish: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], trouble: str
    ) -> None:
        if trouble == "changed":
            (tmp_path / "a.whl").write_bytes(b"other")
        elif trouble == "missing":
            (tmp_path / "a.whl").unlink()
        elif trouble == "another":
            (tmp_path / "c.zip").write_bytes(b"")
        else:
            (tmp_path / publish.SUMS).unlink()
        assert publish.main(["v7.8.9-alpha", "--dry-run"]) == 1
        assert "SHA256SUMS" in capsys.readouterr().err


def _sums(files: dict[str, bytes]) -> str:
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items())


def test_a_releases_files_are_the_promised_ones_with_their_hashes(scripts: None, tmp_path: Path) -> None:
    module: Any = importlib.import_module("release_files")
    files = module.release_files(tmp_path)
    assert sorted(Path(name).suffix for name in files) == [".gz", ".pdf", ".pdf", ".whl", ".xlam", *[".xlsx"] * 4]
    assert module.sums(files) == _sums(files)
