"""Names: agencies, offices, places, countries, persons, officials, operations, each at its place in the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counterfoil.extract.names.bodies import bodies
from counterfoil.extract.names.gazetteer import hits
from counterfoil.extract.names.operations import operations
from counterfoil.extract.names.people import people
from counterfoil.extract.names.places import datelines, located, strong
from counterfoil.extract.names.words import PLACE, Blocks, runs, words
from counterfoil.model import Document, NameMention, Span


def names(
    document: Document,
    sentences: tuple[Span, ...] = (),  # noqa: ARG001 - every reader of a document takes these; names need none
    docs: Mapping[Span, Any] | None = None,  # noqa: ARG001 - the same: rules carry, no parse is needed
) -> tuple[NameMention, ...]:
    """Every name of `document`, in text order, none overlapping another."""
    text = document.text
    found = hits(text)
    chosen = _settled([*operations(document), *datelines(document)], [])
    for mentions in bodies(text, found):
        chosen = _settled(mentions, chosen)
    placed = _settled(strong(text, found, Blocks([m.span for m in chosen])), chosen)
    every = words(text)
    persons = people(text, every, runs(document, every, Blocks([m.span for m in placed])))
    chosen = _settled(list(persons), placed)
    chosen = _settled(located(text, found, Blocks([m.span for m in chosen])), chosen)
    return tuple(sorted(chosen, key=lambda m: PLACE(m.span)))


def _settled(new: list[NameMention], taken: list[NameMention]) -> list[NameMention]:
    """`taken`, and those of `new` that overlap nothing taken; among the new, the earlier and longer wins."""
    kept = list(taken)
    blocks = Blocks([m.span for m in taken])
    end = -1
    for mention in sorted(new, key=lambda m: (m.span.start, -m.span.end)):
        if mention.span.start >= end and not blocks.holds(mention.span.start, mention.span.end):
            kept.append(mention)
            end = mention.span.end
    return kept
