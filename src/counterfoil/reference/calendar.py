"""The calendar's words, terms of office and jurisdiction profiles: typed views of data/calendar.yml and its company."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from counterfoil.reference.files import load


@dataclass(frozen=True, slots=True)
class Month:
    """A month and the names it goes by."""

    number: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Season:
    """A season as whole months; winter runs over the turn of the year."""

    name: str
    first_month: int
    last_month: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day: a fixed `day` of `month`, or the `nth` `weekday` (0 is Monday) of it, -1 being the last."""

    name: str
    month: int
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None


@dataclass(frozen=True, slots=True)
class DateExample:
    """A sentence, and the date expressions it holds."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """data/calendar.yml."""

    schema: str
    about: str
    source: str
    months: tuple[Month, ...]
    doubtful_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    seasons: tuple[Season, ...]
    counts: dict[str, int]
    loose_counts: tuple[str, ...]
    holidays: tuple[Holiday, ...]
    examples: tuple[DateExample, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office, first and last day."""

    name: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class TermTable:
    """data/terms.yml."""

    schema: str
    about: str
    source: str
    terms: tuple[Term, ...]
    examples: tuple[DateExample, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacedExample:
    """A sentence with one date expression, and the days it means (in a counter-example: does not mean)."""

    text: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Profile:
    """How a jurisdiction writes dates and numbers. week_start: 0 is Monday, 6 is Sunday."""

    schema: str
    about: str
    source: str
    name: str
    fiscal_year_month: int
    fiscal_year_named_after: Literal["start", "end"]
    week_start: int
    date_order: Literal["month_first", "day_first"]
    european_separators: bool
    examples: tuple[PlacedExample, ...]
    counter_examples: tuple[PlacedExample, ...]


@cache
def words() -> CalendarWords:
    """The words of the calendar."""
    return load("calendar.yml", CalendarWords)


@cache
def terms() -> TermTable:
    """The terms of office."""
    return load("terms.yml", TermTable)


@cache
def profile(name: str = "us") -> Profile:
    """The profile `name`. Raises FileNotFoundError where the package has none of that name."""
    return load(f"profiles/{name}.yml", Profile)


@cache
def month_numbers() -> dict[str, int]:
    """Lower-case month name to number."""
    return {name.lower(): month.number for month in words().months for name in month.names}
