"""Words that state no number tie nothing together."""

from __future__ import annotations

from counterfoil.pipeline import audit_document
from counterfoil.read import document


def test_two_vague_amounts_are_not_called_one_figure() -> None:
    text = "Man admits multi-million dollar fraud\n\nKENMORE — He took millions of dollars in all.\n"
    audit = audit_document(document(text, "vague", "2025-05-09"), use_model=False)
    assert [claim.quantity.value for claim in audit.claims] == [None, None]
    assert "same-figure" not in {finding.code for finding in audit.findings}
