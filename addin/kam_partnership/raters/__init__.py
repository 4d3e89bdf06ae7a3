"""Several people rate one account: what they have in common, where they differ, who may see what. Pure thinking."""
