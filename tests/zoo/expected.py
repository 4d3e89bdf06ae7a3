"""What every command says and does with every animal: the table of the zoo.

A row holds, for score, check, recompute, criteria add, snapshot, render, upgrade and new --from, in this order:
``ok`` (exit code 0), ``found`` (check's exit code 1), or the key of the error that is told (exit code 3; 2 for the keys
in WRONG_USAGE). One word alone stands for all eight. Behind it: which findings check names.
"""

from __future__ import annotations

COMMANDS = ("score", "check", "recompute", "criteria", "snapshot", "render", "upgrade", "new")
WRONG_USAGE = {"snapshot_settings_invalid", "history_too_long"}

_FINE = "ok ok ok ok ok ok ok list_is_ours"
_FOUND = "ok found ok ok ok ok ok list_is_ours"
_NAMES_LOST = "ok found name_missing name_missing name_missing no_diagram_names_lost ok list_is_ours"
_WITHOUT_NAMES = "names_lost names_lost names_lost names_lost names_lost names_lost ok ok"
_NOT_CALCULATED = "ok ok {0} {0} {0} ok ok list_is_ours".format("file_not_a_workbook")
_H = "half-rated"

TABLE: dict[str, tuple[str, str]] = {
    # ours
    "healthy": (_FINE, _H),
    "umlauts_and_blanks_in_the_name": (_FINE, _H),
    "headings_renamed": (_FINE, _H),
    "columns_moved": (_FINE, _H),
    "table_to_range": ("ok found ok name_missing name_missing ok ok list_is_ours", f"{_H} name-missing"),
    "rows_below_the_table": ("ok found ok cells_below_table ok ok ok list_is_ours", f"{_H} rows-below-table"),
    "a_second_table": (_FINE, _H),
    "two_tables_of_one_name": (_FINE, _H),
    "table_over_all_rows": ("table_too_long " * 7 + "ok", ""),
    "table_without_range": ("file_damaged", ""),
    "filtered_and_hidden_rows": (_FINE, _H),
    "merged_cells_in_the_table": (_FINE, _H),
    "merged_by_nonsense": (_NOT_CALCULATED, _H),
    "sheets_renamed": (_FINE, _H),
    "sheets_renamed_carelessly": (_FOUND, f"{_H} name-missing"),
    "main_sheet_copied": (
        "ok found name_missing name_missing name_missing no_diagram_names_lost ok ok",
        "name-missing",
    ),
    "sheets_hidden": (_FINE, _H),
    "settings_deleted": (_NAMES_LOST, "name-missing"),
    "history_deleted": ("ok found ok ok name_missing ok ok list_is_ours", f"{_H} name-missing"),
    "names_deleted": (_WITHOUT_NAMES, ""),
    "one_name_deleted": (_NAMES_LOST, f"{_H} name-missing"),
    "names_pointing_nowhere": (_NAMES_LOST, f"{_H} name-missing"),
    "names_doubled": (_FINE, _H),
    "names_local_to_a_sheet": (_WITHOUT_NAMES, ""),
    "names_in_a_circle": (_FOUND, f"{_H} name-missing"),
    "names_of_sheets_that_never_were": (_NOT_CALCULATED, _H),
    "columns_as_whole_columns": ("table_too_long " * 6 + "ok ok", ""),
    "error_values": (_FOUND, f"{_H} rating-not-a-number weight-invalid"),
    "formulas_as_ratings": (_FOUND, f"{_H} rating-not-a-number"),
    "array_formulas_as_ratings": (_FINE, _H),
    "ratings_as_text": (_FOUND, f"{_H} rating-not-a-number"),
    "numbers_that_are_none": (
        _NOT_CALCULATED.replace("ok ok", "ok found", 1),
        f"{_H} rating-not-a-number rating-out-of-scale",
    ),
    "dates_from_1904": (_FINE, _H),
    "a_date_beyond_all_dates": (_FINE, _H + " date-invalid"),
    "another_scale": (_FINE, _H),
    "a_scale_upside_down": (
        "ok found ok ok snapshot_settings_invalid no_diagram ok list_is_ours",
        "settings-invalid",
    ),
    "emoji_and_right_to_left": (_FINE, _H),
    "control_characters": (_FINE, _H),
    "the_longest_text": (_FINE, _H),
    "formulas_as_text": (_FINE, _H),
    "scripts_as_text": (_FINE, _H),
    "every_cell_overwritten": (_FINE, f"{_H} formula-overwritten"),
    "saved_by_openpyxl": (_FINE, _H),
    "saved_by_libreoffice": (_FINE, f"column-formula-missing {_H}"),
    "without_shared_strings": (_FINE, _H),
    "without_saved_results": (_FINE, _H),
    "with_macros": (_FINE, _H),
    "with_external_links": (_FINE, _H),
    "five_thousand_criteria": ("ok ok ok ok history_too_long ok ok list_is_ours", "diagram-full"),
    "a_million_empty_rows": (_FINE, _H),
    "rows_in_no_order": (_FINE, _H),
    "something_in_the_last_cell": (_FINE, _H),
    "rows_beyond_the_sheet": (_NOT_CALCULATED, _H),
    "a_dimension_that_lies": (_FINE, _H),
    "deep_formulas": (_FINE, _H),
    "formulas_without_end": (_FINE, _H),
    # foreign, damaged, hostile
    "missing": ("file_not_found", ""),
    "missing_folder": ("file_not_found", ""),
    "empty": ("file_not_a_workbook", ""),
    "not_a_zip": ("file_not_a_workbook", ""),
    "truncated": ("file_not_a_workbook", ""),
    "checksum_wrong": ("file_not_a_workbook", ""),
    "encrypted": ("file_encrypted", ""),
    "encrypted_members": ("file_not_a_workbook", ""),
    "old_xls": ("file_encrypted " * 7 + "list_library_failed", ""),
    "binary_xlsb": ("file_other_format " * 7 + "list.nothing", ""),
    "open_document": ("file_other_format " * 7 + "file_damaged", ""),
    "somebody_elses_workbook": ("not_ours " * 7 + "list.nothing", ""),
    "word_document": ("file_not_a_workbook", ""),
    "zip_bomb": ("file_too_large", ""),
    "a_size_that_lies": ("file_not_a_workbook", ""),
    "too_many_parts": ("file_too_large", ""),
    "too_many_elements": ("file_damaged", ""),
    "an_endless_text": ("file_damaged", ""),
    "billion_laughs": ("file_damaged", ""),
    "billion_laughs_among_texts": ("file_damaged", ""),
    "outside_entity": ("file_damaged", ""),
    "deep_nesting": ("file_damaged", ""),
    "unusual_encoding": ("file_damaged", ""),
    "a_part_twice": ("file_not_a_workbook", ""),
    "a_part_twice_in_capitals": ("file_not_a_workbook", ""),
    "parts_that_climb": ("file_not_a_workbook", ""),
    "relationships_that_climb": ("file_damaged", ""),
    "relationships_in_a_circle": (
        "ok found name_missing name_missing name_missing no_diagram_names_lost found ok",
        "formula-overwritten name-missing",
    ),
    "unusual_packing": ("file_not_a_workbook", ""),
    "no_parts_at_all": ("file_not_a_workbook", ""),
    "parts_that_are_no_xml": ("file_damaged", ""),
    "a_newer_template": ("ok ok ok ok ok ok template_is_newer list_is_ours", f"{_H} newer-template"),
    "a_folder": ("file_not_readable", ""),
    "a_pipe": ("file_is_no_file", ""),
    "a_device": ("file_is_no_file", ""),
    "a_link_to_a_workbook": (_FINE, _H),
    "a_link_to_itself": ("file_not_readable", ""),
    "no_permission_to_read": ("file_not_readable", ""),
}


def expected(animal: str) -> dict[str, str]:
    """What each command says to the animal."""
    told = TABLE[animal][0].split()
    return dict(zip(COMMANDS, told if len(told) > 1 else told * len(COMMANDS), strict=True))
