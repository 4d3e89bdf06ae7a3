"""The topics of the page for the next talk: what each is about, what is asked and planned, and where people write.

Words stand with the criterion they were written for: they can only be typed once the topic is chosen, a chosen topic
stays whatever the ranking does, and it is changed only when its words are gone.
"""

from __future__ import annotations

from dataclasses import dataclass

from building import formulas as f
from building import talk_formulas as t
from building.data_block import DataBlock
from building.measures_sheet import COLUMNS, status_word
from building.table_page import WARNING, WARNING_FILL, messages
from building.talk_page import BOXES, FIRST, GAP, SECOND, SIGN, THIRD, TalkPage
from building.target_formulas import ZONE as TARGET_ZONE
from kam_partnership.assessment.measures import Status
from kam_partnership.diagram import design
from kam_partnership.output.looks import TILE_FILL
from kam_partnership.workbook import names

#: So many characters of what formulas show fit into a box.
LONGEST_EVIDENCE, LONGEST_PLAN = 165, 150
#: Heights of rows in pixels.
_TITLE, _SHOWN, _WORDS = 36, 64, 80
#: What people write below each topic.
_KEYS = ("offer", "ask", "notes")
_MESSAGES = {"offer": "talk_offer", "ask": "talk_ask", "notes": "talk_notes"}
_FIGURE = names.FURTHER_FIGURE_CELLS


@dataclass(frozen=True, slots=True)
class _Topic:
    """One topic by the addresses of its cells.

    Attributes:
        number: from 1.
        cell: the name of the cell in which it is chosen.
        chosen: the row of the criterion that is chosen there; 0 for none, -1 for an unknown one.
        row: of the criterion that is shown, counted from 1 in the table; 0 for none.
        rated: 1 where that criterion is rated by both sides, else 0.
        title: of that criterion.
        written: the length of what people wrote below it.
        loose: 1 where words stand without a chosen topic, else 0.
    """

    number: int
    cell: str
    chosen: str
    row: str
    rated: str
    title: str
    written: str
    loose: str


def write_topics(page: TalkPage, gaps: DataBlock) -> None:
    """All topics; ``gaps`` holds the ranking of the criteria by their difference."""
    text = page.writer.text
    page.heading("topics", text("talk.topics.choose"))
    cells = [names.TALK_CELLS[f"topic_{number}"] for number in range(1, names.TALK_TOPICS + 1)]
    chosen = [
        page.helper(f"chosen row {number}", t.chosen_row(cell), array=True) for number, cell in enumerate(cells, 1)
    ]
    rows: list[str] = []
    for number, own in enumerate(chosen):
        taken = [*rows, *chosen[number + 1 :]]
        # As every program saves it: the name of that sheet needs no quotes.
        ranks, ranked = (gaps.area(heading).replace("'", "") for heading in ("k", "row"))
        formula = t.topic_row(own, taken, ranks, ranked)
        rows.append(page.helper(f"row of topic {number + 1}", formula, array=True))
    locked = page.helper("chosen with words", text("talk.topics.locked"))
    for number, (cell, own, row) in enumerate(zip(cells, chosen, rows, strict=True), start=1):
        _topic(page, number, cell, own, row, locked)


def _topic(page: TalkPage, number: int, cell: str, chosen: str, row: str, locked: str) -> None:
    topic = _helpers(page, number, cell, chosen, row)
    if number > 1:
        page.next_row(GAP)
    _head(page, topic, locked)
    page.labels(("topic.evidence", "topic.question", "topic.plan"), f"{row}>0")
    _shown(page, topic)
    page.labels(("topic.offer", "topic.ask", "topic.notes"))
    line = page.next_row(_WORDS, grows=True)
    for column, key in zip(BOXES, _KEYS, strict=True):
        page.input_cell(f"{key}_{number}", (line, column))
        rule = {"validate": "custom", "value": f"=ISTEXT({cell})", "ignore_blank": False}
        said = messages(page.writer, _MESSAGES[key]) | rule
        page.sheet.data_validation(line, column, line, column, said)


def _helpers(page: TalkPage, number: int, cell: str, chosen: str, row: str) -> _Topic:
    rated = page.helper(f"topic {number} is rated", f"=IF({row}=0,0,{f.rated_in_row(row)})")
    title = f'IF(ISERROR(INDEX({f.TITLES},{row})),"",{t.one_line(f"INDEX({f.TITLES},{row})")})'
    titled = page.helper(f"title of topic {number}", f'=IF({row}=0,"",{title})')
    inputs = (names.TALK_CELLS[f"{key}_{number}"] for key in _KEYS)
    typed = "&".join(f'IF(ISERROR({name}),"x",{name}&"")' for name in inputs)
    written = page.helper(f"words of topic {number}", f"=LEN(TRIM({typed}))")
    loose = page.helper(f"topic {number} is loose", f"=IF(AND({written}>0,NOT(ISTEXT({cell}))),1,0)")
    return _Topic(number, cell, chosen, row, rated, titled, written, loose)


