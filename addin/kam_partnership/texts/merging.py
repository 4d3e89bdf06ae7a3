"""What merge tells: notes, remarks and errors. The words of the merged workbook: ``texts.merged_workbook``.

The same keys in both languages; ``texts.catalogue`` adds them to all other texts.
"""

from __future__ import annotations

from kam_partnership.texts.language import Language

_GERMAN: dict[str, str] = {
    "merge.note.nothing": (
        "Die Personen bleiben anonym. Es haben weniger als drei geantwortet, und alle kennen ihre eigenen "
        "Bewertungen: Jede Zahl ließe sich auf eine Person zurückführen. Deshalb steht hier keine."
    ),
    "merge.note.accounts": "Achtung, die Mappen nennen verschiedene Key Accounts: {names}. Gehören alle dazu?",
    "merge.note.accounts_unnamed": "Achtung, die Mappen nennen verschiedene Key Accounts. Gehören alle dazu?",
    "merge.note.limits": (
        "Toleranz oder Grenzen sind nicht überall gleich. Für die Zone gelten die häufigsten: Toleranz {tolerance}, "
        "Kooperation ab {cooperation}, strategische Partnerschaft ab {strategic}."
    ),
    "merge.note.weights": (
        "Die Gewichte sind nicht überall gleich. Jede Person ist mit ihren eigenen Gewichten gerechnet."
    ),
    "merge.note.unmatched": (
        "Nicht jedes Kriterium steht in jeder Mappe. In den Werten einer Person zählen alle ihre Kriterien; "
        "bei jedem Kriterium zählen nur die Personen, die es bewertet haben."
    ),
    "merge.note.withheld": "Kriterien, die hier fehlen, weil weniger als drei Personen sie bewertet haben: {count}.",
    "merge.note.untitled": (
        "Bewertete Zeilen ohne Namen, die sich keinem Kriterium zuordnen lassen: {count}. "
        "Sie zählen nur in den Werten ihrer Person."
    ),
    "merge.note.side_assumed": (
        "Wo in der Mappe keine Seite steht, gilt die Person als eine vom Lieferanten. Die Seite steht im Blatt "
        "Einstellungen oder in der Option --key-account."
    ),
    "merge.note.failed": "Dateien, die nicht zählen: {count}.",
    "merge.remark.side-assumed": "Seite nicht angegeben: als Lieferant gezählt",
    "merge.remark.side-unknown": "Seite nicht verständlich: als Lieferant gezählt",
    "merge.remark.side-overruled": "In der Mappe steht die andere Seite; es gilt die Option",
    "merge.remark.unnamed": "Kein Name in der Mappe: nach der Datei benannt",
    "merge.remark.same-answers": "Genau dieselben Bewertungen wie eine andere Mappe: doppelt geschickt?",
    "merge.remark.left-out-rows": "Manche Eingaben zählen nicht: „kam-partnership check“ zeigt sie",
    "error.rater_file_twice": "{file}: Diese Datei ist schon dabei und zählt nur einmal.",
    "error.rater_answer_twice": "{file}: Name und Bewertungen sind dieselben wie in {other}; sie zählen nur einmal.",
    "error.rater_without_ratings": (
        "{file}: Hier ist noch kein Kriterium für beide Seiten bewertet. Die Mappe zählt nicht mit."
    ),
    "error.rater_settings_invalid": "{file}: Die Einstellungen passen nicht, daher zählt die Mappe nicht. {reason}",
    "error.no_answers": (
        "Keine der Mappen enthält Bewertungen, die zählen ({count} nicht berücksichtigt). Es wurde nichts geschrieben."
    ),
    "error.scales_differ": (
        "Die Bewertungen stehen auf verschiedenen Skalen: {groups}. Umgerechnet wird nichts. Bitte fassen Sie nur "
        "Mappen mit gleicher Skala zusammen, oder lassen Sie auf einer gemeinsamen Skala neu bewerten "
        "(Blatt Einstellungen)."
    ),
    "error.raters_only_one_side": "{file}: Diese Datei ist bei beiden Seiten genannt. Bitte nur bei einer.",
    "error.merge_needs_output": "Bitte mit -o sagen, wie die gemeinsame Mappe heißen soll, oder --json angeben.",
    "merge.wrote": "Zusammengefasste Personen: {count} · {path}",
    "merge.done": "{good} von {all} Mappen zählen.",
    "merge.reading": "Gelesen: {count} von {all}",
}

_ENGLISH: dict[str, str] = {
    "merge.note.nothing": (
        "The people stay anonymous. Fewer than three have answered, and everybody knows their own ratings: any figure "
        "could be traced back to a person. So there is none."
    ),
    "merge.note.accounts": "Attention, the workbooks name different key accounts: {names}. Do they belong together?",
    "merge.note.accounts_unnamed": "Attention, the workbooks name different key accounts. Do they belong together?",
    "merge.note.limits": (
        "Tolerance or limits are not the same everywhere. The most frequent ones decide about the zone: tolerance "
        "{tolerance}, cooperation from {cooperation}, strategic partnership from {strategic}."
    ),
    "merge.note.weights": ("The weights are not the same everywhere. Each person’s figures use their own weights."),
    "merge.note.unmatched": (
        "Not every criterion is in every workbook. A person’s figures count all of their criteria; "
        "each criterion counts only the people who rated it."
    ),
    "merge.note.withheld": "Criteria missing here because fewer than three people rated them: {count}.",
    "merge.note.untitled": (
        "Rated rows without a name, which match no criterion: {count}. They count in their person’s figures only."
    ),
    "merge.note.side_assumed": (
        "Where a workbook names no side, the person counts as one of the supplier’s. The side is on the sheet "
        "Settings or in the option --key-account."
    ),
    "merge.note.failed": "Files that do not count: {count}.",
    "merge.remark.side-assumed": "No side given: counted as supplier",
    "merge.remark.side-unknown": "Side not understood: counted as supplier",
    "merge.remark.side-overruled": "The workbook names the other side; the option decides",
    "merge.remark.unnamed": "No name in the workbook: called after the file",
    "merge.remark.same-answers": "Exactly the same ratings as another workbook: sent twice?",
    "merge.remark.left-out-rows": "Some entries do not count: “kam-partnership check” shows them",
    "error.rater_file_twice": "{file}: this file is there already and counts only once.",
    "error.rater_answer_twice": "{file}: name and ratings are the same as in {other}; they count only once.",
    "error.rater_without_ratings": "{file}: no criterion is rated for both sides yet. The workbook does not count.",
    "error.rater_settings_invalid": "{file}: the settings do not fit, so the workbook does not count. {reason}",
    "error.no_answers": (
        "None of the workbooks holds ratings that count ({count} not taken into account). Nothing was written."
    ),
    "error.scales_differ": (
        "The ratings are on different scales: {groups}. Nothing is converted. Please merge only workbooks with the "
        "same scale, or have people rate again on one scale (sheet Settings)."
    ),
    "error.raters_only_one_side": "{file}: this file is named for both sides. Please name it for one only.",
    "error.merge_needs_output": "Please say with -o what the merged workbook is called, or give --json.",
    "merge.wrote": "People merged: {count} · {path}",
    "merge.done": "{good} of {all} workbooks count.",
    "merge.reading": "Read: {count} of {all}",
}

MERGING: dict[Language, dict[str, str]] = {Language.DE: _GERMAN, Language.EN: _ENGLISH}
