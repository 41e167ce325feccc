"""From rows of the record to a statement, as `link` compares it. By itself: a worker asks, too, and has no engine."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
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
from counterfoil.reference.links import unsettled_words

Row = dict[str, Any]
_FROM_RECORD = (Inference("record", "record.row"),)


def statement_in(rows: Mapping[str, Sequence[Row]]) -> Statement:
    """The statement of the rows of one document, by table."""
    parts: dict[tuple[str, str], list[str]] = {}
    for row in rows.get("filters", ()):
        parts.setdefault(("filters", row["claim"]), []).append(f"{row['kind']}: {row['value']}")
    for row in rows.get("places", ()):
        parts.setdefault(("places", row["claim"]), []).append(row["place"])
    claims = [
        {**row, "filters": parts.get(("filters", row["claim"]), []), "places": parts.get(("places", row["claim"]), [])}
        for row in sorted(rows.get("claims", ()), key=lambda row: (row["span_start"], row["span_end"], row["claim"]))
    ]
    return statement(rows["documents"][0], claims, next(iter(rows.get("operations", ())), None))


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
        unsettled=unsettled_words().search(document["shown_text"]) is not None,
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
    return int(number) if number is not None and number == int(number) else number


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
    totals = row["totals"] if isinstance(row["totals"], dict) else json.loads(row["totals"])
    return Operation(
        name=row["name"],
        period=_reading(row["period_status"], "record.row", row["period_start"], row["period_end"]),
        places=tuple(row["places"]),
        agencies=tuple(row["agencies"]),
        totals=tuple((measure, total["claim"]) for measure, total in sorted(totals.items())),
        claims=tuple(row["claims"]),
        rule=row["rule"],
    )
