"""Excel files as such: package, parts, structure, cells, tables, calculation. No word of key account management."""
