"""The one place that says what it is for a claim to carry proof."""

from __future__ import annotations

from itertools import pairwise

from counterfoil.model import AuditRecord, Document, Extraction
from counterfoil.reference.rules import rules


def assert_proved(outcome: AuditRecord | Extraction) -> None:
    """Every span slices back to words of the text, and every inference names a documented rule."""
    document, known = outcome.document, rules()
    for claim in outcome.claims:
        quote = document.quote(claim.span)
        assert quote == document.text[claim.span.start : claim.span.end]
        assert quote.strip() == quote != "", f"{claim.id}: the span {claim.span} holds {quote!r}"
        assert claim.sentence.contains(claim.span), f"{claim.id}: {quote!r} lies outside its sentence"
        for item in claim.basis:
            assert item.rule in known, f"{claim.id}.{item.field}: the rule {item.rule} is not documented in data/rules"
            for span in item.basis:
                assert document.quote(span).strip(), f"{claim.id}.{item.field}: an empty basis at {span}"
    for leftover in outcome.leftovers:
        assert document.quote(leftover.span).strip()
        assert leftover.rule in known, f"leftover rule {leftover.rule} is not documented"
    _assert_apart(document, outcome)


def _assert_apart(document: Document, outcome: AuditRecord | Extraction) -> None:
    spans = sorted([c.span for c in outcome.claims] + [item.span for item in outcome.leftovers])
    for one, two in pairwise(spans):
        assert not one.overlaps(two), f"{document.quote(one)!r} and {document.quote(two)!r} overlap"
