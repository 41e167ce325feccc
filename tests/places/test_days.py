"""Day and place are of one event: what no sentence places is where the sentence that gives its date is set."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.model import Cue, Inference, Measure, Span
from counterfoil.reference.rules import rules
from counterfoil.resolve.places import places
from tests.places.reading import extraction

SEARCHED = "Officers searched a farm in Tampa on May 4."
COURT = "A court in Tampa heard the case on May 4."


def settled(text: str, measure: Measure, rule: str | None) -> tuple[tuple[str, ...], str]:
    """The places of the figure "nine" of a text whose date is May 4, and the rule that gave them."""
    read = extraction(text, ("nine", 9, "person", measure))
    at = text.index("May 4")
    tie = Inference("period", rule or "", (Span(at, at + 5),), confidence=0.9)
    claims = tuple(replace(claim, basis=(*claim.basis, tie) if rule else claim.basis) for claim in read.claims)
    against = tuple(Cue("c1", "places", value, "test", odds) for value, odds in (("own", 0.01), ("none", 0.99)))
    (claim,) = places(replace(read, cues=against), claims, operation=False)
    found = claim.inference("places")
    return claim.places, "" if found is None else found.rule


@pytest.mark.parametrize(
    ("text", "measure", "rule", "expected"),
    [
        (f"{SEARCHED} A neighbour spoke of nine quarrels.", "other", "period.same-paragraph", ("Tampa",)),
        (f"{SEARCHED} A neighbour spoke of nine quarrels.", "other", None, ()),
        (f"{SEARCHED}\n\nIt rained.\n\nHe had seen nine quarrels.", "other", "period.from-earlier", ()),
        (f"{COURT}\n\nIt rained.\n\nNine quarrels or nine were told.", "money", "period.from-earlier", ("Tampa",)),
        (f"{COURT}\n\nIt rained.\n\nThere were nine quarrels.", "other", "period.from-earlier", ()),
        (f"{SEARCHED} A Denver man spoke of nine quarrels.", "other", "period.same-paragraph", ()),
        ("It rained on May 4. A neighbour spoke of nine quarrels.", "other", "period.same-paragraph", ()),
    ],
    ids=["near", "undated", "far off", "of the court", "not the court's", "a place of its own", "no place"],
)
def test_a_figure_is_where_its_day_is_told(
    text: str, measure: Measure, rule: str | None, expected: tuple[str, ...]
) -> None:
    assert settled(text, measure, rule)[0] == expected


def test_the_claim_says_by_which_rule() -> None:
    text = f"{SEARCHED} A neighbour spoke of nine quarrels."
    rule = settled(text, "other", "period.same-paragraph")[1]
    assert rule == "place.of-its-day"
    assert rule in rules()
