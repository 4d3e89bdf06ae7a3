"""The words of merge and of the merged workbook.

The same keys in both languages; ``texts.catalogue`` adds them to all other texts.
"""

from __future__ import annotations

from kam_partnership.texts.language import Language

_GERMAN: dict[str, str] = {
    # --- merge: what it tells
    "merge.person": "Person {number}",
    "merge.note.persons": (
        "Die Personen bleiben anonym: Ihre Reihenfolge folgt allein aus den Ergebnissen. Was weniger als drei "
        "Personen bewertet haben, steht nicht da."
    ),
    "merge.note.means": (
        "Die Personen bleiben anonym. Weil eine Seite weniger als drei Personen zählt, stehen hier nur Mittelwerte "
        "aller gemeinsam: keine einzelnen Ergebnisse, keine Streuung und nichts nach Seiten getrennt."
    ),
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
    "merge.remark.same-name": "Der Name kommt mehrmals vor",
    "merge.remark.same-answers": "Genau dieselben Bewertungen wie eine andere Mappe: doppelt geschickt?",
    "merge.remark.left-out-rows": "Manche Eingaben zählen nicht: „kam-partnership check“ zeigt sie",
    "error.rater_file_twice": "{file}: Diese Datei ist schon dabei und zählt nur einmal.",
    "error.rater_answer_twice": "{file}: Name und Bewertungen sind dieselben wie in {other}; sie zählen nur einmal.",
    "error.rater_name_twice": (
        "{file}: Derselbe Name steht in {other}. Damit nicht eine Person als zwei zählt, gilt bei --anonymous nur die "
        "erste Mappe. Sind es zwei Personen, ändern Sie bitte den Namen in einer Mappe."
    ),
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
    # --- the merged workbook
    "merge.sheet.overview": "Überblick",
    "merge.sheet.criteria": "Kriterien",
    "merge.sheet.views": "Selbst- und Fremdbild",
    "merge.sheet.disagreement": "Uneinigkeit",
    "merge.sheet.matching": "Abgleich",
    "merge.sheet.data": "Daten",
    "merge.document": "KAM Partnerschaft: mehrere Sichten",
    "merge.unnamed_account": "Key Account",
    "merge.title": "{account}: {count} Sichten",
    "merge.title.one": "{account}: eine Sicht",
    "merge.lead": "Bewertet haben {people} · Skala {low} bis {high}",
    "merge.lead.sides": "{supplier} vom Lieferanten{name} und {key_account} vom Key Account",
    "merge.lead.only.supplier": "{supplier} vom Lieferanten{name}",
    "merge.lead.only.key_account": "{key_account} vom Key Account",
    "merge.lead.all": "{count} Personen",
    "merge.tile.zone": "Gemeinsames Bild",
    "merge.tile.supplier_score": "Lieferant investiert",
    "merge.tile.key_account_score": "Key Account investiert",
    "merge.tile.net_balance": "Balance",
    "merge.tile.level": "Niveau",
    "merge.tile.interval": "95 %-Intervall {low} bis {high}",
    "merge.tile.range": "von {low} bis {high}",
    "merge.tile.mean": "Mittel aus {count} Personen",
    "merge.tile.zones": "so sehen es {same} von {count}",
    "merge.tile.zone_mean": "Zone der mittleren Position",
    "merge.diagram.title": "Wo die Partnerschaft steht",
    "merge.diagram.alt": "Partnerschaftsdiagramm mit der Position jeder Person und der mittleren Position.",
    "merge.diagram.supplier": "Sicht vom Lieferanten",
    "merge.diagram.key_account": "Sicht vom Key Account",
    "merge.diagram.pooled": "Alle gemeinsam",
    "merge.diagram.pooled_interval": "Alle gemeinsam (95 %-Intervall)",
    "merge.figures": "Kennzahlen über alle Personen",
    "merge.head.figure": "Kennzahl",
    "merge.head.mean": "Mittelwert",
    "merge.head.deviation": "Streuung",
    "merge.head.low": "von",
    "merge.head.high": "bis",
    "merge.head.interval_low": "95 % von",
    "merge.head.interval_high": "95 % bis",
    "merge.head.count": "Personen",
    "merge.figure.supplier_score": "Lieferant investiert",
    "merge.figure.key_account_score": "Key Account investiert",
    "merge.figure.net_balance": "Balance",
    "merge.figure.gross_imbalance": "Bruttoungleichgewicht",
    "merge.figure.offset": "davon gleicht sich aus",
    "merge.figure.balance_score": "Balance-Wert (Punkte)",
    "merge.figure.level": "Niveau",
    "merge.figure.coverage": "Abdeckung",
    "merge.persons": "Die einzelnen Sichten",
    "merge.head.person": "Person",
    "merge.head.side": "Seite",
    "merge.head.supplier": "Lieferant",
    "merge.head.key_account": "Key Account",
    "merge.head.balance": "Balance",
    "merge.head.level": "Niveau",
    "merge.head.coverage": "Abdeckung",
    "merge.head.zone": "Zone",
    "merge.criteria.title": "Kriterium für Kriterium",
    "merge.criteria.lead": "Mittelwert aller Bewertungen; die Linie reicht von der niedrigsten zur höchsten.",
    "merge.criteria.lead_means": "Mittelwert aller Bewertungen.",
    "merge.criteria.chart": "Was beide Seiten investieren",
    "merge.criteria.alt": "Profil: Mittelwerte beider Seiten je Kriterium mit der Spanne der Bewertungen.",
    "merge.criteria.none": "Kein Kriterium haben mindestens drei Personen bewertet.",
    "merge.head.number": "Nr.",
    "merge.head.criterion": "Kriterium",
    "merge.head.of": "{side}: {what}",
    "merge.head.verdict": "Urteil",
    "merge.agreed": "● einig",
    "merge.disagreed": "▲ uneinig",
    "merge.views.title": "Selbstbild und Fremdbild",
    "merge.views.lead": "Was eine Seite über sich selbst sagt, verglichen mit dem, was die andere über sie sagt.",
    "merge.views.one_side": (
        "Dafür braucht es Bewertungen von beiden Seiten. Sagen Sie mit --key-account, welche Mappen vom Kunden kommen."
    ),
    "merge.views.hidden": "Dafür braucht es mindestens drei Personen von jeder Seite, sonst bliebe niemand anonym.",
    "merge.head.own": "Selbstbild",
    "merge.head.other": "Fremdbild",
    "merge.head.difference": "Unterschied",
    "merge.head.meaning": "Das heißt",
    "merge.views.higher.supplier": "Der Lieferant sieht sich um {by} höher, als der Key Account ihn sieht.",
    "merge.views.lower.supplier": "Der Key Account sieht den Lieferanten um {by} höher als dieser sich selbst.",
    "merge.views.same.supplier": "Beide sehen den Lieferanten gleich.",
    "merge.views.higher.key_account": "Der Key Account sieht sich um {by} höher, als der Lieferant ihn sieht.",
    "merge.views.lower.key_account": "Der Lieferant sieht den Key Account um {by} höher als dieser sich selbst.",
    "merge.views.same.key_account": "Beide sehen den Key Account gleich.",
    "merge.views.chart.supplier": "Was der Lieferant investiert",
    "merge.views.chart.key_account": "Was der Key Account investiert",
    "merge.views.alt": "Selbstbild und Fremdbild je Kriterium, durch eine Linie verbunden.",
    "merge.disagreement.title": "Worüber sich die Personen uneinig sind",
    "merge.disagreement.lead": (
        "Mittlere Abweichung vom Mittelwert (AD), die größte zuerst. Bis {limit} gilt als einig."
    ),
    "merge.disagreement.lead_means": "Uneinig heißt: Die mittlere Abweichung vom Mittelwert liegt über {limit}.",
    "merge.disagreement.one": "Mit einer Person gibt es noch keine Uneinigkeit.",
    "merge.disagreement.none": "In allen Kriterien sind sich die Personen einig.",
    "merge.disagreement.some": "Uneinig in {count} von {all} Kriterien: ein guter Anfang für das nächste Gespräch.",
    "merge.disagreement.chart": "Mittlere Abweichung je Kriterium",
    "merge.disagreement.alt": "Mittlere Abweichung der Bewertungen je Kriterium, mit der Grenze der Einigkeit.",
    "merge.disagreement.limit": "Grenze {limit}",
    "merge.head.rank": "Rang",
    "merge.head.deviation_of": "{side}: AD",
    "merge.head.range_of": "{side}: Spanne",
    "merge.range": "{low} bis {high}",
    "merge.matching.title": "Abgleich der Mappen",
    "merge.matching.lead": "Was beim Zusammenfassen auffiel und wie gerechnet wurde.",
    "merge.matching.clean": "Alles passte zusammen.",
    "merge.matching.notes": "Hinweise",
    "merge.matching.files": "Mappen, die zählen",
    "merge.matching.failed": "Mappen, die nicht zählen",
    "merge.matching.lacking": "Kriterien, die nicht in jeder Mappe stehen",
    "merge.matching.weights": "Kriterien mit verschiedenen Gewichten",
    "merge.matching.method": "So ist gerechnet",
    "merge.head.file": "Datei",
    "merge.head.date": "Datum",
    "merge.head.remark": "Bemerkung",
    "merge.head.reason": "Grund",
    "merge.head.present": "Steht in",
    "merge.head.lacking": "Bei wem",
    "merge.lacking": "fehlt bei {names}",
    "merge.only": "nur bei {names}",
    "merge.head.smallest": "kleinstes",
    "merge.head.largest": "größtes",
    "merge.of": "{count} von {all}",
    "merge.method.1": (
        "Jede Person wird für sich gerechnet, mit ihren eigenen Kriterien und Gewichten. Das gemeinsame Ergebnis ist "
        "der Mittelwert über die Personen, die Streuung deren Standardabweichung."
    ),
    "merge.method.2": (
        "Das 95 %-Intervall ist das t-Intervall über die Personen, ab drei Personen. Es kann über die Skala reichen."
    ),
    "merge.method.3": (
        "Einig heißt: Die mittlere Abweichung (AD) beider Bewertungen ist höchstens ein Sechstel der Zahl der "
        "Skalenpunkte, hier {limit} (Burke und Dunlap 2002)."
    ),
    "merge.method.4": (
        "Kriterien gehören zusammen, wenn sie gleich heißen; Groß- und Kleinschreibung und Leerzeichen zählen nicht. "
        "Unsere eigenen Kriterien erkennt das Programm auch in der anderen Sprache."
    ),
}

