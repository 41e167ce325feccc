"""Worksheets as rows of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from counterfoil.model import SourceError
from counterfoil.reference.patterns import pattern

_NOTE_ROWS = 12
"""How far down a sheet its notes are sought."""


class Workbook:
    """An .xlsx file. Raises SourceError where it is none."""

    def __init__(self, path: Path) -> None:
        try:
            self._book = CalamineWorkbook.from_path(str(path))
        except CalamineError as error:
            raise SourceError(
                f"{path.name} is not a workbook that can be read: {error}.",
                "Nothing was imported from it.",
                "Open it in a spreadsheet program and save it as .xlsx, or download it again.",
            ) from error

    def sheets(self, name: str) -> list[str]:
        """The names of the sheets that the pattern `name` is found in."""
        return [sheet for sheet in self._book.sheet_names if pattern(name).search(sheet)]

    def rows(self, sheet: str, title: str | None = None) -> Iterator[list[str]]:
        """The rows of a sheet; with a title, from the cell that the pattern is found in, rightward and downward."""
        rows = ([as_text(cell) for cell in row] for row in self._book.get_sheet_by_name(sheet).iter_rows())
        if title is None:
            yield from rows
            return
        for row in rows:
            at = next((i for i, cell in enumerate(row) if pattern(title).search(cell)), None)
            if at is not None:
                yield row[at:]
                for below in rows:
                    yield below[at:]
                return

    def notes(self, sheets: Sequence[str]) -> list[str]:
        """What stands in the first rows of the sheets that these patterns name."""
        return [
            " ".join(filter(None, row))
            for name in sheets
            for sheet in self.sheets(name)
            for row, _ in zip(self.rows(sheet), range(_NOTE_ROWS), strict=False)
        ]


def as_text(cell: object) -> str:
    """A cell as a file of text would write it: days in ISO order, whole numbers without a decimal point."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