def _shown(page: TalkPage, topic: _Topic) -> None:
    """What is known, what may be asked and what is planned."""
    writer, number, row = page.writer, topic.number, topic.row
    shown = page.next_row(_SHOWN)
    box = {"text_wrap": True, "valign": "top", "bg_color": TILE_FILL, "indent": 1, "font_size": 9.5}
    evidence = f"INDEX({names.EVIDENCE_COLUMN},{row})"
    told = f'IF(ISERROR({evidence}),"",TRIM({evidence}&""))'
    known = page.helper(f"evidence of topic {number}", f'=IF({row}=0,"",{told})')
    hint = f.quoted(writer.text("talk.topic.no_evidence"))
    page.put(shown, FIRST, f'=IF({row}=0,"",IF({known}="",{hint},{t.cut(known, LONGEST_EVIDENCE)}))', **box)
    lean = page.helper(f"topic {number} is as lean as wanted", _as_lean_as_wanted(topic))
    asked = page.helper(f"question of topic {number}", t.question(topic.title), array=True)
    # Where both have it as lean as they want, a question that asks for more would undo it.
    fitting = f'IF({lean}=1,"",{asked})'
    question = f'IF({fitting}<>"",{asked},{_own_question(page, topic)})'
    page.put(shown, SECOND, f'=IF({row}=0,"",{question})', **box)
    planned = page.helper(f"measure of topic {number}", t.measure_for(topic.title), array=True)
    page.put(shown, THIRD, f'=IF({row}=0,"",{_plan(page, planned)})', **box)
    grey = writer.workbook.add_format({"font_color": f"#{design.GREY}", "italic": True})
    for column, empty in ((FIRST, f'{known}=""'), (THIRD, f"{planned}=0")):
        criteria = {"type": "formula", "criteria": f"={empty}", "format": grey}
        page.sheet.conditional_format(shown, column, shown, column, criteria)
    late = f"=IF({planned}>0,{t.is_late(planned, page.day)},FALSE)"
    warning = {"type": "formula", "criteria": late, "format": page.writer.workbook.add_format({"font_color": WARNING})}
    page.sheet.conditional_format(shown, THIRD, shown, THIRD, warning)


def _head(page: TalkPage, topic: _Topic, locked: str) -> None:
    """What it is about, both ratings in words, and the cell in which the topic is chosen."""
    text = page.writer.text
    cell, chosen, row = topic.cell, topic.chosen, topic.row
    line = page.next_row(_TITLE)
    navy = f"#{design.NAVY}"
    head = {"bold": True, "font_color": navy, "text_wrap": True, "top": 2, "top_color": navy}
    page.put(line, SIGN, str(topic.number), **(head | {"font_size": 14, "align": "center"}))
    numbered = f"{f.quoted(text('talk.topic.number'))}&{row}"
    named = f'IF({topic.title}="",{numbered},{topic.title})'
    marks = [f.quoted(mark) for mark in text("talk.topic.quoted", words="\0").split("\0")]
    unknown = f'IF(ISERROR({cell}),"",{marks[0]}&{cell}&{marks[1]})'
    yet, none = f.quoted(text("talk.topic.not_rated_yet")), f.quoted(text("talk.topic.no_gap"))
    empty = f"IF({f.PAIR_COUNT}=0,{yet},{none})" if topic.number == 1 else '""'
    shown = f"=IF({row}>0,{named},IF({chosen}<0,{unknown},{empty}))"
    page.put(line, FIRST, shown, **(head | {"font_size": 11, "indent": 1}))
    words = f'IF({row}=0,"",{numbered}&"  ·  "&{_ratings(page, topic)})'
    warning = f"IF({chosen}<0,{f.quoted(text('talk.topic.unknown'))},{words})"
    warning = f"IF({topic.loose}=1,{f.quoted(text('talk.topic.loose'))},{warning})"
    page.put(line, SECOND, f"={warning}", **(head | {"bold": False, "indent": 1, "font_size": 9.5}))
    criteria = {
        "type": "formula",
        "criteria": f"=OR({topic.loose}=1,{chosen}<0)",
        "format": page.writer.workbook.add_format({"font_color": WARNING, "bold": True, "bg_color": WARNING_FILL}),
    }
    page.sheet.conditional_format(line, SECOND, line, SECOND, criteria)
    page.input_cell(f"topic_{topic.number}", (line, THIRD), valign="vcenter", top=2, top_color=navy)
    source = f"=IF({topic.written}>0,{locked},{names.CRITERION_COLUMN})"
    page.validate((line, THIRD), {"validate": "list", "source": source, "error_type": "warning"}, "talk_topic")


