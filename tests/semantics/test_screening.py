"""Sentences that words alone settle are not parsed, and are read alike."""

from __future__ import annotations

import pytest

from counterfoil.extract.numbers import numbers
from counterfoil.extract.screening import needs_parse
from counterfoil.extract.words import Sentence, words
from counterfoil.model import Span
from tests.semantics.reading import claim, document

CASES = [
    ("He was sentenced to 40 months in federal prison.", False),
    ("She must pay $4,000 and serve two years on probation.", False),
    ("He pleaded guilty to three counts of arson.", False),
    ("Deputies arrested 40 people.", True),
    ("He was fined $4,000 after 12 people complained.", True),
    ("Agents seized nine kilograms of heroin.", True),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_needs_parse(text: str, *, expected: bool) -> None:
    given = document(text)
    whole = Span(0, len(text))
    mentions, _ = numbers(given, (whole,), ())
    assert needs_parse(Sentence(whole, words(given, whole)), mentions) is expected


@pytest.mark.parametrize(
    ("text", "figure", "measure"),
    [
        ("He was sentenced to 40 months in federal prison.", "40", "sentence"),
        ("She must pay $4,000 in restitution.", "$4,000", "money"),
        ("He must forfeit $4,000.", "$4,000", "seizure"),
        ("He pleaded guilty to three counts of arson.", "three", "conviction"),
        ("He faces three counts of arson.", "three", "charge"),
        ("The nine-day sweep ended on Sunday.", "nine", "extent"),
    ],
)
def test_words_alone_tell_the_measure(text: str, figure: str, measure: str) -> None:
    assert claim(text, figure).measure == measure
