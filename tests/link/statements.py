"""Invented statements, audited by rules alone, as linking compares them."""

from __future__ import annotations

from datetime import date
from functools import cache

from counterfoil.link import compared, linked, restated
from counterfoil.model import Compared, CrossFinding, Statement
from counterfoil.pipeline import audit_document
from counterfoil.read import document
from counterfoil.store.statements import statement_of


@cache
def told(text: str, name: str = "one", published: str = "2024-09-20") -> Statement:
    """The statement of that text."""
    return statement_of(
        audit_document(document(text, name, date.fromisoformat(published).isoformat()), use_model=False)
    )


def beside(earlier: str, later: str) -> Compared:
    """Two texts held against each other, published three days apart."""
    return compared(told(earlier), told(later, "other", "2024-09-23"))


def across(earlier: str, later: str) -> tuple[CrossFinding, ...]:
    """Every finding on two texts, published half a year apart, as reports of one event and as restatements."""
    one, other = told(earlier), told(later, "other", "2025-03-20")
    found = list(compared(one, other).linked.findings) if one.operation or other.operation else []
    for each in linked(restated(one, other)):
        found += each.findings
    return tuple(found)
