"""The quotations of a document, over sentence and paragraph ends."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.model import Document, Span
from counterfoil.reference.patterns import pattern

_OPENING, _CLOSING, _STRAIGHT = "“", "”", '"'
_MARK = pattern(f"[{_OPENING}{_CLOSING}{_STRAIGHT}]")
_LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks. segment: where they stand. open: no mark closes them before the segment ends."""

    span: Span
    segment: int
    open: bool


def quotations(document: Document) -> tuple[Quotation, ...]:
    """Every quotation, in text order; one that runs over paragraphs is one `Quotation` for each."""
    found: list[Quotation] = []
    for index, segment in enumerate(document.segments):
        if segment.kind == "boilerplate":
            continue
        start: int | None = None
        text = document.quote(segment.span)
        if not any(mark in text for mark in (_OPENING, _CLOSING, _STRAIGHT)):
            continue  # most blocks: a pattern takes ten times as long to find nothing
        for match in _MARK.finditer(text):
            offset = match.start()
            mark = text[offset]
            if mark == _STRAIGHT and offset and text[offset - 1].isdigit() and start is None:
                continue  # an inch mark
            place = segment.span.start + offset
            if start is None and mark != _CLOSING:
                start = place + 1
            elif start is not None and mark != _OPENING:
                found.append(Quotation(Span(start, place), index, open=False))
                start = None
        if start is not None and segment.span.end - start < _LONGEST:
            found.append(Quotation(Span(start, segment.span.end), index, open=True))
    return tuple(found)
