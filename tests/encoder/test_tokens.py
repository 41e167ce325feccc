from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from counterfoil.extract.encoder_input import BODY, CONTEXT_ONLY, TITLE, Passage, Window
from counterfoil.extract.encoder_tokens import CLOSE, FIGURE, LIMIT, OPEN, OPEN_QUOTED, Marks, Pass, passes
from counterfoil.model import Span
from counterfoil.reference import encoder as files
from tests.encoder.windows import window


@cache
def _tokenizer() -> Tokenizer:
    return Tokenizer.from_str(files.vocabulary())


@pytest.fixture
def tokenizer() -> Tokenizer:
    return _tokenizer()


def _one(given_: Window, tokenizer: Tokenizer) -> Pass:
    ((_, row),) = passes(given_, tokenizer, Marks.of(tokenizer))
    return row


def test_marks_stand_around_the_figure(tokenizer: Tokenizer) -> None:
    marks = Marks.of(tokenizer)
    given_ = window("Agents seized $1.3 million.", ("$1.3 million",), title="A title")
    row = _one(given_, tokenizer)
    opened, closed = row.opens[0], row.closes[0]
    assert (row.ids[opened], row.parts[opened]) == (marks.open, OPEN)
    assert (row.ids[closed], row.parts[closed]) == (marks.close, CLOSE)
    inside = [offset for offset in row.offsets[opened + 1 : closed] if offset]
    assert given_.text[inside[0][0] : inside[-1][1]] == "$1.3 million"
    assert set(row.parts[opened + 1 : closed]) == {FIGURE}
    assert TITLE in row.parts


def test_a_quoted_figure_has_another_mark(tokenizer: Tokenizer) -> None:
    row = _one(window("We found 12 people and 3 cars.", ("12", "3"), quoted=(True, False)), tokenizer)
    assert [row.parts[place] for place in row.opens] == [OPEN_QUOTED, OPEN]


def test_figures_that_touch_keep_their_own_marks(tokenizer: Tokenizer) -> None:
    text = "10-15 people"
    given_ = Window(text, (Passage(Span(0, 12), BODY, opens=True),), (Span(0, 2), Span(2, 5)), (False, False))
    row = _one(given_, tokenizer)
    assert row.opens[0] < row.closes[0] < row.opens[1] < row.closes[1]


def test_dates_and_places_are_known_by_their_first_word(tokenizer: Tokenizer) -> None:
    given_ = window("On May 4 officers in Port Ansel held 9 men.", ("9",), dates=("May 4",), places=("Port Ansel",))
    row = _one(given_, tokenizer)
    starts = [row.offsets[place] for place in (*row.dates, *row.places)]
    assert [given_.text[slice(*offset)] for offset in starts if offset] == ["May", "Port"]


def test_a_figure_of_a_passage_that_only_gives_context_is_not_marked(tokenizer: Tokenizer) -> None:
    text = "Officers held 9 men. They held 12 more."
    passages = (Passage(Span(0, 20), CONTEXT_ONLY, opens=True), Passage(Span(21, 39), BODY, opens=False))
    row = _one(Window(text, passages, (Span(14, 15), Span(31, 33)), (False, False)), tokenizer)
    assert row.figures == (1,)


@settings(deadline=None)  # the first example loads the vocabulary
@given(st.lists(st.sampled_from(["12", "arrests", "—", "Núñez", "x" * 30, "$5", "…", "木"]), min_size=1, max_size=700))
def test_every_figure_is_read_once_and_from_its_own_words(words: list[str]) -> None:
    tokenizer = _tokenizer()
    text = " ".join(words)
    at, figures = 0, []
    for word in words:
        if word in ("12", "$5"):
            figures.append(Span(at, at + len(word)))
        at += len(word) + 1
    whole = Window(text, (Passage(Span(0, len(text)), BODY, opens=True),), tuple(figures), (False,) * len(figures))
    read = []
    for part, row in passes(whole, tokenizer, Marks.of(tokenizer)):
        assert len(row.ids) == len(row.parts) == len(row.offsets) <= LIMIT
        for place, figure in zip(row.opens, row.figures, strict=True):
            first = row.offsets[place + 1]
            assert first is not None
            assert first[0] == part.figures[figure].start
            read.append(part.figures[figure])
    assert sorted(read) == figures
