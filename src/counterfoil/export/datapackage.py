"""A Frictionless data package: a CSV file for each table and a description that a program can check them against."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from counterfoil.export.contents import Sheet
from counterfoil.export.files import Written, write_json
from counterfoil.export.keys import references
from counterfoil.export.spreadsheets import write_plain
from counterfoil.model.version import __version__
from counterfoil.publish.cells import RULE
from counterfoil.store.columns import Column, Table
from counterfoil.store.opening import Connection

FILE = "datapackage.json"
_TYPES = {
    "INTEGER": "integer", "DOUBLE": "number", "BOOLEAN": "boolean", "DATE": "date", "TIMESTAMP": "datetime",
    "VARCHAR[]": "array",
}  # fmt: skip  # one long line of names reads better than one name a line


def write(connection: Connection, sheets: Iterable[Sheet], folder: Path) -> Iterator[Written]:
    """The tables in `data/`, then the description with the hash, the size and the schema of each."""
    listed = tuple(sheets)
    known = {sheet.name: sheet.table for sheet in listed}
    resources = []
    for sheet in listed:
        path = f"data/{sheet.name}.csv"
        count = write_plain(connection, sheet, folder / path)
        resources.append(_resource(sheet.table, known, folder, path))
        yield Written(path, count)
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "counterfoil-record",
        "title": "Figures in official statements",
        "description": "Every figure with the exact words that state it, what it counts, when, where and by whom. "
        f"No verdict says true or false; names of private persons are masked. {RULE}",
        "version": __version__,
        "resources": resources,
    }
    yield write_json(folder / FILE, package)


def _resource(table: Table, known: Mapping[str, Table], folder: Path, path: str) -> dict[str, Any]:
    file = folder / path
    with file.open("rb") as handle:
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
    return {
        "name": table.name.replace("_", "-"),
        "title": table.name,
        "description": table.says,
        "path": path,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": {
            "fields": [_field(column, table) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": list(one.columns),
                    "reference": {"resource": one.table.replace("_", "-"), "fields": list(one.target)},
                }
                for one in references(table, known)
                if len(one.columns) == 1 or not one.may_be_null
            ],
        },
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    made: dict[str, Any] = {"name": column.name, "type": _TYPES.get(column.type, "string"), "description": column.says}
    if column.type == "JSON":
        made["description"] += " JSON, as text."
    # An empty text and nothing are written alike, so that only other types, and keys, can be demanded.
    if column.needed and (column.name in table.key or column.type not in {"VARCHAR", "JSON"}):
        made["constraints"] = {"required": True}
    return made
