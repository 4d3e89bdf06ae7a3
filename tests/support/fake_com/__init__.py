"""Stand-ins for Excel's COM objects that count what they are asked and really change a workbook.

What is real: our ribbon, xlwings and its Windows code, the workbook and its calculation. What is not: Excel. The
stand-ins are as strict as Excel where a command could trip: protected cells, hidden sheets, names that are gone.
"""

from support.fake_com.accesses import Fault
from support.fake_com.session import Dialog, FakeExcel, OpenWorkbook, fake_excel

__all__ = ["Dialog", "FakeExcel", "Fault", "OpenWorkbook", "fake_excel"]
