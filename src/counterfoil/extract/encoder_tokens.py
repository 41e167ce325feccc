"""Windows as the encoder's arrays: word pieces, what part of the input each belongs to, and where the marks are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from counterfoil.extract.encoder_input import CONTEXT_ONLY, Passage, Window
from counterfoil.model import Span

LIMIT = 512
"""Places that the network has."""

CONTROL, OPEN, CLOSE, FIGURE, OPEN_QUOTED = 0, 6, 7, 8, 9
"""Parts of the input beside those of passages. The model adds a learned vector for each."""
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
    """One row for the network.

    ids, parts, offsets: of equal length; offsets are ranges of the text, None for marks. figures: indexes of the
    window's figures that are read. opens, closes: where their marks stand. dates, places: where the first word piece of
    each of the window's dates and places stands; 0 for one that was cut off.
    """

    ids: tuple[int, ...]
    parts: tuple[int, ...]
    figures: tuple[int, ...]
    opens: tuple[int, ...]
    closes: tuple[int, ...]
    dates: tuple[int, ...]
    places: tuple[int, ...]
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


class _Row:
    """A row being made."""

    def __init__(self, window: Window, marks: Marks) -> None:
        self.window, self.marks = window, marks
        self.ids, self.parts = [marks.start], [CONTROL]
        self.offsets: list[tuple[int, int] | None] = [None]
        self.opens: dict[int, int] = {}
        self.closes: dict[int, int] = {}
        self.first: dict[int, int] = {}

    def add(self, number: int, part: int, offset: tuple[int, int] | None = None) -> None:
        """One place more."""
        if offset is not None:
            self.first.setdefault(offset[0], len(self.ids))
        self.ids.append(number)
        self.parts.append(part)
        self.offsets.append(offset)

    def read(self, passage: Passage, tokenizer: WordPieces) -> None:
        """The word pieces of a passage, its figures between marks."""
        base = passage.span.start
        if passage.opens and len(self.ids) > 1:
            self.add(self.marks.end, CONTROL)
        encoding = tokenizer.encode(self.window.text[base : passage.span.end], add_special_tokens=False)
        figures = [at for at, figure in enumerate(self.window.figures) if passage.span.contains(figure)]
        context = passage.part == CONTEXT_ONLY
        current: int | None = None
        for number, (low, high) in zip(encoding.ids, encoding.offsets, strict=True):
            start, end = base + low, base + high
            if current is not None and start >= self.window.figures[current].end:
                self._close(current)
                current = None
            while figures and current is None and start >= self.window.figures[figures[0]].end:
                figures.pop(0)  # no word piece stands for it, or another figure has its words
            if current is None and not context and figures and end > self.window.figures[figures[0]].start:
                current = figures.pop(0)
                self._open(current)
            self.add(number, FIGURE if current is not None else passage.part, (start, end))
        if current is not None:
            self._close(current)

    def _open(self, figure: int) -> None:
        self.opens[figure] = len(self.ids)
        self.add(self.marks.open, OPEN_QUOTED if self.window.quoted[figure] else OPEN)

    def _close(self, figure: int) -> None:
        self.closes[figure] = len(self.ids)
        self.add(self.marks.close, CLOSE)

    def done(self) -> Pass:
        """The row as it stands."""
        held = tuple(sorted(self.opens))
        return Pass(
            tuple(self.ids),
            tuple(self.parts),
            held,
            tuple(self.opens[at] for at in held),
            tuple(self.closes[at] for at in held),
            tuple(self.first.get(span.start, 0) for span in self.window.dates),
            tuple(self.first.get(span.start, 0) for span in self.window.places),
            tuple(self.offsets),
        )


def passes(window: Window, tokenizer: WordPieces, marks: Marks) -> Iterator[tuple[Window, Pass]]:
    """The rows that a window takes: one, unless it has more word pieces than the network has places."""
    row = _Row(window, marks)
    for passage in window.passages:
        row.read(passage, tokenizer)
    made = row.done()
    if len(made.ids) <= LIMIT:
        yield window, made
        return
    for half in _halves(window):
        yield from passes(half, tokenizer, marks)


def _halves(window: Window) -> Iterator[Window]:
    """Two windows of half the passages each; a single passage is cut at a space, and what it crosses is left out."""
    passages = window.passages
    if len(passages) == 1:
        span = passages[0].span
        middle = window.text.rfind(" ", span.start + 1, (span.start + span.end) // 2) + 1
        middle = middle if middle > span.start else (span.start + span.end) // 2
        passages = tuple(replace(passages[0], span=half) for half in (Span(span.start, middle), Span(middle, span.end)))
    half = len(passages) // 2
    for group in (passages[:half], passages[half:]):
        kept = [at for at, figure in enumerate(window.figures) if any(each.span.contains(figure) for each in group)]
        if kept:
            yield replace(
                window,
                passages=group,
                figures=tuple(window.figures[at] for at in kept),
                quoted=tuple(window.quoted[at] for at in kept),
            )
