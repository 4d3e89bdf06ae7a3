"""The report for the meeting: five slides, as PowerPoint or PDF, for the own board or for the customer.

``build`` decides what stands on each page (pure); ``slides`` and ``pages`` only put it there.
"""
