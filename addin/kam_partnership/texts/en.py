"""English: complete, the same keys as the German texts."""

TEXTS: dict[str, str] = {
    # --- sheets and headings
    "sheet.partnership": "Partnership",
    "sheet.analysis": "Analysis",
    "sheet.history": "History",
    "sheet.settings": "Settings",
    "sheet.guide": "Guide",
    "sheet.data": "Data",
    "sheet.state": "KAM state",
    "head.number": "No",
    "head.criterion": "Criterion",
    "head.weight": "Weight",
    "head.supplier": "Supplier",
    "head.key_account": "Key account",
    "head.gap": "Gap",
    "format.date": "d mmm yyyy",
    # --- the zones
    "zone.supplier_frustration": "Supplier frustration zone",
    "zone.key_account_frustration": "Key account frustration zone",
    "zone.supplier_relationship": "Supplier relationship",
    "zone.cooperation": "Cooperation",
    "zone.strategic_partnership": "Strategic partnership",
    "zone.unrated": "Not yet rated",
    "zone.supplier_frustration.two_lines": "Supplier\nfrustration zone",
    "zone.key_account_frustration.two_lines": "Key account\nfrustration zone",
    "meaning.supplier_frustration": "The supplier invests more than the key account returns.",
    "meaning.key_account_frustration": "The key account invests more than the supplier returns.",
    "meaning.supplier_relationship": "Balanced: both invest little, and know it.",
    "meaning.cooperation": "Balanced: both invest noticeably in the relationship.",
    "meaning.strategic_partnership": "Balanced: both invest much and adapt to each other.",
    "meaning.unrated": "Please rate both sides of each criterion.",
    "meaning.invalid": "Please check the settings: nothing can be computed like this.",
    "advice.supplier_frustration": (
        "Raise the question of what the key account really wants. "
        "Whoever wants just a reliable supplier does not need a partner's effort."
    ),
    "advice.key_account_frustration": (
        "The key account gives more than it gets. Find out what it expects before it looks elsewhere."
    ),
    "advice.supplier_relationship": "A clear, lean relationship. Ask yourself whether both sides want more.",
    "advice.cooperation": "A sound cooperation. Look for the one project that takes both forward.",
    "advice.strategic_partnership": (
        "A close partnership. Take care of the shared picture of where to go; "
        "hardly any company can carry more than two or three of these."
    ),
    "advice.unrated": "Rate at least one criterion for both sides.",
    # --- the figures
    "figure.supplier_score": "Supplier invests",
    "figure.key_account_score": "Key account invests",
    "figure.net_balance": "Balance (key account − supplier)",
    "figure.gross_imbalance": "Gross imbalance",
    "figure.offset": "of which cancels out",
    "figure.balance_score": "Balance score (0 to 100)",
    "figure.level": "Level",
    "figure.coverage": "Coverage",
    "figure.zone": "Zone",
    "figure.robust": "Stability of the verdict",
    "explain.supplier_score": "Weighted mean of the supplier's ratings.",
    "explain.key_account_score": "Weighted mean of the key account's ratings.",
    "explain.net_balance": "Negative: the supplier invests more. Positive: the key account invests more.",
    "explain.gross_imbalance": "Mean size of all gaps, whatever their direction.",
    "explain.offset": "Gaps that cancel each other out and cannot be seen in the balance.",
    "explain.balance_score": "100 means: both invest alike. 0 means: the greatest possible gap.",
    "explain.level": "Mean of both sides. It decides which level is reached.",
    "explain.coverage": "Share of the weights for which both sides are rated.",
    "explain.zone": "Where the relationship stands in the partnership diagram.",
    "explain.robust": "Whether a single criterion alone would change the verdict.",
    "explain.robust.yes": "Leaving out a single criterion, whichever it is, would not change the zone.",
    "explain.robust.no": "Without no. {numbers} the zone would be a different one.",
    "robust.yes": "stable",
    "robust.unstable": "not stable",
    "robust.no": "changes without no. {numbers}",
    "robust.or": " or ",
    "robust.undefined": "–",
    # --- the main page
    "page.overline": "PARTNERSHIP PICTURE  ·  KEY ACCOUNT",
    "page.key_account": "Name of the key account",
    "page.supplier_label": "Supplier",
    "page.date_label": "Assessed on",
    "page.author_label": "Prepared by",
    "page.previous_label": "Last assessment",
    "page.hint": (
        "{low} = invests nothing, {high} = invests very much.  "
        "A criterion of your own: just type it into the first free row below the table."
    ),
    "tile.zone": "OVERALL VERDICT",
    "tile.supplier": "SUPPLIER",
    "tile.key_account": "KEY ACCOUNT",
    "tile.balance": "BALANCE",
    "tile.balance_score": "BALANCE SCORE",
    "tile.level": "LEVEL",
    "tile.change": "SINCE LAST ASSESSMENT",
    "tile.sub.score": "invests on average",
    "tile.sub.inside": "within the tolerance of ±",
    "tile.sub.outside": "beyond the tolerance of ±",
    "tile.sub.points": "of 100 points",
    "tile.sub.level": "mean of both sides",
    "tile.sub.no_history": "no earlier state yet",
    "tile.sub.better": "better than ",
    "tile.sub.worse": "worse than ",
    "tile.sub.same": "unchanged since ",
    "line.coverage": "Coverage ",
    "line.of": " of ",
    "line.pairs": " criteria rated",
    "line.gross": "Gross imbalance ",
    "line.offset": ", of which cancels out ",
    "input.rating.title": "Rating",
    "input.rating.text": "How much does this side invest here? A number on the scale; empty = still open.",
    "input.rating.error_title": "This number does not fit",
    "input.rating.error": "Please enter a number on the scale. The scale is on the sheet Settings.",
    "input.weight.title": "Weight",
    "input.weight.text": "How important is the criterion? Empty counts as 1, 0 leaves it out.",
    "input.weight.error_title": "This weight does not fit",
    "input.weight.error": "Please enter a number from 0.",
    "input.date.title": "Date of assessment",
    "input.date.text": "When was it rated?",
    "input.date.error_title": "This is not a date",
    "input.date.error": "Please enter a date, for example 21 Nov 2026.",
    "input.text.key_account": "Which key account is it about?",
    "input.text.supplier": "The name of your company.",
    "input.text.author": "Who rated?",
    # --- the diagram
    "diagram.title": "Partnership diagram",
    "diagram.x": "The supplier invests  →",
    "diagram.y": "The key account invests  →",
    "diagram.overall": "Overall",
    "diagram.previous": "Last",
    "diagram.legend.criterion": "Criterion (no. in the table)",
    "diagram.legend.overall": "Overall position (weighted)",
    "diagram.legend.previous": "Last assessment",
    "diagram.series.balance": "Balance",
    "diagram.series.tolerance": "Tolerance",
    "diagram.series.labels": "Labels",
    "diagram.series.change": "Change",
    "diagram.alt": (
        "Partnership diagram. Across: what the supplier invests; up: what the key account invests. "
        "Each number is a criterion of the table, the large ring the weighted overall position. "
        "On the dashed line both invest alike."
    ),
    "footer.left": "KAM Partnership",
    "footer.middle": "Confidential",
    "footer.right": "Page &P of &N",
    # --- settings sheet
    "settings.title": "Settings",
    "settings.lead": "These values hold for the whole workbook. Diagram and verdict follow them at once.",
    "settings.head.name": "Setting",
    "settings.head.value": "Value",
    "settings.head.unit": "Unit",
    "settings.head.range": "Allowed",
    "settings.head.meaning": "Meaning",
    "settings.unit.scale": "scale points",
    "settings.unit.language": "de or en",
    "settings.scale_min": "Scale: lowest value",
    "settings.scale_max": "Scale: highest value",
    "settings.tolerance": "Tolerance of the balance",
    "settings.level_cooperation": "Cooperation from",
    "settings.level_strategic": "Strategic partnership from",
    "settings.language": "Language of the analysis",
    "settings.range.scale_min": "below the highest value",
    "settings.range.scale_max": "above the lowest value",
    "settings.range.tolerance": "0 to the length of the scale",
    "settings.range.level_cooperation": "on the scale",
    "settings.range.level_strategic": "on the scale, not below cooperation",
    "settings.range.language": "de, en",
    "settings.meaning.scale_min": "Means: invests nothing.",
    "settings.meaning.scale_max": "Means: invests very much.",
    "settings.meaning.tolerance": "How large the gap may be and still count as balanced.",
    "settings.meaning.level_cooperation": "Mean of both sides from which it is a cooperation.",
    "settings.meaning.level_strategic": "Mean of both sides from which it is a strategic partnership.",
    "settings.meaning.language": "The language in which the add-in writes the sheet Analysis.",
    "settings.check.ok": "✓ All settings fit together.",
    "settings.check.bad": "✗ The settings do not fit together: please check numbers and order.",
    "settings.error_title": "This value does not fit",
    "settings.error": "Please enter a number in the allowed range (column on the right).",
    "settings.language_error": "Please choose de or en.",
    # --- history sheet
    "history.title": "History",
    "history.lead": (
        "One row for each saved state. The partnership diagram shows the last state before the date of the "
        "assessment as a small dot with an arrow to today's position."
    ),
    "history.date": "Date",
    "history.author": "Prepared by",
    "history.supplier_score": "Supplier",
    "history.key_account_score": "Key account",
    "history.net_balance": "Balance",
    "history.gross_imbalance": "Gross",
    "history.balance_score": "Balance score",
    "history.level": "Level",
    "history.coverage": "Coverage",
    "history.zone": "Zone",
    "history.ratings": "Ratings",
    # --- analysis sheet
    "analysis.title": "Analysis",
    "analysis.empty": "Not yet computed. Click “Recompute” on the ribbon tab KAM Partnership.",
    "analysis.stamp": "{account} · computed on {date} at {time} · KAM Partnership {version}",
    "analysis.stamp.no_account": "No name",
    "analysis.current": "✓ up to date with the table",
    "analysis.stale": "◆ The table has changed since: please recompute.",
    "analysis.section.figures": "Figures",
    "analysis.section.questions": "For the next talk",
    "analysis.section.findings": "Notes on the table",
    "analysis.section.ranking": "Ranking of the gaps",
    "analysis.head.figure": "Figure",
    "analysis.head.value": "Value",
    "analysis.head.meaning": "What it says",
    "analysis.head.priority": "Priority",
    "analysis.head.contribution": "Contribution",
    "analysis.head.share": "Share",
    "analysis.head.tipping": "Pivotal?",
    "explain.priority": "Weight × size of the gap; the ranking is sorted by it.",
    "explain.contribution": "Share in the balance, with its sign. All contributions add up to the balance.",
    "explain.share": "The criterion's share of the gross imbalance.",
    "explain.tipping": "“yes”: without this criterion the zone would be a different one.",
    "analysis.head.question": "A question you might ask",
    "analysis.head.place": "Cell",
    "analysis.head.finding": "What stands out and what to do",
    "analysis.tips": "yes",
    "analysis.questions_unrated": "As soon as both sides are rated, questions appear here.",
    "analysis.no_questions": "No gap is larger than the tolerance. Ask about what works well.",
    "analysis.no_findings": "Nothing stands out: all entries are complete and valid.",
    "analysis.no_ranking": "No criterion is rated for both sides yet.",
    "analysis.findings_below": "… and {count} more below the ranking.",
    "analysis.more_findings": "… and {count} more. The button “Check” shows all of them.",
    # --- findings
    "finding.rating-not-a-number": (
        "“{value}” is not a number, criterion {number} does not count. Please enter a number."
    ),
    "finding.rating-out-of-scale": (
        "{value} is not on the scale from {scale_min} to {scale_max}, "
        "criterion {number} does not count. Please correct the value."
    ),
    "finding.weight-invalid": (
        "“{value}” is not a weight, criterion {number} does not count. Please enter a number from 0 or clear the cell."
    ),
    "finding.half-rated.supplier": (
        "Criterion {number} is rated for the key account only and does not count. Please rate the supplier as well."
    ),
    "finding.half-rated.key_account": (
        "Criterion {number} is rated for the supplier only and does not count. Please rate the key account as well."
    ),
    "finding.no-title": "Criterion {number} has no name. Please name it so that it can be found again.",
    "finding.empty-row": (
        "Row {number} of the table is empty and counts as unrated in the coverage. Please fill it in or delete it."
    ),
    "finding.duplicate-title": (
        "“{title}” is already in the table as criterion {first}. Please rename or delete one of them."
    ),
    "finding.rows-below-table": (
        "This row is below the table and does not count. "
        "Please drag the handle at the table's lower right corner down to here."
    ),
    "finding.settings-invalid.number": "{setting}: “{value}” is not a number. Nothing is computed without it.",
    "finding.settings-invalid.scale": (
        "{setting}: {value} does not fit. The highest value of the scale must be above the lowest."
    ),
    "finding.settings-invalid.tolerance": ("{setting}: {value} does not fit. Allowed is 0 to the length of the scale."),
    "finding.settings-invalid.levels": (
        "{setting}: {value} does not fit. Both limits lie on the scale, cooperation not above strategic partnership."
    ),
    "finding.name-missing": (
        "The workbook has lost its internal name {name}. "
        "“kam-partnership upgrade” carries all entries into a fresh template."
    ),
    "finding.newer-template": (
        "The workbook comes from a newer template ({version}) than this program ({known}). Please update the add-in."
    ),
    "finding.no-rated-pair": "No criterion is rated for both sides yet. Please fill in at least one.",
    "finding.diagram-full": (
        "The table has {count} criteria, the diagram shows the first {capacity}. All figures use all of them."
    ),
    "finding.formula-overwritten": ("A formula here was overwritten. “kam-partnership upgrade” puts it back."),
    "value.blank": "blank",
    "value.true": "TRUE",
    "value.false": "FALSE",
    # --- what the ribbon says
    "ribbon.title": "KAM Partnership",
    "ribbon.status": "KAM Partnership: {zone} · balance {balance} · {findings}",
    "ribbon.findings.none": "no notes",
    "ribbon.findings.one": "1 note on the sheet {sheet}",
    "ribbon.findings.many": "{count} notes on the sheet {sheet}",
    "ribbon.check.clean": "All is well: all entries are complete and valid.",
    "ribbon.check.intro": "{count} notes:",
    "ribbon.check.intro.one": "1 note:",
    "ribbon.check.more": "… and {count} more. “Recompute” writes the whole list to the sheet {sheet}.",
    "ribbon.unexpected": (
        "That did not work ({reason}). Please try again. If it stays like that, the file with the details helps us."
    ),
    "ribbon.unchanged": "Nothing in the workbook was changed.",
    "ribbon.details": "Details: {log}",
    "ribbon.row_ready": "KAM Partnership: new row ready. Please enter the criterion and its ratings.",
    # --- command line
    "cli.sentence": "{account}: {zone}",
    "cli.sentence.no_account": "This relationship: {zone}",
    "cli.demo.done": "Done. Have a look:",
    "cli.demo.workbook": "Workbook",
    "cli.demo.picture": "Picture",
    "cli.wrote": "Written: {path}",
    "cli.added": "Criterion {number} added: {title}",
    "cli.findings.none": "No notes.",
    "cli.biggest": "Largest gaps",
    "cli.supplier_more": "supplier invests more",
    "cli.key_account_more": "key account invests more",
    "cli.equal": "alike",
    "cli.findings": "Notes",
    "cli.summary": "{good} read, {bad} not readable.",
    "cli.error": "Error",
    "cli.warning": "Warning",
    "cli.info": "Note",
    # --- errors
    "error.file_not_found": "{file}: there is no such file. Please check the path.",
    "error.file_not_readable": "{file}: the file cannot be read ({reason}).",
    "error.file_not_a_workbook": (
        "{file}: the file is damaged or not a readable Excel workbook. Please open it in Excel and save it as .xlsx."
    ),
    "error.file_encrypted": (
        "{file}: the file is protected with a password or in the old .xls format. "
        "Please open it in Excel and save it as .xlsx without a password."
    ),
    "error.file_too_large": "{file}: the file is larger than {limit} once unpacked and is not read.",
    "error.file_damaged": (
        "{file}: the file is damaged ({part}: {reason}). Please open it in Excel, let Excel repair it and save it."
    ),
    "error.file_not_writable": "{file}: the file cannot be written ({reason}). Is it still open in Excel?",
    "error.file_kind_differs": "{file}: a workbook opened as {opened} must be saved as {opened}.",
    "error.file_exists": "{file}: the file exists already. --force replaces it.",
    "error.not_a_file_name": "{file}: the name of a workbook must end with .xlsx.",
    "error.not_ours": (
        "{file}: this is not a KAM Partnership workbook, the internal names (KAM_…) are missing. "
        "“kam-partnership new” makes a new one."
    ),
    "error.unsupported_without_excel": "{member}: this needs Excel.",
    "error.cells_below_table": (
        "{sheet}!{cell}: something stands below the table, so it cannot grow. Please clear the cells below it."
    ),
    "error.table_has_totals": (
        "The table {table} has a totals row and cannot grow without Excel. Please hide the totals row in Excel."
    ),
    "error.table_blocked": "The table {table} cannot grow: {reason}",
    "error.name_missing": (
        "The workbook has lost its internal name {name}. "
        "“kam-partnership upgrade” carries all entries into a fresh template."
    ),
    "error.name_not_a_range": (
        "The internal name {name} does not stand for cells any more ({refers_to}). "
        "“kam-partnership upgrade” carries all entries into a fresh template."
    ),
    "error.formula_not_understood": "{sheet}!{cell}: this formula needs Excel: {formula}",
    "error.no_workbook": "Please open a KAM Partnership workbook first and click into it.",
    "error.no_diagram": "{file}: the settings are invalid, so there is no diagram. {finding}",
    "error.title_missing": "Please give the criterion a name.",
    "error.title_exists": "“{title}” is already in the table as criterion {number}.",
    "error.weight_invalid": "{value} is not a weight: please give a number from 0.",
    "error.rating_out_of_scale": "{value} is not on the scale from {scale_min} to {scale_max}.",
    "error.excel_busy": (
        "Excel takes no commands right now: probably a cell is being edited or a dialog is open. "
        "Please finish the entry with Enter or Esc, close open dialogs and click again."
    ),
    "error.excel_gone": "Excel cannot be reached any more. Please restart Excel and open the workbook again.",
    "error.excel_refused": (
        "Excel refused: “{reason}”\n\n"
        "Usually a sheet is protected (Review > Unprotect Sheet), a name in the workbook was deleted, "
        "or others are editing the workbook at the same time. Please check and click again."
    ),
    "error.change_not_shown": (
        "The change is made and stands in the workbook. Excel only could not show it; please look for yourself."
    ),
    "error.change_incomplete": (
        "Excel stopped in the middle of the change, and it could not be taken back. Please look through the end of "
        "the table, or close the workbook without saving."
    ),
    "error.unexpected": "An unexpected error ({reason}).",
    "error.usage": "{reason}",
    # --- history: saving, trend
    "history.lead.ratings": (
        "The hidden column “Ratings” keeps every single rating for later comparison; please do not change it."
    ),
    "history.hint": (
        "No state saved yet. Click “Save state” on the KAM Partnership tab: "
        "from the second state on, the chart shows where the relationship is heading."
    ),
    "trend.title": "How the partnership develops",
    "trend.supplier": "Supplier invests",
    "trend.key_account": "Key account invests",
    "trend.balance": "Balance (key account − supplier)",
    "trend.zero": "Balance 0: both alike",
    "trend.tolerance": "Tolerance of the balance",
    "trend.alt": (
        "Line chart over time: what supplier and key account invest on average at each saved state, "
        "and the balance of the two. The numbers stand in the table below."
    ),
    "snapshot.titles_cut": (
        "Saved. The ratings did not quite fit into one cell: long names of criteria are cut in the history, "
        "all numbers are complete."
    ),
    "ribbon.snapshot.replace": ("There is a saved state of {date} already.\n\nReplace it with the current one?"),
    "ribbon.snapshot.saved": "KAM Partnership: state of {date} saved on the sheet {sheet}.",
    "ribbon.snapshot.replaced": "KAM Partnership: state of {date} replaced on the sheet {sheet}.",
    "ribbon.snapshot.kept": "KAM Partnership: the saved state stays as it is.",
    "cli.snapshot.saved": "State of {date} saved.",
    "cli.snapshot.replaced": "State of {date} replaced.",
    "error.snapshot_exists": (
        "There is a saved state of {date} already. --force replaces it, --date takes another day."
    ),
    "error.snapshot_without_figures": (
        "There is nothing to save yet: please rate at least one criterion for both sides."
    ),
    "error.snapshot_settings_invalid": (
        "Nothing can be computed with these settings, so there is nothing to save. "
        "The button “Check” shows which of them does not fit."
    ),
    "error.snapshot_date_invalid": (
        "{cell}: “{value}” is no date. Please enter a date, or clear the cell to use today's."
    ),
    "error.snapshot_date_too_early": "{date} is too long ago: Excel's dates are right from {first} on only.",
    "error.history_too_long": (
        "{count} criteria do not fit into one cell of the history. Please shorten the table and save again."
    ),
    # --- pictures on the analysis sheet
    "profile.title": "Profile: what both sides invest in each criterion",
    "profile.names": "Criteria",
    "profile.ticks": "Scale",
    "profile.supplier": "Supplier",
    "profile.key_account": "Key account",
    "profile.empty": "No criterion is rated for both sides yet.",
    "profile.alt": (
        "Profile: for each criterion a circle for the supplier and a diamond for the key account, joined by a line. "
        "The longer the line, the larger the gap. The numbers are on the sheet Partnership."
    ),
    "gaps.title": "The ten most important gaps",
    "gaps.note": "Bars: gap  ·  order: weight × gap",
    "gaps.supplier": "◀ Supplier invests more",
    "gaps.key_account": "Key account invests more ▶",
    "gaps.axis": "◀ Supplier more     Key account more ▶",
    "gaps.empty": "No gap yet",
    "gaps.none": "No gap",
    "gaps.alt": (
        "Bars of the ten criteria with the highest priority: to the left where the supplier invests more, "
        "to the right where the key account does. The same numbers are in the ranking below."
    ),
}
