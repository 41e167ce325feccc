"""A series of windows as bars, the stated one marked, the median of the others as a line."""

from __future__ import annotations

from markupsafe import Markup

from counterfoil.model import RecordSeries
from counterfoil.publish.drawings import Drawn
from counterfoil.publish.phrases import period, sentence
from counterfoil.publish.svg import MARGIN, WIDTH, box, drawing, label, line
from counterfoil.reference.printing import number, standing

TOP, FLOOR = 30, 104
MOST = 500
"""More bars than this are thinner than a pixel of a phone."""


def draw_series(series: RecordSeries) -> Drawn | None:
    """The bars, and the sentence that says the same; None where there is nothing to stand among."""
    values = [value for _, value in series.windows]
    most = max(values, default=0)
    if series.asked is None or most <= 0 or not 3 <= len(values) <= MOST:
        return None
    step = (WIDTH - 2 * MARGIN) / len(values)
    gap = min(step * 0.2, 2)
    parts: list[Markup] = []
    for place, value in enumerate(values):
        height = (FLOOR - TOP) * value / most
        kind = "window stated" if place == series.asked else "window"
        parts.append(box(MARGIN + place * step, FLOOR - height, max(step - gap, 0.6), height, kind))
    parts.append(line(MARGIN, FLOOR, WIDTH - MARGIN, FLOOR, "axis"))
    median = series.median or 0
    level = FLOOR - (FLOOR - TOP) * median / most
    parts.append(line(MARGIN, level, WIDTH - MARGIN, level, "median"))
    stated, given = series.windows[series.asked]
    at = MARGIN + (series.asked + 0.5) * step
    above = FLOOR - (FLOOR - TOP) * given / most - 6
    parts.append(label(at, max(above, 12), f"{number(given)}, {period(stated)}", "strong"))
    parts.append(label(MARGIN, FLOOR + 16, str(series.windows[0][0].end.year), "soft", anchor="start"))
    parts.append(label(WIDTH - 40, FLOOR + 16, str(series.windows[-1][0].end.year), "soft", anchor="start"))
    said = _said(series, period(stated), number(given))
    return Drawn(drawing(FLOOR + 22, parts, said), said)


def _said(series: RecordSeries, when: str, value: str) -> str:
    count, place = len(series.windows), standing(series)
    first, last = period(series.windows[0][0]), period(series.windows[-1][0])
    median = f"; the line is the median of the others, {number(series.median)}" if series.median is not None else ""
    return sentence(f"{series.label}, {first} to {last}: {when} has {value}, {place} of {count}{median}")
