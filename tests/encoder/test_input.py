from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterfoil.extract.encoder_input import (
    BODY,
    CONTEXT_ONLY,
    ITEM,
    LEAD,
    LONGEST,
    TITLE,
    WINDOW,
    Marked,
    Window,
    windows,
)  # fmt: skip  # names in one row
from counterfoil.model import Document, Segment, SegmentKind, Span

HEAD = "Officers arrest 45 in Harborview"
LED = "Among those arrested were:"
ENTRY = "Three people convicted of theft."
QUOTE = "“We worked hard. We found 12 people,” the director said."


def _document(*blocks: str, leads: dict[int, int] | None = None, standing: frozenset[int] = frozenset()) -> Document:
    text = "\n\n".join(blocks)
    segments, at = [], 0
    for index, block in enumerate(blocks):
        kind: SegmentKind = "boilerplate" if index in standing else "body" if index else "headline"
        segments.append(Segment(Span(at, at + len(block)), kind, "segment.test", (leads or {}).get(index)))
        at += len(block) + 2
    return Document("test", text, "0" * 64, segments=tuple(segments))


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _windows(document: Document, *figures: str, dates: tuple[str, ...] = ()) -> tuple[Window, ...]:
    found = sorted(_find(document.text, words) for words in figures)
    when = tuple(sorted(_find(document.text, words) for words in dates))
    return windows(document, [segment.span for segment in document.segments], Marked(tuple(found), when))[0]


def _parts(document: Document, made: Window) -> list[tuple[int, str]]:
    return [(passage.part, document.quote(passage.span)) for passage in made.passages]


def test_a_list_item_is_read_under_the_words_that_lead_into_it() -> None:
    document = _document(HEAD, "A first line.", LED, ENTRY, leads={3: 2})
    (made,) = _windows(document, "Three")
    assert _parts(document, made) == [(TITLE, HEAD), (BODY, "A first line."), (LEAD, LED), (ITEM, ENTRY)]


def test_sentences_without_a_figure_or_a_date_are_left_out_but_for_the_first() -> None:
    blocks = (HEAD, "It began early.", "Nothing was said.", "That was May 4.", "They held 12 men.")
    document = _document(*blocks)
    (made,) = _windows(document, "12", dates=("May 4",))
    assert [words for _, words in _parts(document, made)] == [HEAD, blocks[1], blocks[3], blocks[4]]
    assert [document.quote(span) for span in made.dates] == ["May 4"]


def test_what_belongs_to_no_story_is_not_read() -> None:
    document = _document(HEAD, "They held 12 men.", "The office was set up on May 4.", standing=frozenset({2}))
    (made,) = _windows(document, "12", dates=("May 4",))
    assert [words for _, words in _parts(document, made)] == [HEAD, "They held 12 men."]
    assert made.dates == ()


def test_a_quotation_opened_in_an_earlier_sentence_is_still_open() -> None:
    assert _windows(_document(HEAD, QUOTE), "12")[0].quoted == (True,)
    closed = _document(HEAD, "“We worked hard,” the director said of the 12 arrests.")
    assert _windows(closed, "12")[0].quoted == (False,)


def test_a_long_text_takes_windows_that_repeat_its_title_and_its_dated_lead() -> None:
    lead = "Officers of the Bay Office held many on May 4."
    blocks = [f"The file {'x' * index} told of item {'word ' * 40}and of 7{index}1 others." for index in range(30)]
    document = _document(HEAD, lead, *blocks)
    made = _windows(document, "45", *(f"7{index}1 others" for index in range(30)), dates=("May 4",))
    assert len(made) > 2
    for one in made[1:]:
        parts = _parts(document, one)
        assert parts[:2] == [(TITLE, HEAD), (CONTEXT_ONLY, lead)]
        assert sum(len(passage.span) for passage in one.passages) <= WINDOW + LONGEST


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=30),
    st.integers(0, 40),
    st.lists(st.integers(0, 600), min_size=30, max_size=30),
)
def test_every_figure_inside_a_sentence_is_in_one_window(lengths: list[int], offset: int, padding: list[int]) -> None:
    blocks = ["7" * length + " people" + " ran" * pad + "." for length, pad in zip(lengths, padding, strict=False)]
    document = _document(HEAD, *blocks)
    sentences = [segment.span for segment in document.segments]
    figures = [Span(s.start, s.start + length) for s, length in zip(sentences[1:], lengths, strict=True)]
    across = Span(sentences[0].start + min(offset, 31), sentences[1].start + 1)
    ordered = tuple(sorted([*figures, across]))
    made, members = windows(document, sentences, Marked(ordered))
    seen = [ordered[index] for member in members for index in member]
    assert sorted(seen) == sorted(figures)
    for one, member in zip(made, members, strict=True):
        assert [ordered[index] for index in member] == list(one.figures)
        for figure in one.figures:
            holders = [passage for passage in one.passages if passage.span.contains(figure)]
            assert [holder.part for holder in holders if holder.part != CONTEXT_ONLY] == [BODY]
