"""Every number of a text: a figure that the text states, or a leftover with its reason."""

from __future__ import annotations

from bisect import bisect_right

from counterfoil.extract.numbers.barred import apart, split, unused
from counterfoil.extract.numbers.expression import Expression
from counterfoil.extract.numbers.grammar import expressions
from counterfoil.extract.numbers.hedging import (
    Governor,
    Hedging,
    governed,
    hedging,
    is_ceiling,
    lead_hedge,
    of_one_length,
)
from counterfoil.extract.numbers.plain import plain
from counterfoil.extract.numbers.scan import COMMA_GROUPS, Separators, atoms
from counterfoil.model import DateMention, Document, Leftover, NumberMention, Span


def numbers(
    document: Document,
    sentences: tuple[Span, ...],
    dates: tuple[DateMention, ...],
    separators: Separators = COMMA_GROUPS,
) -> tuple[tuple[NumberMention, ...], tuple[Leftover, ...]]:
    """The figures of `document` and its other numbers, each in text order.

    Every run of digits and every number word lies inside the span of one or the other. separators: how the document's
    jurisdiction groups digits.
    """
    text = plain(document)
    parts = split(document, text, atoms(text, separators), dates)
    found = expressions(text, parts.free)
    spans = tuple(Span(item.start, item.end) for item in found)
    leftovers = apart(text, (*parts.taken, *unused(parts.free, spans)), spans)
    return _mentions(document, text, found, sentences), leftovers


def _mentions(
    document: Document, text: str, found: tuple[Expression, ...], sentences: tuple[Span, ...]
) -> tuple[NumberMention, ...]:
    """The expressions with their hedges; some hedges reach over several figures of a sentence or of a list."""
    starts = [sentence.start for sentence in sentences]
    mentions: list[NumberMention] = []
    governor: Governor | None = None
    last: tuple[Expression, Hedging] | None = None
    segment_before = -1
    ends = (*(item.start for item in found[1:]), len(text))
    for item, following in zip(found, ends, strict=False):
        at = bisect_right(starts, item.start) - 1
        hedge = hedging(text, item, starts[at] if at >= 0 else 0, following)
        segment = document.segment_at(item.start)
        if hedge.hedge == "exact" and segment is not None and segment != segment_before:
            hedge = _of_lead(document, segment) or hedge
        if hedge.hedge == "exact" and last is not None:
            hedge = of_one_length(text, *last, item) or hedge
        if hedge.hedge == "exact" and governor is not None:
            hedge = governed(text, governor, item) or hedge
        if hedge.hedge == "at_most":
            said = "" if hedge.span is None else text[hedge.span.start : hedge.span.end]
            is_maximum = is_ceiling(said) or (hedge.span is None and governor is not None and governor.is_maximum)
            governor = Governor(item, is_maximum)
        segment_before = -1 if segment is None else segment
        last = item, hedge
        mentions.append(_mention(item, hedge))
    return tuple(mentions)


def _of_lead(document: Document, at: int) -> Hedging | None:
    """The hedge that the paragraph above a list item gives to the item's first figure."""
    lead = document.segments[at].lead
    return None if lead is None else lead_hedge(document.quote(document.segments[lead].span))


def _mention(item: Expression, hedge: Hedging) -> NumberMention:
    return NumberMention(
        Span(item.start, item.end), item.value, item.high, hedge.hedge, item.form, item.rule, hedge.span
    )
