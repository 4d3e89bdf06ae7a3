"""The words of the portfolio: many accounts in one workbook.

The same keys in both languages; ``texts.catalogue`` adds them to all other texts.
"""

from __future__ import annotations

from kam_partnership.texts.language import Language

_GERMAN: dict[str, str] = {
    "portfolio.title": "Portfolio der Key Accounts",
    "portfolio.lead": "Stand {date} · Accounts: {accounts} · nicht gelesene Dateien: {failed}",
    "portfolio.sheet.overview": "Übersicht",
    "portfolio.sheet.accounts": "Accounts",
    "portfolio.sheet.ranking": "Rangliste",
    "portfolio.sheet.criteria": "Kriterien",
    "portfolio.sheet.failed": "Nicht gelesen",
    "portfolio.sheet.data": "Daten",
    "portfolio.accounts.lead": (
        "Ein Account je Zeile; die Nummer steht auch im Diagramm. Veränderungen seit dem letzten festgehaltenen Stand. "
        "Weitere Spalten stehen rechts vom Druckbereich."
    ),
    "portfolio.ranking.lead": "Was wir mit jedem Account tun sollten, und warum; das Dringendste zuerst.",
    "portfolio.criteria.lead": (
        "Wo investieren wir über alle Accounts zu viel, wo zu wenig? Differenzen in Punkten der Skala {low} bis {high}."
    ),
    "portfolio.criteria.most": "Im Bild stehen die {shown} am häufigsten bewerteten.",
    "portfolio.failed.lead": "Diese Dateien konnten nicht gelesen werden. Alle anderen sind enthalten.",
    "portfolio.none": "Kein Account ist bewertet. Bitte bewerten Sie die Kriterien in den Mappen.",
    "portfolio.chart.title": "Alle Accounts im Partnerschaftsdiagramm",
    "portfolio.chart.alt": (
        "Partnerschaftsdiagramm mit {count} Accounts: waagrecht investiert der Lieferant, senkrecht der Key Account"
    ),
    "portfolio.chart.size": "Fläche der Punkte: {figure}",
    "portfolio.chart.hidden": "Punkte ohne Beschriftung: {hidden}.",
    "portfolio.chart.moved": "Pfeile: seit dem letzten festgehaltenen Stand in einer anderen Zone.",
    "portfolio.chart.numbers": "Wo kein Platz für den Namen ist, steht die Nummer aus „Accounts“.",
    "portfolio.chart.scales": (
        "{count} Accounts haben eine andere Skala; ihre Punkte stehen im gleichen Anteil ihrer Skala."
    ),
    "portfolio.statement.fits": "{count} von höchstens {top} strategischen Partnern: {names}.",
    "portfolio.statement.room": "{count} von höchstens {top} strategischen Partnern: {names}. {candidates}",
    "portfolio.statement.none": "Kein Account ist heute strategischer Partner. {candidates}",
    "portfolio.candidates.one": "Nächster Kandidat: {names}.",
    "portfolio.candidates.some": "Die nächsten Kandidaten: {names}.",
    "portfolio.statement.nobody": "Kein Account ist heute strategischer Partner, und keiner ist nah daran.",
    "portfolio.statement.too_many": (
        "{in_zone} Accounts stehen in der Zone der strategischen Partnerschaft; ernsthaft führen lassen sich höchstens "
        "{top}. Unser Vorschlag: {names}. Die übrigen bewusst wie eine Kooperation führen."
    ),
    "portfolio.statement.zero": (
        "{in_zone} Accounts stehen in der Zone der strategischen Partnerschaft; vorgesehen ist keiner."
    ),
    "portfolio.statement.rule": "Höchstens zwei oder drei strategische Partner: Mehr kann kein Haus ernsthaft führen.",
    "portfolio.old": "Bewertungen, die älter als ein Jahr oder ohne Datum sind: {count}.",
    "portfolio.open": "Offene Maßnahmen: {open}, davon überfällig: {overdue}.",
    "portfolio.more": "… und {count} weitere in „Rangliste“",
    "portfolio.advice.invest": "Investieren",
    "portfolio.advice.hold": "Halten",
    "portfolio.advice.as_cooperation": "Wie eine Kooperation führen",
    "portfolio.advice.scale_back": "Bewusst zurückfahren",
    "portfolio.advice.rate": "Erst bewerten",
    "portfolio.reason.key_account_waits": (
        "Der Key Account investiert mehr als wir (Balance {balance}): Er wartet auf unseren Beitrag."
    ),
    "portfolio.reason.next_partner": (
        "Ausgewogen, nah an der strategischen Partnerschaft (Niveau {level}); ein Platz ist frei."
    ),
    "portfolio.reason.strategic": (
        "Ausgewogen auf hohem Niveau ({level}): einer unserer höchstens {top} strategischen Partner."
    ),
    "portfolio.reason.cooperation": "Ausgewogene Kooperation (Niveau {level}): den Einsatz beibehalten.",
    "portfolio.reason.supplier_relationship": (
        "Ausgewogen auf niedrigem Niveau ({level}): schlank und verlässlich weiterführen."
    ),
    "portfolio.reason.we_invest_more": (
        "Wir investieren mehr (Balance {balance}): Gegenleistung einfordern oder Einsatz senken."
    ),
    "portfolio.reason.too_many_partners": (
        "Strategisches Niveau ({level}), aber schon {top} Partner gehen vor: Eine Kooperation genügt."
    ),
    "portfolio.reason.not_rated": "Noch kein Kriterium ist für beide Seiten bewertet.",
    "portfolio.reason.invalid": "Die Einstellungen der Mappe sind ungültig; bitte dort „Prüfen“ wählen.",
    "portfolio.reason.hardly_rated": "Erst {coverage} der Gewichte sind bewertet: zu wenig für eine Entscheidung.",
    "portfolio.column.number": "Nr",
    "portfolio.column.key_account": "Key Account",
    "portfolio.column.supplier": "Lieferant",
    "portfolio.column.zone": "Zone",
    "portfolio.column.advice": "Empfehlung",
    "portfolio.column.supplier_score": "Lieferant investiert",
    "portfolio.column.key_account_score": "Key Account investiert",
    "portfolio.column.net_balance": "Balance",
    "portfolio.column.gross_imbalance": "Brutto",
    "portfolio.column.balance_score": "Balancewert",
    "portfolio.column.level": "Niveau",
    "portfolio.column.previous_zone": "Zone zuvor",
    "portfolio.column.level_change": "Veränderung des Niveaus",
    "portfolio.column.balance_change": "Veränderung der Balance",
    "portfolio.column.coverage": "Abdeckung",
    "portfolio.column.robust": "Stabil",
    "portfolio.column.date": "Bewertet am",
    "portfolio.column.age": "Alter in Tagen",
    "portfolio.column.open_measures": "Offene Maßnahmen",
    "portfolio.column.overdue": "Davon überfällig",
    "portfolio.column.errors": "Fehler",
    "portfolio.column.findings": "Hinweise",
    "portfolio.column.scale": "Skala",
    "portfolio.column.size": "Kennzahl",
    "portfolio.column.file": "Datei",
    "portfolio.column.rank": "Rang",
    "portfolio.column.reason": "Warum",
    "portfolio.column.criterion": "Kriterium",
    "portfolio.column.count": "Accounts",
    "portfolio.column.mean_gap": "Mittlere Differenz",
    "portfolio.column.supplier_share": "Wir investieren mehr",
    "portfolio.column.key_account_share": "Key Account investiert mehr",
    "portfolio.criteria.chart": "Mittlere Differenz: links investieren wir mehr, rechts der Key Account",
    "portfolio.criteria.alt": "Balkendiagramm der mittleren Differenzen der Kriterien über alle Accounts",
    "portfolio.criteria.supplier": "Wir investieren mehr",
    "portfolio.criteria.key_account": "Der Key Account investiert mehr",
    "portfolio.yes": "ja",
    "portfolio.no": "nein",
    "portfolio.summary": "Gelesene Accounts: {good}, nicht gelesene Dateien: {bad}.",
    "portfolio.progress": "{done} von {all} Dateien",
    "portfolio.headless": (
        "Der Ordner lässt sich nur in Excel auswählen. Ohne Excel geht es so: "
        "kam-partnership portfolio ORDNER -o Portfolio.xlsx"
    ),
    "portfolio.dialog": "Ordner mit den Mappen der Key Accounts",
    "portfolio.overwrite": "„{path}“ gibt es schon. Ersetzen?",
    "portfolio.done": "Gelesene Accounts: {good}, nicht gelesene Dateien: {bad}. Das Portfolio ist geöffnet: {path}",
    "error.no_workbooks": (
        "In {paths} liegt keine Mappe (.xlsx, .xlsm). Bitte wählen Sie den Ordner mit Ihren Key Accounts."
    ),
    "error.dask_unreachable": (
        "Unter {address} antwortet kein Dask-Cluster ({reason}). Bitte prüfen Sie die Adresse, etwa tcp://rechner:8786."
    ),
    "error.dask_without_workers": "Der Dask-Cluster unter {address} hat keine Worker. Bitte starten Sie welche.",
    "error.figures_unreadable": "{file} lässt sich nicht als CSV lesen ({reason}).",
    "error.figures_without_account": (
        "{file}: Es fehlt eine Spalte „Key Account“ oder „Datei“, die sagt, zu wem eine Zeile gehört."
    ),
    "error.figures_without_column": (
        "{file}: Die Spalte {heading} mit Zahlen fehlt. Nennen Sie ihre Überschrift mit --size-by."
    ),
}

