"""The folder of stored tables: one Parquet file a table, which carries its own manifest."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import msgspec

from counterfoil.model import CounterfoilError
from counterfoil.reference.tables import TableProfile, table_profiles
from counterfoil.tables import sql
from counterfoil.tables.manifest import Manifest

T = TypeVar("T")

_KEY = "counterfoil"
"""Under which name a Parquet file carries its manifest."""

_MOST_ANSWERS = 2000
"""How many answers to queries are kept; the longest, a context, is of a few thousand rows."""


def default_folder() -> Path:
    """Where tables are kept unless said otherwise: COUNTERFOIL_TABLES, or the user's data folder."""
    if set_by_user := os.environ.get("COUNTERFOIL_TABLES"):
        return Path(set_by_user)
    home = Path.home()
    data = {
        "win32": os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local",
        "darwin": home / "Library" / "Application Support",
    }.get(sys.platform, os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return Path(data) / "counterfoil" / "tables"


def digest(profile: TableProfile) -> str:
    """A fingerprint of what a profile says about reading: a table made with another may not be what it says now."""
    read = (profile.layouts, profile.dimensions, profile.expectations, profile.time, profile.calendar)
    return hashlib.sha256(msgspec.json.encode(read, order="deterministic")).hexdigest()[:16]


def write(connection: duckdb.DuckDBPyConnection, query: str, target: Path, told: object) -> None:
    """Write the rows of a query to a Parquet file that carries `told`."""
    said = msgspec.json.encode(told, order="deterministic").decode("utf-8")
    connection.execute(
        f"COPY ({query}) TO {sql.text(str(target))} "
        f"(FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{_KEY}: {sql.text(said)}}})"
    )


def told_by(connection: duckdb.DuckDBPyConnection, path: Path, kind: type[T]) -> T | None:
    """What a Parquet file of ours carries; None where it carries nothing of that kind."""
    query = f"SELECT decode(value) FROM parquet_kv_metadata({sql.path(path)}) WHERE decode(key) = '{_KEY}'"
    try:
        found = sql.rows(connection, query)
        return msgspec.json.decode(str(found[0][0]), type=kind) if found else None
    except (duckdb.Error, msgspec.DecodeError, msgspec.ValidationError):
        return None


class Store:
    """The tables of a folder. The folder need not exist: then there are none.

    One connection and the answers to queries are kept for as long as no table is written anew: many claims of a
    statement ask the same, and a connection costs more than a query.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or default_folder()
        self._read: dict[str, tuple[tuple[int, int], Manifest]] = {}
        self._open: duckdb.DuckDBPyConnection | None = None
        self._answered: dict[str, list[tuple[Any, ...]]] = {}

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Every row that a query on the stored tables gives. They are shared: do not change the list."""
        if query not in self._answered:
            if len(self._answered) >= _MOST_ANSWERS:
                self._answered.clear()
            self._answered[query] = sql.rows(self.connection(), query)
        return self._answered[query]

    def connection(self) -> duckdb.DuckDBPyConnection:
        """The connection that all queries on the stored tables go through."""
        if self._open is None:
            self._open = sql.connect(self.folder)
        return self._open

    def _forget(self) -> None:
        """A table was written anew: nothing that was read before holds."""
        self._answered.clear()
        if self._open is not None:
            self._open.close()
            self._open = None

    def path(self, table: str) -> Path:
        """Where a table stands, or would stand."""
        return self.folder / f"{table}.parquet"

    def source_path(self, table: str, sha256: str) -> Path:
        """Where the cells of one source stand, before anything is kept out of them."""
        return self.folder / "sources" / table / f"{sha256[:24]}.parquet"

    def manifest(self, table: str) -> Manifest | None:
        """What the table says of itself; None where it is not stored. Raises CounterfoilError where it is damaged."""
        path = self.path(table)
        if not path.is_file():
            return None
        # An audit asks for every claim: a table that has not been written since is not opened again for its manifest.
        state = (path.stat().st_mtime_ns, path.stat().st_size)
        if table in self._read and self._read[table][0] == state:
            return self._read[table][1]
        if table in self._read:
            self._forget()
        told = told_by(self.connection(), path, Manifest)
        if told is None:
            raise CounterfoilError(
                f"{path} is not a table that Counterfoil wrote, or it is damaged.",
                "It answers nothing.",
                "Delete it and add the files again: counterfoil tables add.",
            )
        self._read[table] = (state, told)
        return told

    def manifests(self) -> dict[str, Manifest]:
        """Every stored table, in the order of the profiles."""
        found = ((name, self.manifest(name)) for name in table_profiles())
        return {name: manifest for name, manifest in found if manifest is not None}
