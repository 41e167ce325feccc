"""Comparisons with official records, as the JSON output has them."""

from __future__ import annotations

from counterfoil.model import Comparison, Interval, Period, Reading, RecordSeries
from counterfoil.publish import records as out
from counterfoil.publish.masking import Mask


def interval_record(interval: Interval) -> out.IntervalRecord:
    """An interval."""
    return out.IntervalRecord(
        low=interval.low, high=interval.high, low_open=interval.low_open, high_open=interval.high_open
    )


def period_record(period: Period) -> out.PeriodRecord:
    """Calendar days."""
    return out.PeriodRecord(start=period.start, end=period.end)


def comparison_record(one: Comparison, hide: Mask) -> out.ComparisonRecord:
    """A comparison: the question, every reading, every refusal, every series."""
    question = one.question
    return out.ComparisonRecord(
        claims=question.claims,
        measure=question.measure,
        period=period_record(question.period),
        areas=(*question.areas, *(hide.label(place) for place in question.elsewhere)),
        filters=tuple(out.FilterRecord(kind=item.kind, value=hide.label(item.value)) for item in question.population),
        stated=interval_record(one.stated),
        readings=tuple(_reading(item) for item in one.readings),
        refusals=tuple(
            out.RefusalRecord(table=item.table, code=item.code, says=hide.words(item.says)) for item in one.refusals
        ),
        series=tuple(_series(item) for item in one.series),
        notes=one.notes,
    )


def _reading(item: Reading) -> out.ReadingRecord:
    figure = item.figure
    return out.ReadingRecord(
        label=figure.label,
        table=figure.table,
        title=figure.title,
        value=figure.value,
        interval=interval_record(figure.interval),
        period=period_record(figure.period),
        window=figure.window,
        fit=figure.fit,
        agreement=item.agreement,
        agrees=item.agreement == "agrees",
        status=figure.status,
        vintage=figure.vintage,
        query=figure.query,
        address=figure.address,
        quoted=figure.quote,
        remark=figure.note,
    )


def _series(item: RecordSeries) -> out.SeriesRecord:
    return out.SeriesRecord(
        label=item.label,
        table=item.table,
        kind=item.kind,
        asked=item.asked,
        rank=item.rank,
        median=item.median,
        ratio=item.ratio,
        ratio_before=item.ratio_before,
        query=item.query,
        windows=tuple(
            out.WindowRecord(start=period.start, end=period.end, value=value) for period, value in item.windows
        ),
    )
