"""Spans of the calendar that figures are listed under."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from counterfoil.model import Period
from counterfoil.publish import phrases
from counterfoil.reference.calendar import profile

_DAY = timedelta(days=1)
_MONTHS = {"month": 1, "quarter": 3, "fiscal-year": 12, "year": 12}


class By(StrEnum):
    """What figures are grouped by. A fiscal year and a week begin as the jurisdiction's profile says."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    FISCAL_YEAR = "fiscal-year"
    YEAR = "year"


def bucket(day: date, by: By) -> Period:
    """The week, month, quarter or year that holds the day."""
    if by is By.WEEK:
        first = day - _DAY * ((day.weekday() - profile().week_start) % 7)
        return Period(first, first + 6 * _DAY)
    length = _MONTHS[by]
    start = profile().fiscal_year_month - 1 if by is By.FISCAL_YEAR else 0
    months = day.year * 12 + day.month - 1
    months -= (months - start) % length
    return Period(_first(months), _first(months + length) - _DAY)


def label(given: Period, by: By) -> str:
    """`March 2024`, `week of 4–10 March 2024`, `fiscal year 2024`."""
    if by is By.WEEK:
        return f"week of {phrases.period(given)}"
    if by is By.FISCAL_YEAR:
        named = given.end if profile().fiscal_year_named_after == "end" else given.start
        return f"fiscal year {named.year}"
    return phrases.period(given)


def _first(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)
