"""A series as a table on the terminal, CSV and JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

import msgspec
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from counterfoil.model import Number
from counterfoil.publish import phrases
from counterfoil.publish.cells import cell
from counterfoil.reference import printing
from counterfoil.series import NO_TOTAL, Series, telling

SCHEMA = "counterfoil.series/1"
_COLUMNS = (
    "series", "bucket", "bucket_start", "bucket_end", "period_start", "period_end", "words", "hedge", "value",
    "low_bound", "high_bound", "plausible_low", "plausible_high", "unit", "noun", "filters", "is_part", "agency",
    "places", "told", "also", "title", "published", "url", "quote", "document", "claim", "sha256", "span_start",
    "span_end", "quote_start", "quote_end", "query",
)  # fmt: skip  # one long line of names reads better than one name a line
_Value = str | Number | date | None


def to_table(series: Series) -> RenderableType:
    """What `counterfoil series` prints: a line for each claim under its bucket, then the official series."""
    parts: list[RenderableType] = [Text(telling.title(series), style="bold"), Text(telling.lede(series), style="dim")]
    parts += [Text(words, style="dim") for words in telling.left_out(series)]
    if series.groups:
        parts += [Text(), _claims(series)]
    if series.beside.series:
        parts += [Text(), _official(series)]
    return Group(*parts)


def _claims(series: Series) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("days", overflow="fold", ratio=3)
    table.add_column("figure", overflow="fold", ratio=3)
    table.add_column("whose, of whom, where", overflow="fold", ratio=4)
    table.add_column("statement", overflow="fold", ratio=5)
    for group in series.groups:
        table.add_row(Text(group.label, style="bold"))
        for one in group.figures:
            repeats = telling.repeats(one)
            statement = f"{one.published or 'no date'} {one.title or one.document}"
            table.add_row(
                Text(telling.days(one)),
                Text(_plain(one.says)),
                Text(_plain(telling.about(one))),
                Text(_plain(f"{statement} ({repeats})" if repeats else statement), style="dim"),
            )
    return table


def _official(series: Series) -> Table:
    """A row a window; the labels of the columns stand above, since they are long."""
    shown = series.beside.series
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.title = "\n".join(f"({number}) {one.label}" for number, one in enumerate(shown, 1))
    table.title_justify, table.title_style = "left", "not italic"
    table.add_column("official")
    for number in range(1, len(shown) + 1):
        table.add_column(f"({number})", justify="right", no_wrap=True)
    for period, values in windows(series):
        table.add_row(period, *("" if value is None else printing.number(value) for value in values))
    return table


def windows(series: Series) -> list[tuple[str, tuple[float | None, ...]]]:
    """The official figures, a row for each window, a column for each series."""
    listed = [dict(one.windows) for one in series.beside.series]
    periods = sorted({period for one in listed for period in one}, key=lambda one: (one.start, one.end))
    return [(phrases.period(period), tuple(one.get(period) for one in listed)) for period in periods]


def to_csv(series: Series) -> str:
    """A row for each claim and for each official window (`series` is then the table and its way of counting).

    Texts that a spreadsheet would run or change are marked as `publish.cells.RULE` says.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in _rows(series):
        writer.writerow([cell(row.get(column)) for column in _COLUMNS])
    return out.getvalue()


def _rows(series: Series) -> Iterator[dict[str, _Value]]:
    for group in series.groups:
        for one in group.figures:
            alike = {name: getattr(one, name) for name in _COLUMNS if hasattr(one, name)}
            yield {
                **alike,
                "series": "claims",
                "bucket": group.label,
                "bucket_start": group.period.start,
                "bucket_end": group.period.end,
                "period_start": one.period.start,
                "period_end": one.period.end,
                "low_bound": one.interval.low,
                "high_bound": one.interval.high,
                "plausible_low": one.plausible.low,
                "plausible_high": one.plausible.high,
                "filters": "; ".join(one.filters),
                "places": "; ".join(one.places),
            }
    for beside in series.beside.series:
        for period, value in beside.windows:
            yield {
                "series": f"{beside.table}: {beside.label}",
                "period_start": period.start,
                "period_end": period.end,
                "value": value,
                "query": beside.query,
            }


def to_json(series: Series) -> str:
    """The whole of it as one JSON object."""
    whole = {
        "schema": SCHEMA,
        "title": telling.title(series),
        "no_total": NO_TOTAL,
        "asked": series.asked,
        "unit": series.found.unit,
        "deeds": series.found.deeds,
        "agencies": series.found.agencies,
        "places": series.found.places,
        "left_out": {
            "other_units": series.found.other_units,
            "unnamed": series.found.unnamed,
            "undated": series.found.undated,
            "smaller": series.found.smaller,
        },
        "groups": series.groups,
        "official": series.beside.series,
        "refusals": [{"table": name or None, "says": says} for name, says in series.beside.refusals],
    }
    return msgspec.json.encode(whole).decode("utf-8")


def _plain(written: str) -> str:
    """Without control characters, so that a statement cannot drive the terminal, and on one line."""
    return "".join(c if c.isprintable() else " " for c in written)
