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

    Wholes come first, since a part takes its period and places from its whole.
    """
    claims = wholes(extraction, extraction.claims)
    claims = periods(extraction, claims)
    told = tells_of_operation(extraction, claims)
    claims = places(extraction, claims, operation=told)
    claims = agencies(extraction, claims, operation=told)
    return claims, operation(extraction, claims, event_period(extraction, claims))
