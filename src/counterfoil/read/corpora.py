"""Statements kept as rows of a table: .csv and .parquet, a statement a row, its fields in columns."""

from __future__ import annotations

import codecs
import csv
import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, cast

from counterfoil.model import Document, SourceError
from counterfoil.read.encodings import refuse_binary
from counterfoil.read.limits import CORPUS_BYTES, RECORD_BYTES, check_size
from counterfoil.read.records import from_record

Outcome = Document | SourceError

_ALSO = {
    "body": "text", "content": "text", "headline": "title", "date": "published", "link": "url", "publisher": "issuer",
}  # fmt: skip  # one long line of names reads better than one name a line
"""Names that such columns often have, and the field that each is; a column with the field's own name goes first."""
_FIELDS = ("id", "text", "title", "subtitle", "paragraphs", "published", "modified", "url", "source", "issuer")
_SAVE = "Open it in a spreadsheet and save it as CSV in UTF-8; check that it is a table."
_PIECE = 1 << 20
_ROWS = 200


def from_csv(path: Path, stem: str, published: date | str | None) -> Iterator[Outcome]:
    """The statements of a CSV file, packed or not: UTF-8 or Windows-1252, with a comma, semicolon or tab between.

    The first row names the columns: `text`, or `title` and `paragraphs`; and what else is known of a statement.
    """
    packed = path.suffix.casefold() == ".gz"
    try:
        encoding = _encoding(path, packed=packed)
        with closing(_bytes(path, packed=packed)) as raw, closing(codecs.getreader(encoding)(raw)) as handle:
            yield from _rows(handle, stem, published, path.name)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise packed_in_part(path.name) from error
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{path.name} holds bytes that are no text, neither in UTF-8 nor in Windows-1252.",
            "It is a table in another encoding, or another kind of file; no row of it was taken.",
            _SAVE,
        ) from error
    except csv.Error as error:
        raise SourceError(
            f"{path.name} cannot be read on: {error}.",
            "The rows after the fault are not read.",
            "Check that the file is whole, that quotation marks in it are doubled, and that no cell is over 5 MB.",
        ) from error


def packed_in_part(name: str) -> SourceError:
    """What to say of a file that ends in .gz and cannot be unpacked, or not to its end."""
    return SourceError(
        f"{name} is not a complete gzip file.",
        "What stands after the fault cannot be read; where it is another kind of file, that is all of it.",
        "Fetch or pack it again; or give it without .gz where it is not packed.",
    )


def from_parquet(path: Path, stem: str, published: date | str | None) -> Iterator[Outcome]:
    """The statements of a Parquet file, with the columns that a CSV file would have."""
    import duckdb

    from counterfoil.tables import sql

    check_size(path.stat().st_size, path.name, CORPUS_BYTES)
    try:
        with sql.connect() as connection:
            found = connection.execute(f"SELECT * FROM read_parquet({sql.path(path)}) LIMIT 0")  # noqa: S608 - quoted
            columns = [column[0] for column in found.description or []]
            places = _places(columns, path.name)
            chosen = ", ".join(sql.name(columns[place]) for place in places.values())
            found = connection.execute(f"SELECT {chosen} FROM read_parquet({sql.path(path)})")  # noqa: S608 - quoted
            number = 0
            while rows := found.fetchmany(_ROWS):
                for row in rows:
                    number += 1
                    record = _record(dict(zip(places, row, strict=True)))
                    yield from_record(record, f"{stem}-{number}", published, None, f"Row {number} of {path.name}")
    except duckdb.Error as error:
        said = str(error).splitlines()[0]
        raise SourceError(
            f"{path.name} is no Parquet file, or only a part of one."
            if "magic bytes" in said
            else f"{path.name} cannot be read as Parquet: {said}",
            "Nothing after the fault is read.",
            "Check that the file is whole and of the kind that its name says.",
        ) from error


def _rows(handle: codecs.StreamReader, stem: str, published: date | str | None, file: str) -> Iterator[Outcome]:
    head = handle.readline()
    delimiter = max(",;\t", key=head.count)
    columns = next(csv.reader([head], delimiter=delimiter), [])
    places = _places(columns, file)
    csv.field_size_limit(RECORD_BYTES)
    for number, row in enumerate(csv.reader(handle, delimiter=delimiter), 1):
        if row:
            told = {field: row[place] for field, place in places.items() if place < len(row)}
            yield from_record(_record(told), f"{stem}-{number}", published, None, f"Row {number} of {file}")


def _places(columns: list[str], name: str) -> dict[str, int]:
    """Where each field stands. Raises SourceError where no column holds the text."""
    plain = [column.strip().casefold().replace(" ", "_") for column in columns]
    found = {field: plain.index(field) for field in _FIELDS if field in plain}
    for other, field in _ALSO.items():
        if other in plain and field not in found:
            found[field] = plain.index(other)
    if "text" not in found and "paragraphs" not in found:
        raise SourceError(
            f"{name} has no column `text` or `paragraphs`, but {', '.join(columns[:12]) or 'none that is named'}.",
            "A row of it is not a statement that can be audited.",
            "Name the column of the statement's text `text`. Official tables are added by `counterfoil tables`.",
        )
    return found


def _record(told: Mapping[str, Any]) -> dict[str, Any]:
    """The row as a record of a .jsonl corpus would have it."""
    record = {field: _plain(value) for field, value in told.items() if value is not None}
    listed = record.get("paragraphs")
    if isinstance(listed, str):
        record["paragraphs"] = _list(listed)
    return record


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _list(written: str) -> list[str]:
    """Paragraphs in one cell: a JSON list, else one a line."""
    try:
        found = json.loads(written)
    except ValueError:
        found = None
    if isinstance(found, list):
        return [str(part) for part in found]
    return [line for line in written.splitlines() if line.strip()]


def _bytes(path: Path, *, packed: bool) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path, "rb")) if packed else path.open("rb")


def _encoding(path: Path, *, packed: bool) -> str:
    """UTF-8 where every byte of the file agrees with that; else what spreadsheets write in the West."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    total = 0
    with closing(_bytes(path, packed=packed)) as handle:
        try:
            while piece := handle.read(_PIECE):
                if not total:
                    refuse_binary(piece, path.name, _SAVE)
                total += len(piece)
                check_size(total, path.name, CORPUS_BYTES)
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"
