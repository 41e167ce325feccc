"""Rows that wait to be written, put aside as they are found: in memory while they are few, and then on the disk.

What linking finds is more than memory should hold, and may only come into the record all at once. The file has no name,
so that a build that is killed leaves nothing behind.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from counterfoil.store.opening import Connection
from counterfoil.store.rows import encoded
from counterfoil.store.schema import table

_CHUNK = 500
"""Rows that are written out, and later inserted, together."""
_IN_MEMORY = 1_000_000
"""Bytes that are kept in memory before a file is made."""


class Spool:
    """Rows by table, in the order in which they come. folder: where there is room for a file."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY, dir=str(folder))  # noqa: SIM115 - closed by `__exit__`
        self._waiting: dict[str, list[dict[str, Any]]] = {}
        self._chunks: list[tuple[str, int, int]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def add(self, name: str, row: dict[str, Any]) -> None:
        """A row of the table of that name."""
        waiting = self._waiting.setdefault(name, [])
        waiting.append(row)
        if len(waiting) >= _CHUNK:
            self._put(name)

    def insert(self, connection: Connection) -> None:
        """Write every row into its table."""
        for name in self._waiting:
            self._put(name)
        for name, chunk in self._read():
            connection.execute(table(name).insert(), [chunk])

    def _put(self, name: str) -> None:
        rows = self._waiting[name]
        if rows:
            made = b"[%b]" % encoded(rows)
            self._chunks.append((name, self._file.tell(), len(made)))
            self._file.write(made)
            rows.clear()

    def _read(self) -> Iterator[tuple[str, str]]:
        for name, start, length in self._chunks:
            self._file.seek(start)
            yield name, self._file.read(length).decode()
