"""Many accounts at once: found in folders, read in parallel, ranked, shown in one workbook."""
