"""The days of holidays, and the weekends that they make long."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from counterfoil.model import Period


def holiday(month: int, day: int | None, weekday: int | None, nth: int | None, year: int) -> date:
    """The day of a holiday in `year`: fixed, or the nth weekday of its month."""
    if day is not None:
        return date(year, month, day)
    length = monthrange(year, month)[1]
    fits = [each for each in range(1, length + 1) if date(year, month, each).weekday() == weekday]
    return date(year, month, fits[nth - 1 if nth and nth > 0 else -1])


def long_weekend(day: date) -> Period:
    """A holiday with the nearest weekend and the days between: Saturday to a Monday's, a Thursday's to Sunday."""
    forward = day.weekday() in (3, 4, 5)
    saturday = day + timedelta(days=5 - day.weekday() if forward else -((day.weekday() + 2) % 7))
    return Period(min(day, saturday), max(day, saturday + timedelta(days=1)))
