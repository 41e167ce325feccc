"""Figures that a text states twice: a title is dated as the body, a figure without a date as the one it restates."""

from __future__ import annotations

from counterfoil.resolve.periods_ground import Figure, Ground, key
from counterfoil.resolve.periods_view import Choice
from counterfoil.resolve.placed import Placed

_TELLING = 20
"""A number from here on that a text states twice of one thing is one figure; smaller ones meet by chance."""
_KNOWN = 6
"""The same for a figure that is given no date at all, where what it restates has one."""
_HEAD = 200
"""Figures from the top among which one that a title restates is looked for by its number and unit alone."""
_PLAIN = 4
"""A number from here on that a title and the body state of one unit is one figure."""


def told_in_body(place: Ground, figure: Figure, chosen: dict[int, Choice]) -> int | None:
    """The first figure of the body that a figure of a title restates: it is told in full there, and dated there.

    The short words of a title are often read as another measure than the body's; the number and its unit say enough
    where the number is no small one and the body gives its date.
    """
    if figure.part != "title":
        return None
    twin = next((index for index in place.twins[figure.index] if place.figures[index].part != "title"), None)
    size = figure.claim.quantity
    if twin is not None or size.value is None or size.value < _PLAIN or dated_itself(place, figure):
        return twin
    return next(
        (
            other.index
            for other in place.figures[:_HEAD]
            if other.part != "title" and chosen.get(other.index) is not None
            and (other.claim.quantity.value, other.claim.quantity.unit) == (size.value, size.unit)
        ),
        None,
    )  # fmt: skip


def dated_itself(place: Ground, figure: Figure) -> bool:
    """Whether the figure's own sentence gives a date."""
    return figure.sentence in place.dated


def dated_as(place: Ground, days: Choice) -> Placed | None:
    """The date of the text that means `days`."""
    if days is None:
        return None
    return next((item for item in (*place.dates, *place.series) if key(item) == days), None)


def restated(place: Ground, figure: Figure, chosen: dict[int, Choice]) -> Placed | None:
    """The date of the figure that this one restates, where its sentence speaks of the effort and gives no date itself.

    "All 216 people arrested in this operation" is of the days of the 216, whatever dates stand beside it.
    """
    value = figure.claim.quantity.value
    if value is None or value < _TELLING or dated_itself(place, figure) or not figure.linked:
        return None
    for twin in place.twins[figure.index]:
        days = chosen.get(twin)
        if days is not None:
            return dated_as(place, days)
    return None


def told_elsewhere(place: Ground, figure: Figure, chosen: dict[int, Choice]) -> Placed | None:
    """The date of the figures that this one restates, where its own sentence and what governs that give none.

    A quotation that sums up ("the court gave him 10 years") is of the day of the ten years that the text tells; not
    where those are dated twice, or told of somebody else.
    """
    size = figure.claim.quantity
    if size.value is None or size.value < _KNOWN or size.unit in ("percent", "factor"):
        return None
    if figure.part == "title" or figure.possible or dated_itself(place, figure):
        return None
    told = [place.figures[twin] for twin in place.twins[figure.index] if chosen.get(twin) is not None]
    if len({chosen[twin.index] for twin in told}) != 1 or not _of_one_person(place, figure, told[0]):
        return None
    return dated_as(place, chosen[told[0].index])


def _of_one_person(place: Ground, one: Figure, two: Figure) -> bool:
    """Whether two figures may be told of one person: they stand in no stretches, and no sentences, of two."""
    stretches = {place.stretches[figure.segment] for figure in (one, two) if figure.segment >= 0}
    mine, its = (place.persons[figure.sentence] if figure.sentence >= 0 else frozenset() for figure in (one, two))
    return len(stretches - {None}) < 2 and (not mine or not its or bool(mine & its))
