"""Sentences: none crosses a segment, none ends at an abbreviation."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterfoil.extract.sentences import sentences
from counterfoil.read import document
from counterfoil.reference.reading import abbreviations

ONE = [
    "The U.S. Attorney for the district charged 12 people.",
    "Deputies under Sgt. Marlow Quint made the arrest on Feb. 3 at 5 p.m. in the port.",
    "Harbor Boats Inc. of St. Osric paid $4.9 million to settle No. 12 on the docket.",
    "Officers seized more than\n40\nfirearms in the county.",
    "Capt. Orla Fenn, a U.S. citizen, lives in Wash. State with 3 dogs.",
]
SEVERAL = [
    ("One shot struck the car. A second struck a wall.", 2),
    ("“We worked as one,” said Chief Marlow Quint. “The city is safer.”", 2),
    ("They moved 40 people into the U.S. He arranged 3 boats.", 2),
    ("Was anyone hurt? Nobody was. The patrol left at 5 p.m. on Monday.", 3),
    ("Forty boats were found\n\nHARBORVILLE - The patrol found 40 boats. It kept three.", 3),
]


def found(text: str) -> list[str]:
    made = document(text)
    return [made.quote(span) for span in sentences(made)]


@pytest.mark.parametrize("text", [*ONE, *abbreviations().examples])
def test_one_sentence_stays_one(text: str) -> None:
    assert found(text) == [text]


@pytest.mark.parametrize(("text", "count"), [*SEVERAL, *((words, 2) for words in abbreviations().counter_examples)])
def test_several_sentences_part(text: str, count: int) -> None:
    assert len(found(text)) == count


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="aZ .?!“”\n12é", min_size=1, max_size=200).filter(str.strip))
def test_sentences_lie_inside_segments_and_hold_their_words(text: str) -> None:
    made = document(text)
    spans = sentences(made)
    assert list(spans) == sorted(spans)
    for span in spans:
        assert any(part.span.contains(span) for part in made.segments)
        assert made.quote(span).strip() == made.quote(span) != ""
    held = "".join(made.quote(span) for span in spans)
    assert "".join(held.split()) == "".join(text.split())
