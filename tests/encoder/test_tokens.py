from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from counterfoil.extract.encoder_input import SentenceInput
from counterfoil.extract.encoder_tokens import (
    CLOSE,
    FIGURE,
    MAX_CONTEXT,
    MAX_SENTENCE,
    OPEN,
    OPEN_QUOTED,
    TITLE,
    Marks,
    passes,
)  # fmt: skip  # names in one row
from counterfoil.reference import encoder as files


@cache
def _tokenizer() -> Tokenizer:
    return Tokenizer.from_str(files.vocabulary())


@pytest.fixture
def tokenizer() -> Tokenizer:
    return _tokenizer()


def test_markers_stand_around_the_figure(tokenizer: Tokenizer) -> None:
    marks = Marks.of(tokenizer)
    (row,) = passes(SentenceInput("Agents seized $1.3 million.", ((14, 26),), title="A title"), tokenizer, marks)
    opened, closed = row.opens[0], row.closes[0]
    assert (row.ids[opened], row.parts[opened]) == (marks.open, OPEN)
    assert (row.ids[closed], row.parts[closed]) == (marks.close, CLOSE)
    inside = [offset for offset in row.offsets[opened + 1 : closed] if offset]
    assert (inside[0][0], inside[-1][1]) == (14, 26)
    assert set(row.parts[opened + 1 : closed]) == {FIGURE}
    assert TITLE in row.parts


def test_a_quoted_figure_has_another_marker(tokenizer: Tokenizer) -> None:
    given_ = SentenceInput("We found 12 people and 3 cars.", ((9, 11), (23, 24)), quoted=(True, False))
    (row,) = passes(given_, tokenizer, Marks.of(tokenizer))
    assert [row.parts[place] for place in row.opens] == [OPEN_QUOTED, OPEN]


def test_figures_that_touch_keep_their_own_markers(tokenizer: Tokenizer) -> None:
    (row,) = passes(SentenceInput("10-15 people", ((0, 2), (2, 5))), tokenizer, Marks.of(tokenizer))
    assert row.opens[0] < row.closes[0] < row.opens[1] < row.closes[1]


def test_overlapping_figures_take_a_pass_each(tokenizer: Tokenizer) -> None:
    made = passes(SentenceInput("10 to 15 people", ((0, 8), (6, 8))), tokenizer, Marks.of(tokenizer))
    assert [row.figures for row in made] == [(0,), (1,)]


def test_context_is_cut(tokenizer: Tokenizer) -> None:
    (row,) = passes(SentenceInput("12 people", ((0, 2),), title="word " * 200), tokenizer, Marks.of(tokenizer))
    assert row.parts.count(TITLE) == MAX_CONTEXT


@settings(deadline=None)  # the first example loads the vocabulary
@given(st.lists(st.sampled_from(["12", "arrests", "—", "Núñez", "x" * 30, "$5", "…", "木"]), min_size=1, max_size=500))
def test_every_figure_is_read_once_and_points_into_its_sentence(words: list[str]) -> None:
    tokenizer = _tokenizer()
    text = " ".join(words)
    at, figures = 0, []
    for word in words:
        if word in ("12", "$5"):
            figures.append((at, at + len(word)))
        at += len(word) + 1
    if not figures:
        return
    made = passes(SentenceInput(text, tuple(figures)), tokenizer, Marks.of(tokenizer))
    assert sorted(figure for row in made for figure in row.figures) == list(range(len(figures)))
    for row in made:
        assert len(row.ids) == len(row.parts) == len(row.offsets)
        assert len(row.ids) <= MAX_SENTENCE * 2 + 2
        for place, figure in zip(row.opens, row.figures, strict=True):
            first = row.offsets[place + 1]
            assert first is not None
            assert first[0] == figures[figure][0]
