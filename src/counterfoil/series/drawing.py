"""A series drawn: each claim over its own days and between what its words mean, official series as steps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from counterfoil.model import Period
from counterfoil.publish.svg import LETTER, element
from counterfoil.reference import printing
from counterfoil.series import Series, telling
from counterfoil.series.beside import Official
from counterfoil.series.stated import Stated

WIDTH, HEIGHT = 760, 380
_LEFT, _RIGHT, _TOP, _FLOOR = 64, WIDTH - 14, 14, HEIGHT - 34
_STEEP = 50
"""From this ratio of the greatest to the least figure the scale is one of powers of ten, else small ones vanish."""
_DRAWN = 3
"""How many official series are drawn; all of them stand in the table."""
_SHAPES = {
    "exact": "dot",
    "range": "dot",
    "over": "up",
    "at_least": "up",
    "nearly": "down",
    "under": "down",
    "at_most": "down",
}


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, the sentence that says the same, and the official series that are in it."""

    svg: Markup
    caption: str
    official: tuple[Official, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Days to places across, figures to places upward."""

    days: Period
    low: float
    high: float
    steep: bool

    def x(self, ordinal: float) -> float:
        first = self.days.start.toordinal()
        return _LEFT + (ordinal - first) / max(self.days.days, 1) * (_RIGHT - _LEFT)

    def y(self, value: float) -> float:
        low, high = (math.log10(self.low), math.log10(self.high)) if self.steep else (self.low, self.high)
        at = math.log10(max(value, self.low)) if self.steep else value
        share = min(max((at - low) / (high - low), 0), 1)
        return _FLOOR - share * (_FLOOR - _TOP)


def draw(series: Series) -> Chart | None:
    """The chart; None where there is no figure."""
    figures = series.found.figures
    if not figures:
        return None
    shown = _shown(series.beside.series)
    frame = _frame(series, shown)
    parts = [*_axes(frame)]
    for number, one in enumerate(shown):
        parts += _steps(frame, one, number)
    parts += [_mark(frame, figure) for figure in figures]
    caption = _caption(series, frame, shown)
    svg = element(
        "svg",
        Markup().join(parts),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_label=caption,
        class_="chart",
    )
    return Chart(svg, caption, shown)


def _shown(official: Sequence[Official]) -> tuple[Official, ...]:
    """The first way of counting of each table."""
    first = {one.table: one for one in reversed(official)}
    return tuple(one for one in official if first[one.table] is one)[:_DRAWN]


def _frame(series: Series, shown: Sequence[Official]) -> _Frame:
    figures = series.found.figures
    values = [one.value for one in figures] + [value for one in shown for _, value in one.windows]
    values += [bound for one in figures for bound in (one.plausible.low, one.plausible.high) if bound is not None]
    positive = [value for value in values if value > 0] or [1.0]
    most, least = max(positive), min(positive)
    days = Period(series.groups[0].period.start, series.groups[-1].period.end)
    if most / least >= _STEEP:
        return _Frame(days, 10.0 ** math.floor(math.log10(least)), most * 1.25, steep=True)
    return _Frame(days, min(0.0, *values), most * 1.08, steep=False)


def _axes(frame: _Frame) -> list[Markup]:
    parts = []
    for value in _levels(frame):
        y = frame.y(value)
        parts.append(element("line", x1=_LEFT, y1=y, x2=_RIGHT, y2=y, class_="grid"))
        parts.append(element("text", printing.number(value), x=_LEFT - 8, y=y + 4, text_anchor="end", class_="type"))
    free = 0.0
    for ordinal, words in _ticks(frame.days):
        x, half = frame.x(ordinal), len(words) * LETTER / 2
        parts.append(element("line", x1=x, y1=_FLOOR, x2=x, y2=_FLOOR + 4, class_="axis"))
        if x - half >= free and x + half <= WIDTH:
            parts.append(element("text", words, x=x, y=_FLOOR + 20, text_anchor="middle", class_="type"))
            free = x + half + 10
    parts.append(element("line", x1=_LEFT, y1=_FLOOR, x2=_RIGHT, y2=_FLOOR, class_="axis"))
    return parts


def _levels(frame: _Frame) -> list[float]:
    if frame.steep:
        powers = range(round(math.log10(frame.low)), math.floor(math.log10(frame.high)) + 1)
        return [10.0**power for power in powers]
    power = 10.0 ** math.floor(math.log10(frame.high / 4))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= frame.high / 5)
    return [step * place for place in range(int(frame.high / step) + 1)]


def _ticks(days: Period) -> list[tuple[int, str]]:
    """The first of each month of a span under two years, else of each year."""
    first, last = days.start, days.end
    months = [(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    short = days.days <= 730
    kept = [date(year, month, 1) for year, month in months if short or month == 1]
    return [
        (day.toordinal(), f"{printing.MONTHS[day.month - 1][:3]} {day.year}" if short else str(day.year))
        for day in kept
        if first <= day <= last
    ]


def _mark(frame: _Frame, one: Stated) -> Markup:
    """A line over the days, a line between what the words mean, and a mark whose form is the hedge."""
    x1 = frame.x(max(one.period.start, frame.days.start).toordinal())
    x2 = frame.x(one.period.end.toordinal() + 1)
    x, y = (x1 + x2) / 2, frame.y(one.value)
    parts = [element("title", f"{telling.days(one)}: {one.says}. {telling.about(one)}")]
    parts.append(element("line", x1=x1, y1=y, x2=x2, y2=y, class_="days"))
    if one.period.start < frame.days.start:  # they begin before the drawing does
        tip = f"{_LEFT - 7},{y:.1f} {_LEFT + 1},{y - 4:.1f} {_LEFT + 1},{y + 4:.1f}"
        parts.append(element("polygon", points=tip, class_="before"))
    low, high = one.plausible.low, one.plausible.high
    if low != high:
        top = _TOP if high is None else frame.y(high)
        parts.append(element("line", x1=x, y1=_FLOOR if low is None else frame.y(low), x2=x, y2=top, class_="means"))
    parts.append(_shape(_SHAPES.get(one.hedge, "about"), x, y, "part" if one.is_part else "all"))
    return element("a", Markup().join(parts), href=f"#{one.figure}")


def _shape(form: str, x: float, y: float, kind: str) -> Markup:
    if form == "dot":
        return element("circle", cx=x, cy=y, r=4, class_=kind)
    turned = {"up": ((0, -5), (5, 4), (-5, 4)), "down": ((0, 5), (5, -4), (-5, -4))}
    corners = turned.get(form, ((0, -5), (5, 0), (0, 5), (-5, 0)))
    points = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)
    return element("polygon", points=points, class_=kind)


def _steps(frame: _Frame, one: Official, number: int) -> list[Markup]:
    return [
        element(
            "line",
            x1=frame.x(max(period.start, frame.days.start).toordinal()),
            y1=frame.y(value),
            x2=frame.x(min(period.end, frame.days.end).toordinal() + 1),
            y2=frame.y(value),
            class_=f"official o{number}",
        )
        for period, value in one.windows
    ]


def _caption(series: Series, frame: _Frame, shown: Sequence[Official]) -> str:
    figures = series.found.figures
    most, least = max(figures, key=lambda one: one.value), min(figures, key=lambda one: one.value)
    scale = " The scale upward is one of powers of ten." if frame.steep else ""
    beside = f" Beside them: {'; '.join(one.label for one in shown)}." if shown else ""
    return (
        f"{telling.title(series)}: {len(figures):,} figures. The greatest is {most.says} ({telling.days(most)}), the "
        f"least {least.says} ({telling.days(least)}).{scale}{beside} The table has every figure."
    )
