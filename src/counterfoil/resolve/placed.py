"""A date of a text on the calendar, with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.model import DateMention, PeriodReading


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention on the calendar. sentence and segment are indices; event is the kind of event named beside it."""

    mention: DateMention
    reading: PeriodReading
    sentence: int
    segment: int
    event: str | None
    ahead: bool
    headed: bool
