from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterfoil.extract.encoder_input import AFTER_LENGTH, BEFORE_LENGTH, SentenceInput, sentence_inputs
from counterfoil.model import Document, Segment, Span

TITLE = "Officers arrest 45 in Harborview"
LEAD = "Among those arrested were:"
ITEM = "Three people convicted of theft."
QUOTE = "“We worked hard. We found 12 people,” the director said."


def _document(*blocks: str, leads: dict[int, int] | None = None) -> Document:
    text = "\n\n".join(blocks)
    segments, at = [], 0
    for index, block in enumerate(blocks):
        segments.append(
            Segment(
                Span(at, at + len(block)), "body" if index else "headline", "segment.test", (leads or {}).get(index)
            )
        )
        at += len(block) + 2
    return Document("test", text, "0" * 64, segments=tuple(segments))


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _single(document: Document, sentences: list[Span], words: str) -> SentenceInput:
    inputs, members = sentence_inputs(document, sentences, [_find(document.text, words)])
    assert members == ((0,),)
    return inputs[0]


def test_a_list_item_brings_the_words_that_lead_into_it() -> None:
    document = _document(TITLE, LEAD, ITEM, leads={2: 1})
    made = _single(document, [s.span for s in document.segments], "Three")
    assert (made.title, made.lead, made.before) == (TITLE, LEAD, "")
    assert made.text == ITEM
    assert made.figures == ((0, 5),)


def test_a_short_block_takes_the_last_line_that_ends_in_a_colon_where_no_lead_is_known() -> None:
    document = _document(TITLE, LEAD, "One man with a record.", ITEM)
    assert _single(document, [s.span for s in document.segments], "Three").lead == LEAD


def test_the_title_is_not_its_own_context() -> None:
    document = _document(TITLE, ITEM)
    made = _single(document, [s.span for s in document.segments], "45")
    assert (made.title, made.before, made.after) == ("", "", "")


def test_a_quotation_opened_in_an_earlier_sentence_is_still_open() -> None:
    document = _document(TITLE, QUOTE)
    first = _find(document.text, "“We worked hard.")
    second = Span(first.end + 1, len(document.text))
    made = _single(document, [document.segments[0].span, first, second], "12")
    assert made.quoted == (True,)
    assert made.before == "“We worked hard."
    closed = _document(TITLE, "“We worked hard,” the director said of the 12 arrests.")
    assert _single(closed, [s.span for s in closed.segments], "12").quoted == (False,)


def test_context_never_crosses_into_the_next_block() -> None:
    document = _document(TITLE, ITEM, LEAD)
    assert _single(document, [s.span for s in document.segments], "Three").after == ""


def test_long_neighbours_are_cut_at_a_word() -> None:
    long = "word " * 60 + "end."
    text = f"{long} We found 12 people. {long}"
    document = _document(TITLE, text)
    start = len(TITLE) + 2
    middle = _find(document.text, "We found 12 people.")
    sentences = [
        document.segments[0].span,
        Span(start, start + len(long)),
        middle,
        Span(middle.end + 1, len(document.text)),
    ]
    made = _single(document, sentences, "12")
    assert 0 < len(made.before) <= BEFORE_LENGTH
    assert 0 < len(made.after) <= AFTER_LENGTH
    assert made.before.endswith("word end.")
    assert made.after.endswith("word")


@given(st.lists(st.integers(1, 9), min_size=1, max_size=8), st.integers(0, 40))
def test_every_figure_inside_a_sentence_is_given_once_with_its_own_words(lengths: list[int], offset: int) -> None:
    blocks = ["7" * length + " people." for length in lengths]
    document = _document(TITLE, *blocks)
    sentences = [segment.span for segment in document.segments]
    figures = [Span(s.start, s.start + length) for s, length in zip(sentences[1:], lengths, strict=True)]
    across = Span(sentences[0].start + min(offset, 31), sentences[1].start + 1)
    inputs, members = sentence_inputs(document, sentences, sorted([*figures, across]))
    ordered = sorted([*figures, across])
    seen = [index for member in members for index in member]
    assert sorted(ordered[index] for index in seen) == sorted(figures)
    for made, member in zip(inputs, members, strict=True):
        for (start, end), index in zip(made.figures, member, strict=True):
            assert made.text[start:end] == document.quote(ordered[index])
