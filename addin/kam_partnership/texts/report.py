"""The words of the report: what slides and PDF say, to the own board and to the customer.

Keys with ``.customer`` replace those without for a report that the customer gets. The customer's words judge
nobody: they say what we see on both sides, and ask. The same keys in both languages; a language has a file of its own.
"""

from __future__ import annotations

from kam_partnership.texts import report_de, report_en
from kam_partnership.texts.language import Language

REPORT: dict[Language, dict[str, str]] = {Language.DE: report_de.TEXTS, Language.EN: report_en.TEXTS}
