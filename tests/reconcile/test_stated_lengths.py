"""Days that were worked out from a stated length bear out no length; days that the text states do."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.model import Document
from counterfoil.pipeline import audit_document
from counterfoil.read.segments import segments

TITLE = "Kenmore officers hold 45 people in sweep\n\nKENMORE, Ohio — Officers of the Marshal arrested 45 people "


def durations(told: str) -> list[str]:
    text = TITLE + told
    document = Document("t", text, "", published=date(2021, 5, 12), segments=segments(text))
    found = audit_document(document, use_model=False).findings
    return [finding.verdict for finding in found if finding.code == "duration"]


@pytest.mark.parametrize(
    "told",
    [
        "in a three-day sweep that ended May 7.",
        "in a five-day sweep that began May 3.",
        "in a two-week sweep that began May 3 and goes on.",
        "in a sweep launched on April 5 in two counties. The nine-day sweep is over.",
        "after a sweep was launched on April 5. In just nine days, 31 were arrested.",
    ],
)
def test_a_length_is_not_borne_out_by_days_made_of_it(told: str) -> None:
    assert durations(told) == []


def test_a_length_is_borne_out_by_days_that_are_stated() -> None:
    assert durations("in a five-day sweep from May 3 to May 7.") == ["consistent"]
