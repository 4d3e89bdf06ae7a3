"""The internal names of a workbook: the same in every language edition, never shown, never translated.

Code finds a table, a column or a cell through its name only, so that renaming a heading, moving or
inserting a column, sorting and filtering never break anything.
"""

from __future__ import annotations

from collections.abc import Mapping

#: Version of the templates this program builds and knows; docs/workbook.md lists what changed.
TEMPLATE_VERSION = "1.1.0"

CRITERIA_TABLE = "KAM_Criteria"
HISTORY_TABLE = "KAM_History"

#: Columns of the criteria table.
NUMBER_COLUMN = "KAM_ColNumber"
CRITERION_COLUMN = "KAM_ColCriterion"
WEIGHT_COLUMN = "KAM_ColWeight"
SUPPLIER_COLUMN = "KAM_ColSupplier"
KEY_ACCOUNT_COLUMN = "KAM_ColKeyAccount"
GAP_COLUMN = "KAM_ColGap"
CRITERIA_COLUMNS = (
    NUMBER_COLUMN,
    CRITERION_COLUMN,
    WEIGHT_COLUMN,
    SUPPLIER_COLUMN,
    KEY_ACCOUNT_COLUMN,
    GAP_COLUMN,
)
#: Short keys for them, in the same order.
CRITERIA_KEYS = ("number", "criterion", "weight", "supplier", "key_account", "gap")
#: What both sides see as evidence for a rating. Since template 1.1; older workbooks lack it.
EVIDENCE_COLUMN = "KAM_ColEvidence"

#: Who and when.
GENERAL_CELLS: Mapping[str, str] = {
    "key_account": "KAM_KeyAccount",
    "supplier": "KAM_Supplier",
    "date": "KAM_Date",
    "author": "KAM_Author",
    "language": "KAM_Language",
    "template_version": "KAM_TemplateVersion",
}
#: Those that people fill in; the version comes with the template.
GENERAL_KEYS = tuple(key for key in GENERAL_CELLS if key != "template_version")

#: The settings by the names of ``assessment.Settings``.
SETTING_CELLS: Mapping[str, str] = {
    "scale_min": "KAM_ScaleMin",
    "scale_max": "KAM_ScaleMax",
    "tolerance": "KAM_Tolerance",
    "level_cooperation": "KAM_LevelCooperation",
    "level_strategic": "KAM_LevelStrategic",
}

#: Settings since template 1.1; a workbook without the cell has the default.
FURTHER_SETTING_CELLS: Mapping[str, str] = {"minimum_coverage": "KAM_MinCoverage"}

#: The position that both sides want, both cells or none. Since template 1.1.
TARGET_CELLS: Mapping[str, str] = {"supplier": "KAM_TargetSupplier", "key_account": "KAM_TargetKeyAccount"}

#: The day of the next review, and the currency of all amounts. Since template 1.1.
NEXT_REVIEW = "KAM_NextReview"
CURRENCY = "KAM_Currency"

#: The figures that native formulas compute, by the names of ``assessment.Figures``.
FIGURE_CELLS: Mapping[str, str] = {
    "supplier_score": "KAM_SupplierScore",
    "key_account_score": "KAM_KeyAccountScore",
    "net_balance": "KAM_NetBalance",
    "gross_imbalance": "KAM_GrossImbalance",
    "balance_score": "KAM_BalanceScore",
    "level": "KAM_Level",
    "coverage": "KAM_Coverage",
    "zone": "KAM_Zone",
}

#: Figures since template 1.1, by the names of ``assessment.Figures``; flags are TRUE or FALSE, blank where undefined.
FURTHER_FIGURE_CELLS: Mapping[str, str] = {
    "verdict": "KAM_Verdict",
    "share_beyond": "KAM_ShareBeyond",
    "supplier_heavy": "KAM_SupplierHeavy",
    "key_account_heavy": "KAM_KeyAccountHeavy",
    "balanced_pairs": "KAM_BalancedPairs",
    "mixed": "KAM_Mixed",
    "provisional": "KAM_Provisional",
    "to_target_supplier": "KAM_ToTargetSupplier",
    "to_target_key_account": "KAM_ToTargetKeyAccount",
    "target_reached": "KAM_TargetReached",
}

