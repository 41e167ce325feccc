"""The words that tie one figure to another, and the units that turn into one another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterfoil.model import Interval
from counterfoil.reference.files import load
from counterfoil.reference.patterns import Pattern, escape, pattern


@dataclass(frozen=True, slots=True)
class Conversion:
    """One `unit` is between `low` and `high` of its dimension's base unit (months, grams)."""

    unit: str
    dimension: str
    low: float
    high: float

    def of(self, stated: Interval) -> Interval:
        """The interval in the base unit."""
        low = None if stated.low is None else stated.low * self.low
        high = None if stated.high is None else stated.high * self.high
        return Interval(low, high, stated.low_open, stated.high_open)


@dataclass(frozen=True, slots=True)
class SameLength:
    """Two measures written as number and unit: `24 year`, `288 month`."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """data/arithmetic.yml."""

    schema: str
    about: str
    source: str
    conversions: tuple[Conversion, ...]
    generic_people: tuple[str, ...]
    partial: tuple[str, ...]
    remainder: tuple[str, ...]
    exhaustive: tuple[str, ...]
    of_whole: tuple[str, ...]
    definite: tuple[str, ...]
    additional: tuple[str, ...]
    average: tuple[str, ...]
    not_calendar: tuple[str, ...]
    penalties: tuple[tuple[str, ...], ...]
    possible: tuple[str, ...]
    examples: tuple[SameLength, ...]
    counter_examples: tuple[SameLength, ...]

    def conversion(self, noun: str | None) -> Conversion | None:
        """How `noun`, singular, turns into its dimension's base; None where it is no known unit."""
        return _conversions().get(noun or "")


@cache
def arithmetic() -> Arithmetic:
    """The table of the package."""
    return load("arithmetic.yml", Arithmetic)


@cache
def _conversions() -> dict[str, Conversion]:
    return {item.unit: item for item in arithmetic().conversions}


@cache
def any_of(words: tuple[str, ...]) -> Pattern:
    """The pattern that finds any of `words` whole, in any case."""
    either = "|".join(escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return pattern(rf"(?:^|[^\pL])({either})(?:s)?(?:[^\pL]|$)", ignore_case=True)
