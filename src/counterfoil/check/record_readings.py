"""Readings: every figure of a record that answers a claim, each with whether it agrees."""

from __future__ import annotations

from datetime import timedelta

from counterfoil.check.record_questions import is_year
from counterfoil.model import (
    Agreement,
    Claim,
    Comparison,
    Filter,
    Fit,
    Interval,
    Period,
    Quantity,
    Reading,
    RecordAnswer,
    RecordFigure,
    RecordQuestion,
    RecordSeries,
)  # fmt: skip
from counterfoil.reference.published import PublishedFigure, PublishedSeries, published_series, published_source
from counterfoil.reference.records import line_of, narrows, of_one_house, record_words

_DAYS_OFF = 7
"""Two spans of days whose ends lie within a week of each other are taken for neighbours."""


def compare(claims: dict[str, Claim], answer: RecordAnswer, url: str | None = None) -> Comparison:
    """A claim against what the tables answered and what was published. url: of the statement, no witness of itself."""
    question = answer.question
    quantity = claims[question.claims[0]].quantity
    figures = (*answer.figures, *(one for one in published(question) if not _same_page(one.address, url)))
    readings = (Reading(figure, agreement(quantity, figure.interval)) for figure in figures)
    return Comparison(
        question,
        quantity.interval,
        tuple(one for one in readings if one.agreement == "agrees" or not _wider(question, one.figure)),
        answer.refusals,
        (*answer.series, *_years(question)),
        tuple(dict.fromkeys((*answer.notes, *(note for one in _matching(question) for note in one.notes)))),
    )


def echoes(figure: RecordFigure) -> bool:
    """Whether a figure may repeat the statement itself: provisional, and told at second hand."""
    return "secondary" in figure.status and "provisional" in figure.status


def witnesses(series: PublishedSeries, figure: PublishedFigure, url: str | None) -> bool:
    """Whether a published figure is told by another than the statement, and not perhaps repeated from it."""
    source = published_source(series.id, figure.source)
    return not _same_page(source.url, url) and not (source.secondary and figure.status == "provisional")


def _same_page(one: str | None, other: str | None) -> bool:
    """Whether two addresses are one page, with or without `www.` and a slash at the end."""
    if one is None or other is None:
        return False
    bare = [each.split("://")[-1].removeprefix("www.").rstrip("/").lower() for each in (one, other)]
    return bare[0] == bare[1]


def _wider(question: RecordQuestion, figure: RecordFigure) -> bool:
    """Whether the published figure is of a house of which the claim's agency is a part, or the claim is of all DHS."""
    whose = next((one.agency for one in published_series() if one.id == figure.table), None)
    if whose is None or whose == question.agency:
        return False
    return whose in line_of(question.agency) or question.agency in record_words().whole_house


def agreement(quantity: Quantity, record: Interval) -> Agreement:
    """Whether a writer who knew the record would state this figure; or only could, by the letter."""
    band = quantity.plausible
    value = quantity.value or 0
    if quantity.hedge in ("over", "at_least") and band.high is not None:
        room = value * (1 + record_words().rules.above)
        if room > band.high:
            band = Interval(band.low, room, band.low_open, high_open=False)
    if band.meets(record):
        return "agrees"
    return "allows" if quantity.interval.meets(record) else "differs"


def published(question: RecordQuestion) -> tuple[RecordFigure, ...]:
    """Published figures of what the question asks for, of its days and of neighbouring ones."""
    return tuple(
        made
        for series in _matching(question)
        for figure in series.figures
        if (made := _figure(question, series, figure)) is not None
    )


def narrowings(filters: tuple[Filter, ...]) -> frozenset[Filter]:
    """The filters that leave someone out."""
    return frozenset(item for item in filters if narrows(item))


def _matching(question: RecordQuestion) -> tuple[PublishedSeries, ...]:
    return tuple(
        one
        for one in published_series()
        if one.measure == question.measure
        and question.unit in one.units
        and narrowings(one.population) == narrowings(question.population)
        and not question.areas
        and set(question.elsewhere) == set(one.places)
        and (one.agency is None or question.agency is None or of_one_house(question.agency, one.agency))
    )


def _figure(question: RecordQuestion, series: PublishedSeries, figure: PublishedFigure) -> RecordFigure | None:
    window = _window(question, figure.period, stock=series.statistic == "stock")
    if window is None:
        return None
    source = published_source(series.id, figure.source)
    fit = "window" if window else _fit(question, series)
    return RecordFigure(
        label=series.title,
        table=series.id,
        title=source.title,
        value=figure.value,
        interval=figure.interval,
        period=figure.period,
        fit=fit,
        sound=fit == "same" and figure.status == "final" and figure.bound == "exact" and not source.secondary,
        vintage=figure.issued.isoformat() if figure.issued else None,
        status=", ".join(
            words for words in (figure.status, "" if figure.bound == "exact" else figure.bound.replace("_", " "),
                                "secondary source" if source.secondary else "") if words
        ),
        window=window,
        address=source.url,
        quote=figure.quote,
        note=figure.note,
    )  # fmt: skip


def _fit(question: RecordQuestion, series: PublishedSeries) -> Fit:
    """`detention` is of book-ins, of means and of stocks alike, so that none of them is the same as a claim's."""
    whose = series.agency is None or series.agency == question.agency
    return "same" if whose and series.measure != "detention" else "scope"


def _window(question: RecordQuestion, period: Period, *, stock: bool) -> str | None:
    """What the days of a figure are to those asked for: "" the same, words for neighbouring ones, None others."""
    if period == question.period:
        return ""
    if stock:
        inside = question.period.start <= period.end <= question.period.end
        return "" if inside and question.period.days <= 31 else None
    for label, days in question.windows:
        if days == period:
            return label
    near = timedelta(days=_DAYS_OFF)
    starts, ends = abs(period.start - question.period.start), abs(period.end - question.period.end)
    return "days nearly the same" if starts <= near and ends <= near else None


def last_years(question: RecordQuestion) -> tuple[tuple[str, Period, float], ...]:
    """The last fiscal and the last calendar year before the days asked for: the series, its days, its figure.

    They ended within a year before: of an older one no one says "last year".
    """
    start = question.period.start
    found: dict[tuple[str, str], tuple[str, Period, float]] = {}
    for series in _matching(question):
        for one in series.figures:
            near = one.period.end < start and (start - one.period.end).days <= 366
            if near and one.kind in ("fiscal", "calendar") and one.bound != "at_least" and series.statistic == "count":
                found[series.id, one.kind] = (series.title, one.period, one.value)
    return tuple(found.values())


def _years(question: RecordQuestion) -> tuple[RecordSeries, ...]:
    """The published figures of other years of the same kind, where the question is of a year."""
    found = []
    for series in _matching(question):
        kind = next((one.kind for one in series.figures if one.period == question.period), None)
        if kind is None and is_year(question.period):
            kind = "fiscal" if question.windows[0][0].startswith("calendar") else "calendar"
        latest = {
            one.period: one.value
            for one in sorted(series.figures, key=lambda one: (one.status == "final", str(one.issued or "")))
            if one.kind == kind and one.bound != "at_least"
        }
        periods = sorted(latest)
        if kind not in ("fiscal", "calendar") or len(periods) < 2:
            continue
        at = periods.index(question.period) if question.period in latest else None
        windows = tuple((period, latest[period]) for period in periods)
        found.append(RecordSeries(series.title, series.id, series.title, f"{kind} year", windows, at))
    return tuple(found)