#: What every workbook of ours has; a missing one is a finding.
FIXED_NAMES: tuple[str, ...] = (
    *GENERAL_CELLS.values(),
    *SETTING_CELLS.values(),
    *FIGURE_CELLS.values(),
    *CRITERIA_COLUMNS,
)

#: The template that brought target, evidence and verdict.
TARGETS_SINCE = "1.1.0"
#: What workbooks have since then, besides.
FIXED_SINCE_1_1: tuple[str, ...] = (
    EVIDENCE_COLUMN,
    *FURTHER_SETTING_CELLS.values(),
    *TARGET_CELLS.values(),
    NEXT_REVIEW,
    CURRENCY,
    *FURTHER_FIGURE_CELLS.values(),
)

#: Whom the person who rates belongs to: an input for several raters, mostly blank. Older workbooks lack it.
RATER_SIDE = "KAM_RaterSide"

#: The formulas on the main page that people might overwrite.
TILE_CELLS: Mapping[str, str] = {
    "sign": "KAM_TileSign",
    "zone": "KAM_TileZone",
    "verdict": "KAM_TileVerdict",
    "supplier": "KAM_TileSupplier",
    "key_account": "KAM_TileKeyAccount",
    "balance": "KAM_TileBalance",
    "level": "KAM_TileLevel",
    "target": "KAM_TileTarget",
    "way": "KAM_TileWay",
}
#: Tiles of older workbooks.
FORMER_TILE_CELLS = ("KAM_TileMeaning", "KAM_TileBalanceScore", "KAM_TileChange")

#: Formulas among what people type, each asked for by its name.
WATCHED_CELLS = (NUMBER_COLUMN, GAP_COLUMN, *TILE_CELLS.values(), *FORMER_TILE_CELLS)
#: Formulas that people might overwrite, whose places ``check`` looks at; single cells among them must not be empty.
WATCHED_FORMULAS = (*FIGURE_CELLS.values(), *FURTHER_FIGURE_CELLS.values(), *WATCHED_CELLS)

#: The hidden block that mirrors all inputs, so that live Excel is read with one call.
STATE_BLOCK = "KAM_State"
#: Upper left cell of the hidden sheet behind the charts. Workbooks made before there was a sheet for the state of its
#: own lack the name: their charts read other cells.
CHART_DATA = "KAM_ChartData"
#: So many days before a day the line on the main page calls it soon. Older workbooks lack it.
DUE_SOON = "KAM_DueSoon"
#: On the hidden sheets, which hold most of the formulas, and nobody's but ours.
HIDDEN_SHEETS = (STATE_BLOCK, CHART_DATA)
#: Upper left cell of what recompute writes on the analysis sheet.
ANALYSIS_START = "KAM_AnalysisStart"

#: Columns of the history table, in their order.
HISTORY_COLUMNS: Mapping[str, str] = {
    "date": "KAM_HistoryDate",
    "author": "KAM_HistoryAuthor",
    "supplier_score": "KAM_HistorySupplierScore",
    "key_account_score": "KAM_HistoryKeyAccountScore",
    "net_balance": "KAM_HistoryNetBalance",
    "gross_imbalance": "KAM_HistoryGrossImbalance",
    "balance_score": "KAM_HistoryBalanceScore",
    "level": "KAM_HistoryLevel",
    "coverage": "KAM_HistoryCoverage",
    "zone": "KAM_HistoryZone",
    "ratings": "KAM_HistoryRatings",
}
#: The target at that time; columns since template 1.1, by the keys of ``TARGET_CELLS``.
HISTORY_TARGET_COLUMNS: Mapping[str, str] = {
    "supplier": "KAM_HistoryTargetSupplier",
    "key_account": "KAM_HistoryTargetKeyAccount",
}

#: Without these the commands that write stop, so a missing one is a finding, too. (The history's columns go together.)
NEEDED_TO_WRITE = (STATE_BLOCK, ANALYSIS_START, HISTORY_COLUMNS["date"])

MEASURES_TABLE = "KAM_Measures"
CATALOG_TABLE = "KAM_Catalog"
QUESTIONS_TABLE = "KAM_Questions"

