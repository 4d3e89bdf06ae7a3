"""What holds for all tests."""

import gc

# Workbooks come as hundreds of thousands of objects that are no garbage: looking through them as often as Python
# does by itself takes a twentieth of the time of all tests.
gc.set_threshold(20_000, 20, 20)
