"""A workbook file made ready to leave the house: no functions of the add-in, no links, no names of people.

Works on the closed file, so that a copy which Excel saved and one made without Excel are cleaned by the same code.
"""

from kam_partnership.sending.prepare import Cleaning, prepared
from kam_partnership.sending.told import cleaning_told

__all__ = ["Cleaning", "cleaning_told", "prepared"]
