"""The ways out of the record: its tables in the formats that other tools open, the same bytes for the same record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from counterfoil.export import datapackage, jsonld, jsonlines, parquet, spreadsheets, sqlite
from counterfoil.export.contents import Sheet, sheets
from counterfoil.export.files import Written
from counterfoil.model import CounterfoilError
from counterfoil.store import reading
from counterfoil.store.opening import Connection

__all__ = ["Form", "Written", "export"]


class Form(StrEnum):
    """What a record can be exported as."""

    CSV = "csv"
    PARQUET = "parquet"
    SQLITE = "sqlite"
    JSONL = "jsonl"
    DATAPACKAGE = "datapackage"
    JSONLD = "jsonld"


_WRITERS: dict[Form, Callable[[Connection, Iterable[Sheet], Path], Iterator[Written]]] = {
    Form.CSV: spreadsheets.write,
    Form.PARQUET: parquet.write,
    Form.SQLITE: sqlite.write,
    Form.JSONL: jsonlines.write,
    Form.DATAPACKAGE: datapackage.write,
    Form.JSONLD: jsonld.write,
}


def export(store: str | Path, folder: str | Path, form: Form | str) -> Iterator[Written]:
    """Write the record at `store` into `folder` as `form`, file by file; files of the same names are replaced.

    The record is read as it is at one moment. Raises CounterfoilError where it cannot be opened, or the folder cannot
    be written to; files that were yielded are whole.
    """
    target = Path(folder)
    try:
        with reading(Path(store)) as connection:
            yield from _WRITERS[Form(form)](connection, sheets(connection), target)
    except OSError as error:
        raise CounterfoilError(
            f"{target} could not be written to: {error.strerror or error}.",
            "The export is not complete; what was there before was not harmed.",
            "Give a folder that you may write to, on a disk with room.",
        ) from error
