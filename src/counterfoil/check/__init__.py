"""Say what the arithmetic and the wording show, in words a reader understands without the manual."""

from __future__ import annotations

from counterfoil.model import Claim, Extraction, Finding, Operation, Relation


def check(
    extraction: Extraction, claims: tuple[Claim, ...], operation: Operation | None, relations: tuple[Relation, ...]
) -> tuple[Finding, ...]:
    """Findings, most serious first."""
    return ()
