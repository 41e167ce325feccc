"""Counts of events whose days the text tells: "removed four times" is of the stretch from the first to the last."""

from __future__ import annotations

from counterfoil.model import Period, Span
from counterfoil.reference.patterns import pattern
from counterfoil.reference.periods import period_words
from counterfoil.resolve.periods_ground import Figure, Ground, from_first_to_last, key, spans_of
from counterfoil.resolve.placed import Placed
from counterfoil.resolve.stretches import walled

_ENDS = pattern(r"(?i)\b(?:most recently|the latest|first|beginning|starting)\b")
"""What gives of several events only the first or the last a day."""


def counted(place: Ground, figure: Figure) -> Placed | None:
    """The stretch of the events that `figure` counts, where as many are dated in one sentence or in the whole text.

    In its own sentence the first and the last are enough: "six times, beginning in 1996 and most recently on May 3". A
    sentence that dates something else says when the count was made, and not when the events were.
    """
    size = figure.claim.quantity
    if size.unit != "event" or size.value is None or size.value < 2:
        return None
    kinds = period_words().measure_events[figure.claim.measure]
    own = _told(place.dated.get(figure.sentence, ()), kinds)
    ends = len(own) == 2 and _ENDS.search(place.extraction.document.quote(figure.claim.sentence)) is not None
    if len(own) == size.value or ends:
        return from_first_to_last(own)
    if figure.sentence in place.dated:
        return None
    for sentence in sorted(place.dated):
        told = _told(place.dated[sentence], kinds)
        if len(told) == size.value and not walled(place.stretches, told[0].segment, figure.segment):
            return from_first_to_last(told)
    return next(
        (
            item
            for item in place.series
            if item.event in kinds and item.mention.count == size.value and _of_one_person(place, figure, item)
        ),
        None,
    )


def _of_one_person(place: Ground, figure: Figure, stretch: Placed) -> bool:
    """Whether all the days of a stretch may be told of the person whom the figure is told of."""
    at = place.extraction.document.segment_at
    told = {place.stretches[segment] for span in spans_of(stretch) if (segment := at(span.start)) is not None}
    mine = place.stretches[figure.segment] if figure.segment >= 0 else None
    return len({*told, mine} - {None}) < 2


def _told(items: tuple[Placed, ...], kinds: tuple[str, ...]) -> list[Placed]:
    """Of the dates of one sentence, those on which an event of `kinds` took place, one for each meaning."""
    found: dict[Period | Span, Placed] = {}
    for item in items:
        whole = item.mention.rule in ("date.list", "date.series") or item.mention.form not in ("day", "month", "year")
        if item.event in kinds and not (whole or item.ahead or item.headed) and item.reading.period is not None:
            found.setdefault(key(item), item)
    return list(found.values())
