"""Sentences inside the segments of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Protocol, cast

from counterfoil.model import Document, Span
from counterfoil.reference.patterns import Pattern, pattern
from counterfoil.reference.reading import abbreviations


class _Splitter(Protocol):
    """The part of the library's model that is used here."""

    def span_tokenize(self, text: str, /) -> Iterable[tuple[int, int]]: ...


_STOPS = (".", "?", "!", "…")
LONGEST = 3_000
"""No sentence of a statement is so long; a run of words without full stops is cut here, so that work stays linear."""


@cache
def _splitter() -> _Splitter:
    from nupunkt.models import load_default_model

    return cast("_Splitter", load_default_model())


@cache
def _stop() -> Pattern:
    return pattern(r"(\pL{3,})[.?!]+[”\"’)]*(\s+)[“\"‘(]?\p{Lu}")


def sentences(document: Document) -> tuple[Span, ...]:
    """Spans of the sentences of every segment, boilerplate included, in text order; none crosses a segment."""
    found: list[Span] = []
    for segment in document.segments:
        if segment.cells:
            found.append(segment.span)  # a row of a table is read as a whole
            continue
        words = document.quote(segment.span)
        for start, end in _split(words):
            for first, last in _parted(words, start, end):
                piece = words[first:last]
                lead = len(piece) - len(piece.lstrip())
                tail = len(piece.rstrip())
                if tail > lead:
                    found.append(Span(segment.span.start + first + lead, segment.span.start + first + tail))
    return tuple(found)


def _split(words: str) -> Iterable[tuple[int, int]]:
    """The sentences as the splitter sees them, which is not asked where nothing ends but the whole."""
    end = len(words.rstrip())
    return _splitter().span_tokenize(words) if _stops(words, 0, end - 1) else ((0, end),)


def _stops(words: str, start: int, end: int) -> bool:
    """Whether anything that may end a sentence stands there."""
    return any(words.find(mark, start, end) >= 0 for mark in _STOPS)


def _parted(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of one sentence as the splitter saw it, which takes too many words for abbreviations."""
    at = start
    # Most sentences hold no stop but their last, with which nothing begins: a cheap look before the pattern is asked.
    inner = _stops(words, start, len(words[start:end].rstrip()) + start - 1)
    for stop in _stop().finditer(words, start, end) if inner else ():
        word = stop.group(1) or ""
        # A short word in capitals before a full stop is as often an initialism or a name's abbreviation as an end.
        if word.casefold() in abbreviations().words or (word[0].isupper() and len(word) < 4):
            continue
        yield from _bounded(words, at, stop.end(2))
        at = stop.end(2)
    yield from _bounded(words, at, end)


def _bounded(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The piece itself, or, where it is longer than any sentence, lengths of it that end where a word does."""
    at = start
    while end - at > LONGEST:
        stop = max(words.rfind(" ", at, at + LONGEST), words.rfind("\n", at, at + LONGEST)) + 1
        stop = stop if stop > at else at + LONGEST
        yield at, stop
        at = stop
    yield at, end
