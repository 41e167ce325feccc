"""Blocks of a text and what each is for."""

from __future__ import annotations

from counterfoil.model import Segment, SegmentKind, Span


def segments(text: str) -> tuple[Segment, ...]:
    """Split `text` into segments: a first version that takes every non-empty line for a block."""
    found: list[Segment] = []
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + line.index(words[0])
            kind: SegmentKind = "body" if found else "headline"
            found.append(Segment(Span(start, start + len(words)), kind, "segment.line"))
        at += len(line)
    return tuple(found)
