"""SQLite: one database with keys, made for Datasette, and what its columns mean in a file beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from counterfoil.export import datasette
from counterfoil.export.contents import FIGURES, Sheet, Value, rows
from counterfoil.export.files import Written, json_text, whole, write_json
from counterfoil.export.keys import Reference, references
from counterfoil.store.opening import Connection

FILE, METADATA = "record.db", "metadata.json"
_TYPES = {"INTEGER": "INTEGER", "BOOLEAN": "INTEGER", "DOUBLE": "NUMERIC"}
"""A NUMERIC column keeps 41 as 41 and 0.5 as 0.5; all other types are text in SQLite."""
_INDEXED = ("published", "measure", "agency", "unit", "code", "verdict", "reason", "document")


def write(connection: Connection, sheets: Iterable[Sheet], folder: Path) -> Iterator[Written]:
    """The database, then the metadata that Datasette is started with."""
    listed = tuple(sheets)
    counts: dict[str, int] = {}
    with whole(folder / FILE) as path, closing(sqlite3.connect(path, isolation_level=None)) as made:
        made.execute("PRAGMA journal_mode = OFF")
        made.execute("PRAGMA synchronous = OFF")
        made.execute("BEGIN")
        known = {sheet.name: sheet.table for sheet in listed}
        for sheet in listed:
            made.execute(_ddl(sheet, references(sheet.table, known)))
            counts[sheet.name] = _fill(connection, sheet, made)
            for column in _INDEXED:
                if column in sheet.table.names and sheet.table.key[0] != column:
                    made.execute(f"CREATE INDEX {sheet.name}_{column} ON {_name(sheet.name)} ({_name(column)})")
        made.execute("COMMIT")
    yield Written(FILE, counts.get(FIGURES))
    yield write_json(folder / METADATA, datasette.metadata([sheet.table for sheet in listed], Path(FILE).stem))


def _fill(connection: Connection, sheet: Sheet, made: sqlite3.Connection) -> int:
    count = 0
    converters = [_converter(column.type) for column in sheet.table.columns]
    marks = ", ".join("?" * len(converters))

    def converted() -> Iterator[tuple[object, ...]]:
        nonlocal count
        for row in rows(connection, sheet):
            count += 1
            yield tuple(None if value is None else make(value) for make, value in zip(converters, row, strict=True))

    made.executemany(f"INSERT INTO {_name(sheet.name)} VALUES ({marks})", converted())
    return count


def _converter(kind: str) -> Callable[[Value], object]:
    if kind.endswith("[]"):
        return json_text
    made: dict[str, Callable[[Value], object]] = {"DATE": date.isoformat, "TIMESTAMP": _moment, "BOOLEAN": int}
    return made.get(kind, _same)


def _same(value: Value) -> object:
    return value


def _moment(value: datetime) -> str:
    return f"{value.isoformat()}Z"


def _name(written: str) -> str:
    """Always quoted: SQLite has more reserved words than DuckDB."""
    return f'"{written}"'


def _ddl(sheet: Sheet, referring: Iterable[Reference]) -> str:
    table = sheet.table
    lines = [
        f"{_name(one.name)} {_TYPES.get(one.type, 'TEXT')}{' NOT NULL' if one.needed else ''}" for one in table.columns
    ]
    lines.append(f"PRIMARY KEY ({', '.join(map(_name, table.key))})")
    lines += [
        f"FOREIGN KEY ({', '.join(map(_name, one.columns))}) "
        f"REFERENCES {_name(one.table)} ({', '.join(map(_name, one.target))})"
        for one in referring
    ]
    return f"CREATE TABLE {_name(sheet.name)} (\n  " + ",\n  ".join(lines) + "\n)"
