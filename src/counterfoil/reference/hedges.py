"""What each hedge means as an interval: a first version, to be argued in docs/hedges.md."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.model import Hedge, Interval, Number, Quantity, Unit
from counterfoil.reference.files import load


@dataclass(frozen=True, slots=True)
class HedgeTable:
    """data/hedges.yml."""

    schema: str
    about: str
    source: str
    about_tolerance: float
    nearly_floor: float


@cache
def table() -> HedgeTable:
    """The table of the package."""
    return load("hedges.yml", HedgeTable)


def step(value: Number) -> Number:
    """The place of the last digit that is not zero: 73,000 is 1,000; 680 is 10; 12.5 is 0.1."""
    if value != int(value):
        decimals = len(repr(float(value)).split(".")[1])
        return float(10.0**-decimals)
    whole, unit = abs(int(value)), 1
    while whole and whole % (unit * 10) == 0:
        unit *= 10
    return unit


def quantity(value: Number | None, high: Number | None, hedge: Hedge, unit: Unit, words: str) -> Quantity:
    """The quantity that `words` (the number expression as written) states with this hedge."""
    wide, narrow = _intervals(value, high, hedge)
    return Quantity(value, high, hedge, unit, wide, narrow, f"hedge.{hedge}")


def _intervals(value: Number | None, high: Number | None, hedge: Hedge) -> tuple[Interval, Interval]:
    if value is None:
        return Interval(2, None), Interval(2, None)
    point = Interval.point(value)
    if hedge == "range" and high is not None:
        return Interval(value, high), Interval(value, high)
    if hedge in ("over", "at_least"):
        is_open = hedge == "over"
        return Interval(value, None, is_open), Interval(value, value + step(value), is_open, high_open=True)
    if hedge in ("under", "at_most"):
        wide = Interval(0, value, high_open=hedge == "under")
        return wide, wide
    if hedge == "nearly":
        wide = Interval(value * table().nearly_floor, value, high_open=True)
        return wide, wide
    if hedge == "about":
        spread = max(value * table().about_tolerance, step(value) / 2)
        wide = Interval(value - spread, value + spread)
        return wide, wide
    return point, point
