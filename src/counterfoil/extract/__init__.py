"""Find the figures of a document, and what their own sentence says of them."""

from __future__ import annotations

from counterfoil.extract.claims import claims
from counterfoil.extract.dates import dates
from counterfoil.extract.names import names
from counterfoil.extract.numbers import numbers
from counterfoil.extract.sentences import sentences
from counterfoil.model import Document, Extraction


def extract(document: Document, *, use_model: bool = True) -> Extraction:
    """Claims, leftovers, dates and names of `document`; nothing is yet placed on the calendar.

    use_model: whether the learned encoder is asked; without it the written rules decide alone.
    """
    spans = sentences(document)
    when = dates(document, spans)
    mentions, leftovers = numbers(document, spans, when)
    called = names(document, spans)
    stated, cues = claims(document, spans, mentions, called, use_model=use_model)
    return Extraction(document, spans, stated, leftovers, when, called, cues)
