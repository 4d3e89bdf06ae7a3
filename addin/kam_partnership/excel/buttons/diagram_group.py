"""Diagramm: charts back from the template, the diagram as a picture."""

from __future__ import annotations

import xlwings as xw

from kam_partnership.excel import charts, exports
from kam_partnership.excel.click import language_of, tell, tell_change, tell_saved, today
from kam_partnership.excel.host import ask
from kam_partnership.texts import text


def restore_diagram(book: xw.Book) -> None:
    """Diagramm wiederherstellen: bring back charts that are missing or damaged."""
    language = language_of(book)

    def may_replace() -> bool:
        question = text("ribbon.charts.fine", language)
        return ask(book, question, language)

    restored = charts.restore(book, may_replace=may_replace)
    if restored:
        told = ", ".join(text(f"chart.{chart}", language) for chart in restored)
        tell_change(book, text("ribbon.charts.restored", language, charts=told), language)
    else:
        tell(book, text("ribbon.charts.kept", language))


def save_picture(book: xw.Book) -> None:
    """Als Bild speichern: the diagram as a PNG file."""
    tell_saved(book, exports.save_picture(book, today=today()))
