"""Place the claims in time and space, tie parts to wholes, and find the operation."""

from __future__ import annotations

from counterfoil.model import Claim, Extraction, Operation
from counterfoil.resolve.agencies import agencies
from counterfoil.resolve.operation import operation, tells_of_operation
from counterfoil.resolve.periods import event_period, periods
from counterfoil.resolve.places import places
from counterfoil.resolve.wholes import wholes


def resolve(extraction: Extraction) -> tuple[tuple[Claim, ...], Operation | None]:
    """The claims with `period`, `places`, `agency` and `share_of` settled, and the operation they describe.

    A page that tells several stories is resolved story by story, so that none takes anything from another; what belongs
    to all of them may take from each.
    """
    numbers = extraction.document.stories
    claims, told = _resolve(extraction)
    if not numbers:
        return claims, told
    each = [_resolve(extraction.of_story(number)) for number in numbers]
    own = {claim.id: claim for found, _ in each for claim in found if _story(extraction, claim)}
    return tuple(own.get(claim.id, claim) for claim in claims), next((one for _, one in each if one), None)


def _story(extraction: Extraction, claim: Claim) -> int:
    at = extraction.document.segment_at(claim.span.start)
    return 0 if at is None else extraction.document.segments[at].story


def _resolve(extraction: Extraction) -> tuple[tuple[Claim, ...], Operation | None]:
    """Wholes come first, since a part takes its period and places from its whole."""
    claims = wholes(extraction, extraction.claims)
    claims = periods(extraction, claims)
    told = tells_of_operation(extraction, claims)
    claims = places(extraction, claims, operation=told)
    claims = agencies(extraction, claims, operation=told)
    return claims, operation(extraction, claims, event_period(extraction, claims)) if told else None
