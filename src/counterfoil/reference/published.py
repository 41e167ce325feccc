"""Figures that agencies published: data/published/, each with its period, vintage, source and quoted words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from counterfoil.model import DataError, Filter, Interval, Measure, Number, Period, Unit
from counterfoil.reference.files import load, names

PeriodKind = Literal["fiscal", "calendar", "year_to_date", "rolling", "day"]
"""What the days of a figure are. `rolling`: any other span; `day`: a stock on one day."""

Statistic = Literal["count", "share", "mean", "stock"]
Bound = Literal["exact", "about", "at_least"]

_ABOUT = 0.005
"""How far "about 114,000" may lie from the figure itself: half a step of three digits."""


@dataclass(frozen=True, slots=True)
class PublishedSource:
    """Where figures were found. secondary: it repeats what another published."""

    id: str
    title: str
    url: str
    secondary: bool = False


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """One figure as published. issued: the day of publication, where known; as_of: the day up to which it counts.

    Two vintages of one figure are two entries. note: what a reader must know of it.
    """

    kind: PeriodKind
    first: date
    last: date
    value: Number
    source: str
    quote: str
    bound: Bound = "exact"
    status: Literal["final", "provisional"] = "final"
    as_of: date | None = None
    issued: date | None = None
    note: str | None = None

    @property
    def period(self) -> Period:
        """Its days."""
        return Period(self.first, self.last)

    @property
    def interval(self) -> Interval:
        """What the figure allows."""
        if self.bound == "at_least":
            return Interval(self.value, None)
        if self.bound == "about":
            return Interval(self.value * (1 - _ABOUT), self.value * (1 + _ABOUT))
        return Interval.point(self.value)


@dataclass(frozen=True, slots=True)
class PublishedSeries:
    """Figures that count one thing. agency: whose doings; None where they are nobody's (deaths).

    population: what the persons counted are narrowed to. places: where, if not the whole country.
    """

    id: str
    title: str
    measure: Measure
    units: tuple[Unit, ...]
    agency: str | None
    statistic: Statistic
    figures: tuple[PublishedFigure, ...]
    population: tuple[Filter, ...] = ()
    places: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedExample:
    """A statement and the series that it is held against; of a counter-example, the series that it is not."""

    text: str
    series: str


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One file of data/published/."""

    schema: str
    about: str
    source: str
    sources: tuple[PublishedSource, ...]
    series: tuple[PublishedSeries, ...]
    examples: tuple[PublishedExample, ...]
    counter_examples: tuple[PublishedExample, ...]


@cache
def published_files() -> tuple[PublishedFile, ...]:
    """Every file, in the order of the names. Raises DataError where a series stands twice or a source is not listed."""
    files = tuple(load(f"published/{name}", PublishedFile) for name in names("published"))
    seen: set[str] = set()
    for one in files:
        known = {source.id for source in one.sources}
        for series in one.series:
            missing = sorted({figure.source for figure in series.figures} - known)
            if missing or series.id in seen:
                raise DataError(
                    f"The published series {series.id} names the source {missing[0]}, which its file does not list."
                    if missing
                    else f"The published series {series.id} stands in two places.",
                    "Its figures could not be cited.",
                    "Correct the file in data/published.",
                )
            seen.add(series.id)
    return files


@cache
def published_series() -> tuple[PublishedSeries, ...]:
    """Every series."""
    return tuple(series for one in published_files() for series in one.series)


@cache
def published_source(series: str, source: str) -> PublishedSource:
    """A source as a series of figures names it."""
    return next(
        found
        for one in published_files()
        if any(each.id == series for each in one.series)
        for found in one.sources
        if found.id == source
    )
