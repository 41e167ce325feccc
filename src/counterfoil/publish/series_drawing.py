"""A series of windows as bars in the order of time, the stated one marked, the median of the others as a line."""

from __future__ import annotations

from markupsafe import Markup

from counterfoil.model import Period, RecordSeries
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
    parts: list[Markup] = []
    bars = _bars(series)
    for place, (value, (left, width)) in enumerate(zip(values, bars, strict=True)):
        height = (FLOOR - TOP) * value / most
        kind = "window stated" if place == series.asked else "window"
        parts.append(box(left, FLOOR - height, width, height, kind))
    parts.append(line(MARGIN, FLOOR, WIDTH - MARGIN, FLOOR, "axis"))
    median = series.median or 0
    level = FLOOR - (FLOOR - TOP) * median / most
    parts.append(line(MARGIN, level, WIDTH - MARGIN, level, "median"))
    stated, given = series.windows[series.asked]
    left, width = bars[series.asked]
    # Above all bars, where no other stands behind it; a stroke leads down to the one it is of.
    parts.append(label(left + width / 2, TOP - 16, f"{number(given)}, {window_words(series, stated)}", "strong"))
    parts.append(line(left + width / 2, TOP - 12, left + width / 2, FLOOR - (FLOOR - TOP) * given / most, "lead"))
    parts.append(label(MARGIN, FLOOR + 16, str(series.windows[0][0].end.year), "soft", anchor="start"))
    parts.append(label(WIDTH - 40, FLOOR + 16, str(series.windows[-1][0].end.year), "soft", anchor="start"))
    said = _said(series, window_words(series, stated), number(given))
    return Drawn(drawing(FLOOR + 22, parts, said), said)


def window_words(series: RecordSeries, days: Period) -> str:
    """The days of a window: `fiscal year 2023`, `2022`, `6–12 February 2017`."""
    return f"fiscal year {days.end.year}" if series.kind == "fiscal year" else period(days)


def _bars(series: RecordSeries) -> list[tuple[float, float]]:
    """Where each bar begins, and its width: by its days, so that a year without a figure leaves a gap.

    Totals to a day overlap, and counts on a day have no width: those stand in their order, evenly.
    """
    room = WIDTH - 2 * MARGIN
    if series.kind == "as published":
        step = room / len(series.windows)
        places = [(at * step, step) for at in range(len(series.windows))]
    else:
        first = series.windows[0][0].start
        whole = (series.windows[-1][0].end - first).days + 1
        places = [((days.start - first).days * room / whole, days.days * room / whole) for days, _ in series.windows]
    return [(MARGIN + left, max(width - min(width * 0.2, 2), 0.6)) for left, width in places]


def _said(series: RecordSeries, when: str, value: str) -> str:
    count, place = len(series.windows), standing(series)
    first, last = (window_words(series, series.windows[at][0]) for at in (0, -1))
    median = f"; the line is the median of the others, {number(series.median)}" if series.median is not None else ""
    return sentence(f"{series.label}, {first} to {last}: {when} has {value}, {place} of {count}{median}")
