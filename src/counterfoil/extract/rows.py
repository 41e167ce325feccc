"""Figures in the rows of tables: the name of the row and the head of the column say what each counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterfoil.extract.parse import parse
from counterfoil.extract.words import Figure, Sentence, Word, words
from counterfoil.model import Document, NumberMention, Segment

_COLUMNS = 64
"""More columns than a table has."""


def row_figures(document: Document, mentions: Sequence[NumberMention]) -> dict[int, Figure]:
    """The figures of `mentions` that stand in cells, by index.

    The sentence of each is its row, and the words of it are the row's name, the column's head, and its own cell.
    """
    found: dict[int, Figure] = {}
    for index, mention in enumerate(mentions):
        at = document.segment_at(mention.span.start)
        if at is None or not document.segments[at].cells:
            continue
        figure = _figure(document, at, mention)
        if figure is not None:
            found[index] = figure
    worded = [index for index, figure in found.items() if figure.last + 1 < len(figure.sentence.words)]
    parsed = parse([found[index].sentence for index in worded])
    found.update((index, replace(found[index], sentence=one)) for index, one in zip(worded, parsed, strict=True))
    return found


def _figure(document: Document, at: int, mention: NumberMention) -> Figure | None:
    row = document.segments[at]
    column = next((index for index, cell in enumerate(row.cells) if cell.contains(mention.span)), None)
    if column is None:
        return None
    label = (*_name(document, row, column), *_head(document, row, column))
    own = words(document, row.cells[column])
    sentence = Sentence(row.span, (*label, *own), at)
    first, last = sentence.covering(mention.span)
    return Figure(mention, sentence, first, last, len(label), column) if label else None


def _name(document: Document, row: Segment, column: int) -> tuple[Word, ...]:
    return words(document, row.cells[0]) if column else ()


def _head(document: Document, row: Segment, column: int) -> tuple[Word, ...]:
    """The words above the cell; where rows have fewer cells than their head has, the last ones stand below its last."""
    heads = document.segments[row.lead].cells if row.lead is not None else ()
    above = column + max(0, len(heads) - len(row.cells))
    return words(document, heads[above]) if above < len(heads) else ()


def led(document: Document, figure: Figure) -> tuple[Word, ...]:
    """What introduces a figure of a table: what stands above it, its corner, the row's name, the column's head."""
    label = figure.sentence.words[: figure.label]
    above: tuple[Word, ...] = ()
    lead = _led_by(document, figure.sentence.segment)
    if lead is not None and document.segments[lead].cells:
        above = words(document, document.segments[lead].cells[0]) if figure.column else ()
        lead = document.segments[lead].lead
    return (*(() if lead is None else words(document, document.segments[lead].span)), *above, *label)


def _led_by(document: Document, segment: int | None) -> int | None:
    return None if segment is None else document.segments[segment].lead


def column_of(figure: Figure, lead: int | None) -> int | None:
    """A number for the list that a figure stands in: each column of a table is a list of its own."""
    if not figure.label or lead is None:
        return lead
    return -(lead * _COLUMNS + figure.column) - 1