def _ratings(page: TalkPage, topic: _Topic) -> str:
    """Both ratings in words, and who invests more; a part of a formula."""
    text, language = page.writer.text, page.writer.language
    supplier, key_account = f.in_row(f.SUPPLIERS, topic.row), f.in_row(f.KEY_ACCOUNTS, topic.row)
    gap = _gap(topic.row)
    size = t.short(f"ABS({gap})", language)
    beyond = (
        f"IF({gap}<0,{f.quoted(text('talk.gap.supplier.before'))}&{size}&{f.quoted(text('talk.gap.supplier'))},"
        f"{f.quoted(text('talk.gap.key_account.before'))}&{size}&{f.quoted(text('talk.gap.key_account'))})"
    )
    within = f"IF(ROUND({gap},9)=0,{f.quoted(text('talk.gap.none'))},{f.quoted(text('talk.gap.within'))})"
    ratings = (
        f"{f.quoted(text('talk.gap.we'))}&{t.short(supplier, language)}&{f.quoted(text('talk.gap.they'))}&"
        f"{t.short(key_account, language)}&IF(ROUND(ABS({gap}),9)>ROUND({f.TOLERANCE},9),{beyond},{within})"
    )
    return f"IF({topic.rated}=1,{ratings},{f.quoted(text('talk.topic.not_rated'))})"


def _gap(row: str) -> str:
    return f"({f.in_row(f.KEY_ACCOUNTS, row)}-{f.in_row(f.SUPPLIERS, row)})"


def _as_lean_as_wanted(topic: _Topic) -> str:
    """1 where both reached a lean target, and the criterion is in balance."""
    lean = f"AND({_FIGURE['target_reached']}=TRUE,{TARGET_ZONE}={t.LEAN})"
    return f"=IF({topic.rated}=0,0,IF({lean},IF(ROUND(ABS{_gap(topic.row)},9)<=ROUND({f.TOLERANCE},9),1,0),0))"


def _own_question(page: TalkPage, topic: _Topic) -> str:
    """Where the catalogue has no fitting question: by who invests more; in balance, what keeps it good."""
    keys = {"supplier": "supplier", "key_account": "key_account", "both": f"keep.{topic.number}"}
    said = {side: f.quoted(page.writer.text(f"talk.question.{key}")) for side, key in keys.items()}
    supplier, key_account = f.in_row(f.SUPPLIERS, topic.row), f.in_row(f.KEY_ACCOUNTS, topic.row)
    gap = f"ROUND({key_account}-{supplier},9)"
    sided = f"IF({gap}<ROUND(-{f.TOLERANCE},9),{said['supplier']},"
    sided += f"IF({gap}>ROUND({f.TOLERANCE},9),{said['key_account']},{said['both']}))"
    return f"IF({topic.rated}=1,{sided},{said['both']})"


def _plan(page: TalkPage, row: str) -> str:
    """The open measure for the topic, and how far it is."""
    writer, text = page.writer, page.writer.text
    measure = f'INDEX({COLUMNS["measure"]},{row})&""'
    status, due = f"TRIM(INDEX({COLUMNS['status']},{row}))", f"INDEX({COLUMNS['due']},{row})"
    word = (
        f"IF({status}={status_word(Status.AGREED)},{status},"
        f"IF({status}={status_word(Status.IN_PROGRESS)},{status},{status_word(Status.PROPOSED)}))"
    )
    day = f.date_words(due, writer.language)
    until = f'IF(ISNUMBER({due}),{f.quoted(text("talk.agreed.until"))}&{day},"")'
    late = f'{f.quoted(text("talk.agreed.overdue"))}&{day}&", "&{word}'
    state = f"IF({t.is_late(row, page.day)},{late},{word}&{until})"
    told = f'{t.cut(t.one_line(measure), LONGEST_PLAN)}&" ("&{state}&")"'
    return f"IF({row}=0,{f.quoted(text('talk.topic.no_plan'))},{told})"
