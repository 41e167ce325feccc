"""Find the figures of a document, and what their own sentence says of them."""

from __future__ import annotations

from counterfoil.extract.sentences import sentences
from counterfoil.model import Document, Extraction


def extract(document: Document) -> Extraction:
    """Claims, leftovers, dates and names of `document`; nothing is yet placed on the calendar."""
    return Extraction(document, sentences(document), (), ())
