"""The program of the Lite edition: one readable file, made of definitions of this very package.

Beginning with what the scripts in the task pane and the worksheet functions call, every definition that is needed is
taken over with its comments, in the order in which Python wants them. Nothing is packed or encoded: people are asked
to trust it. The same sources make the same bytes.
"""

from __future__ import annotations

import functools
import json
import textwrap
from collections.abc import Mapping
from typing import NamedTuple

from building.lite_choice import Choice
from building.lite_definitions import PACKAGE, Place
from building.lite_words import formula_marks, other_words, texts_of
from building.lite_writing import program_body
from kam_partnership import __version__
from kam_partnership.lite.words import LINE_END, NEXT_FORM, STAR, texts_from
from kam_partnership.texts import Language, text

#: So many bytes may the program have at most: people shall be able to read it.
LARGEST = 160_000
_LF, _NUL = "\n", "\0"
_WORDS = f"{PACKAGE}.lite.words"
_RUN = Place(f"{PACKAGE}.lite.port", "run")
_CELLS = Place(f"{PACKAGE}.lite.functions", "with_cells")
_FIGURE = Place(f"{PACKAGE}.lite.functions", "figure")


class Script(NamedTuple):
    """A button of the task pane.

    Attributes:
        name: as in the ribbon's table.
        click: what the ribbon's button of that name does.
        ahead: where the defined names stand whose formulas are read before the command begins.
        asks: whether the person says beforehand that something may be replaced.
    """

    name: str
    click: Place
    ahead: Place | None = None
    asks: bool = False


def _click(group: str, name: str) -> Place:
    return Place(f"{PACKAGE}.excel.buttons.{group}_group", name)


#: In the order of the pane.
SCRIPTS = (
    Script("recompute", _click("assessment", "recompute")),
    Script("add_criterion", _click("assessment", "add_criterion")),
    Script("check", _click("assessment", "check"), ahead=Place(f"{PACKAGE}.workbook.names", "WATCHED_CELLS")),
    Script("snapshot", _click("history", "snapshot"), asks=True),
    Script("suggest_measures", _click("history", "suggest_measures")),
    Script("add_from_catalogue", _click("assessment", "add_from_catalogue")),
)
#: The worksheet functions by their names without KAM, each with the figure that it gives.
FUNCTIONS: Mapping[str, str] = {
    "SUPPLIER_SCORE": "supplier_score",
    "KEY_ACCOUNT_SCORE": "key_account_score",
    "NET_BALANCE": "net_balance",
    "GROSS_IMBALANCE": "gross_imbalance",
    "BALANCE_SCORE": "balance_score",
    "PARTNERSHIP_LEVEL": "level",
    "RATED_COVERAGE": "coverage",
}
_ARGUMENTS = ("supplier", "key_account", "weights", "scale_min", "scale_max")


@functools.cache
def lite_program(language: Language) -> str:
    """The program in one language.

    Raises:
        ValueError: when it became too large, or a definition cannot be taken over; the message says which.
    """
    wanted = [script.click for script in SCRIPTS] + [script.ahead for script in SCRIPTS if script.ahead]
    choice = Choice.of([*wanted, _RUN, _CELLS, _FIGURE])
    choice.external.add(("xw", Place("xlwings", "")))
    body, _ = program_body(choice, {})
    filled = {
        Place(_WORDS, "LANGUAGE"): f"LANGUAGE = Language.{language.name}",
        Place(_WORDS, "TEXTS"): _table("TEXTS", texts_of(body, language)),
        Place(_WORDS, "OTHER_WORDS"): _table("OTHER_WORDS", other_words(language)),
        Place(_WORDS, "FORMULAS"): _table("FORMULAS", formula_marks()),
    }
    body, called = program_body(choice, filled)
    ends = [
        _under(text("lite.buttons", language), _scripts(called, language)),
        _under(text("lite.functions", language), _functions(called, language)),
    ]
    program = "\n\n\n".join([_head(language), body, *ends]) + "\n"
    if len(program.encode()) > LARGEST:
        raise ValueError(f"the program has {len(program.encode()):,} bytes, more than {LARGEST:,}")
    compile(program, "main.py", "exec")
    return program


def _head(language: Language) -> str:
    """The docstring, which the pane shows, and where the program comes from."""
    about = text("lite.about", language, version=__version__)
    told = f"# {text('lite.made', language, version=__version__)}\n# {text('lite.order', language)}"
    return f'"""{about}\n"""\n{told}\n\nfrom __future__ import annotations'


def _under(heading: str, functions: list[str]) -> str:
    return "\n\n".join([f"# ---- {heading}", *functions])


def _table(name: str, texts: Mapping[str, str]) -> str:
    """Texts as a list that people can read: those of one kind below each other, those of a series by their numbers."""
    lines, before = list[str](), ""
    for heading, key, words in sorted((*_listed(key), words) for key, words in texts.items()):
        lines += [f"[{heading}]"] * (heading != before)
        lines.append(f"{key.lstrip()}: {words.replace(_LF, LINE_END).replace(_NUL, NEXT_FORM)}")
        before = heading
    table = "\n".join(lines)
    if texts_from(table) != texts or '"""' in table or "\\" in table:
        raise ValueError(f"{name}: a text holds what marks ends of lines, forms or the list itself")
    return f'{name} = texts_from("""\n{table}\n""")'


def _listed(key: str) -> tuple[str, str]:
    """Under which heading a text stands, with a star for what stands before it there: a number, with blanks before
    it for the order, or else all that follows the first word."""
    words = key.split(".")
    number = next((place for place, word in enumerate(words) if word.isdecimal()), None)
    if number is None:
        return (f"{words[0]}.{STAR}", key.partition(".")[2]) if len(words) > 1 else (STAR, key)
    return ".".join([*words[:number], STAR, *words[number + 1 :]]), words[number].rjust(3)


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _scripts(called: Mapping[Place, str], language: Language) -> list[str]:
    """The functions behind the buttons; their names, helps and fields are in the language of the template."""
    found = []
    for script in SCRIPTS:
        control = "control.kam" + "".join(word.capitalize() for word in script.name.split("_"))
        ahead = f", ahead={called[script.ahead]}" if script.ahead else ""
        field = text("lite.replace", language)
        asked, agrees = (f", {field}: bool = False", f", agrees={field}") if script.asks else ("", "")
        told = text(f"lite.help.{script.name}", language)
        found.append(
            f"@xw.script(name={_quoted(text(f'{control}.label', language))})\n"
            f"async def {_identifier(script.name, language)}(book: xw.BookAsync{asked}):\n"
            f"{_docstring(told)}\n"
            f"  await {called[_RUN]}(book, {called[script.click]}{ahead}{agrees})"
        )
    return found


def _identifier(name: str, language: Language) -> str:
    return f"script_{name}_{language}"


def _functions(called: Mapping[Place, str], language: Language) -> list[str]:
    """The worksheet functions."""
    head = ", ".join([*_ARGUMENTS[:2], *(f"{name}=None" for name in _ARGUMENTS[2:])])
    return [
        f'@xw.func(name="{name}", namespace="KAM")\n'
        f"@{called[_CELLS]}\n"
        f"def kam_{name.lower()}({head}):\n"
        f"{_docstring(text(f'wizard.function.KAM_{name}', language))}\n"
        f'  return {called[_FIGURE]}("{figure}", {", ".join(_ARGUMENTS)})'
        for name, figure in FUNCTIONS.items()
    ]


def _docstring(words: str) -> str:
    return "\n".join(textwrap.wrap(f'"""{words}"""', 110, initial_indent="  ", subsequent_indent="  "))
