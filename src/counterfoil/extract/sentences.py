"""Sentences inside the segments of a document."""

from __future__ import annotations

from functools import cache
from typing import Any

from counterfoil.model import Document, Span


@cache
def _splitter() -> Any:
    from nupunkt.models import load_default_model

    return load_default_model()


def sentences(document: Document) -> tuple[Span, ...]:
    """Spans of the sentences of every segment, boilerplate included, in text order; none crosses a segment."""
    found: list[Span] = []
    for segment in document.segments:
        words = document.quote(segment.span)
        for start, end in _splitter().span_tokenize(words):
            piece = words[start:end]
            lead = len(piece) - len(piece.lstrip())
            tail = len(piece.rstrip())
            if tail > lead:
                found.append(Span(segment.span.start + start + lead, segment.span.start + start + tail))
    return tuple(found)
