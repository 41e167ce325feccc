"""Which like texts are copies: one form filled in for two operations is none."""

from __future__ import annotations

from counterfoil.link.copies import UNMISTAKABLE, is_copy
from tests.link.statements import told

FORM = (
    "NCS arrests 131 in Operation {name}\n\nLAKEPORT, Vt. — The Northmark Compliance Service arrested 131 people in "
    "Operation {name}, which ran from September 3, 2024 to September 12, 2024 in Lakeport.\n"
)


def test_one_form_for_two_operations_is_no_copy() -> None:
    lantern, harbor = told(FORM.format(name="Blue Lantern")), told(FORM.format(name="Quiet Harbor"), "other")
    assert lantern.operation is not None
    assert lantern.operation.name
    assert not is_copy(lantern, harbor, UNMISTAKABLE)
    assert is_copy(lantern, told(FORM.format(name="Blue Lantern"), "other"), UNMISTAKABLE)
