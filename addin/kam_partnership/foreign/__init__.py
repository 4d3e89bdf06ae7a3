"""What others made: one reader for every kind of table, and the recognition of lists of criteria among them."""
