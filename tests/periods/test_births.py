"""A date of birth governs no figure, and so stands in no output."""

from __future__ import annotations

import pytest

from counterfoil.pipeline import audit_document
from counterfoil.read import document


@pytest.mark.parametrize(
    "words", ["was born on March 3, 1995", "was born in March 1995", "has the date of birth: March 3, 1995"]
)
def test_a_date_of_birth_is_no_period(words: str) -> None:
    audit = audit_document(document(f"Maria Ferrybridge {words}. Three victims were hurt."), use_model=False)
    assert [claim.period for claim in audit.claims] == [None]
    assert "1995" not in audit.to_json()
    assert [item.reason for item in audit.leftovers] == ["date"]