#: Columns of the measures table, in their order.
MEASURE_COLUMNS: Mapping[str, str] = {
    "criterion": "KAM_MeasureCriterion",
    "measure": "KAM_MeasureText",
    "horizon": "KAM_MeasureHorizon",
    "supplier_owner": "KAM_MeasureSupplierOwner",
    "key_account_owner": "KAM_MeasureKeyAccountOwner",
    "due": "KAM_MeasureDue",
    "status": "KAM_MeasureStatus",
    "supplier_value": "KAM_MeasureSupplierValue",
    "key_account_value": "KAM_MeasureKeyAccountValue",
}

#: Columns of the catalogue: a mark in the first one chooses a criterion.
CATALOG_COLUMNS: Mapping[str, str] = {
    "chosen": "KAM_CatalogChosen",
    "set": "KAM_CatalogSet",
    "title": "KAM_CatalogTitle",
    "explanation": "KAM_CatalogExplanation",
    "source": "KAM_CatalogSource",
}
#: Since template 1.1: what a low, a middle and a high rating look like, and a question for the talk.
CATALOG_HELP_COLUMNS: Mapping[str, str] = {
    "low": "KAM_CatalogLow",
    "middle": "KAM_CatalogMiddle",
    "high": "KAM_CatalogHigh",
    "question": "KAM_CatalogQuestion",
}

#: Columns of the questions: the key tells which question it is in every language edition.
QUESTION_COLUMNS: Mapping[str, str] = {
    "key": "KAM_QuestionKey",
    "group": "KAM_QuestionGroup",
    "question": "KAM_QuestionText",
    "answer": "KAM_QuestionAnswer",
}

#: What the measures sheet shows above its table, and the day it compares with (an input, may be blank).
MEASURE_FIGURES: Mapping[str, str] = {
    "open": "KAM_MeasuresOpen",
    "overdue": "KAM_MeasuresOverdue",
    "supplier_value": "KAM_MeasuresSupplierValue",
    "key_account_value": "KAM_MeasuresKeyAccountValue",
    "supplier_share": "KAM_MeasuresSupplierShare",
}
MEASURES_AS_OF = "KAM_MeasuresAsOf"
#: The words people choose from in those columns, which native formulas compare with.
MEASURE_LISTS: Mapping[str, str] = {"horizon": "KAM_HorizonList", "status": "KAM_StatusList"}

#: The page for the next talk: how many topics it has room for, and how many lines for the next steps.
TALK_TOPICS = TALK_STEPS = 3
#: What people write there: when and with whom; for each topic the criterion they chose, our offer, our ask, notes; the
#: next steps with who and until when. Since template 1.1.
TALK_CELLS: Mapping[str, str] = {"date": "KAM_TalkDate", "with": "KAM_TalkWith"} | {
    f"{key}_{number}": f"KAM_Talk{name}{number}"
    for number in range(1, TALK_TOPICS + 1)
    for key, name in (
        *(("topic", "Topic"), ("offer", "Offer"), ("ask", "Ask"), ("notes", "Notes")),
        *(("step", "Step"), ("step_who", "StepWho"), ("step_until", "StepUntil")),
    )
}

#: In a merged workbook: what both sides agree on in their meeting. The key tells which criterion a row is, in every
#: language and though somebody rewords the title.
AGREED_COLUMNS: Mapping[str, str] = {
    "criterion": "KAM_AgreedCriterion",
    "supplier": "KAM_AgreedSupplier",
    "key_account": "KAM_AgreedKeyAccount",
    "reason": "KAM_AgreedReason",
    "key": "KAM_AgreedKey",
}
#: The day of the meeting (an input); whose account and which scale it is.
AGREED_CELLS: Mapping[str, str] = {
    "date": "KAM_AgreedDate",
    "account": "KAM_AgreedAccount",
    "scale_min": "KAM_AgreedScaleMin",
    "scale_max": "KAM_AgreedScaleMax",
}

#: Calculated columns of the three tables: signs for people, never inputs.
SIGN_COLUMNS: Mapping[str, str] = {
    "measures": "KAM_MeasureSign",
    "catalog": "KAM_CatalogPresent",
    "questions": "KAM_QuestionSign",
}
#: Where a question matters, as zone indices between commas: a hidden column.
QUESTION_ZONES = "KAM_QuestionZones"
