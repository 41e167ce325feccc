"""How the tests of this folder read a text: a document, its sentences, its dates, and figures picked by their words."""

from __future__ import annotations

from datetime import date

from counterfoil.extract.dates import dates
from counterfoil.extract.sentences import sentences
from counterfoil.model import (
    Claim,
    Cue,
    DateMention,
    Document,
    Extraction,
    Inference,
    Interval,
    Measure,
    Quantity,
    Span,
)
from counterfoil.read.segments import segments


def document(text: str, published: date | None = None) -> Document:
    return Document("test", text, "", published=published, segments=segments(text))


def whole(text: str) -> tuple[DateMention, ...]:
    """The dates of a text taken for one sentence."""
    return dates(Document("test", text, ""), (Span(0, len(text)),))


def said(text: str) -> list[str]:
    """The words of the dates of a text."""
    return [text[mention.span.start : mention.span.end] for mention in whole(text)]


def extraction(
    text: str, figures: dict[str, Measure], published: date | None = None, cues: tuple[Cue, ...] = ()
) -> Extraction:
    """A text with a claim for each of `figures`, words to measure, in the order of the dictionary."""
    read = document(text, published)
    found = sentences(read)
    claims = []
    at = 0
    for number, (words, measure) in enumerate(figures.items(), 1):
        at = text.index(words, at)
        span = Span(at, at + len(words))
        sentence = next(each for each in found if each.contains(span))
        value = int(words.replace(",", "")) if words.replace(",", "").isdigit() else 2
        quantity = Quantity(value, None, "exact", "person", Interval.point(value), Interval.point(value), "test")
        claims.append(Claim(f"c{number}", span, quantity, sentence, (Inference("measure", "test"),), measure=measure))
        at = span.end
    return Extraction(read, found, tuple(claims), (), dates(read, found), cues=cues)
