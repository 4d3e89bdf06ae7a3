"""``main.py`` as people find it in their workbook: readable, whole, the same bytes twice, and nothing but ours."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

from building.lite_definitions import ADDIN
from building.lite_program import FUNCTIONS, LARGEST, SCRIPTS
from building.lite_template import lite_releases, requirements
from kam_partnership import __version__
from kam_partnership.assessment import Code
from kam_partnership.texts import Language, text
from kam_partnership.texts.catalogue import part_texts
from kam_partnership.workbook.lite_code import code_hash
from support.lite.jobs import program_of
from support.lite.shipped import shipped_program

ROOT = Path(__file__).parents[2]


class TestReadable:
    def test_it_is_below_the_limit(self, language: Language) -> None:
        assert len(shipped_program(language).encode()) < LARGEST == 160_000

    def test_it_begins_with_what_the_pane_shows_and_where_it_comes_from(self, language: Language) -> None:
        program = shipped_program(language)
        assert (ast.get_docstring(ast.parse(program)) or "").startswith(
            f"# KAM Partner{'schaft' if language is Language.DE else 'ship'} {__version__}"
        )
        assert "addin/building/lite_program.py" in program.partition('\n"""\n')[2].splitlines()[0]

    def test_comments_are_kept(self) -> None:
        for module, comment in (
            ("assessment/figures.py", "#: "),
            ("excel/table_rows.py", "# One question for each: sheet and cells together."),
        ):
            lines = [line.strip() for line in (ADDIN / "kam_partnership" / module).read_text("utf-8").splitlines()]
            kept = [line for line in lines if line.startswith(comment)]
            assert kept
            assert any(line in shipped_program(Language.DE) for line in kept)

    def test_nothing_is_packed_or_encoded(self, language: Language) -> None:
        program = shipped_program(language)
        for word in ("exec(", "eval(", "compile(", "base64", "zlib", "marshal", "pickle", "__import__"):
            assert word not in program.replace("re.compile(", ""), word

    def test_it_asks_for_no_network_no_files_and_no_other_library(self, language: Language) -> None:
        modules = {
            (node.module or "").partition(".")[0] if isinstance(node, ast.ImportFrom) else alias.name
            for node in ast.walk(ast.parse(shipped_program(language)))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert modules - {"xlwings"} <= set(sys.stdlib_module_names)
        assert modules.isdisjoint(
            {"os", "pathlib", "socket", "urllib", "http", "subprocess", "ctypes", "js", "pyodide"}
        )
        assert "xlwings.pro" not in shipped_program(language)

    def test_it_speaks_the_language_of_its_template(self) -> None:
        assert "Lieferant investiert" in shipped_program(Language.DE)
        assert "Lieferant investiert" not in shipped_program(Language.EN)


class TestWhole:
    def test_the_buttons_are_those_of_the_ribbon(self, language: Language) -> None:
        program = shipped_program(language)
        for script in SCRIPTS:
            control = "control.kam" + "".join(word.capitalize() for word in script.name.split("_"))
            assert f'@xw.script(name="{text(f"{control}.label", language)}")' in program
        assert len(SCRIPTS) == program.count("@xw.script(") == 6

    def test_every_name_is_defined(self, language: Language, tmp_path: Path) -> None:
        path = tmp_path / "main.py"
        path.write_text(shipped_program(language), "utf-8")
        ruff = [
            sys.executable,
            "-m",
            "ruff",
            "check",
            "--isolated",
            "--select",
            "F821,F811",
            "--output-format",
            "concise",
        ]
        told = subprocess.run([*ruff, str(path)], capture_output=True, text=True, check=False).stdout
        types = {"CellValue", "Callable", "Iterator"}
        assert [
            line for line in told.splitlines() if "F8" in line and not any(f"`{name}`" in line for name in types)
        ] == []

    def test_every_finding_that_it_makes_has_its_words(self, language: Language) -> None:
        program = program_of(shipped_program(language))
        source = shipped_program(language).partition("SEVERITIES")[2].partition("}")[2]
        made = [code for code in Code if f"Code.{code.name}" in source]
        assert len(made) > 10
        for code in made:
            assert any(key.startswith(f"finding.{code}") for key in program["TEXTS"]), code

    def test_its_words_are_those_of_the_texts(self, language: Language) -> None:
        program = program_of(shipped_program(language))
        for key in ("verdict.zone", "suggestion.1.day_to_day", "ribbon.findings", "error.excel_refused"):
            part = {"verdict": "verdict", "suggestion": "suggestions", "ribbon": "ribbon_messages"}.get(
                key.partition(".")[0], "errors"
            )
            assert program["TEXTS"][key] == part_texts(language, part)[key]


class TestTheSameTwice:
    def test_another_process_makes_the_same_bytes(self) -> None:
        code = "import sys; sys.path.insert(0, 'addin'); from building.lite_program import *; "
        code += "sys.stdout.buffer.write(lite_program(Language('de')).encode())"
        environment = {**os.environ, "PYTHONHASHSEED": "7"}
        made = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True
        ).stdout
        assert made.decode() == shipped_program(Language.DE)

    def test_check_knows_its_hash(self) -> None:
        stored = (ROOT / "addin/kam_partnership/workbook/lite_releases.json").read_bytes()
        assert stored == lite_releases()
        assert code_hash(shipped_program(Language.DE)) in stored.decode()

    def test_it_needs_xlwings_in_our_version_and_nothing_else(self) -> None:
        import xlwings

        assert requirements() == f"xlwings=={xlwings.__version__}\n"


def test_the_functions_are_told_in_the_words_of_the_wizard(language: Language) -> None:
    program = shipped_program(language)
    for name in FUNCTIONS:
        assert f'@xw.func(name="{name}", namespace="KAM")' in program
    told = program_of(program)["kam_balance_score"].__doc__
    assert " ".join(told.split()) == text("wizard.function.KAM_BALANCE_SCORE", language)
