"""What the command line says about options and arguments that do not fit; ``cli.parsing`` knows which is which."""

from __future__ import annotations

from kam_partnership.texts.language import Language

_GERMAN: dict[str, str] = {
    "usage.prefix": "Aufruf: ",
    "usage.about": "{argument}: {message}",
    "usage.missing": "Es fehlt: {names}",
    "usage.one_of": "Es fehlt eines von: {names}",
    "usage.unknown": "Unbekannt: {names}.",
    "usage.ambiguous": "„{option}“ ist nicht eindeutig, gemeint sein könnte: {options}",
    "usage.command": "Den Befehl „{value}“ gibt es nicht. Es gibt: {choices}",
    "usage.no_command": "Den Befehl „{value}“ gibt es nicht.",
    "usage.nearest": " Am nächsten kommt: {nearest}",
    "usage.other": "{message}",
    "usage.choice": "„{value}“ gibt es nicht. Es gibt: {choices}",
    "usage.number": "„{value}“ ist keine Zahl.",
    "usage.whole": "„{value}“ ist keine ganze Zahl.",
    "usage.count": "„{value}“ ist keine Anzahl. Bitte eine ganze Zahl ab 0.",
    "usage.date": "„{value}“ ist kein Datum. Bitte als TT.MM.JJJJ oder JJJJ-MM-TT schreiben.",
    "usage.one_value": "Hier fehlt ein Wert.",
    "usage.some_values": "Hier fehlt mindestens ein Wert.",
    "usage.not_with": "passt nicht zusammen mit {other}",
    "usage.no_value": "„{value}“ ist hier zu viel.",
    "error.portfolio_needs_output": "Bitte mit -o sagen, wie die Mappe heißen soll, oder --json angeben.",
    "error.picture_kind": "{file}: Ein Bild muss auf .png, .svg oder .pdf enden.",
}

_ENGLISH: dict[str, str] = {
    "usage.prefix": "usage: ",
    "usage.about": "{argument}: {message}",
    "usage.missing": "missing: {names}",
    "usage.one_of": "one of these is missing: {names}",
    "usage.unknown": "unknown: {names}.",
    "usage.ambiguous": "“{option}” is ambiguous, it could mean: {options}",
    "usage.command": "there is no command “{value}”. There are: {choices}",
    "usage.no_command": "there is no command “{value}”.",
    "usage.nearest": " The nearest is: {nearest}",
    "usage.other": "{message}",
    "usage.choice": "there is no “{value}”. There are: {choices}",
    "usage.number": "“{value}” is not a number.",
    "usage.whole": "“{value}” is not a whole number.",
    "usage.count": "“{value}” is not a count. Please give a whole number from 0.",
    "usage.date": "“{value}” is not a date. Please write YYYY-MM-DD or DD.MM.YYYY.",
    "usage.one_value": "a value is missing here.",
    "usage.some_values": "at least one value is missing here.",
    "usage.not_with": "does not go together with {other}",
    "usage.no_value": "“{value}” is too much here.",
    "error.portfolio_needs_output": "Please say with -o what the workbook is called, or give --json.",
    "error.picture_kind": "{file}: a picture must end in .png, .svg or .pdf.",
}

USAGE = {Language.DE: _GERMAN, Language.EN: _ENGLISH}
