"""From the rows of the record back to statements, as `link` compares them. All words in them are masked already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from counterfoil.link import Sketch, compared
from counterfoil.model import AuditRecord, Compared, CounterfoilError, Statement
from counterfoil.store.changing import claims_by_document
from counterfoil.store.choosing import chosen
from counterfoil.store.from_rows import statement, statement_in
from counterfoil.store.opening import Connection, reading
from counterfoil.store.rows import rows_of, sketch_of

__all__ = ["compared_in", "document_named", "sketch_of", "statement", "statement_of", "statements"]

Row = dict[str, Any]


def statements(connection: Connection, documents: Sequence[str]) -> dict[str, Statement]:
    """The statements with these keys."""
    within = "WHERE document IN (SELECT unnest(?::VARCHAR[]))"
    columns = "document, name, title, issuer, url, published, modified, shown_text"
    rows = _rows(connection, f"SELECT {columns} FROM documents {within}", documents)
    operations = {row["document"]: row for row in _rows(connection, f"SELECT * FROM operations {within}", documents)}
    claims = claims_by_document(connection, documents)
    return {row["document"]: statement(row, claims[row["document"]], operations.get(row["document"])) for row in rows}


def compared_in(path: Path, one: str, other: str) -> Compared:
    """Two statements of a record, named as `chosen` takes them, held against each other.

    Raises CounterfoilError where the record does not hold one of them, or where both are the same.
    """
    with reading(path) as connection:
        keys = [chosen(connection, name) for name in (one, other)]
        if keys[0] == keys[1]:
            raise CounterfoilError(
                f"{one} and {other} are one statement of the record.",
                "Two statements are compared, and none with itself.",
                "Name another one, by its key where two have the same title.",
            )
        found = statements(connection, keys)
        rows = connection.execute(
            "SELECT s.document, s.runs, s.least, d.page FROM sketches s JOIN documents d USING (document) "
            "WHERE s.document IN (SELECT unnest(?::VARCHAR[]))",
            [keys],
        ).fetchall()
    sketches = {row[0]: Sketch(row[1], tuple(row[2])) for row in rows}
    pages = {row[0]: row[3] for row in rows}
    share = sketches[keys[0]].likeness(sketches[keys[1]])
    one_page = pages[keys[0]] is not None and pages[keys[0]] == pages[keys[1]]
    return compared(found[keys[0]], found[keys[1]], share=share, one_page=one_page)


def document_named(connection: Connection, name: str) -> str | None:
    """The key of the document with this key, name or address; None where none has it, or several pages have."""
    query = (
        "SELECT d.document, s.is_last FROM documents d JOIN last_seen s USING (document) "
        "WHERE d.document = $name OR d.name = $name OR d.url = $name ORDER BY s.is_last DESC, d.document LIMIT 2"
    )
    found = connection.execute(query, {"name": name}).fetchall()
    several = len(found) == 2 and found[1][1]  # an earlier state of the same page is none of them
    return str(found[0][0]) if found and not several else None


def statement_of(record: AuditRecord) -> Statement:
    """An audited document as a statement, the same as if it were read back from a record."""
    rows = {name: msgspec.json.decode(b"[" + made + b"]") for name, made in rows_of(record, "", 0).rows.items()}
    return statement_in({name: [_dated(row) for row in each] for name, each in rows.items()})


def _dated(row: Row) -> Row:
    """The row with its days as dates, which JSON has no form for."""
    names = ("published", "modified", "period_start", "period_end")
    return {key: date.fromisoformat(value) if key in names and value else value for key, value in row.items()}


def _rows(connection: Connection, query: str, documents: Sequence[str]) -> Iterator[Row]:
    found = connection.execute(query, [list(documents)])
    names = [column[0] for column in found.description or []]
    for values in found.fetchall():
        yield dict(zip(names, values, strict=True))
