"""Running figures: of one year, in the order of the days up to which they count, none falls and none leaps."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from counterfoil.reference.tables import Expectation


@dataclass(frozen=True, slots=True)
class Cell:
    """A running figure. number: of its row. as_of: the day up to which it counts. first: the first day of its year."""

    number: int
    as_of: date
    figure: float
    first: date


def not_too_fast(cells: Sequence[Cell], expectation: Expectation) -> list[int]:
    """The cells that exceed the last sound figure by more than `per_day` for each day since."""
    broken: list[int] = []
    since: date | None = None
    before = 0.0
    for cell in cells:
        days = max(1, (cell.as_of - (since or cell.first)).days)
        if cell.figure - before > (expectation.per_day or 0) * days:
            broken.append(cell.number)
        else:
            since, before = cell.as_of, cell.figure
    return broken


def never_falls(cells: Sequence[Cell], _: Expectation) -> list[int]:
    """The cells that are not in every longest rising series.

    Where two figures contradict each other and the others do not say which is wrong, both are out. A figure that is
    told twice for one day speaks once.
    """
    told = {(cell.as_of, cell.figure): None for cell in cells}
    figures = [figure for _, figure in told]
    forward = _rising(figures)
    backward = _rising([-figure for figure in reversed(figures)])[::-1]
    longest = max(forward, default=0)
    on_a_longest = [a + b - 1 == longest for a, b in zip(forward, backward, strict=True)]
    rivals = Counter(length for length, fits in zip(forward, on_a_longest, strict=True) if fits)
    sound = {key for key, length, fits in zip(told, forward, on_a_longest, strict=True) if fits and rivals[length] == 1}
    return [cell.number for cell in cells if (cell.as_of, cell.figure) not in sound]


def _rising(figures: Sequence[float]) -> list[int]:
    """For each figure, the length of the longest rising series that ends with it; equal figures count as rising."""
    ends: list[float] = []
    lengths: list[int] = []
    for figure in figures:
        at = bisect_right(ends, figure)
        ends[at : at + 1] = [figure]
        lengths.append(at + 1)
    return lengths
