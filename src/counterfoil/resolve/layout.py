"""Where in the text a figure stands."""

from __future__ import annotations

from counterfoil.model import Extraction, Span


def in_headline(extraction: Extraction, span: Span) -> bool:
    """Whether `span` begins in a headline or a line under it."""
    at = extraction.document.segment_at(span.start)
    return at is not None and extraction.document.segments[at].kind in ("headline", "subhead")


def headline(extraction: Extraction) -> str:
    """The words of the headlines, lower case; empty where the text has none."""
    kept = [s for s in extraction.document.segments if s.kind in ("headline", "subhead")]
    return " ".join(extraction.document.quote(segment.span) for segment in kept).lower()


def lead_of(extraction: Extraction, span: Span) -> Span | None:
    """The block that introduces the list item in which `span` begins; None outside lists."""
    document = extraction.document
    at = document.segment_at(span.start)
    lead = document.segments[at].lead if at is not None else None
    return document.segments[lead].span if lead is not None else None


def head(extraction: Extraction, sentences: int) -> Span:
    """The text from its first headline to the end of its first `sentences` sentences, page furniture left out."""
    kept = [s for s in extraction.sentences if not _furniture(extraction, s)][: sentences + 1]
    return Span(kept[0].start, kept[-1].end) if kept else Span(0, 0)


def _furniture(extraction: Extraction, span: Span) -> bool:
    at = extraction.document.segment_at(span.start)
    return at is not None and extraction.document.segments[at].kind == "boilerplate"
