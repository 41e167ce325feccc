"""Lists under a dated sentence: what it introduces is of its date."""

from __future__ import annotations

from counterfoil.resolve.calendar_text import sentence_at
from counterfoil.resolve.periods_ground import NOBODYS, Figure, Ground, key
from counterfoil.resolve.placed import Placed

_COUNTED = frozenset({"arrest", "encounter", "seizure", "removal", "detainer", "charge", "conviction"})
"""What lists under a dated sentence count. Sums, victims and terms of prison are as often told of other days."""
_SEVERAL = ("date.list", "date.series")


def introduced(place: Ground, figure: Figure) -> Placed | None:
    """The one date of the sentence that introduces the list in which a figure stands without a date of its own.

    What a person of the list had done before is of no date that the list is introduced by.
    """
    lead = place.extraction.document.segments[figure.segment].lead if figure.segment >= 0 else None
    if lead is None or figure.claim.measure not in _COUNTED or figure.past or figure.history or figure.possible:
        return None
    if figure.sentence in place.dated:
        return None
    span = place.extraction.document.segments[lead].span
    last = sentence_at(place.extraction.sentences, span.end - 1)
    told = [
        item for item in place.dated.get(last, ()) if item.mention.rule not in _SEVERAL and item.event not in NOBODYS
    ]
    return told[0] if len({key(item) for item in told}) == 1 and not told[0].ahead else None
