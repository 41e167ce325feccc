"""Nothing in a text is skipped silently, and nothing is counted twice."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterfoil.extract.numbers import numbers
from counterfoil.model import Document, Leftover, NumberMention, Span
from counterfoil.reference.numbers import number_words
from counterfoil.reference.patterns import escape, pattern
from tests.numbers.reading import document

CARDINALS = (
    *number_words().units, *number_words().tens, *number_words().scales, *number_words().vague, "dozen",
    *number_words().frequencies, *number_words().ordinals,
)  # fmt: skip  # the words that name a number whatever stands around them
ANY_NUMBER = pattern(r"[0-9]+|\b(?:" + "|".join(escape(word) for word in CARDINALS) + r")\b", ignore_case=True)

WORDS = st.sampled_from(
    (
        "goats", "and", "to", "of", "percent", "%", "$", "million", "two", "half", "dozen", "a", "in", "or", "third",
        "the", "12", "1,361", "2024", "3.5", "-", "+", "(", ")", ",", ".", "March", "Mr. Quill", "more than", "up to",
        "years", "U.S.C.", "§", "911", "555-014-2277", "MX-13", "one", "once", "hundreds", "thousand", "9mm",
        "10:30", "p.m.", "x2", "between", "age", "old", "last", "ago", "www.example.gov/7", "No.", "Section",
        "\n", "\u00a0", "–", "’",
        "$1.3M", "18th", "Street", "Victim", "1/2", "tens", "pair", "twice", "doubled", ".38", "caliber", "every",
    )
)  # fmt: skip  # tokens, not sentences
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80)


def uncovered(text: str, mentions: tuple[NumberMention, ...], leftovers: tuple[Leftover, ...]) -> list[str]:
    """Numbers of `text` in no figure and in no leftover."""
    spans = [mention.span for mention in mentions] + [leftover.span for leftover in leftovers]
    found = (Span(match.start(), match.end()) for match in ANY_NUMBER.finditer(text))
    return [text[span.start : span.end] for span in found if not any(held.contains(span) for held in spans)]


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_number_is_a_figure_or_a_leftover_and_never_both(text: str) -> None:
    for statement in (Document("t", text, "0"), document(*text.split("\n"))):
        mentions, leftovers = numbers(statement, (), ())
        assert uncovered(statement.text, mentions, leftovers) == []
        spans = sorted([mention.span for mention in mentions] + [leftover.span for leftover in leftovers])
        assert all(one.end <= two.start for one, two in pairwise(spans))
        assert all(len(span) and statement.quote(span) == statement.quote(span).strip() for span in spans)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_order_of_a_range_and_the_place_of_a_hedge(text: str) -> None:
    statement = document(text.replace("\n", " "))
    for mention in numbers(statement, (), ())[0]:
        assert (mention.hedge == "vague") == (mention.value is None)
        if mention.high is not None:
            assert mention.value is not None
            assert mention.value < mention.high
        if mention.hedge_span is not None:
            assert mention.hedge_span.end <= mention.span.start or mention.hedge_span.start >= mention.span.end


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        ("Ola Quill, 43, fled at 10:30 p.m. on May 4, 2019.", {"age", "time", "date"}),
        ("Call 555-014-2277 about case No. 21cr0047.", {"phone", "code"}),
        ("He lives at 350 Quince Street, under Section 245.", {"address", "statute"}),
        ("One of the third gang, MX-13, fled two weeks ago.", {"pronoun", "ordinal", "code", "window"}),
        ("(1) Victim 2 bought a 9mm pistol.", {"list_mark", "name"}),
    ],
)
def test_leftovers_say_why(words: str, reasons: set[str]) -> None:
    mentions, leftovers = numbers(document(words), (), ())
    assert mentions == ()
    assert {item.reason for item in leftovers} == reasons


@pytest.mark.parametrize(
    "words", ["1" * 6000, "1" * 400 + ".5", "5 " + "million " * 3000, "two " * 3000, "1,000" * 900]
)
def test_absurd_numbers_are_read_to_the_end(words: str) -> None:
    mentions, leftovers = numbers(document(words.strip()), (), ())
    assert uncovered(words.strip(), mentions, leftovers) == []


def test_a_leftover_keeps_its_value() -> None:
    _, leftovers = numbers(document("It came twenty-one days ago."), (), ())
    assert [(item.value, item.hedge) for item in leftovers] == [(21, "exact")]
