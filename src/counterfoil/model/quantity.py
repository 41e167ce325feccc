"""A figure as an interval: what the words leave open is kept open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Number = int | float

Hedge = Literal["exact", "over", "at_least", "about", "nearly", "under", "at_most", "range", "vague"]
Unit = Literal[
    "person", "event", "charge", "conviction", "country", "place", "organisation", "duration",
    "money", "mass", "item", "percent", "factor", "other",
]  # fmt: skip  # one long line of names reads better than one name a line
HEDGES: tuple[Hedge, ...] = ("exact", "over", "at_least", "about", "nearly", "under", "at_most", "range", "vague")
UNITS: tuple[Unit, ...] = (
    "person", "event", "charge", "conviction", "country", "place", "organisation", "duration",
    "money", "mass", "item", "percent", "factor", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Interval:
    """A range of numbers. A bound of None is unbounded; `*_open` says that the bound itself is left out."""

    low: Number | None
    high: Number | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval runs upward: got {self.low} to {self.high}")

    @staticmethod
    def point(value: Number) -> Interval:
        """The interval that holds `value` alone."""
        return Interval(value, value)

    def holds(self, value: Number) -> bool:
        """True where `value` lies inside."""
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below

    def meets(self, other: Interval) -> bool:
        """True where the two share at least one number."""
        return not (_clear_below(self, other) or _clear_below(other, self))

    def within(self, other: Interval) -> bool:
        """True where every number of this one lies in `other`."""
        low = other.low is None or (
            self.low is not None
            and (self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open)))
        )
        high = other.high is None or (
            self.high is not None
            and (self.high < other.high or (self.high == other.high and (self.high_open or not other.high_open)))
        )
        return low and high

    def plus(self, other: Interval) -> Interval:
        """The interval of all sums."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def minus(self, other: Interval) -> Interval:
        """The interval of all differences."""
        low = None if self.low is None or other.high is None else self.low - other.high
        high = None if self.high is None or other.low is None else self.high - other.low
        return Interval(low, high, self.low_open or other.high_open, self.high_open or other.low_open)

    def times(self, factor: Number) -> Interval:
        """The interval scaled by a factor of zero or more."""
        if factor < 0:
            raise ValueError(f"a scale factor is zero or more: got {factor}")
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Interval(low, high, self.low_open, self.high_open)

    def over(self, other: Interval) -> Interval:
        """The interval of all quotients; both hold only numbers of zero or more.

        A divisor that reaches zero, or has no upper bound, leaves that side of the quotient open.
        """
        if self.low is None or other.low is None or self.low < 0 or other.low < 0:
            raise ValueError("quotients are taken of intervals of zero or more")
        low: Number = 0 if other.high is None else (self.low / other.high if other.high else 0)
        high = None if self.high is None or other.low == 0 else self.high / other.low
        return Interval(low, high, self.low_open or other.high_open, self.high_open or other.low_open)


def _clear_below(a: Interval, b: Interval) -> bool:
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and (a.high_open or b.low_open))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: the number as written, and the interval that its hedge means.

    value: after the scale word (`1.3 million` is 1300000; a fraction is its percent value); None where vague.
    high: upper end of a stated range. interval: what the words allow at most. plausible: the narrower interval that a
    writer who rounds as this one does would mean ("over 73,000" is 73,000 and up, plausibly under 74,000).
    """

    value: Number | None
    high: Number | None
    hedge: Hedge
    unit: Unit
    interval: Interval
    plausible: Interval
    rule: str
