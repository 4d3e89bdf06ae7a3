"""The questionnaire that people get who are asked to rate: made as a workbook and as a PDF, sent, and read back.

Nothing in it is meant for inside: what goes in is chosen here, so nothing else of a workbook can come along.
"""
