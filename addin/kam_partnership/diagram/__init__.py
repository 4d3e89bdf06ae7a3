"""The partnership diagram: one design, drawn by Excel as a native chart and by this program as a picture."""
