"""Hedges that reach further than the next word, and hedges that are none."""

from __future__ import annotations

import pytest

from counterfoil.extract.numbers import numbers
from counterfoil.model import Document, Hedge, Segment, Span
from tests.numbers.reading import read

SENTENCES: list[tuple[str, list[Hedge]]] = [
    ("He faces a maximum of 10 years in prison and a $500 fine.", ["at_most", "at_most"]),
    ("He faces up to 10 and five years.", ["at_most", "at_most"]),
    ("He faces up to 10 years in prison for selling 40 goats.", ["at_most", "exact"]),
    ("He faces up to 12 years in prison, four years of supervised release.", ["at_most", "exact"]),
    ("He faces up to 10 years on the arson count and five years for the theft.", ["at_most", "at_most"]),
    ("He faces up to five years on one count, was fined before and served 10 years.", ["at_most", "exact", "exact"]),
    ("He faces no more than 10 years in prison, four years of supervised release.", ["at_most", "at_most"]),
    ("He was given up to 20 years and nine months.", ["at_most", "at_most"]),
    ("He served about five years, three months and two days.", ["about", "about", "about"]),
    ("He served about five months and his brother two years.", ["about", "exact"]),
    ("They paid up to $200 each, $9,000 in all.", ["at_most", "exact"]),
    ("Two farmers were sentenced to life.", ["exact"]),
    ("Nine farmers face a mandatory minimum of 10 years.", ["exact", "at_least"]),
    ("He was released on a $500 bond. The maximum is 10 years.", ["exact", "at_most"]),
    ("He was sentenced to the maximum of 20 years.", ["exact"]),
    ("He faces a mandatory minimum penalty of 10 years and up to 40 years.", ["at_least", "at_most"]),
    ("They sold 10 goats and five or more hens.", ["exact", "at_least"]),
    ("They served 188 months, or more than 15 years, in prison.", ["exact", "over"]),
    ("They sold more than a dozen goats.", ["over"]),
    ("They sold over a million goats.", ["over"]),
    ("No more than 12 goats fled.", ["at_most"]),
    ("No fewer than 12 goats fled.", ["at_least"]),
    ("They sold 100+ goats.", ["over"]),
    ("They sold 100-plus goats.", ["over"]),
    ("It cost $3+ million in all.", ["over"]),
    ("They sold some 12 goats.", ["about"]),
    ("They sold some two goats.", ["exact"]),
    ("They found about 400 to 500 goats.", ["range"]),
    ("They found more than tens of thousands of goats.", ["vague"]),
    ("More than 12. Forty goats fled.", ["over", "exact"]),
    ("They removed over 65,000 goats.", ["over"]),
]


@pytest.mark.parametrize(("words", "hedges"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_hedges_of_a_sentence(words: str, hedges: list[Hedge]) -> None:
    assert [mention.hedge for mention in read(words)[0]] == hedges


def test_the_hedge_is_quoted() -> None:
    text = "They lost upwards of 300 goats, or 40 or more a week."
    spans = [mention.hedge_span for mention in read(text)[0]]
    assert [text[span.start : span.end] for span in spans if span is not None] == ["upwards of", "or more"]


def test_the_paragraph_above_a_list_hedges_each_item_once() -> None:
    paragraphs = ("The barn held approximately:", "12 goats in three pens", "Exactly as listed, 40 hens")
    starts = (0, 30, 54)
    segments = tuple(
        Segment(Span(start, start + len(words)), "list_item" if start else "body", "t", lead=0 if start else None)
        for start, words in zip(starts, paragraphs, strict=True)
    )
    mentions, _ = numbers(Document("t", "\n\n".join(paragraphs), "0", segments=segments), (), ())
    assert [(mention.value, mention.hedge) for mention in mentions] == [(12, "about"), (3, "exact"), (40, "about")]
