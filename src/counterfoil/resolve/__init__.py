"""Place the claims in time and space, tie parts to wholes, and find the operation."""

from __future__ import annotations

from counterfoil.model import Claim, Extraction, Operation


def resolve(extraction: Extraction) -> tuple[tuple[Claim, ...], Operation | None]:
    """The claims with `period`, `places`, `agency` and `share_of` settled, and the operation they describe."""
    return extraction.claims, None
