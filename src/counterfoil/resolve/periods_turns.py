"""Figures and dates that take turns in one sentence: "rose from 120 in 2019 to 180 in 2020" gives each its own date."""

from __future__ import annotations

from counterfoil.model import Claim, Span
from counterfoil.reference.patterns import Pattern, pattern
from counterfoil.resolve.periods_ground import NOBODYS, Figure, Ground, key
from counterfoil.resolve.placed import Placed

_BEHIND = pattern(r"^[ ](?:[\pL'’-]+[ ]){0,4}(?:in|during|on|for|through)[ ](?:the[ ])?$|^[ ]\(?$")
"""What stands between a figure and the date behind it that is its own: its noun and a preposition, or a bracket."""
_AHEAD = pattern(r"^,?[ ](?:[\pL'’-]+[ ]){0,4}$|^, for which (?:[\pL'’-]+ ){1,7}$")
"""The same between a date and the figure behind it, where dates come first: "120 in May; in June, 180", "fraud in 2009,
for which he was given 60 days"."""
_RIGHT_BEHIND = pattern(r"^[ ](?:[\pL'’-]+[ ]){0,4}(?:in|during|on|for|through|over|between|from|since)[ ](?:the[ ])?$")
"""The same for a figure that nothing else dates; "three or more in 2020" is a measure of somebody else's figure."""
_MANY = 24
"""Figures or dates in one sentence from which on it is no sentence, but a table or a list without its lines."""
_SEVERAL = ("date.list", "date.series")


def right_behind(place: Ground, figure: Figure) -> Placed | None:
    """The date right behind `figure`, with only its noun and a preposition between: "seven times in two years"."""
    number = figure.claim.span
    for item in place.dated.get(figure.sentence, ()):
        if item.mention.span.start < number.end or item.event in NOBODYS or item.mention.rule == "date.series":
            continue
        between = place.extraction.document.text[number.end : item.mention.span.start].replace("\n", " ")
        return item if _RIGHT_BEHIND.search(between) is not None and not between.startswith(" or ") else None
    return None


def by_turns(place: Ground, figure: Figure) -> Placed | None:
    """The date next to `figure`, where two figures or more of its sentence have each a date of its own beside it."""
    figures = place.inside.get(figure.sentence, ())
    dates = [
        item
        for item in place.dated.get(figure.sentence, ())
        if item.mention.rule not in _SEVERAL and item.event not in NOBODYS
    ]
    if not (1 < len(figures) <= _MANY and 1 < len(dates) <= _MANY) or figure.sentence < 0:
        return None
    for ahead, between in ((False, _BEHIND), (True, _AHEAD)):
        pairs = _pairs(place, figures, dates, between, ahead=ahead)
        if len({key(item) for item in pairs.values()}) > 1 and len({item.mention.form for item in pairs.values()}) == 1:
            return pairs.get(figure.index)
    return None


def _pairs(
    place: Ground, figures: tuple[Figure, ...], dates: list[Placed], between: Pattern, *, ahead: bool
) -> dict[int, Placed]:
    """For each figure the date right behind it, or right before it, that nothing but its noun stands between."""
    out: dict[int, Placed] = {}
    able = [each for each in figures if _counts(each.claim, ahead=ahead)]
    for item in dates:
        day = item.mention.span
        if ahead:
            near = next((each for each in able if each.claim.span.start >= day.end), None)
        else:
            near = next((each for each in reversed(able) if each.claim.span.end <= day.start), None)
        if near is None or near.index in out:
            continue
        one, two = sorted((day, near.claim.span), key=lambda span: span.start)
        if between.search(place.extraction.document.quote(Span(one.end, two.start))) is not None:
            out[near.index] = item
    return out


def _counts(claim: Claim, *, ahead: bool) -> bool:
    """Whether a figure is of one date: multiples, changes and "twice" speak of two at once."""
    unit = claim.quantity.unit
    times = unit == "event" and claim.noun is None
    return not (claim.change or unit == "factor" or times or (ahead and unit == "percent"))
