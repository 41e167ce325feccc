"""CSV: for spreadsheets, and as the tables of a data package."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from counterfoil.export.contents import Sheet, Value, rows
from counterfoil.export.files import Written, json_text, opened
from counterfoil.publish.cells import cell
from counterfoil.store.opening import Connection

LONGEST = 32_767
"""Characters that a cell of a spreadsheet holds; what is longer would run over into the next rows."""
_CUT = " … (cut; the other formats have the rest)"
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Byte order mark: by it a spreadsheet knows the file for UTF-8."""


def write(connection: Connection, sheets: Iterable[Sheet], folder: Path) -> Iterator[Written]:
    """A file for each table, for spreadsheets: marked as UTF-8, lists joined by `; `, cells as long as they may be."""
    for sheet in sheets:
        with opened(folder / f"{sheet.name}.csv") as handle:
            handle.write(_MARK)
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(sheet.table.names)
            count = 0
            for row in rows(connection, sheet):
                writer.writerow([_readable(value) for value in row])
                count += 1
        yield Written(f"{sheet.name}.csv", count)


def write_plain(connection: Connection, sheet: Sheet, path: Path) -> int:
    """One table for programs: lists as JSON, nothing cut, no mark of UTF-8. The number of its rows."""
    count = 0
    with opened(path) as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(sheet.table.names)
        for row in rows(connection, sheet):
            writer.writerow([cell(json_text(value) if isinstance(value, list) else value) for value in row])
            count += 1
    return count


def _readable(value: Value) -> str | int | float:
    written = cell("; ".join(value) if isinstance(value, list) else value)
    if isinstance(written, str) and len(written) > LONGEST:
        return written[: LONGEST - len(_CUT)] + _CUT
    return written
