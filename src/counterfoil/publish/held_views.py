"""Readings and series as the report page and the terminal show them."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.model import AuditRecord, Comparison, Finding, Reading
from counterfoil.publish.drawings import Drawn
from counterfoil.publish.masking import Mask
from counterfoil.publish.phrases import period
from counterfoil.publish.series_drawing import draw_series, window_words
from counterfoil.reference.printing import number, recorded

BESIDE = 2
"""How many charts stand beside a sentence of the statement; all of them are in the finding."""

_AGREES = {"agrees": "agrees", "allows": "possible, not close", "differs": "does not agree"}


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One reading in words."""

    label: str
    value: str
    days: str
    agreement: str
    source: str
    query: str | None
    address: str | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """The numbers under the charts: a row a window, a column a way of counting. rows: days, values, whether stated."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...], bool], ...]


@dataclass(frozen=True, slots=True)
class HeldView:
    """What a finding on records shows besides its sentence."""

    readings: tuple[ReadingView, ...]
    refusals: tuple[str, ...]
    notes: tuple[str, ...]
    charts: tuple[Drawn, ...]
    table: SeriesTable | None
    queries: tuple[str, ...]


def held_view(record: AuditRecord, hide: Mask, finding: Finding) -> HeldView | None:
    """The readings of a finding on records, or the charts of one on its context."""
    if finding.comparison is None or not 0 <= finding.comparison < len(record.comparisons):
        return None
    one = record.comparisons[finding.comparison]
    context = finding.code == "records-context"
    drawn = [item for series in one.series if (item := draw_series(series)) is not None] if context else []
    return HeldView(
        readings=() if context or finding.code == "records-absent" else tuple(_reading(item) for item in one.readings),
        refusals=() if context else tuple(f"{item.table}: {hide.words(item.says)}" for item in one.refusals),
        notes=() if context else one.notes,
        charts=tuple(drawn),
        table=_table(one) if context else None,
        queries=tuple(series.query for series in one.series if series.query) if context else (),
    )


def beside(record: AuditRecord, finding: Finding) -> tuple[Drawn, ...]:
    """The charts that stand beside a sentence which calls the figure usual: where it stands out most, first."""
    if finding.comparison is None or finding.code != "records-context":
        return ()
    series = sorted(
        record.comparisons[finding.comparison].series, key=lambda one: -(one.ratio_before or one.ratio or 0)
    )
    drawn = (draw_series(one) for one in series)
    return tuple(item for item in drawn if item is not None)[:BESIDE]


def reading_words(item: Reading) -> tuple[str, str, str]:
    """What is counted and when, what it comes to, and whether that agrees."""
    figure = item.figure
    window = f" ({figure.window})" if figure.window else ""
    return f"{figure.label}, {period(figure.period)}{window}", recorded(figure), _AGREES[item.agreement]


def _reading(item: Reading) -> ReadingView:
    figure = item.figure
    label, value, agrees = reading_words(item)
    vintage = f", issued {figure.vintage}" if figure.vintage and figure.quote else ""
    vintage = vintage or (f", {figure.vintage}" if figure.vintage else "")
    status = f", {figure.status}" if figure.status else ""
    return ReadingView(
        label=label,
        value=value,
        days=period(figure.period),
        agreement=agrees,
        source=f"{figure.title}{vintage}{status}" + (f". {figure.note}" if figure.note else ""),
        query=figure.query,
        address=figure.address,
        quote=figure.quote,
    )


def _table(one: Comparison) -> SeriesTable | None:
    shown = [series for series in one.series if series.asked is not None]
    if not shown:
        return None
    alike = [series for series in shown if [p for p, _ in series.windows] == [p for p, _ in shown[0].windows]]
    rows = tuple(
        (window_words(shown[0], window), tuple(number(series.windows[at][1]) for series in alike), at == shown[0].asked)
        for at, (window, _) in enumerate(shown[0].windows)
    )
    return SeriesTable(tuple(series.label for series in alike), rows)