_ENGLISH: dict[str, str] = {
    "portfolio.title": "Portfolio of key accounts",
    "portfolio.lead": "As of {date} · accounts: {accounts} · files not read: {failed}",
    "portfolio.sheet.overview": "Overview",
    "portfolio.sheet.accounts": "Accounts",
    "portfolio.sheet.ranking": "Ranking",
    "portfolio.sheet.criteria": "Criteria",
    "portfolio.sheet.failed": "Not read",
    "portfolio.sheet.data": "Data",
    "portfolio.accounts.lead": (
        "One account per row; the number is that of the diagram. Changes since the last saved assessment. "
        "More columns stand to the right of the print area."
    ),
    "portfolio.ranking.lead": "What to do with each account, and why; the most urgent first.",
    "portfolio.criteria.lead": (
        "Where do we invest too much over all accounts, where too little? Gaps in points of the scale {low} to {high}."
    ),
    "portfolio.criteria.most": "The picture shows the {shown} that were rated most often.",
    "portfolio.failed.lead": "These files could not be read. All others are included.",
    "portfolio.none": "No account is rated. Please rate the criteria in the workbooks.",
    "portfolio.chart.title": "All accounts in the partnership diagram",
    "portfolio.chart.alt": (
        "Partnership diagram with {count} accounts: the supplier's investment across, the key account's upwards"
    ),
    "portfolio.chart.size": "Area of the points: {figure}",
    "portfolio.chart.hidden": "Points without a label: {hidden}.",
    "portfolio.chart.moved": "Arrows: in another zone since the last saved assessment.",
    "portfolio.chart.numbers": "Where a name has no room, its number of “Accounts” stands instead.",
    "portfolio.chart.scales": (
        "{count} accounts have another scale; their points stand at the same part of their scale."
    ),
    "portfolio.statement.fits": "{count} of at most {top} strategic partners: {names}.",
    "portfolio.statement.room": "{count} of at most {top} strategic partners: {names}. {candidates}",
    "portfolio.statement.none": "No account is a strategic partner today. {candidates}",
    "portfolio.candidates.one": "Next candidate: {names}.",
    "portfolio.candidates.some": "The next candidates: {names}.",
    "portfolio.statement.nobody": "No account is a strategic partner today, and none is close.",
    "portfolio.statement.too_many": (
        "{in_zone} accounts stand in the zone of strategic partnership; at most {top} can be led in earnest. "
        "Our proposal: {names}. Deliberately lead the others as cooperations."
    ),
    "portfolio.statement.zero": "{in_zone} accounts stand in the zone of strategic partnership; none is planned.",
    "portfolio.statement.rule": "At most two or three strategic partners: no company can lead more in earnest.",
    "portfolio.old": "Assessments that are older than a year or without a date: {count}.",
    "portfolio.open": "Open measures: {open}, of them overdue: {overdue}.",
    "portfolio.more": "… and {count} more in “Ranking”",
    "portfolio.advice.invest": "Invest",
    "portfolio.advice.hold": "Hold",
    "portfolio.advice.as_cooperation": "Lead as a cooperation",
    "portfolio.advice.scale_back": "Scale back deliberately",
    "portfolio.advice.rate": "Rate first",
    "portfolio.reason.key_account_waits": (
        "The key account invests more than we do (balance {balance}): it waits for our contribution."
    ),
    "portfolio.reason.next_partner": (
        "In balance, close to a strategic partnership (level {level}); there is room for one."
    ),
    "portfolio.reason.strategic": "In balance on a high level ({level}): one of our at most {top} strategic partners.",
    "portfolio.reason.cooperation": "A balanced cooperation (level {level}): keep the effort.",
    "portfolio.reason.supplier_relationship": "In balance on a low level ({level}): keep it lean and reliable.",
    "portfolio.reason.we_invest_more": (
        "We invest more (balance {balance}): ask for something in return or lower the effort."
    ),
    "portfolio.reason.too_many_partners": (
        "Strategic level ({level}), but {top} partners go first: a cooperation is enough."
    ),
    "portfolio.reason.not_rated": "No criterion is rated for both sides yet.",
    "portfolio.reason.invalid": "The workbook's settings are invalid; please choose “Check” there.",
    "portfolio.reason.hardly_rated": "Only {coverage} of the weights are rated: too little for a decision.",
    "portfolio.column.number": "No.",
    "portfolio.column.key_account": "Key account",
    "portfolio.column.supplier": "Supplier",
    "portfolio.column.zone": "Zone",
    "portfolio.column.advice": "Advice",
    "portfolio.column.supplier_score": "Supplier invests",
    "portfolio.column.key_account_score": "Key account invests",
    "portfolio.column.net_balance": "Balance",
    "portfolio.column.gross_imbalance": "Gross",
    "portfolio.column.balance_score": "Balance score",
    "portfolio.column.level": "Level",
    "portfolio.column.previous_zone": "Zone before",
    "portfolio.column.level_change": "Change of level",
    "portfolio.column.balance_change": "Change of balance",
    "portfolio.column.coverage": "Coverage",
    "portfolio.column.robust": "Stable",
    "portfolio.column.date": "Assessed on",
    "portfolio.column.age": "Age in days",
    "portfolio.column.open_measures": "Open measures",
    "portfolio.column.overdue": "Of them overdue",
    "portfolio.column.errors": "Errors",
    "portfolio.column.findings": "Findings",
    "portfolio.column.scale": "Scale",
    "portfolio.column.size": "Figure",
    "portfolio.column.file": "File",
    "portfolio.column.rank": "Rank",
    "portfolio.column.reason": "Why",
    "portfolio.column.criterion": "Criterion",
    "portfolio.column.count": "Accounts",
    "portfolio.column.mean_gap": "Mean gap",
    "portfolio.column.supplier_share": "We invest more",
    "portfolio.column.key_account_share": "Key account invests more",
    "portfolio.criteria.chart": "Mean gap: we invest more to the left, the key account to the right",
    "portfolio.criteria.alt": "Bar chart of the criteria's mean gaps over all accounts",
    "portfolio.criteria.supplier": "We invest more",
    "portfolio.criteria.key_account": "The key account invests more",
    "portfolio.yes": "yes",
    "portfolio.no": "no",
    "portfolio.summary": "Accounts read: {good}, files not read: {bad}.",
    "portfolio.progress": "{done} of {all} files",
    "portfolio.headless": (
        "A folder can be chosen in Excel only. Without Excel: kam-partnership portfolio FOLDER -o Portfolio.xlsx"
    ),
    "portfolio.dialog": "Folder with the workbooks of the key accounts",
    "portfolio.overwrite": "“{path}” exists already. Replace it?",
    "portfolio.done": "Accounts read: {good}, files not read: {bad}. The portfolio is open: {path}",
    "error.no_workbooks": (
        "There is no workbook (.xlsx, .xlsm) in {paths}. Please choose the folder with your key accounts."
    ),
    "error.dask_unreachable": (
        "No Dask cluster answers at {address} ({reason}). Please check the address, such as tcp://computer:8786."
    ),
    "error.dask_without_workers": "The Dask cluster at {address} has no workers. Please start some.",
    "error.figures_unreadable": "{file} cannot be read as CSV ({reason}).",
    "error.figures_without_account": (
        "{file}: a column “Key account” or “File” is missing that says whom a row is about."
    ),
    "error.figures_without_column": (
        "{file}: the column {heading} with numbers is missing. Name its heading with --size-by."
    ),
}

PORTFOLIO = {Language.DE: _GERMAN, Language.EN: _ENGLISH}
