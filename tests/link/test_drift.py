"""What two reports of one operation may differ in: what is a fault, what is worth a look, and what is neither."""

from __future__ import annotations

import pytest

from tests.link.statements import beside

LEAD = (
    "NCS ends Operation Blue Lantern\n\nEASTON, Pa. — The Northmark Compliance Service (NCS) arrested {count} people "
    "during Operation Blue Lantern, which ran from Sept. 2, 2024 to Sept. 15, 2024 in Easton, Pennsylvania. "
)


def _found(earlier: str, later: str, one: str = "1,216", other: str = "1,216") -> set[tuple[str, str]]:
    texts = LEAD.format(count=one) + earlier + "\n", LEAD.format(count=other) + later + "\n"
    return {(finding.code, finding.verdict) for finding in beside(*texts).linked.findings}


DRIFTED = [
    ("Officers removed 512 of them from the country.", "Officers removed 572 of them from the country.",
     ("across-slip", "inconsistent")),
    ("Officers removed 572 of them from the country.", "Officers removed 431 of them from the country.",
     ("across-figure", "inconsistent")),
    ("On Sept. 9, 2024, officers arrested 37 people at a barn in Dunmore.",
     "On Sept. 9, 2024, officers arrested 37 people at a barn in Ashfield.", ("across-place", "note")),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "later", "expected"), DRIFTED)
def test_what_drifted_is_found(earlier: str, later: str, expected: tuple[str, str]) -> None:
    assert expected in _found(earlier, later)


SOUND = [
    ("Officers removed 352 of them from the country.", "Officers removed 497 of them from the country."),
    ("So far, 93 of the people arrested were flown home.", "So far, 118 of the people arrested were flown home."),
    ("Officers arrested 37 people at a barn in Dunmore.", "Officers arrested 42 people at a mill in Ashfield."),
    ("On Sept. 5, 2024, officers arrested 48 people in the harbor district.",
     "On Sept. 8, 2024, officers arrested 57 people in the harbor district."),
    ("On Monday, officers arrested 48 people in the harbor district.",
     "On Friday, officers arrested 57 people in the harbor district."),
    ("Of those arrested, 71 remain in custody.", "Of those arrested, 44 remain in custody."),
    ("The service holds 71 of the people arrested in Lima.", "The service holds 44 of the people arrested in Lima."),
    ("Prosecutors have charged 31 of the people arrested.", "Prosecutors have charged 44 of the people arrested."),
    ("Officers arrested 37 people in Easton.", "Officers arrested 37 people in Easton, Pennsylvania."),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "later"), SOUND)
def test_what_may_well_be_so_is_no_fault(earlier: str, later: str) -> None:
    found = _found(earlier, later)
    assert "inconsistent" not in {verdict for _, verdict in found}
    assert "across-place" not in {code for code, _ in found}


@pytest.mark.parametrize("said", ["The count is preliminary.", "This corrects an earlier release.", ""])
def test_a_total_that_was_not_final_may_change(said: str) -> None:
    verdicts = {verdict for code, verdict in _found(said, "", "1,216", "1,224") if code.startswith("across-")}
    assert ("inconsistent" in verdicts) == (not said)
