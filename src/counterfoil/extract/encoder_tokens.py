"""Sentences as the encoder's arrays: word pieces, what part of the input each belongs to, and where the figures are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from counterfoil.extract.encoder_input import SentenceInput

MAX_CONTEXT = 32
"""Word pieces kept of each of title, lead and the sentences around."""
MAX_SENTENCE = 170
"""Word pieces of a sentence in one pass; a longer sentence takes several passes, each with some of its figures."""
_MARGIN = 60

CONTROL, TITLE, LEAD, BEFORE, SENTENCE, AFTER, OPEN, CLOSE, FIGURE, OPEN_QUOTED = range(10)
"""Parts of the input, one for each word piece. The model adds a learned vector for each."""
PARTS = 10


class Encoding(Protocol):
    """The part of a tokenizer's answer that is used here."""

    @property
    def ids(self) -> list[int]:
        """Numbers of the word pieces."""

    @property
    def offsets(self) -> list[tuple[int, int]]:
        """For each, the range of characters it stands for."""


class WordPieces(Protocol):
    """The part of a tokenizer that is used here."""

    def encode(self, sequence: str, *, add_special_tokens: bool = ...) -> Encoding:
        """The word pieces of `sequence`."""

    def token_to_id(self, token: str) -> int | None:
        """The number of a word piece."""


@dataclass(frozen=True, slots=True)
class Pass:
    """One row of a batch.

    ids, parts, offsets: of equal length. figures: indexes of the input's figures that this pass reads. opens, closes:
    where their markers are. offsets: for every place, the range of the sentence's characters that it stands for, None
    for markers and context.
    """

    ids: tuple[int, ...]
    parts: tuple[int, ...]
    figures: tuple[int, ...]
    opens: tuple[int, ...]
    closes: tuple[int, ...]
    offsets: tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """Ids of the word pieces with a meaning of their own."""

    start: int
    end: int
    open: int
    close: int

    @staticmethod
    def of(tokenizer: WordPieces) -> Marks:
        """The marks of a BERT vocabulary; two of its spare entries mark the ends of a figure."""
        words = ("[CLS]", "[SEP]", "[unused1]", "[unused2]")
        return Marks(*(tokenizer.token_to_id(word) or 0 for word in words))


def passes(given: SentenceInput, tokenizer: WordPieces, marks: Marks) -> tuple[Pass, ...]:
    """The passes that `given` takes: one, unless the sentence is longer than `MAX_SENTENCE` word pieces."""
    context_ids, context_parts = [marks.start], [CONTROL]
    for part, words, at_end in (
        (TITLE, given.title, False),
        (LEAD, given.lead, True),
        (BEFORE, given.before, True),
    ):
        if words:
            ids = _pieces(tokenizer, words, at_end=at_end)
            context_ids += [*ids, marks.end]
            context_parts += [part] * len(ids) + [CONTROL]
    after = _pieces(tokenizer, given.after, at_end=False) if given.after else []
    encoding = tokenizer.encode(given.text, add_special_tokens=False)
    held = [_tokens_of(figure, encoding.offsets) for figure in given.figures]
    made: list[Pass] = []
    for group in _groups(held, len(encoding.ids)):
        low, high = _window([held[index] for index in group], len(encoding.ids))
        ids, parts = list(context_ids), list(context_parts)
        offsets: list[tuple[int, int] | None] = [None] * len(ids)
        opens, closes = [0] * len(group), [0] * len(group)
        starts = {held[index][0]: place for place, index in enumerate(group)}
        ends = {held[index][1]: place for place, index in enumerate(group)}
        inside = False
        for token in range(low, high):
            if token in starts:
                opens[starts[token]] = len(ids)
                quoted = bool(given.quoted) and given.quoted[group[starts[token]]]
                ids.append(marks.open)
                parts.append(OPEN_QUOTED if quoted else OPEN)
                offsets.append(None)
                inside = True
            ids.append(encoding.ids[token])
            parts.append(FIGURE if inside else SENTENCE)
            offsets.append(encoding.offsets[token])
            if token + 1 in ends:
                closes[ends[token + 1]] = len(ids)
                ids.append(marks.close)
                parts.append(CLOSE)
                offsets.append(None)
                inside = False
        ids += [marks.end, *after]
        parts += [CONTROL] + [AFTER] * len(after)
        offsets += [None] * (1 + len(after))
        made.append(Pass(tuple(ids), tuple(parts), tuple(group), tuple(opens), tuple(closes), tuple(offsets)))
    return tuple(made)


def _pieces(tokenizer: WordPieces, words: str, *, at_end: bool) -> list[int]:
    ids = tokenizer.encode(words, add_special_tokens=False).ids
    return ids[-MAX_CONTEXT:] if at_end else ids[:MAX_CONTEXT]


def _tokens_of(figure: tuple[int, int], offsets: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The half-open range of word pieces that hold any character of `figure`."""
    inside = [index for index, (start, end) in enumerate(offsets) if start < figure[1] and figure[0] < end]
    if not inside:
        return 0, 1
    return inside[0], inside[-1] + 1


def _groups(held: Sequence[tuple[int, int]], length: int) -> list[list[int]]:
    if length <= MAX_SENTENCE:
        return _apart(held, list(range(len(held))))
    groups: list[list[int]] = []
    for index, (_, end) in enumerate(held):
        if groups and end - held[groups[-1][0]][0] <= MAX_SENTENCE - _MARGIN:
            groups[-1].append(index)
        else:
            groups.append([index])
    return [part for group in groups for part in _apart(held, group)]


def _apart(held: Sequence[tuple[int, int]], group: list[int]) -> list[list[int]]:
    """Two figures inside one word piece cannot share a pass; each overlap starts another."""
    layers: list[list[int]] = []
    for index in group:
        for layer in layers:
            if held[layer[-1]][1] <= held[index][0]:
                layer.append(index)
                break
        else:
            layers.append([index])
    return layers


def _window(held: Sequence[tuple[int, int]], length: int) -> tuple[int, int]:
    if length <= MAX_SENTENCE:
        return 0, length
    first, last = held[0][0], held[-1][1]
    spare = max(0, MAX_SENTENCE - (last - first))
    low = max(0, first - spare // 2)
    return low, min(length, max(last, low + MAX_SENTENCE))