_ENGLISH: dict[str, str] = {
    # --- merge: what it tells
    "merge.person": "Person {number}",
    "merge.note.persons": (
        "The people stay anonymous: their order follows from the results alone. What fewer than three people rated "
        "is not shown."
    ),
    "merge.note.means": (
        "The people stay anonymous. As one side counts fewer than three people, only means of all together are shown: "
        "no single results, no spread, nothing by side."
    ),
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
    "merge.remark.same-name": "The name occurs several times",
    "merge.remark.same-answers": "Exactly the same ratings as another workbook: sent twice?",
    "merge.remark.left-out-rows": "Some entries do not count: “kam-partnership check” shows them",
    "error.rater_file_twice": "{file}: this file is there already and counts only once.",
    "error.rater_answer_twice": "{file}: name and ratings are the same as in {other}; they count only once.",
    "error.rater_name_twice": (
        "{file}: the same name is in {other}. So that one person does not count as two, only the first workbook counts "
        "with --anonymous. If they are two people, please change the name in one workbook."
    ),
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
    # --- the merged workbook
    "merge.sheet.overview": "Overview",
    "merge.sheet.criteria": "Criteria",
    "merge.sheet.views": "Self and other view",
    "merge.sheet.disagreement": "Disagreement",
    "merge.sheet.matching": "Matching",
    "merge.sheet.data": "Data",
    "merge.document": "KAM Partnership: several views",
    "merge.unnamed_account": "Key account",
    "merge.title": "{account}: {count} views",
    "merge.title.one": "{account}: one view",
    "merge.lead": "Rated by {people} · scale {low} to {high}",
    "merge.lead.sides": "{supplier} from the supplier{name} and {key_account} from the key account",
    "merge.lead.only.supplier": "{supplier} from the supplier{name}",
    "merge.lead.only.key_account": "{key_account} from the key account",
    "merge.lead.all": "{count} people",
    "merge.tile.zone": "The picture together",
    "merge.tile.supplier_score": "Supplier invests",
    "merge.tile.key_account_score": "Key account invests",
    "merge.tile.net_balance": "Balance",
    "merge.tile.level": "Level",
    "merge.tile.interval": "95% interval {low} to {high}",
    "merge.tile.range": "from {low} to {high}",
    "merge.tile.mean": "mean of {count} people",
    "merge.tile.zones": "seen so by {same} of {count}",
    "merge.tile.zone_mean": "zone of the mean position",
    "merge.diagram.title": "Where the partnership stands",
    "merge.diagram.alt": "Partnership diagram with each person’s position and the mean position.",
    "merge.diagram.supplier": "View from the supplier",
    "merge.diagram.key_account": "View from the key account",
    "merge.diagram.pooled": "All together",
    "merge.diagram.pooled_interval": "All together (95% interval)",
    "merge.figures": "Figures over all people",
    "merge.head.figure": "Figure",
    "merge.head.mean": "Mean",
    "merge.head.deviation": "Spread",
    "merge.head.low": "from",
    "merge.head.high": "to",
    "merge.head.interval_low": "95% from",
    "merge.head.interval_high": "95% to",
    "merge.head.count": "People",
    "merge.figure.supplier_score": "Supplier invests",
    "merge.figure.key_account_score": "Key account invests",
    "merge.figure.net_balance": "Balance",
    "merge.figure.gross_imbalance": "Gross imbalance",
    "merge.figure.offset": "of which cancels out",
    "merge.figure.balance_score": "Balance score (points)",
    "merge.figure.level": "Level",
    "merge.figure.coverage": "Coverage",
    "merge.persons": "The single views",
    "merge.head.person": "Person",
    "merge.head.side": "Side",
    "merge.head.supplier": "Supplier",
    "merge.head.key_account": "Key account",
    "merge.head.balance": "Balance",
    "merge.head.level": "Level",
    "merge.head.coverage": "Coverage",
    "merge.head.zone": "Zone",
    "merge.criteria.title": "Criterion by criterion",
    "merge.criteria.lead": "Mean of all ratings; the line reaches from the lowest to the highest one.",
    "merge.criteria.lead_means": "Mean of all ratings.",
    "merge.criteria.chart": "What both sides invest",
    "merge.criteria.alt": "Profile: means of both sides for each criterion with the range of the ratings.",
    "merge.criteria.none": "No criterion was rated by at least three people.",
    "merge.head.number": "No.",
    "merge.head.criterion": "Criterion",
    "merge.head.of": "{side}: {what}",
    "merge.head.verdict": "Verdict",
    "merge.agreed": "● agreed",
    "merge.disagreed": "▲ disagreed",
    "merge.views.title": "Self view and other view",
    "merge.views.lead": "What a side says of itself, compared with what the other side says of it.",
    "merge.views.one_side": (
        "This needs ratings from both sides. Say with --key-account which workbooks come from the customer."
    ),
    "merge.views.hidden": "This needs at least three people of each side, or else nobody would stay anonymous.",
    "merge.head.own": "Self view",
    "merge.head.other": "Other view",
    "merge.head.difference": "Difference",
    "merge.head.meaning": "In words",
    "merge.views.higher.supplier": "The supplier sees itself {by} higher than the key account sees it.",
    "merge.views.lower.supplier": "The key account sees the supplier {by} higher than the supplier sees itself.",
    "merge.views.same.supplier": "Both see the supplier alike.",
    "merge.views.higher.key_account": "The key account sees itself {by} higher than the supplier sees it.",
    "merge.views.lower.key_account": "The supplier sees the key account {by} higher than the key account sees itself.",
    "merge.views.same.key_account": "Both see the key account alike.",
    "merge.views.chart.supplier": "What the supplier invests",
    "merge.views.chart.key_account": "What the key account invests",
    "merge.views.alt": "Self view and other view for each criterion, joined by a line.",
    "merge.disagreement.title": "What the people disagree on",
    "merge.disagreement.lead": "Average deviation from the mean (AD), the largest first. Up to {limit} is agreement.",
    "merge.disagreement.lead_means": "Disagreed means: the average deviation from the mean is above {limit}.",
    "merge.disagreement.one": "With one person there is no disagreement yet.",
    "merge.disagreement.none": "The people agree on all criteria.",
    "merge.disagreement.some": "Disagreement on {count} of {all} criteria: a good start for the next talk.",
    "merge.disagreement.chart": "Average deviation for each criterion",
    "merge.disagreement.alt": "Average deviation of the ratings for each criterion, with the limit of agreement.",
    "merge.disagreement.limit": "limit {limit}",
    "merge.head.rank": "Rank",
    "merge.head.deviation_of": "{side}: AD",
    "merge.head.range_of": "{side}: range",
    "merge.range": "{low} to {high}",
    "merge.matching.title": "How the workbooks match",
    "merge.matching.lead": "What was noticed while merging, and how it was computed.",
    "merge.matching.clean": "Everything matched.",
    "merge.matching.notes": "Notes",
    "merge.matching.files": "Workbooks that count",
    "merge.matching.failed": "Workbooks that do not count",
    "merge.matching.lacking": "Criteria that are not in every workbook",
    "merge.matching.weights": "Criteria with different weights",
    "merge.matching.method": "How it was computed",
    "merge.head.file": "File",
    "merge.head.date": "Date",
    "merge.head.remark": "Remark",
    "merge.head.reason": "Reason",
    "merge.head.present": "Is in",
    "merge.head.lacking": "Whose",
    "merge.lacking": "missing from {names}",
    "merge.only": "only in that of {names}",
    "merge.head.smallest": "smallest",
    "merge.head.largest": "largest",
    "merge.of": "{count} of {all}",
    "merge.method.1": (
        "Each person is computed alone, with their own criteria and weights. The result together is the mean over "
        "the people, the spread their standard deviation."
    ),
    "merge.method.2": (
        "The 95% interval is the t interval over the people, from three people on. It may reach beyond the scale."
    ),
    "merge.method.3": (
        "Agreed means: the average deviation (AD) of both ratings is at most a sixth of the number of scale points, "
        "here {limit} (Burke and Dunlap 2002)."
    ),
    "merge.method.4": (
        "Criteria belong together when they are called the same; capitals and blanks do not matter. Our own criteria "
        "are recognised in the other language, too."
    ),
}

MERGING: dict[Language, dict[str, str]] = {Language.DE: _GERMAN, Language.EN: _ENGLISH}
