"""Find the figures of a document, and what their own sentence says of them."""

from __future__ import annotations

from counterfoil.extract.claims import claims
from counterfoil.extract.dates import dates, of_birth
from counterfoil.extract.names import names
from counterfoil.extract.numbers import numbers
from counterfoil.extract.sentences import sentences
from counterfoil.model import Document, Extraction, SourceError

FIGURES = 500
"""Figures of one document. Long statements hold fewer than a hundred; figures are compared pair by pair, so there must
be an end to them."""


def extract(document: Document, *, use_model: bool = True) -> Extraction:
    """Claims, leftovers, dates and names of `document`; nothing is yet placed on the calendar.

    use_model: whether the learned encoder is asked; without it the written rules decide alone. Raises SourceError for
    more than FIGURES figures.
    """
    spans = sentences(document)
    when = dates(document, spans)
    mentions, leftovers = numbers(document, spans, when)
    if len(mentions) > FIGURES:
        raise SourceError(
            f"{document.id} holds {len(mentions):,} figures; the limit is {FIGURES:,}.",
            "A statement holds far fewer, so this is probably a table, a data file or several statements in one.",
            "Split it into statements, one file each.",
        )
    called = names(document, spans)
    told = tuple(mention for mention in when if not of_birth(document, mention))
    stated, cues = claims(document, spans, mentions, called, told, use_model=use_model)
    return Extraction(document, spans, stated, leftovers, told, called, cues)
