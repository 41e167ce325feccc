"""Small drawings as inline SVG: a scale, and the few marks that every drawing is made of.

A drawing is 360 units wide, so that its 12-unit type is about 12 pixels on a phone and 14 on a desk. Colours are
classes of the style sheet: a drawing is right in the dark and on paper too.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from markupsafe import Markup, escape

from counterfoil.model import Interval, Number
from counterfoil.reference.printing import number

WIDTH, MARGIN = 360, 10
LETTER = 6.3  # about the width of a letter of 12-unit type; only to keep labels inside and apart


def element(name: str, content: Markup | str = "", **attributes: str | float) -> Markup:
    """One element; attributes and text are escaped. `class_` stands for `class`, `text_anchor` for `text-anchor`."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_short(value))}"' for key, value in attributes.items()
    )
    return Markup(f"<{name}{written}>{escape(content)}</{name}>")  # noqa: S704 - name is ours, the rest is escaped


def _short(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def drawing(height: float, parts: list[Markup], caption: str) -> Markup:
    """The whole drawing. The caption is its name for those who do not see it."""
    return element(
        "svg",
        Markup().join(parts),
        viewBox=f"0 0 {WIDTH} {_short(height)}",
        role="img",
        aria_label=caption,
        class_="drawing",
    )


def label(x: float, y: float, words: str, kind: str = "", anchor: str = "middle") -> Markup:
    """Type at a place, moved inward where it would leave the drawing."""
    width = len(words) * LETTER
    if anchor == "middle":
        x = min(max(x, width / 2), WIDTH - width / 2)
    elif anchor == "start":
        x = max(0, min(x, WIDTH - width))
    return element("text", words, x=x, y=y, text_anchor=anchor, class_=f"type {kind}".strip())


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Markup:
    """A stroke."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=kind)


def box(x: float, y: float, width: float, height: float, kind: str) -> Markup:
    """A filled rectangle."""
    return element("rect", x=x, y=y, width=max(width, 0), height=height, class_=kind)


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers to places across the drawing."""

    low: float
    high: float
    left: float = MARGIN
    right: float = WIDTH - MARGIN

    def x(self, value: Number) -> float:
        """Where a number stands; one beyond the ends stands at the end."""
        share = (value - self.low) / (self.high - self.low)
        return self.left + min(max(share, 0), 1) * (self.right - self.left)

    def ticks(self, wanted: int = 4) -> list[float]:
        """About `wanted` round numbers inside the scale."""
        rough = (self.high - self.low) / wanted
        power = 10.0 ** math.floor(math.log10(rough))
        step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
        first = math.ceil(self.low / step - 1e-9)
        last = math.floor(self.high / step + 1e-9)
        return [round(place * step, 9) for place in range(first, last + 1)]

    def axis(self, y: float) -> list[Markup]:
        """A fine line with its numbers beneath; a label that would touch the one before is left out."""
        parts = [line(self.left, y, self.right, y, "axis")]
        free = 0.0
        for tick in self.ticks():
            x, words = self.x(tick), number(tick)
            parts.append(line(x, y, x, y + 4, "axis"))
            half = len(words) * LETTER / 2
            start = min(max(x, half), WIDTH - half) - half
            if start >= free:
                parts.append(label(x, y + 16, words, "soft"))
                free = start + 2 * half + 8
        return parts

    def bar(self, given: Interval, y: float, kind: str) -> list[Markup]:
        """An interval: a dot for one number, else a bar; an end left out is a ring, an end without bound an arrow."""
        low = self.low if given.low is None else given.low
        high = self.high if given.high is None else given.high
        x1, x2 = self.x(low), self.x(high)
        if given.low is not None and given.low == given.high:
            return [element("circle", cx=x1, cy=y, r=5, class_=f"{kind} dot")]
        parts = [line(x1, y, x2, y, f"{kind} bar")]
        if given.low is None:
            parts.append(_arrow(x1, y, -1, kind))
        else:
            parts.append(_end(x1, y, kind, is_open=given.low_open))
        if given.high is None:
            parts.append(_arrow(x2, y, 1, kind))
        else:
            parts.append(_end(x2, y, kind, is_open=given.high_open))
        return parts


def _end(x: float, y: float, kind: str, *, is_open: bool) -> Markup:
    if is_open:
        return element("circle", cx=x, cy=y, r=4, class_=f"{kind} ring")
    return line(x, y - 5, x, y + 5, f"{kind} stop")


def _arrow(x: float, y: float, way: int, kind: str) -> Markup:
    points = f"{_short(x + way * 8)},{_short(y)} {_short(x)},{_short(y - 5)} {_short(x)},{_short(y + 5)}"
    return element("polygon", points=points, class_=f"{kind} tip")


def spread(intervals: list[Interval]) -> Scale:
    """A scale that holds every bound of the intervals with room on both sides; zero is its least low end."""
    bounds = [float(bound) for each in intervals for bound in (each.low, each.high) if bound is not None]
    least, most = min(bounds, default=0.0), max(bounds, default=1.0)
    room = (most - least) * 0.18 or max(abs(most) * 0.1, 1.0)
    low = least - room if least < 0 else max(0.0, least - room)
    return Scale(low, most + room, left=MARGIN + 4, right=WIDTH - MARGIN - 8)
