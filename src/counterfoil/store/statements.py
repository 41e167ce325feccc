"""From the rows of the record back to statements, as `link` compares them. All words in them are masked already."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from counterfoil.model import (
    Claim,
    Figure,
    Filter,
    Inference,
    Interval,
    Operation,
    Period,
    PeriodReading,
    Quantity,
    Span,
    Statement,
)  # fmt: skip
from counterfoil.store.changing import claims_by_document
from counterfoil.store.opening import Connection

Row = dict[str, Any]
_FROM_RECORD = (Inference("record", "record.row"),)


def statements(connection: Connection, documents: Sequence[str]) -> dict[str, Statement]:
    """The statements with these keys."""
    within = "WHERE document IN (SELECT unnest(?::VARCHAR[]))"
    rows = _rows(connection, f"SELECT document, name, title, issuer, url, published, modified FROM documents {within}",
                 documents)  # fmt: skip
    operations = {row["document"]: row for row in _rows(connection, f"SELECT * FROM operations {within}", documents)}
    claims = claims_by_document(connection, documents)
    return {row["document"]: statement(row, claims[row["document"]], operations.get(row["document"])) for row in rows}


def _rows(connection: Connection, query: str, documents: Sequence[str]) -> Iterator[Row]:
    found = connection.execute(query, [list(documents)])
    names = [column[0] for column in found.description or []]
    for values in found.fetchall():
        yield dict(zip(names, values, strict=True))


def statement(document: Row, claims: Sequence[Row], operation: Row | None) -> Statement:
    """A statement of its rows; `filters` of a claim are words such as `offence: arson`."""
    figures, places = [], dict[tuple[int, int], int]()
    for row in claims:
        sentence = (row["quote_start"], row["quote_end"])
        places[sentence] = places.get(sentence, -1) + 1
        figures.append(Figure(_claim(row), row["words"], row["quote"], places[sentence]))
    return Statement(
        key=document["document"],
        name=document["name"],
        title=document["title"],
        issuer=document["issuer"],
        url=document["url"],
        published=document["published"],
        modified=document["modified"],
        figures=tuple(figures),
        operation=None if operation is None else _operation(operation),
    )


def _claim(row: Row) -> Claim:
    return Claim(
        id=row["claim"],
        span=Span(row["span_start"], row["span_end"]),
        quantity=_quantity(row),
        sentence=Span(row["quote_start"], row["quote_end"]),
        basis=_FROM_RECORD,
        noun=row["noun"],
        measure=row["measure"],
        share_of=row["share_of"],
        filters=tuple(_filter(words) for words in row["filters"]),
        change=row["is_change"],
        period=_reading(row["period_status"], row["period_rule"], row["period_start"], row["period_end"]),
        places=tuple(row["places"]),
        agency=row["agency"],
        speaker=row["speaker"],
    )


def _quantity(row: Row) -> Quantity:
    return Quantity(
        value=_whole(row["value"]),
        high=_whole(row["high"]),
        hedge=row["hedge"],
        unit=row["unit"],
        interval=Interval(
            _whole(row["low_bound"]), _whole(row["high_bound"]), bool(row["low_open"]), bool(row["high_open"])
        ),
        plausible=Interval(_whole(row["plausible_low"]), _whole(row["plausible_high"])),
        rule="record.row",
    )


def _whole(number: float | None) -> float | int | None:
    """Whole numbers as such: the record keeps every number with a fraction."""
    return int(number) if number is not None and number.is_integer() else number


def _filter(words: str) -> Filter:
    kind, _, value = words.partition(": ")
    return Filter(kind, value)  # type: ignore[arg-type]  # the record holds no other kinds


def _reading(status: str | None, rule: str | None, start: Any, end: Any) -> PeriodReading | None:  # noqa: ANN401 - dates or nothing, as DuckDB gives them
    if status is None:
        return None
    if start is None or end is None:
        return PeriodReading("unresolved", rule or "", reason="The record holds no days.")
    return PeriodReading("resolved", rule or "", period=Period(start, end))


def _operation(row: Row) -> Operation:
    totals = json.loads(row["totals"])
    return Operation(
        name=row["name"],
        period=_reading(row["period_status"], "record.row", row["period_start"], row["period_end"]),
        places=tuple(row["places"]),
        agencies=tuple(row["agencies"]),
        totals=tuple((measure, total["claim"]) for measure, total in sorted(totals.items())),
        claims=tuple(row["claims"]),
        rule=row["rule"],
    )
