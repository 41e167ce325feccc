"""Charges of an indictment whose return is dated: they are of that day, wherever the text counts them."""

from __future__ import annotations

from counterfoil.model import Period, Span
from counterfoil.reference.patterns import pattern
from counterfoil.resolve.periods_ground import Figure, Ground, key
from counterfoil.resolve.placed import Placed

_REACH = 140
"""Characters before a date within which the return of an indictment is looked for."""
_RETURNED = pattern(
    r"(?i)\b(?:indictments?\b[^.;]{0,60}\b(?:returned|handed (?:down|up)|filed)"
    r"|grand jur(?:y|ies)\b[^.;]{0,40}\b(?:returned|handed (?:down|up)|indicted)"
    r"|(?:returned|handed (?:down|up))\b[^.;]{0,40}\bindictment|(?:was|were) indicted)\b[^.;]{0,60}$"
)
_ANOTHER = pattern(r"(?i)\b(?:unsealed|arrest\pL*|scheduled|between|since|beginning|conspired|alleg\pL+|from)\b")
"""What between the return and a date makes the date that of something else."""


def indicted(place: Ground, figure: Figure) -> Placed | None:
    """The day on which the one indictment of the text was returned, for charges and people charged without a date."""
    claim = figure.claim
    if claim.measure != "charge" or claim.quantity.unit not in ("charge", "person"):
        return None
    if figure.possible or figure.part == "title" or figure.sentence in place.dated:
        return None
    found: dict[Period | Span, Placed] = {}
    for item in place.dates:
        if _of_return(place, item):
            found.setdefault(key(item), item)
    return next(iter(found.values())) if len(found) == 1 else None


def _of_return(place: Ground, item: Placed) -> bool:
    """Whether a date is that of the return of an indictment."""
    if item.sentence < 0 or item.headed or item.ahead or item.mention.form not in ("day", "month"):
        return False
    if item.mention.rule == "date.list" or item.reading.period is None:
        return False
    start = max(place.extraction.sentences[item.sentence].start, item.mention.span.start - _REACH)
    match = _RETURNED.search(place.extraction.document.text[start : item.mention.span.start])
    return match is not None and _ANOTHER.search(match.group() or "") is None
