"""Documents of a test's own, and what extraction says of their figures by the written rules alone."""

from __future__ import annotations

import hashlib

from counterfoil.extract import extract
from counterfoil.model import Claim, Document, Segment, SegmentKind, Span


def document(text: str) -> Document:
    """`text` as a document: every line a block; a line that begins with `* ` is an item of the line above."""
    segments: list[Segment] = []
    at, lead = 0, None
    for line in text.split("\n"):
        item = line.startswith("* ")
        start = at + (2 if item else 0)
        if line.strip():
            kind: SegmentKind = "list_item" if item else ("body" if segments else "headline")
            segments.append(Segment(Span(start, at + len(line)), kind, "segment.test", lead if item else None))
            if not item:
                lead = len(segments) - 1
        at += len(line) + 1
    return Document("test", text, hashlib.sha256(text.encode()).hexdigest(), segments=tuple(segments))


def claims(text: str) -> tuple[Claim, ...]:
    """The claims of `text`, without the encoder."""
    return extract(document("Notice\n" + text), use_model=False).claims


def claim(text: str, figure: str | None = None) -> Claim:
    """The claim of `text` whose number expression is `figure`; the first one without it."""
    given = document("Notice\n" + text)
    found = extract(given, use_model=False).claims
    assert found, f"no figure found in: {text}"
    if figure is None:
        return found[0]
    named = [one for one in found if given.quote(one.span).startswith(figure)]
    assert named, f"no figure {figure!r} among {[given.quote(one.span) for one in found]}"
    return named[0]
