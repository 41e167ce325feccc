"""Texts made into what the stages take, for tables of cases."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.extract.names import names
from counterfoil.extract.sentences import sentences
from counterfoil.model import Claim, Document, Extraction, Inference, Measure, NameMention, Span, Unit
from counterfoil.read.segments import segments
from counterfoil.reference.hedges import quantity

Row = tuple[str, float, Unit, Measure]
"""The words of a figure as they first stand behind the last one, its value, its unit, its measure."""


def document(text: str) -> Document:
    """A document of `text`, segmented as the reader does it."""
    return Document("case", text, "", segments=segments(text))


def named(text: str, *kinds: str) -> list[str]:
    """The names of these kinds, as written."""
    read = document(text)
    return [read.quote(mention.span) for mention in names(read) if mention.kind in kinds]


def mentions(text: str) -> tuple[NameMention, ...]:
    """Every name of `text`."""
    return names(document(text))


def extraction(text: str, *rows: Row) -> Extraction:
    """An extraction of `text` with a claim for each row, in text order, ids c1, c2, …"""
    read = document(text)
    parted = sentences(read)
    claims: list[Claim] = []
    at = 0
    for number, (said, value, unit, measure) in enumerate(rows, 1):
        at = text.index(said, at)
        span = Span(at, at + len(said))
        at = span.end
        sentence = next(s for s in parted if s.contains(span))
        size = quantity(value, None, "exact", unit, said)
        claims.append(Claim(f"c{number}", span, size, sentence, (Inference("span", "test"),), measure=measure))
    return replace(Extraction(read, parted, tuple(claims), ()), names=names(read, parted))
