"""Values and names as they stand in SQL, and connections that stay within their means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb


def connect(folder: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A database in memory, on two threads and one gigabyte. folder: where files named without a folder are sought."""
    connection = duckdb.connect(config={"threads": 2, "memory_limit": "1GB"})
    connection.execute("SET enable_progress_bar = false")
    if folder is not None:
        connection.execute(f"SET file_search_path = {text(str(folder))}")
    return connection


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    """Every row that a query gives."""
    return connection.execute(query).fetchall()


def text(value: str) -> str:
    """A string constant."""
    return "'" + value.replace("'", "''") + "'"


def path(file: Path) -> str:
    """The path of one file, as a constant: DuckDB would take some characters of it for a pattern."""
    return text("".join(f"[{char}]" if char in "*?[" else char for char in str(file)))


def name(column: str) -> str:
    """A column's name: quoted where it is not a plain word."""
    plain = column.isascii() and column.isidentifier() and column == column.lower()
    return column if plain else '"' + column.replace('"', '""') + '"'


def day(value: date) -> str:
    """A day constant."""
    return f"DATE '{value.isoformat()}'"


def one_of(column: str, values: Iterable[str]) -> str:
    """The column has one of the values; the empty string stands for what is not recorded."""
    wanted = list(values)
    named = [text(value) for value in wanted if value]
    parts = []
    if len(named) == 1:
        parts.append(f"{name(column)} = {named[0]}")
    elif named:
        parts.append(f"{name(column)} IN ({', '.join(named)})")
    if "" in wanted:
        parts.append(f"{name(column)} IS NULL")
    return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"


def all_of(where: Mapping[str, Iterable[str]] | None) -> list[str]:
    """A condition for each column."""
    return [one_of(column, values) for column, values in (where or {}).items()]
