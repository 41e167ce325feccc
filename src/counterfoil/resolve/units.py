"""Units of time on the calendar: whole ones, and steps by them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from counterfoil.model import Period
from counterfoil.reference.calendar import Profile

_DAY = timedelta(days=1)


def months_before(day: date, months: int) -> date:
    """The same day of the month `months` months before `day`, or that month's last day where it is shorter.

    Never before the second year, near the first that a calendar holds ("the past 200 decades").
    """
    index = max(24, day.year * 12 + day.month - 1 - months)
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def week_of(day: date, jurisdiction: Profile) -> Period:
    """The week that holds `day`."""
    start = day - timedelta(days=(day.weekday() - jurisdiction.week_start) % 7)
    return Period.of(start, 7)


def whole(unit: str, day: date, jurisdiction: Profile) -> Period | None:
    """The whole day, week, month or year that holds `day`; None for other units."""
    saturday = day - timedelta(days=(day.weekday() - 5) % 7)
    quarter = date(day.year, day.month - (day.month - 1) % 3, 1)
    spans = {
        "day": Period(day, day),
        "night": Period(day, day),
        "week": week_of(day, jurisdiction),
        "weekend": Period.of(saturday, 2),
        "month": Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])),
        "quarter": Period(quarter, months_before(quarter, -3) - _DAY),
        "year": Period(date(day.year, 1, 1), date(day.year, 12, 31)),
    }
    return spans.get(unit)


def step(day: date, unit: str, count: int) -> date:
    """`day` moved by `count` units."""
    if unit in ("month", "quarter", "year", "decade", "century"):
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        return months_before(day, -count * months)
    return day + timedelta(days=count * {"week": 7, "weekend": 7}.get(unit, 1 if unit in ("day", "night") else 0))
