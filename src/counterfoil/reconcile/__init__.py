"""Find the arithmetic ties between the claims of one document."""

from __future__ import annotations

from counterfoil.model import Claim, Extraction, Operation, Relation


def reconcile(extraction: Extraction, claims: tuple[Claim, ...], operation: Operation | None) -> tuple[Relation, ...]:
    """Relations that the text itself makes checkable, each with its arithmetic in intervals."""
    return ()
