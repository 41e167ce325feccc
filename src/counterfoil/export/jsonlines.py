"""JSON Lines: a file for each table, a row a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from counterfoil.export.contents import Sheet, Value, rows
from counterfoil.export.files import Written, whole
from counterfoil.store.opening import Connection


def write(connection: Connection, sheets: Iterable[Sheet], folder: Path) -> Iterator[Written]:
    """Objects with every column: lists as lists, JSON as JSON, days and moments (in UTC) after ISO 8601."""
    encoder = msgspec.json.Encoder()
    for sheet in sheets:
        made = [_maker(column.type) for column in sheet.table.columns]
        count = 0
        with whole(folder / f"{sheet.name}.jsonl") as path, path.open("wb") as handle:
            for row in rows(connection, sheet):
                line = {name: make(value) for name, make, value in zip(sheet.table.names, made, row, strict=True)}
                handle.write(encoder.encode(line) + b"\n")
                count += 1
        yield Written(f"{sheet.name}.jsonl", count)


def _maker(kind: str) -> Callable[[Value], object]:
    made: dict[str, Callable[[Value], object]] = {"JSON": _json, "DOUBLE": number, "TIMESTAMP": _moment}
    return made.get(kind, _same)


def _same(value: Value) -> object:
    return value


def _json(value: str | None) -> msgspec.Raw | None:
    return None if value is None else msgspec.Raw(value.encode("utf-8"))


def number(value: float | None) -> int | float | None:
    """A number without a fraction has no decimal point."""
    return int(value) if value is not None and value.is_integer() else value


def _moment(value: datetime | None) -> str | None:
    return None if value is None else f"{value.isoformat()}Z"
