"""Files damaged at random: what must hold for each of them, a long run by hand, and a short one in every test run."""
