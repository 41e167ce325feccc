"""What official records say of a figure: readings, where records cannot answer, and the series a figure stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counterfoil.model.claim import Filter, Measure
from counterfoil.model.inference import Period
from counterfoil.model.quantity import Interval, Number, Unit

Fit = Literal["same", "way", "window", "scope"]
"""How a reading fits the claim: `same` in all; another `way` of counting; another `window` of time; another `scope`."""

Agreement = Literal["agrees", "allows", "differs"]
"""`agrees`: a writer who knew the record would have written so. `allows`: possible by the letter, and not close."""


BEFORE = 20
"""How many windows before one tell what was usual until then."""


@dataclass(frozen=True, slots=True)
class RecordQuestion:
    """What a claim asks of records. agency: an id; None where the claim names none. areas: ids of areas.

    claims: ids of those that ask it. elsewhere: places that are no area of the records. windows: neighbouring
    conventions for the days, each with a label.
    """

    claims: tuple[str, ...]
    measure: Measure
    unit: Unit
    period: Period
    agency: str | None
    areas: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    population: tuple[Filter, ...] = ()
    windows: tuple[tuple[str, Period], ...] = ()


@dataclass(frozen=True, slots=True)
class RecordFigure:
    """One value of a record. label: the way of counting, or the series. table: of the store, or the series' id.

    window: what the days are, where they are not those asked for. query: SQL that runs as printed in the folder of
    tables; None for published figures, which have an address and quoted words. sound: whether it is final, exact and
    from the one who counted.
    """

    label: str
    table: str
    title: str
    value: Number
    interval: Interval
    period: Period
    fit: Fit
    sound: bool
    vintage: str | None = None
    status: str = ""
    window: str = ""
    query: str | None = None
    address: str | None = None
    quote: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class RecordRefusal:
    """Why a record of that measure does not answer. code: `period`, `grain`, `area`, `dimension`, `unit`, `agency`."""

    table: str
    code: str
    says: str


@dataclass(frozen=True, slots=True)
class RecordSeries:
    """The same question for every comparable window. kind: what the windows are. asked: place of the stated one."""

    label: str
    table: str
    title: str
    kind: str
    windows: tuple[tuple[Period, Number], ...]
    asked: int | None
    query: str | None = None

    @property
    def rank(self) -> int | None:
        """1 where no other window has more."""
        if self.asked is None:
            return None
        return 1 + sum(value > self.windows[self.asked][1] for _, value in self.windows)

    @property
    def median(self) -> float | None:
        """The median of the other windows."""
        return _median([value for at, (_, value) in enumerate(self.windows) if at != self.asked])

    @property
    def ratio(self) -> float | None:
        """The window's figure to the median of the others."""
        median = self.median
        return None if self.asked is None or not median else self.windows[self.asked][1] / median

    @property
    def ratio_before(self) -> float | None:
        """The window's figure to the median of the BEFORE windows before it; None where there are not so many."""
        at = self.asked
        if at is None or at < BEFORE:
            return None
        median = _median([value for _, value in self.windows[at - BEFORE : at]])
        return self.windows[at][1] / median if median else None


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """What the stored tables say to one question. absent: tables of that measure that are not stored."""

    question: RecordQuestion
    figures: tuple[RecordFigure, ...] = ()
    refusals: tuple[RecordRefusal, ...] = ()
    series: tuple[RecordSeries, ...] = ()
    notes: tuple[str, ...] = ()
    absent: tuple[RecordRefusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure of a record, and whether it agrees with the claim."""

    figure: RecordFigure
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Comparison:
    """One claim (or several of one figure) against records. notes: what must be known before they are compared."""

    question: RecordQuestion
    stated: Interval
    readings: tuple[Reading, ...]
    refusals: tuple[RecordRefusal, ...]
    series: tuple[RecordSeries, ...]
    notes: tuple[str, ...]


def _median(values: list[Number]) -> float | None:
    """The middle one, or the mean of the two in the middle."""
    ranked = sorted(values)
    half = len(ranked) // 2
    if not ranked:
        return None
    return float(ranked[half]) if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2
