"""Where something stands in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """Half-open range of Unicode code points, `[start, end)`, into `Document.text`."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        # Five hundred spans a statement: written by hand, this takes two thirds of what a frozen dataclass makes of it.
        if not 0 <= start <= end:
            raise ValueError(f"a span runs forward from zero: got [{start}, {end})")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True where `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def gap(self, other: Span) -> int:
        """Characters between the two spans; 0 where they touch or overlap."""
        return max(0, self.start - other.end, other.start - self.end)


_set_start, _set_end = (vars(Span)[name].__set__ for name in ("start", "end"))
