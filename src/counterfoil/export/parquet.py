"""Parquet: a file for each table, with the types of the record and what its columns mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from counterfoil.export.contents import Sheet
from counterfoil.export.files import Written, json_text, whole
from counterfoil.store.opening import Connection
from counterfoil.tables.sql import text


def write(connection: Connection, sheets: Iterable[Sheet], folder: Path) -> Iterator[Written]:
    """What the columns mean stands in the file's own metadata, under `counterfoil`, as JSON."""
    for sheet in sheets:
        table = sheet.table
        meaning = {"table": table.says, "columns": {one.name: one.says for one in table.columns}}
        with whole(folder / f"{sheet.name}.parquet") as path:
            answer = connection.execute(
                f"COPY ({sheet.query}) TO {text(str(path))} "
                f"(FORMAT parquet, COMPRESSION zstd, KV_METADATA {{counterfoil: {text(json_text(meaning))}}})"
            ).fetchone()
        yield Written(f"{sheet.name}.parquet", answer[0] if answer else None)
